use std::io::{self, Cursor};

use proptest::prelude::*;

use super::*;

const AVC: &[u8] = include_bytes!("../../data/avc.mp4");
const HEVC: &[u8] = include_bytes!("../../data/hevc.mov");

fn anew(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut source = Cursor::new(bytes);
    let film = Film::read(&mut source)?;
    let mut written = Vec::new();
    film.write(&mut source, &mut |bytes| {
        written.extend(bytes);
        Ok::<_, io::Error>(())
    })
    .map_err(|_| "broken")?;
    assert_eq!(written.len() as u64, film.length);
    Ok(written)
}

fn has(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|window| window == word)
}

#[test]
fn a_film_is_kept_without_place_time_camera_title_and_the_notes_of_its_encoder() {
    // 2026-11-18 in seconds since 1904, as all three headers say it.
    let time = 3_877_841_472_u32.to_be_bytes();
    let told: [(&[u8], &[&[u8]]); 2] = [
        (
            AVC,
            &[
                b"59.9139",
                b"Phone 99",
                b"Nora i klasserommet",
                b"x264 - core",
                b"SoundHandler",
                b"udta",
                &time,
            ],
        ),
        (HEVC, &[b"59.9139", b"Phone", b"x265 (build", b"\xa9mak", b"HEVC", b"qt  ", &time]),
    ];
    for (film, words) in told {
        let kept = anew(film).unwrap();
        for word in words {
            let shown = String::from_utf8_lossy(word);
            assert!(has(film, word), "{shown} was in it");
            assert!(!has(&kept, word), "{shown} is in it");
        }
        assert_eq!(anew(&kept).unwrap(), kept, "there is nothing left to take out");
        assert!(Film::read(&mut Cursor::new(&kept)).unwrap().seconds >= 2);
    }
}

#[test]
fn what_is_no_film_or_not_all_of_one_is_refused() {
    for bytes in [b"".as_slice(), b"\xff\xd8\xff\xe0 a picture", b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom"] {
        assert_eq!(anew(bytes), Err(NO_FILM));
    }
    let cut = AVC.split_at(AVC.len() - 1).0;
    assert_eq!(anew(cut), Err(NO_FILM), "its index stands at the end");
    let only_head = anew(AVC).map(|kept| kept.split_at(kept.len() - 1).0.to_vec()).unwrap();
    assert_eq!(anew(&only_head), Err(NO_FILM), "its last sample is cut off");
    // Boxes within boxes, deeper than any film has them.
    let deep = (0..2000).fold(Vec::new(), |within, _| boxed(b"stbl", &within).unwrap());
    assert_eq!(anew(&boxed(b"moov", &deep).unwrap()), Err(NO_FILM));
}

#[test]
fn a_small_file_cannot_become_a_long_film() {
    let at = AVC.windows(4).position(|window| window == b"stco").unwrap() + 12;
    let mut twice = AVC.to_vec();
    // The second track's chunks where the first one's are.
    let second = AVC.windows(4).rposition(|window| window == b"stco").unwrap() + 12;
    let first = AVC[at..at + 4].to_vec();
    twice[second..second + 4].copy_from_slice(&first);
    assert_eq!(anew(&twice), Err(NO_FILM));
}

#[test]
fn a_note_becomes_a_filling_of_the_same_length() {
    for length in 3..1200 {
        let mut note = vec![7; length];
        fill(&mut note);
        let (end, mut left) = note.split_last().unwrap();
        assert_eq!(*end, 0x80);
        while let Some((kind, rest)) = left.split_first() {
            let long = rest.iter().take_while(|byte| **byte == 255).count();
            let long = long.min((rest.len() - 1) / 256);
            let payload = long * 255 + usize::from(rest[long]);
            let (filling, after) = rest[long + 1..].split_at(payload);
            assert!(*kind == 3 && filling.iter().all(|byte| *byte == 255), "{length}");
            left = after;
        }
    }
    let mut none = [];
    fill(&mut none);
}

proptest! {
    #[test]
    fn a_damaged_film_is_refused_or_kept_and_breaks_nothing(
        hevc: bool, places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)
    ) {
        let mut film = if hevc { HEVC } else { AVC }.to_vec();
        // Most of what can go wrong stands in the index, at the end.
        let from = film.windows(4).position(|window| window == b"moov").unwrap();
        let length = film.len() - from;
        for (place, byte) in places {
            film[from + place.index(length)] = byte;
        }
        if let Ok(kept) = anew(&film) {
            prop_assert!(kept.len() < film.len() + 1000);
        }
    }
}
