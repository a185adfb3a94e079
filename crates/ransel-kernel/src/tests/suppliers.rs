//! Suppliers: what they must have before a system runs with them, what lapses when, and that the statement tells of them.

use jiff::civil::{Date, date};

use super::statement::school::{Folder, REGISTER, house, module, register, settings, usual};
use crate::{
    KernelError, Owner,
    settings::Settings,
    statement::own_words,
    suppliers::{Agreement, Attestation, Lapse, Place, SubProcessor, Supplier, lapsing},
};

const MORNING: &str = "2026-11-20T07:00:00Z";

fn supplier() -> Supplier {
    Supplier {
        name: "Nordlys Drift AS".into(),
        kind: "operation".into(),
        systems: vec!["roll".into()],
        does: "drifter serverne".into(),
        agreement: Some(Agreement { reference: "2026/114".into(), date: date(2026, 1, 15), ends: None }),
        place: Place { country: "Norge".into(), ..Place::default() },
        risk_on: Some(date(2026, 2, 1)),
        risk_again: None,
        sub_processors: vec![SubProcessor {
            name: "Fjord Backup".into(),
            does: "tar vare på sikkerhetskopier".into(),
            place: Place {
                country: "Canada".into(),
                outside_eea: true,
                transfer_tool: "EUs standardavtale".into(),
            },
        }],
        attestations: vec![Attestation {
            name: "ISO 27001".into(),
            given: date(2026, 1, 1),
            lapses: date(2027, 1, 19),
        }],
    }
}

fn with(owner: &Owner, change: impl FnOnce(&mut Supplier)) -> Settings {
    let mut it = supplier();
    change(&mut it);
    let mut new = (*owner.settings()).clone();
    new.suppliers = vec![it];
    new
}

fn refusal(owner: &Owner, new: Settings) -> &'static str {
    match owner.change_settings(new, None) {
        Err(KernelError::Invalid { key }) => key,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_new_supplier_is_a_dated_version_of_settings_and_statement() {
    let folder = Folder::new();
    let (owner, _) = folder.open(usual(), "Soløy kommune", MORNING);
    assert!(owner.statement("roll").unwrap().unwrap().suppliers.is_empty());
    owner.change_settings(with(&owner, |_| ()), None).unwrap();
    assert_eq!((owner.settings_version(), owner.statement_versions("roll").unwrap().len()), (2, 2));
    let it = owner.statement("roll").unwrap().unwrap();
    let page = it.to_markdown("nb", &own_words("nb"));
    for said in [
        "Nordlys Drift AS (Norge, innenfor EØS): drifter serverne. Databehandleravtale 2026/114 av 15. januar 2026. Risikoen ble vurdert 1. februar 2026.",
        "Underleverandør: Fjord Backup (Canada, utenfor EØS, med EUs standardavtale): tar vare på sikkerhetskopier.",
        "ISO 27001, bekreftet 1. januar 2026, gjelder til og med 19. januar 2027.",
    ] {
        assert!(page.contains(said), "{said} in {page}");
    }
    assert!(owner.statement("platform").unwrap().unwrap().suppliers.is_empty(), "it serves another system");
    let document = owner.settings().document().unwrap();
    assert_eq!(Settings::parse(&document).unwrap().suppliers, [supplier()], "it goes out and in as one file");
}

#[test]
fn a_system_that_runs_takes_no_supplier_without_agreement_risk_date_place_or_transfer_tool() {
    let folder = Folder::new();
    let (owner, _) = folder.open(usual(), "Soløy kommune", MORNING);
    assert_eq!(refusal(&owner, with(&owner, |it| it.agreement = None)), "gap-supplier-agreement");
    assert_eq!(refusal(&owner, with(&owner, |it| it.risk_on = None)), "gap-supplier-risk");
    assert_eq!(refusal(&owner, with(&owner, |it| it.place.country = " ".into())), "gap-supplier-place");
    assert_eq!(refusal(&owner, with(&owner, |it| it.place.outside_eea = true)), "gap-supplier-transfer");
    let without_tool = |it: &mut Supplier| it.sub_processors[0].place.transfer_tool.clear();
    assert_eq!(refusal(&owner, with(&owner, without_tool)), "gap-supplier-transfer");
    assert_eq!(owner.settings_version(), 1);
}

#[test]
fn a_system_whose_register_names_a_kind_of_supplier_runs_only_with_one() {
    let text =
        REGISTER.replacen("systems = [\"sis\"]\n", "systems = [\"sis\"]\nsuppliers = [\"operation\"]\n", 1);
    let folder = Folder::new();
    let (owner, _) = folder.open(house(register(module(), text)), "Soløy kommune", MORNING);
    assert!(!owner.is_running("roll"));
    let mut new = (*owner.settings()).clone();
    new.modules.insert("roll".into(), true);
    assert_eq!(refusal(&owner, new), "gap-supplier");
    // What has nothing to do with it can still be changed.
    let mut new = (*owner.settings()).clone();
    new.training_demanded = true;
    owner.change_settings(new, None).unwrap();
    let mut other = with(&owner, |it| it.kind = "support".into());
    other.modules.insert("roll".into(), true);
    assert_eq!(refusal(&owner, other), "gap-supplier", "one of another kind is not enough");
    let mut new = with(&owner, |_| ());
    new.modules.insert("roll".into(), true);
    owner.change_settings(new, None).unwrap();
    assert!(owner.is_running("roll"));
    let mut none = (*owner.settings()).clone();
    none.suppliers.clear();
    assert_eq!(refusal(&owner, none), "gap-supplier", "what runs with it keeps it");
}

#[test]
fn papers_are_told_of_sixty_days_before_they_lapse_and_after() {
    let mut all = settings("Soløy kommune");
    all.suppliers = vec![supplier()];
    let on = |day: Date| lapsing(&all, day);
    assert_eq!(on(date(2026, 11, 19)), [], "61 days before");
    // The risk was assessed on 1 February 2026: where the owner has named no day, a year later it is old.
    let old = Lapse {
        on: Some(date(2027, 2, 1)),
        supplier: "Nordlys Drift AS".into(),
        what: "lapse-risk",
        name: String::new(),
    };
    let told = Lapse {
        on: Some(date(2027, 1, 19)),
        supplier: "Nordlys Drift AS".into(),
        what: "lapse-attestation",
        name: "ISO 27001".into(),
    };
    assert_eq!(on(date(2026, 11, 20)), std::slice::from_ref(&told), "60 days before");
    assert_eq!(on(date(2026, 12, 2)), std::slice::from_ref(&told));
    assert_eq!(on(date(2026, 12, 3)), [told.clone(), old.clone()]);
    assert_eq!(on(date(2027, 6, 1)), [told, old], "and as long as nobody has renewed them");
    all.suppliers[0].agreement.as_mut().unwrap().ends = Some(date(2026, 12, 1));
    all.suppliers[0].risk_again = Some(date(2026, 11, 1));
    all.suppliers[0].place.country.clear();
    let whats: Vec<_> = lapsing(&all, date(2026, 11, 20)).iter().map(|lapse| lapse.what).collect();
    assert_eq!(whats, ["gap-supplier-place", "lapse-risk", "lapse-agreement", "lapse-attestation"]);
}

#[test]
fn a_supplier_of_no_known_kind_or_system_or_twice_is_refused() {
    let folder = Folder::new();
    let (owner, _) = folder.open(usual(), "Soløy kommune", MORNING);
    let mut twice = with(&owner, |_| ());
    twice.suppliers.push(supplier());
    let wrong = [
        with(&owner, |it| it.kind = "gardening".into()),
        with(&owner, |it| it.systems = vec!["nowhere".into()]),
        with(&owner, |it| it.name = "  ".into()),
        twice,
    ];
    for new in wrong {
        assert!(matches!(owner.change_settings(new, None), Err(KernelError::Setting(_))));
    }
}

#[test]
fn the_record_has_every_activity_that_runs_with_the_fields_of_article_30() {
    let folder = Folder::new();
    let (owner, _) = folder.open(usual(), "Soløy kommune", MORNING);
    owner.change_settings(with(&owner, |_| ()), None).unwrap();
    let record = owner.record_of_processing().unwrap();
    let mut listed: Vec<_> =
        record.rows.iter().map(|row| (row.module.clone(), row.activity.clone())).collect();
    let mut active: Vec<_> =
        owner.active_processing().into_iter().map(|row| (row.module, row.activity)).collect();
    listed.sort();
    active.sort();
    assert_eq!(listed, active);
    assert_eq!(record.controller.data_protection_officer, "personvernombud@soloy.example");
    for row in &record.rows {
        assert!(
            !row.purpose["nb"].is_empty() && !row.basis.is_empty() && !row.subjects.is_empty(),
            "{row:?}"
        );
        assert!(
            !row.categories.is_empty() && !row.measures["nb"].is_empty() && row.reviewed.is_some(),
            "{row:?}"
        );
    }
    let roll = record.rows.iter().find(|row| row.activity == "roll").unwrap();
    assert_eq!((roll.suppliers.as_slice(), roll.deletion.len()), ([supplier()].as_slice(), 1));
    assert!(roll.recipients.is_some() && roll.sources.is_some() && !roll.gateway.is_empty());
}
