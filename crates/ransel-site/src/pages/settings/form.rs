//! The fields of the settings, with what is chosen and what is wrong with it.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};
use ransel_kernel::{
    Category, Hat,
    facts::{Assurance, Stage},
    id::SchoolId,
    platform::ChangeSettings,
    settings::{AccessibilityEntry, Settings, WRITTEN_STANDARDS, WrittenStandards},
};
use ransel_web::{
    format::sort_key,
    parts::{
        Choice, Field, FieldError, Link, Need, Variant, button, checkbox, checkboxes, error_summary, form,
        hidden, link, section, select, text_field,
    },
};

use super::of_module;
use crate::{
    Trouble, Visit,
    pages::words::{capital, category, module, role},
};

/// The systems the house cannot stand without.
const ALWAYS_ON: &[&str] = &[PLATFORM, REGISTER];
/// What holds in every system is the choice of whoever answers for sign-in and log.
pub const PLATFORM: &str = "platform";
/// The register of pupils and guardians.
pub const REGISTER: &str = "person-register";

/// The texts about the owner, by field.
pub const OWNER: &[&str] = &["accountable-head", "data-protection-officer", "contact", "general-statement"];

/// What stands in the fields.
pub struct Choices {
    /// About the owner, by field.
    pub owner: BTreeMap<&'static str, String>,
    /// The sign-in each hat needs, by code.
    pub sign_in: BTreeMap<&'static str, String>,
    /// Which systems are on.
    pub modules: BTreeMap<&'static str, bool>,
    /// Whether knowledge of privacy must be documented before the first access.
    pub training_demanded: bool,
    /// The post with the daily responsibility; empty where there is none.
    pub daily_post: String,
    /// Categories treated as sensitive beside those that always are, by code.
    pub sensitive: BTreeSet<String>,
    /// Whether the register is kept to the offices.
    pub register_for_office: bool,
    /// Whether guardians' numbers are collected.
    pub guardian_identity_number: bool,
    /// Whether parents who live elsewhere are told from the start.
    pub tell_elsewhere: bool,
    /// The stages whose pupils' guardians must apply for access, by code.
    pub guardians_apply: BTreeSet<String>,
    /// The written standards schools write in.
    pub written_standard: WrittenStandards,
    /// What the accessibility statement says.
    pub accessibility: AccessibilityEntry,
    /// What the systems let choose of themselves, by system.
    pub of_modules: BTreeMap<String, toml::Table>,
}

/// The hats that sign in.
pub fn hats() -> impl Iterator<Item = Hat> {
    Hat::ALL.iter().copied().filter(|hat| !matches!(hat, Hat::None | Hat::System))
}

/// The systems that can be switched on and off.
pub fn modules(visit: &Visit<'_>) -> Vec<&'static str> {
    let all = visit.owner().house.modules.iter().map(|module| module.name);
    all.filter(|name| !ALWAYS_ON.contains(name)).collect()
}

impl Choices {
    /// What holds now.
    pub fn of(visit: &Visit<'_>) -> Self {
        let settings = visit.owner().settings();
        let owner = &settings.owner;
        let texts = [
            &owner.accountable_head,
            &owner.data_protection_officer,
            &owner.contact,
            &owner.general_statement,
        ];
        Self {
            owner: OWNER.iter().copied().zip(texts.map(String::clone)).collect(),
            sign_in: hats().map(|hat| (hat.code(), settings.demanded(hat).code().to_owned())).collect(),
            // What lacks one of its points does not run, whatever is said of it: it is not shown as if it did.
            modules: modules(visit).into_iter().map(|name| (name, visit.owner().is_running(name))).collect(),
            training_demanded: settings.training_demanded,
            daily_post: settings.daily_post.clone(),
            sensitive: settings.sensitive.clone(),
            register_for_office: settings.register_for_office,
            guardian_identity_number: settings.guardian_identity_number,
            tell_elsewhere: settings.tell_parents_elsewhere,
            guardians_apply: settings.guardians_apply.clone(),
            written_standard: settings.written_standard.clone(),
            accessibility: settings.accessibility.clone(),
            of_modules: settings.module.clone(),
        }
    }

    /// What was sent for these systems; all else stays as it is.
    pub fn sent(visit: &Visit<'_>, of: &[String]) -> Self {
        let mut chosen = Self::of(visit);
        let text = |name: String| visit.form.text(&name).to_owned();
        if about(of, PLATFORM) {
            chosen.owner = OWNER.iter().map(|field| (*field, text(format!("owner-{field}")))).collect();
            chosen.sign_in =
                hats().map(|hat| (hat.code(), text(format!("sign-in-{}", hat.code())))).collect();
            chosen.training_demanded = visit.form.text("training-demanded") == "yes";
            chosen.daily_post = text("daily-post".to_owned());
            let can_be = |code: &&str| Category::CAN_BE_ADDED.iter().any(|one| one.code() == *code);
            chosen.sensitive = visit.form.all("sensitive").filter(can_be).map(str::to_owned).collect();
            chosen.accessibility = AccessibilityEntry {
                contact: text("accessibility-contact".to_owned()),
                declaration: text("accessibility-declaration".to_owned()),
            };
        }
        if about(of, REGISTER) {
            chosen.guardian_identity_number = visit.form.text("guardian-number") == "yes";
            chosen.register_for_office = visit.form.text("register-for-office") == "yes";
            chosen.tell_elsewhere = visit.form.text("tell-elsewhere") == "yes";
            chosen.guardians_apply = visit.form.all("guardians-apply").map(str::to_owned).collect();
            let school = |(school, _)| {
                Some((school, text(standard_field(school)))).filter(|(_, said)| !said.is_empty())
            };
            chosen.written_standard = WrittenStandards {
                owner: text("standard-owner".to_owned()),
                schools: schools(visit)
                    .into_iter()
                    .filter_map(school)
                    .map(|(school, said)| (school.to_string(), said))
                    .collect(),
            };
        }
        for name in of {
            let held = chosen.of_modules.get(name).cloned().unwrap_or_default();
            let table = of_module::sent(visit, name, &held);
            if !table.is_empty() {
                chosen.of_modules.insert(name.clone(), table);
            }
        }
        for (name, on) in chosen.modules.iter_mut().filter(|(name, _)| about(of, name)) {
            *on = text(format!("module-{name}")) == "yes";
        }
        chosen
    }

    /// The settings with these choices; everything the form does not show stays.
    pub fn applied(&self, settings: &Settings) -> Settings {
        let mut new = settings.clone();
        let text = |field: &str| self.owner.get(field).cloned().unwrap_or_default();
        new.owner.accountable_head = text("accountable-head");
        new.owner.data_protection_officer = text("data-protection-officer");
        new.owner.contact = text("contact");
        new.owner.general_statement = text("general-statement");
        for (hat, strength) in &self.sign_in {
            new.sign_in.insert((*hat).to_owned(), strength.clone());
        }
        for (name, on) in &self.modules {
            new.modules.insert((*name).to_owned(), *on);
        }
        new.training_demanded = self.training_demanded;
        new.daily_post = self.daily_post.clone();
        new.sensitive = self.sensitive.clone();
        new.register_for_office = self.register_for_office;
        new.guardian_identity_number = self.guardian_identity_number;
        new.tell_parents_elsewhere = self.tell_elsewhere;
        new.guardians_apply = self.guardians_apply.clone();
        new.written_standard = self.written_standard.clone();
        new.accessibility = self.accessibility.clone();
        new.module = self.of_modules.clone();
        new
    }
}

/// Whether this system is among them.
pub fn about(of: &[String], module: &str) -> bool {
    of.iter().any(|one| one == module)
}

/// The systems whose settings the visitor may change.
///
/// # Errors
/// The relations cannot be read.
pub fn mine(visit: &Visit<'_>) -> Result<Vec<String>, Trouble> {
    let mut mine = Vec::new();
    for module in &visit.owner().house.modules {
        let module = module.name.to_owned();
        if visit.ctx.would(&ChangeSettings { module: module.clone() })? {
            mine.push(module);
        }
    }
    Ok(mine)
}

/// The form, with the choices of these systems.
pub fn page(visit: &Visit<'_>, chosen: &Choices, of: &[String], faults: &[FieldError]) -> Markup {
    let w = visit.words();
    let switched: Vec<_> = modules(visit).into_iter().filter(|name| about(of, name)).collect();
    html! {
        (error_summary(w, faults))
        (form(&visit.form_to("/settings"), html! {
            @for module in of { (hidden("of", module)) }
            @if about(of, PLATFORM) {
                (section("owner", &w.get("settings-owner"), html! {
                    @for field in OWNER { (owner_field(visit, chosen, faults, field)) }
                    (daily_post(visit, chosen))
                }))
                (section("sign-in", &w.get("settings-sign-in"), html! {
                    p.ds-paragraph.reading { (w.get("settings-sign-in-lead")) }
                    @for hat in hats() { (strength(visit, chosen, faults, hat)) }
                    (yes_or_no(visit, "training-demanded", ["settings-training", "settings-training-help"], chosen.training_demanded))
                }))
            }
            @if about(of, PLATFORM) {
                (section("categories", &w.get("settings-sensitive"), sensitive(visit, chosen)))
                (section("accessibility", &w.get("settings-accessibility"), html! {
                    (accessibility(visit, chosen, faults))
                }))
            }
            @if !switched.is_empty() {
                (section("modules", &w.get("settings-modules"), html! {
                    p.ds-paragraph.reading { (w.get("settings-modules-lead")) }
                    @for name in switched { (on_or_off(visit, chosen, faults, name)) }
                }))
            }
            @if about(of, REGISTER) {
                (section("register", &w.get("settings-register"), html! {
                    (yes_or_no(visit, "guardian-number", ["settings-guardian-number", "settings-guardian-number-help"], chosen.guardian_identity_number))
                    (yes_or_no(visit, "register-for-office", ["settings-register-for-office", "settings-register-for-office-help"], chosen.register_for_office))
                    (guardians_apply(visit, chosen))
                    (yes_or_no(visit, "tell-elsewhere", ["settings-tell-elsewhere", "settings-tell-elsewhere-help"], chosen.tell_elsewhere))
                }))
                (section("language", &w.get("settings-language"), html! {
                    p.ds-paragraph.reading { (w.get("settings-language-lead")) }
                    (standards(visit, chosen, faults))
                }))
            }
            (of_module::sections(visit, &chosen.of_modules, of, faults))
            (button(Variant::Primary, &w.get("preview-see")))
        }))
    }
}

/// The schools by name.
fn schools(visit: &Visit<'_>) -> Vec<(SchoolId, String)> {
    let Ok(relations) = visit.owner().relations() else { return Vec::new() };
    let named = |school: SchoolId| Some((school, relations.place_name(school)?.to_owned()));
    let mut found: Vec<_> = relations.schools().into_iter().filter_map(named).collect();
    found.sort_by_cached_key(|(_, name)| sort_key(name));
    found
}

fn standard_field(school: SchoolId) -> String {
    format!("standard-{school}")
}

fn standards(visit: &Visit<'_>, chosen: &Choices, faults: &[FieldError]) -> Markup {
    let w = visit.words();
    let names = WRITTEN_STANDARDS.map(|code| (code, w.get(&format!("language-{code}"))));
    let own = names.iter().map(|(value, label)| Choice { value, label, description: None });
    let as_owner = w.get("settings-language-as-owner");
    let usual = Choice { value: "", label: &as_owner, description: None };
    let of_school: Vec<_> = std::iter::once(usual).chain(own.clone()).collect();
    let label = w.get("settings-language-owner");
    let field = Field {
        name: "standard-owner",
        label: &label,
        error: fault(faults, "standard-owner"),
        value: &chosen.written_standard.owner,
        ..Field::default()
    };
    html! {
        (select(w, &field, &own.collect::<Vec<_>>()))
        @for (school, label) in schools(visit) {
            @let name = standard_field(school);
            @let value = chosen.written_standard.schools.get(&school.to_string()).map_or("", String::as_str);
            (select(w, &Field { name: &name, label: &label, value, error: fault(faults, &name), ..Field::default() }, &of_school))
        }
    }
}

fn accessibility(visit: &Visit<'_>, chosen: &Choices, faults: &[FieldError]) -> Markup {
    let w = visit.words();
    let contact = w.get("settings-accessibility-contact");
    let help = w.get("settings-accessibility-contact-help");
    let declaration = w.get("settings-accessibility-declaration");
    let own = &chosen.accessibility;
    html! {
        (text_field(w, &Field {
            name: "accessibility-contact", label: &contact, description: Some(&help), need: Need::Optional,
            value: &own.contact, ..Field::default()
        }))
        (text_field(w, &Field {
            name: "accessibility-declaration", label: &declaration, need: Need::Optional, value: &own.declaration,
            error: fault(faults, "accessibility-declaration"), ..Field::default()
        }))
    }
}

pub fn fault<'f>(faults: &'f [FieldError], name: &str) -> Option<&'f str> {
    faults.iter().find(|fault| fault.field == name).map(|fault| fault.message.as_str())
}

fn owner_field(visit: &Visit<'_>, chosen: &Choices, faults: &[FieldError], field: &str) -> Markup {
    let w = visit.words();
    let (name, label) = (format!("owner-{field}"), w.get(&format!("settings-owner-{field}")));
    let value = chosen.owner.get(field).map_or("", String::as_str);
    let error = fault(faults, &name);
    text_field(w, &Field { name: &name, label: &label, error, value, ..Field::default() })
}

fn strength(visit: &Visit<'_>, chosen: &Choices, faults: &[FieldError], hat: Hat) -> Markup {
    let w = visit.words();
    let (name, label) = (format!("sign-in-{}", hat.code()), capital(&role(visit, hat.code())));
    let words =
        Assurance::ALL.iter().map(|one| (one.code(), capital(&w.get(&format!("strength-{}", one.code())))));
    let words: Vec<_> = words.collect();
    let choices = words.iter().map(|(value, label)| Choice { value, label, description: None });
    let value = chosen.sign_in.get(hat.code()).map_or("", String::as_str);
    let error = fault(faults, &name);
    let stated = stated(visit, hat);
    let description = stated.as_deref();
    select(
        w,
        &Field { name: &name, label: &label, description, error, value, ..Field::default() },
        &choices.collect::<Vec<_>>(),
    )
}

fn daily_post(visit: &Visit<'_>, chosen: &Choices) -> Markup {
    let w = visit.words();
    let (label, help) = (w.get("settings-daily-post"), w.get("settings-daily-post-help"));
    let field = Field {
        name: "daily-post",
        label: &label,
        description: Some(&help),
        need: Need::Optional,
        value: &chosen.daily_post,
        ..Field::default()
    };
    text_field(w, &field)
}

fn sensitive(visit: &Visit<'_>, chosen: &Choices) -> Markup {
    let w = visit.words();
    let (label, help) = (w.get("settings-sensitive-more"), w.get("settings-sensitive-help"));
    let labels: Vec<_> =
        Category::CAN_BE_ADDED.iter().map(|one| (one.code(), capital(&category(visit, *one)))).collect();
    let choices: Vec<_> =
        labels.iter().map(|(value, label)| Choice { value, label, description: None }).collect();
    let added: Vec<_> = chosen.sensitive.iter().map(String::as_str).collect();
    let field = Field { name: "sensitive", label: &label, description: Some(&help), ..Field::default() };
    html! {
        (checkboxes(w, &field, &choices, &added))
        (link(&Link::new("/privacy/categories", w.get("categories-title"))))
    }
}

/// What the owner's own statement says of a hat's sign-in, where law demands more.
fn stated(visit: &Visit<'_>, hat: Hat) -> Option<String> {
    let settings = visit.owner().settings();
    let said = Assurance::from_code(settings.stated.get(&format!("sign_in.{}", hat.code()))?)?;
    let word = |strength: Assurance| visit.text(&format!("strength-{}", strength.code()));
    let (said, holds) = (word(said), word(Settings::floor(hat)));
    Some(visit.words().with("settings-stated", &[("said", (&said).into()), ("holds", (&holds).into())]))
}

fn on_or_off(visit: &Visit<'_>, chosen: &Choices, faults: &[FieldError], of: &str) -> Markup {
    let w = visit.words();
    let (name, label) = (format!("module-{of}"), module(visit, of));
    let value = if chosen.modules.get(of).copied().unwrap_or_default() { "yes" } else { "" };
    let error = fault(faults, &name);
    checkbox(w, &Field { name: &name, label: &label, error, value, ..Field::default() })
}

fn yes_or_no(visit: &Visit<'_>, name: &str, [label, help]: [&str; 2], yes: bool) -> Markup {
    let w = visit.words();
    let (label, help) = (w.get(label), w.get(help));
    let value = if yes { "yes" } else { "" };
    checkbox(w, &Field { name, label: &label, description: Some(&help), value, ..Field::default() })
}

fn guardians_apply(visit: &Visit<'_>, chosen: &Choices) -> Markup {
    let w = visit.words();
    let (label, help) = (w.get("settings-guardians-apply"), w.get("settings-guardians-apply-help"));
    let labels = [Stage::Compulsory, Stage::Upper]
        .map(|stage| (stage.code(), w.get(&format!("stage-{}", stage.code()))));
    let choices = labels.iter().map(|(value, label)| Choice { value, label, description: None });
    let chosen: Vec<_> = chosen.guardians_apply.iter().map(String::as_str).collect();
    let field =
        Field { name: "guardians-apply", label: &label, description: Some(&help), ..Field::default() };
    checkboxes(w, &field, &choices.collect::<Vec<_>>(), &chosen)
}
