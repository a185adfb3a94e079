//! The statement for each who reads it, and the record of processing as page, spreadsheet and paper.
#![allow(clippy::expect_used, reason = "a test that cannot go on stops")]

use std::{
    fs,
    io::{Cursor, Read},
    path::Path,
    process::Command,
};

use jiff::ToSpan;
use ransel_testkit::{TestSchool, ransel_test};

#[ransel_test]
fn each_comes_to_her_own_audience_first_and_can_read_the_others(school: &TestSchool) {
    let plain = "hva skolen vet om deg";
    assert!(school.browse_as("pupil").get("/privacy/absence").shown().contains(plain));
    let mut guardian = school.browse_as("guardian");
    let page = guardian.get("/privacy/absence");
    assert!(
        !page.says(plain) && page.says("pplæringslova") && !page.says("absence_mark."),
        "{}",
        page.text()
    );
    assert!(guardian.get("/privacy/absence?for=pupil").shown().contains(plain));
    for mut browser in [school.browse(), school.browse_as("subject-teacher")] {
        let page = browser.get("/privacy/absence");
        assert!(!page.says(plain) && page.says("Felt for felt"), "{}", page.text());
    }
    assert!(!guardian.get("/privacy/absence").says("Felt for felt"));
    assert!(guardian.get("/privacy/absence?for=somebody").is_ok(), "an audience nobody knows is one's own");
}

#[ransel_test]
fn a_pupil_reads_short_sentences_without_sections_of_every_system(school: &TestSchool) {
    let mut pupil = school.browse_as("pupil");
    for module in ["platform", "person-register", "absence"] {
        for lang in ["nb", "nn", "en"] {
            let page = pupil.get(&format!("/privacy/{module}?lang={lang}")).text();
            let own = page.split("Datatilsynet").next().unwrap_or_default();
            assert!(!own.contains('§') && !own.contains(" art. "), "{module} {lang}: {own}");
        }
    }
}

#[ransel_test]
fn contacts_stand_on_every_edition(school: &TestSchool) {
    let owner = school.owner.settings().owner.clone();
    for audience in ["pupil", "guardian", "staff"] {
        let page = school.browse().get(&format!("/privacy/absence?for={audience}"));
        for said in [&owner.name, &owner.contact, &owner.data_protection_officer, &owner.general_statement] {
            assert!(page.says(said), "{audience}: {said}");
        }
        assert!(page.says("Tilsynsmyndighet") && page.says("https://www.datatilsynet.no/"), "{audience}");
    }
}

#[ransel_test]
fn the_post_with_the_daily_responsibility_stands_beside_the_head(school: &TestSchool) {
    let mut settings = (*school.owner.settings()).clone();
    settings.daily_post = "skolesjefen i kommunen".to_owned();
    school.owner.change_settings(settings, None).expect("lawful settings");
    for path in ["/privacy", "/privacy/absence", "/privacy/absence?for=pupil"] {
        assert!(school.browse().get(path).shown().contains("skolesjefen i kommunen"), "{path}");
    }
    assert!(school.browse_as("dpo").get("/processing-record").shown().contains("skolesjefen i kommunen"));
}

#[ransel_test]
fn a_change_is_announced_on_every_start_page_for_thirty_days(school: &TestSchool) {
    let told = |persona: &str| school.browse_as(persona).get("/").says("Personvernerklæringen er endret");
    assert!(!told("pupil"), "a first version is no change");
    let mut settings = (*school.owner.settings()).clone();
    settings.owner.contact = "nytt@soloy.example".to_owned();
    school.owner.change_settings(settings, None).expect("lawful settings");
    for persona in ["pupil", "guardian", "subject-teacher"] {
        let mut browser = school.browse_as(persona);
        assert!(browser.get("/").says("/privacy/absence/versions"), "{persona}");
        let page = browser.get("/privacy/absence/versions").text();
        assert!(page.contains("nytt@soloy.example"), "{persona}: {page}");
    }
    school.set_day(school.clock.today().checked_add(31.days()).expect("a day"));
    assert!(!told("pupil"));
}

#[ransel_test]
fn the_record_is_read_by_head_and_officer_only(school: &TestSchool) {
    for persona in ["subject-teacher", "principal", "it", "guardian", "pupil", "operator"] {
        let mut browser = school.browse_as(persona);
        for ends in ["", ".xlsx", ".pdf"] {
            assert!(browser.get(&format!("/processing-record{ends}")).is_refused(), "{persona} {ends}");
        }
    }
    for persona in ["accountable-head", "dpo"] {
        assert!(school.browse_as(persona).get("/processing-record").is_ok(), "{persona}");
    }
}

#[ransel_test]
fn a_promise_that_no_test_of_this_build_showed_says_so(school: &TestSchool) {
    let page = school.browse().get("/privacy/absence");
    assert!(page.says("Ikke vist ennå"), "{}", page.text());
}

#[ransel_test]
fn the_command_prints_each_edition(school: &TestSchool) {
    let print = |audience: &str, lang: &str| {
        let done = command(school, &["notice", "--module", "absence", "--for", audience, "--language", lang]);
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8(done.stdout).expect("text")
    };
    assert!(print("pupil", "nb").starts_with("# Fravær: hva skolen vet om deg"));
    assert!(print("pupil", "nn").contains("Kven som kan sjå det") && !print("pupil", "nn").contains('§'));
    assert!(!print("guardian", "en").contains("## Field by field"));
    assert!(print("staff", "en").contains("`absence_"));
    let done = command(school, &["notice", "--for", "everybody"]);
    assert!(!done.status.success());
}

#[ransel_test]
fn the_record_lists_every_activity_on_the_page_and_in_the_spreadsheet(school: &TestSchool) {
    let record = school.owner.record_of_processing().expect("the record");
    let page = school.browse_as("dpo").get("/processing-record");
    for row in &record.rows {
        assert!(page.shown().contains(&row.activity), "{}", row.activity);
    }
    let folder = school.folder.join("record");
    let done = command(school, &["record-of-processing", "--out", folder.to_str().expect("a path")]);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let bytes = fs::read(folder.join("protokoll.xlsx")).expect("the spreadsheet");
    let rows = sheet(&bytes, "Behandlinger");
    assert_eq!(rows.len(), record.rows.len() + 1, "a head, and a row for each");
    let head = &rows[0];
    for name in
        ["System", "Formål", "Grunnlag (art. 6 og norsk lov)", "Overføring utenfor EØS", "Når det slettes"]
    {
        assert!(head.iter().any(|cell| cell == name), "{name} in {head:?}");
    }
    let column = |name: &str| head.iter().position(|cell| cell == name).expect("a column");
    for (row, known) in rows[1..].iter().zip(&record.rows) {
        assert_eq!(row[column("Aktivitet i registeret")], known.activity);
        assert!(row.iter().all(|cell| !cell.is_empty()), "a point with nothing in it says so: {row:?}");
    }
    let health = rows.iter().find(|row| row.iter().any(|cell| cell == "absence-reason")).expect("a row");
    assert!(health[column("Kategorier av opplysninger")].contains("(særlig sensitivt)"), "{health:?}");
    let who = sheet(&bytes, "Ansvarlig").concat().join(" ");
    assert!(who.contains(&school.owner.settings().owner.data_protection_officer), "{who}");
}

/// The cells of a sheet, row by row, as text. A workbook is a few files of markup in a ZIP; a reader of everything a workbook
/// can hold would change how the product itself reads markup, since both use one parser.
fn sheet(workbook: &[u8], name: &str) -> Vec<Vec<String>> {
    let mut files = zip::ZipArchive::new(Cursor::new(workbook)).expect("a workbook");
    let mut file = |path: &str| {
        let mut text = String::new();
        files.by_name(path).expect("a file of it").read_to_string(&mut text).expect("text");
        text
    };
    let book = file("xl/workbook.xml");
    let at = book.split("<sheet ").skip(1).position(|sheet| sheet.contains(&format!("name=\"{name}\"")));
    let cells = file(&format!("xl/worksheets/sheet{}.xml", at.expect("a sheet of that name") + 1));
    let shared: Vec<_> = file("xl/sharedStrings.xml").split("<si>").skip(1).map(between_marks).collect();
    let rows = cells.split("<row ").skip(1).map(|row| {
        let cell = |cell: &str| {
            let value = between_marks(cell);
            let shared = cell.split_once('>').filter(|(head, _)| head.contains("t=\"s\"")).map(|_| &shared);
            shared.map_or(value.clone(), |shared| shared[value.parse::<usize>().expect("a number")].clone())
        };
        row.split("<c ").skip(1).map(cell).collect()
    });
    rows.collect()
}

/// The text between the marks of a piece of markup.
fn between_marks(markup: &str) -> String {
    let text: String = markup.split('>').skip(1).filter_map(|part| part.split('<').next()).collect();
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")]
        .iter()
        .fold(text, |text, (written, meant)| text.replace(written, meant))
}

#[ransel_test]
fn the_record_is_a_paper_for_the_archive(school: &TestSchool) {
    let folder = school.folder.join("record");
    let done = command(
        school,
        &["record-of-processing", "--out", folder.to_str().expect("a path"), "--language", "en"],
    );
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let path = folder.join("record-of-processing.pdf");
    let pdf = fs::read(&path).expect("the paper");
    assert!(pdf.starts_with(b"%PDF-1.7"));
    let owner = school.owner.settings().owner.clone();
    if let Some(text) = pdf_text(&path) {
        let told: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(told.contains(&format!("Record of processing activities at {}", owner.name)), "{told}");
        for row in school.owner.record_of_processing().expect("the record").rows {
            assert!(told.replace(' ', "").contains(&row.activity.replace(' ', "")), "{}", row.activity);
        }
    }
    let page = school.browse_as("accountable-head").get("/processing-record.pdf");
    assert!(page.is_ok() && page.says("%PDF-1.7"));
}

/// What a reader finds in a paper; nothing where no reader is installed.
fn pdf_text(path: &Path) -> Option<String> {
    let done = Command::new("pdftotext").arg("-layout").arg(path).arg("-").output().ok()?;
    done.status.success().then(|| String::from_utf8_lossy(&done.stdout).into_owned())
}

/// The product's own command line on the school's stores.
fn command(school: &TestSchool, arguments: &[&str]) -> std::process::Output {
    let test = std::env::current_exe().expect("a test runs from a file");
    let folder = test.parent().and_then(Path::parent).expect("the folder of the build");
    let mut command = Command::new(folder.join("ransel"));
    command.args(arguments).arg("--data").arg(&school.folder);
    command.output().expect("the command runs")
}
