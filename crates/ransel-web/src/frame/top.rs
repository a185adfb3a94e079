//! The line at the top: mark and owner, navigation, languages, and the way out. On a phone all but the mark
//! lies in one menu. Popovers open, close and take the focus without script.

use maud::{Markup, html};

use super::Frame;
use crate::parts::{Icon, hidden, icon, satchel};
use crate::texts::Lang;

pub(super) fn top_line(frame: &Frame<'_>) -> Markup {
    let w = frame.words();
    html! {
        div.top {
            div.bar {
                a.brand href="/" {
                    (satchel())
                    span { strong { (frame.owner) } span.product { (w.get("product")) } }
                }
                @if !frame.nav.is_empty() { nav.nav.wide aria-label=(w.get("nav-label")) { (nav_list(frame)) } }
                @if frame.languages.len() > 1 {
                    button.ds-button.quiet.wide type="button" data-variant="tertiary" data-color="neutral"
                        popovertarget="languages" { (icon(Icon::Globe)) (w.get("language")) }
                    div.pop #languages popover { (language_list(frame)) }
                }
                @if frame.signed_in { div.wide { (log_out(frame)) } }
                button.ds-button.menu-button type="button" data-variant="secondary" popovertarget="menu" {
                    (icon(Icon::Menu)) (w.get("menu"))
                }
                div.pop #menu popover {
                    @if !frame.nav.is_empty() { nav.nav aria-label=(w.get("nav-label")) { (nav_list(frame)) } }
                    @if frame.languages.len() > 1 {
                        p.pop-heading { (icon(Icon::Globe)) (w.get("language")) }
                        (language_list(frame))
                    }
                    @if frame.signed_in { (log_out(frame)) } @else {
                        a.ds-link href="/login" { (w.get("log-in")) }
                    }
                }
                @if !frame.signed_in { a.ds-button.wide data-variant="secondary" href="/login" { (w.get("log-in")) } }
            }
        }
    }
}

fn nav_list(frame: &Frame<'_>) -> Markup {
    html! {
        ul {
            @for item in &frame.nav {
                li { a href=(item.href) aria-current=[item.current.then_some("page")] { (item.label) } }
            }
        }
    }
}

fn language_list(frame: &Frame<'_>) -> Markup {
    let w = frame.words();
    html! {
        ul.languages {
            @for lang in frame.languages {
                li {
                    a.ds-link href=(in_language(frame.path, *lang)) lang=(lang.tag()) hreflang=(lang.tag())
                        aria-current=[(*lang == frame.lang).then_some("true")] { (w.get(lang.name_key())) }
                }
            }
        }
        @if frame.keeps_language { p { a.ds-link href="/my/language" { (w.get("language-keep")) } } }
    }
}

fn log_out(frame: &Frame<'_>) -> Markup {
    html! {
        form method="post" action="/logout" {
            @if let Some(token) = frame.csrf { (hidden("csrf", token)) }
            button.ds-button.quiet type="submit" data-variant="tertiary" data-color="neutral" {
                (frame.words().get("log-out"))
            }
        }
    }
}

/// The same page, with `lang` set in its query.
pub(super) fn in_language(path: &str, lang: Lang) -> String {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let kept = query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("lang="));
    let chosen = format!("lang={}", lang.tag());
    let query: Vec<&str> = kept.chain([chosen.as_str()]).collect();
    format!("{path}?{}", query.join("&"))
}
