//! The store keys: made at first start, wrapped by the owner's key ever after.

use crate::{
    KernelError, Owner, Randomness, Result, Value,
    card::StoreKind,
    db::{Conn, Database},
    keys::{Key, Keyring},
    ledger::insert_row,
    value::Kind,
};

const NAMES: [&str; 4] = ["main", "vault", "ledger", "lookup"];

/// Unwraps the store keys, or makes them where there are none.
pub fn open(main: &Database, owner: &Key, random: Randomness) -> Result<Keyring> {
    main.write(|conn| {
        let keys = NAMES.map(|name| one(conn, owner, name, random));
        let [main, vault, ledger, lookup] = keys;
        Ok(Keyring { main: main?, vault: vault?, ledger: ledger?, lookup: lookup? })
    })
}

fn one(conn: &mut Conn, owner: &Key, name: &str, random: Randomness) -> Result<Key> {
    let mut sql = conn.sql("SELECT wrapped FROM store_key WHERE name = ");
    sql.bind(Value::Text(name.to_owned()));
    if let Some([Value::Bytes(wrapped)]) = conn.first(&sql, &[Kind::Bytes])?.as_deref() {
        return Key::unwrap(owner, name, wrapped)
            .map_err(|_| KernelError::Key("the owner's key does not fit these stores"));
    }
    let key = Key::random(random)?;
    let wrapped = key.wrap(owner, name, random)?;
    insert_row(conn, "store_key", [Value::Text(name.to_owned()), Value::Bytes(wrapped)])?;
    Ok(key)
}

impl Owner {
    /// Wraps the store keys with a new owner's key; the data stays as it is.
    ///
    /// # Errors
    /// The store fails; the old key holds then.
    pub fn rotate_keys(&self, new: &Key) -> Result<()> {
        let keys = [&self.keys.main, &self.keys.vault, &self.keys.ledger, &self.keys.lookup];
        self.store(StoreKind::Main).write(|conn| {
            for (name, key) in NAMES.iter().zip(keys) {
                let mut sql = conn.sql("UPDATE store_key SET wrapped = ");
                sql.bind(Value::Bytes(key.wrap(new, name, self.random)?))
                    .push(" WHERE name = ")
                    .bind(Value::Text((*name).to_owned()));
                conn.execute(&sql)?;
            }
            Ok(())
        })
    }
}
