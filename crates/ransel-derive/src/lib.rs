//! `#[derive(Personal)]`: makes a record struct's card, its reading and its writing, and holds it against
//! the module's `register.toml`: a field that does not say what it is, or says what the register does
//! not keep, does not compile.

mod attributes;
mod card;
mod register;
mod test;

use proc_macro::TokenStream;

/// Derives `Record` with its card and one typed column per field.
///
/// On the struct: `#[personal(table = "…", activity = "…", keep = "…")]`, and where they differ from
/// the usual `store = "vault"`, `with = "…"` (the row goes when the row with its id in that table goes), `relates` (writing it changes who is related to whom) `archive` (law wants its rows preserved) and `roots` (a
/// row makes a person exist). On every field exactly one of `id`, `subject`, `none` or
/// `category = "…"`; beside a category or `none`, `group` or `author` marks a fact of the row, and `clock` the date or instant
/// its keep rule runs from, where that is not something that happens to the person.
#[proc_macro_derive(Personal, attributes(personal))]
pub fn personal(input: TokenStream) -> TokenStream {
    let input = syn::parse_macro_input!(input as syn::DeriveInput);
    card::derive(&input).unwrap_or_else(|error| error.to_compile_error()).into()
}

/// A test of a claim on the running product: `#[promise("claim-id", holds)]` or `#[promise("claim-id", refuses)]`
/// over `fn name(school: &TestSchool)`. Its name carries claim and side, so that results can be gathered.
#[proc_macro_attribute]
pub fn promise(attributes: TokenStream, item: TokenStream) -> TokenStream {
    test::promise(attributes.into(), item.into()).unwrap_or_else(|error| error.to_compile_error()).into()
}

/// A test with a school: `#[ransel_test]` over `fn name(school: &TestSchool)`.
#[proc_macro_attribute]
pub fn ransel_test(_: TokenStream, item: TokenStream) -> TokenStream {
    test::with_school(item.into()).unwrap_or_else(|error| error.to_compile_error()).into()
}
