//! `ransel-paper`: one document as JSON on standard input, the same as PDF/A on standard output. A process of its own,
//! so that the typesetter and what it remembers of a document are gone when the document is.
//! Deliberately absent: files, network, clock. What a document says comes in as data and is never read as markup.

mod world;

use std::{
    io::{Read, Write, stdin, stdout},
    process::ExitCode,
};

use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use world::Desk;

/// The longest document that is read, in bytes: far above any, and below what would fill the machine.
const LONGEST: u64 = 64 << 20;

fn main() -> ExitCode {
    let result = read()
        .and_then(|paper| set(&paper))
        .and_then(|pdf| stdout().lock().write_all(&pdf).map_err(|error| format!("standard output: {error}")));
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("ransel-paper: {fault}");
            ExitCode::FAILURE
        }
    }
}

fn read() -> Result<String, String> {
    let mut paper = String::new();
    stdin()
        .lock()
        .take(LONGEST)
        .read_to_string(&mut paper)
        .map_err(|error| format!("standard input: {error}"))?;
    Ok(paper)
}

/// Sets `paper` as PDF/A-2a and PDF/UA-1: for the archive, and for one who hears it instead of seeing it. What does not
/// conform is refused by the exporter.
fn set(paper: &str) -> Result<Vec<u8>, String> {
    let desk = Desk::with(paper);
    let set = typst::compile::<PagedDocument>(&desk);
    // Messages name rules of the typesetter, never what is in the document.
    let said = |faults: &[typst::diag::SourceDiagnostic]| {
        faults.first().map_or_else(String::new, |fault| fault.message.to_string())
    };
    let document = set.output.map_err(|faults| said(&faults))?;
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|fault| fault.message().to_string())?;
    let options = PdfOptions { standards, ..PdfOptions::default() };
    typst_pdf::pdf(&document, &options).map_err(|faults| said(&faults))
}
