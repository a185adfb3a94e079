//! The frame round every page: who owns it, which hat one wears, where one can go, and the way out.
//! It says nothing a hat may not see: navigation and hats come from the caller, who asked policy.

mod foot;
mod hat;
mod top;

use jiff::Timestamp;
use maud::{DOCTYPE, Markup, html};

use crate::assets::asset;
use crate::texts::{Lang, Texts, Words};

/// The family a hat belongs to: it gives the hat bar its ground colour, the word carries the meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// Teachers and others who work with pupils.
    Staff,
    /// Guardians.
    Guardian,
    /// Pupils.
    Pupil,
    /// Offices: secretary, archive, owner, data protection officer.
    Office,
}

/// The hat one wears now.
#[derive(Clone, Debug)]
pub struct HatView {
    /// Its family.
    pub family: Family,
    /// `Lærer`.
    pub role: String,
    /// `Soløy videregående skole`, with a class or a child's name where the hat has one.
    pub place: String,
}

/// A hat one can change to.
#[derive(Clone, Debug)]
pub struct HatChoice {
    /// Sent as `hat`.
    pub id: String,
    /// `Lærer`.
    pub label: String,
    /// `Soløy videregående`, `Sunniva (6B)`.
    pub place: String,
    /// Is it the one worn now?
    pub current: bool,
}

/// A word of the navigation; at most five, only what policy opens.
#[derive(Clone, Debug)]
pub struct NavItem {
    /// Where to.
    pub href: String,
    /// The word.
    pub label: String,
    /// Is this page there?
    pub current: bool,
}

/// How large the text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// 16 px: staff, who have much on a page.
    Sm,
    /// 18 px: pupils, guardians and the public.
    Md,
}

/// Who prints, and when: the line on paper that says whose copy it is.
#[derive(Clone, Debug)]
pub struct PrintedBy {
    /// `Kari Nordmann (lærer)`.
    pub who: String,
    /// When the page was made.
    pub at: Timestamp,
}

/// Everything the frame shows.
#[derive(Clone)]
pub struct Frame<'a> {
    /// All texts.
    pub texts: &'a Texts,
    /// The language of the page.
    pub lang: Lang,
    /// The owner's name: what people recognise.
    pub owner: &'a str,
    /// The name of the one signed in, shown where the hat is changed.
    pub person: Option<&'a str>,
    /// The hat worn now.
    pub hat: Option<HatView>,
    /// All hats of the person; the choice is offered from two.
    pub hats: Vec<HatChoice>,
    /// The navigation.
    pub nav: Vec<NavItem>,
    /// The text's size.
    pub size: Size,
    /// Path and query of this page; the language links lead back to it.
    pub path: &'a str,
    /// The languages on offer, complete ones only ([`Texts::complete`]).
    pub languages: &'a [Lang],
    /// Who prints.
    pub printed_by: Option<PrintedBy>,
    /// Whether whoever is signed in can have a language remembered.
    pub keeps_language: bool,
    /// Is anybody signed in?
    pub signed_in: bool,
    /// The token of the forms in the frame, sent as `csrf`.
    pub csrf: Option<&'a str>,
}

impl<'a> Frame<'a> {
    /// The texts in the page's language, for the parts.
    pub fn words(&self) -> Words<'a> {
        Words { texts: self.texts, lang: self.lang }
    }
}

/// A page's title: the thing first. Never a pupil's name, for titles end up in histories and on screens in
/// classrooms.
#[derive(Clone, Debug)]
pub struct Title {
    text: String,
    with_errors: bool,
}

impl Title {
    /// The title of a form that came back with faults; it starts with `Feil:`.
    pub fn with_errors(text: impl Into<String>) -> Title {
        Title { text: text.into(), with_errors: true }
    }
}

impl<T: Into<String>> From<T> for Title {
    fn from(text: T) -> Title {
        Title { text: text.into(), with_errors: false }
    }
}

/// The whole document.
pub fn page(frame: &Frame<'_>, title: impl Into<Title>, main: Markup) -> Markup {
    let w = frame.words();
    let title = title.into();
    let parts = [("title", (&title.text).into()), ("owner", frame.owner.into())];
    let full = w.with(if title.with_errors { "title-with-errors" } else { "title" }, &parts);
    html! {
        (DOCTYPE)
        html lang=(frame.lang.tag()) data-color-scheme="auto" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                // Without this, htmx would write a style element into the page, which the policy forbids.
                meta name="htmx-config" content=r#"{"includeIndicatorCSS":false}"#;
                title { (full) }
                link rel="icon" href="/favicon.svg" type="image/svg+xml";
                link rel="stylesheet" href=(asset("theme.css"));
                link rel="stylesheet" href=(asset("ds.css"));
                link rel="stylesheet" href=(asset("ransel.css"));
                link rel="preload" href=(asset("inter-latin.woff2")) as="font" type="font/woff2" crossorigin;
                script src=(asset("ransel.js")) defer {}
            }
            body data-size=(match frame.size { Size::Sm => "sm", Size::Md => "md" }) {
                a.ds-skip-link href="#main" { (w.get("skip-to-main")) }
                header { (top::top_line(frame)) (hat::hat_bar(frame)) }
                (foot::print_head(frame, &title.text))
                main.page id="main" tabindex="-1" { (main) }
                (foot::foot(frame))
            }
        }
    }
}

#[cfg(test)]
mod tests;
