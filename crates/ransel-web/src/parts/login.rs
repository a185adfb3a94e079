//! Choosing how to sign in. We keep no passwords: each way leads to a provider and back.

use maud::{Markup, html};

use super::alert::{Tone, alert};
use super::button::{Link, Variant, link_button};
use crate::texts::Words;

/// One way in.
#[derive(Clone, Debug)]
pub struct LoginWay {
    /// `Logg inn med Feide`, and where it starts.
    pub link: Link,
    /// Who it is for: `Elever og ansatte`.
    pub for_whom: String,
}

/// The page one signs in from.
#[derive(Clone, Debug)]
pub struct Login {
    /// The ways, the commonest first.
    pub ways: Vec<LoginWay>,
    /// What went wrong the last time, and another way.
    pub problem: Option<String>,
}

/// The body of the sign-in page.
pub fn login(w: Words<'_>, owner: &str, login: &Login) -> Markup {
    html! {
        div.reading.stack {
            h1.ds-heading data-size="lg" { (w.with("login-heading", &[("owner", owner.into())])) }
            @if let Some(problem) = &login.problem {
                (alert(Tone::Warning, &w.get("login-problem"), html! { p.ds-paragraph { (problem) } }))
            }
            p.ds-paragraph { (w.get("login-lead")) }
            ul.ways {
                @for (position, way) in login.ways.iter().enumerate() {
                    li {
                        p.subtle { (way.for_whom) }
                        (link_button(if position == 0 { Variant::Primary } else { Variant::Secondary }, &way.link))
                    }
                }
            }
            p.ds-paragraph.subtle {
                (w.get("login-logged")) " "
                a.ds-link data-color="accent" href="/privacy" { (w.get("login-privacy")) }
            }
        }
    }
}
