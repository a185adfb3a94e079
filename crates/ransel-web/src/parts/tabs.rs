//! Views of the same thing. Each has its own address, so these are links and need no script.

use maud::{Markup, html};

/// One view.
#[derive(Clone, Debug)]
pub struct Tab {
    /// Its address.
    pub href: String,
    /// Its name.
    pub label: String,
    /// Is it the one shown?
    pub current: bool,
}

/// The views side by side; `label` names the group for those who do not see it.
pub fn tabs(label: &str, tabs: &[Tab]) -> Markup {
    html! {
        nav.ds-toggle-group.tabs aria-label=(label) {
            @for tab in tabs {
                a.ds-button data-variant="tertiary" href=(tab.href) aria-current=[tab.current.then_some("true")] {
                    (tab.label)
                }
            }
        }
    }
}
