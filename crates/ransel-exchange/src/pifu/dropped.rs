//! The gate for what is never kept: decided on the start tag, before any text has been read.

use serde::{Deserialize, Serialize};

use super::xml::Open;

/// How many things were turned away. Their text never became a value of ours.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dropped {
    /// Passwords on user ids. The user id itself is kept.
    pub passwords: u64,
    /// Photos, or rather the links to them.
    pub photos: u64,
    /// Links of persons, groups and organisations.
    pub urls: u64,
    /// Interim and final results.
    pub grades: u64,
    /// Telefax numbers.
    pub faxes: u64,
    /// Free-text comments, which may say anything about anybody.
    pub comments: u64,
    /// User ids of a kind we have no use for, such as encrypted national id numbers.
    pub user_ids: u64,
    /// Elements this reader does not know.
    pub unknown: u64,
}

impl Dropped {
    /// Every kind under a stable key, for lists.
    pub fn each(&self) -> [(&'static str, u64); 8] {
        [
            ("passwords", self.passwords),
            ("photos", self.photos),
            ("urls", self.urls),
            ("grades", self.grades),
            ("faxes", self.faxes),
            ("comments", self.comments),
            ("user-ids", self.user_ids),
            ("unknown", self.unknown),
        ]
    }

    /// Counts the element if it is one that is never kept, and says so.
    pub(super) fn turns_away(&mut self, open: &Open) -> bool {
        if open.has_password {
            self.passwords += 1;
        }
        let counter = match open.name {
            None => &mut self.unknown,
            Some("photo") => &mut self.photos,
            Some("url" | "pifu_url") => &mut self.urls,
            Some("interimresult" | "finalresult") => &mut self.grades,
            Some("comments") => &mut self.comments,
            Some("tel") if open.attribute("teltype") == Some("2") => &mut self.faxes,
            Some("pifu_tel") if is_fax(open) => &mut self.faxes,
            Some("userid") if !is_kept_user_id(open) => &mut self.user_ids,
            Some(_) => return false,
        };
        *counter += 1;
        true
    }
}

fn is_fax(open: &Open) -> bool {
    matches!(open.attribute("type"), Some("personFaxAtOrg" | "orgFax"))
}

fn is_kept_user_id(open: &Open) -> bool {
    open.attribute("useridtype").is_some_and(super::person::is_kept_user_id)
}
