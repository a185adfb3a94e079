//! The table as text for a snapshot and as CSV for a spreadsheet.

use crate::{
    action::ActionDef,
    facts::{Categories, Category, FACTS, Hat},
    table::{Condition, FloorRow, PolicyTable, Row},
};

impl PolicyTable {
    /// The table as plain text: a policy change shows as changed lines.
    pub fn to_text(&self) -> String {
        let mut lines =
            vec!["FLOOR RULES: they hold in every action, whatever a row below opens.".to_owned()];
        for rule in &self.floor {
            lines.extend([String::new(), rule.id.clone()]);
            lines.extend((!rule.says.is_empty()).then(|| format!("  {}", rule.says)));
            for row in &rule.rows {
                lines.push(format!("  - {}", self.floor_line(row)));
            }
        }
        for table in &self.actions {
            let def = table.action;
            let mode = if def.writes { "writes" } else { "reads" };
            let head =
                format!("{} ({}, {mode} {})", def.name, def.module, codes(def.categories, Categories::NONE));
            lines.extend([String::new(), head]);
            if table.rows.is_empty() {
                lines.push("  - open to nobody".to_owned());
            }
            for (who, row) in by_row(&table.rows) {
                let (when, open) = (when(&row.facts), codes(row.open, def.categories));
                lines.push(format!("  - {} {when}: {open} [{}]", hats(&who), row.grounds.join(", ")));
            }
        }
        lines.join("\n") + "\n"
    }

    /// The table as CSV: one line per row, floor rules first.
    pub fn to_csv(&self) -> String {
        let mut lines = vec!["kind,rule or action,actions,hats,when,opens,closes,grounds".to_owned()];
        for rule in &self.floor {
            for row in &rule.rows {
                let (actions, hats) = (self.actions_of(row), hats(&row.hats));
                let closes = codes(row.closes, ALL);
                lines.push(csv(&[
                    "floor",
                    &rule.id,
                    &actions,
                    &hats,
                    &when(&row.facts),
                    "",
                    &closes,
                    &rule.says,
                ]));
            }
        }
        for table in &self.actions {
            for (who, row) in by_row(&table.rows) {
                let (hats, open) = (hats(&who), codes(row.open, Categories::NONE));
                let grounds = row.grounds.join(" ");
                lines.push(csv(&[
                    "action",
                    table.action.name,
                    "",
                    &hats,
                    &when(&row.facts),
                    &open,
                    "",
                    &grounds,
                ]));
            }
        }
        lines.join("\r\n") + "\r\n"
    }

    fn floor_line(&self, row: &FloorRow) -> String {
        let (actions, hats, when) = (self.actions_of(row), hats(&row.hats), when(&row.facts));
        format!("closes {} in {actions} to {hats} {when}", codes(row.closes, ALL))
    }

    /// The row's actions, as a group where they are one: a new action must not change every line.
    fn actions_of(&self, row: &FloorRow) -> String {
        let is = |which: fn(&ActionDef) -> bool| {
            let of_group =
                self.actions.iter().filter(|table| which(table.action)).map(|table| table.action.name);
            of_group.eq(row.actions.iter().copied())
        };
        if is(|_| true) {
            "every action".to_owned()
        } else if is(|action| !action.writes) {
            "every reading action".to_owned()
        } else if is(|action| action.writes) {
            "every writing action".to_owned()
        } else {
            let names = self.actions.iter().map(|table| table.action.name);
            let others: Vec<_> = names.filter(|name| !row.actions.contains(name)).collect();
            if others.len() < row.actions.len() {
                format!("every action but {}", others.join(", "))
            } else {
                row.actions.join(", ")
            }
        }
    }
}

/// Rows that differ in the hat only, as one.
fn by_row(rows: &[Row]) -> Vec<(Vec<Hat>, &Row)> {
    let mut all: Vec<(Vec<Hat>, &Row)> = Vec::new();
    for row in rows {
        let same = |one: &Row| one.facts == row.facts && one.open == row.open && one.grounds == row.grounds;
        match all.iter_mut().find(|(_, one)| same(one)) {
            Some((hats, _)) => hats.push(row.hat),
            None => all.push((vec![row.hat], row)),
        }
    }
    all
}

/// Every category.
const ALL: Categories = Categories::of(Category::ALL);

fn codes(categories: Categories, all: Categories) -> String {
    if categories == all {
        return "everything".to_owned();
    }
    categories.iter().map(Category::code).collect::<Vec<_>>().join(", ")
}

fn hats(hats: &[Hat]) -> String {
    let names = |has: bool| -> Vec<_> {
        Hat::ALL.iter().filter(|hat| hats.contains(hat) == has).map(|hat| hat.code()).collect()
    };
    match (names(true), names(false)) {
        (_, others) if others.is_empty() => "everybody".to_owned(),
        (these, others) if others.len() < these.len() => format!("everybody but {}", others.join(", ")),
        (these, _) => these.join(", "),
    }
}

/// The conditions, by the shorter of what may and what may not be.
fn when(conditions: &[Condition]) -> String {
    let words: Vec<_> = conditions.iter().map(|(name, values)| said(name, values)).collect();
    if words.is_empty() { "always".to_owned() } else { format!("when {}", words.join("; ")) }
}

fn said(name: &str, values: &[&str]) -> String {
    match values {
        ["true"] => return name.to_owned(),
        ["false"] => return format!("not {name}"),
        _ => {}
    }
    let all = FACTS.iter().find(|fact| fact.name == name).map_or(&[][..], |fact| fact.values);
    let others: Vec<_> = all.iter().copied().filter(|value| !values.contains(value)).collect();
    if others.len() < values.len() {
        format!("{name} not {}", others.join(" nor "))
    } else {
        format!("{name} {}", values.join(" or "))
    }
}

fn csv(cells: &[&str]) -> String {
    let quoted = |cell: &&str| {
        if cell.contains([',', '"', '\n', '\r']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            (*cell).to_owned()
        }
    };
    cells.iter().map(quoted).collect::<Vec<_>>().join(",")
}
