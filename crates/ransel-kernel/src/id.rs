//! Ids as types, so that a school is never taken for a pupil.

use uuid::Uuid;

use crate::{
    Value,
    value::{Datum, Kind},
};

/// Declares an id: a UUID that is none of the others.
#[macro_export]
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub $crate::id::Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::id::uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl $crate::value::Datum for $name {
            const KIND: $crate::value::Kind = $crate::value::Kind::Uuid;
            fn to_value(&self) -> $crate::Value {
                $crate::Value::Uuid(self.0)
            }
            fn from_value(value: $crate::Value) -> Option<Self> {
                $crate::id::Uuid::from_value(value).map(Self)
            }
        }
    )*};
}

#[doc(hidden)]
pub use uuid;

ids! {
    /// A person: pupil, guardian or staff. Random (version 4), so that it tells nothing of the person.
    PersonId;
    /// A school, or the owner's own office.
    SchoolId;
    /// A class or a teaching group.
    GroupId;
    /// A signed-in session.
    SessionId;
    /// One request, from the browser or from a job.
    RequestId;
}

impl Datum for Uuid {
    const KIND: Kind = Kind::Uuid;
    fn to_value(&self) -> Value {
        Value::Uuid(*self)
    }
    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Uuid(id) => Some(id),
            _ => None,
        }
    }
}
