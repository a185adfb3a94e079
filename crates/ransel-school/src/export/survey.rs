//! Who is at a school today, and whose addresses are not to be told.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use ransel_exchange::roster::{Group as Row, RoleKind, Sort, SourcedId, Stage as RowStage};
use ransel_kernel::{
    GroupId, Hat, Owner, Pass, PersonId, SchoolId,
    facts::{Guardianship, Protection},
    rows::Is::Equal,
};

use super::{Asked, CHUNK, ExportError, Exported, Place, Receiver};
use crate::{
    actions::SurveyRoster,
    custody::{Holding, standing},
    records::{
        AddressProtection, CareOrder, Enrolment, FamilyTie, Group, GroupKind, GroupMember, GroupRole,
        NextOfKin, Post, ProtectionLevel, Residence, ResidenceKind, School, Stage, Subject,
    },
};

/// Groups looked at together.
const GROUPS: usize = 50;

/// What an export goes by. Of people only ids.
pub(super) struct Survey {
    pub today: Date,
    /// The owner's own row among the schools, or one made for the export.
    top: SourcedTop,
    schools: Vec<School>,
    subjects: Vec<Subject>,
    groups: Vec<Group>,
    /// Everybody who goes along, each once.
    pub people: Vec<PersonId>,
    /// Whoever cannot be reached by what is handed on.
    pub hidden: HashSet<PersonId>,
    /// Whose protection is strict: they are handed on by an action of their own, or not at all.
    pub strict: HashSet<PersonId>,
    /// Those who stay: those among them nobody asked for, and those whose data is restricted or objected to.
    pub kept_back: HashSet<PersonId>,
}

struct SourcedTop {
    name: String,
    number: String,
}

pub(super) fn holds(today: Date, from: Date, to: Option<Date>) -> bool {
    from <= today && to.is_none_or(|to| today < to)
}

impl Survey {
    pub(super) fn make(
        owner: &Owner,
        pass: &Pass<'_, SurveyRoster>,
        asked: &Asked,
    ) -> Result<Self, ExportError> {
        let today = owner.clock.today();
        let mut schools = pass.rows::<School>().all()?;
        let mut subjects = pass.rows::<Subject>().all()?;
        let mut groups = pass.rows::<Group>().all()?;
        groups
            .retain(|group| holds(today, group.valid_from, group.valid_to) && group.kind != GroupKind::Other);
        schools.sort_by_key(|school| school.id);
        subjects.sort_by_key(|subject| subject.id);
        groups.sort_by_key(|group| group.id);
        let used: HashSet<_> = groups.iter().filter_map(|group| group.subject).collect();
        subjects.retain(|subject| used.contains(&subject.id));
        let settings = owner.settings();
        let top = SourcedTop {
            name: settings.owner.name.clone(),
            number: settings.owner.organisation_number.clone(),
        };
        let protected = protected(pass, today)?;
        let strict: HashSet<_> = protected
            .iter()
            .filter(|(_, level)| **level == Protection::Strict)
            .map(|(person, _)| *person)
            .collect();
        let mut kept_back = if asked.protected { HashSet::new() } else { strict.clone() };
        // Whose data is kept and not used is no row of the survey, but may stand in somebody else's.
        kept_back.extend(pass.left_out());
        let (people, hidden) = (Vec::new(), HashSet::new());
        let mut survey = Self { today, top, schools, subjects, groups, people, hidden, strict, kept_back };
        survey.collect(pass)?;
        survey.hide(pass, protected.into_keys().collect())?;
        Ok(survey)
    }

    fn collect(&mut self, pass: &Pass<'_, SurveyRoster>) -> Result<(), ExportError> {
        let (mut people, today) = (Vec::new(), self.today);
        for school in &self.schools {
            let (pupils, staff) = at_school(pass, school.id, today)?;
            people.extend(pupils.into_iter().map(|row| row.pupil));
            people.extend(staff.into_iter().map(|row| row.person));
        }
        for groups in self.groups.chunks(GROUPS) {
            people.extend(in_groups(pass, groups, today)?.into_iter().map(|row| row.person));
        }
        people.sort_unstable();
        people.dedup();
        // Before anybody's home is looked up: who is here for such a child only stays too.
        people.retain(|person| !self.kept_back.contains(person));
        let mut grown_ups = Vec::new();
        for children in people.chunks(CHUNK) {
            for row in guardians(pass, children, today)? {
                grown_ups.extend(super::contact(row.standing).map(|_| row.adult));
            }
            grown_ups.extend(kin(pass, children, today)?.into_iter().map(|row| row.kin));
        }
        people.extend(grown_ups.into_iter().filter(|person| !self.kept_back.contains(person)));
        people.sort_unstable();
        people.dedup();
        self.people = people;
        Ok(())
    }

    /// Those with a protected address, and those who share a home with such a child: their address is the child's.
    fn hide(
        &mut self,
        pass: &Pass<'_, SurveyRoster>,
        protected: HashSet<PersonId>,
    ) -> Result<(), ExportError> {
        let today = self.today;
        for children in protected.iter().copied().collect::<Vec<_>>().chunks(CHUNK) {
            let at_home = |row: &Guardian| {
                use Guardianship::{Foster, LivesWith, Shared};
                matches!(row.standing, LivesWith | Shared | Foster)
            };
            let rows = guardians(pass, children, today)?;
            self.hidden.extend(rows.iter().filter(|row| at_home(row)).map(|row| row.adult));
        }
        self.hidden.extend(protected);
        Ok(())
    }

    /// The owner, then schools, subjects, classes and groups.
    pub(super) fn groups(
        &self,
        asked: &Asked,
        to: &mut dyn Receiver,
        exported: &mut Exported,
    ) -> Result<(), ExportError> {
        let top = top(asked);
        let number = |number: &String| Some(number.clone()).filter(|number| !number.is_empty());
        let owner = Row {
            organisation_number: number(&self.top.number),
            ..row(top.clone(), Sort::Owner, &self.top.name, Vec::new())
        };
        let schools = self.schools.iter().map(|school| Row {
            organisation_number: number(&school.organisation_number),
            stage: match school.stage {
                Stage::Compulsory => Some(RowStage::Compulsory),
                Stage::UpperSecondary => Some(RowStage::UpperSecondary),
                Stage::Unknown => None,
            },
            ..row(asked.key(school.id.0), Sort::School, &school.name, vec![top.clone()])
        });
        let subjects = self.subjects.iter().map(|subject| {
            let named = [("nn", &subject.name_nn), ("se", &subject.name_se), ("en", &subject.name_en)];
            let named = named.into_iter().filter(|(_, name)| !name.is_empty());
            Row {
                code: number(&subject.code),
                short: subject.code.clone(),
                names: named.map(|(language, name)| (language.to_owned(), name.clone())).collect(),
                ..row(asked.key(subject.id), Sort::Subject, &subject.name_nb, vec![top.clone()])
            }
        });
        let groups = self.groups.iter().map(|group| {
            let sort = match group.kind {
                GroupKind::Class => Sort::Class,
                GroupKind::Teaching => Sort::Teaching,
                GroupKind::ContactTeacher | GroupKind::Other => Sort::ContactTeacher,
            };
            let subject = group.subject.map(|subject| asked.key(subject));
            let parents = std::iter::once(asked.key(group.school.0)).chain(subject).collect();
            Row {
                from: Some(group.valid_from),
                to: last_day(group.valid_to),
                ..row(asked.key(group.id.0), sort, &group.name, parents)
            }
        });
        for row in std::iter::once(owner).chain(schools).chain(subjects).chain(groups) {
            *(if to.group(&row)? { &mut exported.groups } else { &mut exported.left_out }) += 1;
        }
        Ok(())
    }

    /// Who is where: at schools, then in groups.
    pub(super) fn places(
        &self,
        pass: &Pass<'_, SurveyRoster>,
        asked: &Asked,
        to: &mut dyn Receiver,
        exported: &mut Exported,
    ) -> Result<(), ExportError> {
        let mut put = |place: &Place<'_>| -> Result<(), ExportError> {
            *(if to.place(place)? { &mut exported.members } else { &mut exported.left_out }) += 1;
            Ok(())
        };
        for school in &self.schools {
            let group = asked.key(school.id.0);
            let (pupils, staff) = at_school(pass, school.id, self.today)?;
            for row in pupils.into_iter().filter(|row| !self.kept_back.contains(&row.pupil)) {
                let person = asked.key(row.pupil.0);
                let period = (row.valid_from, last_day(row.valid_to));
                let (id, kind) = (row.id, RoleKind::Pupil);
                put(&Place { id, person: &person, group: &group, school: None, kind, period })?;
            }
            for row in staff.into_iter().filter(|row| !self.kept_back.contains(&row.person)) {
                let Some(kind) = Hat::from_code(&row.hat).and_then(role) else { continue };
                let person = asked.key(row.person.0);
                let period = (row.valid_from, last_day(row.valid_to));
                put(&Place { id: row.id, person: &person, group: &group, school: None, kind, period })?;
            }
        }
        let schools: HashMap<GroupId, SchoolId> =
            self.groups.iter().map(|group| (group.id, group.school)).collect();
        for groups in self.groups.chunks(GROUPS) {
            let mut rows = in_groups(pass, groups, self.today)?;
            rows.sort_by_key(|row| (row.group_id, row.id));
            for row in rows.into_iter().filter(|row| !self.kept_back.contains(&row.person)) {
                let (person, group) = (asked.key(row.person.0), asked.key(row.group_id.0));
                let school = schools.get(&row.group_id).map(|school| asked.key(school.0));
                let kind = match row.role {
                    GroupRole::Pupil => RoleKind::Pupil,
                    GroupRole::Teacher => RoleKind::Teacher,
                    GroupRole::ContactTeacher => RoleKind::ContactTeacher,
                };
                let period = (row.valid_from, last_day(row.valid_to));
                let school = school.as_ref();
                put(&Place { id: row.id, person: &person, group: &group, school, kind, period })?;
            }
        }
        Ok(())
    }
}

/// Whose address is protected today, and how far.
fn protected(
    pass: &Pass<'_, SurveyRoster>,
    today: Date,
) -> Result<HashMap<PersonId, Protection>, ExportError> {
    let rows = pass.rows::<AddressProtection>().all()?.into_iter();
    let mut found: HashMap<PersonId, Protection> = HashMap::new();
    for row in rows.filter(|row| holds(today, row.valid_from, row.valid_to)) {
        let level = found.entry(row.person).or_default();
        *level = (*level).max(ProtectionLevel::of(&row.level).fact());
    }
    Ok(found)
}

/// The key of the owner itself, which is no row of the store.
fn top(asked: &Asked) -> SourcedId {
    SourcedId { source: asked.source.clone(), id: "owner".to_owned() }
}

fn row(id: SourcedId, sort: Sort, name: &str, parents: Vec<SourcedId>) -> Row {
    Row {
        id,
        former: Vec::new(),
        gone: false,
        sort,
        parents,
        code: None,
        short: name.to_owned(),
        name: name.to_owned(),
        names: Vec::new(),
        organisation_number: None,
        stage: None,
        from: None,
        to: None,
    }
}

fn last_day(to: Option<Date>) -> Option<Date> {
    to.map(|to| to.yesterday().unwrap_or(to))
}

fn role(hat: Hat) -> Option<RoleKind> {
    match hat {
        Hat::Teacher => Some(RoleKind::Teacher),
        Hat::Principal => Some(RoleKind::Principal),
        Hat::DepartmentHead => Some(RoleKind::Leader),
        Hat::Secretary => Some(RoleKind::Office),
        _ => None,
    }
}

fn at_school(
    pass: &Pass<'_, SurveyRoster>,
    school: SchoolId,
    today: Date,
) -> Result<(Vec<Enrolment>, Vec<Post>), ExportError> {
    let mut pupils = pass.rows::<Enrolment>().only(Enrolment::SCHOOL, Equal, &school).all()?;
    pupils.retain(|row| holds(today, row.valid_from, row.valid_to));
    let mut staff = pass.rows::<Post>().only(Post::SCHOOL, Equal, &Some(school)).all()?;
    staff.retain(|row| {
        holds(today, row.valid_from, row.valid_to) && Hat::from_code(&row.hat).and_then(role).is_some()
    });
    Ok((pupils, staff))
}

fn in_groups(
    pass: &Pass<'_, SurveyRoster>,
    groups: &[Group],
    today: Date,
) -> Result<Vec<GroupMember>, ExportError> {
    let ids = groups.iter().map(|group| group.id);
    let mut rows = pass.rows::<GroupMember>().among(GroupMember::GROUP_ID, ids).all()?;
    rows.retain(|row| holds(today, row.valid_from, row.valid_to));
    Ok(rows)
}

/// An adult, and what she is to a child today.
pub(super) struct Guardian {
    pub child: PersonId,
    pub adult: PersonId,
    pub standing: Guardianship,
}

pub(super) fn guardians(
    pass: &Pass<'_, SurveyRoster>,
    children: &[PersonId],
    today: Date,
) -> Result<Vec<Guardian>, ExportError> {
    let of = || children.iter().copied();
    let mut ties: HashMap<(PersonId, PersonId), Holding> = HashMap::new();
    for row in pass.rows::<FamilyTie>().among(FamilyTie::CHILD, of()).all()? {
        if holds(today, row.valid_from, row.valid_to) {
            ties.entry((row.child, row.adult)).or_default().add(row.kind);
        }
    }
    let people: HashSet<_> = ties.keys().map(|(_, adult)| *adult).chain(of()).collect();
    let mut homes: HashMap<PersonId, Vec<Residence>> = HashMap::new();
    for row in pass.rows::<Residence>().among(Residence::PERSON, people).all()? {
        if holds(today, row.valid_from, row.valid_to) {
            homes.entry(row.person).or_default().push(row);
        }
    }
    let care = pass.rows::<CareOrder>().among(CareOrder::CHILD, of()).all()?.into_iter();
    let care: HashSet<_> =
        care.filter(|row| holds(today, row.valid_from, row.valid_to)).map(|row| row.child).collect();
    let lives = |person: PersonId| homes.get(&person).map_or(&[][..], Vec::as_slice);
    let found = ties.into_iter().map(|((child, adult), mut holding)| {
        let common = lives(child).iter().find(|one| lives(adult).iter().any(|other| one.home == other.home));
        holding.together = common.is_some();
        holding.shared = common.is_some_and(|row| row.kind == ResidenceKind::Shared);
        holding.care_order = care.contains(&child);
        Guardian { child, adult, standing: standing(holding) }
    });
    let mut found: Vec<_> = found.collect();
    found.sort_by_key(|row| (row.child, row.adult));
    Ok(found)
}

pub(super) fn kin(
    pass: &Pass<'_, SurveyRoster>,
    people: &[PersonId],
    today: Date,
) -> Result<Vec<NextOfKin>, ExportError> {
    let mut rows = pass.rows::<NextOfKin>().among(NextOfKin::PERSON, people.iter().copied()).all()?;
    rows.retain(|row| holds(today, row.valid_from, row.valid_to));
    Ok(rows)
}
