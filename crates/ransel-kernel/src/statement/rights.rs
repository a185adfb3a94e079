//! What one can ask for. It follows from the legal basis: an objection needs a public task, a withdrawal a consent.

use serde::Serialize;

use crate::register::Register;

/// A right, as the key of the text that tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Right(pub &'static str);

/// The rights that hold for a module's activities.
pub fn of(register: &Register) -> Vec<Right> {
    let rests_on = |letter: &str| {
        let article = format!("POL-2018 art. 6(1)({letter})");
        register.activity.iter().flat_map(|activity| &activity.basis).any(|cited| cited.starts_with(&article))
    };
    let consent = rests_on("a");
    let duty = rests_on("c") || rests_on("e");
    let rights = [
        ("right-access", true),
        ("right-rectification", true),
        ("right-restriction", true),
        // POL-2018 art. 17 (3) (b): what law tells us to keep is deleted by its rule, not on request.
        ("right-erasure-by-rule", duty),
        ("right-erasure", consent || !duty),
        // Art. 21 (1): public task or legitimate interest only.
        ("right-objection", rests_on("e") || rests_on("f")),
        ("right-withdrawal", consent),
        // Art. 20 (1) (a): consent or contract only.
        ("right-portability", consent || rests_on("b")),
        ("right-complaint", true),
    ];
    rights.into_iter().filter(|(_, holds)| *holds).map(|(key, _)| Right(key)).collect()
}
