//! A sealed file of numbered drawers: items are put in as they come, and taken out again drawer by drawer. So a file
//! of any length is sorted with little memory, and what lies on disk meanwhile says nothing without its key.
//!
//! Items lie in pieces of some kilobytes, each sealed and bound to its place. The last piece says where the others are.

use std::{
    fs::{File, OpenOptions},
    io::{Read, Seek, SeekFrom, Write},
    path::Path,
};

use chacha20poly1305::{
    XChaCha20Poly1305, XNonce,
    aead::{Aead, KeyInit, Payload},
};
use ransel_kernel::{Owner, Randomness};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::report::ImportError;

/// A drawer's items are sealed together when they come to this many bytes.
const PIECE: usize = 8 * 1024;
const NONCE: usize = 24;
/// At the very end: where the last piece begins, and its length.
const TAIL: usize = 12;

/// Seals and opens the pieces of one file.
pub struct Seal {
    cipher: XChaCha20Poly1305,
    random: Randomness,
}

impl Seal {
    /// Under a key nobody has without both the owner's keys and this salt: with the salt the file is erased.
    pub fn new(owner: &Owner, salt: &[u8], use_of: &[u8]) -> Self {
        let key = owner.code(&[b"import-staging", salt, use_of]);
        Self { cipher: XChaCha20Poly1305::new(&key.into()), random: owner.random }
    }

    fn close(&self, at: u64, plain: &[u8]) -> Result<Vec<u8>, ImportError> {
        let nonce: [u8; NONCE] = self.random.bytes()?;
        let place = at.to_be_bytes();
        let sealed = self
            .cipher
            .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: &place })
            .map_err(|_| ImportError::Staging("sealing"))?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    fn open(&self, at: u64, sealed: &[u8]) -> Result<Vec<u8>, ImportError> {
        let fault = ImportError::Staging("opening");
        let Some((nonce, cipher)) = sealed.split_first_chunk::<NONCE>() else { return Err(fault) };
        let place = at.to_be_bytes();
        self.cipher.decrypt(&XNonce::from(*nonce), Payload { msg: cipher, aad: &place }).map_err(|_| fault)
    }
}

/// Where a piece lies.
#[derive(Clone, Copy, Serialize, Deserialize)]
struct Piece {
    at: u64,
    len: u32,
}

#[derive(Default)]
struct Filling {
    waiting: Vec<u8>,
    pieces: Vec<Piece>,
}

/// A file that is being filled.
pub struct Filler {
    file: File,
    seal: Seal,
    at: u64,
    drawers: Vec<Filling>,
}

impl Filler {
    /// Makes the file, for its owner's eyes only; never over another.
    pub fn new(path: &Path, seal: Seal, drawers: usize) -> Result<Self, ImportError> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(path).map_err(ImportError::Workplace)?;
        lock(&file)?;
        Ok(Self { file, seal, at: 0, drawers: (0..drawers).map(|_| Filling::default()).collect() })
    }

    /// Puts an item into a drawer.
    pub fn put<T: Serialize>(&mut self, drawer: usize, item: &T) -> Result<(), ImportError> {
        let Some(filling) = self.drawers.get_mut(drawer) else { return Err(ImportError::Staging("drawer")) };
        filling.waiting = postcard::to_extend(item, std::mem::take(&mut filling.waiting))
            .map_err(|_| ImportError::Staging("writing"))?;
        if filling.waiting.len() < PIECE {
            return Ok(());
        }
        let plain = std::mem::take(&mut filling.waiting);
        let piece = self.write(&plain)?;
        if let Some(filling) = self.drawers.get_mut(drawer) {
            filling.pieces.push(piece);
        }
        Ok(())
    }

    fn write(&mut self, plain: &[u8]) -> Result<Piece, ImportError> {
        let sealed = self.seal.close(self.at, plain)?;
        self.file.write_all(&sealed).map_err(ImportError::Workplace)?;
        let len = u32::try_from(sealed.len()).map_err(|_| ImportError::Staging("an item is too large"))?;
        let piece = Piece { at: self.at, len };
        self.at += u64::from(len);
        Ok(piece)
    }

    /// No more comes: what waits is written, then `head` and where everything is, and all of it is on disk.
    pub fn finish<H: Serialize>(mut self, head: &H) -> Result<Drawers, ImportError> {
        for drawer in 0..self.drawers.len() {
            let plain = self.drawers.get_mut(drawer).map(|filling| std::mem::take(&mut filling.waiting));
            if let Some(plain) = plain.filter(|plain| !plain.is_empty()) {
                let piece = self.write(&plain)?;
                if let Some(filling) = self.drawers.get_mut(drawer) {
                    filling.pieces.push(piece);
                }
            }
        }
        let pieces: Vec<_> =
            std::mem::take(&mut self.drawers).into_iter().map(|filling| filling.pieces).collect();
        let last = postcard::to_allocvec(&(&pieces, head)).map_err(|_| ImportError::Staging("writing"))?;
        let Piece { at, len } = self.write(&last)?;
        let tail = [at.to_be_bytes().as_slice(), &len.to_be_bytes()].concat();
        self.file.write_all(&tail).and_then(|()| self.file.sync_all()).map_err(ImportError::Workplace)?;
        Ok(Drawers { file: self.file, seal: self.seal, pieces })
    }
}

/// A filled file.
pub struct Drawers {
    file: File,
    seal: Seal,
    pieces: Vec<Vec<Piece>>,
}

impl Drawers {
    /// Opens a file somebody filled before, and gives its head.
    pub fn open<H: DeserializeOwned>(path: &Path, seal: Seal) -> Result<(Self, H), ImportError> {
        let mut file = File::open(path).map_err(ImportError::Workplace)?;
        lock(&file)?;
        let mut tail = [0; TAIL];
        let read = file.seek(SeekFrom::End(-(TAIL as i64))).and_then(|_| file.read_exact(&mut tail));
        read.map_err(ImportError::Workplace)?;
        let (at, len) = tail.split_at(TAIL - 4);
        let piece = Piece {
            at: u64::from_be_bytes(at.try_into().unwrap_or_default()),
            len: u32::from_be_bytes(len.try_into().unwrap_or_default()),
        };
        let mut drawers = Self { file, seal, pieces: Vec::new() };
        let last = drawers.read(piece)?;
        let (pieces, head) = postcard::from_bytes(&last).map_err(|_| ImportError::Staging("reading"))?;
        drawers.pieces = pieces;
        Ok((drawers, head))
    }

    /// Whether anything is in a drawer.
    pub fn holds(&self, drawer: usize) -> bool {
        self.pieces.get(drawer).is_some_and(|pieces| !pieces.is_empty())
    }

    /// Gives the items of a drawer in the order they were put in.
    pub fn each<T: DeserializeOwned>(
        &self,
        drawer: usize,
        mut on: impl FnMut(T) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        for piece in self.pieces.get(drawer).into_iter().flatten() {
            let plain = self.read(*piece)?;
            let mut rest = plain.as_slice();
            while !rest.is_empty() {
                let (item, more) =
                    postcard::take_from_bytes(rest).map_err(|_| ImportError::Staging("reading"))?;
                rest = more;
                on(item)?;
            }
        }
        Ok(())
    }

    /// All items of a drawer.
    pub fn all<T: DeserializeOwned>(&self, drawer: usize) -> Result<Vec<T>, ImportError> {
        let mut items = Vec::new();
        self.each(drawer, |item| {
            items.push(item);
            Ok(())
        })?;
        Ok(items)
    }

    fn read(&self, piece: Piece) -> Result<Vec<u8>, ImportError> {
        let mut file = &self.file;
        let end = file.seek(SeekFrom::End(0)).map_err(ImportError::Workplace)?;
        if piece.at.checked_add(u64::from(piece.len)).is_none_or(|last| last > end) {
            return Err(ImportError::Staging("cut short"));
        }
        let mut sealed = vec![0; piece.len as usize];
        file.seek(SeekFrom::Start(piece.at))
            .and_then(|_| file.read_exact(&mut sealed))
            .map_err(ImportError::Workplace)?;
        self.seal.open(piece.at, &sealed)
    }
}

/// While the file is open nobody else works with it; the lock goes with the process.
fn lock(file: &File) -> Result<(), ImportError> {
    file.try_lock().map_err(|_| ImportError::AnotherRuns)
}
