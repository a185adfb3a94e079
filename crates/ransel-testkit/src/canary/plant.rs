//! Plants the words: a row in each table with a card, made by the card alone. Straight into the stores, since the words
//! must lie there whatever the pages accept.

use jiff::ToSpan;
use ransel_kernel::{
    Caller, Category, PersonId, Value,
    card::{Card, Field, Role, StoreKind},
    db::{Conn, Database},
    keys::Key,
    rows::Is,
    value::Kind,
};
use ransel_school::{actions::ImportRoster, records::GroupMember};
use uuid::Uuid;

use super::{Word, Words};
use crate::TestSchool;

/// A store that is open, and the key that wraps those of its rows or people.
struct Store {
    database: Database,
    key: Key,
}

/// Plants a word in every field of words about these people. A table that only says who is related to whom is left
/// alone: it holds ids and dates, and a row more would change what is open.
pub fn plant(school: &TestSchool, people: &[(&str, PersonId)]) -> Words {
    let [main, vault] = ["main", "vault"].map(|name| store(school, name));
    let mut words = Words::default();
    for card in school.owner.house.cards().filter(|card| card.store != StoreKind::Ledger) {
        let speaks = card.fields.iter().any(is_word);
        // What counts its rows is the kernel's own bookkeeping.
        let counts = card.id().is_none_or(|id| id.kind != Kind::Uuid);
        if !speaks || counts || (card.relates && !card.roots) {
            continue;
        }
        let store = if card.store == StoreKind::Main { &main } else { &vault };
        if card.subject().is_none() {
            row(school, store, card, None, &mut words);
            continue;
        }
        for (who, person) in people {
            if card.roots {
                rename(store, card, (who, *person), &mut words);
            } else {
                row(school, store, card, Some((who, *person)), &mut words);
            }
        }
    }
    words
}

/// Whether a field holds words somebody typed, and not a code.
fn is_word(field: &Field) -> bool {
    field.category.is_some() && field.kind == Kind::Text && field.codes.is_empty()
}

fn store(school: &TestSchool, name: &str) -> Store {
    let place = school.place();
    let owner = Key::load(&school.folder.join("keys/owner.key")).expect("the owner's key");
    let main = Database::open(&place, "main").expect("the main store");
    let wrapped = main.read(|conn| {
        let mut sql = conn.sql("SELECT wrapped FROM store_key WHERE name = ");
        sql.bind(Value::Text(name.to_owned()));
        conn.first(&sql, &[Kind::Bytes])
    });
    let Ok(Some(row)) = wrapped else { panic!("no key of the store {name}") };
    let [Value::Bytes(wrapped)] = row.as_slice() else { panic!("no key of the store {name}") };
    let key = Key::unwrap(&owner, name, wrapped).expect("the store's key");
    Store { database: Database::open(&place, name).expect("the store"), key }
}

fn word(
    words: &mut Words,
    card: &Card,
    field: &Field,
    category: Category,
    of: Option<(&str, PersonId)>,
) -> String {
    words.add(Word {
        field: format!("{}.{}", card.table, field.name),
        category,
        subject: of.map(|(_, person)| person),
        who: of.map(|(who, _)| who.to_owned()).unwrap_or_default(),
    })
}

/// The words of the one row a person has; a date stays one, for an age hangs on it.
fn rename(store: &Store, card: &Card, of: (&str, PersonId), words: &mut Words) {
    let subject = card.subject().expect("a subject").name;
    for field in card.fields.iter().filter(|field| is_word(field)) {
        let Some(category) = field.category else { continue };
        let done = store.database.write(|conn| {
            let mut sql = conn.sql(&format!("SELECT {} FROM {} WHERE {subject} = ", field.name, card.table));
            sql.bind(Value::Uuid(of.1.0));
            let known = conn.first(&sql, &[Kind::Text])?;
            if matches!(known.as_deref(), Some([Value::Text(text)]) if text.parse::<jiff::civil::Date>().is_ok()) {
                return Ok(());
            }
            let mut sql = conn.sql(&format!("UPDATE {} SET {} = ", card.table, field.name));
            sql.bind(Value::Text(word(words, card, field, category, Some(of))));
            sql.push(&format!(" WHERE {subject} = ")).bind(Value::Uuid(of.1.0));
            conn.execute(&sql).map(drop)
        });
        done.unwrap_or_else(|error| panic!("{}.{}: {error}", card.table, field.name));
    }
}

fn row(school: &TestSchool, store: &Store, card: &Card, of: Option<(&str, PersonId)>, words: &mut Words) {
    // A thing with a part in the vault is two rows with one id: a person's rows share one, so that the parts meet.
    let id = of.map_or_else(|| school.owner.random.uuid().expect("an id"), |(_, person)| shared(person));
    let group = of.and_then(|(_, person)| group_of(school, person));
    // Looked up before: it is logged, and the log waits for the store that is held below.
    let author = school.person("contact-teacher");
    let done = store.database.write(|conn| {
        let key = key(school, store, conn, card, id, of)?;
        let mut values = Vec::new();
        for field in card.fields {
            values.push(match (field.role, field.kind) {
                (Role::Id, Kind::Uuid) => Value::Uuid(id),
                (Role::Subject, _) => Value::Uuid(of.map_or(id, |(_, person)| person.0)),
                (Role::Group, _) => group.map_or(Value::Uuid(id), Value::Uuid),
                (Role::Author, _) => Value::Uuid(author.0),
                (_, Kind::Text) => {
                    let text = match (field.codes.first(), field.category) {
                        (Some(code), _) => (*code).to_owned(),
                        (None, Some(category)) => word(words, card, field, category, of),
                        (None, None) => id.to_string(),
                    };
                    match (&key, field.sealed) {
                        (Some(key), true) => {
                            let place = format!("{}.{}.{}", card.table, field.name, id);
                            Value::Bytes(key.seal(&place, text.as_bytes(), school.owner.random)?)
                        }
                        _ => Value::Text(text),
                    }
                }
                _ if field.nullable => Value::Null,
                (_, Kind::Bool) => Value::Bool(false),
                (_, Kind::Int) => Value::Int(1),
                (_, Kind::Bytes) => match (&key, field.sealed) {
                    (Some(key), true) => {
                        let place = format!("{}.{}.{}", card.table, field.name, id);
                        Value::Bytes(key.seal(&place, id.as_bytes(), school.owner.random)?)
                    }
                    _ => Value::Bytes(id.as_bytes().to_vec()),
                },
                (_, Kind::Uuid) => Value::Uuid(id),
                (_, Kind::Date) => Value::Date(school.clock.today().saturating_sub(1.day())),
                (_, Kind::Instant) => Value::Instant(school.clock.now()),
            });
        }
        let names: Vec<_> = card.fields.iter().map(|field| field.name).collect();
        insert(conn, card.table, &names, values)
    });
    done.unwrap_or_else(|error| panic!("{}: {error:?}", card.table));
}

/// The key that seals the row: of a new row in the vault a new one, in the main store the person's.
fn key(
    school: &TestSchool,
    store: &Store,
    conn: &mut Conn,
    card: &Card,
    id: Uuid,
    of: Option<(&str, PersonId)>,
) -> ransel_kernel::Result<Option<Key>> {
    if !card.fields.iter().any(|field| field.sealed) {
        return Ok(None);
    }
    if card.store == StoreKind::Vault {
        let mut sql = conn.sql("SELECT wrapped FROM unit_key WHERE unit = ");
        sql.bind(Value::Uuid(id));
        if let Some([Value::Bytes(wrapped)]) = conn.first(&sql, &[Kind::Bytes])?.as_deref() {
            return Key::unwrap(&store.key, &id.to_string(), wrapped).map(Some);
        }
        let key = Key::random(school.owner.random)?;
        let wrapped = key.wrap(&store.key, &id.to_string(), school.owner.random)?;
        insert(conn, "unit_key", &["unit", "wrapped"], vec![Value::Uuid(id), Value::Bytes(wrapped)])?;
        return Ok(Some(key));
    }
    let Some((_, person)) = of else { return Ok(None) };
    let mut sql = conn.sql("SELECT wrapped FROM person_key WHERE person = ");
    sql.bind(Value::Uuid(person.0));
    match conn.first(&sql, &[Kind::Bytes])?.as_deref() {
        Some([Value::Bytes(wrapped)]) => Key::unwrap(&store.key, &person.to_string(), wrapped).map(Some),
        _ => Ok(None),
    }
}

fn insert(conn: &mut Conn, table: &str, names: &[&str], values: Vec<Value>) -> ransel_kernel::Result<()> {
    let mut sql = conn.sql(&format!("INSERT INTO {table} ({}) VALUES (", names.join(", ")));
    sql.list(values, ", ", |sql, value| {
        sql.bind(value);
    })
    .push(")");
    conn.execute(&sql).map(drop)
}

/// The id of all rows that are planted about a person; no row of hers has it yet.
fn shared(person: PersonId) -> Uuid {
    Uuid::from_u128(person.0.as_u128() ^ 0xCA)
}

/// A group the person is in.
pub(super) fn group_of(school: &TestSchool, person: PersonId) -> Option<Uuid> {
    let ctx = school.owner.ctx(Caller::part("test")).expect("a request");
    let rows = ctx.change(ImportRoster {}, |change| {
        change.rows::<GroupMember>().only(GroupMember::PERSON, Is::Equal, &person).all()
    });
    let mut rows = rows.expect("her groups");
    // What is planted is not in the group whose name is to be told to nobody: her contact teacher follows it up wherever it was.
    rows.retain(|row| row.source != "test");
    rows.sort_by_key(|row| row.id);
    rows.first().map(|row| row.group_id.0)
}
