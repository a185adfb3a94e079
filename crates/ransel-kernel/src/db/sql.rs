//! A statement being put together: text and parameters, never a value in the text.

use uuid::Uuid;

use crate::{Value, value::Kind};

/// Which engine a statement is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// SQLite, in the process.
    Sqlite,
    /// PostgreSQL.
    Postgres,
}

impl Engine {
    /// The column type a kind is declared as.
    pub const fn column_type(self, kind: Kind) -> &'static str {
        match (self, kind) {
            (Self::Sqlite, Kind::Bool | Kind::Int | Kind::Instant) => "INTEGER",
            (Self::Sqlite, Kind::Text | Kind::Date) => "TEXT",
            (Self::Sqlite, Kind::Bytes | Kind::Uuid) => "BLOB",
            (Self::Postgres, Kind::Bool) => "boolean",
            (Self::Postgres, Kind::Int) => "bigint",
            (Self::Postgres, Kind::Instant) => "timestamptz",
            (Self::Postgres, Kind::Text) => "text",
            (Self::Postgres, Kind::Date) => "date",
            (Self::Postgres, Kind::Bytes) => "bytea",
            (Self::Postgres, Kind::Uuid) => "uuid",
        }
    }
}

/// A statement for one engine.
#[derive(Clone, Debug)]
pub struct Sql {
    engine: Engine,
    /// The text, with numbered parameters.
    pub text: String,
    /// The parameters.
    pub values: Vec<Value>,
}

impl Sql {
    /// Starts with `text`.
    pub fn new(engine: Engine, text: &str) -> Self {
        Self { engine, text: text.to_owned(), values: Vec::new() }
    }

    /// The engine it is for.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Adds text. Only text of the program: names from cards and keywords.
    pub fn push(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    /// Adds a parameter. A NUL in a text is left out: PostgreSQL keeps none, and nobody has typed one.
    pub fn bind(&mut self, value: Value) -> &mut Self {
        self.values.push(match value {
            Value::Text(text) if text.contains('\0') => Value::Text(text.replace('\0', "")),
            value => value,
        });
        let number = self.values.len();
        // SQLite numbers `$2` by first appearance; `?2` is what it says.
        let mark = if self.engine == Engine::Sqlite { '?' } else { '$' };
        self.text.push_str(&format!("{mark}{number}"));
        self
    }

    /// Adds `column is one of ids`, with all ids as one parameter: the statement's text does not grow with them.
    pub fn any(&mut self, column: &str, ids: Vec<Uuid>) -> &mut Self {
        self.any_of(column, Value::Uuids(ids))
    }

    /// As [`Sql::any`], for a list of either kind.
    pub fn any_of(&mut self, column: &str, many: Value) -> &mut Self {
        self.push(column);
        match self.engine {
            Engine::Sqlite => self.push(" IN (SELECT value FROM rarray(").bind(many).push("))"),
            Engine::Postgres => self.push(" = ANY(").bind(many).push(")"),
        }
    }

    /// Adds a query that gives one row of one column for each of `ids`.
    pub fn rows_of(&mut self, ids: Vec<Uuid>) -> &mut Self {
        match self.engine {
            // Without a condition SQLite would read what follows as part of a join.
            Engine::Sqlite => {
                self.push("SELECT value FROM rarray(").bind(Value::Uuids(ids)).push(") WHERE 1 = 1")
            }
            // Without a type PostgreSQL would not know which kind of list is meant.
            Engine::Postgres => self.push("SELECT unnest(").bind(Value::Uuids(ids)).push("::uuid[])"),
        }
    }

    /// As [`Sql::rows_of`], with a name for the column.
    pub fn named_rows_of(&mut self, ids: Vec<Uuid>, name: &str) -> &mut Self {
        match self.engine {
            Engine::Sqlite => {
                self.push(&format!("SELECT value AS {name} FROM rarray(")).bind(Value::Uuids(ids)).push(")")
            }
            Engine::Postgres => {
                self.push("SELECT unnest(").bind(Value::Uuids(ids)).push(&format!("::uuid[]) AS {name}"))
            }
        }
    }

    /// Adds the column as it is sorted by and measured against: text by its code points on both engines, whatever language
    /// the database was made for. The order people read is made where words are shown.
    pub fn measured(&mut self, column: &str, kind: Kind) -> &mut Self {
        self.push(column);
        if self.engine == Engine::Postgres && kind == Kind::Text { self.push(" COLLATE \"C\"") } else { self }
    }

    /// Adds the column to an order. What is empty comes before everything else, and after it in descending order.
    pub fn sorted(&mut self, column: &str, kind: Kind, descending: bool) -> &mut Self {
        self.measured(column, kind);
        self.push(if descending { " DESC NULLS LAST" } else { " NULLS FIRST" })
    }

    /// Adds items with `between` between them.
    pub fn list<T>(
        &mut self,
        items: impl IntoIterator<Item = T>,
        between: &str,
        mut add: impl FnMut(&mut Self, T),
    ) -> &mut Self {
        for (i, item) in items.into_iter().enumerate() {
            if i > 0 {
                self.push(between);
            }
            add(self, item);
        }
        self
    }
}
