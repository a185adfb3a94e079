//! A file that comes with a form and is too long for memory: sealed as it comes, in a file without a name, under a key that
//! is nowhere but here. Dropped, or with the process, it is gone.

use std::{
    fs::File,
    io::{self, Read, Seek, SeekFrom, Write},
};

use chacha20poly1305::{
    XChaCha20Poly1305, XNonce,
    aead::{Aead, KeyInit},
};
use ransel_kernel::Randomness;

/// How much is sealed at a time, and how much longer it is then.
const PIECE: usize = 64 * 1024;
const SEAL: usize = 16;

/// A file on its way in. Written to its end, then read.
pub struct Spool {
    file: File,
    cipher: XChaCha20Poly1305,
    length: u64,
    /// What is not sealed yet, and later the piece that is read.
    open: Vec<u8>,
    open_number: Option<u64>,
    at: u64,
}

impl Spool {
    /// An empty one.
    ///
    /// # Errors
    /// There is no room for it, or no randomness.
    pub fn new(random: Randomness) -> io::Result<Self> {
        let key: [u8; 32] = random.bytes().map_err(io::Error::other)?;
        let cipher = XChaCha20Poly1305::new(&key.into());
        Ok(Self {
            file: tempfile::tempfile()?,
            cipher,
            length: 0,
            open: Vec::new(),
            open_number: None,
            at: 0,
        })
    }

    /// How long it is, in bytes.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// Adds what came.
    ///
    /// # Errors
    /// There is no more room.
    pub fn add(&mut self, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            let (now, rest) = bytes.split_at(bytes.len().min(PIECE - self.open.len()));
            self.open.extend(now);
            self.length += now.len() as u64;
            bytes = rest;
            if self.open.len() == PIECE {
                self.seal()?;
            }
        }
        Ok(())
    }

    /// Nothing more comes: from now on it is read.
    ///
    /// # Errors
    /// There is no more room.
    pub fn end(&mut self) -> io::Result<()> {
        if self.open.is_empty() { Ok(()) } else { self.seal() }
    }

    /// The key is this file's alone: a piece's number is a nonce nothing else has.
    fn nonce(number: u64) -> XNonce {
        let mut nonce = [0; 24];
        nonce.iter_mut().zip(number.to_be_bytes()).for_each(|(nonce, byte)| *nonce = byte);
        nonce.into()
    }

    fn seal(&mut self) -> io::Result<()> {
        let number = (self.length - self.open.len() as u64) / PIECE as u64;
        let sealed = self.cipher.encrypt(&Self::nonce(number), self.open.as_slice());
        self.open.clear();
        self.file.write_all(&sealed.map_err(|_| io::Error::other("sealing"))?)
    }

    fn turn_to(&mut self, number: u64) -> io::Result<()> {
        if self.open_number == Some(number) {
            return Ok(());
        }
        self.file.seek(SeekFrom::Start(number * (PIECE + SEAL) as u64))?;
        let mut sealed = Vec::with_capacity(PIECE + SEAL);
        (&self.file).take((PIECE + SEAL) as u64).read_to_end(&mut sealed)?;
        let open = self.cipher.decrypt(&Self::nonce(number), sealed.as_slice());
        self.open = open.map_err(|_| io::Error::other("opening"))?;
        self.open_number = Some(number);
        Ok(())
    }
}

impl Read for Spool {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.at >= self.length {
            return Ok(0);
        }
        let (number, within) = (self.at / PIECE as u64, (self.at % PIECE as u64) as usize);
        self.turn_to(number)?;
        let read = self.open.get(within..).unwrap_or_default().read(into)?;
        self.at += read as u64;
        Ok(read)
    }
}

impl Seek for Spool {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(from) => self.length.checked_add_signed(from),
            SeekFrom::Current(from) => self.at.checked_add_signed(from),
        };
        self.at = at.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_is_read_from_any_place_and_lies_on_disk_sealed() {
        let bytes: Vec<u8> = (0..150_000_u32).flat_map(u32::to_le_bytes).collect();
        let mut spool = Spool::new(Randomness).unwrap();
        for part in bytes.chunks(7_777) {
            spool.add(part).unwrap();
        }
        spool.end().unwrap();
        assert_eq!(spool.length(), bytes.len() as u64);
        for from in [0, 1, 65_535, 65_536, 599_990, 600_000, 700_000] {
            spool.seek(SeekFrom::Start(from as u64)).unwrap();
            let mut read = Vec::new();
            spool.read_to_end(&mut read).unwrap();
            assert_eq!(read, bytes.get(from..).unwrap_or_default());
        }
        let mut on_disk = Vec::new();
        spool.file.rewind().unwrap();
        spool.file.read_to_end(&mut on_disk).unwrap();
        let part = bytes.get(1000..1032).unwrap();
        assert!(on_disk.len() > bytes.len() && !on_disk.windows(32).any(|window| window == part));
    }

    #[test]
    fn an_empty_one_is_empty() {
        let mut spool = Spool::new(Randomness).unwrap();
        spool.end().unwrap();
        assert_eq!(spool.read(&mut [0; 8]).unwrap(), 0);
        assert!(spool.seek(SeekFrom::Current(-1)).is_err());
    }
}
