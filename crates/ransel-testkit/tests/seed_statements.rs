//! The five statements, regenerated: from each profile, for the systems that are here, each sentence is said, is not yet,
//! or was changed by law since. What is claimed to be said is looked for in the statement that the settings make;
//! `docs/seed-statements.md` is the list, written by this test.
#![allow(clippy::expect_used, reason = "a test that cannot go on stops")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use ransel_kernel::{
    promise,
    settings::Settings,
    statement::{Deletion, Reader, Statement, Way, own_words},
};
use ransel_testkit::{TestSchool, ransel_test};
use serde::Deserialize;

/// The systems of the catalogue that modules here stand for.
const SYSTEMS: [&str; 5] = ["kernel", "person-register", "sis", "photo-consent", "survey"];

#[derive(Deserialize)]
struct Claims {
    claim: Vec<Claim>,
}

#[derive(Deserialize)]
struct Claim {
    id: String,
    seed: String,
    system: String,
    claim: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sentences {
    profiles: BTreeMap<String, String>,
    sentences: BTreeMap<String, Sentence>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Sentence {
    stores: Vec<String>,
    reads: Vec<String>,
    closed: Vec<String>,
    goes: Vec<String>,
    sign_in: Vec<String>,
    says: Vec<String>,
    not_yet: Option<String>,
    law: Option<String>,
}

/// One owner's statements, by module.
type Stated = BTreeMap<String, Statement>;

#[ransel_test]
fn each_sentence_of_the_statements_is_said_or_not_yet_or_changed_by_law(school: &TestSchool) {
    let claims: Claims = toml::from_str(&read("claims.toml")).expect("the claims");
    let here = include_str!("seed-sentences.toml");
    let Sentences { profiles, sentences } = toml::from_str(here).expect("the sentences");
    let promised = promised(school);
    let owners = owners(school);
    let mut faults = Vec::new();
    let mut page = String::from(HEAD);
    for (seed, name) in seeds(&claims, &profiles) {
        let stated = owners.get(&name).unwrap_or(&owners["usual"]);
        let _ = write!(
            page,
            "\n## {seed}\n\nSettings: {}.\n\n{TABLE}",
            if owners.contains_key(&name) { &name } else { "usual" }
        );
        for claim in
            claims.claim.iter().filter(|claim| claim.seed == seed && SYSTEMS.contains(&&*claim.system))
        {
            let none = Sentence::default();
            let sentence = sentences.get(&claim.id).unwrap_or(&none);
            faults.extend(
                wrong(sentence, stated).into_iter().map(|fact| format!("{name} {}: {fact}", claim.id)),
            );
            let said = sentence.facts().chain(promised.get(&claim.id).cloned()).collect::<Vec<_>>();
            if said.is_empty() && sentence.not_yet.is_none() && sentence.law.is_none() {
                faults.push(format!("{} is neither said, not yet, nor changed by law", claim.id));
            }
            let notes = [("not yet: ", &sentence.not_yet), ("law: ", &sentence.law)];
            let notes = notes.iter().filter_map(|(what, note)| Some(format!("{what}{}", note.as_ref()?)));
            let row = [
                claim.id.clone(),
                claim.claim.clone(),
                said.join("; "),
                notes.collect::<Vec<_>>().join("; "),
            ];
            let _ = writeln!(page, "| {} |", row.map(|cell| cell.replace('|', "\\|")).join(" | "));
        }
    }
    let known: BTreeSet<_> = claims.claim.iter().map(|claim| &claim.id).collect();
    faults.extend(sentences.keys().filter(|id| !known.contains(id)).map(|id| format!("{id} is no claim")));
    assert!(faults.is_empty(), "{faults:#?}");
    let path = root().join("docs/seed-statements.md");
    if std::env::var_os("RANSEL_UPDATE_SNAPSHOTS").is_some() {
        fs::write(&path, &page).expect("written");
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(page, kept, "look at the list; if it is right, run again with RANSEL_UPDATE_SNAPSHOTS=1");
}

const HEAD: &str = "# The five statements, sentence by sentence\n\nWritten by `crates/ransel-testkit/tests/seed_statements.rs` from the \
statement the product makes with each profile's settings, for the systems that are here. A sentence is *said* (where), *not yet* (what is \
missing), or *changed by law* since it was written.\n";
const TABLE: &str = "| claim | what the statement says | said here | not yet, or changed by law |\n| --- | --- | --- | --- |\n";

/// The statements in order, with the profile that stands for each.
fn seeds(claims: &Claims, profiles: &BTreeMap<String, String>) -> Vec<(String, String)> {
    let seeds: BTreeSet<_> = claims.claim.iter().map(|claim| claim.seed.clone()).collect();
    let profile = |seed: &String| profiles.get(seed).cloned().unwrap_or_else(|| "usual".to_owned());
    seeds.into_iter().map(|seed| (seed.clone(), profile(&seed))).collect()
}

/// The statements of every owner: with the settings one begins with, and with those of each profile there is.
fn owners(school: &TestSchool) -> BTreeMap<String, Stated> {
    let mut settings = vec![("usual".to_owned(), (*school.owner.settings()).clone())];
    let folder = root().join("crates/ransel/profiles");
    for file in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = file.path().file_stem().expect("a name").to_string_lossy().into_owned();
        let document = printed(school, &["settings", "profile", &name]);
        settings.push((name, Settings::parse(&document).expect("lawful settings")));
    }
    settings.into_iter().map(|(name, settings)| (name, statements(school, &settings))).collect()
}

fn statements(school: &TestSchool, settings: &Settings) -> Stated {
    let (house, today) = (&school.owner.house, school.clock.today());
    let table = house.table().expect("the policies as a table");
    let of = |module: &ransel_kernel::Module| {
        Some((module.name.to_owned(), Statement::of(house, table, settings, module.name, today)?))
    };
    house.modules.iter().filter_map(of).collect()
}

/// What the product prints.
fn printed(school: &TestSchool, arguments: &[&str]) -> String {
    let test = std::env::current_exe().expect("a test runs from a file");
    let folder = test.parent().and_then(Path::parent).expect("the folder of the build");
    let mut command = Command::new(folder.join("ransel"));
    let done = command.args(&arguments[..2]).arg("--data").arg(&school.folder).args(&arguments[2..]).output();
    let done = done.expect("the command runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).expect("text")
}

/// What is said among the promises, by claim.
fn promised(school: &TestSchool) -> BTreeMap<String, String> {
    let promises = school.owner.house.modules.iter().flat_map(|module| {
        let read = promise::parse(module.promises).expect("promises");
        read.into_iter().map(move |promise| (module.name, promise))
    });
    let said = |module: &str, promise: &promise::Promise| match &promise.missing {
        None => format!("promised ({module})"),
        Some(missing) => {
            format!("promised ({module}) but for {}", missing.get("en").unwrap_or(&missing["nb"]))
        }
    };
    promises.map(|(module, promise)| (promise.claim.clone(), said(module, &promise))).collect()
}

impl Sentence {
    fn facts(&self) -> impl Iterator<Item = String> + '_ {
        let kinds = [
            ("stores", &self.stores),
            ("reads", &self.reads),
            ("closed to", &self.closed),
            ("goes by", &self.goes),
            ("sign-in", &self.sign_in),
            ("says", &self.says),
        ];
        kinds.into_iter().flat_map(|(kind, facts)| facts.iter().map(move |fact| format!("{kind} {fact}")))
    }
}

/// Whether a fact is said.
type Check = fn(&str, &Stated) -> bool;

/// The facts the statements do not bear out.
fn wrong(sentence: &Sentence, stated: &Stated) -> Vec<String> {
    let checks: [(&[String], Check); 6] = [
        (&sentence.stores, stores),
        (&sentence.reads, reads),
        (&sentence.closed, closed),
        (&sentence.goes, goes),
        (&sentence.sign_in, sign_in),
        (&sentence.says, says),
    ];
    checks
        .iter()
        .flat_map(|(facts, holds)| facts.iter().filter(|fact| !holds(fact, stated)).cloned())
        .collect()
}

fn words(fact: &str) -> Vec<&str> {
    fact.split_whitespace().collect()
}

fn stores(fact: &str, stated: &Stated) -> bool {
    let [module, category] = words(fact)[..] else { return false };
    stated[module].points.stored.iter().any(|row| row.category.code() == category && !row.fields.is_empty())
}

/// The readers of a module with this hat to whom the category is open.
fn readers<'s>(stated: &'s Stated, module: &str, hat: &str, category: &str) -> Vec<&'s Reader> {
    let sees = |reader: &&Reader| {
        reader.hat.code() == hat
            && !reader.writes
            && reader.categories.iter().any(|open| open.code() == category)
    };
    stated[module].points.security.readers.iter().filter(sees).collect()
}

fn reads(fact: &str, stated: &Stated) -> bool {
    match words(fact)[..] {
        [module, hat, category] => !readers(stated, module, hat, category).is_empty(),
        [module, hat, way, category] => {
            readers(stated, module, hat, category).iter().any(|reader| reader.way.code() == way)
        }
        _ => false,
    }
}

/// Nothing of others: what one sees of oneself, or of who works here, is not meant.
fn closed(fact: &str, stated: &Stated) -> bool {
    let [module, hat, category] = words(fact)[..] else { return false };
    let others = |reader: &&Reader| !matches!(reader.way, Way::Own | Way::Staff | Way::Nobody);
    !readers(stated, module, hat, category).iter().any(others)
}

fn goes(fact: &str, stated: &Stated) -> bool {
    let [rule, period] = words(fact)[..] else { return false };
    let Some((module, keep)) = rule.split_once('.') else { return false };
    let fits = |rule: &&Deletion| {
        rule.keep == keep && rule.chosen.as_deref().or(rule.period.as_deref()) == Some(period)
    };
    stated[module].points.deletion.iter().any(|rule| fits(&rule))
}

fn sign_in(fact: &str, stated: &Stated) -> bool {
    let [module, hat, strength] = words(fact)[..] else { return false };
    let demanded = &stated[module].points.security.sign_in;
    demanded.iter().any(|it| it.hat.code() == hat && it.strength.code() == strength)
}

fn says(fact: &str, stated: &Stated) -> bool {
    let Some((module, words)) = fact.split_once(": ") else { return false };
    let page = stated[module].to_markdown("nb", &own_words("nb")).replace('\u{a0}', " ");
    page.to_lowercase().contains(&words.to_lowercase())
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).expect("a file")
}
