//! Keys. A random key per keep unit, wrapped by its store's key, wrapped by the owner's key, which comes
//! from a file and is never in a store. Erasing a unit's key row erases what it sealed, also in copies.

use std::path::Path;

use chacha20poly1305::{
    XChaCha20Poly1305, XNonce,
    aead::{Aead, KeyInit, Payload},
};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::{KernelError, Randomness, Result};

const NONCE: usize = 24;

/// A secret key of 32 bytes; wiped when dropped, prints nothing.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Key([u8; 32]);

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(…)")
    }
}

impl Key {
    /// A new random key.
    ///
    /// # Errors
    /// The operating system gave no random bytes.
    pub fn random(random: Randomness) -> Result<Self> {
        Ok(Self(random.bytes()?))
    }

    /// Reads the owner's key: 64 hexadecimal digits in a file only its owner can read.
    ///
    /// # Errors
    /// No file, no key in it, or others can read it.
    pub fn load(path: &Path) -> Result<Self> {
        let shown = path.display().to_string();
        let file = |source| KernelError::File { path: shown.clone(), source };
        let text = std::fs::read_to_string(path).map_err(file)?;
        refuse_if_others_can_read(path)?;
        let bytes = from_hex(text.trim())
            .ok_or(KernelError::Key("the key file does not hold 64 hexadecimal digits"))?;
        Ok(Self(bytes))
    }

    /// Makes a new owner's key and writes it, for its owner's eyes only. Never over an existing file.
    ///
    /// # Errors
    /// The file is there already or cannot be written.
    pub fn create(path: &Path, random: Randomness) -> Result<Self> {
        use std::io::Write;
        let key = Self::random(random)?;
        let file = |source| KernelError::File { path: path.display().to_string(), source };
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(file)?;
        }
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut out = options.open(path).map_err(file)?;
        writeln!(out, "{}", to_hex(&key.0)).and_then(|()| out.sync_all()).map_err(file)?;
        Ok(key)
    }

    /// A key for one use, derived from this one.
    #[must_use]
    pub fn derive(&self, use_of: &str) -> Self {
        let mut out = [0; 32];
        // Expanding to the hash's own length cannot fail.
        let _ = Hkdf::<Sha256>::new(None, &self.0).expand(use_of.as_bytes(), &mut out);
        Self(out)
    }

    /// A message authentication code.
    pub fn mac(&self, parts: &[&[u8]]) -> [u8; 32] {
        let mut mac =
            <Hmac<Sha256> as KeyInit>::new(&hmac::digest::Key::<Hmac<Sha256>>::from(block(&self.0)));
        for part in parts {
            // The length first, so that no two lists of parts are the same bytes.
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }

    /// Encrypts; `place` ties the result to where it is kept, so that it cannot be moved to another row.
    ///
    /// # Errors
    /// No random bytes.
    pub fn seal(&self, place: &str, plain: &[u8], random: Randomness) -> Result<Vec<u8>> {
        let nonce: [u8; NONCE] = random.bytes()?;
        let mut out = nonce.to_vec();
        let sealed = self
            .cipher()
            .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: place.as_bytes() })
            .map_err(|_| KernelError::Key("the text is too long to be sealed"))?;
        out.extend(sealed);
        Ok(out)
    }

    /// Decrypts what [`Key::seal`] made for the same place.
    ///
    /// # Errors
    /// Another key, another place, or changed bytes.
    pub fn open(&self, place: &str, sealed: &[u8]) -> Result<Vec<u8>> {
        let fault =
            KernelError::Key("a sealed value does not open: another key, or the value was moved or changed");
        let Some((nonce, cipher)) = sealed.split_first_chunk::<NONCE>() else { return Err(fault) };
        self.cipher()
            .decrypt(&XNonce::from(*nonce), Payload { msg: cipher, aad: place.as_bytes() })
            .map_err(|_| fault)
    }

    /// This key, sealed under `by` for the unit `name`.
    ///
    /// # Errors
    /// No random bytes.
    pub fn wrap(&self, by: &Self, name: &str, random: Randomness) -> Result<Vec<u8>> {
        by.seal(&format!("key:{name}"), &self.0, random)
    }

    /// The key that [`Key::wrap`] sealed.
    ///
    /// # Errors
    /// As [`Key::open`].
    pub fn unwrap(by: &Self, name: &str, wrapped: &[u8]) -> Result<Self> {
        let bytes = by.open(&format!("key:{name}"), wrapped)?;
        bytes.try_into().map(Self).map_err(|_| KernelError::Key("a wrapped key has the wrong length"))
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.0.into())
    }
}

/// HMAC takes a key of one block; ours is shorter and is padded with zeros, as RFC 2104 says.
fn block(key: &[u8; 32]) -> [u8; 64] {
    let mut block = [0; 64];
    for (to, from) in block.iter_mut().zip(key) {
        *to = *from;
    }
    block
}

/// The keys of one owner's stores, unwrapped.
#[derive(Clone, Debug)]
pub struct Keyring {
    /// Wraps the unit keys of the main store.
    pub main: Key,
    /// Wraps the unit keys of the vault.
    pub vault: Key,
    /// Signs the ledger's daily heads.
    pub ledger: Key,
    /// Makes look-up hashes of identifiers. Apart from all others: it is needed for every sign-in.
    pub lookup: Key,
}

/// SHA-256 of several parts.
pub fn digest(parts: &[&[u8]]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    hash.finalize().into()
}

/// Bytes as hexadecimal digits.
pub fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Exactly `N` bytes from hexadecimal digits.
pub fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != 2 * N || !text.is_ascii() {
        return None;
    }
    let mut bytes = [0; N];
    for (i, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * i..2 * i + 2)?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(unix)]
fn refuse_if_others_can_read(path: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let file = |source| KernelError::File { path: path.display().to_string(), source };
    let mode = std::fs::metadata(path).map_err(file)?.permissions().mode();
    if mode & 0o077 != 0 {
        return Err(KernelError::Key("the owner's key file can be read by others: chmod 600"));
    }
    Ok(())
}

#[cfg(not(unix))]
fn refuse_if_others_can_read(_: &Path) -> Result<()> {
    Ok(())
}
