//! An order from a court, the police or another authority to give out what is in a survey: what is kept of it. Three things it
//! takes before anything leaves: the order itself, a second person who approves, and a scope that is written down.

use jiff::{Timestamp, civil::Date};
use ransel_kernel::{
    FreeText, PersonId, Personal, SchoolId, coded,
    handover::{HandOver, HandOverDef, Taker},
    value::SealedBytes,
};
use uuid::Uuid;

coded! {
    /// Who orders something given out.
    Authority {
        /// A court.
        Court = "court",
        /// The police.
        Police = "police",
        /// Another authority.
        Other = "other",
    }
}

/// An order, with the paper it came on. The row tells of no pupil: whom it is about stands beside it.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "survey_order", activity = "survey-disclosure", keep = "survey", store = "vault")]
pub struct Order {
    /// The order.
    #[personal(id)]
    pub id: Uuid,
    /// The survey.
    #[personal(none)]
    pub survey: Uuid,
    /// The school.
    #[personal(none)]
    pub school: SchoolId,
    /// Who orders it.
    #[personal(category = "casework")]
    pub authority: Authority,
    /// What the authority is called.
    #[personal(category = "casework")]
    pub receiver: String,
    /// Its reference.
    #[personal(category = "casework")]
    pub reference: String,
    /// The day of the order.
    #[personal(category = "casework")]
    pub ordered_on: Date,
    /// By which law, in the order's words.
    #[personal(category = "free-text")]
    pub basis: FreeText,
    /// The order itself.
    #[personal(category = "casework")]
    pub document: SealedBytes,
    /// Whether answers on scales are to be given out.
    #[personal(category = "casework")]
    pub answers: bool,
    /// Whether choices of others are.
    #[personal(category = "casework")]
    pub choices: bool,
    /// Whether what was written freely is.
    #[personal(category = "casework")]
    pub words: bool,
    /// Who registered it.
    #[personal(category = "staffing")]
    pub registered_by: PersonId,
    /// When.
    #[personal(category = "staffing")]
    pub registered_at: Timestamp,
    /// Who approved it; never whoever registered it.
    #[personal(category = "staffing")]
    pub approved_by: Option<PersonId>,
    /// When.
    #[personal(category = "staffing")]
    pub approved_at: Option<Timestamp>,
    /// When it was given out the last time.
    #[personal(category = "casework")]
    pub given_at: Option<Timestamp>,
    /// The day all of it is deleted.
    #[personal(none, clock)]
    pub delete_on: Date,
}

/// A pupil an order is about.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "survey_order_pupil", activity = "survey-disclosure", keep = "survey", store = "vault")]
pub struct OrderedPupil {
    /// The row.
    #[personal(id)]
    pub id: Uuid,
    /// The order.
    #[personal(none)]
    pub order_id: Uuid,
    /// The pupil.
    #[personal(subject)]
    pub person: PersonId,
    /// The day all of it is deleted.
    #[personal(none, clock)]
    pub delete_on: Date,
}

/// What a pupil answered in a survey, given to an authority that has ordered it.
#[derive(Clone, Copy, Debug)]
pub struct SurveyOnOrder {
    /// About whom.
    pub person: PersonId,
}

impl HandOver for SurveyOnOrder {
    const DEF: &'static HandOverDef = &HandOverDef {
        name: "survey-on-order",
        giver: "survey",
        activity: "survey-disclosure",
        taker: Taker::Outside,
        what: &[("survey_answer", &["option"]), ("survey_choice", &["chosen"]), ("survey_words", &["words"])],
    };
    type Given = ();
    fn about(&self) -> PersonId {
        self.person
    }
}
