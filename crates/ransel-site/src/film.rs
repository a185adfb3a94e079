//! Film that comes with a form, written anew: its pictures and its sound, and an index made for them. No place, no time, no
//! camera, no title, no track that tells how the camera moved, nothing that lies between the samples.
//!
//! MP4 and QuickTime are boxes within boxes (ISO/IEC 14496-12). Those in [`BOXES`] are read and all others are as if they were
//! not there; what is read is written from what was understood. An encoder can also write notes of its own between
//! the frames (SEI, ITU-T H.264 and H.265 annex D, E): they are overwritten by filling of the same length.

use std::{
    io::{self, Read, Seek, SeekFrom},
    ops::Range,
};

use mp4_atom::{
    Atom, Avc1, Avc3, Avcc, Codec, Compressor, Decode, Dinf, Dref, Encode, Ftyp, Header, Hev1, Hvc1, Hvcc,
    Moov, Mp4a, ReadFrom, Stco, StszSamples, Trak, Url, Visual,
};

use crate::uploads::Fault;

/// The longest film that is kept, in bytes.
pub const AT_MOST: u64 = 128 * 1024 * 1024;
const NO_FILM: Fault = "upload-no-film";
pub(crate) const TOO_LARGE: Fault = "upload-film-too-large";
/// The longest index, the largest sample, and the most samples that are read.
const INDEX_AT_MOST: u64 = 16 * 1024 * 1024;
const SAMPLE_AT_MOST: u32 = 8 * 1024 * 1024;
const SAMPLES_AT_MOST: usize = 2_000_000;
/// How much sound is copied at a time.
const COPIED: u64 = 64 * 1024;

/// Boxes of an index that are read into, and those that are read.
const CONTAINERS: [&[u8; 4]; 5] = [b"mdia", b"minf", b"stbl", b"edts", b"trak"];
const BOXES: [&[u8; 4]; 14] = [
    b"mvhd", b"tkhd", b"elst", b"mdhd", b"vmhd", b"smhd", b"stsd", b"stts", b"ctts", b"cslg", b"stss",
    b"stsc", b"stsz", b"stco",
];
const LONG_OFFSETS: &[u8; 4] = b"co64";
/// How deep they lie: `trak`, `mdia`, `minf`, `stbl`.
const DEPTH: usize = 4;

/// A film whose index has been read and written anew. Its samples still lie where it came from.
#[derive(Debug)]
pub struct Film {
    /// How long it is, in bytes.
    pub length: u64,
    /// How long it lasts, in whole seconds.
    pub seconds: u64,
    head: Vec<u8>,
    chunks: Vec<Chunk>,
    tracks: Vec<Track>,
}

/// Samples of a track that lie side by side.
#[derive(Debug)]
struct Chunk {
    from: u64,
    track: usize,
    samples: Range<usize>,
    bytes: u64,
}

#[derive(Debug)]
struct Track {
    notes: Option<Notes>,
    sizes: StszSamples,
}

/// How notes of an encoder are told from frames.
#[derive(Clone, Copy, Debug)]
struct Notes {
    /// In how many bytes the length of a unit is written.
    length: usize,
    hevc: bool,
}

impl Film {
    /// Reads a film's index and makes a new one.
    ///
    /// # Errors
    /// It is no MP4 or QuickTime film of H.264 or HEVC, its index does not fit what is in it, or it is too long.
    pub fn read(source: &mut (impl Read + Seek)) -> Result<Self, Fault> {
        let end = source.seek(SeekFrom::End(0)).map_err(|_| NO_FILM)?;
        let mut moov = Moov::decode(&mut index(source, end)?.as_slice()).map_err(|_| NO_FILM)?;
        moov.mvhd.creation_time = 0;
        moov.mvhd.modification_time = 0;
        let seconds = moov.mvhd.duration.checked_div(u64::from(moov.mvhd.timescale)).ok_or(NO_FILM)?;
        let (mut tracks, mut chunks) = (Vec::new(), Vec::new());
        for (number, trak) in moov.trak.iter_mut().enumerate() {
            let notes = cleaned(trak)?;
            chunks.extend(chunks_of(trak, number, end)?);
            tracks.push(Track { notes, sizes: trak.mdia.minf.stbl.stsz.samples.clone() });
        }
        if !tracks.iter().any(|track| track.notes.is_some()) {
            return Err(NO_FILM);
        }
        // Two that name the same bytes would let a small file become a long one.
        chunks.sort_by_key(|chunk| chunk.from);
        if chunks.windows(2).any(|two| matches!(two, [one, next] if one.from + one.bytes > next.from)) {
            return Err(NO_FILM);
        }
        let samples = chunks.iter().map(|chunk| chunk.bytes).sum::<u64>();
        let head = head(&mut moov, &chunks, samples)?;
        let length = head.len() as u64 + samples;
        if length > AT_MOST {
            return Err(TOO_LARGE);
        }
        Ok(Self { length, seconds, head, chunks, tracks })
    }

    /// Writes the film anew, a little at a time.
    ///
    /// # Errors
    /// It can no longer be read where it came from, or `give` fails.
    pub fn write<E: From<io::Error>>(
        &self,
        source: &mut (impl Read + Seek),
        give: &mut impl FnMut(&[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        give(&self.head)?;
        let mut read = Vec::new();
        for chunk in &self.chunks {
            source.seek(SeekFrom::Start(chunk.from))?;
            let Some(track) = self.tracks.get(chunk.track) else { continue };
            let Some(notes) = track.notes else {
                let mut left = chunk.bytes;
                while left > 0 {
                    let now = left.min(COPIED);
                    read.resize(now as usize, 0);
                    source.read_exact(&mut read)?;
                    give(&read)?;
                    left -= now;
                }
                continue;
            };
            for sample in chunk.samples.clone() {
                read.resize(track.size(sample) as usize, 0);
                source.read_exact(&mut read)?;
                overwrite_notes(&mut read, notes);
                give(&read)?;
            }
        }
        Ok(())
    }
}

impl Track {
    fn size(&self, sample: usize) -> u32 {
        size(&self.sizes, sample)
    }
}

fn size(sizes: &StszSamples, sample: usize) -> u32 {
    match sizes {
        StszSamples::Identical { size, .. } => *size,
        StszSamples::Different { sizes } => sizes.get(sample).copied().unwrap_or_default(),
    }
}

/// The index, with nothing in it but what is read.
fn index(source: &mut (impl Read + Seek), end: u64) -> Result<Vec<u8>, Fault> {
    source.rewind().map_err(|_| NO_FILM)?;
    let mut at = 0;
    while at < end {
        let header = Header::read_from(source).map_err(|_| NO_FILM)?;
        let body = source.stream_position().map_err(|_| NO_FILM)?;
        let size = header.size.map_or(end - body, |size| size as u64);
        at = body.checked_add(size).filter(|at| *at <= end).ok_or(NO_FILM)?;
        if header.kind == Moov::KIND {
            if size > INDEX_AT_MOST {
                return Err(NO_FILM);
            }
            let mut bytes = Vec::new();
            source.take(size).read_to_end(&mut bytes).map_err(|_| NO_FILM)?;
            let mut kept = Vec::new();
            keep(&bytes, DEPTH, &mut kept).ok_or(NO_FILM)?;
            return boxed(b"moov", &kept).ok_or(NO_FILM);
        }
        source.seek(SeekFrom::Start(at)).map_err(|_| NO_FILM)?;
    }
    Err(NO_FILM)
}

fn boxed(kind: &[u8; 4], body: &[u8]) -> Option<Vec<u8>> {
    let size = u32::try_from(body.len() + 8).ok()?;
    Some([&size.to_be_bytes(), kind.as_slice(), body].concat())
}

/// Copies the boxes that are read; which kind of track they were about, if they say so.
fn keep(mut boxes: &[u8], depth: usize, into: &mut Vec<u8>) -> Option<Option<[u8; 4]>> {
    let mut handler = None;
    while let Some((size, rest)) = boxes.split_first_chunk::<4>() {
        let (kind, rest) = rest.split_first_chunk::<4>()?;
        let (length, rest) = match u32::from_be_bytes(*size) {
            1 => {
                let (length, rest) = rest.split_first_chunk::<8>()?;
                (u64::from_be_bytes(*length).checked_sub(16)?, rest)
            }
            // QuickTime ends its lists so.
            0 => return Some(handler),
            length => (u64::from(length).checked_sub(8)?, rest),
        };
        let (body, rest) = rest.split_at_checked(usize::try_from(length).ok()?)?;
        boxes = rest;
        if CONTAINERS.contains(&kind) {
            let mut within = Vec::new();
            let about = keep(body, depth.checked_sub(1)?, &mut within)?;
            let plays = matches!(about.as_ref(), Some(b"vide" | b"soun"));
            if kind != b"trak" || plays {
                into.extend(boxed(kind, &within)?);
            }
            handler = handler.or(about);
        } else if kind == b"hdlr" {
            // Its name is the maker's. QuickTime writes it in another way than MP4 does.
            let about = *body.get(8..)?.first_chunk::<4>()?;
            into.extend(boxed(kind, &[[0; 8].as_slice(), &about, &[0; 13]].concat())?);
            handler = Some(about);
        } else if kind == b"dinf" {
            Dinf { dref: Dref { entries: vec![Url::default().into()] } }.encode(into).ok()?;
        } else if BOXES.contains(&kind) || kind == LONG_OFFSETS {
            into.extend(boxed(kind, body)?);
        }
    }
    Some(handler)
}

/// Takes out of a track what tells when and with what it was taken; how notes are told in it, if it is pictures.
fn cleaned(trak: &mut Trak) -> Result<Option<Notes>, Fault> {
    trak.tkhd.creation_time = 0;
    trak.tkhd.modification_time = 0;
    let header = &mut trak.mdia.mdhd;
    (header.creation_time, header.modification_time, header.language) = (0, 0, "und".to_owned());
    // A track that changes its codec midway has notes of two kinds.
    let [codec] = trak.mdia.minf.stbl.stsd.codecs.as_mut_slice() else { return Err(NO_FILM) };
    match codec {
        Codec::Avc1(Avc1 { visual, avcc, taic, spatial, .. })
        | Codec::Avc3(Avc3 { visual, avcc, taic, spatial, .. }) => {
            (*taic, *spatial) = (None, None);
            anonymous(visual);
            Ok(Some(avc(avcc)))
        }
        Codec::Hvc1(Hvc1 { visual, hvcc, lhvc, taic, spatial, .. })
        | Codec::Hev1(Hev1 { visual, hvcc, lhvc, taic, spatial, .. }) => {
            (*lhvc, *taic, *spatial) = (None, None, None);
            anonymous(visual);
            Ok(Some(hevc(hvcc)))
        }
        Codec::Mp4a(Mp4a { esds, taic, .. }) => {
            *taic = None;
            esds.es_desc.url = None;
            Ok(None)
        }
        _ => Err(NO_FILM),
    }
}

fn anonymous(visual: &mut Visual) {
    visual.compressor = Compressor::default();
}

fn avc(avcc: &Avcc) -> Notes {
    Notes { length: usize::from(avcc.length_size), hevc: false }
}

/// Parameter sets stay, notes that are written once for the whole film go.
fn hevc(hvcc: &mut Hvcc) -> Notes {
    hvcc.arrays.retain(|array| (32..=34).contains(&array.nal_unit_type));
    Notes { length: usize::from(hvcc.length_size_minus_one) + 1, hevc: true }
}

/// Where a track's samples lie.
fn chunks_of(trak: &Trak, track: usize, end: u64) -> Result<Vec<Chunk>, Fault> {
    let table = &trak.mdia.minf.stbl;
    let offsets: Vec<u64> = match (&table.stco, &table.co64) {
        (Some(short), _) => short.entries.iter().map(|at| u64::from(*at)).collect(),
        (None, Some(long)) => long.entries.clone(),
        (None, None) => return Err(NO_FILM),
    };
    let samples = match &table.stsz.samples {
        StszSamples::Identical { count, .. } => *count as usize,
        StszSamples::Different { sizes } => sizes.len(),
    };
    if samples > SAMPLES_AT_MOST {
        return Err(NO_FILM);
    }
    let (mut runs, mut in_chunk, mut next) = (table.stsc.entries.iter().peekable(), 0, 0);
    let mut chunks = Vec::with_capacity(offsets.len());
    for (number, from) in offsets.into_iter().enumerate() {
        while let Some(run) = runs.next_if(|run| run.first_chunk as usize <= number + 1) {
            in_chunk = run.samples_per_chunk as usize;
        }
        let samples = next..(next + in_chunk).min(samples);
        next = samples.end;
        let mut bytes = 0;
        for sample in samples.clone() {
            let size = size(&table.stsz.samples, sample);
            if size > SAMPLE_AT_MOST {
                return Err(NO_FILM);
            }
            bytes += u64::from(size);
        }
        if from.checked_add(bytes).is_none_or(|to| to > end) {
            return Err(NO_FILM);
        }
        chunks.push(Chunk { from, track, samples, bytes });
    }
    // An index that leaves samples out would have a player look for them elsewhere.
    if next == samples { Ok(chunks) } else { Err(NO_FILM) }
}

/// What stands before the samples: of what kind it is, and the index with where they lie now.
fn head(moov: &mut Moov, chunks: &[Chunk], samples: u64) -> Result<Vec<u8>, Fault> {
    let kind = Ftyp {
        major_brand: b"isom".into(),
        minor_version: 0,
        compatible_brands: vec![b"isom".into(), b"mp41".into(), b"mp42".into()],
    };
    let data = u32::try_from(samples + 8).map_err(|_| TOO_LARGE)?;
    let mut length = 0;
    // Once for its length, once with places counted from it: a place takes as much room whatever it is.
    loop {
        let (mut at, mut places) = (length, vec![Vec::new(); moov.trak.len()]);
        for chunk in chunks {
            if let Some(places) = places.get_mut(chunk.track) {
                places.push(u32::try_from(at).map_err(|_| TOO_LARGE)?);
            }
            at += chunk.bytes;
        }
        for (trak, entries) in moov.trak.iter_mut().zip(places) {
            let table = &mut trak.mdia.minf.stbl;
            (table.stco, table.co64) = (Some(Stco { entries }), None);
        }
        let mut head = Vec::new();
        kind.encode(&mut head).map_err(|_| NO_FILM)?;
        moov.encode(&mut head).map_err(|_| NO_FILM)?;
        head.extend(data.to_be_bytes());
        head.extend(b"mdat");
        if head.len() as u64 == length {
            return Ok(head);
        }
        if length > 0 {
            return Err(NO_FILM);
        }
        length = head.len() as u64;
    }
}

/// Overwrites an encoder's notes in a sample. What does not look like units is left as it is: no player shows it either.
fn overwrite_notes(mut sample: &mut [u8], notes: Notes) {
    while let Some((length, rest)) = std::mem::take(&mut sample).split_at_mut_checked(notes.length) {
        let length = length.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte));
        let Some((unit, rest)) = rest.split_at_mut_checked(length) else { return };
        sample = rest;
        let Some(first) = unit.first() else { continue };
        let (is_note, header) = match notes.hevc {
            true => (matches!(first >> 1 & 0x3f, 39 | 40), 2),
            false => (first & 0x1f == 6, 1),
        };
        if is_note && let Some(note) = unit.get_mut(header..) {
            fill(note);
        }
    }
}

/// Makes a note a filling of the same length: kind 3, its length in bytes of 255 and a rest, as many bytes of 255, an end.
fn fill(note: &mut [u8]) {
    const KIND: u8 = 3;
    const END: u8 = 0x80;
    let Some((end, within)) = note.split_last_mut() else { return };
    *end = END;
    // A payload of n bytes and its length take n + n / 255 + 1, which is never a multiple of 256: an empty filling goes first.
    let odd = within.len() > 1 && (within.len() - 1).is_multiple_of(256);
    let (empty, within) = within.split_at_mut(if odd { 2 } else { 0 });
    empty.copy_from_slice([KIND, 0].get(..empty.len()).unwrap_or_default());
    let Some((kind, rest)) = within.split_first_mut() else { return };
    *kind = KIND;
    let in_length = rest.len() / 256 + 1;
    let payload = rest.len().saturating_sub(in_length);
    rest.fill(0xff);
    if let Some(last) = rest.get_mut(in_length - 1) {
        *last = (payload % 255) as u8;
    }
}

#[cfg(test)]
#[path = "film/tests.rs"]
mod tests;
