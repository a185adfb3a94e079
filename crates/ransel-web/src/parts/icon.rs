//! Icons from our own sprite, and the satchel. An icon never stands alone: the word beside it says the same.

use maud::{Markup, PreEscaped, html};

use crate::assets::asset;

/// A drawing in `assets/icons.svg`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name is the drawing's name in the sprite")]
pub enum Icon {
    User,
    Globe,
    Menu,
    Check,
    Eye,
    Clock,
    Lock,
    Letter,
    Octagon,
    Triangle,
    Circle,
    Half,
    Dashed,
    Met,
    Unmet,
    Up,
    Down,
    Sort,
    Left,
    Right,
    Key,
    Work,
    FaceGlad,
    FaceFine,
    FaceSad,
    FaceCrying,
}

impl Icon {
    const fn id(self) -> &'static str {
        match self {
            Icon::User => "user",
            Icon::Globe => "globe",
            Icon::Menu => "menu",
            Icon::Check => "check",
            Icon::Eye => "eye",
            Icon::Clock => "clock",
            Icon::Lock => "lock",
            Icon::Letter => "letter",
            Icon::Octagon => "octagon",
            Icon::Triangle => "triangle",
            Icon::Circle => "circle",
            Icon::Half => "half",
            Icon::Dashed => "dashed",
            Icon::Met => "met",
            Icon::Unmet => "unmet",
            Icon::Up => "up",
            Icon::Down => "down",
            Icon::Sort => "sort",
            Icon::Left => "left",
            Icon::Right => "right",
            Icon::Key => "key",
            Icon::Work => "work",
            Icon::FaceGlad => "face-glad",
            Icon::FaceFine => "face-fine",
            Icon::FaceSad => "face-sad",
            Icon::FaceCrying => "face-crying",
        }
    }

    fn href(self) -> String {
        format!("{}#{}", asset("icons.svg"), self.id())
    }
}

/// An icon as decoration, in the colour and size of the text around it.
pub fn icon(icon: Icon) -> Markup {
    html! { svg.icon aria-hidden="true" focusable="false" { use href=(icon.href()) {} } }
}

/// An icon that carries a word of its own for those who do not see it.
pub fn named_icon(icon: Icon, name: &str) -> Markup {
    html! { svg.icon role="img" aria-label=(name) focusable="false" { use href=(icon.href()) {} } }
}

/// Our mark: the same file as the favicon, drawn into the page.
pub fn satchel() -> Markup {
    html! { span.satchel aria-hidden="true" { (PreEscaped(include_str!("../../assets/favicon.svg").trim_end())) } }
}
