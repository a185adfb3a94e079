//! The log's own time: whole days whose head is signed leave after the log's period, and what remains still verifies.

use crate::{Owner, Result, sweep::Book};

/// The rule of the log.
const RULE: &str = "platform.security-log";

impl Owner {
    pub(super) fn sweep_log(&self, book: &mut Book<'_>) -> Result<()> {
        let Some(rule) = self.house.keep.rule(RULE) else { return Ok(()) };
        let before = rule.event.due_before(self.clock.today(), rule.period(&self.settings()));
        let gone = self.ledger.leave_before(before)?;
        book.note(RULE, "entry", gone, 0);
        book.tell();
        Ok(())
    }
}
