//! Does the chain still hold? Recomputes every hash, every set and every signed head.

use crate::{
    Result, Value,
    db::{Conn, Database},
    keys::{Key, to_hex},
    ledger::{
        entry::{Alias, Body, set_digest},
        store::link,
    },
    value::Kind,
};

/// What a verification found.
#[derive(Debug, Default)]
pub struct Report {
    /// Entries whose hash was recomputed.
    pub entries: u64,
    /// Signed heads that were checked.
    pub heads: u64,
    /// What does not hold, in words an operator understands. Empty is right.
    pub faults: Vec<String>,
}

/// The signature of a day's head.
pub fn sign(key: &Key, writer: &str, day: &str, seq: i64, hash: &[u8; 32]) -> [u8; 32] {
    key.mac(&[b"head", writer.as_bytes(), day.as_bytes(), &seq.to_be_bytes(), hash])
}

/// Verifies the whole ledger, one entry in memory at a time.
///
/// # Errors
/// The ledger cannot be read at all.
pub(crate) fn verify(ledger: &Database, key: &Key) -> Result<Report> {
    ledger.read(|conn| {
        let mut report = Report::default();
        let heads = heads(conn, key, &mut report)?;
        chain(conn, &heads, &mut report)?;
        sets(conn, &mut report)?;
        Ok(report)
    })
}

type Head = (String, i64, [u8; 32]);

fn heads(conn: &mut Conn, key: &Key, report: &mut Report) -> Result<Vec<Head>> {
    let mut heads = Vec::new();
    let sql = conn.sql("SELECT writer, day, seq, hash, signature FROM head ORDER BY writer, seq");
    conn.each(&sql, &[Kind::Text, Kind::Text, Kind::Int, Kind::Bytes, Kind::Bytes], |row| {
        let [
            Value::Text(writer),
            Value::Text(day),
            Value::Int(seq),
            Value::Bytes(hash),
            Value::Bytes(signature),
        ] = row.as_slice()
        else {
            return Ok(());
        };
        report.heads += 1;
        let hash: [u8; 32] = hash.as_slice().try_into().unwrap_or([0; 32]);
        if signature.as_slice() != sign(key, writer, day, *seq, &hash) {
            report
                .faults
                .push(format!("writer {writer}: the head of {day} is not signed with this owner's key"));
        }
        heads.push((writer.clone(), *seq, hash));
        Ok(())
    })?;
    Ok(heads)
}

fn chain(conn: &mut Conn, heads: &[Head], report: &mut Report) -> Result<()> {
    let mut at: Option<Head> = None;
    let sql = conn.sql("SELECT writer, seq, body, hash FROM entry ORDER BY writer, seq");
    conn.each(&sql, &[Kind::Text, Kind::Int, Kind::Text, Kind::Bytes], |row| {
        let [Value::Text(writer), Value::Int(seq), Value::Text(body), Value::Bytes(hash)] = row.as_slice()
        else {
            return Ok(());
        };
        report.entries += 1;
        let before = match at.take() {
            Some((same, last, hash)) if same == *writer => {
                if *seq != last + 1 {
                    report.faults.push(format!(
                        "writer {writer}: entries {} to {} are missing",
                        last + 1,
                        seq - 1
                    ));
                }
                hash
            }
            _ => first_link(heads, writer, *seq, report),
        };
        let hash: [u8; 32] = hash.as_slice().try_into().unwrap_or([0; 32]);
        if link(&before, body) != hash {
            report.faults.push(format!("writer {writer}, entry {seq}: does not follow from the one before"));
        }
        if heads.iter().any(|(of, number, head)| of == writer && number == seq && *head != hash) {
            report
                .faults
                .push(format!("writer {writer}, entry {seq}: is not what the day's head was signed for"));
        }
        at = Some((writer.clone(), *seq, hash));
        Ok(())
    })?;
    for (writer, seq, _) in heads {
        let beyond = at.as_ref().is_none_or(|(of, last, _)| of == writer && last < seq);
        if beyond {
            report.faults.push(format!("writer {writer}: entries up to {seq} were signed for and are gone"));
        }
    }
    Ok(())
}

/// The hash a writer's first remaining entry follows: zeros, or the signed head of the segment that left.
fn first_link(heads: &[Head], writer: &str, seq: i64, report: &mut Report) -> [u8; 32] {
    if seq == 1 {
        return [0; 32];
    }
    match heads.iter().find(|(of, number, _)| of == writer && *number == seq - 1) {
        Some((_, _, hash)) => *hash,
        None => {
            report
                .faults
                .push(format!("writer {writer}: the chain starts at {seq} and no signed head leads to it"));
            [0; 32]
        }
    }
}

/// Every set an entry names must be there, and be what its digest says.
fn sets(conn: &mut Conn, report: &mut Report) -> Result<()> {
    let mut check = |digest: &str, aliases: &mut Vec<Alias>| {
        aliases.sort_unstable();
        if !aliases.is_empty() && set_digest(aliases) != digest {
            report.faults.push(format!("the set {digest} is not what was logged"));
        }
        aliases.clear();
    };
    let (mut current, mut aliases) = (String::new(), Vec::new());
    let sql = conn.sql("SELECT digest, alias FROM subject_set ORDER BY digest");
    conn.each(&sql, &[Kind::Text, Kind::Uuid], |row| {
        let [Value::Text(digest), Value::Uuid(alias)] = row.as_slice() else { return Ok(()) };
        if *digest != current {
            check(&current, &mut aliases);
            current.clone_from(digest);
        }
        aliases.push(Alias(*alias));
        Ok(())
    })?;
    check(&current, &mut aliases);
    let mut missing = Vec::new();
    let sql = conn.sql("SELECT DISTINCT s.digest FROM entry_set s LEFT JOIN subject_set m ON m.digest = s.digest WHERE m.digest IS NULL");
    conn.each(&sql, &[Kind::Text], |row| {
        if let [Value::Text(digest)] = row.as_slice() {
            missing.push(format!("the set {digest} is named by an entry and is gone"));
        }
        Ok(())
    })?;
    report.faults.extend(missing);
    let sql = conn.sql("SELECT writer, seq, body FROM entry");
    conn.each(&sql, &[Kind::Text, Kind::Int, Kind::Text], |row| {
        if let [Value::Text(writer), Value::Int(seq), Value::Text(body)] = row.as_slice()
            && serde_json::from_str::<Body>(body).is_err()
        {
            report.faults.push(format!("writer {writer}, entry {seq}: cannot be read"));
        }
        Ok(())
    })
}

/// A hash in a form a person can compare with a note kept elsewhere.
pub fn shown(hash: &[u8; 32]) -> String {
    to_hex(&hash[..8])
}
