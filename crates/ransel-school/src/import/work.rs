//! An import from beginning to end: into staging, through it on paper, then into the store chunk by chunk, each with
//! its ledger entry in a short transaction of its own.
//!
//! On paper everything is found out that may stop an import. What is in the store already is not written again, so an
//! import that was cut off is taken up by going through the same staging file once more.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};

use ransel_exchange::roster::{Group, Source, Spot};
use ransel_kernel::{Caller, Ctx, KernelError, Owner, Pass, pass::Set, value::Bytes};
use uuid::Uuid;

use super::{
    CHUNK,
    absences::{self, Sink},
    desk::Desk,
    key::Key,
    leavers::{Heard, Leaving},
    pace::Pace,
    places::{Bare, Places},
    report::{ImportError, Options, Progress, Report, Stage},
    run::{Done, Found, Known, Run},
    staged::{ContactRow, Folk, Staged},
};
use crate::{actions::ImportRoster, records::ImportRun};

/// Who looks on, and who takes the absences of the file.
pub struct Watch<'w> {
    /// Is told how far it has come.
    pub progress: &'w mut dyn FnMut(Progress),
    /// Takes absences; without it they are left.
    pub absences: Option<&'w mut Sink<'w>>,
}

/// What became of an import that had been cut off.
#[derive(Debug)]
pub enum Resumed {
    /// There was none.
    None,
    /// It is finished now.
    Finished(Box<Report>),
    /// Its staging file is gone: what was not in yet has to be imported again.
    Lost,
}

/// Some rows that go in together.
#[derive(Clone)]
enum Chunk<'s> {
    Bare(&'s [Bare]),
    Groups(Vec<(Spot, Group)>),
    Folk(Vec<Folk>),
    Contacts(Vec<ContactRow>),
}

impl Chunk<'_> {
    fn stage(&self) -> Stage {
        match self {
            Self::Bare(_) | Self::Groups(_) => Stage::Groups,
            Self::Folk(_) => Stage::People,
            Self::Contacts(_) => Stage::Contacts,
        }
    }
}

/// The staging file, and what is made beside it.
struct Workplace {
    rows: PathBuf,
    heard: PathBuf,
}

impl Workplace {
    fn at(rows: PathBuf) -> Self {
        Self { heard: rows.with_extension("heard"), rows }
    }

    fn erase(&self) {
        // What cannot be removed cannot be read either once its salt is gone.
        let _ = std::fs::remove_file(&self.heard);
        let _ = std::fs::remove_file(&self.rows);
    }
}

/// Brings in a roster. One that was cut off before is finished first.
pub fn bring_in(
    owner: &Owner,
    source: &mut dyn Source,
    options: &Options,
    watch: &mut Watch<'_>,
) -> Result<Report, ImportError> {
    if !options.dry_run {
        resume(owner, options, watch)?;
    }
    let (id, salt) = (owner.random.uuid()?, owner.random.bytes::<32>()?);
    let folder = options.staging.clone().unwrap_or_else(std::env::temp_dir);
    std::fs::create_dir_all(&folder).map_err(ImportError::Workplace)?;
    if options.staging.is_some() && !options.dry_run {
        tidy(&folder);
    }
    let workplace = Workplace::at(folder.join(format!("ransel-import-{id}.sealed")));
    let staged = Staged::read(owner, source, options.numbers, &workplace.rows, &salt, watch.progress);
    let mut begun = false;
    let result = staged.and_then(|staged| {
        let mut work = Work::new(owner, options, &staged, &workplace, &salt, None)?;
        let result = work.all(watch);
        begun = work.run.is_some();
        result
    });
    // Once rows have gone in, the file stays until the rest has: it is what the import is taken up from.
    if result.is_ok() || !begun {
        workplace.erase();
    }
    result
}

/// Removes what imports left that were cut off while they read: nobody has the keys of those files. One that is at work
/// holds its own.
fn tidy(folder: &Path) {
    let Ok(files) = std::fs::read_dir(folder) else { return };
    for path in files.flatten().map(|file| file.path()) {
        let ours = path.extension().is_some_and(|extension| extension == "sealed" || extension == "heard");
        if ours && std::fs::File::open(&path).is_ok_and(|file| file.try_lock().is_ok()) {
            let _ = std::fs::remove_file(&path);
        }
    }
}

/// Finishes an import that was cut off.
///
/// # Errors
/// As of any import; it can be taken up again then.
pub fn resume(owner: &Owner, options: &Options, watch: &mut Watch<'_>) -> Result<Resumed, ImportError> {
    let ctx = owner.ctx(Caller::part("import"))?;
    let runs = ctx.may(ImportRoster {})?.rows::<ImportRun>().all()?;
    let mut resumed = Resumed::None;
    for run in runs {
        let workplace = Workplace::at(PathBuf::from(&run.file));
        let _ = std::fs::remove_file(&workplace.heard);
        let staged = match Staged::open(owner, &workplace.rows, &run.salt.0) {
            Ok(staged) => staged,
            Err(ImportError::Workplace(_) | ImportError::Staging(_)) => {
                forget(&ctx, run.id)?;
                workplace.erase();
                resumed = Resumed::Lost;
                continue;
            }
            Err(other) => return Err(other),
        };
        let (salt, options) =
            (run.salt.clone(), Options { dry_run: false, strict: false, ..options.clone() });
        let mut work = Work::new(owner, &options, &staged, &workplace, &salt.0, Some(run))?;
        let report = work.all(watch)?;
        workplace.erase();
        resumed = Resumed::Finished(Box::new(report));
    }
    Ok(resumed)
}

/// With its salt the staging file of a run can no longer be read.
fn forget(ctx: &Ctx<'_>, run: Uuid) -> Result<(), ImportError> {
    Ok(ctx.change(ImportRoster {}, |change| change.delete::<ImportRun, _>(&run).map(drop))?)
}

struct Work<'w> {
    owner: &'w Owner,
    options: &'w Options,
    staged: &'w Staged,
    workplace: &'w Workplace,
    salt: &'w [u8],
    ctx: Ctx<'w>,
    /// The run in the store, once rows go in.
    run: Option<ImportRun>,
    resumed: bool,
    found: Found,
    /// For each chunk whether it changes anything.
    changes: Vec<bool>,
    pace: Pace,
    /// What was done, or would be.
    report: Report,
}

impl<'w> Work<'w> {
    fn new(
        owner: &'w Owner,
        options: &'w Options,
        staged: &'w Staged,
        workplace: &'w Workplace,
        salt: &'w [u8],
        run: Option<ImportRun>,
    ) -> Result<Self, ImportError> {
        Ok(Self {
            owner,
            options,
            staged,
            workplace,
            salt,
            ctx: owner.ctx(Caller::part("import"))?,
            resumed: run.is_some(),
            run,
            found: Found::default(),
            changes: Vec::new(),
            pace: Pace::default(),
            report: Report {
                name: options.name.clone(),
                dropped: staged.head.dropped,
                bad_rows: staged.head.bad_rows.clone(),
                ..Report::default()
            },
        })
    }

    fn all(&mut self, watch: &mut Watch<'_>) -> Result<Report, ImportError> {
        let owner = self.owner;
        // The pass reads for as long as the import runs, from a context that outlives it.
        let ctx = owner.ctx(Caller::part("import"))?;
        let mut pass = ctx.may(ImportRoster {})?;
        let mut places = Places::load(owner, &self.staged.outline, &mut pass)?;
        places.make_room(owner.random)?;
        let come = self.first_rows()?;

        let leaving = self.on_paper(&mut pass, &places, &come, watch)?;
        if self.options.strict && !self.report.bad_rows.is_empty() {
            return Err(ImportError::BadRows(std::mem::take(&mut self.report).in_order().bad_rows));
        }
        if !self.resumed {
            leaving.refuse_too_many(self.options.leavers)?;
        }
        if self.options.dry_run {
            self.report.ended = leaving.rows.len() as u64;
            return Ok(std::mem::take(&mut self.report).in_order());
        }
        let writes = !leaving.rows.is_empty() || self.changes.iter().any(|changes| *changes);
        if writes || (watch.absences.is_some() && self.staged.has_absences()) {
            self.begin()?;
        }
        self.write_all(&places, &come, watch)?;
        self.leavers(&places, &leaving, watch)?;
        if let Some(sink) = watch.absences.as_deref_mut() {
            (watch.progress)(Progress { stage: Stage::Absences, done: 0, of: 0 });
            let found = absences::hand_over(self.staged, &mut pass, &places, sink)?;
            self.report.absences = found;
        }
        if let Some(run) = self.run.take() {
            forget(&self.ctx, run.id)?;
            // The kernel leaves reloading to the parts of the product: once, at their end.
            owner.reload(None)?;
        }
        Ok(std::mem::take(&mut self.report).in_order())
    }

    /// The first row of each group's key: the one that counts.
    fn first_rows(&self) -> Result<HashMap<Key, Spot>, ImportError> {
        let mut first = HashMap::new();
        self.staged.groups(|groups| {
            for (spot, group) in groups {
                first.entry(Key::new(self.owner, &group.id)).or_insert(spot);
            }
            Ok(())
        })?;
        Ok(first)
    }

    /// Gives all chunks in the one order they have, with the rows done before each.
    fn chunks(
        staged: &Staged,
        bare: &[Bare],
        mut on: impl FnMut(usize, Chunk<'_>) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        let mut at = 0;
        let mut next = |chunk: Chunk<'_>| {
            at += 1;
            on(at - 1, chunk)
        };
        if !bare.is_empty() {
            next(Chunk::Bare(bare))?;
        }
        staged.groups(|groups| next(Chunk::Groups(groups)))?;
        staged.folk(|folk| next(Chunk::Folk(folk)))?;
        staged.contacts(|contacts| next(Chunk::Contacts(contacts)))
    }

    fn known<'k>(&'k self, places: &'k Places<'k>) -> Known<'k> {
        Known {
            owner: self.owner,
            options: self.options,
            head: &self.staged.head,
            places,
            now: self.owner.clock.now(),
            found: &self.found,
        }
    }

    /// Goes through everything and writes nothing.
    fn on_paper(
        &mut self,
        pass: &mut Pass<'_, ImportRoster>,
        places: &Places<'_>,
        come: &HashMap<Key, Spot>,
        watch: &mut Watch<'_>,
    ) -> Result<Leaving, ImportError> {
        let full = self.staged.head.full;
        let mut heard = Heard::new(self.owner, &self.workplace.heard, self.salt)?;
        let mut rows = 0;
        Self::chunks(self.staged, &places.bare, |_, chunk| {
            let run = Run::new(&self.known(places), Desk::Paper(pass, 0));
            rows += chunk.rows();
            let mut done = work_through(run, chunk, come)?;
            if full {
                heard.add(&mut done)?;
            }
            self.changes.push(done.planned > 0);
            self.found.add(&mut done);
            // What is to be written tells again what it did when it is written.
            if done.planned == 0 || self.options.dry_run || self.options.strict {
                self.report.add(done.report);
            }
            (watch.progress)(Progress { stage: Stage::Checking, done: rows, of: self.staged.head.rows() });
            Ok(())
        })?;
        let leaving = if full {
            Leaving::find(heard, pass, places, self.staged, &self.found)
        } else {
            Ok(Leaving::default())
        };
        let _ = std::fs::remove_file(&self.workplace.heard);
        leaving
    }

    /// From here on the import is taken up if it is cut off.
    fn begin(&mut self) -> Result<(), ImportError> {
        if self.run.is_some() {
            return Ok(());
        }
        let head = &self.staged.head;
        let run = ImportRun {
            id: self.owner.random.uuid()?,
            source: head.source.clone(),
            day: head.day,
            began_at: self.owner.clock.now(),
            salt: Bytes(self.salt.to_vec()),
            file: self.workplace.rows.display().to_string(),
            chunks_done: 0,
        };
        self.ctx.change(ImportRoster {}, |change| change.insert(&run))?;
        self.run = Some(run);
        Ok(())
    }

    fn write_all(
        &mut self,
        places: &Places<'_>,
        come: &HashMap<Key, Spot>,
        watch: &mut Watch<'_>,
    ) -> Result<(), ImportError> {
        let (mut rows, of) = (0, self.staged.head.rows());
        Self::chunks(self.staged, &places.bare, |at, chunk| {
            rows += chunk.rows();
            let stage = chunk.stage();
            let mut rest = Some(chunk).filter(|_| self.changes.get(at).copied().unwrap_or(true));
            while let Some(chunk) = rest {
                let (part, more) = chunk.split(self.pace.rows(), self.staged);
                let done = if more.is_some() { at } else { at + 1 };
                // The transaction may have to run again, so each run gets rows of its own.
                let work = |run: Run<'_, '_, '_>| work_through(run, part.clone(), come);
                let report = self.write(places, done, part.rows(), work)?;
                // With strict the report stands already.
                if !self.options.strict {
                    self.report.add(report);
                }
                rest = more;
            }
            (watch.progress)(Progress { stage, done: rows, of });
            Ok(())
        })
    }

    fn leavers(
        &mut self,
        places: &Places<'_>,
        leaving: &Leaving,
        watch: &mut Watch<'_>,
    ) -> Result<(), ImportError> {
        let (chunks, mut done, mut rest) = (self.changes.len(), 0, leaving.rows.as_slice());
        while !rest.is_empty() {
            let (rows, more) = rest.split_at(rest.len().min(self.pace.rows()));
            rest = more;
            let report = self.write(places, chunks, rows.len() as u64, |run| run.leave(rows))?;
            self.report.add(report);
            done += rows.len() as u64;
            (watch.progress)(Progress { stage: Stage::Leavers, done, of: leaving.rows.len() as u64 });
        }
        Ok(())
    }

    /// Some rows, in one transaction with its entry and how many chunks are done.
    fn write(
        &mut self,
        places: &Places<'_>,
        chunks_done: usize,
        rows: u64,
        mut work: impl FnMut(Run<'_, '_, '_>) -> Result<Done, ImportError>,
    ) -> Result<Report, ImportError> {
        let done = i64::try_from(chunks_done).unwrap_or(i64::MAX);
        let mut pace = std::mem::take(&mut self.pace);
        let report = self.ctx.change(ImportRoster {}, |change| {
            pace.begin();
            if let Some(run) = &self.run {
                change.update(&run.id, Set::default().to(ImportRun::CHUNKS_DONE, &done))?;
            }
            match work(Run::new(&self.known(places), Desk::Store(change))) {
                Ok(done) => Ok(done.report),
                Err(ImportError::Store(error)) => Err(error),
                Err(_) => Err(KernelError::invalid("import-not-kept")),
            }
        })?;
        pace.done(usize::try_from(rows).unwrap_or(CHUNK));
        self.pace = pace;
        Ok(report)
    }
}

impl Chunk<'_> {
    /// The first rows of it, and the rest. Who stands under several keys stays together.
    fn split(self, rows: usize, staged: &Staged) -> (Self, Option<Self>) {
        match self {
            Self::Bare(_) => (self, None),
            Self::Groups(mut all) => {
                let rest = all.split_off(rows.min(all.len()));
                (Self::Groups(all), some(rest).map(Self::Groups))
            }
            Self::Folk(mut all) => {
                let mut before = 0;
                let end = all.iter().position(|folk| {
                    let full = before >= rows;
                    before += folk.rows();
                    full
                });
                let alone = all.iter().position(|folk| staged.is_several(folk.key)).unwrap_or(all.len());
                // Those of several keys are the last of all; they are never divided, and begin anew.
                let end =
                    end.filter(|end| *end < alone).or((0 < alone && alone < all.len()).then_some(alone));
                let rest = all.split_off(end.unwrap_or(all.len()));
                (Self::Folk(all), some(rest).map(Self::Folk))
            }
            Self::Contacts(mut all) => {
                let rest = all.split_off(rows.min(all.len()));
                (Self::Contacts(all), some(rest).map(Self::Contacts))
            }
        }
    }

    fn rows(&self) -> u64 {
        let rows = match self {
            Self::Bare(_) => 0,
            Self::Groups(rows) => rows.len(),
            Self::Folk(folk) => folk.iter().map(Folk::rows).sum(),
            Self::Contacts(rows) => rows.len(),
        };
        rows as u64
    }
}

fn some<T>(list: Vec<T>) -> Option<Vec<T>> {
    if list.is_empty() { None } else { Some(list) }
}

fn work_through(
    run: Run<'_, '_, '_>,
    chunk: Chunk<'_>,
    come: &HashMap<Key, Spot>,
) -> Result<Done, ImportError> {
    match chunk {
        Chunk::Bare(bare) => run.bare_subjects(bare),
        Chunk::Groups(rows) => run.groups(rows, come),
        Chunk::Folk(folk) => run.folk(folk),
        Chunk::Contacts(rows) => run.contacts(&rows),
    }
}

/// Reads a transfer into staging only, hands over its absences, and erases it.
pub fn absences_only(
    owner: &Owner,
    source: &mut dyn Source,
    folder: &Path,
    sink: &mut Sink<'_>,
) -> Result<super::AbsenceCount, ImportError> {
    let (id, salt) = (owner.random.uuid()?, owner.random.bytes::<32>()?);
    let workplace = Workplace::at(folder.join(format!("ransel-absences-{id}.sealed")));
    let numbers = super::NumberPolicy::Either;
    let staged = Staged::read(owner, source, numbers, &workplace.rows, &salt, &mut |_| {});
    let result = staged.and_then(|staged| {
        let ctx = owner.ctx(Caller::part("import"))?;
        let mut pass = ctx.may(ImportRoster {})?;
        let places = Places::load(owner, &staged.outline, &mut pass)?;
        let count = absences::hand_over(&staged, &mut pass, &places, sink)?;
        let (bad_rows, dropped) = (staged.head.bad_rows, staged.head.dropped);
        Ok(super::AbsenceCount { bad_rows, dropped, ..count })
    });
    workplace.erase();
    result
}
