//! A policy read from its JSON into a test of hat, action, category and facts, and asked about a whole
//! region: yes, no, or "that depends on this fact". What is not known here is refused, never guessed.

use cedar_policy::PolicySet;

use crate::{
    action::ActionDef,
    facts::{Category, Hat},
    table::{
        parse::whole,
        split::{Question, Region},
    },
};

/// One policy.
pub(super) struct Rule {
    pub id: String,
    pub permit: bool,
    pub floor: bool,
    pub text: String,
    pub test: Test,
}

/// What the policy is asked about, apart from the facts.
pub(super) struct At {
    pub action: &'static ActionDef,
    pub hat: Hat,
    pub category: Category,
}

/// A policy's condition.
pub(super) enum Test {
    Always(bool),
    Hat(Hat),
    Action(String),
    Category(Category),
    Fact(Question),
    Not(Box<Test>),
    All(Vec<Test>),
    Any(Vec<Test>),
}

pub(super) enum Truth {
    Yes,
    No,
    Unknown(Question),
}

/// Every policy of the set, by name.
pub(super) fn read(set: &PolicySet) -> Result<Vec<Rule>, String> {
    if set.templates().next().is_some() {
        return Err("policy templates are not read here".to_owned());
    }
    let mut rules = Vec::new();
    for policy in set.policies() {
        let id = policy.id().to_string();
        let at = |fault: String| format!("policy {id}: {fault}");
        let json = policy.to_json().map_err(|error| at(error.to_string()))?;
        let test = whole(&json).map_err(at)?;
        let permit = policy.effect() == cedar_policy::Effect::Permit;
        rules.push(Rule { floor: !permit && id.starts_with("floor-"), permit, text: text(policy), test, id });
    }
    // The set has no order of its own, and a snapshot must not shift.
    rules.sort_by(|one, other| one.id.cmp(&other.id));
    Ok(rules)
}

/// The policy without its annotation, on one line.
fn text(policy: &cedar_policy::Policy) -> String {
    let text = policy.to_string();
    let from = text.find("permit").into_iter().chain(text.find("forbid")).min().unwrap_or_default();
    let from = text.find("\")").map_or(from, |end| end + 2);
    text.get(from..).unwrap_or(&text).split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Rule {
    /// Whether it can hold for this action and hat at all.
    pub fn may_apply(&self, action: &'static ActionDef, hat: Hat) -> bool {
        let region = Region::everything();
        Category::ALL.iter().any(|category| {
            !matches!(self.test.ask(&At { action, hat, category: *category }, &region), Truth::No)
        })
    }
}

impl Test {
    /// Three-valued logic: an unknown part matters only if the known ones do not settle it.
    pub fn ask(&self, at: &At, region: &Region) -> Truth {
        let sure = |holds| if holds { Truth::Yes } else { Truth::No };
        match self {
            Self::Always(holds) => sure(*holds),
            Self::Hat(hat) => sure(*hat == at.hat),
            Self::Category(category) => sure(*category == at.category),
            Self::Action(name) => sure(at.action.is_called(name)),
            Self::Fact(question) => {
                let values = region.values(question.place);
                match (values & question.values, values & !question.values) {
                    (0, _) => Truth::No,
                    (_, 0) => Truth::Yes,
                    _ => Truth::Unknown(*question),
                }
            }
            Self::Not(test) => match test.ask(at, region) {
                Truth::Yes => Truth::No,
                Truth::No => Truth::Yes,
                unknown => unknown,
            },
            Self::All(tests) => several(tests, at, region, false),
            Self::Any(tests) => several(tests, at, region, true),
        }
    }

    /// What the policy can tell an action and a hat by; where that is equal, so is everything it does.
    pub fn kind(&self, action: &ActionDef, hat: Hat) -> Vec<bool> {
        match self {
            Self::Hat(one) => vec![*one == hat],
            Self::Action(name) => vec![action.is_called(name)],
            Self::Not(test) => test.kind(action, hat),
            Self::All(tests) | Self::Any(tests) => {
                tests.iter().flat_map(|test| test.kind(action, hat)).collect()
            }
            Self::Always(_) | Self::Category(_) | Self::Fact(_) => Vec::new(),
        }
    }
}

/// `settles` is the answer of one part that settles the whole.
fn several(tests: &[Test], at: &At, region: &Region, settles: bool) -> Truth {
    let mut unknown = None;
    for test in tests {
        match (test.ask(at, region), settles) {
            (Truth::Yes, true) => return Truth::Yes,
            (Truth::No, false) => return Truth::No,
            (Truth::Unknown(question), _) => unknown = unknown.or(Some(question)),
            _ => {}
        }
    }
    match (unknown, settles) {
        (Some(question), _) => Truth::Unknown(question),
        (None, true) => Truth::No,
        (None, false) => Truth::Yes,
    }
}
