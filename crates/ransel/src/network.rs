//! Where a request comes from: the connection, or what the proxy before us says of it.

use std::net::{IpAddr, SocketAddr};

use axum::{
    extract::{ConnectInfo, Request},
    http::{HeaderMap, HeaderValue},
    middleware::Next,
    response::Response,
};
use ransel_site::server::NETWORK;

/// Says in a header of our own where a request comes from, in place of whatever came under that name.
pub async fn note(proxies: &[IpAddr], mut request: Request, next: Next) -> Response {
    let connected = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let from = connected.map(|connected| origin(connected, request.headers(), proxies));
    request.headers_mut().remove(NETWORK);
    if let Some(value) = from.and_then(|from| HeaderValue::from_str(&from.to_string()).ok()) {
        request.headers_mut().insert(NETWORK, value);
    }
    next.run(request).await
}

/// The last address in `X-Forwarded-For` that is no proxy of ours, where one of ours has connected. What stands before it
/// anybody can have written.
fn origin(connected: IpAddr, headers: &HeaderMap, proxies: &[IpAddr]) -> IpAddr {
    if !proxies.contains(&connected) {
        return connected;
    }
    let said = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
    let hops: Vec<_> =
        said.flat_map(|value| value.split(',')).map(|hop| hop.trim().parse::<IpAddr>()).collect();
    for hop in hops.into_iter().rev() {
        match hop {
            Ok(hop) if proxies.contains(&hop) => {}
            Ok(hop) => return hop,
            // What a proxy of ours did not write it vouches for no more than we do.
            Err(_) => return connected,
        }
    }
    connected
}

#[cfg(test)]
mod tests {
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
}
