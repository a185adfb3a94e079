//! Who reads: a pupil, a guardian, or one who works here. Each gets what is about her, from the same facts; nothing is
//! written for an audience by itself.

use std::collections::BTreeSet;

use super::{Purpose, Statement, Way};
use crate::{Hat, facts::Categories};

/// Who reads a statement (POL-2018 art. 12 (1): in words fit for the one who reads).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// A pupil: what is about pupils, in plain words, without sections of law.
    Pupil,
    /// A guardian: what is about pupils and guardians.
    Guardian,
    /// One who works here, and everybody who wants all of it: every activity, section and field.
    Staff,
}

impl Audience {
    /// Every audience.
    pub const ALL: [Self; 3] = [Self::Pupil, Self::Guardian, Self::Staff];

    /// Its code in addresses, options and texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pupil => "pupil",
            Self::Guardian => "guardian",
            Self::Staff => "staff",
        }
    }

    /// The audience with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|audience| audience.code() == code)
    }

    /// The audience one belongs to by the hat worn now; who has not said who she is gets all of it.
    pub const fn of(hat: Hat) -> Self {
        match hat {
            Hat::Pupil => Self::Pupil,
            Hat::Guardian => Self::Guardian,
            _ => Self::Staff,
        }
    }

    /// The subjects an activity must be about to concern this audience; `None` where everything does.
    const fn subjects(self) -> Option<&'static [&'static str]> {
        match self {
            Self::Pupil => Some(&["pupil"]),
            Self::Guardian => Some(&["pupil", "guardian"]),
            Self::Staff => None,
        }
    }

    /// Whether one of this audience can be whom a reader comes to by this way.
    const fn is_reached(self, hat: Hat, way: Way) -> bool {
        match (self, way) {
            (Self::Staff, _) => true,
            // Rows about nobody, those who work at the place, and the product's own parts concern neither home nor pupil.
            (_, Way::Nobody | Way::Staff) => false,
            (Self::Pupil, Way::ContactHome) => false,
            (Self::Pupil, Way::Own) => matches!(hat, Hat::Pupil),
            (Self::Guardian, Way::Own) => matches!(hat, Hat::Pupil | Hat::Guardian),
            _ => !matches!(hat, Hat::System),
        }
    }
}

impl Statement {
    /// What of it is about this audience: its activities, and of readers and keep rules those that serve them.
    pub fn told_to(&self, audience: Audience) -> Self {
        let Some(subjects) = audience.subjects() else { return self.clone() };
        let concerns =
            |purpose: &&Purpose| purpose.subjects.iter().any(|who| subjects.contains(&who.as_str()));
        let purposes = self.points.purpose.iter().filter(concerns);
        let mut it = self.with_activities(&purposes.map(|purpose| purpose.activity.as_str()).collect());
        let security = &mut it.points.security;
        security.readers.retain(|reader| audience.is_reached(reader.hat, reader.way));
        security.sign_in.retain(|sign_in| security.readers.iter().any(|reader| reader.hat == sign_in.hat));
        // A table without anything about anybody concerns those who keep the house.
        it.points.tables.retain(|table| table.personal);
        it.delete_by_tables();
        it
    }

    /// What of it is about one activity.
    pub fn of_activity(&self, activity: &str) -> Self {
        let mut it = self.with_activities(&BTreeSet::from([activity]));
        it.delete_by_tables();
        it
    }

    fn with_activities(&self, activities: &BTreeSet<&str>) -> Self {
        let mut it = self.clone();
        let about = |activity: &str| activities.contains(activity);
        let points = &mut it.points;
        points.purpose.retain(|purpose| about(&purpose.activity));
        points.basis.retain(|basis| about(&basis.activity));
        points.stored.retain(|row| about(&row.activity));
        points.tables.retain(|table| about(table.activity));
        points.security.readers.retain(|reader| about(reader.activity));
        it.recipients.retain(|told| about(&told.activity));
        it.sources.retain(|told| about(&told.activity));
        it
    }

    /// Leaves of each keep rule what goes by it from the tables that are left.
    fn delete_by_tables(&mut self) {
        let points = &mut self.points;
        for rule in &mut points.deletion {
            let kept: Vec<_> = points.tables.iter().filter(|table| table.keep == rule.keep).collect();
            let kinds: Vec<_> =
                kept.iter().flat_map(|table| &table.fields).filter_map(|field| field.category).collect();
            rule.tables = kept.iter().map(|table| table.table).collect();
            rule.categories = Categories::of(&kinds);
        }
        points.deletion.retain(|rule| !rule.tables.is_empty());
    }
}
