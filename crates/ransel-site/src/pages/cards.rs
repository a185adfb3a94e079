//! The boxes of a folder: the register's own, then every module's that has something for this visitor. Who saw
//! last comes from the log, in one look for all boxes, and only for those who may see the log.

use std::collections::HashMap;

use ransel_kernel::Action;
use ransel_kernel::{Categories, Category, KernelError, PersonId, platform::ReadAccessLog};
use ransel_school::actions::ReadPerson;
use ransel_web::{format, parts::FolderCard};

use crate::{
    Trouble, Visit,
    pages::{
        can_see::can_see,
        log::{self, seen::Seen},
        record::Record,
        words::{capital, categories, module},
    },
};

/// How far back the last look is searched for.
const LINES: i64 = 200;

/// All boxes of the folder, in the order of the modules.
///
/// # Errors
/// The ledger or a store fails. A module that refuses the visitor has no box for her.
pub fn cards(visit: &Visit<'_>, record: &Record) -> Result<Vec<FolderCard>, Trouble> {
    let person = record.person;
    let mut found = vec![("person-register", own(visit, record)?)];
    for pages in visit.site.pages.iter().filter(|pages| visit.owner().is_running(pages.module)) {
        match (pages.folder)(visit, person) {
            Ok(Some(card)) => found.push((pages.module, card)),
            Ok(None) | Err(Trouble::NotFound | Trouble::Kernel(KernelError::Denied(_))) => {}
            Err(trouble) => return Err(trouble),
        }
    }
    let seen = last_seen(visit, person)?;
    Ok(found.into_iter().map(|(module, card)| with_last_look(visit, module, card, seen.as_ref())).collect())
}

/// The register's box: what of the record is stored, without the values.
fn own(visit: &Visit<'_>, record: &Record) -> Result<FolderCard, Trouble> {
    let kept = Categories::of(&record.kept());
    Ok(FolderCard {
        title: module(visit, "person-register"),
        href: Some(format!("/people/{}/record", record.person)),
        waiting: None,
        stored: format!("{}.", capital(&categories(visit, kept))),
        can_see: can_see(visit, ReadPerson::DEF, Category::Contact, record.person)?,
        last_seen: String::new(),
    })
}

/// The newest look of somebody else at each module; `None` where the visitor may not see the log.
fn last_seen(visit: &Visit<'_>, person: PersonId) -> Result<Option<HashMap<String, Seen>>, Trouble> {
    if !visit.ctx.would(&ReadAccessLog { person })? {
        return Ok(None);
    }
    let mut newest = HashMap::new();
    for seen in log::seen::of(visit, person, LINES)?.into_iter().filter(Seen::is_a_look) {
        newest.entry(seen.line.module.clone()).or_insert(seen);
    }
    Ok(Some(newest))
}

fn with_last_look(
    visit: &Visit<'_>,
    module: &str,
    card: FolderCard,
    seen: Option<&HashMap<String, Seen>>,
) -> FolderCard {
    let Some(seen) = seen.filter(|_| card.last_seen.is_empty()) else { return card };
    let last_seen = match seen.get(module) {
        Some(seen) => {
            let at = format::moment(visit.lang, seen.line.at, visit.owner().clock.now());
            visit
                .words()
                .with("folder-last-seen", &[("who", (&seen.named(visit)).into()), ("at", (&at).into())])
        }
        None => visit.text("folder-not-seen"),
    };
    FolderCard { last_seen, ..card }
}
