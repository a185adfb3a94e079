//! What the command line says when something does not work: what happened and what to do.

use ransel_kernel::KernelError;

/// A fault for the person at the command line.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// In words.
    #[error("{0}")]
    Said(String),
    /// The kernel's.
    #[error("{0}")]
    Kernel(#[from] KernelError),
    /// A file or socket.
    #[error("{what}: {source}")]
    Io {
        /// Which, or doing what.
        what: String,
        /// The cause.
        #[source]
        source: std::io::Error,
    },
}

impl Fault {
    /// In words.
    pub fn said(words: impl Into<String>) -> Self {
        Self::Said(words.into())
    }

    /// An input or output that failed.
    pub fn io(what: impl Into<String>) -> impl FnOnce(std::io::Error) -> Self {
        let what = what.into();
        move |source| Self::Io { what, source }
    }

    /// With every cause, for the terminal.
    pub fn spelled(&self) -> String {
        let mut text = self.to_string();
        let mut cause = std::error::Error::source(self);
        while let Some(next) = cause {
            let next_text = next.to_string();
            if !text.contains(&next_text) {
                text = format!("{text}: {next_text}");
            }
            cause = next.source();
        }
        text
    }
}
