//! Who signed in, as the provider knows them. Which person that is in the school is decided elsewhere.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Assurance, attributes::Attributes};

/// A person as a provider knows them, after all checks. `issuer` and `subject` together are unique and stay.
#[derive(Clone, PartialEq, Eq)]
pub struct Identity {
    /// The provider.
    pub issuer: String,
    /// The provider's own name for the person (Core § 2, `sub`).
    pub subject: String,
    /// Name at the Feide home organization: `ola@soloy.no`.
    pub feide_name: Option<String>,
    /// National identity number or D-number. As the provider wrote it: length and check digits are not tested.
    pub national_id: Option<String>,
    /// How sure the sign-in was; at least what was asked for.
    pub assurance: Assurance,
    /// What Feide told about her beside who she is: of what was asked for, and nothing else.
    pub attributes: Attributes,
    /// When the person signed in at the provider; known if a fresh sign-in was asked for.
    pub auth_time: Option<Timestamp>,
    /// To be shown to the provider when signing out.
    pub id_token_hint: IdTokenHint,
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Identity")
            .field("issuer", &self.issuer)
            .field("assurance", &self.assurance)
            .field("auth_time", &self.auth_time)
            .finish_non_exhaustive()
    }
}

/// The ID token as it came. Holds personal data: keep it with the session, encrypted, and nowhere else.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdTokenHint(pub(super) String);

impl IdTokenHint {
    /// The token, for the address of the provider's sign-out.
    pub fn secret(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for IdTokenHint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("IdTokenHint")
    }
}
