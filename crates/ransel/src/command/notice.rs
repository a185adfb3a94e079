//! `ransel notice`.

use std::process::ExitCode;

use clap::Args;
use ransel_kernel::statement::{Audience, own_words};

use super::Which;
use crate::Fault;

/// Print the public statement, as Markdown: the same text as on `/privacy`.
#[derive(Args)]
pub struct Notice {
    #[command(flatten)]
    which: Which,
    /// One module only.
    #[arg(long, value_name = "M")]
    module: Option<String>,
    /// For whom: a pupil in plain words, a guardian, or one who works here, who gets all of it.
    #[arg(long = "for", value_name = "WHO", default_value = "staff", value_parser = audience)]
    audience: Audience,
    /// The language.
    #[arg(long, value_name = "LANG", default_value = "nb", value_parser = ["nb", "nn", "en"])]
    language: String,
}

impl Notice {
    /// Prints it.
    pub fn run(self) -> Result<ExitCode, Fault> {
        let owner = self.which.open()?;
        let wanted = |module: &str| self.module.as_deref().is_none_or(|only| only == module);
        let mut printed = 0;
        for module in owner.house.modules.iter().filter(|module| wanted(module.name)) {
            let Some(statement) = owner.statement(module.name)? else { continue };
            println!(
                "{}",
                statement.to_markdown_for(self.audience, &self.language, &own_words(&self.language))
            );
            printed += 1;
        }
        match (printed, self.module) {
            (0, Some(module)) => Err(Fault::said(format!("there is no module `{module}` here"))),
            _ => Ok(ExitCode::SUCCESS),
        }
    }
}

fn audience(code: &str) -> Result<Audience, String> {
    let known = || Audience::ALL.map(Audience::code).join(", ");
    Audience::from_code(code).ok_or_else(|| format!("known are {}", known()))
}
