//! A module's register entry: the five points of every processing activity, read from `register.toml`.
//! The engine runs on it and the public statement is printed from it.

mod choice;
mod plain;

use std::collections::BTreeMap;

use ransel_law::reference::LawRef;
use serde::{Deserialize, Serialize};

pub use choice::{Choice, ChoiceKind, ChoiceOption, ENDED_DAYS, ENDS, ON_CONSENT, stretch};

use crate::facts::Category;

/// A text in several languages; bokmål is always there.
pub type Words = BTreeMap<String, String>;

/// The text in `lang`, or in bokmål where it is not written yet.
pub fn words<'a>(words: &'a Words, lang: &str) -> &'a str {
    words.get(lang).or_else(|| words.get("nb")).map_or("", String::as_str)
}

/// The acts that govern what public bodies do with information, by the first letters of the references to them: which of
/// them bind a module stands in its entry.
pub const ACTS: [(&str, &[&str]); 4] = [
    ("personal-data", &["POL-"]),
    ("archives", &["ARK-", "FARK-", "RARK-"]),
    ("public-administration", &["FVL-"]),
    ("freedom-of-information", &["OFFL-"]),
];

/// All of them: what is said nowhere binds whoever says nothing.
fn all_acts() -> Vec<String> {
    ACTS.iter().map(|(code, _)| (*code).to_owned()).collect()
}

/// One module's register entry.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Register {
    /// The module.
    pub module: String,
    /// What people call it.
    pub name: Words,
    /// The systems of the public statements it stands for.
    pub systems: Vec<String>,
    /// Which of the governing acts bind it ([`ACTS`]).
    #[serde(default = "all_acts")]
    pub acts: Vec<String>,
    /// The kinds of supplier it cannot do without ([`crate::suppliers::KINDS`]).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suppliers: Vec<String>,
    /// Whether nothing of it may be kept, or reached from, outside the EEA, whatever would let it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub within_eea: bool,
    /// Security measures beside those that hold everywhere.
    #[serde(default)]
    pub security: Words,
    /// What it does with personal data.
    #[serde(default)]
    pub activity: Vec<Activity>,
    /// For how long.
    #[serde(default)]
    pub keep: Vec<Keep>,
    /// What it takes from Feide about whoever uses it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attributes: Option<Attributes>,
    /// What it asks consent for.
    #[serde(default)]
    pub consent: Vec<Consent>,
    /// What the owner can choose about it.
    #[serde(default)]
    pub choice: Vec<Choice>,
}

/// What a module takes from Feide about whoever uses it. With this entry alone she is shown it, asked, and kept out until she has
/// accepted ([`crate::attributes`]).
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Attributes {
    /// The attributes, by Feide's names.
    pub names: Vec<String>,
    /// What they are used for.
    pub purpose: Words,
    /// What happens to whoever does not accept it.
    pub refusal: Words,
}

/// Something a module asks consent for: with this entry alone, people can be asked, answer and withdraw
/// ([`crate::consent`]).
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Consent {
    /// Its name.
    pub id: String,
    /// The activity it is for.
    pub activity: String,
    /// What is asked, as a question.
    pub question: Words,
    /// What a yes may lead to, in plain words: shown before the question.
    pub consequences: Words,
    /// Where the one thing that is asked about is seen, `{matter}` standing for its id.
    #[serde(default)]
    pub seen_at: String,
    /// Where a yes can be to.
    pub place: Vec<ConsentPlace>,
}

/// A place or use a consent can be to.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ConsentPlace {
    /// Its code.
    pub code: String,
    /// Who can come to see it there: `limited`, `open`, or both.
    pub audience: Vec<ransel_law::consent::Audience>,
    /// What it is called.
    pub text: Words,
}

impl Consent {
    /// The place with this code.
    pub fn place(&self, code: &str) -> Option<&ConsentPlace> {
        self.place.iter().find(|place| place.code == code)
    }
}

/// One processing activity.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    /// Its name in cards and actions.
    pub id: String,
    /// Why.
    #[serde(default)]
    pub purpose: Words,
    /// Why, in words a pupil can read, where the purpose is too heavy.
    #[serde(default)]
    pub plain: Words,
    /// The purpose as a past-tense sentence of a log line: «førte fravær».
    #[serde(default)]
    pub logged: Words,
    /// The legal basis: a GDPR article 6 and, where it is a public task or duty, the national section.
    #[serde(default)]
    pub basis: Vec<String>,
    /// The exception of article 9 (2) that opens for special categories.
    #[serde(default)]
    pub gateway: Vec<String>,
    /// Whom the data is about.
    #[serde(default)]
    pub subjects: Vec<String>,
    /// The categories of data.
    #[serde(default)]
    pub data: Vec<String>,
    /// Who receives it outside the owner.
    #[serde(default)]
    pub recipients: Words,
    /// Where it comes from.
    #[serde(default)]
    pub sources: Words,
}

/// A keep rule.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Keep {
    /// Its name in cards.
    pub id: String,
    /// The event the period runs from ([`crate::keep::Event`]); absent where `forever`.
    #[serde(default)]
    pub event: Option<String>,
    /// How long after the event (ISO 8601, `P1Y`).
    #[serde(default)]
    pub period: Option<String>,
    /// The shortest an owner may choose, where law wants the data for a while.
    #[serde(default)]
    pub least: Option<String>,
    /// The longest an owner may choose, where law says when it must go.
    #[serde(default)]
    pub most: Option<String>,
    /// The law the shortest or longest follows from.
    #[serde(default)]
    pub limit: Option<String>,
    /// The law that wants a copy preserved: it is handed over before the working copy goes.
    #[serde(default)]
    pub archive: Option<String>,
    /// Kept for ever, because the law on archives says so.
    #[serde(default)]
    pub forever: Option<String>,
    /// In words.
    #[serde(default)]
    pub text: Words,
    /// In words a pupil can read, where the others are too heavy.
    #[serde(default)]
    pub plain: Words,
}

/// What is missing in an entry: it cannot be switched on before it is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The activity, or the module itself.
    pub at: String,
    /// Key of the text that says what is missing.
    pub key: &'static str,
}

impl Register {
    /// Reads an entry.
    ///
    /// # Errors
    /// What is wrong with the file, by line.
    pub fn parse(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }

    /// The activity called `id`.
    pub fn activity(&self, id: &str) -> Option<&Activity> {
        self.activity.iter().find(|activity| activity.id == id)
    }

    /// What consent is asked for under this name.
    pub fn consent(&self, id: &str) -> Option<&Consent> {
        self.consent.iter().find(|consent| consent.id == id)
    }

    /// The choice called `id`.
    pub fn choice(&self, id: &str) -> Option<&Choice> {
        self.choice.iter().find(|choice| choice.id == id)
    }

    /// The keep rule called `id`.
    pub fn keep(&self, id: &str) -> Option<&Keep> {
        self.keep.iter().find(|keep| keep.id == id)
    }

    /// What it cites though it does not say that the act binds it, and acts nobody knows.
    pub fn acts_misnamed(&self) -> Vec<String> {
        let known = |code: &&String| ACTS.iter().any(|(known, _)| known == code);
        let mut wrong: Vec<_> = self.acts.iter().filter(|code| !known(code)).cloned().collect();
        let kept = self.keep.iter().flat_map(|keep| [&keep.limit, &keep.archive, &keep.forever]).flatten();
        let cited = self.activity.iter().flat_map(|activity| activity.basis.iter().chain(&activity.gateway));
        let of_unnamed = |law: &&String| {
            let act = ACTS.iter().find(|(_, marks)| marks.iter().any(|mark| law.starts_with(mark)));
            act.is_some_and(|(code, _)| !self.acts.iter().any(|named| named == code))
        };
        wrong.extend(cited.chain(kept).filter(of_unnamed).cloned());
        wrong
    }

    /// Which of the five points are missing: purpose, legal basis, data, security, deletion. Those that pupils read must be
    /// there in words they can read (POL-2018 art. 12 (1)).
    pub fn gaps(&self) -> Vec<Gap> {
        let mut gaps = Vec::new();
        let mut gap = |at: &str, missing: bool, key: &'static str| {
            if missing {
                gaps.push(Gap { at: at.to_owned(), key });
            }
        };
        gap(&self.module, words(&self.name, "nb").is_empty(), "gap-name");
        gap(&self.module, words(&self.security, "nb").is_empty(), "gap-security");
        gap(&self.module, self.keep.is_empty(), "gap-deletion");
        let pupils = self.activity.iter().any(Activity::is_about_pupils);
        for keep in &self.keep {
            gap(&keep.id, pupils && !plain::is_said(&keep.text, &keep.plain), "gap-plain");
            let said = keep.forever.is_some() || (keep.event.is_some() && keep.period.is_some());
            gap(&keep.id, !said || words(&keep.text, "nb").is_empty(), "gap-deletion");
        }
        for consent in &self.consent {
            let untold =
                words(&consent.question, "nb").is_empty() || words(&consent.consequences, "nb").is_empty();
            let nowhere =
                consent.place.is_empty() || consent.place.iter().any(|place| place.audience.is_empty());
            gap(&consent.id, untold || nowhere || self.activity(&consent.activity).is_none(), "gap-consent");
        }
        if let Some(attributes) = &self.attributes {
            let untold =
                words(&attributes.purpose, "nb").is_empty() || words(&attributes.refusal, "nb").is_empty();
            gap(&self.module, untold || attributes.names.is_empty(), "gap-attributes");
        }
        for choice in &self.choice {
            gap(&choice.id, !choice.is_whole(), "gap-choice");
        }
        for activity in &self.activity {
            let id = &activity.id;
            gap(id, words(&activity.purpose, "nb").is_empty(), "gap-purpose");
            let plain = !activity.is_about_pupils() || plain::is_said(&activity.purpose, &activity.plain);
            gap(id, !plain, "gap-plain");
            gap(id, words(&activity.logged, "nb").is_empty(), "gap-logged");
            gap(id, activity.data.is_empty(), "gap-data");
            gap(id, !activity.basis_is_complete(), "gap-basis");
            let sensitive = activity.categories().any(Category::sensitive);
            gap(id, sensitive && activity.gateway.is_empty(), "gap-gateway");
        }
        gaps
    }
}

impl Activity {
    /// The categories it names.
    pub fn categories(&self) -> impl Iterator<Item = Category> {
        self.data.iter().filter_map(|code| Category::from_code(code))
    }

    /// Whether pupils are among those it is about.
    fn is_about_pupils(&self) -> bool {
        self.subjects.iter().any(|subject| subject == "pupil")
    }

    /// An article 6 of the GDPR, and a national section where that article asks for one (art. 6 (3)).
    fn basis_is_complete(&self) -> bool {
        let refs: Vec<_> = self.basis.iter().filter_map(|cited| cited.parse::<LawRef>().ok()).collect();
        let article = |cited: &&String| cited.starts_with("POL-2018 art. 6");
        let Some(six) = self.basis.iter().find(article) else { return false };
        let needs_national = six.contains("(c)") || six.contains("(e)");
        refs.len() == self.basis.len() && (!needs_national || self.basis.iter().any(|cited| !article(&cited)))
    }
}
