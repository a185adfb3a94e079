//! Surveys for a demonstration: a class that has answered, with friends, a pair, somebody nobody chooses and one who is silent.

use jiff::{ToSpan, civil::Date};
use ransel_kernel::{Caller, FreeText, GroupId, Owner, PersonId, Result, SchoolId};
use ransel_school::derived;
use uuid::Uuid;

use crate::{
    PART,
    actions::{Draft, Entry, SetUpSurveyReaders, SetUpSurveys, name, put_in, words_of},
    bank::{BANK, Kind},
    records::{Answered, Chosen, Gender, Mode, Pupil, Words},
    seal,
};

/// A pupil of the demonstration.
#[derive(Clone, Debug)]
pub struct SeedPupil {
    /// Who.
    pub person: PersonId,
    /// Given names.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Birth year.
    pub birth_year: i64,
    /// Feide user name.
    pub user_name: String,
}

/// A class that is asked.
#[derive(Clone, Debug)]
pub struct SeedClass {
    /// The class.
    pub group: GroupId,
    /// What it is called.
    pub name: String,
    /// Its school.
    pub school: SchoolId,
    /// Its pupils, in order.
    pub pupils: Vec<SeedPupil>,
    /// Who asks them: the contact teacher.
    pub asks: PersonId,
}

/// Which seats somebody chooses, by her own: small groups beside each other, and nobody chooses the last but one.
fn chooses(seat: usize, count: usize) -> Vec<usize> {
    let group = seat / 4 * 4;
    let near = (group..group + 4).filter(|other| *other != seat).take(2 + seat % 2);
    let far = seat.is_multiple_of(5).then_some((seat + 7) % count);
    let lonely = count.saturating_sub(2);
    near.chain(far).filter(|other| *other < count && *other != lonely && *other != seat).collect()
}

/// The survey of a class that is open.
pub fn seeded(class: GroupId) -> Uuid {
    id(class, 10)
}

fn id(class: GroupId, days_ago: i64) -> Uuid {
    derived::id(&["demo-survey", &class.to_string(), &days_ago.to_string()])
}

/// Puts in two surveys per class: one that is open for some days yet, and one from the beginning of the school year.
///
/// # Errors
/// A store fails.
pub fn seed(owner: &Owner, classes: &[SeedClass], today: Date) -> Result<()> {
    let ctx = owner.ctx(Caller::part(PART))?;
    for (class, days_ago) in classes.iter().flat_map(|class| [(class, 10), (class, 90)]) {
        let id = id(class.group, days_ago);
        let entry = |pupil: &SeedPupil| Entry {
            person: pupil.person,
            given: pupil.given.clone(),
            family: pupil.family.clone(),
            gender: Gender::Unsaid,
            birth_year: pupil.birth_year,
            user_name: pupil.user_name.clone(),
        };
        let draft = Draft {
            id,
            class: class.group,
            class_name: class.name.clone(),
            mode: Mode::Preventive,
            grounds: None,
            questions: BANK.iter().filter(|asked| asked.fits(Mode::Preventive)).collect(),
            own: Vec::new(),
            called: Vec::new(),
            pupils: class.pupils.iter().map(entry).collect(),
            opens_on: today.saturating_sub(days_ago.days()),
            closes_on: today.saturating_sub((days_ago - 14).days()),
            delete_on: today.saturating_add(90.days()),
        };
        ctx.change(SetUpSurveyReaders {}, |change| name(change, &draft, class.asks, class.school))?;
        ctx.change(SetUpSurveys {}, |change| {
            let now = owner.clock.now();
            put_in(change, &draft, class.school, now)?;
            let count = draft.pupils.len();
            // The first has not answered: whoever tries the demonstration as a pupil can.
            for (seat, entry) in draft.pupils.iter().enumerate().skip(1) {
                let (person, delete_on) = (entry.person, draft.delete_on);
                let row = change.rows::<Pupil>().only(Pupil::SURVEY, ransel_kernel::rows::Is::Equal, &id);
                let row = row.only(Pupil::PERSON, ransel_kernel::rows::Is::Equal, &person).first()?;
                let Some(row) = row else { continue };
                let set = ransel_kernel::pass::Set::default();
                change.update::<Pupil, _>(
                    &row.id,
                    set.to(Pupil::BEGAN_AT, &Some(now)).to(Pupil::DONE_AT, &Some(now)),
                )?;
                let (mut answered, mut made) = (Vec::new(), Vec::new());
                for put in draft.put() {
                    let (question, new) = (put.number, || owner.random.uuid());
                    match put.kind() {
                        Kind::Scale(_) => {
                            let option =
                                1 + i64::try_from((seat * 7 + question as usize) % 5 / 2).unwrap_or_default();
                            let option = if seat + 2 == count || (days_ago > 14 && seat % 3 == 1) {
                                3
                            } else {
                                option
                            };
                            answered.push(Answered {
                                id: new()?,
                                survey: id,
                                person,
                                question,
                                option,
                                delete_on,
                            });
                        }
                        Kind::Choose(_) => {
                            for other in chooses(seat, count).into_iter().skip(usize::from(days_ago > 14)) {
                                let Some(chosen) = draft.pupils.get(other).map(|other| other.person) else {
                                    continue;
                                };
                                made.push(Chosen {
                                    id: new()?,
                                    survey: id,
                                    person,
                                    question,
                                    chosen,
                                    delete_on,
                                });
                            }
                        }
                        Kind::Open if seat % 6 == 1 => {
                            let words =
                                "Det er som regel fint. Jeg skulle ønske at flere var ute i friminuttene.";
                            let words = if seat + 2 >= count {
                                "Jeg går alene hver dag, og ingen vil være med meg."
                            } else {
                                words
                            };
                            let alert =
                                ransel_screening::look(words).map(|alert| alert.kind.code().to_owned());
                            let (words, alert) = (FreeText::new(words), alert.unwrap_or_default());
                            let matter = words_of(id);
                            change.insert(&Words {
                                id: new()?,
                                matter,
                                person,
                                question,
                                words,
                                alert,
                                delete_on,
                            })?;
                        }
                        Kind::Open => {}
                    }
                }
                for row in &answered {
                    change.insert(row)?;
                }
                for row in &made {
                    change.insert(row)?;
                }
                change.insert(&seal::made(owner, id, person, delete_on, &answered, &made)?)?;
            }
            Ok(())
        })?;
    }
    Ok(())
}
