//! All words of the provider's pages, in bokmål only: it stands in for an outside party, whose pages are not ours
//! to translate.

use crate::Assurance;

pub(super) const LANGUAGE: &str = "nb";
pub(super) const PROVIDER: &str = "Øvingsinnlogging";
pub(super) const TITLE: &str = "Hvem vil du logge inn som?";
pub(super) const INTRODUCTION: &str = "Dette er en øvingsutgave av innlogging med Feide og ID-porten. \
     Alle personene er oppdiktet, og navnene deres er synlige for alle.";
pub(super) const ASKED: &str = "Tjenesten ber om sikkerhetsnivå";
pub(super) const ASKED_NOTHING: &str = "Tjenesten ber ikke om noe bestemt sikkerhetsnivå.";
pub(super) const GIVES: &str = "Gir sikkerhetsnivå";
pub(super) const TOO_LOW: &str = "Det er lavere enn tjenesten ber om.";
pub(super) const USER_NAME: &str = "Brukernavn";
pub(super) const PASSWORD: &str = "Passord";
pub(super) const BY_PASSWORD: &str = "Logg inn med brukernavn og passord";
pub(super) const PASSWORD_HELP: &str = "Passordet er det samme som brukernavnet.";
pub(super) const SIGN_IN: &str = "Logg inn";
pub(super) const CANCEL: &str = "Avbryt";
pub(super) const ERROR_IN_TITLE: &str = "Feil: ";
pub(super) const WRONG_PASSWORD: &str =
    "Brukernavnet og passordet hører ikke sammen. Prøv igjen, eller velg en person i listen.";
pub(super) const BAD_REQUEST_TITLE: &str = "Vi kan ikke logge deg inn";
pub(super) const BAD_REQUEST: &str = "Tjenesten du kom fra, er ikke kjent her, eller lenken er ikke hel. \
     Gå tilbake til tjenesten og prøv på nytt derfra.";
pub(super) const SIGNED_OUT_TITLE: &str = "Du er logget ut";
pub(super) const SIGNED_OUT: &str = "Du kan lukke siden.";

pub(super) fn level(level: Assurance) -> &'static str {
    match level {
        Assurance::Low => "lavt",
        Assurance::Substantial => "betydelig",
        Assurance::High => "høyt",
    }
}
