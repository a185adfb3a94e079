//! What the parts promise to those who cannot see them, to the server that reads their fields, and to
//! everybody whose name has a sign in it.

use jiff::civil::date;
use maud::html;

use super::*;
use crate::texts::{Lang, Texts, Words};

const FORM: Form<'static> = Form { action: "/roll", csrf: Some("token") };

/// Shows something in bokmål, hard spaces as plain ones.
fn shown(show: impl FnOnce(Words<'_>) -> maud::Markup) -> String {
    let texts = Texts::own().unwrap();
    show(Words { texts: &texts, lang: Lang::Nb }).into_string().replace('\u{a0}', " ")
}

fn row(pupil: &str, name: &str, state: Option<Mark>) -> RollRow {
    RollRow { pupil: pupil.into(), name: name.into(), reported: false, state, version: "7".into() }
}

fn a_roll(rows: &[RollRow], taken: Taken) -> String {
    shown(|w| roll(w, &Roll { form: FORM, rows, gone: &[], minutes_since_bell: 4, taken }))
}

#[test]
fn a_roll_sends_state_minutes_and_the_version_seen_for_every_pupil() {
    let html = a_roll(&[row("a1", "Berg, Jonas", Some(Mark::Late { minutes: 12 }))], Taken::Saved);
    assert!(html.contains(r#"name="state-a1" value="late" checked"#));
    assert!(html.contains(
        r#"name="late-a1" type="text" inputmode="numeric" size="4" autocomplete="off" value="12""#
    ));
    assert!(html.contains(r#"<input type="hidden" name="seen-a1" value="7">"#));
    assert!(html.contains(r#"name="csrf" value="token""#));
}

#[test]
fn an_untaken_roll_does_not_look_like_a_saved_one() {
    let rows = [row("a1", "Berg, Jonas", Some(Mark::Here))];
    assert!(a_roll(&rows, Taken::NotYet).contains("Ikke ført"));
    assert!(!a_roll(&rows, Taken::Saved).contains("Ikke ført"));
}

#[test]
fn where_nobody_is_marked_one_button_says_all_are_here_and_is_not_the_first_in_the_form() {
    let html = a_roll(&[row("a1", "Berg, Jonas", None)], Taken::NotYet);
    assert!(!html.contains(" checked"));
    let (save, all) = (html.find("Lagre føringen").unwrap(), html.find("name=\"all-here\"").unwrap());
    assert!(save < all);
    assert!(!a_roll(&[row("a1", "Berg, Jonas", Some(Mark::Here))], Taken::NotYet).contains("all-here"));
}

#[test]
fn reported_absence_is_a_tag_without_a_reason() {
    let rows = [RollRow { reported: true, ..row("a1", "Bakken, Sofie", Some(Mark::Absent)) }];
    assert!(a_roll(&rows, Taken::NotYet).contains("Meldt</span>"));
}

#[test]
fn saving_is_confirmed_with_the_numbers_and_the_last_day_of_free_correction() {
    let marks = [Mark::Here, Mark::Here, Mark::Absent, Mark::Late { minutes: 3 }];
    let at = "2026-11-20T07:19:00Z".parse().unwrap();
    let html =
        shown(|w| saved(w, &Saved { at, counts: RollCounts::of(marks), correct_until: date(2026, 11, 27) }));
    assert!(html.contains("Lagret kl. 08.19"));
    assert!(html.contains("2 her · 1 borte · 1 sen. Du kan rette til fredag 27. november."));
    assert!(html.contains("autofocus"));
}

#[test]
fn two_teachers_who_differ_get_a_question_with_nothing_chosen() {
    let conflicts = [Conflict {
        pupil: "a1".into(),
        name: "Berg, Jonas".into(),
        mine: Mark::Absent,
        theirs: Mark::Late { minutes: 12 },
        theirs_by: "Ola Moen".into(),
        theirs_at: "2026-11-20T11:34:00Z".parse().unwrap(),
        version: "8".into(),
        unanswered: false,
    }];
    let it = RollConflict { form: FORM, other: "Ola Moen", pupils: 28, conflicts: &conflicts, list: "/roll" };
    let html = shown(|w| roll_conflict(w, &it));
    assert!(html.contains("27 av 28 elever er lagret slik du førte dem. Én elev har dere ført ulikt."));
    assert!(html.contains("Sen, 12 minutter – ført av Ola Moen kl. 12.34"));
    assert!(
        html.contains(r#"name="choice-a1" value="mine""#)
            && html.contains(r#"name="choice-a1" value="theirs""#)
    );
    assert!(
        html.contains(r#"name="state-a1" value="absent""#) && html.contains(r#"name="seen-a1" value="8""#)
    );
    assert!(!html.contains("checked"));
}

#[test]
fn a_name_with_signs_of_markup_is_shown_as_written_everywhere() {
    let sly = "<script>alert(1)</script>\"'&";
    let html = a_roll(&[row("a1", sly, Some(Mark::Here))], Taken::NotYet)
        + &shown(|w| text_field(w, &Field { name: "n", label: sly, value: sly, ..Field::default() }))
        + &shown(|w| facts(w, &[Fact::new(sly, sly)]))
        + &empty(sly, Some(sly)).into_string()
        + &tag(Tone::Info, None, sly).into_string();
    assert!(!html.contains("<script"));
    assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;"));
}

#[test]
fn the_error_summary_leads_to_each_field_with_the_very_sentence_that_stands_there() {
    let error =
        FieldError { field: "from".into(), label: "Første dag".into(), message: "Skriv datoen".into() };
    let html = shown(|w| error_summary(w, &[error.clone(), error]));
    assert!(html.contains("Du må rette to ting før du kan gå videre"));
    assert!(html.contains("<a class=\"ds-link\" href=\"#from\">Første dag: Skriv datoen</a>"));
    let field = Field { name: "from", label: "Første dag", error: Some("Skriv datoen"), ..Field::default() };
    let html = shown(|w| date_field(w, &field));
    assert!(
        html.contains(r#"id="from""#)
            && html.contains(r#"aria-describedby="from-error" aria-invalid="true""#)
    );
}

#[test]
fn no_errors_is_no_box() {
    assert_eq!(shown(|w| error_summary(w, &[])), "");
}

#[test]
fn the_first_choice_of_a_group_carries_the_fields_name_so_that_errors_lead_to_it() {
    let choices = ["a", "b"].map(|value| Choice { value, label: value, description: None });
    let html =
        shown(|w| radios(w, &Field { name: "kind", label: "Hva", value: "b", ..Field::default() }, &choices));
    assert!(html.contains(r#"id="kind" name="kind" value="a""#));
    assert!(html.contains(r#"id="kind-1" name="kind" value="b" checked"#));
}

#[test]
fn a_withheld_field_has_no_input_and_says_that_saving_changes_nothing() {
    let html = shown(|w| withheld_field(w, "Adresse", "rektor"));
    assert!(!html.contains("<input") && html.contains("Feltet blir ikke endret når du lagrer."));
}

#[test]
fn what_is_hidden_and_what_is_missing_get_the_same_cell_and_the_same_page() {
    assert_eq!(shown(through_school), "Kontakt via skolen");
    assert!(shown(not_found).contains("Av hensyn til personvernet svarer vi likt i begge tilfeller."));
}

#[test]
fn a_table_keeps_its_roles_and_sorts_by_links() {
    let sort = Some(Sort { href: "/list?sort=name".into(), now: Sorted::Ascending });
    let it = Table {
        caption: Caption::Hidden("Elever".into()),
        columns: vec![Column { sort, ..Column::text("Elev") }, Column::number("Teller")],
        rows: vec![vec![html! { "Berg, Jonas" }, html! { "9,6 %" }]],
        layout: Layout::Scrolls,
    };
    let html = shown(|w| table(w, &it));
    assert!(html.contains(r#"role="columnheader" aria-sort="ascending"><a href="/list?sort=name">"#));
    assert!(html.contains(r#"<td class="number" role="cell" data-h="Teller"><div>9,6 %</div></td>"#));
    assert!(html.contains(r#"tabindex="0" role="region" aria-label="Elever""#));
}

#[test]
fn a_bar_never_leaves_its_frame_and_is_not_read_aloud() {
    let share = AbsenceShare { counts: 400, does_not_count: 900, limit: 100, status: LimitStatus::Over };
    let html = absence_bar(share).into_string();
    assert!(
        html.contains(r#"aria-hidden="true""#) && html.contains(r#"class="counts" x="1" y="6" width="299""#)
    );
    assert!(html.contains(r#"<svg x="300" y="6" width="0""#));
}

#[test]
fn every_status_has_a_word_and_a_shape_of_its_own() {
    for (status, word, shape) in [
        (LimitStatus::Over, "Over grensen", "#octagon"),
        (LimitStatus::Near, "Nær grensen", "#triangle"),
        (LimitStatus::Under, "Under", "#circle"),
    ] {
        let html = shown(|w| status_tag(w, status));
        assert!(html.contains(word) && html.contains(shape), "{word}");
    }
}

#[test]
fn a_refused_attempt_is_shown_without_a_name_and_one_time_is_not_folded() {
    let at = "2026-11-10T10:02:00Z".parse().unwrap();
    let entry = LogEntry {
        who: "Per Lunde".into(),
        role: "rektor".into(),
        why: "Vurderte fraværet ditt.".into(),
        saw: "Så: fravær.".into(),
        ground: None,
        times: vec![at],
        ask: None,
    };
    let book = LogBook { others: vec![entry], ..LogBook::default() };
    let html = shown(|w| log_book(w, &book));
    assert!(html.contains("10. november 2026 kl. 11.02") && !html.contains("<details"));
    assert!(html.find("Andre enn lærerne dine").unwrap() < html.find("Lærerne dine</h2>").unwrap());
}

#[test]
fn finished_work_stops_asking_the_server() {
    let step = |state| Step { label: "Personer".into(), state };
    let work = |state| Progress {
        title: "Leser inn".into(),
        done: 5,
        total: 10,
        line: "5 av 10".into(),
        steps: vec![step(state)],
        href: "/import".into(),
    };
    assert!(shown(|w| progress(w, &work(StepState::Running))).contains("hx-get=\"/import\""));
    assert!(!shown(|w| progress(w, &work(StepState::Done))).contains("hx-get"));
}

#[test]
fn every_key_named_in_the_code_has_a_text() {
    let texts = Texts::own().unwrap();
    let sources = [
        include_str!("../frame.rs"),
        include_str!("../frame/top.rs"),
        include_str!("../frame/hat.rs"),
        include_str!("../frame/foot.rs"),
        include_str!("roll.rs"),
        include_str!("roll_conflict.rs"),
        include_str!("log.rs"),
        include_str!("refusal.rs"),
        include_str!("login.rs"),
        include_str!("step_up.rs"),
        include_str!("secrecy.rs"),
        include_str!("statement.rs"),
        include_str!("statement_promises.rs"),
        include_str!("start.rs"),
        include_str!("progress.rs"),
        include_str!("withheld.rs"),
        include_str!("table.rs"),
        include_str!("paging.rs"),
        include_str!("filter.rs"),
        include_str!("form.rs"),
        include_str!("field.rs"),
        include_str!("folder.rs"),
        include_str!("facts.rs"),
        include_str!("card.rs"),
        include_str!("absence.rs"),
    ];
    for source in sources {
        for call in ["w.get(\"", "w.with(\"", ".words().get(\""] {
            for rest in source.split(call).skip(1) {
                let key = rest.split('"').next().unwrap_or_default();
                assert!(texts.has(Lang::Nb, key), "{key}");
            }
        }
    }
}

#[test]
fn a_year_of_weeks_is_drawn_for_the_eye_and_said_in_a_sentence() {
    let from = jiff::civil::date(2026, 8, 3);
    let html = weeks(Lang::Nb, from, &[0, 45, 450, 0, 1], "Mest borte i uka fra 17. august").into_string();
    assert!(html.contains("aria-hidden=\"true\"") && html.contains("Mest borte i uka fra 17. august"));
    assert_eq!(html.matches("<rect").count(), 3, "weeks without absence are bare");
    assert!(
        html.contains("height=\"56\"") && html.contains("height=\"2\""),
        "a little is still seen: {html}"
    );
    assert!(html.contains(">aug<") && html.matches("<text").count() == 1, "each month once: {html}");
}
