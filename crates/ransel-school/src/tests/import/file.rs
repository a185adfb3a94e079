//! Small files of our own, put together row by row.

use std::fmt::Write;

/// The system that sends them.
pub const SOURCE: &str = "sas@solvik.example";

const HEAD: &str = r#"<enterprise xmlns="http://pifu.no/xsd/pifu-ims_sas/pifu-ims_sas-v1">"#;

/// A full transfer.
pub fn full(rows: &[String]) -> String {
    file("full", SOURCE, rows)
}

/// What has changed since.
pub fn delta(rows: &[String]) -> String {
    file("delta", SOURCE, rows)
}

/// A transfer of a kind from a system; rows begin on line 4, one a line.
pub fn file(kind: &str, source: &str, rows: &[String]) -> String {
    let mut text = format!(
        "{HEAD}\n<properties lang=\"no\"><datasource>{source}</datasource><type>{kind}</type>\
         \n<datetime>2026-08-17T06:30:00</datetime></properties>\n"
    );
    for row in rows {
        writeln!(text, "{row}").unwrap();
    }
    text + "</enterprise>\n"
}

pub fn id(key: &str) -> String {
    format!("<sourcedid><source>{SOURCE}</source><id>{key}</id></sourcedid>")
}

/// A key that took the place of another.
pub fn renamed(old: &str, new: &str) -> String {
    let one = |kind: &str, key: &str| {
        id(key).replace("<sourcedid>", &format!("<sourcedid sourcedidtype=\"{kind}\">"))
    };
    one("Old", old) + &one("New", new)
}

/// A person called after her key.
pub fn person(key: &str, more: &str) -> String {
    person_with(&id(key), key, "", more)
}

/// A person with user ids.
pub fn person_with(ids: &str, name: &str, user_ids: &str, more: &str) -> String {
    format!(
        "<person>{ids}{user_ids}<name><fn>{name} Vik</fn><n><family>Vik</family><given>{name}</given></n></name>\
         {more}</person>"
    )
}

pub fn number(digits: &str) -> String {
    format!("<userid useridtype=\"personNIN\">{digits}</userid>")
}

pub fn feide(name: &str) -> String {
    format!("<userid useridtype=\"feideID\">{name}</userid>")
}

pub fn born(day: &str) -> String {
    format!("<demographics><bday>{day}</bday></demographics>")
}

pub fn guardian(key: &str) -> String {
    contact("guardian", key)
}

pub fn contact(kind: &str, key: &str) -> String {
    format!(
        "<extension><pifu_hasContactPerson type=\"{kind}\">{}</pifu_hasContactPerson></extension>",
        id(key)
    )
}

/// A school group of the format: scheme, level, parent, and what else stands in its extension.
pub fn group(key: &str, scheme: &str, level: &str, parent: &str, extension: &str) -> String {
    format!(
        "<group>{}<grouptype><scheme>pifu-ims-go-{scheme}</scheme><typevalue level=\"{level}\">x</typevalue></grouptype>\
         <description><short>{key}</short></description><relationship relation=\"1\">{}<label>x</label></relationship>\
         <extension>{extension}</extension></group>",
        id(key),
        id(parent)
    )
}

pub fn school(key: &str) -> String {
    group(key, "org", "2", "Solvik", "<pifu_schoolType>ungdomsskole</pifu_schoolType>")
}

pub fn owner() -> String {
    group("Solvik", "org", "1", "Solvik", "")
}

pub fn class(key: &str, school: &str) -> String {
    group(key, "grp", "1", school, "")
}

pub fn teaching(key: &str, school: &str) -> String {
    group(key, "grp", "2", school, "")
}

pub fn grep(code: &str) -> String {
    format!(
        "<pifu_id type=\"grepCodeShortForm\"><pifu_value>{code}</pifu_value><pifu_scope>grep</pifu_scope>\
         <pifu_unique>1</pifu_unique></pifu_id>"
    )
}

/// A member with one role from a day on.
pub fn member(group: &str, person: &str, role: &str, from: &str) -> String {
    member_with(group, person, &period(role, from, ""))
}

pub fn member_with(group: &str, person: &str, roles: &str) -> String {
    format!("<membership>{}<member>{}<idtype>1</idtype>{roles}</member></membership>", id(group), id(person))
}

/// A role with a period; an empty day is left out.
pub fn period(role: &str, from: &str, to: &str) -> String {
    role_with(role, "", "1", from, to)
}

pub fn role_with(role: &str, sub_role: &str, status: &str, from: &str, to: &str) -> String {
    let part = |name: &str, text: &str| {
        if text.is_empty() { String::new() } else { format!("<{name}>{text}</{name}>") }
    };
    let frame = part("timeframe", &(part("begin", from) + &part("end", to)));
    format!("<role roletype=\"{role}\">{}<status>{status}</status>{frame}</role>", part("subrole", sub_role))
}

/// Solvik with one school: Kari teaches 8A and its Norwegian, Nora is in both, Mor is her guardian.
pub fn small() -> Vec<String> {
    vec![
        person("Kari", ""),
        person("Nora", &guardian("Mor")),
        person("Mor", ""),
        owner(),
        school("Skolen"),
        class("8A", "Skolen"),
        teaching("8A norsk", "Skolen"),
        member("Skolen", "Kari", "02", "2024-08-01"),
        member("Skolen", "Nora", "01", "2026-08-17"),
        member("8A", "Nora", "01", "2026-08-17"),
        member("8A", "Kari", "06", "2026-08-17"),
        member("8A norsk", "Nora", "01", "2026-08-17"),
        member("8A norsk", "Kari", "02", "2026-08-17"),
    ]
}
