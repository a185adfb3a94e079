//! Blocks: the classes of a year split up by what each pupil chose, all groups in the same lessons.

use super::{Forming, Staffroom, Teacher, Town};
use crate::build::week::{Needs, Shape, Week, free_places};
use crate::curriculum::{Offer, YEARS};
use crate::model::{ClassKey, PersonKey, Stage, YearLevel};

/// The most pupils of a group across classes.
const GROUP_MAX: usize = 30;

/// Those who chose the same subject.
struct Choice {
    offer: &'static Offer,
    pupils: Vec<PersonKey>,
}

impl Town {
    /// All blocks of a school; they need whole years to be free and therefore come first.
    pub(super) fn teach_blocks(&mut self, staffroom: &mut Staffroom) {
        for level in YEARS.map(YearLevel) {
            for letter in ["L", "A", "B", "C"] {
                self.teach_block(staffroom, level, letter);
            }
        }
    }

    fn teach_block(&mut self, staffroom: &mut Staffroom, level: YearLevel, letter: &'static str) {
        let taking_part: Vec<usize> = (0..staffroom.classes.len())
            .filter(|place| {
                let class = &staffroom.classes[*place];
                class.level == level && class.plan.blocks.iter().any(|block| block.letter == letter)
            })
            .collect();
        let choices = self.choices(staffroom, &taking_part, letter);
        let Some(lessons) = choices.iter().map(|choice| choice.offer.lessons_weekly()).max() else { return };
        let classes =
            taking_part.iter().fold(Week::default(), |busy, place| busy.with(staffroom.classes[*place].busy));
        let needs = Needs { classes, ..Needs::default() };
        let Some(week) = free_places(needs, lessons, Shape::Doubles) else { return };
        for place in &taking_part {
            let class = &mut staffroom.classes[*place];
            class.busy = class.busy.with(week);
        }
        let keys: Vec<ClassKey> = taking_part.iter().map(|place| staffroom.classes[*place].key).collect();
        let mut rooms = keys.iter().map(|class| self.classes[class.index()].room.clone()).collect::<Vec<_>>();
        rooms.reverse();
        for choice in choices {
            self.form_block_groups(staffroom, (level, letter), (&keys, &mut rooms), choice, week);
        }
    }

    /// What the pupils chose, by subject in the order of the first choice.
    fn choices(&self, staffroom: &Staffroom, taking_part: &[usize], letter: &'static str) -> Vec<Choice> {
        let module = format!("choice-{letter}");
        let mut choices: Vec<Choice> = Vec::new();
        for place in taking_part {
            let class = &staffroom.classes[*place];
            let Some(block) = class.plan.blocks.iter().find(|block| block.letter == letter) else { continue };
            for pupil in &self.classes[class.key.index()].pupils {
                let offer = self.stream(&module, pupil.index()).pick(block.offers);
                match choices.iter_mut().find(|choice| choice.offer.code == offer.code) {
                    Some(choice) => choice.pupils.push(*pupil),
                    None => choices.push(Choice { offer, pupils: vec![*pupil] }),
                }
            }
        }
        choices
    }

    fn form_block_groups(
        &mut self,
        staffroom: &mut Staffroom,
        (level, letter): (YearLevel, &str),
        (classes, rooms): (&[ClassKey], &mut Vec<String>),
        choice: Choice,
        week: Week,
    ) {
        let Choice { offer, pupils } = choice;
        let count = pupils.len().div_ceil(GROUP_MAX);
        let year = match level.stage() {
            Stage::UpperSecondary => format!("{}ST", level.0 - 10),
            _ => level.0.to_string(),
        };
        for index in 0..count {
            let share = &pupils[pupils.len() * index / count..pupils.len() * (index + 1) / count];
            let from =
                |class: &ClassKey| share.iter().any(|pupil| self.enrolments[pupil.index()].class == *class);
            let forming = Forming {
                course: offer,
                name: format!("{year}-{letter}/{}-{}", offer.code, index + 1),
                classes: classes.iter().filter(|class| from(class)).copied().collect(),
                pupils: share.to_vec(),
                // The rooms of the classes stand empty during a block; more groups than classes need more rooms.
                room: rooms.pop().unwrap_or_else(|| {
                    staffroom.extra_rooms += 1;
                    format!("Rom X{:02}", staffroom.extra_rooms)
                }),
            };
            let lessons = offer.lessons_weekly();
            let free = |teacher: &Teacher| {
                teacher.field == offer.field
                    && teacher.load + lessons <= super::LOAD_MAX
                    && !teacher.busy.meets(week)
            };
            let teacher = staffroom.teachers.iter().position(free);
            let teacher = teacher.unwrap_or_else(|| self.hire_teacher(staffroom, offer.field));
            staffroom.teachers[teacher].load += lessons;
            self.form_group(staffroom, forming, teacher, week);
        }
    }
}
