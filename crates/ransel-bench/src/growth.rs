//! Growth from a thousand pupils to a hundred thousand, as a table and as a picture that says the same: what is drawn is read
//! in the table, so nobody needs to see it.

use std::{fs, path::Path, time::Duration};

use crate::{
    Fault,
    lists::Medians,
    picture::{Panel, picture},
    start::Started,
    table::{Table, time},
};

/// One owner's figures.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// How many pupils.
    pub pupils: usize,
    /// A decision, and plain Cedar's.
    pub decision: (Duration, Duration),
    /// The lists.
    pub lists: Medians,
    /// CPU of the page of a class without and with the law.
    pub page: (Duration, Duration),
    /// The start.
    pub started: Started,
    /// Reading the relations.
    pub read_in: Duration,
}

/// The table.
pub fn table(sizes: &[Size]) -> Table {
    let mut table = Table::new([
        "pupils",
        "a decision",
        "plain Cedar",
        "list of a class",
        "list of a school",
        "its first page, sorted",
        "page of a class, CPU",
        "without the law",
        "relations, memory",
        "relations, read in",
        "cold start",
    ]);
    for size in sizes {
        table.line(&[
            size.pupils.to_string(),
            time(size.decision.0),
            time(size.decision.1),
            time(size.lists.class),
            time(size.lists.school),
            time(size.lists.page),
            time(size.page.1),
            time(size.page.0),
            format!("{:.1} MB", size.started.index as f64 / 1024.0),
            time(size.read_in),
            time(size.started.took),
        ]);
    }
    table
}

/// Writes the page with picture and table below `docs`.
///
/// # Errors
/// The files cannot be written.
pub fn write(docs: &Path, sizes: &[Size]) -> Result<(), Fault> {
    let micros = |time: Duration| time.as_secs_f64() * 1e6;
    let series =
        |of: &dyn Fn(&Size) -> f64| sizes.iter().map(|size| (size.pupils, of(size))).collect::<Vec<_>>();
    let panels = [
        Panel {
            title: "A decision, µs",
            lines: vec![
                ("Ransel", series(&|size| micros(size.decision.0))),
                ("plain Cedar", series(&|size| micros(size.decision.1))),
            ],
        },
        Panel {
            title: "Whom one may see, µs",
            lines: vec![
                ("a class of 30", series(&|size| micros(size.lists.class))),
                ("a school of 2 000", series(&|size| micros(size.lists.school))),
                ("its first page, sorted", series(&|size| micros(size.lists.page))),
            ],
        },
        Panel {
            title: "Page of a class, CPU, µs",
            lines: vec![
                ("the law", series(&|size| micros(size.page.1))),
                ("no law", series(&|size| micros(size.page.0))),
            ],
        },
        Panel {
            title: "Relations and start",
            lines: vec![
                ("memory, MB", series(&|size| size.started.index as f64 / 1024.0)),
                ("read in, ms", series(&|size| micros(size.read_in) / 1e3)),
                ("cold start, ms", series(&|size| micros(size.started.took) / 1e3)),
            ],
        },
    ];
    fs::write(docs.join("pictures/growth.svg"), picture(&panels))?;
    let page = format!(
        "# Growth\n\nMade by `cargo xtask bench`: the same figures twice, to look at and to read. The number of pupils goes \
         up to the right, time and memory upwards; both by factors of ten, so that a straight line of slope one is what grows with \
         the number of pupils and a level one what does not.\n\n![Growth from 1 000 to 100 000 pupils; the table below has every \
         figure of it.](pictures/growth.svg)\n\n{}",
        table(sizes)
    );
    fs::write(docs.join("growth.md"), page)?;
    Ok(())
}
