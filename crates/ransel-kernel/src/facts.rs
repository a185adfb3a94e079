//! What a policy may look at: the hat, and one small vector of enumerated facts. Never an id.
//!
//! The vector is one `u64`, so a decision can be remembered by it, listed as a table and proven for
//! all inputs. Every fact is always present, so no policy can fail for want of one.

/// One fact's place in the vector and the values it can have.
#[derive(Debug)]
pub struct FactDef {
    /// Its name in the policies (`context.NAME`).
    pub name: &'static str,
    /// Its values, the plain one first; `["false", "true"]` for a yes-or-no fact.
    pub values: &'static [&'static str],
    /// Whether it is a yes-or-no fact.
    pub flag: bool,
    /// Name of its type in the policy schema.
    pub type_name: &'static str,
    /// Lowest bit of its place.
    pub shift: u32,
    /// What it is about.
    pub sort: Sort,
    /// Whether a refused caller may hear that it is this fact that is missing.
    pub hearable: bool,
}

/// What a fact is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// How the caller is related to the subject.
    Relation,
    /// The subject's state.
    State,
    /// How the caller came in.
    WayIn,
    /// What the owner has chosen.
    Choice,
    /// A fact of the single row, known only in the store.
    Row,
}

impl FactDef {
    const fn bits(&self) -> u32 {
        usize::BITS - (self.values.len() - 1).leading_zeros()
    }
    /// The bits of its place in the vector.
    pub const fn mask(&self) -> u64 {
        ((1 << self.bits()) - 1) << self.shift
    }
}

macro_rules! enumerations {
    ($($(#[$doc:meta])* $name:ident { $(#[$fdoc:meta])* $first:ident = $fcode:literal, $($(#[$vdoc:meta])* $variant:ident = $code:literal,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { #[default] $(#[$fdoc])* $first, $($(#[$vdoc])* $variant,)* }
        impl $name {
            /// Every value, the plain one first.
            pub const ALL: &'static [Self] = &[Self::$first, $(Self::$variant,)*];
            const CODES: &'static [&'static str] = &[$fcode, $($code,)*];
            /// The word it has in policies, settings and stores.
            pub const fn code(self) -> &'static str { Self::CODES[self as usize] }
            /// The value with this word.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.code() == code)
            }
        }
    )*};
}

enumerations! {
    /// The role one acts in just now. A teacher who is also a parent here wears one hat per action.
    Hat {
        /// Nobody known: signed in, but without a role here.
        None = "none",
        /// A pupil, about herself.
        Pupil = "pupil",
        /// A guardian, about a child.
        Guardian = "guardian",
        /// Teaching staff of a school.
        Teacher = "teacher",
        /// The head of a school.
        Principal = "principal",
        /// The head of a department at a school.
        DepartmentHead = "department-head",
        /// A school's office.
        Secretary = "secretary",
        /// Keeps a school's timetable.
        Timetabler = "timetabler",
        /// The owner's data protection officer.
        DataProtectionOfficer = "dpo",
        /// The owner's accountable head.
        AccountableHead = "accountable-head",
        /// The one who answers for a system on the owner's behalf.
        SystemOwner = "system-owner",
        /// Looks after accounts and imports.
        Administrator = "it",
        /// Runs the server; sees no personal data.
        Operator = "operator",
        /// A named part of the product itself: import, sweep, sign-in.
        System = "system",
    }
    /// How the subject belongs to the place the hat is worn at.
    Affiliation {
        /// Not at all.
        None = "none",
        /// Is a pupil there.
        Pupil = "pupil",
        /// Is a guardian of a pupil there.
        Guardian = "guardian",
        /// Works there.
        Staff = "staff",
    }
    /// What the caller is to the child, worked out from the dated rows (BARN-1981 §§ 30-47, BVL-2021 ch. 5).
    Guardianship {
        /// Nothing.
        None = "none",
        /// Has parental responsibility and the child lives there.
        LivesWith = "lives-with",
        /// Both parents, shared residence.
        Shared = "shared",
        /// Has parental responsibility; the child lives elsewhere.
        Apart = "apart",
        /// Foster parent, or staff of the institution where the child lives after a care order.
        Foster = "foster",
        /// Appointed guardian, within the mandate.
        Appointed = "appointed",
        /// Somebody those with parental responsibility have consented may be informed.
        ThirdPerson = "third-person",
        /// A parent without parental responsibility.
        NoResponsibility = "no-responsibility",
        /// Has parental responsibility, but the care has been taken over.
        AfterCareOrder = "after-care-order",
        /// The right to information has been taken away.
        Barred = "barred",
    }
    /// The subject's age, where law draws lines.
    Age {
        /// Not known, or not a pupil.
        Unknown = "unknown",
        /// Under 12.
        Under12 = "under-12",
        /// 12.
        From12 = "from-12",
        /// 13 and 14.
        From13 = "from-13",
        /// 15.
        From15 = "from-15",
        /// 16 and 17.
        From16 = "from-16",
        /// 18 or more.
        Adult = "adult",
    }
    /// The subject's address protection (FREG-2016 § 10-4 of its regulation).
    Protection {
        /// None.
        None = "none",
        /// A client address.
        Client = "client",
        /// Confidential (earlier code 7).
        Confidential = "confidential",
        /// Strictly confidential (earlier code 6).
        Strict = "strict",
    }
    /// What kind of school the subject goes to.
    Stage {
        /// None here.
        None = "none",
        /// Primary or lower secondary.
        Compulsory = "compulsory",
        /// Upper secondary.
        Upper = "upper-secondary",
        /// Education for adults.
        Adult = "adult",
    }
    /// A granted window: access for a stated reason, with an end.
    Window {
        /// None.
        None = "none",
        /// One answer to one request for information (BARN-1981 § 47).
        Request = "request",
        /// Danger to life or health (PBRL-1999 § 3-4, FVL-1967 § 13 b no. 7).
        Danger = "danger",
        /// A task somebody has for a while: a substitute, a colleague who helps.
        Task = "task",
    }
    /// Whether the subject goes to school here.
    Enrolment {
        /// Never did, or is no pupil.
        None = "none",
        /// Does.
        Current = "current",
        /// Did, and has left.
        Left = "left",
    }
    /// How sure the sign-in is.
    Assurance {
        /// A password.
        Low = "low",
        /// Two factors.
        Substantial = "substantial",
        /// The national scheme's highest level.
        High = "high",
    }
}

const FLAG: &[&str] = &["false", "true"];

macro_rules! facts {
    ($($(#[$doc:meta])* $name:ident / $with:ident : $ty:ident, $sort:ident, $hearable:literal;)*) => {
        /// Every fact, in the order of its place in the vector.
        pub static FACTS: &[FactDef] = &{
            let mut facts = [$(facts!(@def $name, $ty, $sort, $hearable),)*];
            let mut shift = 0;
            let mut i = 0;
            while i < facts.len() {
                facts[i].shift = shift;
                shift += facts[i].bits();
                i += 1;
            }
            assert!(shift <= 64, "the vector is one u64");
            facts
        };

        #[allow(non_camel_case_types, reason = "only an index into FACTS, by the fact's own name")]
        #[derive(Clone, Copy)]
        enum Place { $($name,)* }

        impl Facts {
            $(
                $(#[$doc])*
                pub fn $name(self) -> facts!(@type $ty) {
                    facts!(@read $ty, self.get(Place::$name as usize))
                }
                /// The same vector with this fact set.
                #[must_use]
                pub fn $with(self, value: facts!(@type $ty)) -> Self {
                    self.with(Place::$name as usize, value as usize)
                }
            )*
        }
    };
    (@type Flag) => { bool };
    (@type $ty:ident) => { $ty };
    (@read Flag, $index:expr) => { $index == 1 };
    (@read $ty:ident, $index:expr) => { $ty::ALL.get($index).copied().unwrap_or_default() };
    (@def $name:ident, Flag, $sort:ident, $hearable:literal) => {
        FactDef { name: stringify!($name), values: FLAG, flag: true, type_name: "Bool", shift: 0, sort: Sort::$sort, hearable: $hearable }
    };
    (@def $name:ident, $ty:ident, $sort:ident, $hearable:literal) => {
        FactDef { name: stringify!($name), values: $ty::CODES, flag: false, type_name: stringify!($ty), shift: 0, sort: Sort::$sort, hearable: $hearable }
    };
}

/// The vector.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Facts(pub u64);

facts! {
    /// The subject is the caller.
    own / with_own: Flag, Relation, false;
    /// The caller teaches a group the subject is in, today.
    teaches / with_teaches: Flag, Relation, true;
    /// The caller is the subject's contact teacher, today.
    contact_teacher / with_contact_teacher: Flag, Relation, true;
    /// The subject is a guardian of a pupil whose contact teacher the caller is, today.
    contact_home / with_contact_home: Flag, Relation, true;
    /// How the subject belongs to the place the hat is worn at.
    affiliation / with_affiliation: Affiliation, Relation, true;
    /// What the caller is to the child.
    guardianship / with_guardianship: Guardianship, Relation, false;
    /// The guardian's application for access has been approved.
    admitted / with_admitted: Flag, Relation, true;
    /// The pupil has allowed this guardian to know about health.
    allowed / with_allowed: Flag, Relation, false;
    /// The hat is worn for the whole owner, not for one school.
    owner_wide / with_owner_wide: Flag, Relation, false;
    /// The system the action is about is one the caller answers for today.
    answers / with_answers: Flag, Relation, true;
    /// The subject's age band.
    age / with_age: Age, State, false;
    /// The subject's address protection.
    protection / with_protection: Protection, State, false;
    /// Whether the subject goes to school here.
    enrolment / with_enrolment: Enrolment, State, false;
    /// What kind of school the subject goes to.
    stage / with_stage: Stage, State, false;
    /// The subject's data is restricted as far as the action's activity goes (POL-2018 art. 18): stored, not used. Whoever
    /// may know of the person may hear it: it is shown to every reader.
    restricted / with_restricted: Flag, State, true;
    /// How sure the sign-in is.
    assurance / with_assurance: Assurance, WayIn, true;
    /// The caller confirmed who she is within the step-up's time.
    fresh / with_fresh: Flag, WayIn, true;
    /// The caller has made the secrecy declaration.
    declared / with_declared: Flag, WayIn, true;
    /// It is documented that the caller knows about privacy and security.
    trained / with_trained: Flag, WayIn, true;
    /// The granted window that is open for this caller and subject. Nobody is told that one would open: it may be a way
    /// round somebody else's choice.
    window / with_window: Window, WayIn, false;
    /// The sign-in strength the owner demands of this hat.
    demanded / with_demanded: Assurance, Choice, false;
    /// The owner demands documented knowledge of privacy and security before the first access.
    training_demanded / with_training_demanded: Flag, Choice, false;
    /// Guardians of pupils in compulsory school must apply for access.
    apply_compulsory / with_apply_compulsory: Flag, Choice, false;
    /// Guardians of pupils in upper secondary school must apply for access.
    apply_upper / with_apply_upper: Flag, Choice, false;
    /// The owner keeps the register of pupils and guardians to the offices.
    register_for_office / with_register_for_office: Flag, Choice, false;
    /// The owner treats ways to reach people as sensitive.
    contact_added / with_contact_added: Flag, Choice, false;
    /// The owner treats who is whose guardian as sensitive.
    family_added / with_family_added: Flag, Choice, false;
    /// The owner treats notes on order and conduct as sensitive.
    conduct_added / with_conduct_added: Flag, Choice, false;
    /// The row belongs to a group the caller teaches.
    taught_here / with_taught_here: Flag, Row, true;
    /// The caller wrote the row.
    authored / with_authored: Flag, Row, true;
    /// The pupil has asked that guardians do not get the row (BARN-1981 § 31, FVL-1967 § 13).
    confided / with_confided: Flag, Row, false;
    /// The subject objects to what the action's activity does (POL-2018 art. 21).
    objected / with_objected: Flag, State, true;
    /// The row belongs to a matter the caller is named for today ([`crate::platform::Named`]). Nobody is told: that there is
    /// such a matter is for those who are named.
    named_here / with_named_here: Flag, Row, false;
    /// The system takes something from Feide about whoever uses it, and the caller has not come in with that: she has not
    /// accepted it, or not since she signed in.
    outside / with_outside: Flag, WayIn, true;
}

impl Facts {
    /// Index of the fact's value.
    pub fn get(self, place: usize) -> usize {
        FACTS.get(place).map_or(0, |fact| ((self.0 & fact.mask()) >> fact.shift) as usize)
    }

    /// The vector with the fact's value set by index.
    #[must_use]
    pub fn with(self, place: usize, value: usize) -> Self {
        FACTS
            .get(place)
            .map_or(self, |fact| Self(self.0 & !fact.mask() | (value as u64) << fact.shift & fact.mask()))
    }

    /// The facts that are not plain, as `name=value`: for logs of decisions and for counterexamples.
    pub fn spelled(self) -> Vec<String> {
        FACTS
            .iter()
            .enumerate()
            .filter(|(place, _)| self.get(*place) != 0)
            .filter_map(|(place, fact)| {
                let value = fact.values.get(self.get(place))?;
                Some(if fact.flag { fact.name.to_owned() } else { format!("{}={value}", fact.name) })
            })
            .collect()
    }
}

/// A fact that would have opened the door, and the value it would need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The fact's name.
    pub fact: &'static str,
    /// The value that would do.
    pub value: &'static str,
}

/// Declares the categories in one list: variant, code, and whether the data is sensitive.
macro_rules! categories {
    ($($(#[$doc:meta])* $variant:ident = $code:literal, $sensitive:literal;)*) => {
        /// A kind of personal data. Every field of every card is of one.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Category { $($(#[$doc])* $variant,)* }
        impl Category {
            /// Every category.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];
            /// Its code in registers, policies and texts.
            pub const fn code(self) -> &'static str { match self { $(Self::$variant => $code,)* } }
            /// The category with this code.
            pub fn from_code(code: &str) -> Option<Self> { match code { $($code => Some(Self::$variant),)* _ => None } }
            /// Whether it lives in the vault only (POL-2018 art. 9 and 10, case work, free text).
            pub const fn sensitive(self) -> bool { match self { $(Self::$variant => $sensitive,)* } }
        }
    };
}

categories! {
    /// Name, and that the person exists.
    Identity = "identity", false;
    /// Date of birth.
    Birth = "birth", false;
    /// National identity number (POL-2018 § 12).
    NationalId = "national-id", false;
    /// Addresses, phone numbers, e-mail.
    Contact = "contact", false;
    /// Who is whose guardian, and how.
    Family = "family", false;
    /// School, class, groups and timetable: where one can be found.
    Placement = "placement", false;
    /// Absence: when, how long, whether it counts.
    Attendance = "attendance", false;
    /// Notes on order and conduct.
    Conduct = "conduct", false;
    /// Grades.
    Grades = "grades", false;
    /// Why somebody was away, and what documents it.
    AbsenceReason = "absence-reason", true;
    /// Health.
    Health = "health", true;
    /// Case work.
    Casework = "casework", true;
    /// How somebody says she is doing among others: whom she likes to be with, whether she feels safe.
    Wellbeing = "wellbeing", true;
    /// Anything somebody typed freely.
    FreeText = "free-text", true;
    /// Posts and tasks of staff.
    Staffing = "staffing", false;
    /// Log-in names, sessions and log-ins that failed.
    Account = "account", false;
    /// Who opened what.
    AccessLog = "access-log", false;
    /// Address protection and other protection.
    Safety = "safety", false;
    /// That data is restricted, objected to or held.
    State = "state", false;
    /// What somebody has said yes or no to.
    Consent = "consent", false;
    /// Pictures and film one can be recognised in.
    Image = "image", false;
    /// What pupils have made themselves, and whom they show it to.
    Work = "work", false;
}

/// A set of categories.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Categories(pub u32);

impl Categories {
    /// None.
    pub const NONE: Self = Self(0);

    /// Exactly these.
    pub const fn of(list: &[Category]) -> Self {
        let mut bits = 0;
        let mut i = 0;
        while i < list.len() {
            bits |= 1 << list[i] as u32;
            i += 1;
        }
        Self(bits)
    }
    /// Whether `category` is in it.
    pub const fn has(self, category: Category) -> bool {
        self.0 & 1 << category as u32 != 0
    }
    /// Whether all of `other` are in it.
    pub const fn covers(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
    /// With those of `other` added.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
    /// Each in turn.
    pub fn iter(self) -> impl Iterator<Item = Category> {
        Category::ALL.iter().copied().filter(move |category| self.has(*category))
    }
}
