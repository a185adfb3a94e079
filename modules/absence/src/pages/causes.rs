//! The causes of absence in plain words.

use ransel_web::Words;

use crate::records::Cause;

/// Code, label and what choosing it means, for each.
pub fn causes(w: Words<'_>, causes: &[Cause]) -> Vec<(&'static str, String, String)> {
    let key = |cause: &Cause| format!("absence-because-{}", cause.code());
    causes
        .iter()
        .map(|cause| (cause.code(), w.get(&key(cause)), w.get(&format!("{}-help", key(cause)))))
        .collect()
}
