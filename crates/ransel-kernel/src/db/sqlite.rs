//! SQLite: values to and from it, and how a file is opened.

use std::{ops::Range, path::Path, rc::Rc, time::Duration};

use jiff::Timestamp;
use rusqlite::{
    Connection, OpenFlags,
    types::{ToSqlOutput, Value as Raw, ValueRef},
};
use uuid::Uuid;

use crate::{KernelError, Result, Value, db::Sql, value::Kind};

/// Opens or creates a store's file.
///
/// FULL sync: in WAL mode anything less may lose an acknowledged commit at a power cut. `secure_delete`:
/// what is deleted is overwritten, so deletion is deletion.
pub fn open(path: &Path) -> Result<Connection> {
    let mut conn = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    conn.busy_handler(Some(knock))?;
    conn.pragma_update(None, "journal_mode", "WAL")?;
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.pragma_update(None, "secure_delete", "ON")?;
    conn.pragma_update(None, "foreign_keys", "ON")?;
    conn.pragma_update(None, "temp_store", "MEMORY")?;
    conn.set_prepared_statement_cache_capacity(256);
    rusqlite::vtab::array::load_module(&conn)?;
    Ok(conn)
}

/// Opens it to write: one connection of a process does. What an import writes is spread over all indexes, so more of them
/// is kept in memory, and written back in fewer pieces.
pub fn open_writer(path: &Path) -> Result<Connection> {
    let conn = open(path)?;
    // In KiB where it is negative; and how many pages the log may have before they are written into the file.
    conn.pragma_update(None, "cache_size", -16 * 1024)?;
    conn.pragma_update(None, "wal_autocheckpoint", 4000)?;
    Ok(conn)
}

/// Who waits for another process knocks again every millisecond, for ten seconds. SQLite's own way of waiting is to
/// knock ever more seldom, up to ten times a second: between the short transactions of an import it would hardly ever come at
/// the right moment.
fn knock(times: i32) -> bool {
    std::thread::sleep(Duration::from_millis(1));
    times < 10_000
}

/// Whether SQLite was built so that a sweep can reach its pages: better told at the start than at night.
///
/// # Errors
/// It was not.
pub fn can_reach_pages(conn: &Connection) -> Result<()> {
    let built = "SELECT count(*) FROM pragma_compile_options WHERE compile_options = 'ENABLE_DBPAGE_VTAB'";
    let with_it: i64 = conn.query_row(built, [], |row| row.get(0))?;
    if with_it > 0 {
        return Ok(());
    }
    let how = "SQLite was built without SQLITE_ENABLE_DBPAGE_VTAB: build in the project's folder, where .cargo/config.toml says so";
    Err(KernelError::House(vec![how.to_owned()]))
}

/// How many pages are looked through at a time: whoever wants to write waits no longer than that takes.
const PAGES: u32 = 1024;
/// A file with more pages (137 GB of the usual size) has page numbers whose first byte can look like a tree page's.
const PAGES_AT_MOST: u32 = 1 << 25;

/// Overwrites what lies between a tree page's list of cells and its cells, from a page on: copies that balancing the tree
/// left there. `secure_delete` overwrites a deleted cell where it stands, and nothing else. The next page, if there are more.
/// (Database file format, §§ 1.6 and 1.3.)
pub fn overwrite_gaps(conn: &Connection, from: u32) -> Result<Option<u32>> {
    let pages: u32 = conn.query_row("PRAGMA page_count", [], |row| row.get(0))?;
    if pages >= PAGES_AT_MOST {
        return Err(KernelError::House(vec![format!(
            "{pages} pages are more than SQLite can be cleared of"
        )]));
    }
    let mut read = conn.prepare_cached("SELECT data FROM sqlite_dbpage WHERE pgno = ?")?;
    let mut write = conn.prepare_cached("UPDATE sqlite_dbpage SET data = ?2 WHERE pgno = ?1")?;
    let next = from.saturating_add(PAGES);
    for page in from..next.min(pages + 1) {
        let cleared = read.query_row([page], |row| {
            let data = row.get_ref(0)?.as_blob()?;
            let gap = gap(data, page == 1)
                .filter(|gap| data.get(gap.clone()).is_some_and(|gap| gap.iter().any(|byte| *byte != 0)));
            Ok(gap.map(|gap| {
                let mut cleared = data.to_vec();
                cleared.get_mut(gap).unwrap_or_default().fill(0);
                cleared
            }))
        })?;
        if let Some(cleared) = cleared {
            write.execute((page, cleared))?;
        }
    }
    Ok((next <= pages).then_some(next))
}

/// Where nothing lies on a page of a tree; `None` on any other page.
fn gap(page: &[u8], first: bool) -> Option<Range<usize>> {
    let head = page.get(if first { 100 } else { 0 }..)?;
    let header = match head.first()? {
        2 | 5 => 12,
        10 | 13 => 8,
        _ => return None,
    };
    let number = |at: usize| Some(usize::from(u16::from_be_bytes(*head.get(at..)?.first_chunk()?)));
    let (cells, content) = (number(3)?, number(5)?);
    let from = page.len() - head.len() + header + 2 * cells;
    // 65 536 does not fit into two bytes, and is written as none.
    let to = if content == 0 { 65_536 } else { content };
    (from <= to && to <= page.len()).then_some(from..to)
}

pub fn execute(conn: &Connection, sql: &Sql) -> Result<u64> {
    let mut statement = conn.prepare_cached(&sql.text)?;
    bind(&mut statement, sql)?;
    Ok(statement.raw_execute()? as u64)
}

pub fn each(
    conn: &Connection,
    sql: &Sql,
    kinds: &[Kind],
    row: &mut dyn FnMut(Vec<Value>) -> Result<()>,
) -> Result<()> {
    let mut statement = conn.prepare_cached(&sql.text)?;
    bind(&mut statement, sql)?;
    let mut rows = statement.raw_query();
    while let Some(found) = rows.next()? {
        let mut values = Vec::with_capacity(kinds.len());
        for (i, kind) in kinds.iter().enumerate() {
            values.push(read(found.get_ref(i)?, *kind)?);
        }
        row(values)?;
    }
    Ok(())
}

fn bind(statement: &mut rusqlite::CachedStatement<'_>, sql: &Sql) -> Result<()> {
    for (i, value) in sql.values.iter().enumerate() {
        let many: Vec<Raw> = match value {
            Value::Uuids(ids) => ids.iter().map(|id| Raw::Blob(id.as_bytes().to_vec())).collect(),
            Value::Blobs(blobs) => blobs.iter().cloned().map(Raw::Blob).collect(),
            _ => {
                statement.raw_bind_parameter(i + 1, write(value)?)?;
                continue;
            }
        };
        statement.raw_bind_parameter(i + 1, Rc::new(many))?;
    }
    Ok(())
}

fn write(value: &Value) -> Result<ToSqlOutput<'_>> {
    Ok(match value {
        Value::Null => ToSqlOutput::Owned(Raw::Null),
        Value::Bool(flag) => ToSqlOutput::Owned(Raw::Integer(i64::from(*flag))),
        Value::Int(number) => ToSqlOutput::Owned(Raw::Integer(*number)),
        Value::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
        Value::Bytes(bytes) => ToSqlOutput::Borrowed(ValueRef::Blob(bytes)),
        Value::Uuid(id) => ToSqlOutput::Borrowed(ValueRef::Blob(id.as_bytes())),
        Value::Date(date) => ToSqlOutput::Owned(Raw::Text(date.to_string())),
        Value::Instant(at) => ToSqlOutput::Owned(Raw::Integer(at.as_microsecond())),
        Value::Uuids(_) | Value::Blobs(_) | Value::Withheld => {
            return Err(KernelError::NotOpened { table: "", column: "" });
        }
    })
}

fn read(raw: ValueRef<'_>, kind: Kind) -> Result<Value> {
    let wrong = || KernelError::Decode { table: "", column: "" };
    Ok(match (raw, kind) {
        (ValueRef::Null, _) => Value::Null,
        (ValueRef::Integer(number), Kind::Bool) => Value::Bool(number != 0),
        (ValueRef::Integer(number), Kind::Int) => Value::Int(number),
        (ValueRef::Integer(at), Kind::Instant) => {
            Value::Instant(Timestamp::from_microsecond(at).map_err(|_| wrong())?)
        }
        (ValueRef::Text(text), Kind::Text) => {
            Value::Text(String::from_utf8(text.to_vec()).map_err(|_| wrong())?)
        }
        (ValueRef::Text(text), Kind::Date) => {
            let text = std::str::from_utf8(text).map_err(|_| wrong())?;
            Value::Date(text.parse().map_err(|_| wrong())?)
        }
        (ValueRef::Blob(bytes), Kind::Bytes) => Value::Bytes(bytes.to_vec()),
        (ValueRef::Blob(bytes), Kind::Uuid) => Value::Uuid(Uuid::from_slice(bytes).map_err(|_| wrong())?),
        _ => return Err(wrong()),
    })
}
