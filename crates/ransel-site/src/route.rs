//! A route names its action: one without cannot be written down.

use maud::Markup;
use ransel_kernel::{ActionDef, Hat, PersonId};
use ransel_web::{Lang, parts::FolderCard};

use crate::{Reply, Trouble, Visit};

/// How a route is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Shows.
    Get,
    /// Does.
    Post,
    /// Does, with files.
    Upload,
    /// Does, with one file too long for memory: [`Visit::film`] has it.
    Film,
}

/// Who may come to a route before any action is asked for.
#[derive(Clone, Copy, Debug)]
pub enum Entry {
    /// Anybody: it shows nothing about a person.
    Public,
    /// Anybody who has signed in: it shows what the house's own actions open.
    SignedIn,
    /// What the action's policy says.
    Action(&'static ActionDef),
}

/// One address and what it does.
#[derive(Clone, Copy, Debug)]
pub struct Route {
    /// How it is asked.
    pub method: Method,
    /// The address, with `{name}` for parts that vary.
    pub path: &'static str,
    /// The action it stands for.
    pub entry: Entry,
    /// What answers.
    pub handler: fn(&Visit<'_>) -> Reply,
}

impl Route {
    /// Shows `path` by asking for `action`.
    pub const fn get(
        path: &'static str,
        action: &'static ActionDef,
        handler: fn(&Visit<'_>) -> Reply,
    ) -> Self {
        Self { method: Method::Get, path, entry: Entry::Action(action), handler }
    }

    /// Does something at `path` by asking for `action`.
    pub const fn post(
        path: &'static str,
        action: &'static ActionDef,
        handler: fn(&Visit<'_>) -> Reply,
    ) -> Self {
        Self { method: Method::Post, path, entry: Entry::Action(action), handler }
    }

    /// Does something at `path` with the files that come along, by asking for `action`.
    pub const fn upload(
        path: &'static str,
        action: &'static ActionDef,
        handler: fn(&Visit<'_>) -> Reply,
    ) -> Self {
        Self { method: Method::Upload, path, entry: Entry::Action(action), handler }
    }

    /// Does something at `path` with the film that comes along, by asking for `action`.
    pub const fn film(
        path: &'static str,
        action: &'static ActionDef,
        handler: fn(&Visit<'_>) -> Reply,
    ) -> Self {
        Self { method: Method::Film, path, entry: Entry::Action(action), handler }
    }
}

/// A word of the navigation, for a hat.
#[derive(Clone, Copy, Debug)]
pub struct NavEntry {
    /// Whose navigation it stands in.
    pub hats: &'static [Hat],
    /// Where to.
    pub href: &'static str,
    /// Key of its text.
    pub key: &'static str,
}

/// The pages a module brings. No member has a default.
#[derive(Clone, Copy, Debug)]
pub struct Pages {
    /// The module, by name; off means 404.
    pub module: &'static str,
    /// Its routes.
    pub routes: &'static [Route],
    /// Its texts, per language.
    pub texts: &'static [(Lang, &'static str)],
    /// Its words in the navigation.
    pub nav: &'static [NavEntry],
    /// Its sections of a hat's start page.
    pub start: fn(&Visit<'_>) -> Result<Option<Markup>, Trouble>,
    /// Its box in a person's folder, as the visitor may see it; `None` where there is nothing for her.
    pub folder: fn(&Visit<'_>, PersonId) -> Result<Option<FolderCard>, Trouble>,
}
