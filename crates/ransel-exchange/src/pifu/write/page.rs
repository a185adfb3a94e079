//! One row on its way out: escaped, and held against the schema's limits value by value.

use jiff::civil::Date;
use quick_xml::escape::escape;

use super::super::ids::{FORMER_KINDS, Ids, SourcedId};
use super::super::time::{Moment, Period};
use super::super::{words, xml};
use super::{Rule, WriteError};

/// The text of one row.
#[derive(Default)]
pub(super) struct Page {
    text: String,
}

impl Page {
    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// Opens an element; attributes that come from outside are checked for their characters.
    pub(super) fn open(
        &mut self,
        element: &'static str,
        attributes: &[(&'static str, &str)],
    ) -> Result<(), WriteError> {
        self.text.push('<');
        self.text.push_str(element);
        for (name, value) in attributes {
            check(name, value, Rule::AtMost(128))?;
            self.text.push_str(&format!(" {name}=\"{}\"", escape(*value)));
        }
        self.text.push('>');
        Ok(())
    }

    pub(super) fn close(&mut self, element: &'static str) {
        self.text.push_str(&format!("</{element}>\n"));
    }

    pub(super) fn leaf(&mut self, element: &'static str, value: &str, rule: Rule) -> Result<(), WriteError> {
        self.leaf_with(element, &[], value, rule)
    }

    pub(super) fn leaf_with(
        &mut self,
        element: &'static str,
        attributes: &[(&'static str, &str)],
        value: &str,
        rule: Rule,
    ) -> Result<(), WriteError> {
        check(element, value, rule)?;
        self.open(element, attributes)?;
        self.text.push_str(&escape(value));
        self.close(element);
        Ok(())
    }

    pub(super) fn some_leaf(
        &mut self,
        element: &'static str,
        value: Option<&String>,
        rule: Rule,
    ) -> Result<(), WriteError> {
        value.map_or(Ok(()), |value| self.leaf(element, value, rule))
    }

    /// A word from one of the format's lists.
    pub(super) fn known(
        &mut self,
        element: &'static str,
        word: Option<&'static str>,
    ) -> Result<(), WriteError> {
        self.leaf(element, need_word(element, word)?, Rule::AtMost(256))
    }

    pub(super) fn sourced_id(
        &mut self,
        id: &SourcedId,
        attributes: &[(&'static str, &str)],
    ) -> Result<(), WriteError> {
        self.open("sourcedid", attributes)?;
        self.leaf("source", &id.source, Rule::AtMost(32))?;
        self.leaf("id", &id.id, Rule::AtMost(256))?;
        self.close("sourcedid");
        Ok(())
    }

    /// The current key is marked as new only where there is a former one.
    pub(super) fn ids(&mut self, ids: &Ids) -> Result<(), WriteError> {
        for former in &ids.former {
            let kind = need_word("sourcedidtype", words::word(FORMER_KINDS, &former.kind))?;
            self.sourced_id(&former.id, &[("sourcedidtype", kind)])?;
        }
        let mark: &[_] = if ids.former.is_empty() { &[] } else { &[("sourcedidtype", "New")] };
        self.sourced_id(&ids.current, mark)
    }

    pub(super) fn date(&mut self, element: &'static str, date: Option<Date>) -> Result<(), WriteError> {
        match date {
            Some(date) if date.year() < 1 => Err(WriteError::Row { element, rule: Rule::Day }),
            Some(date) => self.leaf(element, &date.to_string(), Rule::AtMost(32)),
            None => Ok(()),
        }
    }

    pub(super) fn moment(&mut self, element: &'static str, moment: Moment) -> Result<(), WriteError> {
        match moment {
            Moment::Day(date) => self.date(element, Some(date)),
            Moment::Local(local) if local.year() > 0 => {
                self.leaf(element, &local.to_string(), Rule::AtMost(64))
            }
            Moment::Instant(instant) => self.leaf(element, &instant.to_string(), Rule::AtMost(64)),
            Moment::Local(_) => Err(WriteError::Row { element, rule: Rule::Day }),
        }
    }

    pub(super) fn period(&mut self, period: &Period) -> Result<(), WriteError> {
        if period.is_empty() {
            return Ok(());
        }
        self.open("timeframe", &[])?;
        self.date("begin", period.from)?;
        self.date("end", period.to)?;
        self.some_leaf("adminperiod", period.label.as_ref(), Rule::AdministrativePeriod)?;
        self.close("timeframe");
        Ok(())
    }

    /// Encloses what `fill` writes in an `extension`, unless it writes nothing.
    pub(super) fn extension(
        &mut self,
        fill: impl FnOnce(&mut Page) -> Result<(), WriteError>,
    ) -> Result<(), WriteError> {
        let mut inner = Page::default();
        fill(&mut inner)?;
        if !inner.text.is_empty() {
            self.open("extension", &[])?;
            self.text.push_str(&inner.text);
            self.close("extension");
        }
        Ok(())
    }
}

/// A word, or the complaint that the format has none.
pub(super) fn need_word(
    element: &'static str,
    word: Option<&'static str>,
) -> Result<&'static str, WriteError> {
    word.ok_or(WriteError::Row { element, rule: Rule::KnownWord })
}

fn check(element: &'static str, value: &str, rule: Rule) -> Result<(), WriteError> {
    if !value.chars().all(xml::is_xml_character) {
        return Err(WriteError::Row { element, rule: Rule::XmlCharacters });
    }
    if !rule.allows(value) {
        return Err(WriteError::Row { element, rule });
    }
    Ok(())
}
