//! PostgreSQL: values to and from it, how a schema is opened, and what may be told of a refusal.

use std::collections::HashMap;

use jiff::{Timestamp, civil::Date};
use postgres::{
    Client, NoTls, Statement,
    error::SqlState,
    fallible_iterator::FallibleIterator,
    types::{IsNull, ToSql, Type, private::BytesMut, to_sql_checked},
};
use uuid::Uuid;

use crate::{KernelError, Result, Value, db::Sql, value::Kind};

/// How many statements a connection remembers; their texts do not grow with the number of ids.
const REMEMBERED: usize = 256;

/// A connection, with the statements it has prepared.
pub struct Connection {
    client: Client,
    prepared: HashMap<String, Statement>,
}

/// What PostgreSQL said when it refused something: the code, and what of the schema it is about. Its message and details
/// are left behind, for they can name the values of a row.
#[derive(Debug)]
pub struct Refusal {
    /// What kind of refusal; `None` where the server could not be reached or the driver failed.
    pub code: Option<SqlState>,
    /// Table, column and constraint, or what the driver said.
    about: String,
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.code {
            Some(code) => write!(f, "PostgreSQL {}{}", code.code(), self.about),
            None => write!(f, "PostgreSQL: {}", self.about),
        }
    }
}

impl std::error::Error for Refusal {}

impl From<postgres::Error> for Refusal {
    fn from(error: postgres::Error) -> Self {
        let Some(said) = error.as_db_error() else {
            let cause = std::error::Error::source(&error).map_or(String::new(), |cause| format!(": {cause}"));
            return Self { code: None, about: format!("{error}{cause}") };
        };
        let named = [("table", said.table()), ("column", said.column()), ("constraint", said.constraint())];
        let named = named.into_iter().filter_map(|(what, name)| Some(format!(", {what} {}", name?)));
        Self { code: Some(said.code().clone()), about: named.collect() }
    }
}

/// Makes `schema` if it is not there. Two processes may come at the same time.
pub fn make(url: &str, schema: &str) -> Result<()> {
    let mut client = Client::connect(url, NoTls)?;
    check(schema)?;
    let made = client.batch_execute(&format!(
        "BEGIN; SELECT pg_advisory_xact_lock(hashtextextended('{schema}', 0)); CREATE SCHEMA IF NOT EXISTS {schema}; COMMIT"
    ));
    Ok(made?)
}

/// Connects with every statement meaning `schema`.
pub fn open(url: &str, schema: &str) -> Result<Connection> {
    check(schema)?;
    let mut client = Client::connect(url, NoTls)?;
    client.batch_execute(&format!("SET search_path TO {schema}; SET synchronous_commit TO on;"))?;
    Ok(Connection { client, prepared: HashMap::new() })
}

fn check(schema: &str) -> Result<()> {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    if schema.is_empty() || !schema.bytes().all(allowed) {
        return Err(KernelError::Stores("a schema's name is lower-case letters, digits and _".into()));
    }
    Ok(())
}

pub fn batch(conn: &mut Connection, text: &str) -> Result<()> {
    Ok(conn.client.batch_execute(text)?)
}

pub fn execute(conn: &mut Connection, sql: &Sql) -> Result<u64> {
    let statement = prepare(conn, sql)?;
    Ok(conn.client.execute(&statement, &parameters(sql))?)
}

pub fn each(
    conn: &mut Connection,
    sql: &Sql,
    kinds: &[Kind],
    row: &mut dyn FnMut(Vec<Value>) -> Result<()>,
) -> Result<()> {
    let statement = prepare(conn, sql)?;
    let mut rows = conn.client.query_raw(&statement, parameters(sql).iter().copied())?;
    while let Some(found) = rows.next()? {
        let mut values = Vec::with_capacity(kinds.len());
        for (i, kind) in kinds.iter().enumerate() {
            values.push(read(&found, i, *kind)?);
        }
        row(values)?;
    }
    Ok(())
}

fn prepare(conn: &mut Connection, sql: &Sql) -> Result<Statement> {
    if let Some(known) = conn.prepared.get(&sql.text) {
        return Ok(known.clone());
    }
    if conn.prepared.len() >= REMEMBERED {
        conn.prepared.clear();
    }
    let statement = conn.client.prepare(&sql.text)?;
    conn.prepared.insert(sql.text.clone(), statement.clone());
    Ok(statement)
}

fn parameters(sql: &Sql) -> Vec<&(dyn ToSql + Sync)> {
    sql.values.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

impl ToSql for Value {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Bool(flag) => flag.to_sql(ty, out),
            Self::Int(number) => number.to_sql(ty, out),
            Self::Text(text) => text.to_sql(ty, out),
            Self::Bytes(bytes) => bytes.to_sql(ty, out),
            Self::Uuid(id) => id.to_sql(ty, out),
            Self::Date(date) => date.to_sql(ty, out),
            Self::Instant(at) => at.to_sql(ty, out),
            Self::Uuids(ids) => ids.to_sql(ty, out),
            Self::Blobs(blobs) => blobs.to_sql(ty, out),
            Self::Withheld => Err("a withheld value cannot be written".into()),
        }
    }
    fn accepts(_: &Type) -> bool {
        true
    }
    to_sql_checked!();
}

fn read(row: &postgres::Row, at: usize, kind: Kind) -> Result<Value> {
    fn got<'a, T: postgres::types::FromSql<'a>>(
        row: &'a postgres::Row,
        at: usize,
        wrap: fn(T) -> Value,
    ) -> Result<Value> {
        Ok(row.try_get::<_, Option<T>>(at)?.map_or(Value::Null, wrap))
    }
    match kind {
        Kind::Bool => got::<bool>(row, at, Value::Bool),
        Kind::Int => got::<i64>(row, at, Value::Int),
        Kind::Text => got::<String>(row, at, Value::Text),
        Kind::Bytes => got::<Vec<u8>>(row, at, Value::Bytes),
        Kind::Uuid => got::<Uuid>(row, at, Value::Uuid),
        Kind::Date => got::<Date>(row, at, Value::Date),
        Kind::Instant => got::<Timestamp>(row, at, Value::Instant),
    }
}
