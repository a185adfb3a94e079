//! Rows that stay out, and rows that go in although they are unusual.

use super::super::{Amount, Entry, GroupKind, Reason, RoleKind};
use super::{file_with, member, membership, person, read_all, sourced_id};

/// What stays out of a file with these rows, as element and key.
fn left_out(rows: &str) -> Vec<(&'static str, &'static str)> {
    let contents = read_all(file_with(rows).as_bytes()).unwrap();
    contents.left_out.iter().map(|error| (error.element, error.reason.key())).collect()
}

#[test]
fn a_bad_person_stays_out_and_the_next_goes_in() {
    let bad = [
        ("<person/>", "missing"),
        ("<person><sourcedid><source>s</source></sourcedid></person>", "missing"),
        (&person("1", "<demographics><bday>2012-02-30</bday></demographics>"), "not-a-date"),
        (&person("1", "<demographics><bday>20120228</bday></demographics>"), "not-a-date"),
        (&person("1", "<demographics><gender>F</gender></demographics>"), "unknown-word"),
        (&person("1", "<extension><pifu_status>ukjent</pifu_status></extension>"), "unknown-word"),
        (&person("1", "<extension><pifu_hasContactPerson/></extension>"), "missing"),
        (&person("1", "<extension><pifu_email priority='x'>a</pifu_email></extension>"), "not-a-number"),
        (&person("1", &sourced_id("2")), "two-current-keys"),
        (&person("1", "").replace("<sourcedid>", "<sourcedid sourcedidtype='Old'>"), "missing"),
        (&format!("<person>{}<name><fn> </fn></name></person>", sourced_id("1")), "missing"),
    ];
    for (row, key) in bad {
        let contents = read_all(file_with(&format!("{row}\n{}", person("9", ""))).as_bytes()).unwrap();
        let found: Vec<_> = contents.left_out.iter().map(|error| (error.line, error.reason.key())).collect();
        assert_eq!(found, [(2, key)], "{row}");
        assert_eq!(contents.lines.last(), Some(&3), "{row}");
    }
}

#[test]
fn the_text_of_an_error_names_line_and_element_but_nobody() {
    let row = person("K-77", "<demographics><bday>12.02.2012 Kari</bday></demographics>");
    let contents = read_all(file_with(&row).as_bytes()).unwrap();
    let [error] = &contents.left_out[..] else { panic!("one row stays out") };
    assert_eq!(error.to_string(), "line 2, person: bday is not a date");
    assert_eq!(error.about.person.as_ref().unwrap().id, "K-77");
}

#[test]
fn a_bad_group_stays_out() {
    let kind =
        "<grouptype><scheme>pifu-ims-go-grp</scheme><typevalue level='1'>basisgruppe</typevalue></grouptype>";
    let name = "<description><short>8A</short></description>";
    let id = sourced_id("G");
    assert_eq!(left_out(&format!("<group>{id}{kind}</group>")), [("group", "missing")]);
    assert_eq!(left_out(&format!("<group>{id}{name}</group>")), [("group", "missing")]);
    assert_eq!(left_out(&format!("<group>{kind}{name}</group>")), [("group", "missing")]);
    let period = "<timeframe><begin>2026-08-01</begin><end>2026-07-31</end></timeframe>";
    let rows = format!("<group>{id}{kind}{name}{period}</group>");
    assert_eq!(left_out(&rows), [("group", "ends-before-it-begins")]);
}

#[test]
fn a_period_of_one_day_does_not_end_before_it_begins() {
    let period = "<timeframe><begin>2026-08-01</begin><end>2026-08-01Z</end></timeframe>";
    let rows = membership(&member("1", &format!("<role roletype='01'><status>1</status>{period}</role>")));
    assert_eq!(left_out(&rows), []);
}

#[test]
fn a_bad_role_stays_out_and_the_other_role_of_the_member_goes_in() {
    let roles = "<role roletype='01'><status>2</status></role><role roletype='02'><status>1</status></role>";
    let contents = read_all(file_with(&membership(&member("1", roles))).as_bytes()).unwrap();
    assert_eq!(contents.left_out[0].reason, Reason::UnknownWord { what: "status" });
    let Some(Entry::Member(member)) = contents.entries.last() else { panic!("the member goes in") };
    assert_eq!(member.roles.iter().map(|role| &role.kind).collect::<Vec<_>>(), [&RoleKind::Teacher]);
}

#[test]
fn a_member_without_key_role_group_or_person_stays_out() {
    let role = "<role roletype='01'><status>1</status></role>";
    assert_eq!(left_out(&membership(&member("1", ""))), [("member", "missing")]);
    assert_eq!(
        left_out(&membership(&format!("<member><idtype>1</idtype>{role}</member>"))),
        [("member", "missing")]
    );
    assert_eq!(left_out(&format!("<membership>{}</membership>", member("1", role))), [("member", "missing")]);
    let group_member = member("1", role).replace("<idtype>1<", "<idtype>2<");
    assert_eq!(left_out(&membership(&group_member)), [("member", "member-is-not-a-person")]);
}

#[test]
fn codes_of_later_versions_are_kept_as_they_are() {
    let kind = "<grouptype><scheme>pifu-ims-go-grp</scheme><typevalue level='17'>ny</typevalue></grouptype>";
    let group =
        format!("<group>{}{kind}<description><short>x</short></description></group>", sourced_id("G"));
    let rows = group + &membership(&member("1", "<role roletype='09'><status>1</status></role>"));
    let contents = read_all(file_with(&rows).as_bytes()).unwrap();
    let [_, Entry::Group(group), Entry::Member(member)] = &contents.entries[..] else { panic!("both go in") };
    let expected = GroupKind::Other { scheme: "pifu-ims-go-grp".to_owned(), level: "17".to_owned() };
    assert_eq!(group.kinds, [expected]);
    assert_eq!(member.roles[0].kind, RoleKind::Other("09".to_owned()));
}

/// The amount in ten-thousandths, or the key of the reason it stays out.
fn amount(text: &str) -> Result<i64, &'static str> {
    let absence = format!(
        "<pifu_absence pifu_absence_mode='aggregate'><pifu_absence_type>hours</pifu_absence_type>\
         <timeframe><adminperiod>H2026</adminperiod></timeframe>\
         <pifu_absence_value>{text}</pifu_absence_value></pifu_absence>"
    );
    let role = format!("<role roletype='01'><status>1</status><extension>{absence}</extension></role>");
    let contents = read_all(file_with(&membership(&member("1", &role))).as_bytes()).unwrap();
    match (&contents.left_out[..], contents.entries.last()) {
        ([], Some(Entry::Member(member))) => Ok(member.roles[0].absences[0].amount.ten_thousandths()),
        ([error], Some(Entry::Member(_))) => Err(error.reason.key()),
        _ => panic!("the member goes in either way"),
    }
}

#[test]
fn amounts_are_exact_and_written_with_a_point() {
    for (text, expected) in [
        ("3", 30_000),
        ("0.75", 7_500),
        ("-1.5", -15_000),
        ("+.5", 5_000),
        ("5.", 50_000),
        ("0.8333", 8_333),
        ("00012.50000000", 125_000),
        ("9999.9999", 99_999_999),
        ("-9999.9999", -99_999_999),
        ("-0", 0),
    ] {
        assert_eq!(amount(text), Ok(expected), "{text}");
    }
    for text in ["0,75", "", ".", "-", "1e3", "NaN", "1.2.3", "٣", "- 1", "--1"] {
        assert_eq!(amount(text), Err("not-a-number"), "{text}");
    }
    assert_eq!(amount("0.33333"), Err("too-fine"));
    assert_eq!(amount("10000"), Err("out-of-range"));
    assert_eq!(amount("99999999999999999999999999"), Err("out-of-range"));
}

#[test]
fn an_amount_is_written_the_way_it_is_read() {
    for (hundredths, text) in [(0, "0"), (75, "0.75"), (-5, "-0.05"), (150, "1.5"), (-300, "-3")] {
        let amount = Amount::from_hundredths(hundredths).unwrap();
        assert_eq!(amount.to_string(), text);
        assert_eq!(amount.hundredths(), Some(hundredths));
    }
    assert_eq!(Amount::from_ten_thousandths(8_333).unwrap().hundredths(), None);
    assert_eq!(Amount::from_hundredths(i64::MAX), None);
}

#[test]
fn the_group_at_the_top_is_not_its_own_parent() {
    let kind =
        "<grouptype><scheme>pifu-ims-go-org</scheme><typevalue level='1'>skoleeier</typevalue></grouptype>";
    let relation = format!("<relationship relation='1'>{}<label>x</label></relationship>", sourced_id("G"));
    let id = sourced_id("G");
    let group = format!("<group>{id}{kind}<description><short>x</short></description>{relation}</group>");
    let contents = read_all(file_with(&group).as_bytes()).unwrap();
    let Some(Entry::Group(group)) = contents.entries.last() else { panic!("the group goes in") };
    assert!(group.is(&GroupKind::Owner));
    assert_eq!(group.parents, []);
}
