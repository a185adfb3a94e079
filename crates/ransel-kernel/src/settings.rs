//! The owner's choices, as dated versions of one TOML document. Law sets floors an owner can raise, not lower.

mod profile;

use std::collections::{BTreeMap, BTreeSet};

use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{
    KernelError, Result,
    facts::{Assurance, Category, Facts, Hat, Stage},
    id::SchoolId,
    register::{ENDED_DAYS, ENDS, ON_CONSENT, stretch},
    suppliers::{self, Supplier},
};

/// What an owner has chosen.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Who the controller is.
    pub owner: OwnerEntry,
    /// The sign-in strength each hat needs.
    pub sign_in: BTreeMap<String, String>,
    /// Which modules are on.
    #[serde(default)]
    pub modules: BTreeMap<String, bool>,
    /// The stages (`compulsory`, `upper-secondary`) whose pupils' guardians must apply for access; elsewhere the register's
    /// relation is enough.
    #[serde(default)]
    pub guardians_apply: BTreeSet<String>,
    /// Whether a guardian's identity number is collected.
    #[serde(default = "yes")]
    pub guardian_identity_number: bool,
    /// Periods the owner has chosen for keep rules, by `module.rule` (ISO 8601).
    #[serde(default)]
    pub keep: BTreeMap<String, String>,
    /// Keep rules by which nothing is deleted before somebody has approved it, by `module.rule`.
    #[serde(default)]
    pub keep_approval: BTreeSet<String>,
    /// Whether parents with responsibility who live elsewhere are told from the start what homes are told; otherwise from
    /// the day they ask (BARN-1981 § 47). What they may see is the same either way.
    #[serde(default)]
    pub tell_parents_elsewhere: bool,
    /// Whether nobody who works here opens personal data before it is documented that she knows about privacy and
    /// security (FOPPL-2024 § 20-2).
    #[serde(default)]
    pub training_demanded: bool,
    /// The written standards of Norwegian that schools write in.
    #[serde(default)]
    pub written_standard: WrittenStandards,
    /// What the accessibility statement says beside what the product knows.
    #[serde(default)]
    pub accessibility: AccessibilityEntry,
    /// The post that has the daily responsibility, where the accountable head has given it to one (POL-2018 art. 24).
    #[serde(default)]
    pub daily_post: String,
    /// Whether the register of pupils and guardians is kept to the schools' offices and those who run it for the owner:
    /// teachers then know whom they teach from their classes only.
    #[serde(default)]
    pub register_for_office: bool,
    /// Categories the owner treats as sensitive beside those that always are ([`Category::CAN_BE_ADDED`]).
    #[serde(default)]
    pub sensitive: BTreeSet<String>,
    /// What the owner's own statement says where law demands more, by setting (`sign_in.guardian`, `keep.MODULE.RULE`).
    /// Law's floor is what holds; this is kept so that the difference is said and not forgotten.
    #[serde(default)]
    pub stated: BTreeMap<String, String>,
    /// Why this version was chosen.
    #[serde(default)]
    pub reason: String,
    /// Who processes data for the owner.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suppliers: Vec<Supplier>,
    /// Choices of single modules.
    #[serde(default)]
    pub module: BTreeMap<String, toml::Table>,
}

/// The controller, as the statement names it (POL-2018 art. 13).
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct OwnerEntry {
    /// The legal person's name.
    pub name: String,
    /// Its number in the register of legal entities.
    pub organisation_number: String,
    /// `municipality`, `county` or `private`.
    pub kind: String,
    /// The accountable head's title, for instance «kommunedirektøren».
    pub accountable_head: String,
    /// The data protection officer's address.
    pub data_protection_officer: String,
    /// Where one writes to the owner.
    pub contact: String,
    /// Address of the owner's general privacy statement, which the school's statement adds to.
    #[serde(default)]
    pub general_statement: String,
}

/// The written standard in which schools write to people who have chosen none: one for the owner, and one for each
/// school that has another (OPPL-2023 ch. 15: each primary school has its main standard).
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenStandards {
    /// The owner's: `nb` or `nn`.
    pub owner: String,
    /// Schools that have another, by their id here.
    #[serde(default)]
    pub schools: BTreeMap<String, String>,
}

/// The two written standards of Norwegian.
pub const WRITTEN_STANDARDS: [&str; 2] = ["nb", "nn"];

impl Default for WrittenStandards {
    fn default() -> Self {
        Self { owner: "nb".to_owned(), schools: BTreeMap::new() }
    }
}

impl WrittenStandards {
    /// The standard of a school, or the owner's where there is no school or it has no other.
    pub fn of(&self, school: Option<SchoolId>) -> &str {
        school.and_then(|school| self.schools.get(&school.to_string())).unwrap_or(&self.owner)
    }
}

/// What the owner says of accessibility. Both may be empty: then one writes to the owner, and the statement stands here alone.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AccessibilityEntry {
    /// Where one tells about what does not work.
    #[serde(default)]
    pub contact: String,
    /// The statement's address at the supervisory authority (FOR-2013-06-21-732).
    #[serde(default)]
    pub declaration: String,
}

/// What a school owner can be: a municipality, a county, or the board of a private school (OPPL-2023 § 28-1,
/// PRIV-2003 § 1-1).
pub const OWNER_KINDS: [&str; 3] = ["municipality", "county", "private"];

const fn yes() -> bool {
    true
}

/// Hats whose sign-in may never be weaker than two factors: they see a whole school or the whole owner
/// (POL-2018 art. 32, FOPPL-2024 § 20-2 read with privacy guidance; an owner may raise it).
const FLOOR: &[(Hat, Assurance)] = &[
    (Hat::Principal, Assurance::Substantial),
    (Hat::DepartmentHead, Assurance::Substantial),
    (Hat::Secretary, Assurance::Substantial),
    (Hat::Timetabler, Assurance::Substantial),
    (Hat::DataProtectionOfficer, Assurance::Substantial),
    (Hat::AccountableHead, Assurance::Substantial),
    (Hat::SystemOwner, Assurance::Substantial),
    (Hat::Administrator, Assurance::Substantial),
    (Hat::Guardian, Assurance::Substantial),
];

impl Settings {
    /// What holds where an owner has chosen nothing: two factors for everyone but pupils.
    pub fn default_for(owner: OwnerEntry) -> Self {
        let sign_in = Hat::ALL
            .iter()
            .filter(|hat| !matches!(hat, Hat::None | Hat::System))
            .map(|hat| {
                let strength = if *hat == Hat::Pupil { Assurance::Low } else { Assurance::Substantial };
                (hat.code().to_owned(), strength.code().to_owned())
            })
            .collect();
        Self {
            owner,
            sign_in,
            modules: BTreeMap::new(),
            guardians_apply: BTreeSet::new(),
            guardian_identity_number: true,
            keep: BTreeMap::new(),
            keep_approval: BTreeSet::new(),
            tell_parents_elsewhere: false,
            training_demanded: false,
            written_standard: WrittenStandards::default(),
            accessibility: AccessibilityEntry::default(),
            daily_post: String::new(),
            register_for_office: false,
            sensitive: BTreeSet::new(),
            stated: BTreeMap::new(),
            reason: String::new(),
            suppliers: Vec::new(),
            module: BTreeMap::new(),
        }
    }

    /// Reads and checks a document.
    ///
    /// # Errors
    /// [`KernelError::Setting`] with what is wrong, by line or by setting.
    pub fn parse(text: &str) -> Result<Self> {
        let settings: Self = toml::from_str(text).map_err(|error| KernelError::Setting(error.to_string()))?;
        settings.check()?;
        Ok(settings)
    }

    /// As a document.
    ///
    /// # Errors
    /// A module's choices cannot be written as TOML.
    pub fn document(&self) -> Result<String> {
        toml::to_string_pretty(self).map_err(|error| KernelError::Setting(error.to_string()))
    }

    /// Refuses what law does not allow.
    ///
    /// # Errors
    /// [`KernelError::Setting`] naming the setting and the floor.
    pub fn check(&self) -> Result<()> {
        for (hat, strength) in &self.sign_in {
            if Hat::from_code(hat).is_none() || Assurance::from_code(strength).is_none() {
                return Err(KernelError::Setting(format!(
                    "sign_in.{hat} = \"{strength}\" is not a hat and a strength"
                )));
            }
        }
        if !OWNER_KINDS.contains(&self.owner.kind.as_str()) {
            return Err(KernelError::Setting(format!(
                "owner.kind: \"{}\" is neither {}",
                self.owner.kind,
                OWNER_KINDS.join(" nor ")
            )));
        }
        for stage in &self.guardians_apply {
            if ![Stage::Compulsory, Stage::Upper].iter().any(|known| known.code() == stage) {
                return Err(KernelError::Setting(format!(
                    "guardians_apply: \"{stage}\" is neither compulsory nor upper-secondary"
                )));
            }
        }
        for (rule, period) in &self.keep {
            if period.parse::<crate::keep::Period>().is_err() {
                return Err(KernelError::Setting(format!(
                    "keep.{rule}: \"{period}\" is no period (ISO 8601, as P1Y)"
                )));
            }
        }
        for code in &self.sensitive {
            if Category::from_code(code).is_none_or(|category| !Category::CAN_BE_ADDED.contains(&category)) {
                let known: Vec<_> = Category::CAN_BE_ADDED.iter().map(|category| category.code()).collect();
                return Err(KernelError::Setting(format!(
                    "sensitive: \"{code}\" is neither {}; what law calls sensitive is so already",
                    known.join(" nor ")
                )));
            }
        }
        let standards = &self.written_standard;
        for standard in std::iter::once(&standards.owner).chain(standards.schools.values()) {
            if !WRITTEN_STANDARDS.contains(&standard.as_str()) {
                return Err(KernelError::Setting(format!(
                    "written_standard: \"{standard}\" is neither {}",
                    WRITTEN_STANDARDS.join(" nor ")
                )));
            }
        }
        suppliers::check(&self.suppliers).map_err(KernelError::Setting)?;
        for (hat, floor) in FLOOR {
            if self.demanded(*hat) < *floor {
                return Err(KernelError::Setting(format!(
                    "sign_in.{} may not be weaker than {} (POL-2018 art. 32)",
                    hat.code(),
                    floor.code()
                )));
            }
        }
        Ok(())
    }

    /// Refuses settings that name nobody who answers for them, or no general statement to add to.
    ///
    /// # Errors
    /// [`KernelError::Setting`] naming what is missing (POL-2018 art. 13 and 24).
    pub fn complete(&self) -> Result<()> {
        let owner = &self.owner;
        let said = [
            ("accountable_head", &owner.accountable_head),
            ("data_protection_officer", &owner.data_protection_officer),
            ("general_statement", &owner.general_statement),
        ];
        match said.iter().find(|(_, text)| text.trim().is_empty()) {
            Some((name, _)) => Err(KernelError::Setting(format!("owner.{name} is empty (POL-2018 art. 13)"))),
            None => Ok(()),
        }
    }

    /// The sign-in strength a hat needs; the strongest where nothing sensible is said.
    pub fn demanded(&self, hat: Hat) -> Assurance {
        if hat == Hat::System {
            return Assurance::Low;
        }
        self.sign_in.get(hat.code()).and_then(|code| Assurance::from_code(code)).unwrap_or(Assurance::High)
    }

    /// The weakest sign-in law lets an owner demand of a hat.
    pub fn floor(hat: Hat) -> Assurance {
        FLOOR.iter().find(|(of, _)| *of == hat).map_or(Assurance::Low, |(_, floor)| *floor)
    }

    /// The weaker sign-in the owner's own statement speaks of for a hat.
    pub fn stated_sign_in(&self, hat: Hat) -> Option<Assurance> {
        Assurance::from_code(self.stated.get(&format!("sign_in.{}", hat.code()))?)
    }

    /// Whether the owner has added this category to the sensitive ones.
    pub fn is_added(&self, category: Category) -> bool {
        self.sensitive.contains(category.code())
    }

    /// Whether guardians of pupils at this stage must apply for access.
    pub fn guardians_apply(&self, stage: Stage) -> bool {
        self.guardians_apply.contains(stage.code())
    }

    /// Whether the owner lets all of a module hang on consent ([`ON_CONSENT`]).
    pub fn on_consent(&self, module: &str) -> bool {
        self.module.get(module).and_then(|table| table.get(ON_CONSENT)?.as_bool()).unwrap_or(false)
    }

    /// The last day the owner subscribes to a module ([`ENDS`]); nothing where no end is set.
    pub fn ends(&self, module: &str) -> Option<Date> {
        let days = self.module.get(module)?.get(ENDS)?.as_array()?;
        days.iter().filter_map(|day| stretch(day.as_str()?)).map(|(_, last)| last).max()
    }

    /// The day everything of a module goes since the owner has given it up; nothing where no end is set.
    pub fn gone_on(&self, module: &str) -> Option<Date> {
        Some(self.ends(module)?.saturating_add(ENDED_DAYS.days()))
    }

    /// The owner's choices as policies see them, for one hat.
    pub fn choices(&self, hat: Hat) -> Facts {
        Facts::default()
            .with_training_demanded(self.training_demanded)
            .with_demanded(self.demanded(hat))
            .with_apply_compulsory(self.guardians_apply(Stage::Compulsory))
            .with_apply_upper(self.guardians_apply(Stage::Upper))
            .with_register_for_office(self.register_for_office)
            .with_contact_added(self.is_added(Category::Contact))
            .with_family_added(self.is_added(Category::Family))
            .with_conduct_added(self.is_added(Category::Conduct))
    }

    /// Whether a module is on. The core cannot be switched off.
    pub fn is_on(&self, module: &str) -> bool {
        self.modules.get(module).copied().unwrap_or(true)
    }
}
