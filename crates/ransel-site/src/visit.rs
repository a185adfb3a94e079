//! One request, as a handler sees it: who asks, in which language, with which fields.

use std::cell::RefCell;

use maud::Markup;
use ransel_kernel::{Ctx, Owner, owner::sessions::OpenSession};
use ransel_web::{Lang, Words, parts::Form};

use crate::{
    Fields, Site, Trouble,
    server::usual,
    spool::Spool,
    uploads::{Fault, Upload},
};

/// One request.
pub struct Visit<'v> {
    /// The site.
    pub site: &'v Site,
    /// The caller's request at the owner.
    pub ctx: Ctx<'v>,
    /// The session, if anybody is signed in.
    pub session: Option<OpenSession>,
    /// The language of the page.
    pub lang: Lang,
    /// Path and query.
    pub path: String,
    /// Where links to the same page in another language lead, if it cannot be asked for again.
    pub instead: Option<&'static str>,
    /// The varying parts of the address.
    pub at: Fields,
    /// The query.
    pub query: Fields,
    /// The form.
    pub form: Fields,
    /// The files that came with it.
    pub files: Vec<Upload>,
    /// The film that came with it, or why it could not be taken.
    pub film: RefCell<Option<Result<Spool, Fault>>>,
    /// Which part of an answer is asked for, as the header says it.
    pub range: Option<String>,
    /// The token of forms, if anybody is signed in.
    pub csrf: Option<String>,
}

impl Visit<'_> {
    /// The language of whoever has chosen none: what the school writes.
    pub fn usual_lang(&self) -> Lang {
        usual(self.owner(), self.ctx.caller.place)
    }

    /// The texts in the page's language.
    pub fn words(&self) -> Words<'_> {
        Words { texts: &self.site.texts, lang: self.lang }
    }

    /// One text.
    pub fn text(&self, key: &str) -> String {
        self.words().get(key)
    }

    /// The owner.
    pub fn owner(&self) -> &Owner {
        self.ctx.owner
    }

    /// An id or date in the address.
    ///
    /// # Errors
    /// Something else stands there: no such page.
    pub fn at<T: std::str::FromStr>(&self, name: &str) -> Result<T, Trouble> {
        self.at.parsed(name).ok_or(Trouble::NotFound)
    }

    /// A form that is sent to `action`, with its token.
    pub fn form_to<'f>(&'f self, action: &'f str) -> Form<'f> {
        Form { action, csrf: self.csrf.as_deref() }
    }

    /// The file that came in a field; nothing where none was chosen.
    pub fn file(&self, field: &str) -> Option<&[u8]> {
        let found = self.files.iter().find(|file| file.field == field && !file.bytes.is_empty());
        found.map(|file| file.bytes.as_slice())
    }

    /// Whether the box with what was just done is to be shown: `?saved=…` names it.
    pub fn just(&self, what: &str) -> bool {
        self.query.text("saved") == what
    }

    /// Sections one below the other; empty ones are left out.
    pub fn stack(sections: impl IntoIterator<Item = Markup>) -> Markup {
        maud::html! { div.stack { @for section in sections { (section) } } }
    }
}
