//! The provider's pages: a list of people as buttons, a form for user name and password, and two short messages.
//! Works without a style sheet and without a script.

use maud::{DOCTYPE, Markup, html};

use super::request::{CARRIED, Fields, Request};
use super::{DemoConfig, Persona, words};
use crate::Url;

/// What the sign-in page is made of.
pub(super) struct Page<'p> {
    pub(super) config: &'p DemoConfig,
    pub(super) issuer: &'p Url,
    pub(super) fields: &'p Fields,
    pub(super) request: &'p Request,
}

/// Whether the last try failed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Try {
    First,
    Wrong,
}

impl Page<'_> {
    /// The first time.
    pub(super) fn choose(&self) -> Markup {
        self.show(Try::First)
    }

    /// After a wrong password: says so, and keeps the user name.
    pub(super) fn wrong_password(&self) -> Markup {
        self.show(Try::Wrong)
    }

    fn show(&self, tried: Try) -> Markup {
        let title = match tried {
            Try::First => words::TITLE.to_owned(),
            Try::Wrong => format!("{}{}", words::ERROR_IN_TITLE, words::TITLE),
        };
        frame(
            self.config,
            &title,
            &html! {
                h1 { (words::TITLE) }
                @if tried == Try::Wrong {
                    p role="alert" { a href="#user_name" { (words::WRONG_PASSWORD) } }
                }
                p { (words::INTRODUCTION) }
                p {
                    @match self.request.asked {
                        Some(level) => { (words::ASKED) " " strong { (words::level(level)) } "." }
                        None => (words::ASKED_NOTHING),
                    }
                }
                form method="post" action=(self.action()) {
                    (self.carried())
                    @for group in groups(&self.config.personas) {
                        section {
                            h2 { (group) }
                            ul {
                                @for persona in self.config.personas.iter().filter(|persona| persona.group == group) {
                                    li { (self.choice(persona)) }
                                }
                            }
                        }
                    }
                    p {
                        button class="ds-button" data-variant="tertiary" type="submit" name="cancel" value="1" {
                            (words::CANCEL)
                        }
                    }
                }
                (self.password_form(tried))
            },
        )
    }

    fn choice(&self, persona: &Persona) -> Markup {
        let about = format!("about-{}", persona.user_name);
        let too_low = self.request.asked.is_some_and(|asked| persona.assurance < asked);
        html! {
            button class="ds-button" data-variant="secondary" type="submit" name="persona"
                value=(persona.user_name) aria-describedby=(about) { (persona.display_name) }
            p id=(about) {
                (persona.description) " "
                (words::USER_NAME) ": " code { (persona.user_name) } ". "
                (words::GIVES) " " (words::level(persona.assurance)) "."
                @if too_low { " " strong { (words::TOO_LOW) } }
            }
        }
    }

    fn password_form(&self, tried: Try) -> Markup {
        let wrong = tried == Try::Wrong;
        html! {
            form method="post" action=(self.action()) novalidate {
                (self.carried())
                h2 { (words::BY_PASSWORD) }
                @if wrong { p id="password-error" { strong { (words::WRONG_PASSWORD) } } }
                p id="password-help" { (words::PASSWORD_HELP) }
                p {
                    label class="ds-label" for="user_name" { (words::USER_NAME) }
                    input class="ds-input" id="user_name" name="user_name" autocomplete="username"
                        value=(self.fields.get("user_name").unwrap_or_default()) aria-invalid=[wrong.then_some("true")];
                }
                p {
                    label class="ds-label" for="password" { (words::PASSWORD) }
                    input class="ds-input" id="password" name="password" type="password"
                        autocomplete="current-password" aria-invalid=[wrong.then_some("true")]
                        aria-describedby=(if wrong { "password-error password-help" } else { "password-help" });
                }
                p { button class="ds-button" type="submit" { (words::SIGN_IN) } }
            }
        }
    }

    /// The request as it came, so that choosing a person needs no memory here.
    fn carried(&self) -> Markup {
        html! {
            @for name in CARRIED {
                @if let Some(value) = self.fields.get(name) { input type="hidden" name=(name) value=(value); }
            }
        }
    }

    /// A path without a host: the form stays on the address the person came by.
    fn action(&self) -> String {
        format!("{}/authorize", self.issuer.path().trim_end_matches('/'))
    }
}

/// The client or its address is unknown, so the person is sent nowhere.
pub(super) fn bad_request(config: &DemoConfig) -> Markup {
    message(config, words::BAD_REQUEST_TITLE, words::BAD_REQUEST)
}

/// After signing out without an address to go back to.
pub(super) fn signed_out(config: &DemoConfig) -> Markup {
    message(config, words::SIGNED_OUT_TITLE, words::SIGNED_OUT)
}

fn message(config: &DemoConfig, title: &str, text: &str) -> Markup {
    frame(config, title, &html! { h1 { (title) } p { (text) } })
}

fn frame(config: &DemoConfig, title: &str, content: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(words::LANGUAGE) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex";
                title { (title) " – " (words::PROVIDER) }
                @if let Some(address) = &config.stylesheet { link rel="stylesheet" href=(address); }
                @if let Some(address) = &config.icon { link rel="icon" href=(address); }
            }
            body { main class="demo-idp" { (content) } }
        }
    }
}

/// The headings, in the order in which they first appear.
fn groups(personas: &[Persona]) -> Vec<&str> {
    let mut groups: Vec<&str> = Vec::new();
    for persona in personas {
        if !persona.group.is_empty() && !groups.contains(&persona.group.as_str()) {
            groups.push(&persona.group);
        }
    }
    groups
}
