//! What came with a request: path, query and form, as plain fields.

use std::collections::HashMap;

use uuid::Uuid;

/// Named fields. A name may come several times (boxes); order is kept.
#[derive(Clone, Debug, Default)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// From a query string or a form's body.
    pub fn parse(encoded: &[u8]) -> Self {
        Self(form_urlencoded::parse(encoded).into_owned().collect())
    }

    /// These fields, as they came.
    pub fn of(fields: Vec<(String, String)>) -> Self {
        Self(fields)
    }

    /// From path parameters.
    pub fn from_path(path: HashMap<String, String>) -> Self {
        Self(path.into_iter().collect())
    }

    /// The field, or the empty text.
    pub fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }

    /// Whether the field was sent, empty or not.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(key, _)| key == name)
    }

    /// The field as what it should be; `None` if it is absent or is not that.
    pub fn parsed<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.text(name).parse().ok()
    }

    /// Every field whose name is `prefix` and an id.
    pub fn by_id<'f>(&'f self, prefix: &'f str) -> impl Iterator<Item = (Uuid, &'f str)> {
        self.0
            .iter()
            .filter_map(move |(key, value)| Some((key.strip_prefix(prefix)?.parse().ok()?, value.trim())))
    }

    /// Every field as it was sent, in order.
    pub fn each(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }

    /// Every value of a field that may come several times.
    pub fn all<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}
