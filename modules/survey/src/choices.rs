//! What the owner has chosen about surveys (under `[module.survey]`), with what holds where nothing is chosen.

use ransel_kernel::Owner;

use crate::NAME;

/// How long a survey can be kept at the most, in months, where nothing is chosen.
const LONGEST_MONTHS: i64 = 6;

/// How long a survey can be kept at the most, in months.
pub fn longest(owner: &Owner) -> i64 {
    let settings = owner.settings();
    let chosen = settings.module.get(NAME).and_then(|table| table.get("longest_months"));
    chosen.and_then(|value| value.as_integer()).unwrap_or(LONGEST_MONTHS)
}
