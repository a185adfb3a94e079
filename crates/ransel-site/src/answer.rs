//! What a handler answers.

use std::ops::RangeInclusive;

use maud::Markup;
use ransel_web::frame::{Size, Title};

use crate::Trouble;

/// A handler's result.
pub type Reply = Result<Answer, Trouble>;

/// Gives the bytes from the first place to the last one, in order, for as long as it is told to go on. It runs after the
/// answer has begun: whoever may not see the film must have been refused before.
pub type ReadFilm =
    Box<dyn FnOnce(RangeInclusive<u64>, &mut dyn FnMut(Vec<u8>) -> bool) -> ransel_kernel::Result<()> + Send>;

/// What a handler answers.
pub enum Answer {
    /// A page within the frame.
    Page {
        /// Its title: the thing first, never a pupil's name.
        title: Title,
        /// What is in it.
        body: Markup,
        /// How large its text is; the hat's usual size where nothing is said.
        size: Option<Size>,
        /// HTTP status.
        status: u16,
    },
    /// Go there (303): after every form, so that reloading does nothing twice.
    SeeOther(String),
    /// A picture that stands in a page. Nothing keeps it: it is asked for anew each time.
    Picture {
        /// Media type.
        media_type: &'static str,
        /// The file.
        bytes: Vec<u8>,
    },
    /// A film that stands in a page, or the part of it a player asked for. As a picture, nothing keeps it.
    Film {
        /// How long all of it is, in bytes.
        whole: u64,
        /// Reads it, bit by bit.
        read: ReadFilm,
    },
    /// A document to keep; `name` holds nothing about a person.
    Document {
        /// Media type.
        media_type: &'static str,
        /// File name.
        name: String,
        /// Contents.
        bytes: Vec<u8>,
    },
}

impl Answer {
    /// An ordinary page.
    pub fn page(title: impl Into<Title>, body: Markup) -> Self {
        Self::Page { title: title.into(), body, size: None, status: 200 }
    }

    /// A form that came back with faults: what was typed is kept, nothing was done (422).
    pub fn faults(title: impl Into<String>, body: Markup) -> Self {
        Self::Page { title: Title::with_errors(title), body, size: None, status: 422 }
    }

    /// Go there.
    pub fn to(path: impl Into<String>) -> Self {
        Self::SeeOther(path.into())
    }
}
