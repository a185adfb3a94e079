//! The acts and regulations Ransel cites, with the days they applied. One row each; a change of law is a new
//! row or a new date, never an edit of a number that old decisions cite.

use std::str::FromStr;

use jiff::civil::{Date, date};

use super::{Certainty, LawRefError};

/// What the table says about an instrument.
struct Card {
    key: &'static str,
    name: &'static str,
    number: &'static str,
    in_force: Option<Date>,
    ended: Option<Date>,
    certainty: Certainty,
}

macro_rules! instruments {
    ($($variant:ident $key:literal $name:literal $number:literal $from:expr, $last:expr, $certainty:ident;)*) => {
        /// An act or regulation. The order is that of the table, subject by subject.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Instrument {
            $(#[doc = concat!($key, ", ", $name, " (", $number, ")")] $variant,)*
        }

        impl Instrument {
            /// Every instrument of the table.
            pub const ALL: &[Instrument] = &[$(Instrument::$variant),*];

            const fn card(self) -> Card {
                match self {
                    $(Self::$variant => Card {
                        key: $key,
                        name: $name,
                        number: $number,
                        in_force: $from,
                        ended: $last,
                        certainty: Certainty::$certainty,
                    },)*
                }
            }
        }
    };
}

const fn day(year: i16, month: i8, day: i8) -> Option<Date> {
    Some(date(year, month, day))
}

const NOT_YET: Option<Date> = None;
const STILL: Option<Date> = None;

// Variant, key, name in Norwegian letters, official number, first day in force, last day in force (inclusive).
// Where the day of a year was not found, 1 January stands; that concerns FARK-1998 and BVL-1992 only.
instruments! {
    Oppl1998 "OPPL-1998" "opplæringsloven" "LOV-1998-07-17-61" day(1999, 8, 1), day(2024, 7, 31), Sure;
    Oppl2023 "OPPL-2023" "opplæringslova" "LOV-2023-06-09-30" day(2024, 8, 1), STILL, Sure;
    Foppl2006 "FOPPL-2006" "forskrift til opplæringsloven" "FOR-2006-06-23-724"
        day(2006, 8, 1), day(2024, 7, 31), Sure;
    Foppl2024 "FOPPL-2024" "forskrift til opplæringslova" "FOR-2024-06-03-900" day(2024, 8, 1), STILL, Sure;
    Priv2003 "PRIV-2003" "privatskolelova" "LOV-2003-07-04-84" day(2003, 10, 1), STILL, Sure;
    Fpriv2006 "FPRIV-2006" "forskrift til privatskolelova" "FOR-2006-07-14-932" day(2006, 8, 1), STILL, Likely;

    Fvl1967 "FVL-1967" "forvaltningsloven" "LOV-1967-02-10" day(1970, 1, 1), STILL, Sure;
    // Adopted; the start had not been set when the law was last read.
    Fvl2025 "FVL-2025" "forvaltningsloven av 2025" "LOV-2025-06-20-81" NOT_YET, STILL, Sure;
    Efv2004 "EFV-2004" "eForvaltningsforskriften" "FOR-2004-06-25-988" day(2004, 7, 1), STILL, Likely;
    Offl1970 "OFFL-1970" "offentlighetsloven" "LOV-1970-06-19-69" day(1971, 7, 1), day(2008, 12, 31), Sure;
    Offl2006 "OFFL-2006" "offentleglova" "LOV-2006-05-19-16" day(2009, 1, 1), STILL, Sure;
    Foff2008 "FOFF-2008" "offentlegforskrifta" "FOR-2008-10-17-1119" day(2009, 1, 1), STILL, Sure;

    // § 9 outlives the act in part: see the table of provisions.
    Ark1992 "ARK-1992" "arkivlova av 1992" "LOV-1992-12-04-126" day(1999, 1, 1), day(2025, 12, 31), Sure;
    Ark2025 "ARK-2025" "arkivlova" "LOV-2025-06-20-96" day(2026, 1, 1), STILL, Sure;
    Fark1998 "FARK-1998" "arkivforskriften av 1998" "FOR-1998-12-11-1193"
        day(1999, 1, 1), day(2017, 12, 31), Sure;
    Fark2017 "FARK-2017" "arkivforskriften av 2017" "FOR-2017-12-15-2105"
        day(2018, 1, 1), day(2025, 12, 31), Sure;
    Fark2025 "FARK-2025" "arkivforskrifta" "FOR-2025-12-17-2647" day(2026, 1, 1), STILL, Sure;
    Rark1999 "RARK-1999" "Riksarkivarens bestemmelser av 1999" "FOR-1999-12-01-1566"
        day(2000, 1, 1), day(2017, 12, 31), Sure;
    // Whether it still applies after 2026-01-01 is unverified: the new act lets the National Archives replace it.
    Rark2017 "RARK-2017" "riksarkivarens forskrift" "FOR-2017-12-19-2286" day(2018, 1, 1), STILL, Unverified;

    Pol2000 "POL-2000" "personopplysningsloven av 2000" "LOV-2000-04-14-31"
        day(2001, 1, 1), day(2018, 7, 19), Sure;
    Pof2000 "POF-2000" "personopplysningsforskriften" "FOR-2000-12-15-1265"
        day(2001, 1, 1), day(2018, 7, 19), Sure;
    Pol2018 "POL-2018" "personopplysningsloven" "LOV-2018-06-15-38" day(2018, 7, 20), STILL, Sure;
    Epost2018 "EPOST-2018" "forskrift om arbeidsgivers innsyn i e-postkasse og annet elektronisk lagret materiale"
        "FOR-2018-07-02-1108" day(2018, 7, 20), STILL, Sure;
    Kam2018 "KAM-2018" "forskrift om kameraovervåking i virksomhet" "FOR-2018-07-02-1107"
        day(2018, 7, 20), STILL, Sure;

    // A new act was adopted in 2025 and had not started in summer 2026.
    Barn1981 "BARN-1981" "barnelova" "LOV-1981-04-08-7" day(1982, 1, 1), STILL, Likely;
    Bvl1992 "BVL-1992" "barnevernloven" "LOV-1992-07-17-100" day(1993, 1, 1), day(2022, 12, 31), Sure;
    Bvl2021 "BVL-2021" "barnevernsloven" "LOV-2021-06-18-97" day(2023, 1, 1), STILL, Sure;
    Koml2018 "KOML-2018" "kommuneloven" "LOV-2018-06-22-83" day(2019, 11, 1), STILL, Sure;
    Freg2016 "FREG-2016" "folkeregisterloven" "LOV-2016-12-09-88" day(2017, 10, 1), STILL, Likely;
    Vml2010 "VML-2010" "vergemålsloven" "LOV-2010-03-26-9" day(2013, 7, 1), STILL, Sure;
    Pbrl1999 "PBRL-1999" "pasient- og brukerrettighetsloven" "LOV-1999-07-02-63" day(2001, 1, 1), STILL, Sure;
    Hotl2011 "HOTL-2011" "helse- og omsorgstjenesteloven" "LOV-2011-06-24-30" day(2012, 1, 1), STILL, Sure;
    Sprl2021 "SPRL-2021" "språklova" "LOV-2021-05-21-42" day(2022, 1, 1), STILL, Sure;
    Saml1987 "SAML-1987" "sameloven" "LOV-1987-06-12-56" day(1990, 2, 24), STILL, Likely;
    Ldl2017 "LDL-2017" "likestillings- og diskrimineringsloven" "LOV-2017-06-16-51"
        day(2018, 1, 1), STILL, Sure;
    Tros2020 "TROS-2020" "trossamfunnsloven" "LOV-2020-04-24-31" day(2021, 1, 1), STILL, Sure;
    Aav2018 "AAV-2018" "åndsverkloven" "LOV-2018-06-15-40" day(2018, 7, 1), STILL, Sure;
    Uhl2024 "UHL-2024" "universitets- og høyskoleloven" "LOV-2024-03-08-9" day(2024, 8, 1), STILL, Sure;
    Dsl2023 "DSL-2023" "digitalsikkerhetsloven" "LOV-2023-12-20-108" day(2025, 10, 1), STILL, Likely;
}

impl Instrument {
    /// The key used in configuration and records: `FOPPL-2024`.
    pub const fn key(self) -> &'static str {
        self.card().key
    }

    /// The name a Norwegian letter uses: `forskrift til opplæringslova`.
    pub const fn name(self) -> &'static str {
        self.card().name
    }

    /// The official number: `FOR-2024-06-03-900`.
    pub const fn number(self) -> &'static str {
        self.card().number
    }

    /// The first day it applied; none if adopted but not started.
    pub const fn valid_from(self) -> Option<Date> {
        self.card().in_force
    }

    /// The last day it applied, inclusive; none while it applies.
    pub const fn valid_to(self) -> Option<Date> {
        self.card().ended
    }

    /// How sure the row is.
    pub const fn certainty(self) -> Certainty {
        self.card().certainty
    }
}

impl FromStr for Instrument {
    type Err = LawRefError;

    fn from_str(key: &str) -> Result<Self, Self::Err> {
        let known = Self::ALL.iter().copied().find(|instrument| instrument.key() == key);
        known.ok_or_else(|| LawRefError::UnknownInstrument { key: key.to_owned() })
    }
}
