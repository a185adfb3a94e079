//! Tables as Markdown, and figures as one reads them.

use std::{fmt, time::Duration};

/// A table that grows line by line.
#[derive(Debug)]
pub struct Table {
    columns: usize,
    text: String,
}

impl Table {
    /// With these columns: the first holds words, the others figures.
    pub fn new<const N: usize>(columns: [&str; N]) -> Self {
        let mut table = Self { columns: N, text: String::new() };
        table.line(&columns.map(ToOwned::to_owned));
        table.text.push_str(&format!("|---|{}\n", "---:|".repeat(N - 1)));
        table
    }

    /// Adds a line; cells that are missing stay empty.
    pub fn line(&mut self, cells: &[String]) {
        let mut cells = cells.to_vec();
        cells.resize(self.columns, String::new());
        self.text.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// A time in the unit that suits it.
pub fn time(time: Duration) -> String {
    match time.as_nanos() {
        0..10_000 => format!("{} ns", time.as_nanos()),
        10_000..10_000_000 => format!("{:.0} µs", time.as_secs_f64() * 1e6),
        10_000_000..10_000_000_000 => format!("{:.0} ms", time.as_secs_f64() * 1e3),
        _ => format!("{:.1} s", time.as_secs_f64()),
    }
}

/// How many times as long.
pub fn ratio(one: Duration, other: Duration) -> String {
    let times = one.as_secs_f64() / other.as_secs_f64().max(1e-12);
    if times < 0.1 { format!("1 / {:.0}", 1.0 / times) } else { format!("{times:.2}") }
}
