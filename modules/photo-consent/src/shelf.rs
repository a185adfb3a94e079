//! Pictures with all that says whether they may be shown, looked through by a part of the product: whoever only wants to see
//! a picture reads neither who is in it nor who said no.

pub mod works;

use std::{collections::HashMap, sync::Arc};

use jiff::civil::Date;
use ransel_kernel::{
    Caller, GroupId, Hat, Owner, PersonId, Result, SchoolId,
    consent::{self, Checked, Use},
    platform::Naming,
    relations::Relations,
    rows::Is,
};
use ransel_school::{
    names::{Name, opened},
    records::Group,
};
use uuid::Uuid;

use crate::{
    actions::{LookThroughPictures, NamePictured},
    choices::Choices,
    records::{AgainstWish, Exhibition, Picture, PictureOf, Place, Recognised, Shown},
    rules::{Hidden, InIt, caption, covered, may_show},
};

/// The part of the product that shows pictures.
pub const PART: &str = "pictures";
/// The name consent to pictures is asked under.
pub const PURPOSE: &str = "pictures";

/// Which pictures.
#[derive(Clone, Copy, Debug)]
pub enum Which<'i> {
    /// One.
    One(Uuid),
    /// Those with these ids.
    These(&'i [Uuid]),
    /// Those of a class or group.
    Group(GroupId),
    /// Those that are shown at a place of a school today.
    At(SchoolId, Place),
}

/// Pictures, who is in them, where they are to be shown.
pub struct Shelf {
    /// The pictures, newest first.
    pub pictures: Vec<Picture>,
    /// Who is in each.
    pub people: HashMap<Uuid, Vec<PictureOf>>,
    /// Where each is to be shown.
    pub shown: HashMap<Uuid, Vec<Shown>>,
    /// The exhibitions there are.
    pub exhibitions: HashMap<Uuid, Exhibition>,
    classes: HashMap<GroupId, String>,
    against_wish: Vec<AgainstWish>,
    relations: Arc<dyn Relations>,
    consents: Checked,
    choices: Choices,
    today: Date,
}

/// Whether somebody is a pupil of a school today.
fn is_pupil_at(relations: &dyn Relations, person: PersonId, school: SchoolId) -> bool {
    let mut hats = relations.hats(person).into_iter();
    hats.any(|hat| hat.hat == Hat::Pupil && hat.place == Some(school))
}

impl Shelf {
    /// Looks through these pictures.
    ///
    /// # Errors
    /// The ledger or the store fails.
    pub fn look(owner: &Owner, which: Which<'_>) -> Result<Self> {
        let ctx = owner.ctx(Caller::part(PART))?;
        let pass = ctx.may(LookThroughPictures {})?;
        let (rows, today) = (pass.rows::<Picture>(), owner.clock.today());
        let mut pictures = match which {
            Which::One(id) => rows.only(Picture::ID, Is::Equal, &id),
            Which::These(ids) => rows.among(Picture::ID, ids.iter().copied()),
            Which::Group(group) => rows.only(Picture::GROUP_ID, Is::Equal, &group),
            // A school has many more pictures than it shows, and its open page is anybody's to ask for.
            Which::At(school, place) => {
                let shown = pass.rows::<Shown>().only(Shown::SCHOOL, Is::Equal, &school);
                let shown = shown.only(Shown::PLACE, Is::Equal, &place).all()?.into_iter();
                let now = shown.filter(|one| one.from_day <= today && today < one.until);
                rows.among(Picture::ID, now.map(|one| one.picture))
            }
        }
        .all()?;
        pictures.sort_by_key(|picture| (std::cmp::Reverse(picture.taken_on), picture.id));
        let ids = || pictures.iter().map(|picture| picture.id);
        let mut people: HashMap<_, Vec<_>> = HashMap::new();
        for one in pass.rows::<PictureOf>().among(PictureOf::PICTURE, ids()).all()? {
            people.entry(one.picture).or_default().push(one);
        }
        let mut shown: HashMap<_, Vec<_>> = HashMap::new();
        for one in pass.rows::<Shown>().among(Shown::PICTURE, ids()).all()? {
            shown.entry(one.picture).or_default().push(one);
        }
        let hung = shown.values().flatten().filter_map(|one| one.exhibition);
        let exhibitions = pass.rows::<Exhibition>().among(Exhibition::ID, hung).all()?;
        let groups = pictures.iter().map(|picture| picture.group_id);
        let classes = pass.rows::<Group>().among(Group::ID, groups).all()?;
        let against_wish = pass.rows::<AgainstWish>().among(AgainstWish::PICTURE, ids()).all()?;
        let mut everybody: Vec<_> = people.values().flatten().map(|one| one.person).collect();
        everybody.sort_unstable();
        everybody.dedup();
        Ok(Self {
            relations: owner.relations()?,
            consents: consent::check(owner, &everybody)?,
            choices: Choices::from(&*owner.settings()),
            today,
            exhibitions: exhibitions.into_iter().map(|one| (one.id, one)).collect(),
            classes: classes.into_iter().map(|group| (group.id, group.name)).collect(),
            pictures,
            people,
            shown,
            against_wish,
        })
    }

    /// Those in a picture, each with where her consent to a use stands.
    fn in_it(&self, picture: &Picture, shown: &Shown) -> Vec<(PersonId, InIt)> {
        let one = |of: &PictureOf| {
            let verdict = match picture.judgement.sort() {
                Some(sort) => self.consents.verdict(
                    of.person,
                    &Use {
                        module: crate::NAME,
                        purpose: PURPOSE,
                        matter: picture.id,
                        place: shown.place.code(),
                        audience: shown.audience,
                        naming: shown.naming,
                        sort,
                    },
                ),
                None => consent::Verdict::NotAsked,
            };
            let lets = |one: &&AgainstWish| {
                one.person == of.person && one.picture == picture.id && one.place == shown.place
            };
            let against_wish = self.against_wish.iter().any(|one| lets(&one));
            let at_school = is_pupil_at(&*self.relations, of.person, picture.school);
            (of.person, InIt { recognised: of.recognised, verdict, at_school, against_wish })
        };
        self.people.get(&picture.id).into_iter().flatten().map(one).collect()
    }

    /// Whether a picture may be shown in a use now.
    ///
    /// # Errors
    /// Why not.
    pub fn shows(&self, picture: &Picture, shown: &Shown) -> std::result::Result<(), Hidden> {
        let people: Vec<_> = self.in_it(picture, shown).into_iter().map(|(_, one)| one).collect();
        if let Some(exhibition) = shown.exhibition {
            let open = self.exhibitions.get(&exhibition).is_some_and(|one| one.opened_at.is_some());
            if !open {
                return Err(Hidden::Over);
            }
        }
        may_show(picture, shown, &people, &self.choices, self.today)
    }

    /// Whose consent to a use is missing. For whoever keeps the picture, and nobody else.
    pub fn missing(&self, picture: &Picture, shown: &Shown) -> Vec<PersonId> {
        let lacks = |one: &InIt| !covered(picture.judgement, shown.place, one, &self.choices);
        self.in_it(picture, shown)
            .into_iter()
            .filter(|(_, one)| lacks(one))
            .map(|(person, _)| person)
            .collect()
    }

    /// Those who have said no where a guardian has said yes: what a principal could decide about.
    pub fn not_agreed(&self, picture: &Picture, shown: &Shown) -> Vec<PersonId> {
        let no = |one: &InIt| one.verdict == consent::Verdict::NotAgreed && !one.against_wish;
        self.in_it(picture, shown).into_iter().filter(|(_, one)| no(one)).map(|(person, _)| person).collect()
    }

    /// The pictures that may be shown at a place now, with the use they are shown in.
    pub fn at(&self, place: Place) -> Vec<(&Picture, &Shown)> {
        let uses = |picture| -> Vec<(&Picture, &Shown)> {
            let picture: &Picture = picture;
            let of = self.shown.get(&picture.id).into_iter().flatten();
            of.filter(|one| one.place == place && self.shows(picture, one).is_ok())
                .map(|one| (picture, one))
                .collect()
        };
        self.pictures.iter().flat_map(uses).collect()
    }

    /// The one picture that was looked for.
    pub fn one(&self) -> Option<&Picture> {
        self.pictures.first()
    }

    /// Who is in a picture.
    pub fn in_picture(&self, picture: Uuid) -> Vec<PersonId> {
        self.people.get(&picture).into_iter().flatten().map(|one| one.person).collect()
    }

    /// Whom a picture shows so that they can be recognised.
    pub fn recognised(&self, picture: Uuid) -> Vec<PersonId> {
        let of = self.people.get(&picture).into_iter().flatten();
        of.filter(|one| one.recognised == Recognised::Yes).map(|one| one.person).collect()
    }

    /// Whom a caption may name: one who has left the school is no longer told of as of its class.
    fn nameable(&self, picture: &Picture) -> impl Iterator<Item = PersonId> {
        let recognised = self.recognised(picture.id).into_iter();
        recognised.filter(|person| is_pupil_at(&*self.relations, *person, picture.school))
    }

    /// What stands below a picture: those who can be recognised, as far as they consented to being named and are still here.
    ///
    /// # Errors
    /// The ledger or the store fails.
    pub fn captions(&self, owner: &Owner, uses: &[(&Picture, &Shown)]) -> Result<HashMap<Uuid, Vec<String>>> {
        let named = uses.iter().filter(|(_, shown)| shown.naming != Naming::Nameless);
        let mut people: Vec<_> = named.flat_map(|(picture, _)| self.nameable(picture)).collect();
        people.sort_unstable();
        people.dedup();
        let names: HashMap<PersonId, Name> = match people.is_empty() {
            true => HashMap::new(),
            false => opened(&owner.ctx(Caller::part(PART))?.may(NamePictured { people })?)?,
        };
        let below = |(picture, shown): &(&Picture, &Shown)| {
            let class = self.classes.get(&picture.group_id).map_or("", String::as_str);
            let line = |person| {
                let name = names.get(&person)?;
                caption(shown.naming, &name.given, &name.family, class)
            };
            (shown.id, self.nameable(picture).filter_map(line).collect())
        };
        Ok(uses.iter().map(below).collect())
    }
}
