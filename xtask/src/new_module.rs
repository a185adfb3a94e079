//! A new module from the template in `xtask/template`: one table, one page, one keep rule, entered wherever the
//! product lists its modules. Everything is looked at before anything is written.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::{Result, promises::root};

/// The files of a module, with `{{name}}`, `{{snake}}` and `{{Name}}` to be filled.
const FILES: &[(&str, &str)] = &[
    ("Cargo.toml", include_str!("../template/Cargo.toml")),
    ("README.md", include_str!("../template/README.md")),
    ("register.toml", include_str!("../template/register.toml")),
    ("policy.cedar", include_str!("../template/policy.cedar")),
    ("promises.toml", include_str!("../template/promises.toml")),
    ("texts/nb.ftl", include_str!("../template/texts/nb.ftl")),
    ("texts/nn.ftl", include_str!("../template/texts/nn.ftl")),
    ("texts/en.ftl", include_str!("../template/texts/en.ftl")),
    ("src/lib.rs", include_str!("../template/src/lib.rs")),
    ("src/records.rs", include_str!("../template/src/records.rs")),
    ("src/migrations.rs", include_str!("../template/src/migrations.rs")),
    ("src/actions.rs", include_str!("../template/src/actions.rs")),
    ("src/pages.rs", include_str!("../template/src/pages.rs")),
    ("src/store.rs", include_str!("../template/src/store.rs")),
    ("src/tests/mod.rs", include_str!("../template/src/tests/mod.rs")),
];

/// Names the core has already: modules, and addresses that stand in no list of routes.
const TAKEN: &[&str] = &["platform", "person-register", "core", "assets", "health", "demo-idp"];
const LONGEST_NAME: usize = 40;

/// Makes `modules/NAME` and enters it where the product lists its modules.
///
/// # Errors
/// A name that will not do, a place that is not found, or a file that cannot be written.
pub fn make(name: &str) -> Result {
    make_in(&root(), name)?;
    println!(
        "modules/{name} is made and entered. Next: say in its register.toml what it does, then `cargo xtask check`."
    );
    Ok(())
}

fn make_in(root: &Path, name: &str) -> Result {
    check(root, name)?;
    let folder = root.join("modules").join(name);
    let entered = PLACES.iter().try_fold(Vec::<(PathBuf, String)>::new(), |mut done, place| {
        let path = root.join(place.file);
        let text = match done.iter().find(|(known, _)| *known == path) {
            Some((_, text)) => text.clone(),
            None => read(&path)?,
        };
        let fault = || {
            format!(
                "{}: no place found for `{}` ({})",
                place.file,
                filled(place.what, name),
                place.looked_for
            )
        };
        let text = (place.enter)(&text, &filled(place.what, name)).ok_or_else(fault)?;
        done.retain(|(known, _)| *known != path);
        done.push((path, text));
        Ok::<_, String>(done)
    })?;
    for (path, template) in FILES {
        write(&folder.join(path), &filled(template, name))?;
    }
    for (path, text) in &entered {
        write(path, text)?;
    }
    format(&folder, entered.iter().map(|(path, _)| path.as_path()))
}

fn check(root: &Path, name: &str) -> Result {
    let words = || name.split('-');
    let right = words().all(|word| {
        !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    }) && name.starts_with(|first: char| first.is_ascii_lowercase());
    if !right || name.len() > LONGEST_NAME {
        return Err(format!(
            "`{name}` will not do: lower-case letters, digits and single hyphens, a letter first, at most {LONGEST_NAME}"
        ));
    }
    let taken = |what: &str| Err(format!("`{name}` is taken: {what}"));
    if TAKEN.contains(&name) {
        return taken("the core uses it");
    }
    for folder in [format!("modules/{name}"), format!("crates/ransel-{name}")] {
        if root.join(&folder).exists() {
            return taken(&format!("{folder} is there already"));
        }
    }
    for pages in ["crates/ransel-site/src/pages.rs", "crates/ransel-site/src/sign_in.rs"] {
        let text = read(&root.join(pages))?;
        if text.contains(&format!("\"/{name}\"")) || text.contains(&format!("\"/{name}/")) {
            return taken(&format!("{pages} has the address /{name}"));
        }
    }
    Ok(())
}

/// A place where modules are listed.
struct Place {
    file: &'static str,
    /// What is entered.
    what: &'static str,
    /// In words, for the one who must enter it by hand.
    looked_for: &'static str,
    enter: fn(&str, &str) -> Option<String>,
}

const DEPENDENCY: &str = "ransel-{{name}}.workspace = true";
const MODULE: &str = "ransel_{{snake}}::module()";

const PLACES: &[Place] = &[
    Place {
        file: "Cargo.toml",
        what: "ransel-{{name}} = { path = \"modules/{{name}}\" }",
        looked_for: "a line with `{ path = \"modules/`",
        enter: |text, line| below_last(text, "{ path = \"modules/", line),
    },
    Place {
        file: "crates/ransel/Cargo.toml",
        what: DEPENDENCY,
        looked_for: "a dependency `ransel-…`",
        enter: among_dependencies,
    },
    Place {
        file: "crates/ransel/src/modules.rs",
        what: MODULE,
        looked_for: "`vec![…]` in `pub fn modules()`",
        enter: |text, item| into_list(text, "pub fn modules()", item),
    },
    Place {
        file: "crates/ransel/src/modules.rs",
        what: "ransel_{{snake}}::pages()",
        looked_for: "`vec![…]` in `pub fn pages()`",
        enter: |text, item| into_list(text, "pub fn pages()", item),
    },
    // What the proofs do not know is not proven.
    Place {
        file: "crates/ransel-proofs/Cargo.toml",
        what: DEPENDENCY,
        looked_for: "a dependency `ransel-…`",
        enter: among_dependencies,
    },
    Place {
        file: "crates/ransel-proofs/src/lib.rs",
        what: MODULE,
        looked_for: "`vec![…]` in `pub fn modules()`",
        enter: |text, item| into_list(text, "pub fn modules()", item),
    },
];

/// A line below the last one that contains `mark`.
fn below_last(text: &str, mark: &str, line: &str) -> Option<String> {
    let mut lines: Vec<_> = text.lines().collect();
    let at = lines.iter().rposition(|known| known.contains(mark))?;
    lines.insert(at + 1, line);
    Some(lines.join("\n") + "\n")
}

/// A dependency in its place by the alphabet among our own.
fn among_dependencies(text: &str, line: &str) -> Option<String> {
    let mut lines: Vec<_> = text.lines().collect();
    let start = lines.iter().position(|known| *known == "[dependencies]")? + 1;
    let section = lines.iter().skip(start).take_while(|known| !known.starts_with('['));
    let ours: Vec<_> = section
        .enumerate()
        .filter(|(_, known)| known.starts_with("ransel-"))
        .map(|(at, known)| (at, *known))
        .collect();
    let before = ours.iter().find(|(_, known)| *known > line).map(|(at, _)| *at);
    let at = before.or_else(|| ours.last().map(|(at, _)| at + 1))?;
    lines.insert(start + at, line);
    Some(lines.join("\n") + "\n")
}

/// An item at the end of the list that the function returns. No item of such a list holds a bracket.
fn into_list(text: &str, function: &str, item: &str) -> Option<String> {
    let body = text.find(function)?;
    let open = body + text.get(body..)?.find("vec![")? + "vec![".len();
    let close = open + text.get(open..)?.find(']')?;
    let (before, items, after) = (text.get(..open)?, text.get(open..close)?, text.get(close..)?);
    let items = items.trim_end().trim_end_matches(',');
    let between = if items.is_empty() { "" } else { ", " };
    Some(format!("{before}{items}{between}{item}{after}"))
}

/// The template with its places filled.
fn filled(template: &str, name: &str) -> String {
    let shown = name.replace('-', " ");
    let (first, rest) = shown.split_at(shown.len().min(1));
    template
        .replace("{{name}}", name)
        .replace("{{snake}}", &name.replace('-', "_"))
        .replace("{{Name}}", &(first.to_uppercase() + rest))
}

/// How long the lines are depends on the name. Where a file is entered in, only that file is formatted: by its path,
/// rustfmt would go on to everything the file declares.
fn format<'p>(folder: &Path, entered: impl Iterator<Item = &'p Path>) -> Result {
    let missing = |_| "the module is made and entered, but rustfmt did not run: `cargo fmt --all`".to_owned();
    let rustfmt = || {
        let mut command = Command::new("rustfmt");
        command.args(["--edition", "2024"]).current_dir(folder);
        command
    };
    for path in entered.filter(|path| path.extension().is_some_and(|kind| kind == "rs")) {
        let file = std::fs::File::open(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let done = rustfmt().stdin(file).stderr(Stdio::inherit()).output().map_err(missing)?;
        if done.status.success() {
            write(path, &String::from_utf8_lossy(&done.stdout))?;
        }
    }
    crate::cargo::run(rustfmt().arg("src/lib.rs"))
}

fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn write(path: &Path, text: &str) -> Result {
    let fault = |error: std::io::Error| format!("{}: {error}", path.display());
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(fault)?;
    }
    std::fs::write(path, text).map_err(fault)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_of_the_template_is_filled() {
        for (path, template) in FILES {
            let text = filled(template, "board-games");
            assert!(
                !text.contains("{{") && !text.contains("}}"),
                "{path} has a place that is not filled:\n{text}"
            );
            assert!(!text.trim().is_empty(), "{path} is empty");
        }
        for place in PLACES {
            assert!(!filled(place.what, "board-games").contains("{{"), "{}", place.what);
        }
    }

    #[test]
    fn every_file_of_the_template_is_copied() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("template");
        let (mut open, mut found) = (vec![folder.clone()], Vec::new());
        while let Some(at) = open.pop() {
            for entry in std::fs::read_dir(at).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() { open.push(path) } else { found.push(path) }
            }
        }
        let mut found: Vec<_> =
            found.iter().map(|path| path.strip_prefix(&folder).unwrap().display().to_string()).collect();
        let mut copied: Vec<_> = FILES.iter().map(|(path, _)| (*path).to_owned()).collect();
        found.sort();
        copied.sort();
        assert_eq!(found, copied);
    }

    /// `xtask/board-games` is in no product: it is there so that a module as it is made can be tried without making one.
    #[test]
    fn the_module_that_is_tried_in_tests_is_what_is_made() {
        let (tried, folder) = (root().join("xtask/board-games"), root().join("target/new-module"));
        for (path, template) in FILES {
            write(&folder.join(path), &filled(template, "board-games")).unwrap();
        }
        std::fs::copy(root().join("rustfmt.toml"), folder.join("rustfmt.toml")).unwrap();
        format(&folder, std::iter::empty()).unwrap();
        for (path, _) in FILES {
            assert_eq!(read(&folder.join(path)).unwrap(), read(&tried.join(path)).unwrap(), "{path}");
        }
    }

    #[test]
    fn the_product_has_a_place_for_every_entry() {
        for place in PLACES {
            let text = read(&root().join(place.file)).unwrap();
            let what = filled(place.what, "a-module-nobody-has");
            let entered =
                (place.enter)(&text, &what).unwrap_or_else(|| panic!("{}: {}", place.file, place.looked_for));
            assert_eq!(entered.matches(&what).count(), 1, "{}", place.file);
        }
    }

    #[test]
    fn a_name_that_will_not_do_is_refused() {
        for name in [
            "",
            "-",
            "Board",
            "board games",
            "board--games",
            "board-",
            "9pins",
            "../etc",
            "blåmerke",
            "platform",
            "absence",
            "law",
            "people",
        ] {
            assert!(check(&root(), name).is_err(), "`{name}`");
        }
        assert_eq!(check(&root(), "a-module-nobody-has-7"), Ok(()));
    }

    #[test]
    fn an_item_is_entered_at_the_end_of_its_own_list() {
        let text = "fn a() { vec![x()] }\nfn b() { vec![\n    x(),\n    y(),\n] }\nfn c() { vec![] }\n";
        assert_eq!(
            into_list(text, "fn a()", "z()").unwrap().lines().next(),
            Some("fn a() { vec![x(), z()] }")
        );
        assert!(into_list(text, "fn b()", "z()").unwrap().contains("y(), z()]"));
        assert!(into_list(text, "fn c()", "z()").unwrap().contains("fn c() { vec![z()] }"));
        assert_eq!(into_list(text, "fn d()", "z()"), None);
    }

    #[test]
    fn a_dependency_is_entered_by_the_alphabet() {
        let text = "[dependencies]\nransel-a.workspace = true\nransel-c.workspace = true\nserde = \"1\"\n\n[dev-dependencies]\nransel-z = \"1\"\n";
        let at = |line: &str| among_dependencies(text, line).unwrap().lines().position(|known| known == line);
        assert_eq!(at("ransel-b.workspace = true"), Some(2));
        assert_eq!(at("ransel-d.workspace = true"), Some(3));
        assert_eq!(among_dependencies("[package]\n", "ransel-b.workspace = true"), None);
    }
}
