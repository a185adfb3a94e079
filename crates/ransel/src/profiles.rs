//! What owners of four kinds choose, ready to begin from: each as a public statement of such an owner says it.

use clap::ValueEnum;
use ransel_kernel::{Result, keep::Plan, settings::Settings};

/// A profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Profile {
    /// A municipality with primary and lower secondary schools.
    Municipality,
    /// A county with upper secondary schools.
    County,
    /// A county as it stated its choices in 2016.
    #[value(name = "county-2016")]
    County2016,
    /// A private school.
    Private,
}

impl Profile {
    /// Every profile.
    pub const ALL: [Self; 4] = [Self::Municipality, Self::County, Self::County2016, Self::Private];

    /// Its name, as one gives it on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Municipality => "municipality",
            Self::County => "county",
            Self::County2016 => "county-2016",
            Self::Private => "private",
        }
    }

    /// The part of a settings document it is.
    pub const fn document(self) -> &'static str {
        match self {
            Self::Municipality => include_str!("../profiles/municipality.toml"),
            Self::County => include_str!("../profiles/county.toml"),
            Self::County2016 => include_str!("../profiles/county-2016.toml"),
            Self::Private => include_str!("../profiles/private.toml"),
        }
    }

    /// An owner's settings with these choices, raised to what law demands today.
    ///
    /// # Errors
    /// The profile says what is no setting.
    pub fn of(self, owner: &Settings, plan: &Plan) -> Result<Settings> {
        owner.with_profile(self.document(), plan)
    }
}

#[cfg(test)]
mod tests {
    use ransel_kernel::{Hat, facts::Assurance, settings::OwnerEntry};

    use super::*;
    use crate::modules::house;

    /// What a profile leaves to the owner: who she is, what is on, how it is written.
    const LEFT: [&str; 6] = ["owner", "modules", "written_standard", "accessibility", "module", "stated"];

    fn owner() -> Settings {
        Settings::default_for(OwnerEntry {
            name: "Soløy".to_owned(),
            organisation_number: String::new(),
            kind: "municipality".to_owned(),
            accountable_head: String::new(),
            data_protection_officer: "ombud@soloy.example".to_owned(),
            contact: String::new(),
            general_statement: String::new(),
        })
    }

    #[test]
    fn each_says_every_choice_so_that_nothing_of_another_is_left() {
        let whole: toml::Table = owner().document().unwrap().parse().unwrap();
        for profile in Profile::ALL {
            let said: toml::Table = profile.document().parse().unwrap();
            for key in whole.keys().filter(|key| !LEFT.contains(&key.as_str())) {
                assert!(said.contains_key(key), "{}: {key}", profile.name());
            }
            let hats = Hat::ALL.iter().filter(|hat| !matches!(hat, Hat::None | Hat::System));
            for hat in hats {
                assert!(said["sign_in"].get(hat.code()).is_some(), "{}: {}", profile.name(), hat.code());
            }
        }
    }

    #[test]
    fn each_is_lawful_and_one_after_another_leaves_nothing_behind() {
        let plan = &house().unwrap().keep;
        let of = |profile: Profile, settings: &Settings| profile.of(settings, plan).unwrap();
        for first in Profile::ALL {
            for then in Profile::ALL {
                let (direct, after) = (of(then, &owner()), of(then, &of(first, &owner())));
                assert_eq!(direct.document().unwrap(), after.document().unwrap(), "{first:?} {then:?}");
            }
        }
    }

    #[test]
    fn what_lies_below_the_floor_is_raised_and_both_are_kept() {
        let settings = Profile::County2016.of(&owner(), &house().unwrap().keep).unwrap();
        assert_eq!(settings.demanded(Hat::Guardian), Assurance::Substantial);
        assert_eq!(settings.stated_sign_in(Hat::Guardian), Some(Assurance::Low));
        assert_eq!(settings.demanded(Hat::Teacher), Assurance::Low, "law leaves that to the owner");
        assert_eq!(settings.stated_sign_in(Hat::Teacher), None);
        assert_eq!(settings.keep["absence.left-plus-year"], "P21D");
        assert_eq!(settings.stated["keep.absence.left-plus-year"], "P0D");
        assert_eq!(settings.owner.data_protection_officer, "ombud@soloy.example", "who she is stays");
        let forever = Profile::Municipality.of(&owner(), &house().unwrap().keep).unwrap();
        assert!(!forever.keep.contains_key("absence.left-plus-year"), "the register's period holds");
        assert_eq!(forever.stated["keep.absence.left-plus-year"], "forever");
    }

    #[test]
    fn what_is_no_choice_is_refused() {
        let plan = &house().unwrap().keep;
        for wrong in
            ["nonsense = 1", "[keep]\n\"no.rule\" = \"P1Y\"", "[keep]\n\"absence.left-plus-year\" = \"soon\""]
        {
            assert!(owner().with_profile(wrong, plan).is_err(), "{wrong}");
        }
    }
}
