//! Pictures for a demonstration: drawn, with nobody in them, and named as if somebody were; with consents of every kind. And
//! what one pupil has written.

mod works;

use std::io::Cursor;

use image::{ImageFormat, Rgb, RgbImage};
use jiff::{ToSpan, civil::Date};
use ransel_kernel::{
    Caller, GroupId, Owner, PersonId, Result, SchoolId, consent,
    platform::{Channel, ConsentAnswer, ConsentRequest, Naming, Right, Said},
};
use ransel_law::{
    AgeBand,
    consent::{Audience, Sort},
};
use ransel_school::derived;
use uuid::Uuid;

use crate::{
    NAME,
    actions::{SetUpPictureFiles, SetUpPictures, pieces},
    records::{Judgement, Picture, PictureOf, Place, Recognised, Shown},
    shelf::PURPOSE,
};

/// A class that gets pictures.
#[derive(Clone, Debug)]
pub struct SeedClass {
    /// The class.
    pub group: GroupId,
    /// Its school.
    pub school: SchoolId,
    /// Some of its pupils.
    pub pupils: Vec<PersonId>,
    /// Who asks them and their homes: the contact teacher.
    pub asks: PersonId,
}

/// One picture of a class: how it is judged, how many are in it, and where it is shown.
struct Made {
    name: &'static str,
    judgement: Judgement,
    people: usize,
    places: &'static [Place],
    colour: [u8; 3],
}

const MADE: [Made; 4] = [
    Made {
        name: "trip",
        judgement: Judgement::Everyday,
        people: 3,
        places: &[Place::Classroom, Place::Guardians],
        colour: [96, 142, 110],
    },
    Made {
        name: "portrait",
        judgement: Judgement::Everyday,
        people: 1,
        places: &[Place::Directory, Place::Web],
        colour: [88, 118, 168],
    },
    Made {
        name: "theatre",
        judgement: Judgement::Problematic,
        people: 2,
        places: &[Place::Web],
        colour: [168, 96, 88],
    },
    Made {
        name: "building",
        judgement: Judgement::Everyday,
        people: 0,
        places: &[Place::Web],
        colour: [150, 140, 110],
    },
];

/// Stores pictures for these classes. Doing it twice changes nothing.
///
/// # Errors
/// The store fails, or a picture cannot be drawn.
pub fn seed(owner: &Owner, classes: &[SeedClass], day: Date) -> Result<()> {
    let ctx = owner.ctx(Caller::part("set-up"))?;
    for class in classes {
        consents(owner, class, day)?;
        let pupils = may_stand(owner, &class.pupils)?;
        for (at, made) in MADE.iter().enumerate() {
            let id = derived::id(&["demo-picture", made.name, &class.group.to_string()]);
            let taken_on = day.saturating_sub((3 + at as i64).days());
            // The first of the class is a persona, who has not answered yet: alone in a picture is the next.
            let alone = |one: &&PersonId| made.people > 1 || Some(*one) != class.pupils.first();
            let people: Vec<_> = pupils.iter().filter(alone).take(made.people).copied().collect();
            let jpeg = draw(made.colour, people.len());
            ctx.change(SetUpPictureFiles {}, |change| {
                pieces(id, taken_on, &jpeg).iter().try_for_each(|piece| change.insert(piece))
            })?;
            ctx.change(SetUpPictures { people: people.clone() }, |change| {
                change.insert(&Picture {
                    id,
                    school: class.school,
                    group_id: class.group,
                    taken_on,
                    people: people.len() as i64,
                    named_at: Some(owner.clock.now()),
                    judgement: made.judgement,
                    judged_at: Some(owner.clock.now()),
                    replaced_by: None,
                })?;
                for person in &people {
                    change.insert(&PictureOf {
                        id: derived::id(&["picture-of", &id.to_string(), &person.to_string()]),
                        person: *person,
                        picture: id,
                        group_id: class.group,
                        taken_on,
                        recognised: Recognised::Yes,
                    })?;
                }
                made.places
                    .iter()
                    .try_for_each(|place| change.insert(&shown(id, class.school, *place, taken_on)))
            })?;
        }
    }
    // Of the classes the first one's first pupil writes.
    classes.first().map_or(Ok(()), |class| works::seed(owner, class, day))
}

/// Those something may be put down about: everybody, unless the owner lets it hang on consent.
fn may_stand(owner: &Owner, pupils: &[PersonId]) -> Result<Vec<PersonId>> {
    if !owner.settings().on_consent(NAME) {
        return Ok(pupils.to_vec());
    }
    let known = consent::in_module(owner, NAME, pupils)?;
    Ok(pupils.iter().filter(|pupil| known.contains(pupil)).copied().collect())
}

/// What the class was asked, and some answers: one pupil has not answered yet, one has said yes, one no.
fn consents(owner: &Owner, class: &SeedClass, day: Date) -> Result<()> {
    let register = owner.house.register(NAME).and_then(|register| register.consent(PURPOSE));
    let text = register.map(|entry| consent::text_digest(&consent::wording(entry, "nb"))).unwrap_or_default();
    let (mut requests, mut answers) = (Vec::new(), Vec::new());
    let asked_at = owner.clock.now();
    for (at, pupil) in class.pupils.iter().take(3).enumerate() {
        let facts = owner.relations()?.facts(&Caller::part("set-up"), *pupil).unwrap_or_default();
        let Some(age) = consent::band(facts.age()) else { continue };
        let alone = age >= AgeBand::From15;
        let guardian = consent::guardians(owner, *pupil)?.into_iter().next();
        let Some(given_by) = (if alone { Some(*pupil) } else { guardian }) else { continue };
        for place in [Place::Directory, Place::Web] {
            let says = shown(Uuid::nil(), class.school, place, day);
            let id = derived::id(&["demo-request", &pupil.to_string(), place.code()]);
            requests.push(ConsentRequest {
                id,
                person: *pupil,
                module: NAME.to_owned(),
                purpose: PURPOSE.to_owned(),
                matter: None,
                place: place.code().to_owned(),
                audience: says.audience,
                naming: says.naming,
                sort: Sort::Everyday,
                until: says.until,
                asked_by: class.asks,
                asked_at,
            });
            let said = match (at, place) {
                (0, _) => continue,
                (2, _) => Said::No,
                _ => Said::Yes,
            };
            answers.push(ConsentAnswer {
                id: derived::id(&["demo-answer", &id.to_string()]),
                person: *pupil,
                request: id,
                asked_by: class.asks,
                given_by,
                in_right: if alone { Right::Own } else { Right::Guardian },
                said,
                age,
                text: text.clone(),
                channel: Channel::Tick,
                registered_by: None,
                given_at: owner.clock.now(),
                withdrawn_at: None,
                carried_out_at: None,
            });
        }
    }
    consent::set_up(&owner.ctx(Caller::part("set-up"))?, &requests, &answers)
}

fn shown(picture: Uuid, school: SchoolId, place: Place, from_day: Date) -> Shown {
    let (audience, naming) = match place {
        Place::Web => (Audience::Open, Naming::FirstName),
        Place::Directory => (Audience::Limited, Naming::FullName),
        Place::Exhibition | Place::Classroom | Place::Guardians => (Audience::Limited, Naming::Nameless),
    };
    Shown {
        id: derived::id(&["demo-shown", &picture.to_string(), place.code()]),
        picture,
        school,
        place,
        audience,
        naming,
        exhibition: None,
        from_day,
        until: from_day.saturating_add(180.days()),
    }
}

/// A drawn picture: a sky, a ground, and a figure of circle and body for each one in it.
fn draw(colour: [u8; 3], people: usize) -> Vec<u8> {
    const WIDTH: u32 = 480;
    const HEIGHT: u32 = 320;
    let mut picture =
        RgbImage::from_fn(WIDTH, HEIGHT, |_, y| if y < 210 { Rgb([208, 224, 236]) } else { Rgb(colour) });
    for at in 0..people {
        let middle = (WIDTH as i64) * (at as i64 + 1) / (people as i64 + 1);
        for (x, y, pixel) in picture.enumerate_pixels_mut() {
            let (dx, dy) = (i64::from(x) - middle, i64::from(y) - 130);
            let head = dx * dx + dy * dy < 28 * 28;
            let body = dx.abs() < 34 && (158..250).contains(&y);
            if head {
                *pixel = Rgb([236, 205, 170]);
            } else if body {
                *pixel = Rgb([colour[0] / 2, colour[1] / 2, colour[2] / 2]);
            }
        }
    }
    let mut jpeg = Vec::new();
    // Writing into memory cannot fail; were it to, the picture would be empty and shown nowhere.
    let _ = picture.write_to(&mut Cursor::new(&mut jpeg), ImageFormat::Jpeg);
    jpeg
}
