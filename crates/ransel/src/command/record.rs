//! `ransel record-of-processing`.

use std::{fs, path::PathBuf, process::ExitCode};

use clap::Args;
use ransel_site::{core_pages, processing_record, site};
use ransel_web::{Lang, Words};

use super::Which;
use crate::{Fault, modules::pages};

/// Write the record of processing activities (GDPR art. 30) as a spreadsheet and as PDF/A.
#[derive(Args)]
pub struct RecordOfProcessing {
    #[command(flatten)]
    which: Which,
    /// The folder the two files go into; made if it is not there.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The language.
    #[arg(long, value_name = "LANG", default_value = "nb", value_parser = ["nb", "nn", "en"])]
    language: String,
}

impl RecordOfProcessing {
    /// Writes both.
    ///
    /// # Errors
    /// The owner cannot be opened, a paper cannot be set, or the folder cannot be written.
    pub fn run(self) -> Result<ExitCode, Fault> {
        let owner = self.which.open()?;
        let texts = site::texts(&std::iter::once(core_pages()).chain(pages()).collect::<Vec<_>>())?;
        let lang = Lang::ALL.into_iter().find(|lang| lang.tag() == self.language).unwrap_or(Lang::Nb);
        let w = Words { texts: &texts, lang };
        let record = owner.record_of_processing()?;
        let sheet = processing_record::sheet(w, &record).map_err(|error| Fault::said(error.to_string()))?;
        let paper =
            processing_record::paper(w, &record).set().map_err(|error| Fault::said(error.to_string()))?;
        fs::create_dir_all(&self.out).map_err(Fault::io(self.out.display().to_string()))?;
        for (ends, bytes) in [("xlsx", sheet), ("pdf", paper)] {
            let path = self.out.join(format!("{}.{ends}", w.get("record-file")));
            fs::write(&path, bytes).map_err(Fault::io(path.display().to_string()))?;
            println!("{}", path.display());
        }
        Ok(ExitCode::SUCCESS)
    }
}
