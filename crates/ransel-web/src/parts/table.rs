//! Tables. On a phone a row becomes a block in which each value carries its column's name; the roles are
//! written out, since a table laid out as blocks is otherwise no table any more to a screen reader.

use maud::{Markup, html};

use super::icon::{Icon, icon};
use crate::texts::Words;

/// A table's name, which every table has.
#[derive(Clone, Debug)]
pub enum Caption {
    /// Above the table.
    Shown(String),
    /// For screen readers, where a heading says the same.
    Hidden(String),
}

/// What stands in a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Words, to the left.
    #[default]
    Text,
    /// Numbers, to the right and below each other.
    Number,
}

/// How the rows are sorted by a column now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sorted {
    /// By another column.
    No,
    /// Smallest or A first.
    Ascending,
    /// Largest or Å first.
    Descending,
}

/// The link that sorts by a column.
#[derive(Clone, Debug)]
pub struct Sort {
    /// The address of the list so sorted.
    pub href: String,
    /// How it is now.
    pub now: Sorted,
}

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its name.
    pub label: String,
    /// Words or numbers.
    pub kind: Kind,
    /// Sorting, if there is any.
    pub sort: Option<Sort>,
}

impl Column {
    /// A column of words.
    pub fn text(label: impl Into<String>) -> Column {
        Column { label: label.into(), kind: Kind::Text, sort: None }
    }

    /// A column of numbers.
    pub fn number(label: impl Into<String>) -> Column {
        Column { label: label.into(), kind: Kind::Number, sort: None }
    }
}

/// What a narrow screen does with the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// Rows become blocks.
    #[default]
    Blocks,
    /// The table stays and can be scrolled sideways in its own region.
    Scrolls,
}

/// A table; the first cell of a row names the row.
pub struct Table {
    /// Its name.
    pub caption: Caption,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each with one cell per column.
    pub rows: Vec<Vec<Markup>>,
    /// What a narrow screen does with it.
    pub layout: Layout,
}

/// The table.
pub fn table(w: Words<'_>, table: &Table) -> Markup {
    let whole = html! {
        table.ds-table.table data-border data-layout=(layout(table)) role="table" {
            @match &table.caption {
                Caption::Shown(text) => caption { (text) },
                Caption::Hidden(text) => caption.ds-sr-only { (text) },
            }
            thead role="rowgroup" {
                tr role="row" { @for column in &table.columns { (header(w, column)) } }
            }
            tbody role="rowgroup" {
                @for row in &table.rows {
                    tr role="row" {
                        @for (position, (cell, column)) in row.iter().zip(&table.columns).enumerate() {
                            (body_cell(position, cell, column))
                        }
                    }
                }
            }
        }
    };
    let (Caption::Shown(name) | Caption::Hidden(name)) = &table.caption;
    match table.layout {
        Layout::Blocks => whole,
        Layout::Scrolls => {
            html! { div.table-region tabindex="0" role="region" aria-label=(name) { (whole) } }
        }
    }
}

fn layout(table: &Table) -> &'static str {
    match table.layout {
        Layout::Blocks => "blocks",
        Layout::Scrolls => "scrolls",
    }
}

fn is_number(column: &Column) -> bool {
    column.kind == Kind::Number
}

fn header(w: Words<'_>, column: &Column) -> Markup {
    let Some(sort) = &column.sort else {
        return html! { th.number[is_number(column)] scope="col" role="columnheader" { (column.label) } };
    };
    let (order, sign, next) = match sort.now {
        Sorted::No => (None, Icon::Sort, "sort-ascending"),
        Sorted::Ascending => (Some("ascending"), Icon::Up, "sort-descending"),
        Sorted::Descending => (Some("descending"), Icon::Down, "sort-ascending"),
    };
    // The design system makes every `th[aria-sort]` a button without padding; `.sorted` gives it back.
    html! {
        th.sorted.number[is_number(column)] scope="col" role="columnheader" aria-sort=[order] {
            a href=(sort.href) { (column.label) (icon(sign)) span.ds-sr-only { ", " (w.get(next)) } }
        }
    }
}

fn body_cell(position: usize, cell: &Markup, column: &Column) -> Markup {
    html! {
        @if position == 0 {
            th.number[is_number(column)] scope="row" role="rowheader" data-h=(column.label) { div { (cell) } }
        } @else {
            td.number[is_number(column)] role="cell" data-h=(column.label) { div { (cell) } }
        }
    }
}
