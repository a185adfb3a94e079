//! The record as a spreadsheet: who answers on one sheet, the activities on the other, a row each.

use ransel_kernel::statement::ProcessingRecord;
use ransel_web::Words;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, XlsxError};

use super::{COLUMNS, controller, entries};

/// A spreadsheet could not be written.
#[derive(Debug, thiserror::Error)]
#[error("writing the spreadsheet failed")]
pub struct SheetError(#[from] XlsxError);

/// How wide columns are, in signs: a sentence takes some lines, not a page.
const WIDTH: f64 = 36.0;

/// The workbook's bytes. Everything in it is text: nothing a supplier or a register says is ever a formula.
///
/// # Errors
/// Something does not fit into a spreadsheet.
pub fn sheet(w: Words<'_>, record: &ProcessingRecord) -> Result<Vec<u8>, SheetError> {
    let (year, month, day) = (record.on.year(), record.on.month(), record.on.day());
    let made = ExcelDateTime::from_ymd(year.unsigned_abs(), month.unsigned_abs(), day.unsigned_abs())?;
    let mut book = Workbook::new();
    let title = w.get("record-title");
    let properties = DocProperties::new()
        .set_title(&title)
        .set_author(&record.controller.name)
        .set_creation_datetime(&made);
    book.set_properties(&properties);
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let cell = Format::new().set_text_wrap().set_align(FormatAlign::Top);

    let sheet = book.add_worksheet().set_name(w.get("record-sheet-activities"))?;
    let names = ["record-system", "record-purpose"].into_iter().chain(COLUMNS);
    let mut columns = 0;
    for (at, key) in (0_u16..).zip(names) {
        sheet.set_column_width(at, WIDTH)?.write_string_with_format(0, at, w.get(key), &head)?;
        columns = at;
    }
    let mut last = 0;
    for (row, entry) in (1_u32..).zip(entries(w, record)) {
        let points = entry.points.iter().map(|lines| lines.join("\n"));
        for (at, text) in (0_u16..).zip([entry.system, entry.purpose].into_iter().chain(points)) {
            sheet.write_string_with_format(row, at, text, &cell)?;
        }
        last = row;
    }
    sheet.set_freeze_panes(1, 2)?.autofilter(0, 0, last, columns)?;

    let sheet = book.add_worksheet().set_name(w.get("record-sheet-controller"))?;
    sheet.set_column_width(0, WIDTH)?.set_column_width(1, WIDTH)?;
    for (row, (name, value)) in (0_u32..).zip(controller(w, record)) {
        sheet
            .write_string_with_format(row, 0, name, &head)?
            .write_string_with_format(row, 1, value, &cell)?;
    }
    Ok(book.save_to_buffer()?)
}
