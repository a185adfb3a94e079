//! What pages are built of, one file per part. Every part takes the words of the page first and plain
//! values after, and gives `Markup`. Values are escaped; a caller that passes `Markup` has built it here.

mod absence;
mod alert;
mod button;
mod card;
mod details;
mod empty;
mod facts;
mod field;
mod field_choice;
mod filter;
mod folder;
mod form;
mod heading;
mod icon;
mod log;
mod login;
mod paging;
mod progress;
mod refusal;
mod roll;
mod roll_conflict;
mod secrecy;
mod start;
mod statement;
mod statement_promises;
mod step_up;
mod table;
mod tabs;
mod tag;
mod trail;
mod weeks;
mod withheld;

pub use absence::{AbsenceShare, LimitStatus, absence_bar, absence_key, status_count, status_tag};
pub use alert::{Tone, alert, notice, success};
pub use button::{Link, Variant, answer_button, button, button_row, link, link_button, read_aloud_button};
pub use card::{Done, card, done, tinted_card};
pub use details::{details, details_open};
pub use empty::empty;
pub use facts::{Fact, facts};
pub use field::{
    Field, Need, Range, date_field, email_field, file_field, hidden, number_field, phone_field, text_field,
    textarea,
};
pub use field_choice::{Choice, checkbox, checkboxes, drawn_radios, radios, select};
pub use filter::filter;
pub use folder::{FolderCard, folder_card, folder_cards};
pub use form::{FieldError, Form, error_summary, form, upload_form};
pub use heading::{heading, lead, section, section_heading};
pub use icon::{Icon, icon, named_icon, satchel};
pub use log::{Ask, LogBook, LogEntry, RefusedEntry, log_book, log_entry};
pub use login::{Login, LoginWay, login};
pub use paging::{Paging, paging};
pub use progress::{Progress, Step, StepState, progress};
pub use refusal::{Door, Met, NeededFact, Refusal, Rule, bad_request, not_found, our_fault, refusal};
pub use roll::{Gone, Mark, Roll, RollCounts, RollRow, Saved, Taken, roll, saved};
pub use roll_conflict::{Conflict, RollConflict, roll_conflict};
pub use secrecy::{SecrecyDeclaration, secrecy_declaration};
pub use start::{LessonRow, LessonState, Waiting, lessons, link_list, waiting};
pub use statement::{DeletionRow, LawBasis, ReaderRow, Statement, StoredRow, statement};
pub use statement_promises::{Promise, PromiseState, promises};
pub use step_up::{StepUp, step_up};
pub use table::{Caption, Column, Kind, Layout, Sort, Sorted, Table, table};
pub use tabs::{Tab, tabs};
pub use tag::{tag, tag_row};
pub use trail::{Crumb, back, breadcrumbs};
pub use weeks::weeks;
pub use withheld::{not_given, through_school, withheld, withheld_column, withheld_field};

#[cfg(test)]
mod tests;
