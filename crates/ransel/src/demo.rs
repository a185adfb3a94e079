//! The demonstration: the made-up owner Soløy, filled once, with a provider of its own to sign in at.

mod fill;
mod sign_in;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use jiff::{
    Timestamp,
    civil::{Date, date},
};
use ransel_demo::{SchoolCalendar, Spec, soloy};
use ransel_kernel::{
    Clock, House, Owner,
    db::Place,
    owner::Opening,
    settings::{OwnerEntry, Settings},
    suppliers::{Agreement, Place as At, Supplier},
};
use ransel_site::{Pages, Site, SiteConfig};
use serde::{Deserialize, Serialize};

use crate::{
    Fault,
    config::{DEMO_MARK, folder_key},
    modules,
    profiles::Profile,
    serve::Served,
};

pub use sign_in::log_in_name;

/// The form of a demonstration folder; another form is refused, not guessed at.
const FORM: u32 = 3;

/// What a demonstration is started with.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder.
    pub data: PathBuf,
    /// How many pupils.
    pub pupils: usize,
    /// Whose choices a new one begins with; its own where none is said.
    pub profile: Option<Profile>,
    /// The day it stands at; the latest day of school where none is said.
    pub today: Option<Date>,
    /// Somewhere else than in the folder: PostgreSQL.
    pub database: Option<Place>,
}

/// What a folder was filled with.
#[derive(Debug, Serialize, Deserialize)]
struct Mark {
    form: u32,
    seed: u64,
    pupils: usize,
    today: Date,
    #[serde(default)]
    profile: String,
    filled: bool,
}

/// An open demonstration.
pub struct Demo {
    /// The owner in the product.
    pub owner: Arc<Owner>,
    /// The owner as made up.
    pub made_up: ransel_demo::Owner,
}

/// Opens the demonstration; fills it the first time. `say` tells what is being done.
///
/// # Errors
/// A folder of another form, or one that was never filled to the end.
pub fn open(
    house: Arc<House>,
    options: &Options,
    clock: Option<Clock>,
    say: &mut dyn FnMut(&str),
) -> Result<Demo, Fault> {
    let folder = &options.data;
    std::fs::create_dir_all(folder).map_err(Fault::io(folder.display().to_string()))?;
    let known = read_mark(folder)?;
    let day =
        options.today.or_else(|| known.as_ref().map(|mark| mark.today)).unwrap_or_else(latest_school_day);
    let filled = known.as_ref().is_some_and(|mark| mark.filled);
    let profile = options.profile.map_or("", Profile::name).to_owned();
    if known.as_ref().is_some_and(|mark| options.profile.is_some() && mark.profile != profile) {
        return Err(Fault::said(format!(
            "{} holds a demonstration that began with other choices: {}",
            folder.display(),
            remedy(folder)
        )));
    }
    let mark = known.unwrap_or(Mark {
        form: FORM,
        seed: 1,
        pupils: options.pupils,
        today: day,
        profile,
        filled: false,
    });
    // What is made up stays as it was made up, whatever day it is looked at.
    let made_up = soloy(Spec { seed: mark.seed, pupils: mark.pupils, today: mark.today });
    write_mark(folder, &mark)?;
    let place = options.database.clone().unwrap_or_else(|| Place::Directory(folder.clone()));
    let clock = clock.unwrap_or_else(|| Clock::starting_at(morning(day)));
    let own = settings(&made_up);
    let first_settings = match options.profile {
        Some(profile) => profile.of(&own, &house.keep)?,
        None => own,
    };
    let opening = Opening {
        place,
        journal: Some(folder.join("erasures.journal")),
        key: folder_key(folder)?,
        clock,
        writer: "server",
        first_settings,
    };
    let owner = Owner::open(house, opening)?;
    if !filled {
        fill::fill(&owner, &made_up, say)?;
        write_mark(folder, &Mark { filled: true, ..mark })?;
    }
    Ok(Demo { owner, made_up })
}

/// Everything the demonstration serves at `address`.
///
/// # Errors
/// The site or the provider cannot be put together.
pub fn served(demo: &Demo, address: &str) -> Result<(Served, Arc<Site>), Fault> {
    served_with(demo, address, Vec::new())
}

/// The same with pages of further modules: for tests.
///
/// # Errors
/// As [`served`].
pub fn served_with(demo: &Demo, address: &str, more: Vec<Pages>) -> Result<(Served, Arc<Site>), Fault> {
    let (beside, provider) = sign_in::provider(demo, address)?;
    let site = Site::build(SiteConfig {
        owner: Arc::clone(&demo.owner),
        pages: modules::pages().into_iter().chain(more).collect(),
        providers: vec![provider],
        address: address.to_owned(),
    })?;
    Ok((Served { sites: vec![(String::new(), Arc::clone(&site))], beside, proxies: Vec::new() }, site))
}

/// Five past ten on a school day: some lessons are over, one is on, some are to come.
fn morning(day: Date) -> Timestamp {
    ransel_law::calendar::oslo_midnight(day) + jiff::SignedDuration::from_mins(10 * 60 + 5)
}

/// The latest day of school up to today; in the summer the last one before it.
fn latest_school_day() -> Date {
    let today = Clock::running().today();
    let of = |day: Date| SchoolCalendar::of(day).latest_teaching_day(day);
    let before_summer = || today.checked_sub(jiff::Span::new().months(3)).ok().and_then(of);
    of(today).or_else(before_summer).unwrap_or(today)
}

/// The settings the demonstration begins with.
pub fn settings(made_up: &ransel_demo::Owner) -> Settings {
    let mut settings = Settings::default_for(OwnerEntry {
        name: made_up.name.to_owned(),
        organisation_number: made_up.organisation_number.to_string(),
        kind: "municipality".to_owned(),
        accountable_head: "kommunedirektøren".to_owned(),
        data_protection_officer: format!("personvernombud@{}", made_up.realm),
        contact: format!("postmottak@{}", made_up.realm),
        general_statement: format!("https://{}/personvern", made_up.realm),
    });
    let mut platform = toml::Table::new();
    platform.insert("synthetic_numbers".to_owned(), toml::Value::Boolean(true));
    settings.module.insert("platform".to_owned(), platform);
    settings.suppliers.push(operator());
    settings
}

/// Who runs the demonstration's machines: a system that must have such a one does not start without.
fn operator() -> Supplier {
    Supplier {
        name: "Demodrift".to_owned(),
        kind: "operation".to_owned(),
        systems: vec!["survey".to_owned()],
        does: "drifter serverne".to_owned(),
        agreement: Some(Agreement { reference: "2026/7".to_owned(), date: date(2026, 1, 5), ends: None }),
        place: At { country: "Norge".to_owned(), ..At::default() },
        risk_on: Some(date(2026, 8, 3)),
        ..Supplier::default()
    }
}

fn remedy(folder: &Path) -> String {
    format!("delete the folder {} or give another one with --data", folder.display())
}

fn read_mark(folder: &Path) -> Result<Option<Mark>, Fault> {
    let path = folder.join(DEMO_MARK);
    let Ok(text) = std::fs::read_to_string(&path) else { return Ok(None) };
    let remedy = remedy(folder);
    let mark: Mark = toml::from_str(&text)
        .map_err(|_| Fault::said(format!("{} is not one of ours: {remedy}", path.display())))?;
    if mark.form != FORM {
        return Err(Fault::said(format!(
            "{} holds a demonstration of another version: {remedy}",
            folder.display()
        )));
    }
    if !mark.filled && folder.join("main.db").exists() {
        return Err(Fault::said(format!("{} was never filled to the end: {remedy}", folder.display())));
    }
    Ok(Some(mark))
}

fn write_mark(folder: &Path, mark: &Mark) -> Result<(), Fault> {
    let path = folder.join(DEMO_MARK);
    let text = toml::to_string(mark).map_err(|error| Fault::said(error.to_string()))?;
    std::fs::write(&path, text).map_err(Fault::io(path.display().to_string()))
}
