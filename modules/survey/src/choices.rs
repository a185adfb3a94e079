//! What the owner has chosen about surveys (under `[module.survey]`), with what holds where nothing is chosen.

use jiff::civil::Date;
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

/// The day all surveys go since the owner has given them up; nothing where the subscription lasts or ends later.
pub fn given_up(owner: &Owner) -> Option<Date> {
    let settings = owner.settings();
    settings.gone_on(NAME).filter(|_| settings.ends(NAME).is_some_and(|last| last < owner.clock.today()))
}
