//! The events there are: one list for the whole house, since who raises one and who hears it do not know each other.

use uuid::Uuid;

crate::declare_events! {
    /// A pupil has left: no enrolment goes on any more. Raised on the first day she does not belong.
    PupilLeft {
        /// Who.
        pupil,
        /// The enrolment that ended last.
        enrolment: Uuid,
    } = "pupil-left";
    /// Somebody's address is protected from now on, or more strictly than before.
    AddressProtected {
        /// Who.
        person,
        /// The protection.
        protection: Uuid,
    } = "address-protected";
    /// A consent was given about somebody.
    ConsentGiven {
        /// About whom.
        person,
        /// The consent.
        consent: Uuid,
    } = "consent-given";
    /// A consent was withdrawn: what rests on it ends at once (POL-2018 art. 7 (3)).
    ConsentWithdrawn {
        /// About whom.
        person,
        /// The consent.
        consent: Uuid,
    } = "consent-withdrawn";
    /// Something that a module got by a hand-over has been corrected: it has to ask anew (POL-2018 art. 19).
    HandedOverCorrected {
        /// About whom.
        person,
        /// The correction.
        correction: Uuid,
    } = "handed-over-corrected";
    /// A pupil has reached an age at which law gives her more to decide.
    ReachedAge {
        /// Who. How old she is now follows from her date of birth, for whoever may see it.
        pupil,
    } = "reached-age";
}
