//! PostgreSQL: values to and from it, and how a schema is opened.

use jiff::{Timestamp, civil::Date};
use postgres::{
    Client, NoTls,
    fallible_iterator::FallibleIterator,
    types::{IsNull, ToSql, Type, private::BytesMut, to_sql_checked},
};
use uuid::Uuid;

use crate::{KernelError, Result, Value, db::Sql, value::Kind};

/// Connects with every statement meaning `schema`, which is created if it is not there.
pub fn open(url: &str, schema: &str) -> Result<Client> {
    if schema.is_empty()
        || !schema.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
    {
        return Err(KernelError::Stores("a schema's name is lower-case letters, digits and _".into()));
    }
    let mut client = Client::connect(url, NoTls)?;
    client.batch_execute(&format!(
        "CREATE SCHEMA IF NOT EXISTS {schema}; SET search_path TO {schema}; SET synchronous_commit TO on;"
    ))?;
    Ok(client)
}

pub fn execute(client: &mut Client, sql: &Sql) -> Result<u64> {
    Ok(client.execute(&sql.text, &parameters(sql))?)
}

pub fn each(
    client: &mut Client,
    sql: &Sql,
    kinds: &[Kind],
    row: &mut dyn FnMut(Vec<Value>) -> Result<()>,
) -> Result<()> {
    let mut rows = client.query_raw(&sql.text, parameters(sql).iter().copied())?;
    while let Some(found) = rows.next()? {
        let mut values = Vec::with_capacity(kinds.len());
        for (i, kind) in kinds.iter().enumerate() {
            values.push(read(&found, i, *kind)?);
        }
        row(values)?;
    }
    Ok(())
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
