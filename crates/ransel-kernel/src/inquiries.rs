//! Questions about a system's statement, answered by the data protection officer or the accountable head (POL-2018 art. 12 (1) and 38 (4)).
//! Whoever answers is not told who asks: it is no part of the question.

use jiff::{ToSpan, civil::Date};
use uuid::Uuid;

use crate::{
    Caller, Ctx, FreeText, KernelError, Owner, PersonId, Result,
    platform::{
        AnswerInquiry, AskAboutStatement, FindInquiries, Inquiry, InquiryAnswer, ReadInquiries,
        ReviewInquiries,
    },
    rows::Is,
};

/// A question is answered within as many days, counted from the day after it is asked (the statements say so themselves; POL-2018 art. 12 (3)
/// has a month for what one asks with a right).
pub const ANSWER_WITHIN_DAYS: i64 = 30;

/// For as many days before that day it is told that a question is due soon.
pub const NOTICE_DAYS: i64 = 7;

/// How many questions of one person can wait at a time: nobody is kept from the others' by one who sends hundreds.
pub const WAITING_AT_MOST: usize = 10;

/// The longest question or answer, in characters.
pub const WORDS_AT_MOST: usize = 2_000;

/// The part of the product that counts what waits.
const PART: &str = "inquiries";

/// A question with its answer, where there is one.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The question.
    pub inquiry: Inquiry,
    /// The answer.
    pub answer: Option<InquiryAnswer>,
}

/// How a question stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It should have been answered.
    Overdue,
    /// It is due within [`NOTICE_DAYS`].
    Near,
    /// There is time.
    Waiting,
    /// It is answered.
    Answered,
}

impl Standing {
    /// The standing of a question that is to be answered by the end of `due`.
    pub fn on(today: Date, due: Date, answered: bool) -> Self {
        match answered {
            true => Self::Answered,
            false if today > due => Self::Overdue,
            false if due <= today.saturating_add(NOTICE_DAYS.days()) => Self::Near,
            false => Self::Waiting,
        }
    }

    /// The standing, as it stands in the keys of texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Near => "near",
            Self::Waiting => "waiting",
            Self::Answered => "answered",
        }
    }
}

impl Asked {
    /// How it stands on a day.
    pub fn standing(&self, today: Date) -> Standing {
        Standing::on(today, self.inquiry.due, self.answer.is_some())
    }
}

/// Each question with its answer; those that wait first, what is due first before the others, then the newest.
fn joined(inquiries: Vec<Inquiry>, mut answers: Vec<InquiryAnswer>) -> Vec<Asked> {
    let with = |inquiry: Inquiry| {
        let at = answers.iter().position(|answer| answer.inquiry == inquiry.id);
        let answer = at.map(|at| answers.swap_remove(at));
        Asked { inquiry, answer }
    };
    let mut all: Vec<_> = inquiries.into_iter().map(with).collect();
    all.sort_by_key(|one| {
        let at = one.inquiry.asked_at.as_second();
        (one.answer.is_some(), if one.answer.is_some() { -at } else { at }, one.inquiry.id)
    });
    all
}

fn own(ctx: &Ctx<'_>) -> Result<PersonId> {
    ctx.caller.person.ok_or(KernelError::invalid("not-found-heading"))
}

/// What the caller has asked about a module's statement, with the answers.
///
/// # Errors
/// The kernel refuses or the store fails.
pub fn mine(ctx: &Ctx<'_>, module: &str) -> Result<Vec<Asked>> {
    let pass = ctx.may(ReadInquiries { person: own(ctx)? })?;
    let inquiries = pass.rows::<Inquiry>().only(Inquiry::MODULE, Is::Equal, &module.to_owned()).all()?;
    Ok(joined(inquiries, pass.rows::<InquiryAnswer>().all()?))
}

/// Whether the caller may read what she has asked now, or must confirm who she is first.
///
/// # Errors
/// The relations cannot be read.
pub fn may_read_mine(ctx: &Ctx<'_>) -> Result<bool> {
    ctx.would(&ReadInquiries { person: own(ctx)? })
}

/// Asks about a module's statement. Sent twice with the same id, it is asked once.
///
/// # Errors
/// Too many wait already, the kernel refuses or the store fails.
pub fn ask(ctx: &Ctx<'_>, id: Uuid, module: &str, question: &str) -> Result<()> {
    let (person, today, now) = (own(ctx)?, ctx.owner.clock.today(), ctx.owner.clock.now());
    ctx.change(AskAboutStatement { person }, |change| {
        let mine = change.rows::<Inquiry>().all()?;
        if mine.iter().any(|one| one.id == id) {
            return Ok(());
        }
        let answers = change.rows::<InquiryAnswer>().all()?;
        let waits = mine.iter().filter(|one| !answers.iter().any(|answer| answer.inquiry == one.id)).count();
        if waits >= WAITING_AT_MOST {
            return Err(KernelError::invalid("inquiry-too-many"));
        }
        change.insert(&Inquiry {
            id,
            person,
            module: module.to_owned(),
            question: FreeText::new(question),
            asked_at: now,
            due: today.saturating_add(ANSWER_WITHIN_DAYS.days()),
        })
    })
}

/// All questions of people the caller answers, with the answers.
///
/// # Errors
/// The kernel refuses or a store fails.
pub fn all(ctx: &Ctx<'_>) -> Result<Vec<Asked>> {
    let mut people: Vec<_> = found(ctx.owner)?.into_iter().map(|one| one.inquiry.person).collect();
    people.sort_unstable();
    people.dedup();
    let pass = ctx.may(ReviewInquiries { people })?;
    Ok(joined(pass.rows::<Inquiry>().all()?, pass.rows::<InquiryAnswer>().all()?))
}

/// Answers a question of somebody else's. What was answered first stays.
///
/// # Errors
/// There is no such question, the kernel refuses or the store fails.
pub fn answer(ctx: &Ctx<'_>, inquiry: Uuid, said: &str) -> Result<()> {
    let by_person = own(ctx)?;
    let known = found(ctx.owner)?.into_iter().find(|one| one.inquiry.id == inquiry);
    let person = known.ok_or(KernelError::invalid("not-found-heading"))?.inquiry.person;
    let answered_at = ctx.owner.clock.now();
    ctx.change(AnswerInquiry { person }, |change| {
        let there = change.rows::<InquiryAnswer>().only(InquiryAnswer::INQUIRY, Is::Equal, &inquiry);
        if there.first()?.is_some() {
            return Err(KernelError::invalid("inquiry-answered-already"));
        }
        let (id, answer) = (ctx.owner.random.uuid()?, FreeText::new(said));
        change.insert(&InquiryAnswer { id, inquiry, person, answer, by_person, answered_at })
    })
}

/// How many questions are overdue, due soon, and wait, of those the caller may answer: a number tells of nobody her list leaves out.
///
/// # Errors
/// The store fails.
pub fn waiting(ctx: &Ctx<'_>) -> Result<[usize; 3]> {
    let today = ctx.owner.clock.today();
    let mut counts = [0; 3];
    for one in found(ctx.owner)? {
        if !ctx.would(&AnswerInquiry { person: one.inquiry.person })? {
            continue;
        }
        match one.standing(today) {
            Standing::Overdue => counts[0] += 1,
            Standing::Near => counts[1] += 1,
            Standing::Waiting => counts[2] += 1,
            Standing::Answered => {}
        }
    }
    Ok(counts)
}

fn found(owner: &Owner) -> Result<Vec<Asked>> {
    let part = owner.ctx(Caller::part(PART))?;
    let pass = part.may(FindInquiries {})?;
    Ok(joined(pass.rows::<Inquiry>().all()?, pass.rows::<InquiryAnswer>().all()?))
}
