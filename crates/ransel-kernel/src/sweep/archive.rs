//! What law wants preserved is handed over before the working copy goes. Until an archive takes it, it waits in the vault,
//! sealed, with who it is about: the working copy of that goes too.

use serde_json::{Map, Value as Json, json};
use uuid::Uuid;

use crate::{
    Card, Owner, Result, Value,
    card::StoreKind,
    db::Conn,
    keep::Planned,
    keys::Key,
    rows::{id_at, unseal},
    sweep::persons::delete,
    value::Kind,
};

/// A row to be preserved: its id there, whom it is about, from which table, and what it says.
pub(super) struct Preserved {
    id: Uuid,
    about: Uuid,
    table: &'static str,
    content: String,
}

impl Owner {
    /// The rows of one store that go by a rule about these people and are to be preserved.
    pub(super) fn preserved(
        &self,
        conn: &mut Conn,
        store: StoreKind,
        rule: &Planned,
        people: &[Uuid],
    ) -> Result<Vec<Preserved>> {
        let mut found = Vec::new();
        let Some(law) = &rule.archive else { return Ok(found) };
        let cards = rule.tables.iter().flat_map(|(card, with)| std::iter::once(card).chain(with));
        for card in cards.copied().filter(|card| card.archive && card.store == store) {
            let Some(subject) = card.subject() else { continue };
            let Some(at) = card.fields.iter().position(|field| field.name == subject.name) else { continue };
            let Some(id_place) =
                card.id().and_then(|id| card.fields.iter().position(|field| field.name == id.name))
            else {
                continue;
            };
            for row in self.raw_rows(conn, card, subject.name, people)? {
                let (Some(about), Some(row_id)) = (id_at(&row, at), id_at(&row, id_place)) else { continue };
                let content =
                    json!({ "table": card.table, "law": law, "row": written(card, &row) }).to_string();
                found.push(Preserved {
                    id: self.parked_id(card.table, row_id),
                    about,
                    table: card.table,
                    content,
                });
            }
        }
        Ok(found)
    }

    /// Who these people are, as it is to be known in the archive.
    pub(super) fn identities(&self, conn: &mut Conn, people: &[Uuid]) -> Result<Vec<Preserved>> {
        let mut found = Vec::new();
        for card in &self.house.keep.persons {
            let Some(subject) = card.subject() else { continue };
            let Some(at) = card.fields.iter().position(|field| field.name == subject.name) else { continue };
            for row in self.raw_rows(conn, card, subject.name, people)? {
                let Some(about) = id_at(&row, at) else { continue };
                let content = json!({ "table": card.table, "row": written(card, &row) }).to_string();
                found.push(Preserved {
                    id: self.parked_id(card.table, about),
                    about,
                    table: card.table,
                    content,
                });
            }
        }
        Ok(found)
    }

    /// Parks rows in the vault, each under a key of its own. One that waits already is left as it is.
    pub(super) fn park(&self, conn: &mut Conn, rows: &[Preserved]) -> Result<()> {
        for row in rows {
            let mut sql = conn.sql("SELECT id FROM archive_waiting WHERE id = ");
            sql.bind(Value::Uuid(row.id));
            if conn.first(&sql, &[Kind::Uuid])?.is_some() {
                continue;
            }
            let key = Key::random(self.random)?;
            let wrapped = key.wrap(&self.keys.vault, &row.id.to_string(), self.random)?;
            // In a restored backup the key is newer than the rows: it seals nothing there.
            delete(conn, "unit_key", "unit", vec![row.id])?;
            crate::ledger::insert_row(conn, "unit_key", [Value::Uuid(row.id), Value::Bytes(wrapped)])?;
            let place = format!("archive_waiting.content.{}", row.id);
            let sealed = key.seal(&place, row.content.as_bytes(), self.random)?;
            let values = [
                Value::Uuid(row.id),
                // Its rows are found together; the id itself is to be nowhere afterwards.
                Value::Uuid(self.parked_id("person", row.about)),
                Value::Text(row.table.to_owned()),
                Value::Instant(self.clock.now()),
                Value::Bytes(sealed),
            ];
            crate::ledger::insert_row(conn, "archive_waiting", values)?;
        }
        Ok(())
    }

    fn raw_rows(
        &self,
        conn: &mut Conn,
        card: &'static Card,
        subject: &str,
        people: &[Uuid],
    ) -> Result<Vec<Vec<Value>>> {
        let names: Vec<_> = card.fields.iter().map(|field| field.name).collect();
        let kinds: Vec<_> =
            card.fields.iter().map(|field| if field.sealed { Kind::Bytes } else { field.kind }).collect();
        let mut sql = conn.sql(&format!("SELECT {} FROM {} WHERE ", names.join(", "), card.table));
        sql.any(subject, people.to_vec());
        let rows = conn.all(&sql, &kinds)?;
        unseal(self, conn, card, rows)
    }

    /// The same row is parked under the same id, however often it is tried.
    fn parked_id(&self, table: &str, row: Uuid) -> Uuid {
        let code = self.keys.lookup.mac(&[b"archive", table.as_bytes(), row.as_bytes()]);
        let mut bytes = [0; 16];
        for (to, from) in bytes.iter_mut().zip(code) {
            *to = from;
        }
        Uuid::from_bytes(bytes)
    }
}

/// A row with its columns' names, in forms anybody can read.
fn written(card: &Card, row: &[Value]) -> Json {
    let mut columns = Map::new();
    for (field, value) in card.fields.iter().zip(row) {
        let said = match value {
            Value::Null | Value::Withheld | Value::Uuids(_) | Value::Blobs(_) => Json::Null,
            Value::Bool(flag) => json!(flag),
            Value::Int(number) => json!(number),
            Value::Text(text) => json!(text),
            Value::Bytes(bytes) => json!(crate::keys::to_hex(bytes)),
            Value::Uuid(id) => json!(id.to_string()),
            Value::Date(date) => json!(date.to_string()),
            Value::Instant(at) => json!(at.to_string()),
        };
        columns.insert(field.name.to_owned(), said);
    }
    Json::Object(columns)
}
