//! Tests that get a school to play in.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Error, Ident, ItemFn, LitStr, Result, Token, parse::Parser};

/// `#[promise("claim-id", holds)]`.
pub fn promise(attributes: TokenStream, item: TokenStream) -> Result<TokenStream> {
    let arguments = |input: syn::parse::ParseStream<'_>| {
        let claim: LitStr = input.parse()?;
        input.parse::<Token![,]>()?;
        let side: Ident = input.parse()?;
        Ok((claim, side))
    };
    let (claim, side) = arguments.parse2(attributes)?;
    if side != "holds" && side != "refuses" {
        return Err(Error::new(side.span(), "a promise `holds` or `refuses`"));
    }
    let test = format_ident!("promise__{}__{side}", claim.value().replace('-', "_"));
    expand(item, &test)
}

/// `#[ransel_test]`.
pub fn with_school(item: TokenStream) -> Result<TokenStream> {
    expand(item, &format_ident!("school"))
}

fn expand(item: TokenStream, test: &Ident) -> Result<TokenStream> {
    let function: ItemFn = syn::parse2(item)?;
    let name = &function.sig.ident;
    Ok(quote! {
        #function

        mod #name {
            #[test]
            #[allow(non_snake_case, reason = "claim and side stand in the test's name")]
            fn #test() {
                ::ransel_testkit::with_school(super::#name);
            }
        }
    })
}
