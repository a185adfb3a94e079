//! The demonstration's provider: a real one, in the same process, that vouches for made-up people.

use std::{collections::HashSet, sync::Arc};

use axum::Router;
use ransel_demo::{PersonKey, Role};
use ransel_oidc::{
    Assurance, ProviderKind,
    attributes::Attributes,
    client::ProviderConfig,
    demo_provider::{DemoClient, DemoConfig, DemoProvider, Persona},
};
use ransel_site::{MadeUp, Provider};

use super::Demo;
use crate::Fault;

/// Where it lies.
pub const PATH: &str = "/demo-idp";
/// Our name at it.
const CLIENT: &str = "ransel-demo";

/// The name somebody logs in with: her Feide name, or the one the school has given her where it may not know her number.
pub fn log_in_name(number_kept: bool, person: &ransel_demo::Person) -> Option<String> {
    let given = || (!number_kept).then(|| format!("{}@heim.soloy.example", person.id.simple()));
    person.feide_name.as_ref().map(ToString::to_string).or_else(given)
}

/// What the home organization tells of one of its own, by Feide's names.
fn attributes(made_up: &ransel_demo::Owner, key: PersonKey) -> Attributes {
    let person = made_up.person(key);
    let Some(feide_name) = person.feide_name.as_ref().map(ToString::to_string) else {
        return Attributes::new();
    };
    let posts = || made_up.posts.iter().filter(|post| post.person == key);
    let enrolled = made_up.enrolment(key).map(|enrolment| enrolment.school);
    let mut schools: Vec<_> = enrolled.into_iter().chain(posts().filter_map(|post| post.school)).collect();
    schools.dedup();
    let schools: Vec<_> =
        schools.iter().map(|school| format!("NO{}", made_up.school(*school).organisation_number)).collect();
    let affiliations: &[&str] = match (enrolled.is_some(), posts().next()) {
        (true, _) => &["student", "member"],
        (false, Some(_)) if posts().any(|post| post.role == Role::Teacher) => {
            &["faculty", "employee", "member"]
        }
        (false, Some(_)) => &["staff", "employee", "member"],
        (false, None) => &["affiliate"],
    };
    let organisation = format!("dc={}", made_up.realm.replace('.', ",dc="));
    let one = |value: &str| vec![value.to_owned()];
    let (user, full) = (feide_name.split('@').next().unwrap_or_default(), person.name.full());
    let units = schools.iter().map(|school| format!("ou={school},ou=organization,{organisation}"));
    [
        ("cn", one(&full)),
        ("displayName", one(&full)),
        ("eduPersonAffiliation", affiliations.iter().map(ToString::to_string).collect()),
        ("eduPersonOrgDN", one(&organisation)),
        ("eduPersonOrgUnitDN", units.collect()),
        ("eduPersonPrimaryAffiliation", affiliations.first().map(|first| one(first)).unwrap_or_default()),
        ("eduPersonPrincipalName", one(&feide_name)),
        ("feideSchoolList", schools.clone()),
        ("feideYearOfBirth", one(&person.born.year().to_string())),
        ("givenName", one(&person.name.given)),
        ("norEduPersonLegalName", one(&full)),
        ("preferredLanguage", one("nb")),
        ("schacHomeOrganization", one(made_up.realm)),
        ("sn", one(&person.name.family)),
        ("uid", one(user)),
    ]
    .map(|(name, values)| (name.to_owned(), values))
    .into()
}

/// Everybody else with a Feide name signs in by user name, as the personas can: a whole class does.
fn others(made_up: &ransel_demo::Owner) -> impl Iterator<Item = Persona> {
    let listed: HashSet<_> = made_up.personas.iter().filter_map(|persona| persona.person).collect();
    let keys = made_up.enrolments.iter().map(|enrolment| enrolment.pupil);
    keys.filter(move |key| !listed.contains(key)).filter_map(|key| {
        let person = made_up.person(key);
        let feide_name = person.feide_name.as_ref()?.to_string();
        Some(Persona {
            user_name: feide_name.clone(),
            display_name: person.name.full(),
            description: String::new(),
            group: String::new(),
            feide_name: Some(feide_name),
            national_id: None,
            assurance: Assurance::High,
            attributes: attributes(made_up, key),
        })
    })
}

/// The provider's routes, and how the site reaches it.
pub fn provider(demo: &Demo, address: &str) -> Result<(Router, Provider), Fault> {
    let issuer = format!("{address}{PATH}");
    let redirect = format!("{address}/login/demo/callback");
    let clock = demo.owner.clock.clone();
    let made_up = &demo.made_up;
    let personas = made_up.personas.iter().map(|persona| {
        let person = persona.person.map(|key| made_up.person(key));
        let feide =
            person.and_then(|person| log_in_name(demo.owner.settings().guardian_identity_number, person));
        Persona {
            user_name: persona.user_name.to_owned(),
            display_name: persona.display_name.to_owned(),
            description: persona.description.to_owned(),
            group: persona.heading.text().to_owned(),
            // Somebody the provider knows and nobody here does.
            feide_name: feide
                .or_else(|| person.is_none().then(|| format!("{}@elsewhere.example", persona.user_name))),
            national_id: person
                .filter(|person| person.feide_name.is_none())
                .and_then(|person| person.national_id)
                .map(|id| id.digits()),
            assurance: Assurance::High,
            attributes: persona.person.map(|key| attributes(made_up, key)).unwrap_or_default(),
        }
    });
    let config = DemoConfig {
        issuer: issuer.clone(),
        clients: vec![DemoClient {
            client_id: CLIENT.to_owned(),
            client_secret: None,
            redirect_uris: vec![redirect.clone()],
            post_logout_redirect_uris: vec![format!("{address}/login")],
        }],
        personas: personas.chain(others(made_up)).collect(),
        stylesheet: Some(ransel_web::assets::asset("demo-idp.css").to_owned()),
        icon: Some("/favicon.svg".to_owned()),
        clock: Arc::new(move || clock.now()),
    };
    let provider = DemoProvider::new(config)
        .map_err(|error| Fault::said(format!("the demonstration's provider: {error}")))?;
    let way = Provider::new(
        "demo",
        "login-demo-for-whom",
        ProviderConfig {
            name: "Demonstrasjon".to_owned(),
            issuer,
            client_id: CLIENT.to_owned(),
            client_secret: None,
            redirect_uri: redirect,
            scopes: vec!["userid-feide".to_owned()],
            kind: ProviderKind::Demo,
        },
    );
    let people = made_up.personas.iter().map(|persona| MadeUp {
        user_name: persona.user_name.to_owned(),
        name: persona.display_name.to_owned(),
    });
    let way = way.with_people(people.collect());
    Ok((Router::new().nest(PATH, provider.router()), way))
}
