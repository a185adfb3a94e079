//! What stands in `#[personal(…)]`.

use syn::{Attribute, Error, Ident, LitStr, Result, meta::ParseNestedMeta};

/// On the struct.
#[derive(Default)]
pub struct TableAttributes {
    pub table: Option<LitStr>,
    pub activity: Option<LitStr>,
    pub keep: Option<LitStr>,
    pub store: Option<LitStr>,
    pub with: Option<LitStr>,
    pub relates: bool,
    pub roots: bool,
    pub archive: bool,
}

/// On a field.
#[derive(Default)]
pub struct FieldAttributes {
    pub id: bool,
    pub subject: bool,
    pub none: bool,
    pub group: bool,
    pub author: bool,
    pub confided: bool,
    pub matter: bool,
    pub clock: bool,
    pub category: Option<LitStr>,
}

impl TableAttributes {
    pub fn parse(attributes: &[Attribute], at: &Ident) -> Result<Self> {
        let mut found = Self::default();
        each(attributes, |meta| match name(meta).as_str() {
            "table" => text(meta, &mut found.table),
            "activity" => text(meta, &mut found.activity),
            "keep" => text(meta, &mut found.keep),
            "store" => text(meta, &mut found.store),
            "with" => text(meta, &mut found.with),
            "relates" => flag(&mut found.relates),
            "roots" => flag(&mut found.roots),
            "archive" => flag(&mut found.archive),
            _ => Err(meta.error("expected table, activity, keep, store, with, relates, roots or archive")),
        })?;
        for (given, what) in [(&found.table, "table"), (&found.activity, "activity"), (&found.keep, "keep")] {
            if given.is_none() {
                return Err(Error::new(
                    at.span(),
                    format!("say `#[personal({what} = \"…\")]` on the struct"),
                ));
            }
        }
        Ok(found)
    }
}

impl FieldAttributes {
    pub fn parse(field: &syn::Field) -> Result<Self> {
        let mut found = Self::default();
        each(&field.attrs, |meta| match name(meta).as_str() {
            "id" => flag(&mut found.id),
            "subject" => flag(&mut found.subject),
            "none" => flag(&mut found.none),
            "group" => flag(&mut found.group),
            "author" => flag(&mut found.author),
            "confided" => flag(&mut found.confided),
            "matter" => flag(&mut found.matter),
            "clock" => flag(&mut found.clock),
            "category" => text(meta, &mut found.category),
            _ => {
                Err(meta
                    .error("expected id, subject, none, group, author, confided, matter, clock or category"))
            }
        })?;
        let said = [found.id, found.subject, found.none, found.category.is_some()];
        if said.iter().filter(|said| **said).count() != 1 {
            return Err(Error::new_spanned(
                field,
                "say what this field is: exactly one of `id`, `subject`, `none` or `category = \"…\"`",
            ));
        }
        Ok(found)
    }
}

fn each(attributes: &[Attribute], mut take: impl FnMut(&ParseNestedMeta) -> Result<()>) -> Result<()> {
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("personal")) {
        attribute.parse_nested_meta(|meta| take(&meta))?;
    }
    Ok(())
}

fn name(meta: &ParseNestedMeta) -> String {
    meta.path.get_ident().map(Ident::to_string).unwrap_or_default()
}

fn text(meta: &ParseNestedMeta, into: &mut Option<LitStr>) -> Result<()> {
    *into = Some(meta.value()?.parse()?);
    Ok(())
}

fn flag(into: &mut bool) -> Result<()> {
    *into = true;
    Ok(())
}
