//! A pass: proof that a caller may do one action. Only [`crate::Ctx`] makes one, after the ledger has it.

use std::{
    collections::{BTreeSet, HashMap},
    marker::PhantomData,
};

use uuid::Uuid;

use crate::{
    Action, Ctx, KernelError, Record, Result, Value,
    action::{Opens, RowFact},
    card::{Card, Column, Role, StoreKind},
    db::{Conn, Sql},
    facts::{Categories, Category, Enrolment},
    id::PersonId,
    keys::Key,
    ledger::Alias,
    owner::{Owner, moved::EVERYBODY},
    rows::{Rows, Source, any_of, id_at, sealed_place, unit_place},
    value::{Datum, Kind},
};

/// What a decision opened: for these subjects, in rows with these facts, these categories.
#[derive(Clone, Debug)]
pub(crate) struct Grant {
    /// Whom; `None` for whoever turns up (parts of the product only).
    pub subjects: Option<Vec<Uuid>>,
    /// The facts the row must have.
    pub row: Vec<(RowFact, bool)>,
    /// What is open.
    pub open: Categories,
}

/// All that one pass opens.
#[derive(Clone, Debug, Default)]
pub(crate) struct Grants {
    pub all: Vec<Grant>,
    /// For tables whose rows are about nobody.
    pub about_nobody: Categories,
    /// The groups the caller teaches.
    pub taught: Vec<Uuid>,
    /// The caller, as an author.
    pub author: Vec<Uuid>,
    /// The matters the caller is named for.
    pub named: Vec<Uuid>,
    /// The one group the action is about.
    pub group: Option<Uuid>,
    /// Of whoever turns up, those whose data is kept and not used.
    pub left_out: Vec<Uuid>,
}

impl Grants {
    /// The grants that open `wanted` in rows of this card. A table that cannot know a row fact is read
    /// under the grants in which the fact does not hold.
    pub fn opening(&self, card: &Card, wanted: Categories) -> Vec<&Grant> {
        let knows = |fact: RowFact| card.fields.iter().any(|field| field.role == fact.role());
        self.all
            .iter()
            .filter(|grant| grant.open.covers(wanted))
            .filter(|grant| grant.row.iter().all(|(fact, holds)| !holds || knows(*fact)))
            .collect()
    }

    /// Whether any grant covers this row with these categories.
    fn covers(&self, card: &Card, row: &[Value], wanted: Categories) -> bool {
        let at = |role| {
            card.fields.iter().position(|field| field.role == role).and_then(|place| id_at(row, place))
        };
        let (subject, group, author) = (at(Role::Subject), at(Role::Group), at(Role::Author));
        let matter = at(Role::Matter);
        let confided = card.fields.iter().position(|field| field.role == Role::Confided);
        if card.is_about_nobody() {
            return self.about_nobody.covers(wanted)
                || self.all.iter().any(|grant| grant.open.covers(wanted));
        }
        let right_group = self.group.is_none() || group.is_none() || self.group == group;
        right_group
            && self.opening(card, wanted).iter().any(|grant| {
                let subject_fits = match (&grant.subjects, subject) {
                    (None, id) => id.is_none_or(|id| self.left_out.binary_search(&id).is_err()),
                    (Some(ids), Some(id)) => ids.binary_search(&id).is_ok(),
                    (Some(_), None) => card.subject().is_none(),
                };
                let facts_fit = grant.row.iter().all(|(fact, holds)| {
                    let is = match fact {
                        RowFact::TaughtHere => group.is_some_and(|id| self.taught.contains(&id)),
                        RowFact::Authored => author.is_some_and(|id| self.author.contains(&id)),
                        RowFact::NamedHere => matter.is_some_and(|id| self.named.contains(&id)),
                        RowFact::Confided => {
                            confided.is_some_and(|place| row.get(place) == Some(&Value::Bool(true)))
                        }
                    };
                    is == *holds
                });
                subject_fits && facts_fit
            })
    }
}

/// Permission to read, for one action.
#[must_use = "a pass is there to be read with"]
pub struct Pass<'c, A> {
    pub(crate) ctx: &'c Ctx<'c>,
    pub(crate) grants: Grants,
    pub(crate) subjects: Vec<PersonId>,
    pub(crate) action: PhantomData<fn() -> A>,
}

impl<A: Action> Pass<'_, A> {
    /// A query over a table the action opens.
    pub fn rows<R: Record>(&self) -> Rows<'_, R>
    where
        A: Opens<R>,
    {
        Rows::new(self.ctx.owner, &self.grants, Source::Store)
    }

    /// Everybody it opens anything about.
    pub fn subjects(&self) -> &[PersonId] {
        &self.subjects
    }

    /// Whether it leaves this person out of whoever turns up, since her data is kept and not used.
    pub fn leaves_out(&self, person: PersonId) -> bool {
        self.grants.left_out.binary_search(&person.0).is_ok()
    }

    /// Those it leaves out of whoever turns up, since their data is kept and not used.
    pub fn left_out(&self) -> impl Iterator<Item = PersonId> + '_ {
        self.grants.left_out.iter().copied().map(PersonId)
    }

    /// Whether a category is open about a person (in rows without further facts).
    pub fn opens(&self, person: PersonId, category: Category) -> bool {
        self.grants.all.iter().any(|grant| {
            grant.open.has(category)
                && match &grant.subjects {
                    Some(ids) => ids.binary_search(&person.0).is_ok(),
                    None => !self.leaves_out(person),
                }
        })
    }

    /// The newest log lines about the pass's subjects, if it opens the log; newest first.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub fn log(&self, offset: i64, limit: i64) -> Result<Vec<crate::ledger::Line>> {
        let subjects: Vec<_> =
            self.subjects.iter().copied().filter(|person| self.opens(*person, Category::AccessLog)).collect();
        self.ctx.owner.log_lines(&subjects, offset, limit)
    }
}

/// Permission to change, for one action, within its transaction.
pub struct Change<'c, A> {
    pub(crate) ctx: &'c Ctx<'c>,
    pub(crate) conn: &'c mut Conn,
    pub(crate) grants: Grants,
    pub(crate) subjects: Vec<PersonId>,
    /// Those of them who have consented, where the owner lets the module hang on that: about another pupil nothing is added.
    pub(crate) consented: Option<BTreeSet<PersonId>>,
    /// Everybody a row was written about.
    pub(crate) touched: BTreeSet<PersonId>,
    /// Whether rows were erased.
    pub(crate) erased: bool,
    /// Of what relations changed: people, and what they belong to.
    pub(crate) moved: BTreeSet<Uuid>,
    /// The keys of people who are new in it, with their pseudonyms.
    pub(crate) keys: HashMap<PersonId, (Key, Alias)>,
    pub(crate) store: StoreKind,
    pub(crate) action: PhantomData<fn() -> A>,
}

impl<A: Action> Change<'_, A> {
    /// The owner it is a change of: its clock and randomness.
    pub fn owner(&self) -> &Owner {
        self.ctx.owner
    }

    /// A query over a table the action opens, within the transaction.
    pub fn rows<R: Record>(&mut self) -> Rows<'_, R>
    where
        A: Opens<R>,
    {
        Rows::new(self.ctx.owner, &self.grants, Source::Transaction(self.conn))
    }

    /// Everybody it opens anything about.
    pub fn subjects(&self) -> &[PersonId] {
        &self.subjects
    }

    /// Adds a row.
    ///
    /// # Errors
    /// The pass does not cover its subject or a category, a withheld value was handed back, or the store refuses.
    pub fn insert<R: Record>(&mut self, record: &R) -> Result<()>
    where
        A: Opens<R>,
    {
        let card = R::CARD;
        self.check_store(card)?;
        let mut row = record.to_row();
        refuse_withheld(card, &row)?;
        if !self.grants.covers(card, &row, card.all_categories()) {
            return Err(KernelError::OutsidePass { table: card.table });
        }
        self.refuse_unconsented(card, &row)?;
        self.note(card, &row)?;
        self.seal(card, &mut row)?;
        let mut sql = self.conn.sql(&format!("INSERT INTO {} (", card.table));
        sql.list(card.fields, ", ", |sql, field| {
            sql.push(field.name);
        })
        .push(") VALUES (");
        sql.list(row, ", ", |sql, value| {
            sql.bind(value);
        })
        // Not an error of the engine: PostgreSQL would take nothing more in this transaction.
        .push(") ON CONFLICT DO NOTHING");
        match self.conn.execute(&sql)? {
            // Somebody else was first: to whoever asked, that is no other than a row that changed meanwhile.
            0 => Err(KernelError::Conflict { table: card.table }),
            _ => Ok(()),
        }
    }

    /// Refuses to begin keeping something about a pupil who has not consented, where the module hangs on that.
    fn refuse_unconsented(&self, card: &Card, row: &[Value]) -> Result<()> {
        let Some(consented) = &self.consented else { return Ok(()) };
        let subject = card.fields.iter().position(|field| field.role == Role::Subject);
        let Some(person) = subject.and_then(|place| id_at(row, place)).map(PersonId) else { return Ok(()) };
        let facts = self.ctx.owner.relations()?.facts(&self.ctx.caller, person).unwrap_or_default();
        match facts.enrolment() == Enrolment::None || consented.contains(&person) {
            true => Ok(()),
            false => Err(KernelError::invalid("consent-first")),
        }
    }

    /// Changes columns of the row with this id. Fails with [`KernelError::Conflict`] if `expect` no longer holds.
    ///
    /// # Errors
    /// As [`Change::insert`]; a row outside the pass is as if it were not there.
    pub fn update<R: Record, I: Datum>(&mut self, id: &I, set: Set<R>) -> Result<()>
    where
        A: Opens<R>,
    {
        let card = R::CARD;
        self.check_store(card)?;
        let (Some(id_field), false) = (card.id(), set.values.is_empty()) else {
            return Err(KernelError::NotOpened { table: card.table, column: "id" });
        };
        let mut wanted = card.base();
        for (column, value) in &set.values {
            let field = card.field(column).ok_or(KernelError::NotOpened { table: card.table, column })?;
            // A sealed column is bound to its row and key: it is replaced by a new row, not changed in place.
            if *value == Value::Withheld
                || field.sealed
                || field.role == Role::Id
                || field.role == Role::Subject
            {
                return Err(KernelError::NotOpened { table: card.table, column });
            }
            wanted =
                wanted.and(field.category.map_or(Categories::NONE, |category| Categories::of(&[category])));
        }
        let guarded = !set.expect.is_empty();
        let names_another = |column| card.field(column).is_some_and(|field| field.kind == Kind::Uuid);
        if card.relates && set.values.iter().any(|(column, _)| names_another(column)) {
            // What it belonged to before is not in the row any more.
            self.moved.insert(EVERYBODY);
        }
        let mut sql = self.conn.sql(&format!("UPDATE {} SET ", card.table));
        sql.list(&set.values, ", ", |sql, (column, value)| {
            sql.push(column).push(" = ").bind(value.clone());
        });
        sql.push(" WHERE ").push(id_field.name).push(" = ").bind(id.to_value());
        for (column, value) in set.expect {
            sql.push(" AND ").push(column).push(" = ").bind(value);
        }
        if !card.is_about_nobody() {
            sql.push(" AND ");
            any_of(&mut sql, card, &self.grants.opening(card, wanted), &self.grants);
        } else if !self.grants.covers(card, &[], wanted) {
            return Err(KernelError::OutsidePass { table: card.table });
        }
        let columns: Vec<_> = set.values.iter().map(|(column, _)| *column).collect();
        match self.execute_about(card, sql)? {
            (0, _) if guarded => Err(KernelError::Conflict { table: card.table }),
            (0, _) => Err(KernelError::OutsidePass { table: card.table }),
            (_, people) => self.corrected(card, &columns, &people),
        }
    }

    /// Deletes the row with this id, in the vault with its key; nothing if it is not there or outside the pass.
    ///
    /// # Errors
    /// The store refuses.
    pub fn delete<R: Record, I: Datum>(&mut self, id: &I) -> Result<bool>
    where
        A: Opens<R>,
    {
        let card = R::CARD;
        self.check_store(card)?;
        let Some(id_field) = card.id() else {
            return Err(KernelError::NotOpened { table: card.table, column: "id" });
        };
        let mut sql = self.conn.sql(&format!("DELETE FROM {} WHERE {} = ", card.table, id_field.name));
        sql.bind(id.to_value());
        if !card.is_about_nobody() {
            sql.push(" AND ");
            any_of(&mut sql, card, &self.grants.opening(card, card.all_categories()), &self.grants);
        }
        let (rows, people) = self.execute_about(card, sql)?;
        if rows == 0 {
            return Ok(false);
        }
        self.corrected(card, &[], &people)?;
        if let Value::Uuid(row) = id.to_value() {
            crate::sweep::erasures::erased_row(self.ctx.owner, self.conn, card, row)?;
            self.erased = true;
        }
        Ok(true)
    }

    /// Runs a change of rows that are there, and remembers whom they are about: the entry names them. How many, and who.
    fn execute_about(&mut self, card: &Card, mut sql: Sql) -> Result<(usize, Vec<PersonId>)> {
        let Some(subject) = card.subject() else {
            if card.relates {
                self.moved.insert(EVERYBODY);
            }
            return Ok((self.conn.execute(&sql)? as usize, Vec::new()));
        };
        let others = card.fields.iter().filter(|field| card.relates && field.kind == Kind::Uuid);
        let told: Vec<_> = std::iter::once(subject.name).chain(others.map(|field| field.name)).collect();
        sql.push(" RETURNING ").push(&told.join(", "));
        let rows = self.conn.all(&sql, &vec![Kind::Uuid; told.len()])?;
        let people: Vec<_> = rows.iter().filter_map(|row| id_at(row, 0)).map(PersonId).collect();
        self.touched.extend(&people);
        if card.relates {
            self.moved.extend(rows.iter().flatten().filter_map(id_of));
        }
        Ok((rows.len(), people))
    }

    fn check_store(&self, card: &Card) -> Result<()> {
        // One action writes one store: data, events and entry must commit together.
        if card.store == self.store { Ok(()) } else { Err(KernelError::OutsidePass { table: card.table }) }
    }

    /// Remembers whom the row is about; a row that makes a person exist brings the person's own key.
    fn note(&mut self, card: &Card, row: &[Value]) -> Result<()> {
        if card.relates {
            let ids = row.iter().filter_map(id_of);
            self.moved.extend(ids.chain(card.subject().is_none().then_some(EVERYBODY)));
        }
        let Some(subject) =
            card.fields.iter().position(|field| field.role == Role::Subject).and_then(|at| id_at(row, at))
        else {
            return Ok(());
        };
        let person = PersonId(subject);
        if card.roots {
            let made = self.ctx.owner.make_person_key(self.conn, person)?;
            self.keys.extend(made.map(|made| (person, made)));
        }
        self.touched.insert(person);
        Ok(())
    }

    /// Seals what is to be sealed, under the unit's key; in the vault a new row brings a new key.
    fn seal(&mut self, card: &Card, row: &mut [Value]) -> Result<()> {
        if !card.fields.iter().any(|field| field.sealed) {
            return Ok(());
        }
        let owner = self.ctx.owner;
        let unit = unit_place(card)
            .and_then(|at| id_at(row, at))
            .ok_or(KernelError::Key("a sealed field without a unit"))?;
        let key = if let Some((key, _)) = self.keys.get(&PersonId(unit)) {
            key.clone()
        } else if card.store == StoreKind::Main {
            crate::rows::unit_keys(owner, self.conn, card.store, vec![unit])?
                .remove(&unit)
                .ok_or(KernelError::Key("the person has no key"))?
        } else {
            let key = Key::random(owner.random)?;
            let wrapped = key.wrap(&owner.keys.vault, &unit.to_string(), owner.random)?;
            let mut sql = self.conn.sql("INSERT INTO unit_key (unit, wrapped) VALUES (");
            sql.bind(Value::Uuid(unit))
                .push(", ")
                .bind(Value::Bytes(wrapped))
                .push(") ON CONFLICT DO NOTHING");
            if self.conn.execute(&sql)? == 0 {
                return Err(KernelError::Conflict { table: card.table });
            }
            key
        };
        let id = card.fields.iter().position(|field| field.role == Role::Id).and_then(|at| id_at(row, at));
        for (field, value) in card.fields.iter().zip(row.iter_mut()).filter(|(field, _)| field.sealed) {
            let plain = match value {
                Value::Text(text) => text.as_bytes(),
                Value::Bytes(bytes) => bytes.as_slice(),
                _ => continue,
            };
            *value = Value::Bytes(key.seal(&sealed_place(card, field, id), plain, owner.random)?);
        }
        Ok(())
    }
}

fn id_of(value: &Value) -> Option<Uuid> {
    if let Value::Uuid(id) = value { Some(*id) } else { None }
}

fn refuse_withheld(card: &Card, row: &[Value]) -> Result<()> {
    match card.fields.iter().zip(row).find(|(_, value)| **value == Value::Withheld) {
        Some((field, _)) => Err(KernelError::NotOpened { table: card.table, column: field.name }),
        None => Ok(()),
    }
}

/// The columns an update sets, and what must still hold.
pub struct Set<R> {
    values: Vec<(&'static str, Value)>,
    expect: Vec<(&'static str, Value)>,
    record: PhantomData<fn() -> R>,
}

impl<R> Default for Set<R> {
    fn default() -> Self {
        Self { values: Vec::new(), expect: Vec::new(), record: PhantomData }
    }
}

impl<R> Set<R> {
    /// Sets a column.
    #[must_use]
    pub fn to<T: Datum>(mut self, column: Column<R, T>, value: &T) -> Self {
        self.values.push((column.name, value.to_value()));
        self
    }
    /// Only if the column still has this value.
    #[must_use]
    pub fn expecting<T: Datum>(mut self, column: Column<R, T>, value: &T) -> Self {
        self.expect.push((column.name, value.to_value()));
        self
    }
}
