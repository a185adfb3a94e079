//! The boxes of a pupil's start page: one per system, each saying what is stored, who can see it and who
//! last did. The words come from register, policy and ledger; the page only sets them up.

use maud::{Markup, html};

use super::alert::Tone;
use super::icon::{Icon, icon};
use super::tag::tag;
use crate::texts::Words;

/// One box.
#[derive(Clone, Debug)]
pub struct FolderCard {
    /// The system's name in the pupil's words.
    pub title: String,
    /// Where it opens; none for what lies outside.
    pub href: Option<String>,
    /// What waits for the pupil: `2 venter på svar`.
    pub waiting: Option<String>,
    /// One sentence with the actual numbers; `Ingenting er lagret.` when there is nothing.
    pub stored: String,
    /// Who can see it, printed from policy: `lærerne dine i egne fag, kontaktlærer og rektor.`
    pub can_see: String,
    /// The last look, from the ledger: `Sist sett av Ola Moen i dag kl. 08.19`; empty where the visitor may not
    /// see the log, and where the site is to fill it in.
    pub last_seen: String,
}

/// One box, under a second heading.
pub fn folder_card(w: Words<'_>, card: &FolderCard) -> Markup {
    html! {
        li.ds-card.folder data-color="neutral" {
            div.folder-head {
                h3.ds-heading data-size="xs" {
                    @match &card.href {
                        Some(href) => a.ds-link data-color="accent" href=(href) { (card.title) },
                        None => (card.title),
                    }
                }
                @if let Some(waiting) = &card.waiting { (tag(Tone::Warning, None, waiting)) }
            }
            p { (card.stored) }
            p.folder-fact {
                (icon(Icon::Eye)) span { strong { (w.get("can-see")) } " " (card.can_see) }
            }
            // Those who may not see the log are told nothing of it.
            @if !card.last_seen.is_empty() { p.folder-fact { (icon(Icon::Clock)) span { (card.last_seen) } } }
        }
    }
}

/// All boxes, side by side where there is room.
pub fn folder_cards(w: Words<'_>, cards: &[FolderCard]) -> Markup {
    html! { ul.folders { @for card in cards { (folder_card(w, card)) } } }
}
