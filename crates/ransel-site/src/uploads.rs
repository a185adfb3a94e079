//! Files that come with a form. What a file is, is told by its bytes, never by its name; a picture is read within limits and
//! written anew, so that nothing but what one sees is kept: no place, no time, no camera, no thumbnail.

use std::io::Cursor;

use axum::{
    body::Body,
    http::{HeaderMap, header},
};
use futures_util::{FutureExt, stream};
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, codecs::jpeg::JpegEncoder};
use multer::{Constraints, SizeLimit};
use ransel_kernel::Randomness;

use crate::{Answer, Fields, film, spool::Spool};

/// The largest form with files, in bytes: a picture as a phone takes it.
pub const AT_MOST: usize = 16 * 1024 * 1024;
/// The longest side of what is read, in pixels, and of what is kept.
const READ_AT_MOST: u32 = 12_000;
const KEPT_AT_MOST: u32 = 1_600;
/// What reading one picture may take, in bytes of memory.
const MEMORY_AT_MOST: u64 = 256 * 1024 * 1024;
/// How faithful the kept picture is, of 100.
const QUALITY: u8 = 85;

/// A file that came with a form. Its name is not kept: names of files tell of people.
#[derive(Clone, Debug)]
pub struct Upload {
    /// The field it came in.
    pub field: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// A picture as it is kept: JPEG, without anything but the picture.
#[derive(Clone, Debug)]
pub struct Picture {
    /// Its width in pixels.
    pub width: u32,
    /// Its height.
    pub height: u32,
    /// The file.
    pub jpeg: Vec<u8>,
}

/// Why a file is not taken, as the key of its sentence.
pub type Fault = &'static str;

/// Fields and files of a form, whichever way it was sent.
pub(crate) fn form(headers: &HeaderMap, body: &[u8]) -> (Fields, Vec<Upload>) {
    let sent = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    match multer::parse_boundary(sent) {
        // All of it is here already: nothing is waited for.
        Ok(boundary) => parts(boundary, body.to_vec()).now_or_never().unwrap_or_default(),
        Err(_) => (Fields::parse(body), Vec::new()),
    }
}

/// Fields of a form and the one film in it, in the field `film`, as they come. A film that is too long is read to its end all the same, within
/// reason: a browser that is cut off in the middle shows nothing of what it is told.
pub(crate) async fn film(
    headers: &HeaderMap,
    body: Body,
    random: Randomness,
) -> (Fields, Option<Result<Spool, Fault>>) {
    let sent = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let Ok(boundary) = multer::parse_boundary(sent) else { return (Fields::default(), None) };
    // The film goes to disk, everything else to memory.
    let limit = SizeLimit::new().per_field(FIELD_AT_MOST).for_field("film", u64::MAX);
    let limits = Constraints::new().size_limit(limit.whole_stream(READ_ON_AT_MOST + FIELD_AT_MOST));
    let mut parts = multer::Multipart::with_constraints(body.into_data_stream(), boundary, limits);
    let (mut fields, mut film) = (Vec::new(), None);
    while let Ok(Some(part)) = parts.next_field().await {
        let Some(name) = part.name().map(ToOwned::to_owned) else { continue };
        if part.file_name().is_some() && name == "film" {
            film = Some(spooled(part, random).await);
        } else {
            let Ok(bytes) = part.bytes().await else { break };
            fields.push((name, String::from_utf8_lossy(&bytes).into_owned()));
        }
    }
    (Fields::of(fields), film)
}

/// The longest field that is no film, in bytes.
const FIELD_AT_MOST: u64 = 64 * 1024;
/// How much is read of what is too long, in bytes.
const READ_ON_AT_MOST: u64 = 8 * film::AT_MOST;

async fn spooled(mut part: multer::Field<'_>, random: Randomness) -> Result<Spool, Fault> {
    const BROKEN: Fault = "upload-broken";
    let mut spool = Spool::new(random).map_err(|_| BROKEN)?;
    let mut length = 0;
    while let Some(bytes) = part.chunk().await.map_err(|_| BROKEN)? {
        length += bytes.len() as u64;
        if length <= film::AT_MOST {
            spool.add(&bytes).map_err(|_| BROKEN)?;
        } else if length > READ_ON_AT_MOST {
            break;
        }
    }
    spool.end().map_err(|_| BROKEN)?;
    if length > film::AT_MOST { Err(film::TOO_LARGE) } else { Ok(spool) }
}

/// The parts of a form with files. What cannot be read ends it: the fields that are missing are missed where they are needed.
async fn parts(boundary: String, body: Vec<u8>) -> (Fields, Vec<Upload>) {
    let whole = stream::once(async move { Ok::<_, std::convert::Infallible>(body) });
    let mut parts = multer::Multipart::new(whole, boundary);
    let (mut fields, mut files) = (Vec::new(), Vec::new());
    while let Ok(Some(part)) = parts.next_field().await {
        let (Some(name), is_file) = (part.name().map(ToOwned::to_owned), part.file_name().is_some()) else {
            continue;
        };
        let Ok(bytes) = part.bytes().await else { break };
        if is_file {
            files.push(Upload { field: name, bytes: bytes.to_vec() });
        } else {
            fields.push((name, String::from_utf8_lossy(&bytes).into_owned()));
        }
    }
    (Fields::of(fields), files)
}

/// Reads a JPEG or PNG and writes it anew, turned as its camera said, and no larger than a page shows it.
///
/// # Errors
/// It is no JPEG or PNG, or too large to be read safely.
pub fn picture(bytes: &[u8]) -> Result<Picture, Fault> {
    const NO_PICTURE: Fault = "upload-no-picture";
    let format = image::guess_format(bytes).map_err(|_| NO_PICTURE)?;
    if !matches!(format, ImageFormat::Jpeg | ImageFormat::Png) {
        return Err(NO_PICTURE);
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(READ_AT_MOST);
    limits.max_image_height = Some(READ_AT_MOST);
    limits.max_alloc = Some(MEMORY_AT_MOST);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| NO_PICTURE)?;
    let turned = decoder.orientation().map_err(|_| NO_PICTURE)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| NO_PICTURE)?;
    picture.apply_orientation(turned);
    if picture.width().max(picture.height()) > KEPT_AT_MOST {
        picture = picture.thumbnail(KEPT_AT_MOST, KEPT_AT_MOST);
    }
    let plain = picture.to_rgb8();
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, QUALITY).encode_image(&plain).map_err(|_| NO_PICTURE)?;
    Ok(Picture { width: plain.width(), height: plain.height(), jpeg })
}

/// A scan of a paper: a picture as [`picture`] keeps it, or a PDF as it came.
///
/// # Errors
/// It is neither.
pub fn scan(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    if is_pdf(bytes) {
        return Ok(bytes.to_vec());
    }
    picture(bytes).map(|picture| picture.jpeg).map_err(|_| "upload-no-scan")
}

/// A scan as [`scan`] kept it, to be looked at under a name that tells of nobody.
pub fn scanned(name: &str, bytes: Vec<u8>) -> Answer {
    let (media_type, end) = match is_pdf(&bytes) {
        true => ("application/pdf", "pdf"),
        false => ("image/jpeg", "jpg"),
    };
    Answer::Document { media_type, name: format!("{name}.{end}"), bytes }
}

/// Whether the file is a PDF.
pub fn is_pdf(bytes: &[u8]) -> bool {
    bytes.starts_with(b"%PDF-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let picture = DynamicImage::new_rgb8(width, height);
        let mut bytes = Vec::new();
        picture.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
        bytes
    }

    #[test]
    fn a_picture_is_written_anew_and_made_no_larger_than_it_is_shown() {
        let kept = picture(&png(3_200, 1_600)).unwrap();
        assert_eq!((kept.width, kept.height), (1_600, 800));
        assert!(matches!(image::guess_format(&kept.jpeg), Ok(ImageFormat::Jpeg)));
        let small = picture(&png(40, 30)).unwrap();
        assert_eq!((small.width, small.height), (40, 30));
    }

    #[test]
    fn what_a_camera_wrote_beside_the_picture_is_gone() {
        let mut jpeg = picture(&png(40, 30)).unwrap().jpeg;
        // An APP1 segment as cameras write it, right after the beginning of the file.
        let told = b"Exif\0\0GPS 59.91 10.75 Solheim skole";
        let length = (told.len() + 2) as u16;
        let mut segment = vec![0xff, 0xe1];
        segment.extend(length.to_be_bytes());
        segment.extend(told);
        jpeg.splice(2..2, segment);
        assert!(jpeg.windows(3).any(|part| part == b"GPS"));
        let kept = picture(&jpeg).unwrap().jpeg;
        assert!(!kept.windows(3).any(|part| part == b"GPS"));
        assert!(!kept.windows(4).any(|part| part == b"Exif"));
    }

    #[test]
    fn what_is_no_picture_is_not_taken_whatever_it_is_called() {
        for bytes in
            [&b"<svg xmlns='http://www.w3.org/2000/svg'/>"[..], b"GIF89a", b"", b"\xff\xd8\xff", b"%PDF-1.7"]
        {
            assert!(picture(bytes).is_err());
        }
        assert!(picture(&png(READ_AT_MOST + 1, 1)).is_err(), "too wide to be read");
        assert!(scan(b"%PDF-1.7 a paper").is_ok());
        assert!(scan(b"MZ").is_err());
    }

    #[test]
    fn fields_and_files_come_apart() {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, "multipart/form-data; boundary=x".parse().unwrap());
        let body = b"--x\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n12\r\n--x\r\n\
            Content-Disposition: form-data; name=\"picture\"; filename=\"Nora.png\"\r\n\r\nab\r\n--x--\r\n";
        let (fields, files) = form(&headers, body);
        assert_eq!(fields.text("csrf"), "12");
        assert_eq!((files[0].field.as_str(), files[0].bytes.as_slice()), ("picture", &b"ab"[..]));
        let (fields, files) = form(&HeaderMap::new(), b"a=1&b=2");
        assert_eq!((fields.text("b"), files.len()), ("2", 0));
    }
}
