//! A statement as Markdown: the five questions a parent asks, then recipients, rights, and every field for the one
//! who wants to hold it against the stores.

mod readers;

use super::{
    Audience, Chosen, Citation, Controller, Deletion, Say, Statement, Told,
    wording::{Phrases, capital, hard_spaces},
};
use crate::{Category, facts::Categories, register};

impl Statement {
    /// The statement for one audience in a language of the register; `words` looks up the texts in the same language.
    pub fn to_markdown_for(&self, audience: Audience, lang: &str, words: &Say<'_>) -> String {
        match audience {
            Audience::Pupil => self.to_plain_markdown(lang, words),
            Audience::Guardian => self.told_to(audience).whole(lang, words, false),
            Audience::Staff => self.to_markdown(lang, words),
        }
    }

    /// All of the statement.
    pub fn to_markdown(&self, lang: &str, words: &Say<'_>) -> String {
        self.whole(lang, words, true)
    }

    fn whole(&self, lang: &str, words: &Say<'_>, fields: bool) -> String {
        let page = Page { it: self, lang, w: Phrases::new(words) };
        let mut sections = vec![
            page.head(),
            page.section(Some(1), "notice-why", page.why()),
            page.section(Some(2), "notice-law", page.law()),
            page.section(Some(3), "notice-stored", page.stored()),
            page.section(Some(4), "notice-readers", page.readers()),
            page.section(Some(5), "notice-deletion", page.deletion()),
            page.section(None, "notice-recipients", page.recipients()),
            page.section(None, "notice-rights", page.rights()),
        ];
        if !self.choices.is_empty() {
            sections.push(page.section(None, "notice-choices", page.choices()));
        }
        if fields {
            sections.push(page.section(None, "notice-fields", page.fields()));
        }
        sections.join("\n")
    }
}

struct Page<'a> {
    it: &'a Statement,
    lang: &'a str,
    w: Phrases<'a>,
}

impl Page<'_> {
    fn section(&self, number: Option<u8>, key: &str, body: String) -> String {
        let number = number.map_or(String::new(), |number| format!("{number}. "));
        format!("## {number}{}\n\n{body}", self.w.get(key))
    }

    /// The register's words, safe to stand in a line or a cell.
    fn words(&self, words: &register::Words) -> String {
        line(register::words(words, self.lang))
    }

    fn categories(&self, categories: Categories) -> String {
        let names = categories.iter().map(|category| self.w.get(&format!("category-{}", category.code())));
        capital(&self.w.list(names.collect()))
    }

    fn head(&self) -> String {
        let mut text =
            format!("# {}\n\n", self.w.with("notice-heading", &[("name", self.words(&self.it.name))]));
        if let Some(version) = self.it.version {
            let date = self.w.date(ransel_law::calendar::oslo_date(version.at));
            let values = [("date", date), ("version", version.number.to_string())];
            text += &format!("{}\n\n", self.w.with("notice-version", &values));
        }
        let Controller {
            name,
            organisation_number,
            accountable_head,
            contact,
            data_protection_officer,
            daily_post,
            general_statement,
        } = &self.it.controller;
        let values = [
            ("owner", line(name)),
            ("number", line(organisation_number)),
            ("head", line(accountable_head)),
            ("contact", line(contact)),
            ("officer", line(data_protection_officer)),
        ];
        let lead = self.w.get("notice-lead");
        text += &format!("{lead}\n\n{}", self.w.with("notice-controller", &values));
        if !daily_post.is_empty() {
            text += &format!(" {}", self.w.with("notice-daily-post", &[("post", line(daily_post))]));
        }
        if !general_statement.is_empty() {
            text += &format!(" {}", self.w.with("notice-general", &[("what", line(general_statement))]));
        }
        text + &format!(" {}\n", self.w.get("notice-authority"))
    }

    fn why(&self) -> String {
        let lines = self.it.points.purpose.iter().map(|purpose| {
            let subjects = purpose.subjects.iter().map(|code| self.w.get(&format!("subject-{code}")));
            let about = self.w.with("notice-about", &[("who", self.w.list(subjects.collect()))]);
            format!("- {} {about}\n", self.words(&purpose.why))
        });
        lines.collect()
    }

    fn law(&self) -> String {
        let mut text = String::new();
        for basis in &self.it.points.basis {
            text += &format!("{}\n\n", self.purpose(&basis.activity));
            let law = basis.law.iter().map(|citation| self.citation(citation, None));
            let gateway =
                basis.gateway.iter().map(|citation| self.citation(citation, Some("notice-gateway")));
            text += &law.chain(gateway).map(|line| format!("- {line}\n")).collect::<String>();
            text += "\n";
        }
        let acts = self.it.acts.iter().map(|code| self.w.get(&format!("act-{code}"))).collect();
        let acts = self.w.with("notice-acts", &[("acts", self.w.list(acts))]);
        format!("{}\n\n{acts}\n", text.trim_end())
    }

    /// The activity by its purpose, as a line that heads a list.
    fn purpose(&self, activity: &str) -> String {
        let purpose = self.it.points.purpose.iter().find(|purpose| purpose.activity == activity);
        let why = purpose.map_or_else(|| line(activity), |purpose| self.words(&purpose.why));
        format!("**{why}**")
    }

    fn citation(&self, citation: &Citation, note: Option<&str>) -> String {
        let mut text = capital(&hard_spaces(&line(&citation.text)));
        if !citation.number.is_empty() {
            text += &format!(" ({})", citation.number);
        }
        text += &match citation.from.filter(|_| citation.in_force) {
            Some(from) => self.w.with("notice-in-force", &[("date", self.w.date(from))]),
            None => self.w.get("notice-not-in-force"),
        };
        for key in note.into_iter().chain(citation.reworded.then_some("notice-reworded")) {
            text += &self.w.get(key);
        }
        text
    }

    fn stored(&self) -> String {
        let mut text = String::new();
        for purpose in &self.it.points.purpose {
            text += &format!("{}\n\n", self.purpose(&purpose.activity));
            let rows = || self.it.points.stored.iter().filter(|row| row.activity == purpose.activity);
            for row in rows().filter(|row| !row.fields.is_empty()) {
                let code = row.category.code();
                let name = capital(&self.w.get(&format!("category-{code}")));
                text += &format!("- {name}: {}\n", self.w.get(&format!("category-{code}-about")));
            }
            for (key, kept) in [("notice-used-beside", true), ("notice-used-only", false)] {
                let used = rows().filter(|row| row.fields.is_empty() && self.is_kept(row.category) == kept);
                let names: Vec<_> =
                    used.map(|row| self.w.get(&format!("category-{}", row.category.code()))).collect();
                if !names.is_empty() {
                    text += &format!("- {}\n", self.w.with(key, &[("what", self.w.list(names))]));
                }
            }
            text += "\n";
        }
        for source in &self.it.sources {
            text += &format!("{}\n\n", self.told("notice-source", source));
        }
        if let Some(from_feide) = self.it.from_feide(self.w.say()) {
            text += &format!("{from_feide}\n\n");
        }
        text.trim_end().to_owned() + "\n"
    }

    /// Whether some activity of the module keeps it.
    fn is_kept(&self, category: Category) -> bool {
        self.it.points.stored.iter().any(|row| row.category == category && !row.fields.is_empty())
    }

    fn told(&self, key: &str, told: &Told) -> String {
        self.w.with(key, &[("what", self.words(&told.text))])
    }

    fn deletion(&self) -> String {
        let row = |rule: &Deletion| {
            let what = if rule.categories.is_empty() {
                capital(&self.w.get("notice-technical"))
            } else {
                self.categories(rule.categories)
            };
            let forever = rule.forever.as_ref().map(|law| format!(" {}.", self.citation(law, None)));
            let when = self.words(&rule.text) + &rule.choices(self.w.say()) + &forever.unwrap_or_default();
            vec![what, code(&rule.tables), when]
        };
        self.table(
            &["notice-what", "notice-table", "notice-when"],
            self.it.points.deletion.iter().map(row).collect(),
        )
    }

    fn recipients(&self) -> String {
        let mut text = String::new();
        for recipient in &self.it.recipients {
            text += &format!("- {}\n", self.words(&recipient.text));
        }
        if self.it.recipients.is_empty() {
            text += &format!("{}\n", self.w.get("notice-no-recipients"));
        }
        text += "\n";
        if self.it.within_eea {
            text += &format!("{}\n\n", self.w.get("notice-within-eea"));
        }
        if self.it.suppliers.is_empty() {
            return text + &self.w.get("notice-no-suppliers") + "\n";
        }
        text += &format!("{}\n\n", self.w.get("notice-suppliers"));
        for supplier in self.it.supplier_lines(self.w.say()) {
            text += &format!("- {}\n", line(&supplier.said));
            text += &supplier.below.iter().map(|said| format!("  - {}\n", line(said))).collect::<String>();
        }
        text
    }

    fn choices(&self) -> String {
        let one = |chosen: &Chosen| {
            format!("- {}: {}\n", self.words(&chosen.text), line(&chosen.said(self.lang, self.w.say())))
        };
        self.it.choices.iter().map(one).collect()
    }

    fn rights(&self) -> String {
        let lines = self.it.rights.iter().map(|right| format!("- {}\n", hard_spaces(&self.w.get(right.0))));
        lines.collect()
    }

    fn fields(&self) -> String {
        let mut rows = Vec::new();
        for table in &self.it.points.tables {
            for field in &table.fields {
                let says = match field.category {
                    Some(category) => self.w.get(&format!("category-{}", category.code())),
                    None if field.subject => self.w.get("notice-subject"),
                    None => self.w.get("notice-nothing"),
                };
                let store = self.w.get(&format!("store-{}", table.store));
                rows.push(vec![code(&[table.table]), code(&[field.name]), says, store, code(&[table.keep])]);
            }
        }
        let columns = ["notice-table", "notice-field", "notice-says", "notice-store", "notice-keep"];
        format!("{}\n\n{}", self.w.get("notice-fields-lead"), self.table(&columns, rows))
    }

    fn table(&self, columns: &[&str], rows: Vec<Vec<String>>) -> String {
        let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
        let head = row(columns.iter().map(|key| self.w.get(key)).collect());
        let rule = row(columns.iter().map(|_| "---".to_owned()).collect());
        rows.into_iter().fold(head + &rule, |text, cells| text + &row(cells))
    }
}

fn code(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// On one line, and nothing that ends a cell or begins a tag: register and settings are written by people.
fn line(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    words.join(" ").replace('<', "&lt;").replace('|', "\\|")
}
