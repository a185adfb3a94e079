//! From the struct to its card.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Data, DeriveInput, Error, Fields, LitStr, Result};

use crate::{
    attributes::{FieldAttributes, TableAttributes},
    register::Register,
};

pub fn derive(input: &DeriveInput) -> Result<TokenStream> {
    let name = &input.ident;
    let Data::Struct(data) = &input.data else {
        return Err(Error::new(name.span(), "a record is a struct"));
    };
    let Fields::Named(fields) = &data.fields else {
        return Err(Error::new(name.span(), "a record has named fields"));
    };
    let table = TableAttributes::parse(&input.attrs, name)?;
    let register = Register::beside_manifest().map_err(|message| Error::new(name.span(), message))?;
    // `parse` has seen that they are there.
    let missing = || Error::new(name.span(), "table, activity and keep are needed");
    let (table_name, activity, keep) = (
        table.table.as_ref().ok_or_else(missing)?,
        table.activity.as_ref().ok_or_else(missing)?,
        table.keep.as_ref().ok_or_else(missing)?,
    );

    let mut faults = Faults::default();
    faults.keep(register.check_activity(activity));
    faults.keep(register.check_keep(keep));
    let store = faults.keep(store(table.store.as_ref())).unwrap_or("Main");
    let vault = store == "Vault";

    let (mut cards, mut columns, mut reads, mut writes, mut subjects) = (vec![], vec![], vec![], vec![], 0);
    let mut clocks = vec![];
    for field in &fields.named {
        let Some(attributes) = faults.keep(FieldAttributes::parse(field)) else { continue };
        let Some(ident) = &field.ident else { continue };
        let ty = &field.ty;
        let column = ident.to_string();
        if let Some(category) = &attributes.category {
            faults.keep(register.check_category(activity, category));
            faults.keep(check_store(category, vault));
        }
        subjects += usize::from(attributes.subject);
        if attributes.clock {
            clocks.push(quote!(::ransel_kernel::card::Clock::Column(#column)));
        }
        let role = match () {
            () if attributes.id => "Id",
            () if attributes.subject => "Subject",
            () if attributes.group => "Group",
            () if attributes.author => "Author",
            () if attributes.confided => "Confided",
            () if attributes.matter => "Matter",
            () => "Plain",
        };
        let role = format_ident!("{role}");
        let category = match &attributes.category {
            Some(code) => {
                let variant = format_ident!("{}", camel(&code.value()));
                quote!(Some(::ransel_kernel::facts::Category::#variant))
            }
            None => quote!(None),
        };
        cards.push(quote! {
            ::ransel_kernel::card::Field {
                name: #column,
                kind: <#ty as ::ransel_kernel::value::Datum>::KIND,
                role: ::ransel_kernel::card::Role::#role,
                category: #category,
                withheld: <#ty as ::ransel_kernel::value::Datum>::WITHHELD,
                nullable: <#ty as ::ransel_kernel::value::Datum>::NULLABLE,
                sealed: <#ty as ::ransel_kernel::value::Datum>::SEALED,
                codes: <#ty as ::ransel_kernel::value::Datum>::CODES,
            }
        });
        let constant = format_ident!("{}", column.to_uppercase());
        columns.push(quote! {
            #[doc = concat!("Column `", #column, "`.")]
            pub const #constant: ::ransel_kernel::card::Column<Self, #ty> = ::ransel_kernel::card::Column::new(#column);
        });
        reads.push(quote!(#ident: ::ransel_kernel::card::take(#table_name, #column, row.next())?));
        writes.push(quote!(::ransel_kernel::value::Datum::to_value(&self.#ident)));
    }
    if subjects > 1 {
        faults.keep::<()>(Err(Error::new(name.span(), "a row is about one person: split the record")));
    }
    clocks.extend(table.with.as_ref().map(|with| quote!(::ransel_kernel::card::Clock::With(#with))));
    if clocks.len() > 1 {
        faults.keep::<()>(Err(Error::new(
            name.span(),
            "a keep rule runs from one thing: one `clock`, or `with`",
        )));
    }
    faults.end()?;

    let clock = clocks.pop().unwrap_or_else(|| quote!(::ransel_kernel::card::Clock::Subject));
    let module = &register.module;
    let store = format_ident!("{store}");
    let (relates, roots, archive) = (table.relates, table.roots, table.archive);
    Ok(quote! {
        // Compile again when the register changes.
        const _: &[u8] = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/register.toml"));

        impl #name { #(#columns)* }

        impl ::ransel_kernel::card::Record for #name {
            const CARD: &'static ::ransel_kernel::card::Card = &::ransel_kernel::card::Card {
                table: #table_name,
                module: #module,
                store: ::ransel_kernel::card::StoreKind::#store,
                activity: #activity,
                keep: #keep,
                clock: #clock,
                archive: #archive,
                relates: #relates,
                roots: #roots,
                fields: &[#(#cards),*],
            };
            fn from_row(row: Vec<::ransel_kernel::Value>) -> ::ransel_kernel::Result<Self> {
                let mut row = row.into_iter();
                Ok(Self { #(#reads),* })
            }
            fn to_row(&self) -> Vec<::ransel_kernel::Value> {
                vec![#(#writes),*]
            }
        }
    })
}

/// The store a table lives in.
fn store(said: Option<&LitStr>) -> Result<&'static str> {
    match said.map(LitStr::value).as_deref() {
        None | Some("main") => Ok("Main"),
        Some("vault") => Ok("Vault"),
        Some("ledger") => Ok("Ledger"),
        Some(_) => Err(Error::new(
            said.map_or_else(proc_macro2::Span::call_site, LitStr::span),
            "a store is `main`, `vault` or `ledger`",
        )),
    }
}

/// Sensitive categories live in the vault and nowhere else.
fn check_store(category: &LitStr, vault: bool) -> Result<()> {
    const SENSITIVE: [&str; 4] = ["absence-reason", "health", "casework", "free-text"];
    if SENSITIVE.contains(&category.value().as_str()) && !vault {
        return Err(Error::new(
            category.span(),
            format!("`{}` is sensitive: put it in a record with `store = \"vault\"`", category.value()),
        ));
    }
    Ok(())
}

/// `national-id` → `NationalId`.
fn camel(code: &str) -> String {
    code.split('-')
        .map(|word| {
            let (first, rest) = word.split_at(word.len().min(1));
            first.to_uppercase() + rest
        })
        .collect()
}

/// Collects several faults, so that one build shows them all.
#[derive(Default)]
struct Faults(Option<Error>);

impl Faults {
    fn keep<T>(&mut self, result: Result<T>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(error) => {
                match &mut self.0 {
                    Some(all) => all.combine(error),
                    None => self.0 = Some(error),
                }
                None
            }
        }
    }
    fn end(self) -> Result<()> {
        self.0.map_or(Ok(()), Err)
    }
}
