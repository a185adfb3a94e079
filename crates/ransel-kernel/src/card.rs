//! A card: what one table is. Whom its rows are about, what each field holds, why and for how long.
//! Derived from the record struct by `#[derive(Personal)]`, so table, card and export are one.

use crate::{
    Result, Value,
    facts::{Categories, Category},
    value::{Datum, Kind},
};

/// Which store a table lives in. Each is a file (or schema) of its own with its own keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum StoreKind {
    /// The ordinary store.
    Main,
    /// Sensitive data: special categories, reasons, case work, free text.
    Vault,
    /// Who opened what.
    Ledger,
}

impl StoreKind {
    /// Its name in files, schemas and registers.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Main => "main",
            Self::Vault => "vault",
            Self::Ledger => "ledger",
        }
    }
}

/// What a field is in its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The row's own id.
    Id,
    /// The person the row is about.
    Subject,
    /// The group the row belongs to: decides the row fact `taught_here`.
    Group,
    /// Who wrote the row: decides the row fact `authored`.
    Author,
    /// Whether the pupil wants it kept from guardians: decides the row fact `confided`.
    Confided,
    /// The matter the row belongs to: decides the row fact `named_here`.
    Matter,
    /// Anything else.
    Plain,
}

/// What the keep rule of a row runs from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// Something that happens to the person the row is about: she leaves.
    Subject,
    /// The date or instant in this column.
    Column(&'static str),
    /// The row with the same id in this table of the main store: both go together.
    With(&'static str),
}

/// One column.
#[derive(Debug)]
pub struct Field {
    /// Column name.
    pub name: &'static str,
    /// How it is kept.
    pub kind: Kind,
    /// What it is in the row.
    pub role: Role,
    /// The category of personal data; `None` only where the field says nothing about a person by itself.
    pub category: Option<Category>,
    /// Whether a pass may leave it closed.
    pub withheld: bool,
    /// Whether it may be empty.
    pub nullable: bool,
    /// Whether it is kept encrypted under its unit's key.
    pub sealed: bool,
    /// The codes it can be, where it is one of a list.
    pub codes: &'static [&'static str],
}

/// What one table is.
#[derive(Debug)]
pub struct Card {
    /// Table name.
    pub table: &'static str,
    /// The module whose register entry it stands in.
    pub module: &'static str,
    /// The store it lives in.
    pub store: StoreKind,
    /// The processing activity it serves; its purpose, basis and recipients are the activity's.
    pub activity: &'static str,
    /// The keep rule, by name in the register.
    pub keep: &'static str,
    /// What the keep rule runs from.
    pub clock: Clock,
    /// Whether law wants its rows preserved: they are handed over before they go.
    pub archive: bool,
    /// Whether writing it changes who is related to whom, so that decisions must be made anew.
    pub relates: bool,
    /// Whether a row makes a person exist: the person's own key is made with it.
    pub roots: bool,
    /// The columns, in order.
    pub fields: &'static [Field],
}

impl Card {
    /// The column that says whom the row is about; `None` where rows are about nobody.
    pub fn subject(&self) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.role == Role::Subject)
    }
    /// Whether its rows are about nobody in particular and belong to no matter either: whoever has a pass for its categories
    /// reads them.
    pub fn is_about_nobody(&self) -> bool {
        !self.fields.iter().any(|field| matches!(field.role, Role::Subject | Role::Matter))
    }
    /// The column of the row's own id; the subject's where there is one row per person.
    pub fn id(&self) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.role == Role::Id).or_else(|| self.subject())
    }
    /// The column with this name.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }
    /// The categories that must be open for a row to be seen at all: those of columns that cannot be withheld.
    pub fn base(&self) -> Categories {
        self.categories(|field| !field.withheld)
    }
    /// All categories on the card.
    pub fn all_categories(&self) -> Categories {
        self.categories(|_| true)
    }
    fn categories(&self, which: impl Fn(&Field) -> bool) -> Categories {
        self.fields
            .iter()
            .filter(|field| which(field))
            .filter_map(|field| field.category)
            .fold(Categories::NONE, |all, category| all.and(Categories::of(&[category])))
    }
}

/// A record: one row as a struct. Implemented by `#[derive(Personal)]`.
pub trait Record: Sized + 'static {
    /// Its card.
    const CARD: &'static Card;
    /// From the columns, in the card's order.
    ///
    /// # Errors
    /// [`crate::KernelError::Decode`] if a stored value does not fit.
    fn from_row(row: Vec<Value>) -> Result<Self>;
    /// To the columns, in the card's order.
    fn to_row(&self) -> Vec<Value>;
}

/// A column of a record, with the type of its field: a comparison with another type does not compile.
#[derive(Debug)]
pub struct Column<R, T> {
    /// Column name.
    pub name: &'static str,
    /// Nothing but the types.
    pub types: std::marker::PhantomData<fn() -> (R, T)>,
}

impl<R, T> Clone for Column<R, T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<R, T> Copy for Column<R, T> {}

impl<R, T> Column<R, T> {
    /// The column called `name`; the derive makes these.
    pub const fn new(name: &'static str) -> Self {
        Self { name, types: std::marker::PhantomData }
    }
}

/// Reads one field of a row, or says which column does not fit. Used by the derive.
#[doc(hidden)]
pub fn take<T: Datum>(table: &'static str, column: &'static str, value: Option<Value>) -> Result<T> {
    value.and_then(T::from_value).ok_or(crate::KernelError::Decode { table, column })
}
