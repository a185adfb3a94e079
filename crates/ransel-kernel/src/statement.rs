//! The public statement of a module: computed from what the engine runs and from nothing else. Register entry,
//! cards, policies and settings come in; five points, recipients and rights come out, with one digest of it all.
//! Deliberately absent: any sentence a module could write about itself beside its register entry.

mod audience;
mod choices;
mod coded;
mod diff;
mod law;
mod markdown;
mod plain;
mod processing;
mod readers;
mod record;
mod rights;
mod stored;
mod supplier;
mod versions;
mod wording;

use jiff::{Timestamp, civil::Date};
use serde::Serialize;

use crate::{
    Hat, House,
    facts::Assurance,
    keys::{digest, to_hex},
    register::Words,
    settings::Settings,
    suppliers::Supplier,
    table::PolicyTable,
};

pub use audience::Audience;
pub use choices::Chosen;
pub use diff::{DiffLine, difference};
pub use law::Citation;
pub use plain::Point;
pub use processing::ActiveProcessing;
pub use readers::{Reader, Way};
pub use record::{ProcessingRecord, RecordRow};
pub use rights::Right;
pub use stored::{Deletion, FieldRow, Mismatch, Stored, TableRow, Unkept, mismatches};
pub use supplier::SupplierLine;
pub use versions::{PublishedChange, Version};
use wording::Phrases;
pub use wording::{Say, TEXTS, own_words};

/// A module's statement on one day.
///
/// The digest is of these members in this order: they are never renamed or moved, and one that is added is left
/// out while it is empty. Otherwise a new release would date all statements anew though nothing has changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Statement {
    /// The module.
    pub module: String,
    /// What people call it.
    pub name: Words,
    /// The systems of the public statements it stands for.
    pub systems: Vec<String>,
    /// Whether the owner has it on.
    pub on: bool,
    /// Which of the governing acts bind it, by their codes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub acts: Vec<String>,
    /// Who answers for it (POL-2018 art. 13 (1) (a) and (b)).
    pub controller: Controller,
    /// The five points.
    pub points: Points,
    /// Who receives data outside the owner.
    pub recipients: Vec<Told>,
    /// Where data comes from.
    pub sources: Vec<Told>,
    /// Whether nothing of it may be outside the EEA.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub within_eea: bool,
    /// What it takes from Feide about whoever uses it, by Feide's names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<String>,
    /// Who processes data for the owner.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suppliers: Vec<Supplier>,
    /// What the owner has chosen about it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Chosen>,
    /// What one can ask for, as keys of texts.
    pub rights: Vec<Right>,
    /// The published version this is, where it has been published; no part of the digest.
    #[serde(skip)]
    pub version: Option<Dated>,
}

/// The five points, in the order a reader asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Points {
    /// Why it is stored.
    pub purpose: Vec<Purpose>,
    /// The law that lets us.
    pub basis: Vec<Basis>,
    /// What is stored.
    pub stored: Vec<Stored>,
    /// The same field by field: every table of the module.
    pub tables: Vec<TableRow>,
    /// Who can see it, and what else guards it.
    pub security: Security,
    /// When it is deleted.
    pub deletion: Vec<Deletion>,
}

/// The controller, as the owner's settings name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Controller {
    /// The legal person's name.
    pub name: String,
    /// Its number in the register of legal entities.
    pub organisation_number: String,
    /// The accountable head's title.
    pub accountable_head: String,
    /// The post with the daily responsibility; empty where it is the head's own.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub daily_post: String,
    /// Where one writes to the owner.
    pub contact: String,
    /// The data protection officer's address.
    pub data_protection_officer: String,
    /// Address of the general statement this one adds to.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub general_statement: String,
}

/// Why one activity is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Purpose {
    /// The activity.
    pub activity: String,
    /// Why.
    pub why: Words,
    /// Whom it is about: codes of the register.
    pub subjects: Vec<String>,
    /// Why, in words a pupil can read, where they are others.
    #[serde(skip_serializing_if = "Words::is_empty")]
    pub plain: Words,
}

/// The law one activity rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Basis {
    /// The activity.
    pub activity: String,
    /// Article 6 and the national sections.
    pub law: Vec<Citation>,
    /// The exceptions of article 9 (2).
    pub gateway: Vec<Citation>,
}

/// What guards the data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Security {
    /// Who can see and write what, from the policies.
    pub readers: Vec<Reader>,
    /// The sign-in each of them needs, from the settings.
    pub sign_in: Vec<SignIn>,
    /// The weaker sign-in the owner's own statement speaks of, where law demands what stands above.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stated: Vec<SignIn>,
    /// Measures of this module.
    pub measures: Words,
}

/// The sign-in a hat needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SignIn {
    /// The hat.
    #[serde(serialize_with = "coded::hat")]
    pub hat: Hat,
    /// How sure it must be.
    #[serde(serialize_with = "coded::assurance")]
    pub strength: Assurance,
}

/// Something the register says in words about one activity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Told {
    /// The activity.
    pub activity: String,
    /// The words.
    pub text: Words,
}

/// The number and date of a published version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated {
    /// Its number, from 1.
    pub number: usize,
    /// From when it holds.
    pub at: Timestamp,
}

impl Statement {
    /// The statement of a module as the house, the table of its policies and the owner's settings make it on
    /// `today`; `None` if there is no such module. The day matters because law is cited as it is in force.
    pub fn of(
        house: &House,
        table: &PolicyTable,
        settings: &Settings,
        module: &str,
        today: Date,
    ) -> Option<Self> {
        let register = house.register(module)?;
        let parts = house.modules.iter().find(|known| known.name == module)?;
        let activities = &register.activity;
        let told = |activity: &str, text: &Words| {
            (!text.is_empty()).then(|| Told { activity: activity.to_owned(), text: text.clone() })
        };
        let readers = readers::of(table, parts);
        Some(Self {
            module: module.to_owned(),
            name: register.name.clone(),
            systems: register.systems.clone(),
            acts: register.acts.clone(),
            on: settings.is_on(module),
            controller: Controller::of(settings),
            recipients: activities.iter().filter_map(|it| told(&it.id, &it.recipients)).collect(),
            sources: activities.iter().filter_map(|it| told(&it.id, &it.sources)).collect(),
            within_eea: register.within_eea,
            attributes: register.attributes.iter().flat_map(|it| it.names.iter().cloned()).collect(),
            suppliers: settings.suppliers.iter().filter(|it| it.serves(module)).cloned().collect(),
            choices: choices::of(register, settings),
            rights: rights::of(register),
            version: None,
            points: Points {
                purpose: activities.iter().map(Purpose::of).collect(),
                basis: activities.iter().map(|activity| Basis::of(activity, today)).collect(),
                stored: stored::categories(parts, register),
                tables: stored::tables(parts),
                deletion: stored::deletion(parts, register, settings, today),
                security: Security {
                    sign_in: sign_in(&readers, |hat| Some(settings.demanded(hat))),
                    stated: sign_in(&readers, |hat| settings.stated_sign_in(hat)),
                    readers,
                    measures: register.security.clone(),
                },
            },
        })
    }

    /// What Feide tells about whoever uses it, as a sentence; nothing where it tells nothing.
    pub fn from_feide(&self, say: &Say<'_>) -> Option<String> {
        let names = (!self.attributes.is_empty()).then(|| Phrases::new(say).list(self.attributes.clone()))?;
        Some(say("notice-attributes", &[("what", names)]))
    }

    /// The digest of everything stated: equal digests, equal statements, in whatever language they are read.
    pub fn digest(&self) -> String {
        // A struct of plain members always has a JSON form.
        let facts = serde_json::to_vec(self).unwrap_or_default();
        to_hex(&digest(&[&facts])[..16])
    }
}

impl Controller {
    /// As the settings name it.
    pub fn of(settings: &Settings) -> Self {
        let owner = &settings.owner;
        Self {
            name: owner.name.clone(),
            organisation_number: owner.organisation_number.clone(),
            accountable_head: owner.accountable_head.clone(),
            contact: owner.contact.clone(),
            data_protection_officer: owner.data_protection_officer.clone(),
            daily_post: settings.daily_post.clone(),
            general_statement: owner.general_statement.clone(),
        }
    }
}

impl Purpose {
    fn of(activity: &crate::register::Activity) -> Self {
        Self {
            activity: activity.id.clone(),
            why: activity.purpose.clone(),
            subjects: activity.subjects.clone(),
            plain: activity.plain.clone(),
        }
    }
}

impl Basis {
    fn of(activity: &crate::register::Activity, today: Date) -> Self {
        Self {
            activity: activity.id.clone(),
            law: law::cite(&activity.basis, today),
            gateway: law::cite(&activity.gateway, today),
        }
    }
}

/// The sign-in of those who see or write something here. Parts of the product do not sign in.
fn sign_in(readers: &[Reader], strength: impl Fn(Hat) -> Option<Assurance>) -> Vec<SignIn> {
    let here = |hat: &&Hat| **hat != Hat::System && readers.iter().any(|reader| reader.hat == **hat);
    let of = |hat: &Hat| Some(SignIn { hat: *hat, strength: strength(*hat)? });
    Hat::ALL.iter().filter(here).filter_map(of).collect()
}
