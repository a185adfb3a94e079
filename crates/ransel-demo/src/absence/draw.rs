//! Draws the absence of one pupil: illness first, then single lessons, then the subjects the pupil avoids.

use jiff::ToSpan;
use jiff::civil::{Date, Time};
use ransel_law::Minutes;

use super::{AbsencePiece, AbsenceReason, Documentation, Missed, Reporter};
use crate::model::{Enrolment, GroupKey, GuardianshipKind, LESSON_MINUTES, Owner, PersonKey, Stage};
use crate::stream::Stream;
use AbsenceReason::{
    Delayed, DrivingTest, Illness, MedicalAppointment, ReligiousHoliday, Representation, Unexplained, Welfare,
};
use Documentation::{HealthDocumented, OtherDocumented, SelfDeclared, Undocumented};

/// A lesson of the pupil's week.
#[derive(Clone, Copy)]
struct Lesson {
    start: Time,
    group: GroupKey,
}

/// What a pupil is like: how often ill, in per cent of the usual, and which subjects are avoided.
struct Habits {
    frequency: usize,
    /// Groups, and the minutes missed in each by today.
    avoided: Vec<(GroupKey, u32)>,
}

struct Draw<'a> {
    owner: &'a Owner,
    pupil: PersonKey,
    of_age: Date,
    stage: Stage,
    /// Monday to Friday, by time.
    week: [Vec<Lesson>; 5],
    stream: Stream,
    pieces: Vec<AbsencePiece>,
}

/// All absence of a pupil on these days, by day and time.
pub(super) fn pieces_of(owner: &Owner, enrolment: &Enrolment, days: &[Date]) -> Vec<AbsencePiece> {
    let pupil = enrolment.pupil;
    let mut draw = Draw {
        owner,
        pupil,
        of_age: owner.person(pupil).born.saturating_add(18.years()),
        stage: owner.school(enrolment.school).stage,
        week: week_of(owner, enrolment),
        stream: Stream::new(owner.spec.seed, "absence", pupil.index()),
        pieces: vec![],
    };
    let habits = draw.habits(enrolment);
    draw.days(days, &habits);
    for (group, minutes) in habits.avoided {
        draw.avoid(days, group, minutes);
    }
    draw.pieces.sort_by_key(|piece| (piece.date, piece.start));
    draw.pieces
}

fn week_of(owner: &Owner, enrolment: &Enrolment) -> [Vec<Lesson>; 5] {
    let mut week: [Vec<Lesson>; 5] = Default::default();
    for group in &enrolment.groups {
        for slot in owner.slots_of(*group) {
            if let Some(day) = week.get_mut(weekday(slot.weekday)) {
                day.push(Lesson { start: slot.start, group: *group });
            }
        }
    }
    for day in &mut week {
        day.sort_by_key(|lesson| lesson.start);
    }
    week
}

fn weekday(day: jiff::civil::Weekday) -> usize {
    usize::from(day.to_monday_zero_offset().unsigned_abs())
}

impl Draw<'_> {
    fn habits(&mut self, enrolment: &Enrolment) -> Habits {
        let persona = |name| self.owner.persona(name).and_then(|persona| persona.person) == Some(self.pupil);
        // In per cent of the limit, which is a tenth of the subject's year; personas show either side of it.
        let (subjects, lowest, highest) = if persona("pupil") {
            (1, 88, 96)
        } else if persona("pupil-adult") {
            (1, 115, 130)
        } else {
            match (self.stage, self.stream.below(100)) {
                (Stage::UpperSecondary, 84..=93) => (1, 80, 99),
                (Stage::UpperSecondary, 94..=96) => (1, 105, 160),
                (Stage::UpperSecondary, 97..) => (2, 105, 180),
                _ => (0, 0, 0),
            }
        };
        let frequency = if subjects > 0 { 40 } else { self.stream.between(25, 180) as usize };
        let mut groups = enrolment.groups.clone();
        let avoided = (0..subjects.min(groups.len())).map(|_| {
            let group = groups.swap_remove(self.stream.below(groups.len()));
            let limit = self.owner.subject(self.owner.group(group).subject).annual_minutes.get() / 10;
            (group, limit * self.stream.between(lowest, highest).unsigned_abs() / 100)
        });
        let avoided = avoided.collect();
        Habits { frequency, avoided }
    }

    /// Illness, single lessons and coming late, day by day.
    fn days(&mut self, days: &[Date], habits: &Habits) {
        let mut ill_days = 0;
        let mut illness = (SelfDeclared, Illness);
        for day in days {
            let of_ten_thousand = self.stream.below(10_000);
            if ill_days == 0 && of_ten_thousand < habits.frequency {
                (ill_days, illness) = self.fall_ill();
            }
            if ill_days > 0 {
                ill_days -= 1;
                self.whole_day(*day, illness);
                continue;
            }
            match of_ten_thousand * 100 / habits.frequency.max(1) {
                100..=115 => self.leave(*day),
                116..=230 => self.single_lessons(*day),
                231..=400 => self.come_late(*day),
                _ => {}
            }
        }
    }

    fn fall_ill(&mut self) -> (usize, (Documentation, AbsenceReason)) {
        let length = match self.stream.below(100) {
            0..=54 => 1,
            55..=79 => 2,
            80..=91 => 3,
            _ => 4 + self.stream.below(3),
        };
        let documentation = match (length, self.stream.below(100)) {
            (4.., 0..=59) => (HealthDocumented, Illness),
            (1, 85..) => (Undocumented, Unexplained),
            _ => (SelfDeclared, Illness),
        };
        (length, documentation)
    }

    fn leave(&mut self, day: Date) {
        let reason = *self.stream.pick(&[Welfare, ReligiousHoliday, Representation]);
        self.whole_day(day, (OtherDocumented, reason));
    }

    fn whole_day(&mut self, day: Date, why: (Documentation, AbsenceReason)) {
        let reporter = self.reporter(day, why.0);
        for lesson in self.lessons_on(day) {
            self.absent(day, lesson, why, reporter);
        }
    }

    fn single_lessons(&mut self, day: Date) {
        let lessons = self.lessons_on(day);
        let why = match (self.stage, self.stream.below(100)) {
            (Stage::Primary, _) => (HealthDocumented, MedicalAppointment),
            (_, 0..=54) => (Undocumented, Unexplained),
            (Stage::UpperSecondary, 55..=62) => (OtherDocumented, DrivingTest),
            (_, 55..=79) => (HealthDocumented, MedicalAppointment),
            _ => (SelfDeclared, Illness),
        };
        let first = self.stream.below(lessons.len().max(1));
        let count = 1 + self.stream.below(2);
        let reporter = self.reporter(day, why.0);
        for lesson in lessons.into_iter().skip(first).take(count) {
            self.absent(day, lesson, why, reporter);
        }
    }

    fn come_late(&mut self, day: Date) {
        let lessons = self.lessons_on(day);
        let place = if self.stream.chance(650) { 0 } else { self.stream.below(lessons.len().max(1)) };
        let Some(lesson) = lessons.get(place) else { return };
        let minutes = Minutes::new(self.stream.between(3, 20).unsigned_abs());
        let late = Missed::Late { minutes };
        self.pieces.push(self.piece(day, *lesson, (late, Undocumented, Delayed, Reporter::Nobody)));
    }

    /// Picks as many lessons of a group as are still missing, evenly among those held.
    fn avoid(&mut self, days: &[Date], group: GroupKey, minutes: u32) {
        let held: Vec<(Date, Lesson)> = days
            .iter()
            .flat_map(|day| self.lessons_on(*day).into_iter().map(|lesson| (*day, lesson)))
            .filter(|(_, lesson)| lesson.group == group)
            .collect();
        // Early in the year there are few lessons to miss; a pupil who never came would be another story.
        let wanted = ((minutes / u32::from(LESSON_MINUTES)) as usize).min(held.len() * 3 / 5);
        let missed =
            |piece: &&AbsencePiece| piece.group == group && matches!(piece.missed, Missed::Absent { .. });
        let mut wanted = wanted.saturating_sub(self.pieces.iter().filter(missed).count());
        let taken: Vec<(Date, Time)> = self
            .pieces
            .iter()
            .filter(|piece| piece.group == group)
            .map(|piece| (piece.date, piece.start))
            .collect();
        let free: Vec<_> =
            held.into_iter().filter(|(day, lesson)| !taken.contains(&(*day, lesson.start))).collect();
        for (place, (day, lesson)) in free.iter().enumerate() {
            if self.stream.below(free.len() - place) < wanted {
                wanted -= 1;
                let why = if self.stream.chance(800) {
                    (Undocumented, Unexplained)
                } else {
                    (SelfDeclared, Illness)
                };
                let reporter = self.reporter(*day, why.0);
                self.absent(*day, *lesson, why, reporter);
            }
        }
    }

    fn lessons_on(&self, day: Date) -> Vec<Lesson> {
        self.week.get(weekday(day.weekday())).cloned().unwrap_or_default()
    }

    /// Who told the school: nobody where nothing is documented.
    fn reporter(&self, day: Date, documentation: Documentation) -> Reporter {
        if documentation == Undocumented {
            return Reporter::Nobody;
        }
        if day >= self.of_age {
            return Reporter::Pupil;
        }
        let rows = self.owner.guardianships_of(self.pupil).iter();
        let reporting = rows.filter(|row| row.period.holds_on(day) && row.kind.is_responsible());
        let at_home = |kind| u8::from(kind == GuardianshipKind::Apart);
        let nearest = reporting.min_by_key(|row| at_home(row.kind));
        nearest.map_or(Reporter::Nobody, |row| Reporter::Guardian(row.guardian))
    }

    fn absent(
        &mut self,
        day: Date,
        lesson: Lesson,
        (documentation, reason): (Documentation, AbsenceReason),
        by: Reporter,
    ) {
        let absent = Missed::Absent { minutes: Minutes::new(u32::from(LESSON_MINUTES)) };
        self.pieces.push(self.piece(day, lesson, (absent, documentation, reason, by)));
    }

    fn piece(
        &self,
        date: Date,
        Lesson { start, group }: Lesson,
        (missed, documentation, reason, reporter): (Missed, Documentation, AbsenceReason, Reporter),
    ) -> AbsencePiece {
        AbsencePiece { pupil: self.pupil, group, date, start, missed, documentation, reason, reporter }
    }
}
