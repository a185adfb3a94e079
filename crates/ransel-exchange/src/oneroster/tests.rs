//! Tests of the OneRoster files. The examples are our own, written from the public specification.

use std::{
    cell::RefCell,
    collections::BTreeMap,
    io::{self, Cursor, Read, Write},
    rc::Rc,
};

use super::{Files, Folder, RosterReader};
use crate::roster::{Entry, Fault, Row, Source, Transfer, Unreadable};

mod mutations;
mod reading;
mod writing;

/// Files in memory; clones share them.
#[derive(Clone, Default)]
struct Memory(Rc<RefCell<BTreeMap<String, Vec<u8>>>>);

impl Memory {
    fn set(&self, name: &str, text: &str) {
        self.0.borrow_mut().insert(name.to_owned(), text.as_bytes().to_vec());
    }

    fn edit(&self, name: &str, from: &str, to: &str) {
        let text = String::from_utf8(self.0.borrow()[name].clone()).unwrap();
        assert!(text.contains(from), "{name} has no {from}");
        self.set(name, &text.replacen(from, to, 1));
    }
}

impl Files for Memory {
    fn open(&mut self, name: &str) -> io::Result<Option<Box<dyn Read>>> {
        let file = self.0.borrow().get(name).cloned();
        Ok(file.map(|bytes| Box::new(Cursor::new(bytes)) as Box<dyn Read>))
    }
}

struct Open(Memory, String);

impl Write for Open {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.0.borrow_mut().entry(self.1.clone()).or_default().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Folder for Memory {
    fn create(&mut self, name: &str) -> io::Result<Box<dyn Write>> {
        self.set(name, "");
        Ok(Box::new(Open(self.clone(), name.to_owned())))
    }
}

struct Contents {
    transfer: Transfer,
    rows: Vec<Row>,
    faults: Vec<Fault>,
}

impl Contents {
    fn entries(&self) -> Vec<&Entry> {
        self.rows.iter().map(|row| &row.entry).collect()
    }

    fn faults(&self) -> Vec<(&'static str, u64, &'static str)> {
        self.faults.iter().map(|fault| (fault.element, fault.spot.line, fault.reason)).collect()
    }
}

fn read(files: &Memory) -> Result<Contents, Unreadable> {
    let mut reader = RosterReader::new(files.clone(), None);
    let transfer = reader.begin()?;
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    while let Some(row) = reader.next_row()? {
        match row {
            Ok(row) => rows.push(row),
            Err(fault) => faults.push(fault),
        }
    }
    Ok(Contents { transfer, rows, faults })
}

/// A small school: a class with a contact teacher, Norwegian, a pupil and her mother.
fn sample() -> Memory {
    let files = Memory::default();
    let manifest = "propertyName,value\nmanifest.version,1.0\noneroster.version,1.2\nfile.academicSessions,bulk\n\
        file.categories,absent\nfile.classes,bulk\nfile.courses,bulk\nfile.demographics,bulk\nfile.enrollments,bulk\n\
        file.orgs,bulk\nfile.roles,bulk\nfile.users,bulk\nsource.systemName,Skoleadmin\nsource.systemCode,sas@solvik.example\n";
    files.set("manifest.csv", manifest);
    files.set(
        "academicSessions.csv",
        "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear\n\
         y26,,,2026/2027,schoolYear,2026-08-17,2027-06-19,,2027\n",
    );
    files.set(
        "orgs.csv",
        "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\n\
         o1,,,Solvik kommune,district,,\ns1,,,Solvik skole,school,974760673,o1\n",
    );
    files.set(
        "courses.csv",
        "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes\n\
         n,,,,Norsk,NOR0214,,s1,,\n",
    );
    files.set(
        "classes.csv",
        "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,\
         termSourcedIds,subjects,subjectCodes,periods\n\
         8a,,,8A,8,,8A,homeroom,,s1,y26,,,\n8an,,,8A norsk,8,n,8A-NOR,scheduled,,s1,y26,,,\n",
    );
    files.set(
        "roles.csv",
        "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId\n\
         r1,,,kari,primary,teacher,2024-08-01,,s1,\nr2,,,nora,primary,student,2026-08-17,,s1,\n\
         r3,,,mor,primary,guardian,,,s1,\n",
    );
    files.set(
        "users.csv",
        "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,\
         sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,resourceSourcedIds,preferredGivenName,\
         preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns\n\
         kari,,,true,kari,{feideID:kari@solvik.example},Kari,Vik,,,kari@solvik.example,,,,,,,,,,,s1,\n\
         nora,,,true,nora,\"{personNIN:12345678901},{LDAP:x}\",Nora,Vik,Maria,,,+4790000000,,mor,8,hush,,,,,,s1,\n\
         mor,,,true,mor,,Mor,Vik,,,,,,nora,,,,,,,,s1,\n",
    );
    files.set(
        "demographics.csv",
        "sourcedId,status,dateLastModified,birthDate,sex\nnora,,,2013-02-28,female\n",
    );
    files.set(
        "enrollments.csv",
        "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate\n\
         e1,,,8a,s1,nora,student,,2026-08-17,2027-06-19\ne2,,,8a,s1,kari,teacher,true,2026-08-17,\n\
         e3,,,8an,s1,kari,teacher,true,2026-08-17,\n",
    );
    files
}
