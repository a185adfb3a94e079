//! `ransel settings`.

use std::{path::PathBuf, process::ExitCode};

use clap::Subcommand;
use ransel_kernel::{
    preview::{AccessChange, KeepChange, Of, Preview, StatementChange},
    settings::Settings,
    statement::DiffLine,
};

use super::Which;
use crate::{Fault, profiles::Profile};

/// Carry the owner's settings in and out.
#[derive(Subcommand)]
pub enum SettingsCommand {
    /// Print the settings in force as one TOML document.
    Export {
        #[command(flatten)]
        which: Which,
    },
    /// Take a document into force as a new version; what law does not allow is refused.
    Import {
        #[command(flatten)]
        which: Which,
        /// The document.
        file: PathBuf,
        /// Only say what it would change.
        #[arg(long)]
        dry_run: bool,
    },
    /// Print what owners of a kind choose, laid over this owner's settings and raised to what law demands: ready to import.
    Profile {
        #[command(flatten)]
        which: Which,
        /// Whose choices.
        name: Profile,
    },
}

impl SettingsCommand {
    /// Does it.
    pub fn run(self) -> Result<ExitCode, Fault> {
        match self {
            Self::Export { which } => print!("{}", which.open()?.settings().document()?),
            Self::Import { which, file, dry_run } => {
                let text = std::fs::read_to_string(&file).map_err(Fault::io(file.display().to_string()))?;
                let (owner, new) = (which.open()?, Settings::parse(&text)?);
                if dry_run {
                    say(&owner.preview(&new, "nb")?);
                } else {
                    let version = owner.change_settings(new, None)?;
                    println!("version {version} is in force");
                }
            }
            Self::Profile { which, name } => {
                let owner = which.open()?;
                let settings = name.of(&owner.settings(), &owner.house.keep)?;
                for (setting, said) in &settings.stated {
                    println!("# {setting} is stated as \"{said}\"; law's floor holds instead");
                }
                print!("{}", settings.document()?);
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// Prints what would change, one line each.
fn say(preview: &Preview) {
    if preview.is_empty() {
        println!("nothing would change");
    }
    for KeepChange { rule, periods, approval, due } in &preview.keep {
        println!("keep {rule}: {} becomes {}, due today {} becomes {}", periods.0, periods.1, due.0, due.1);
        match approval {
            (false, true) => println!("keep {rule}: from now on somebody approves first"),
            (true, false) => println!("keep {rule}: nobody approves any more"),
            _ => {}
        }
    }
    for StatementChange { module, on, lines } in &preview.statements {
        match on {
            (false, true) => println!("statement {module}: is published, for the module is switched on"),
            (true, false) => {
                println!("statement {module}: is no longer shown, for the module is switched off")
            }
            _ => {}
        }
        for line in lines {
            match line {
                DiffLine::Added(text) => println!("statement {module}: + {text}"),
                DiffLine::Removed(text) => println!("statement {module}: - {text}"),
                DiffLine::Kept(_) => {}
            }
        }
    }
    for AccessChange { of, hat, when, categories, comes } in &preview.access {
        let (sign, hat) = (if *comes { '+' } else { '-' }, hat.code());
        let (verb, of) = match of {
            Of::Action(name) => ("opens", *name),
            Of::Floor(rule) => ("closes", rule.as_str()),
        };
        let what: Vec<_> = categories.iter().map(|category| category.code()).collect();
        let when: Vec<_> = when.iter().map(|(fact, values)| format!("{fact} {}", values.join("/"))).collect();
        let when = if when.is_empty() { "always".to_owned() } else { when.join("; ") };
        println!("table {sign} {of} {verb} {} to {hat}: {when}", what.join(", "));
    }
}
