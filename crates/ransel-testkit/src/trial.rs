//! A module that exists in tests only, in four stages: complete, with one more field, without a legal basis, and
//! with a supplier it needs.

use ransel_kernel::{
    Module, PersonId, Personal,
    card::StoreKind::Main,
    migrate::{Migration, NewTable},
    records,
};

const REGISTER: &str = include_str!("../register.toml");

/// The first stage's only table.
#[derive(Clone, Debug, Personal)]
#[personal(table = "trial", activity = "trying", keep = "a-while")]
pub struct Trial {
    /// The row.
    #[personal(id)]
    pub id: uuid::Uuid,
    /// Whose.
    #[personal(subject)]
    pub pupil: PersonId,
    /// What was tried.
    #[personal(category = "attendance")]
    pub tried: String,
}

/// What the second stage keeps beside it.
#[derive(Clone, Debug, Personal)]
#[personal(table = "trial_nickname", activity = "trying", keep = "a-while")]
pub struct TrialNickname {
    /// The row.
    #[personal(id)]
    pub id: uuid::Uuid,
    /// Whose.
    #[personal(subject)]
    pub pupil: PersonId,
    /// What friends say.
    #[personal(category = "identity")]
    pub nickname: String,
}

const FIRST: Migration = Migration {
    number: 1,
    tables: &[NewTable {
        store: Main,
        name: "trial",
        columns: "id uuid key, pupil uuid, tried text",
        indexes: &[],
    }],
};
const SECOND: Migration = Migration {
    number: 2,
    tables: &[NewTable {
        store: Main,
        name: "trial_nickname",
        columns: "id uuid key, pupil uuid, nickname text",
        indexes: &[],
    }],
};

/// The first stage.
pub fn first() -> Module {
    Module {
        name: "trial",
        register: REGISTER,
        policy: "",
        promises: "",
        records: records![Trial],
        migrations: &[FIRST],
        actions: &[],
        gives: &[],
        asks: &[],
        hears: &[],
    }
}

/// With one more field.
pub fn second() -> Module {
    Module { records: records![Trial, TrialNickname], migrations: &[FIRST, SECOND], ..first() }
}

/// The first stage's table, where law wants a copy of its rows preserved.
#[derive(Clone, Debug, Personal)]
#[personal(table = "trial", activity = "trying", keep = "a-while", archive)]
pub struct TrialPreserved {
    /// The row.
    #[personal(id)]
    pub id: uuid::Uuid,
    /// Whose.
    #[personal(subject)]
    pub pupil: PersonId,
    /// What was tried.
    #[personal(category = "attendance")]
    pub tried: String,
}

/// With a duty to preserve.
pub fn preserved() -> Module {
    let period = "period = \"P1D\"\n";
    let register = REGISTER.replace(period, &format!("{period}archive = \"RARK-2017 § 7-28\"\n"));
    assert_ne!(register, REGISTER, "the duty was put in");
    Module { register: register.leak(), records: records![TrialPreserved], ..first() }
}

/// With neither a purpose nor a period.
pub fn aimless() -> Module {
    let purpose = "nb = \"Prøve noe.\"\nnn = \"Prøve noko.\"\nen = \"Try something.\"\n";
    let register = REGISTER.replace(purpose, "").replace("event = \"left\"\nperiod = \"P1D\"\n", "");
    assert!(!register.contains("P1D") && !register.contains("Prøve noe."), "both were taken out");
    Module { register: register.leak(), ..first() }
}

/// Bound by two acts only, and citing a third.
pub fn misnaming() -> Module {
    let acts = "systems = []\nacts = [\"personal-data\", \"freedom-of-information\"]\n";
    let register = REGISTER.replace("systems = []\n", acts);
    let register =
        register.replace("period = \"P1D\"\n", "period = \"P1D\"\narchive = \"RARK-2017 § 7-28\"\n");
    assert!(register.contains("acts") && register.contains("RARK"), "both were put in");
    Module { register: register.leak(), ..first() }
}

/// Without a legal basis.
pub fn baseless() -> Module {
    let register = REGISTER.replace("basis = [\"POL-2018 art. 6(1)(e)\", \"OPPL-2023 § 25-1\"]\n", "");
    assert_ne!(register, REGISTER, "the basis was taken out");
    Module { register: Box::leak(register.into_boxed_str()), ..first() }
}

/// That cannot do without somebody who sends messages for it.
pub fn supplied() -> Module {
    let register = REGISTER.replace("systems = []\n", "systems = []\nsuppliers = [\"messages\"]\n");
    assert_ne!(register, REGISTER, "the kind of supplier was put in");
    Module { register: Box::leak(register.into_boxed_str()), ..first() }
}
