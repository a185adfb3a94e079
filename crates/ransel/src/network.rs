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
mod tests;
