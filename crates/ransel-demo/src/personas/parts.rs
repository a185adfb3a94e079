//! The table of personas: stable user names, stable names, and a line on what to try.

use super::Heading::{self, Guardians, Outside, Pupils, SchoolOffice, SchoolOwner, Teachers};

/// One row of the list.
#[derive(Clone, Copy)]
pub(super) struct Part {
    pub(super) user_name: &'static str,
    pub(super) given: &'static str,
    pub(super) family: &'static str,
    pub(super) display_name: &'static str,
    pub(super) description: &'static str,
    pub(super) heading: Heading,
}

const fn part(
    heading: Heading,
    user_name: &'static str,
    [given, family, display_name]: [&'static str; 3],
    description: &'static str,
) -> Part {
    Part { user_name, given, family, display_name, description, heading }
}

#[rustfmt::skip]
pub(super) const PARTS: [Part; 22] = [
    part(Pupils, "pupil", ["Nora", "Solvang Lie", "Nora Solvang Lie"],
        "17 år, Vg2: se eget fravær i hvert fag, og hvor mye som er igjen til grensen."),
    part(Pupils, "pupil-adult", ["Máret Ánne", "Eira", "Máret Ánne Eira"],
        "18 år, Vg3: meld fravær selv, og se at foresatte ikke lenger har innsyn."),
    part(Pupils, "pupil-young", ["Jonas", "Solvang", "Jonas Solvang"],
        "11 år, 6. trinn: se det et barn på barneskolen får se om seg selv."),
    part(Pupils, "pupil-protected", ["Emil", "Nordnes", "Emil Nordnes"],
        "16 år, Vg1, strengt fortrolig adresse: se hva som er skjult for andre."),
    part(Guardians, "guardian", ["Ingrid", "Solvang", "Ingrid Solvang"],
        "Bor med Nora og Jonas: meld fravær for begge og se det skolen har registrert."),
    part(Guardians, "guardian-apart", ["Anders", "Lie", "Anders Lie"],
        "Noras far, har foreldreansvar og bor et annet sted: se Nora, men ikke Jonas."),
    part(Guardians, "guardian-none", ["Rune", "Haugstad", "Rune Haugstad"],
        "Jonas' far, uten foreldreansvar: se at ingenting om Jonas vises."),
    part(Teachers, "contact-teacher", ["Berit", "Fjellheim", "Berit Fjellheim"],
        "Kontaktlærer for Noras klasse: før fravær i timen og følg opp hele klassen."),
    part(Teachers, "subject-teacher", ["Aslak", "Utsi", "Aslak Utsi"],
        "Faglærer for Nora i ett fag: før fravær der, og se at andre fag ikke vises."),
    part(Teachers, "other-teacher", ["Samira", "Warsame", "Samira Warsame"],
        "Lærer ved samme skole for andre elever: se at Nora ikke finnes i listene."),
    part(Teachers, "substitute", ["Signe", "Aune", "Signe Aune"],
        "Vikar for Noras faglærer i to uker: se gruppen hans, bare så lenge vikariatet varer."),
    part(SchoolOffice, "principal", ["Turid", "Havnes", "Turid Havnes"],
        "Rektor ved Noras skole: se skolen samlet, sett inn vikarer og avgjør det bare rektor kan."),
    part(SchoolOffice, "department-head", ["Olav", "Brattli", "Olav Brattli"],
        "Avdelingsleder ved Noras skole: følg opp klassene i avdelingen."),
    part(SchoolOffice, "secretary", ["Lene", "Moen", "Lene Moen"],
        "Sekretær ved Noras skole: finn elever og foresatte, og ta imot beskjeder."),
    part(SchoolOffice, "timetabler", ["Hege", "Lunde", "Hege Lunde"],
        "Timeplanlegger ved Noras skole: endre timene framover, og lim inn en hel timeplan."),
    part(SchoolOffice, "other-principal", ["Geir", "Strand", "Geir Strand"],
        "Rektor ved ungdomsskolen: se at elever ved andre skoler ikke vises."),
    part(SchoolOwner, "accountable-head", ["Marit", "Holm", "Marit Holm"],
        "Kommunedirektør: oppnevn systemansvarlige og gi stillinger, uten å se en eneste elev."),
    part(SchoolOwner, "system-owner", ["Erik", "Dahl", "Erik Dahl"],
        "Systemansvarlig for alt unntatt innlogging og logg: endre innstillinger for sine systemer."),
    part(SchoolOwner, "dpo", ["Silje", "Rønning", "Silje Rønning"],
        "Personvernombud: se behandlingsprotokollen og hvem som kan se hva."),
    part(SchoolOwner, "it", ["Thuy", "Nguyen", "Thuy Nguyen"],
        "IKT hos skoleeieren: hent inn lister og se avvik i filene."),
    part(Outside, "operator", ["Petter", "Vik", "Petter Vik"],
        "Drifter serveren: se helsen til systemet, men ingen personopplysninger."),
    part(Outside, "stranger", ["Kim", "Fremmed", "Kim Fremmed"],
        "Kan logge inn, men er ingen i Soløy: se at ingenting åpner seg."),
];
