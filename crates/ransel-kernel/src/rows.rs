//! The one query a module can make: columns, comparisons, order, page. Before any of that the kernel has
//! narrowed the table to the rows and columns the pass opens, so what is closed cannot be read, filtered
//! on, sorted by or counted.

use std::{collections::HashMap, marker::PhantomData};

use uuid::Uuid;

use crate::{
    KernelError, Record, Result, Value,
    card::{Card, Column, Field, Role, StoreKind},
    db::{Conn, Database, Row, Sql},
    facts::Categories,
    keys::Key,
    owner::Owner,
    pass::{Grant, Grants},
    value::{Datum, Kind},
};

/// How a column is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Is {
    /// Equal.
    Equal,
    /// Not equal.
    Not,
    /// Equal or more.
    AtLeast,
    /// Less.
    Below,
}

/// Which way a column is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Smallest or earliest first.
    Ascending,
    /// Largest or latest first.
    Descending,
}

/// Where the rows are read: a store, or the transaction of a change.
pub(crate) enum Source<'s> {
    Store,
    Transaction(&'s mut Conn),
}

/// A query over one table, for one pass.
pub struct Rows<'p, R> {
    owner: &'p Owner,
    grants: &'p Grants,
    source: Source<'p>,
    filters: Vec<(&'static str, Filter)>,
    order: Vec<(&'static str, Order)>,
    page: Option<(i64, i64)>,
    record: PhantomData<fn() -> R>,
}

enum Filter {
    Is(Is, Value),
    /// [`Value::Uuids`] or [`Value::Blobs`], as the column is.
    Among(Value),
    Empty(bool),
}

impl<'p, R: Record> Rows<'p, R> {
    pub(crate) fn new(owner: &'p Owner, grants: &'p Grants, source: Source<'p>) -> Self {
        Self {
            owner,
            grants,
            source,
            filters: Vec::new(),
            order: Vec::new(),
            page: None,
            record: PhantomData,
        }
    }

    /// Only rows whose column compares so.
    #[must_use]
    pub fn only<T: Datum>(mut self, column: Column<R, T>, is: Is, value: &T) -> Self {
        self.filters.push((column.name, Filter::Is(is, value.to_value())));
        self
    }

    /// Only rows whose column is one of these: ids, or look-up hashes. Of other kinds nothing is found.
    #[must_use]
    pub fn among<T: Datum>(mut self, column: Column<R, T>, ids: impl IntoIterator<Item = T>) -> Self {
        let (mut uuids, mut blobs) = (Vec::new(), Vec::new());
        for id in ids {
            match id.to_value() {
                Value::Uuid(id) => uuids.push(id),
                Value::Bytes(bytes) => blobs.push(bytes),
                _ => {}
            }
        }
        // By the column's kind, not by what came: an empty list must be a list of the right kind too.
        let many = if T::KIND == Kind::Bytes { Value::Blobs(blobs) } else { Value::Uuids(uuids) };
        self.filters.push((column.name, Filter::Among(many)));
        self
    }

    /// Only rows whose column is empty (or is not).
    #[must_use]
    pub fn empty<T: Datum>(mut self, column: Column<R, Option<T>>, empty: bool) -> Self {
        self.filters.push((column.name, Filter::Empty(empty)));
        self
    }

    /// Sorted by the column, after what it is sorted by already.
    #[must_use]
    pub fn by<T>(mut self, column: Column<R, T>, order: Order) -> Self {
        self.order.push((column.name, order));
        self
    }

    /// From the `offset`-th row, `limit` of them.
    #[must_use]
    pub fn page(mut self, offset: i64, limit: i64) -> Self {
        self.page = Some((offset, limit));
        self
    }

    /// The rows.
    ///
    /// # Errors
    /// [`KernelError::NotOpened`] for a filter or order on a column the pass does not open; else the store's.
    pub fn all(self) -> Result<Vec<R>> {
        self.run()?.into_iter().map(R::from_row).collect()
    }

    /// The first row.
    ///
    /// # Errors
    /// As [`Rows::all`].
    pub fn first(mut self) -> Result<Option<R>> {
        let offset = self.page.map_or(0, |(offset, _)| offset);
        self.page = Some((offset, 1));
        Ok(self.all()?.into_iter().next())
    }

    /// How many there are.
    ///
    /// # Errors
    /// As [`Rows::all`].
    pub fn count(self) -> Result<i64> {
        let card = R::CARD;
        let database = self.owner.store(card.store);
        let mut sql = database.sql("SELECT count(*) FROM ");
        self.narrowed(card, &mut sql)?;
        self.conditions(card, &mut sql)?;
        let rows = run(self.source, database, &sql, &[Kind::Int])?;
        Ok(match rows.first().map(Vec::as_slice) {
            Some([Value::Int(count)]) => *count,
            _ => 0,
        })
    }

    fn run(self) -> Result<Vec<Row>> {
        let card = R::CARD;
        let database = self.owner.store(card.store);
        let names: Vec<_> = card.fields.iter().map(|field| field.name).collect();
        let mut sql = database.sql(&format!("SELECT {} FROM ", names.join(", ")));
        self.narrowed(card, &mut sql)?;
        self.conditions(card, &mut sql)?;
        for (i, (column, order)) in self.order.iter().enumerate() {
            let field = self.open_for_all(card, column)?;
            sql.push(if i == 0 { " ORDER BY " } else { ", " });
            sql.sorted(column, field.kind, *order == Order::Descending);
        }
        if let Some((offset, limit)) = self.page {
            sql.push(" LIMIT ").bind(Value::Int(limit)).push(" OFFSET ").bind(Value::Int(offset));
        }
        let kinds: Vec<_> =
            card.fields.iter().map(|field| if field.sealed { Kind::Bytes } else { field.kind }).collect();
        let owner = self.owner;
        match self.source {
            Source::Store => database.read(|conn| {
                let rows = conn.all(&sql, &kinds)?;
                unseal(owner, conn, card, rows)
            }),
            Source::Transaction(conn) => {
                let rows = conn.all(&sql, &kinds)?;
                unseal(owner, conn, card, rows)
            }
        }
    }

    /// The table, narrowed to what the pass opens.
    fn narrowed(&self, card: &'static Card, sql: &mut Sql) -> Result<()> {
        let base = card.base();
        let seen = self.grants.opening(card, base);
        sql.push("(SELECT ");
        sql.list(card.fields, ", ", |sql, field| {
            let Some(category) = field.category.filter(|_| field.withheld) else {
                sql.push(field.name);
                return;
            };
            let wanted = base.and(Categories::of(&[category]));
            let opening = self.grants.opening(card, wanted);
            if opening.len() == seen.len()
                && opening.iter().zip(&seen).all(|(one, other)| std::ptr::eq(*one, *other))
            {
                sql.push(field.name);
            } else if opening.is_empty() {
                sql.push("NULL AS ").push(field.name);
            } else {
                sql.push("CASE WHEN ");
                any_of(sql, card, &opening, self.grants);
                sql.push(" THEN ").push(field.name).push(" END AS ").push(field.name);
            }
        });
        sql.push(" FROM ").push(card.table).push(" WHERE ");
        if card.is_about_nobody() {
            // Rows about nobody: the pass need only open the card's categories, if it has any.
            let open = base.is_empty()
                || self.grants.all.iter().any(|grant| grant.open.covers(base))
                || self.grants.about_nobody.covers(base);
            sql.push(if open { "1 = 1" } else { "1 = 0" });
        } else {
            any_of(sql, card, &seen, self.grants);
        }
        sql.push(") AS narrowed");
        Ok(())
    }

    fn conditions(&self, card: &'static Card, sql: &mut Sql) -> Result<()> {
        for (i, (column, filter)) in self.filters.iter().enumerate() {
            let field = self.open_for_all(card, column)?;
            sql.push(if i == 0 { " WHERE " } else { " AND " });
            match filter {
                Filter::Is(is, value) => {
                    let sign = match is {
                        Is::Equal => " = ",
                        Is::Not => " <> ",
                        Is::AtLeast => " >= ",
                        Is::Below => " < ",
                    };
                    match is {
                        Is::Equal | Is::Not => sql.push(column),
                        Is::AtLeast | Is::Below => sql.measured(column, field.kind),
                    };
                    sql.push(sign).bind(value.clone());
                }
                Filter::Among(many) => {
                    sql.any_of(column, many.clone());
                }
                Filter::Empty(empty) => {
                    sql.push(column).push(if *empty { " IS NULL" } else { " IS NOT NULL" });
                }
            }
        }
        Ok(())
    }

    /// A column may be filtered and sorted on only if it is open wherever the row is, and not sealed: an order
    /// or a count would tell what the value is.
    fn open_for_all(&self, card: &'static Card, column: &'static str) -> Result<&'static Field> {
        let refused = KernelError::NotOpened { table: card.table, column };
        let Some(field) = card.field(column) else { return Err(refused) };
        let base = card.base();
        let open = match field.category.filter(|_| field.withheld) {
            None => true,
            Some(category) => {
                let wanted = base.and(Categories::of(&[category]));
                self.grants.opening(card, wanted).len() == self.grants.opening(card, base).len()
            }
        };
        if open && !field.sealed { Ok(field) } else { Err(refused) }
    }
}

/// `(grant) OR (grant) …`; nothing at all where there is none.
pub(crate) fn any_of(sql: &mut Sql, card: &Card, grants: &[&Grant], all: &Grants) {
    let group = card.fields.iter().find(|field| field.role == Role::Group);
    if grants.is_empty() {
        sql.push("1 = 0");
        return;
    }
    sql.push("(");
    sql.list(grants, " OR ", |sql, grant| {
        sql.push("(");
        match (&grant.subjects, card.subject()) {
            (Some(ids), Some(subject)) => sql.any(subject.name, ids.clone()),
            (None, Some(subject)) if !all.left_out.is_empty() => {
                sql.push("NOT ").any(subject.name, all.left_out.clone())
            }
            _ => sql.push("1 = 1"),
        };
        for (fact, holds) in &grant.row {
            use crate::action::RowFact::{Authored, Confided, NamedHere, TaughtHere};
            let Some(field) = card.fields.iter().find(|field| field.role == fact.role()) else { continue };
            let ids = match fact {
                TaughtHere => Some(&all.taught),
                Authored => Some(&all.author),
                NamedHere => Some(&all.named),
                Confided => None,
            };
            match ids {
                Some(ids) => {
                    sql.push(if *holds { " AND " } else { " AND NOT " });
                    sql.any(field.name, ids.clone());
                }
                None => {
                    sql.push(" AND ").push(field.name).push(" = ").bind(Value::Bool(*holds));
                }
            }
        }
        if let (Some(field), Some(id)) = (group, all.group) {
            sql.push(" AND ").push(field.name).push(" = ").bind(Value::Uuid(id));
        }
        sql.push(")");
    });
    sql.push(")");
}

fn run(source: Source<'_>, database: &Database, sql: &Sql, kinds: &[Kind]) -> Result<Vec<Row>> {
    match source {
        Source::Store => database.read(|conn| conn.all(sql, kinds)),
        Source::Transaction(conn) => conn.all(sql, kinds),
    }
}

/// Opens sealed values with their units' keys: all keys in one query, never one per row.
pub(crate) fn unseal(
    owner: &Owner,
    conn: &mut Conn,
    card: &'static Card,
    mut rows: Vec<Row>,
) -> Result<Vec<Row>> {
    let sealed: Vec<(usize, &Field)> =
        card.fields.iter().enumerate().filter(|(_, field)| field.sealed).collect();
    if sealed.is_empty() {
        return Ok(rows);
    }
    let Some(unit) = unit_place(card) else { return Err(KernelError::Key("a sealed field without a unit")) };
    let units = rows.iter().filter_map(|row| id_at(row, unit)).collect();
    let keys = unit_keys(owner, conn, card.store, units)?;
    for row in &mut rows {
        let id = id_at(row, unit);
        let row_id =
            card.fields.iter().position(|field| field.role == Role::Id).and_then(|at| id_at(row, at));
        for (at, field) in &sealed {
            let Some(value @ Value::Bytes(_)) = row.get_mut(*at) else { continue };
            let Value::Bytes(bytes) = &*value else { continue };
            let key = id
                .and_then(|id| keys.get(&id))
                .ok_or(KernelError::Key("the key of this row has been erased"))?;
            let plain = key.open(&sealed_place(card, field, row_id), bytes)?;
            *value = match field.kind {
                Kind::Bytes => Value::Bytes(plain),
                _ => Value::Text(
                    String::from_utf8(plain)
                        .map_err(|_| KernelError::Decode { table: card.table, column: field.name })?,
                ),
            };
        }
    }
    Ok(rows)
}

/// Which column names the keep unit whose key seals the row: in the main store the person, elsewhere the row itself.
pub(crate) fn unit_place(card: &Card) -> Option<usize> {
    let role = if card.store == StoreKind::Main { Role::Subject } else { Role::Id };
    card.fields.iter().position(|field| field.role == role)
}

/// Ties a sealed value to its table, column and row.
pub(crate) fn sealed_place(card: &Card, field: &Field, row: Option<Uuid>) -> String {
    format!("{}.{}.{}", card.table, field.name, row.unwrap_or_default())
}

pub(crate) fn id_at(row: &[Value], at: usize) -> Option<Uuid> {
    match row.get(at) {
        Some(Value::Uuid(id)) => Some(*id),
        _ => None,
    }
}

/// The keys of units, unwrapped.
pub(crate) fn unit_keys(
    owner: &Owner,
    conn: &mut Conn,
    store: StoreKind,
    units: Vec<Uuid>,
) -> Result<HashMap<Uuid, Key>> {
    let (table, column, by) = match store {
        StoreKind::Main => ("person_key", "person", &owner.keys.main),
        StoreKind::Vault | StoreKind::Ledger => ("unit_key", "unit", &owner.keys.vault),
    };
    let mut sql = conn.sql(&format!("SELECT {column}, wrapped FROM {table} WHERE "));
    sql.any(column, units);
    let mut keys = HashMap::new();
    conn.each(&sql, &[Kind::Uuid, Kind::Bytes], |row| {
        if let [Value::Uuid(unit), Value::Bytes(wrapped)] = row.as_slice() {
            keys.insert(*unit, Key::unwrap(by, &unit.to_string(), wrapped)?);
        }
        Ok(())
    })?;
    Ok(keys)
}
