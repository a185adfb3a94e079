//! The timetable: what a pasted text means, what is wrong with it, and when lessons meet.

use jiff::civil::date;
use ransel_kernel::GroupId;
use uuid::Uuid;

use crate::{
    records::Slot,
    timetable::{
        clashes,
        paste::{Wrong, minutes, read},
    },
};

fn groups() -> Vec<(String, GroupId)> {
    ["2STC", "Norsk 2", "10A", "10A"]
        .iter()
        .zip(1..)
        .map(|(name, id)| ((*name).to_owned(), GroupId(Uuid::from_u128(id))))
        .collect()
}

fn wrong(text: &str) -> Vec<(usize, Wrong)> {
    read(text, &groups()).unwrap_err().into_iter().map(|fault| (fault.line, fault.wrong)).collect()
}

#[test]
fn a_text_is_read_with_any_of_the_signs_spreadsheets_use() {
    for sign in [";", ",", "\t"] {
        let text =
            "\u{feff}Gruppe;Dag;Fra;Til;Rom\r\n2stc;Mandag;8.15;09:45;B204\n\n\"Norsk 2\";5;1000;1045;"
                .replace(';', sign);
        let rows = read(&text, &groups()).unwrap();
        assert_eq!(rows.len(), 2);
        assert_eq!((rows[0].line, rows[0].weekday, rows[0].starts, rows[0].ends), (2, 1, 495, 585));
        assert_eq!(
            (rows[0].room.as_str(), rows[1].weekday, rows[1].starts, rows[1].line),
            ("B204", 5, 600, 4)
        );
    }
}

#[test]
fn every_line_that_is_wrong_says_why() {
    let text = "gruppe;dag;fra;til\n2STX;måndag;8.15;9.00\n10A;tysdag;8.15;9.00\n2STC;søndag;25.00;9\n2STC;man;9.00;8.00\n2STC;ons;9.00;9.45\n2STC;onsdag;9.30;10.15";
    assert_eq!(
        wrong(text),
        [
            (2, Wrong::Group("2STX".into())),
            (3, Wrong::SeveralGroups("10A".into())),
            (4, Wrong::Day("søndag".into())),
            (4, Wrong::Time("25.00".into())),
            (4, Wrong::Time("9".into())),
            (5, Wrong::EndsFirst),
            (7, Wrong::Overlaps(6)),
        ]
    );
    assert_eq!(wrong("gruppe;dag;fra\n2STC;man;8.15"), [(1, Wrong::NoColumn("til"))]);
    for empty in ["", "  \n", "gruppe;dag;fra;til\n"] {
        assert_eq!(wrong(empty), [(1, Wrong::Empty)]);
    }
}

#[test]
fn lessons_that_touch_do_not_overlap() {
    let text = "gruppe;dag;fra;til\n2STC;ons;9.00;9.45\n2STC;ons;9.45;10.30\nNorsk 2;ons;9.00;9.45";
    assert_eq!(read(text, &groups()).unwrap().len(), 3);
    assert_eq!(
        [minutes("24.00"), minutes("8"), minutes("8.5"), minutes("0.00")],
        [None, None, None, Some(0)]
    );
}

#[test]
fn slots_meet_on_a_common_day_only() {
    let slot = |starts, valid_from, valid_to| Slot {
        id: Uuid::nil(),
        group_id: GroupId(Uuid::from_u128(1)),
        weekday: 3,
        starts,
        ends: starts + 45,
        room: String::new(),
        valid_from,
        valid_to,
    };
    let (autumn, spring) = (date(2026, 8, 1), date(2027, 1, 1));
    let old = [slot(480, autumn, Some(spring))];
    assert!(clashes(&old, &slot(500, autumn, None)));
    assert!(!clashes(&old, &slot(525, autumn, None)), "one begins as the other ends");
    assert!(!clashes(&old, &slot(480, spring, None)), "one holds from the day the other no longer does");
    assert!(clashes(&old, &slot(480, date(2026, 12, 31), None)));
}
