//! The bytes under the XML: counts lines, cuts off what is too long, and turns ISO-8859-1 into UTF-8.
//!
//! The XML layer copies one event at a time into a buffer. Without the cut-off a single endless text would
//! fill the memory before anybody could object.

use std::io::{self, BufRead, Read};

/// The longest single text, comment or tag. The longest text the format allows is 2048 characters.
pub(crate) const LONGEST_PIECE_BYTES: usize = 64 * 1024;

/// How many bytes are recoded at a time.
const RECODE_BYTES: usize = 4096;

const BYTE_ORDER_MARK: [u8; 3] = [0xEF, 0xBB, 0xBF];

pub(crate) struct Source<R> {
    inner: R,
    /// Bytes ready to be served before those of `inner`.
    ready: Vec<u8>,
    served: usize,
    /// Bytes the current event may still take.
    left: usize,
    /// Lines begun so far.
    pub(crate) line: u64,
    /// Bytes handed out so far, after recoding.
    pub(crate) consumed: u64,
    /// Set when the current event wanted more than it may have.
    pub(crate) overlong: bool,
    /// Whether the file began with the mark that says UTF-8.
    pub(crate) marked_utf8: bool,
    recode: bool,
    begun: bool,
}

impl<R: BufRead> Source<R> {
    pub(crate) fn new(inner: R) -> Self {
        Self {
            inner,
            ready: Vec::new(),
            served: 0,
            left: LONGEST_PIECE_BYTES,
            line: 1,
            consumed: 0,
            overlong: false,
            marked_utf8: false,
            recode: false,
            begun: false,
        }
    }

    /// Grants the next event its share.
    pub(crate) fn begin_event(&mut self) {
        self.left = LONGEST_PIECE_BYTES;
    }

    /// From here on the bytes are ISO-8859-1. Called right after the declaration, which is plain ASCII.
    pub(crate) fn recode_latin1(&mut self) {
        // The first bytes of the file may still lie here, unserved and not yet recoded.
        let rest = self.ready.split_off(self.served.min(self.ready.len()));
        self.ready = latin1_to_utf8(&rest);
        self.served = 0;
        self.recode = true;
    }

    /// Swallows the byte order mark, however small the pieces the inner reader hands out.
    fn begin(&mut self) -> io::Result<()> {
        self.begun = true;
        (&mut self.inner).take(BYTE_ORDER_MARK.len() as u64).read_to_end(&mut self.ready)?;
        self.marked_utf8 = self.ready == BYTE_ORDER_MARK;
        self.served = if self.marked_utf8 { self.ready.len() } else { 0 };
        Ok(())
    }

    fn unserved(&self) -> &[u8] {
        self.ready.get(self.served..).unwrap_or_default()
    }

    fn recode_some(&mut self) -> io::Result<()> {
        let available = self.inner.fill_buf()?;
        let some = available.get(..RECODE_BYTES).unwrap_or(available);
        self.ready = latin1_to_utf8(some);
        self.served = 0;
        let taken = some.len();
        self.inner.consume(taken);
        Ok(())
    }
}

/// Every byte of ISO-8859-1 is the Unicode character of the same number.
fn latin1_to_utf8(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().map(|byte| char::from(*byte)).collect::<String>().into_bytes()
}

impl<R: BufRead> Read for Source<R> {
    fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
        let mut available = self.fill_buf()?;
        let read = available.read(target)?;
        self.consume(read);
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Source<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if !self.begun {
            self.begin()?;
        }
        if self.unserved().is_empty() && self.recode {
            self.recode_some()?;
        }
        if self.left == 0 {
            self.overlong = true;
            return Err(io::Error::other("one piece of text is too long"));
        }
        let left = self.left;
        let available = if self.unserved().is_empty() && !self.recode {
            self.inner.fill_buf()?
        } else {
            self.ready.get(self.served..).unwrap_or_default()
        };
        Ok(available.get(..left).unwrap_or(available))
    }

    fn consume(&mut self, amount: usize) {
        let from_ready = !self.unserved().is_empty();
        let bytes = if from_ready {
            self.ready.get(self.served..).unwrap_or_default()
        } else {
            // Cannot wait or fail: the buffer was filled before anything could be consumed.
            self.inner.fill_buf().unwrap_or_default()
        };
        let bytes = bytes.get(..amount).unwrap_or(bytes);
        self.line += bytes.iter().filter(|byte| **byte == b'\n').count() as u64;
        self.consumed += amount as u64;
        self.left = self.left.saturating_sub(amount);
        if from_ready {
            self.served += amount;
        } else {
            self.inner.consume(amount);
        }
    }
}
