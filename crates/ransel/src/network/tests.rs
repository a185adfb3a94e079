//! Whom a proxy is believed about, and whom not.

use super::*;

fn come(connected: &str, forwarded: &[&str]) -> String {
    let mut headers = HeaderMap::new();
    for value in forwarded {
        headers.append("x-forwarded-for", HeaderValue::from_str(value).unwrap());
    }
    let proxies = ["10.0.0.1", "10.0.0.2"].map(|proxy| proxy.parse().unwrap());
    origin(connected.parse().unwrap(), &headers, &proxies).to_string()
}

#[test]
fn who_connects_herself_is_believed_by_her_connection_alone() {
    assert_eq!(come("192.0.2.7", &[]), "192.0.2.7");
    assert_eq!(come("192.0.2.7", &["198.51.100.1"]), "192.0.2.7");
}

#[test]
fn a_proxy_of_ours_says_who_connected_to_it() {
    assert_eq!(come("10.0.0.1", &["192.0.2.7"]), "192.0.2.7");
    assert_eq!(
        come("10.0.0.1", &["198.51.100.1, 192.0.2.7"]),
        "192.0.2.7",
        "what she wrote herself stands first"
    );
    assert_eq!(come("10.0.0.1", &["198.51.100.1", "2001:db8::7, 10.0.0.2"]), "2001:db8::7");
}

#[test]
fn a_proxy_that_says_nothing_sensible_stands_for_itself() {
    assert_eq!(come("10.0.0.1", &[]), "10.0.0.1");
    assert_eq!(come("10.0.0.1", &["192.0.2.7, unknown"]), "10.0.0.1");
    assert_eq!(come("10.0.0.1", &["10.0.0.2"]), "10.0.0.1");
}
