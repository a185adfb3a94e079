//! The reader: one file after another, as rows of a roster.

use std::{
    collections::{HashMap, HashSet, VecDeque},
    fs::File,
    hash::{DefaultHasher, Hash, Hasher},
    io::{self, BufReader, Read},
    path::PathBuf,
};

use jiff::civil::Date;

use super::{
    table::{Cells, Found, Table},
    words::{self, FEIDE, NATIONAL, OTHERS, ROSTER},
};
use crate::roster::{
    Birth, Contact, ContactKind, Dropped, Entry, Fault, Group, Kin, Member, Part, Person, Reached, Role,
    RoleKind, Row, Sort, Source, SourcedId, Spot, Transfer, Unreadable, Way,
};

/// Where the files of a transfer are.
pub trait Files {
    /// Opens one, if it is there.
    ///
    /// # Errors
    /// It is there and cannot be opened.
    fn open(&mut self, name: &str) -> io::Result<Option<Box<dyn Read>>>;
}

impl Files for PathBuf {
    fn open(&mut self, name: &str) -> io::Result<Option<Box<dyn Read>>> {
        match File::open(self.join(name)) {
            Ok(file) => Ok(Some(Box::new(BufReader::with_capacity(64 * 1024, file)))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// Reads a transfer as a roster.
///
/// In memory stay terms, which classes are homerooms, and who is a guardian: eight bytes for each of these.
pub struct RosterReader<F> {
    files: F,
    source: Option<String>,
    /// Files still to be read, each with whether it is a delta.
    ahead: VecDeque<(Part, bool)>,
    table: Option<(Part, Table)>,
    waiting: VecDeque<Result<Row, Fault>>,
    dropped: Dropped,
    terms: HashMap<String, (Option<Date>, Option<Date>)>,
    homerooms: HashSet<u64>,
    relatives: HashMap<u64, ContactKind>,
}

impl<F: Files> RosterReader<F> {
    /// Reads `files`. `source` names the system where the manifest does not.
    pub fn new(files: F, source: Option<String>) -> Self {
        Self {
            files,
            source,
            ahead: VecDeque::new(),
            table: None,
            waiting: VecDeque::new(),
            dropped: Dropped::default(),
            terms: HashMap::new(),
            homerooms: HashSet::new(),
            relatives: HashMap::new(),
        }
    }

    fn open(&mut self, part: Part, delta: bool) -> Result<Table, Unreadable> {
        let fail = |reason| Unreadable { part, line: 1, reason };
        let file = self.files.open(part.file().unwrap_or_default()).map_err(|_| fail("io"))?;
        Table::open(part, file.ok_or(fail("file-missing"))?, delta)
    }

    fn id(&self, id: &str) -> SourcedId {
        SourcedId { source: self.source.clone().unwrap_or_default(), id: id.to_owned() }
    }

    /// What the manifest says: name and value of each property.
    fn manifest(&mut self) -> Result<HashMap<String, String>, Unreadable> {
        let mut table = self.open(Part::Manifest, false)?;
        let mut said = HashMap::new();
        while let Some(Found { line, cells }) = table.next()? {
            let fail = |reason| Unreadable { part: Part::Manifest, line, reason };
            let cells = cells.map_err(fail)?;
            let (name, value) = (cells.get("propertyName").to_owned(), cells.get("value").to_owned());
            if said.insert(name, value).is_some() {
                return Err(fail("property-twice"));
            }
        }
        Ok(said)
    }

    fn row(&mut self, part: Part, spot: Spot, cells: &Cells<'_>) -> Result<(), &'static str> {
        match part {
            Part::Whole | Part::Manifest => Ok(()),
            Part::AcademicSessions => self.term(cells),
            Part::Orgs => self.org(spot, cells),
            Part::Courses => self.course(spot, cells),
            Part::Classes => self.class(spot, cells),
            Part::Roles => self.role(spot, cells),
            Part::Users => self.user(spot, cells),
            Part::Demographics => self.demographics(spot, cells),
            Part::Enrollments => self.enrollment(spot, cells),
        }
    }

    fn push(&mut self, spot: Spot, entry: Entry) {
        self.waiting.push_back(Ok(Row { spot, entry }));
    }

    fn term(&mut self, cells: &Cells<'_>) -> Result<(), &'static str> {
        let period = cells.period("startDate", "endDate")?;
        self.terms.insert(cells.get("sourcedId").to_owned(), period);
        Ok(())
    }

    fn group(&self, cells: &Cells<'_>, sort: Sort, name: &str) -> Group {
        Group {
            id: self.id(cells.get("sourcedId")),
            former: Vec::new(),
            gone: cells.gone(),
            sort,
            parents: Vec::new(),
            code: None,
            short: name.to_owned(),
            name: name.to_owned(),
            names: Vec::new(),
            organisation_number: None,
            stage: None,
            from: None,
            to: None,
        }
    }

    fn org(&mut self, spot: Spot, cells: &Cells<'_>) -> Result<(), &'static str> {
        let sort = match cells.get("type") {
            "school" => Sort::School,
            "district" | "local" => Sort::Owner,
            "department" | "state" | "national" => Sort::Passed,
            _ => return Err("unknown-word"),
        };
        // Elsewhere the identifier is something else; here it has nine digits.
        let number = |text: &String| text.len() == 9 && text.bytes().all(|byte| byte.is_ascii_digit());
        let parents = cells.some("parentSourcedId").map(|id| self.id(&id)).into_iter().collect();
        let organisation_number = cells.some("identifier").filter(number);
        let group = self.group(cells, sort, cells.get("name"));
        self.push(spot, Entry::Group(Group { parents, organisation_number, ..group }));
        Ok(())
    }

    fn course(&mut self, spot: Spot, cells: &Cells<'_>) -> Result<(), &'static str> {
        let group = self.group(cells, Sort::Subject, cells.get("title"));
        let code = cells.some("courseCode").or(cells.list("subjectCodes").next().map(str::to_owned));
        let short = code.clone().unwrap_or_else(|| group.name.clone());
        let parents = cells.some("orgSourcedId").map(|id| self.id(&id)).into_iter().collect();
        self.push(spot, Entry::Group(Group { parents, code, short, ..group }));
        Ok(())
    }

    fn class(&mut self, spot: Spot, cells: &Cells<'_>) -> Result<(), &'static str> {
        let sort = match cells.get("classType") {
            "homeroom" => Sort::Class,
            "scheduled" => Sort::Teaching,
            _ => return Err("unknown-word"),
        };
        let (mut from, mut to): (Option<Date>, Option<Date>) = (None, None);
        for term in cells.list("termSourcedIds") {
            let (begins, ends) = self.terms.get(term).copied().ok_or("term-unknown")?;
            from = [from, begins].into_iter().flatten().min();
            to = [to, ends].into_iter().flatten().max();
        }
        if sort == Sort::Class {
            self.homerooms.insert(short(cells.get("sourcedId")));
        }
        let ids = [cells.some("schoolSourcedId"), cells.some("courseSourcedId")];
        let parents = ids.into_iter().flatten().map(|id| self.id(&id)).collect();
        let code = cells.list("subjectCodes").next().map(str::to_owned);
        let group = self.group(cells, sort, cells.get("title"));
        let short = cells.some("classCode").unwrap_or_else(|| group.name.clone());
        self.push(spot, Entry::Group(Group { parents, code, short, from, to, ..group }));
        Ok(())
    }

    fn role(&mut self, spot: Spot, cells: &Cells<'_>) -> Result<(), &'static str> {
        let word = cells.get("role");
        let (user, gone) = (cells.get("userSourcedId"), cells.gone());
        let (from, to) = cells.period("beginDate", "endDate")?;
        match words::role(word).ok_or("unknown-word")? {
            None if gone => {}
            None => {
                let kind = if word == "relative" { ContactKind::NextOfKin } else { ContactKind::Guardian };
                // Who is a guardian of one and a relative of another: of whom, the format cannot say.
                let known = self.relatives.entry(short(user)).or_insert(kind);
                if *known != kind {
                    *known = ContactKind::Unsaid;
                }
            }
            Some(kind) => {
                let (person, group) = (self.id(user), self.id(cells.get("orgSourcedId")));
                let role = Role { kind, gone, active: true, from, to };
                let absences = Vec::new();
                self.push(spot, Entry::Member(Member { person, group, roles: vec![role], absences }));
            }
        }
        Ok(())
    }

    fn user(&mut self, spot: Spot, cells: &Cells<'_>) -> Result<(), &'static str> {
        if !cells.get("password").is_empty() {
            self.dropped.passwords += 1;
        }
        let (mut numbers, mut feide) = (Vec::new(), Vec::new());
        for id in cells.list("userIds") {
            let inner = id.strip_prefix('{').and_then(|id| id.strip_suffix('}'));
            let (kind, value) = inner.and_then(|id| id.split_once(':')).ok_or("user-id")?;
            let is = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(kind.trim()));
            if is(&NATIONAL) {
                numbers.push(value.trim().to_owned());
            } else if is(&FEIDE) {
                feide.push(value.trim().to_owned());
            } else {
                self.dropped.user_ids += 1;
            }
        }
        let id = self.id(cells.get("sourcedId"));
        let given = [cells.get("givenName"), cells.get("middleName")];
        let given = given.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" ");
        let ways = [("email", Way::Email), ("sms", Way::Mobile), ("phone", Way::Phone)];
        let way = |(column, by)| {
            let (postal_code, locality, from, to) = Default::default();
            Some(Reached { by, value: cells.some(column)?, postal_code, locality, from, to })
        };
        let agents: Vec<_> = cells.list("agentSourcedIds").map(str::to_owned).collect();
        let own = self.relatives.get(&short(&id.id)).copied();
        let mut contacts = Vec::new();
        for agent in agents {
            match own {
                // The format lets either side name the other: this is the grown-up, and the agent the child.
                Some(kind) if !self.relatives.contains_key(&short(&agent)) => {
                    let (child, contact) = (self.id(&agent), Contact { kind, id: id.clone() });
                    self.push(spot, Entry::Kin(Kin { child, contact }));
                }
                Some(_) => {}
                None => {
                    let kind = self.relatives.get(&short(&agent)).copied().unwrap_or(ContactKind::Unsaid);
                    contacts.push(Contact { kind, id: self.id(&agent) });
                }
            }
        }
        let person = Person {
            id,
            former: Vec::new(),
            gone: cells.gone(),
            numbers,
            feide,
            given,
            family: cells.get("familyName").to_owned(),
            born: None,
            language: None,
            reached: ways.into_iter().filter_map(way).collect(),
            contacts,
        };
        self.push(spot, Entry::Person(person));
        Ok(())
    }

    fn demographics(&mut self, spot: Spot, cells: &Cells<'_>) -> Result<(), &'static str> {
        if let (Some(born), false) = (cells.date("birthDate")?, cells.gone()) {
            let id = self.id(cells.get("sourcedId"));
            self.push(spot, Entry::Birth(Birth { id, born }));
        }
        Ok(())
    }

    fn enrollment(&mut self, spot: Spot, cells: &Cells<'_>) -> Result<(), &'static str> {
        let class = cells.get("classSourcedId");
        let primary = matches!(cells.get("primary"), "true" | "TRUE" | "True");
        let kind = match cells.get("role") {
            "student" => RoleKind::Pupil,
            // Whom the source puts first in a homeroom answers for its pupils.
            "teacher" if primary && self.homerooms.contains(&short(class)) => RoleKind::ContactTeacher,
            "teacher" => RoleKind::Teacher,
            "administrator" | "proctor" | "aide" => RoleKind::Other,
            _ => return Err("unknown-word"),
        };
        let (from, to) = cells.period("beginDate", "endDate")?;
        let role = Role { kind, gone: cells.gone(), active: true, from, to };
        let (person, group) = (self.id(cells.get("userSourcedId")), self.id(class));
        self.push(spot, Entry::Member(Member { person, group, roles: vec![role], absences: Vec::new() }));
        Ok(())
    }
}

impl<F: Files> Source for RosterReader<F> {
    fn begin(&mut self) -> Result<Transfer, Unreadable> {
        let said = self.manifest()?;
        let fail = |reason| Unreadable { part: Part::Manifest, line: 1, reason };
        let is = |name: &str, value: &str| said.get(name).is_some_and(|said| said == value);
        if !is("manifest.version", "1.0") {
            return Err(fail("manifest-version"));
        }
        if !is("oneroster.version", "1.2") {
            return Err(fail("oneroster-version"));
        }
        let mut full = true;
        for part in ROSTER {
            let name = part.file().unwrap_or_default().trim_end_matches(".csv");
            let delta = match said.get(&format!("file.{name}")).map(String::as_str) {
                Some("bulk") => false,
                Some("delta") => true,
                Some("absent") | None => {
                    // Without one of these nobody can tell who has left.
                    let needed = [Part::Orgs, Part::Classes, Part::Roles, Part::Users, Part::Enrollments];
                    full &= !needed.contains(&part);
                    continue;
                }
                Some(_) => return Err(fail("unknown-word")),
            };
            full &= !delta;
            self.ahead.push_back((part, delta));
        }
        for name in OTHERS {
            let word = said.get(&format!("file.{name}")).map(String::as_str);
            if !matches!(word, None | Some("absent" | "bulk" | "delta")) {
                return Err(fail("unknown-word"));
            }
        }
        let named = |name: &str| said.get(name).filter(|name| !name.is_empty()).cloned();
        let source = named("source.systemCode").or(named("source.systemName")).or(self.source.take());
        let source = source.ok_or(fail("source-unnamed"))?;
        self.source = Some(source.clone());
        // All files are there before anything is taken from one of them.
        for (part, delta) in self.ahead.clone() {
            self.open(part, delta)?;
        }
        Ok(Transfer { source, full })
    }

    fn next_row(&mut self) -> Result<Option<Result<Row, Fault>>, Unreadable> {
        loop {
            if let Some(row) = self.waiting.pop_front() {
                return Ok(Some(row));
            }
            let (part, mut table) = match self.table.take() {
                Some(open) => open,
                None => match self.ahead.pop_front() {
                    Some((part, delta)) => (part, self.open(part, delta)?),
                    None => return Ok(None),
                },
            };
            let Some(Found { line, cells }) = table.next()? else { continue };
            let spot = Spot { part, line };
            if let Err(reason) = cells.and_then(|cells| self.row(part, spot, &cells)) {
                let about = Box::new(table.about(&self.source));
                let element = part.file().unwrap_or_default();
                self.waiting.push_back(Err(Fault { spot, element, reason, about }));
            }
            self.table = Some((part, table));
        }
    }

    fn dropped(&self) -> Dropped {
        self.dropped
    }
}

/// Half of what an id hashes to: enough to know it again.
fn short(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}
