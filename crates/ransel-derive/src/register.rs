//! The part of `register.toml` a card is held against.

use std::path::Path;

use serde::Deserialize;
use syn::{Error, LitStr, Result};

#[derive(Deserialize)]
pub struct Register {
    pub module: String,
    #[serde(default)]
    activity: Vec<Activity>,
    #[serde(default)]
    keep: Vec<Keep>,
}

#[derive(Deserialize)]
struct Activity {
    id: String,
    #[serde(default)]
    data: Vec<String>,
}

#[derive(Deserialize)]
struct Keep {
    id: String,
}

impl Register {
    /// Reads the register that stands beside the manifest of the crate being compiled.
    pub fn beside_manifest() -> std::result::Result<Self, String> {
        let folder =
            std::env::var("CARGO_MANIFEST_DIR").map_err(|_| "CARGO_MANIFEST_DIR is not set".to_owned())?;
        let path = Path::new(&folder).join("register.toml");
        let text = std::fs::read_to_string(&path)
            .map_err(|error| format!("no register entry, no personal data: {}: {error}", path.display()))?;
        toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
    }

    pub fn check_activity(&self, activity: &LitStr) -> Result<()> {
        let known: Vec<_> = self.activity.iter().map(|known| known.id.as_str()).collect();
        check(activity, &known, "activity")
    }

    pub fn check_keep(&self, keep: &LitStr) -> Result<()> {
        let known: Vec<_> = self.keep.iter().map(|known| known.id.as_str()).collect();
        check(keep, &known, "keep rule")
    }

    /// The activity must name the category among its data.
    pub fn check_category(&self, activity: &LitStr, category: &LitStr) -> Result<()> {
        let data = self.activity.iter().find(|known| known.id == activity.value()).map(|known| &known.data);
        let known: Vec<_> = data.into_iter().flatten().map(String::as_str).collect();
        check(category, &known, &format!("category kept by activity `{}`", activity.value()))
    }
}

fn check(word: &LitStr, known: &[&str], what: &str) -> Result<()> {
    if known.contains(&word.value().as_str()) {
        return Ok(());
    }
    Err(Error::new(
        word.span(),
        format!("`{}` is no {what} of register.toml; it has: {}", word.value(), known.join(", ")),
    ))
}
