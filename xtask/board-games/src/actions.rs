//! What one can do. An action declares what it touches and whom it can reach; the kernel forbids the rest.

use jiff::civil::Date;
use ransel_kernel::{Ctx, KernelError, PersonId, Result, Target, action::Opens, actions, rows::Is};
use ransel_school::records::Person;

use crate::records::Entry;

actions! { module "board-games";
    /// List what is recorded about everybody one follows up, or about oneself.
    ListEntries {} = "list-board-games-entries" {
        activity: "board-games-follow-up", reads: Main, categories: [Identity, Conduct], row_facts: [],
        reach: [Pupil: [Own], Guardian: [Children], Teacher: [ContactTeacher]],
        about: |_it| Target::Reach,
    }
    /// Record something about a pupil.
    RecordEntry { pupil: PersonId } = "record-board-games-entry" {
        activity: "board-games-follow-up", writes: Main, categories: [Conduct], row_facts: [],
        reach: [Teacher: [ContactTeacher]],
        about: |it| Target::Person(it.pupil),
    }
}

impl Opens<Entry> for ListEntries {}
impl Opens<Person> for ListEntries {}
impl Opens<Entry> for RecordEntry {}

/// Records an entry about a pupil on a day; doing it twice changes nothing.
///
/// # Errors
/// The kernel refuses or the store fails; nothing is recorded then.
pub fn record(ctx: &Ctx<'_>, pupil: PersonId, day: Date) -> Result<()> {
    let recorded_by = ctx.caller.person.ok_or(KernelError::invalid("not-found-heading"))?;
    ctx.change(RecordEntry { pupil }, |change| {
        let here = change.rows::<Entry>().only(Entry::PUPIL, Is::Equal, &pupil);
        if here.only(Entry::DAY, Is::Equal, &day).first()?.is_some() {
            return Ok(());
        }
        let (id, recorded_at) = (ctx.owner.random.uuid()?, ctx.owner.clock.now());
        change.insert(&Entry { id, pupil, day, recorded_by, recorded_at })
    })
}
