//! The client and the demonstration provider against each other over HTTP. The clock stands still until a test
//! moves it.

mod assurance;
mod attributes;
mod callback;
mod discovery;
mod lying_provider;
mod provider_page;
mod provider_requests;
mod provider_tokens;
mod road;
mod secrecy;
mod sign_in;
mod times;
