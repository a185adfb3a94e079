//! Values as the stores keep them, and the types a record's field may have.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What a column holds. Both engines keep the same kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// True or false.
    Bool,
    /// A whole number of 64 bits.
    Int,
    /// Text.
    Text,
    /// Bytes, as of sealed text.
    Bytes,
    /// A UUID.
    Uuid,
    /// A date of law (Oslo).
    Date,
    /// An instant in UTC, to the microsecond.
    Instant,
}

/// One value on its way to or from a store.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Value {
    /// Nothing, or on the way out: not opened.
    Null,
    /// True or false.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
    /// A UUID.
    Uuid(Uuid),
    /// A date.
    Date(Date),
    /// An instant.
    Instant(Timestamp),
    /// Many ids as one parameter, so that the statement's text does not change with their number.
    Uuids(Vec<Uuid>),
    /// Many byte strings as one parameter: look-up hashes.
    Blobs(Vec<Vec<u8>>),
    /// A withheld value: no write path accepts it, so what was not shown cannot be overwritten.
    Withheld,
}

/// A type that a field of a record may have.
pub trait Datum: Sized {
    /// How it is kept.
    const KIND: Kind;
    /// Whether a pass may leave it closed while the rest of the row is open.
    const WITHHELD: bool = false;
    /// Whether it may be empty in the store.
    const NULLABLE: bool = false;
    /// Whether it is kept encrypted under its unit's key; never sorted, filtered or counted on.
    const SEALED: bool = false;
    /// The codes it can be, where it is one of a list; empty where any value will do.
    const CODES: &'static [&'static str] = &[];
    /// For the store.
    fn to_value(&self) -> Value;
    /// From the store; `None` if the value is of another kind or outside the type's range.
    fn from_value(value: Value) -> Option<Self>;
}

macro_rules! plain {
    ($($ty:ty => $kind:ident),*) => {$(
        impl Datum for $ty {
            const KIND: Kind = Kind::$kind;
            fn to_value(&self) -> Value { Value::$kind(self.clone()) }
            fn from_value(value: Value) -> Option<Self> {
                match value { Value::$kind(inner) => Some(inner), _ => None }
            }
        }
    )*};
}
plain!(bool => Bool, i64 => Int, String => Text, Date => Date, Timestamp => Instant);

impl<T: Datum> Datum for Option<T> {
    const KIND: Kind = T::KIND;
    const SEALED: bool = T::SEALED;
    const CODES: &'static [&'static str] = T::CODES;
    const NULLABLE: bool = true;
    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Null, T::to_value)
    }
    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Null => Some(None),
            other => T::from_value(other).map(Some),
        }
    }
}

/// A field that some who see the row may not see. Its column is NOT NULL (empty = nothing said), so
/// that an absent value always means *withheld*.
#[derive(Clone, PartialEq, Eq)]
pub enum Withheld<T> {
    /// Shown.
    Open(T),
    /// Not shown: the value never reached memory.
    Closed,
}

impl<T> Withheld<T> {
    /// The value, if it is open.
    pub fn open(self) -> Option<T> {
        match self {
            Self::Open(value) => Some(value),
            Self::Closed => None,
        }
    }

    /// The value by reference, if it is open.
    pub fn as_open(&self) -> Option<&T> {
        match self {
            Self::Open(value) => Some(value),
            Self::Closed => None,
        }
    }
}

impl<T> std::fmt::Debug for Withheld<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if matches!(self, Self::Open(_)) { "Open(…)" } else { "Closed" })
    }
}

impl<T: Datum> Datum for Withheld<T> {
    const KIND: Kind = T::KIND;
    const WITHHELD: bool = true;
    const CODES: &'static [&'static str] = T::CODES;
    const SEALED: bool = T::SEALED;
    fn to_value(&self) -> Value {
        match self {
            Self::Open(value) => value.to_value(),
            Self::Closed => Value::Withheld,
        }
    }
    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Null | Value::Withheld => Some(Self::Closed),
            other => T::from_value(other).map(Self::Open),
        }
    }
}

/// Text somebody typed. Kept in the vault under its unit's own key; cannot be sorted or filtered on,
/// and prints nothing in logs.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct FreeText(String);

impl FreeText {
    /// Takes what was typed, trimmed.
    pub fn new(text: &str) -> Self {
        Self(text.trim().to_owned())
    }
    /// What was typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl std::fmt::Debug for FreeText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FreeText(…)")
    }
}

/// Text that is kept encrypted under its unit's key though nobody typed it freely: a national identity number.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Sealed(pub String);

impl std::fmt::Debug for Sealed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sealed(…)")
    }
}

impl Datum for Sealed {
    const KIND: Kind = Kind::Text;
    const SEALED: bool = true;
    fn to_value(&self) -> Value {
        Value::Text(self.0.clone())
    }
    fn from_value(value: Value) -> Option<Self> {
        String::from_value(value).map(Self)
    }
}

/// Bytes that are kept encrypted under their unit's key: pictures, scans. Prints nothing.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct SealedBytes(pub Vec<u8>);

impl std::fmt::Debug for SealedBytes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SealedBytes({})", self.0.len())
    }
}

impl Datum for SealedBytes {
    const KIND: Kind = Kind::Bytes;
    const SEALED: bool = true;
    fn to_value(&self) -> Value {
        Value::Bytes(self.0.clone())
    }
    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Bytes(bytes) => Some(Self(bytes)),
            _ => None,
        }
    }
}

impl Datum for FreeText {
    const KIND: Kind = Kind::Text;
    const SEALED: bool = true;
    fn to_value(&self) -> Value {
        Value::Text(self.0.clone())
    }
    fn from_value(value: Value) -> Option<Self> {
        String::from_value(value).map(Self)
    }
}

/// Declares an enumeration that is kept as a short text code: the same word in store, register,
/// policy and texts.
#[macro_export]
macro_rules! coded {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vdoc])* $variant,)* }

        impl $name {
            /// Every value, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];
            /// The code it is kept and spoken of as.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }
            /// The value with this code.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)* _ => None }
            }
        }

        impl $crate::value::Datum for $name {
            const KIND: $crate::value::Kind = $crate::value::Kind::Text;
            const CODES: &'static [&'static str] = &[$($code,)*];
            fn to_value(&self) -> $crate::Value {
                $crate::Value::Text(self.code().to_owned())
            }
            fn from_value(value: $crate::Value) -> Option<Self> {
                match value {
                    $crate::Value::Text(code) => Self::from_code(&code),
                    _ => None,
                }
            }
        }
    )*};
}

/// Bytes that are no text: hashes and wrapped keys. Prints nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct Bytes(pub Vec<u8>);

impl std::fmt::Debug for Bytes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Bytes({})", self.0.len())
    }
}

impl Datum for Bytes {
    const KIND: Kind = Kind::Bytes;
    fn to_value(&self) -> Value {
        Value::Bytes(self.0.clone())
    }
    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Bytes(bytes) => Some(Self(bytes)),
            _ => None,
        }
    }
}
