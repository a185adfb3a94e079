//! The demonstration's provider: a real one, in the same process, that vouches for made-up people.

use std::sync::Arc;

use axum::Router;
use ransel_oidc::{
    Assurance, ProviderKind,
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
        personas: personas.collect(),
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
