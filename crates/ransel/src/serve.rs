//! The server of one process: listens, chooses the owner by host name, stops politely.

use std::{
    collections::HashMap,
    net::{IpAddr, SocketAddr},
    sync::Arc,
};

use axum::{
    Router,
    extract::Request,
    http::{StatusCode, header},
    middleware::from_fn,
    response::{IntoResponse, Response},
};
use ransel_site::{Site, server::app};
use tokio::net::TcpListener;
use tower::ServiceExt;

use crate::{Fault, network};

/// What one process serves.
pub struct Served {
    /// The site of each host name; one with an empty name answers for every host.
    pub sites: Vec<(String, Arc<Site>)>,
    /// Routes beside the sites': the demonstration's provider.
    pub beside: Router,
    /// The proxies before us, which say where a request comes from.
    pub proxies: Vec<IpAddr>,
}

/// Serves until the process is told to stop. `ready` runs once the first connection can be taken.
///
/// # Errors
/// The address cannot be listened on.
pub fn serve(listen: &str, served: Served, ready: impl FnOnce(&str)) -> Result<(), Fault> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        // A request that waits for the ledger's sync holds a thread of this pool, not one that serves others.
        .max_blocking_threads(256)
        .build()
        .map_err(Fault::io("the server's threads"))?;
    for (_, site) in &served.sites {
        site.owner.keep_working()?;
    }
    runtime.block_on(async {
        let listener =
            TcpListener::bind(listen).await.map_err(Fault::io(format!("listening on {listen}")))?;
        let address = listener.local_addr().map_err(Fault::io("the address listened on"))?;
        ready(&format!("http://{address}"));
        axum::serve(listener, router(served).into_make_service_with_connect_info::<SocketAddr>())
            .with_graceful_shutdown(told_to_stop())
            .await
            .map_err(Fault::io("serving"))
    })
}

/// All routes of all sites.
pub fn router(served: Served) -> Router {
    let sites: HashMap<String, Router> =
        served.sites.iter().map(|(host, site)| (host.clone(), app(site))).collect();
    let sites = Arc::new(sites);
    let choose = move |request: Request| {
        let sites = Arc::clone(&sites);
        async move { by_host(&sites, request).await }
    };
    let proxies: Arc<[IpAddr]> = served.proxies.into();
    let note = move |request, next| {
        let proxies = Arc::clone(&proxies);
        async move { network::note(&proxies, request, next).await }
    };
    served.beside.fallback(choose).layer(from_fn(note))
}

async fn by_host(sites: &HashMap<String, Router>, request: Request) -> Response {
    let host = request.headers().get(header::HOST).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    match sites.get(name).or_else(|| sites.get("")) {
        Some(site) => site.clone().oneshot(request).await.into_response(),
        None => {
            (StatusCode::MISDIRECTED_REQUEST, "No school owner is served under this name.").into_response()
        }
    }
}

async fn told_to_stop() {
    let terminated = async {
        #[cfg(unix)]
        if let Ok(mut signal) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            signal.recv().await;
            return;
        }
        std::future::pending::<()>().await;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminated => {}
    }
}
