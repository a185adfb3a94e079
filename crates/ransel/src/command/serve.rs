//! `ransel serve` and `ransel check`.

use std::{path::PathBuf, process::ExitCode};

use clap::Args;
use jiff::{SignedDuration, Timestamp};
use ransel_kernel::Owner;
use ransel_oidc::{ProviderKind, client::ProviderConfig};
use ransel_school::protection::{FRESH_HOURS, last_refresh};
use ransel_site::{Provider, Site, SiteConfig};

use super::Which;
use crate::{
    Fault,
    config::{Config, OwnerConfig, ProviderEntry},
    modules,
    serve::{Served, serve},
};

/// Serve the owners of a configuration.
#[derive(Args)]
pub struct Serve {
    /// The configuration.
    #[arg(long, value_name = "FILE", default_value = "ransel.toml")]
    config: PathBuf,
}

impl Serve {
    /// Runs until it is told to stop.
    pub fn run(self) -> Result<ExitCode, Fault> {
        let config = Config::read(&self.config)?;
        let house = modules::house()?;
        let mut sites = Vec::new();
        for owner in &config.owner {
            let providers =
                owner.provider.iter().map(|entry| provider(owner, entry)).collect::<Result<_, _>>()?;
            let site = Site::build(SiteConfig {
                owner: owner.open(house.clone(), "server")?,
                pages: modules::pages(),
                providers,
                address: owner.address.clone(),
            })?;
            sites.push((owner.host.clone(), site));
        }
        let served = Served { sites, beside: axum::Router::new(), proxies: config.proxies };
        serve(&config.listen, served, |address| println!("ready {address}"))?;
        Ok(ExitCode::SUCCESS)
    }
}

fn provider(owner: &OwnerConfig, entry: &ProviderEntry) -> Result<Provider, Fault> {
    let (slug, name, kind, for_whom, scopes): (_, _, _, _, &[&str]) = match entry.kind.as_str() {
        "feide" => ("feide", "Feide", ProviderKind::Feide, "login-feide-for-whom", &["userid-feide"]),
        "id-porten" => ("id-porten", "ID-porten", ProviderKind::IdPorten, "login-id-porten-for-whom", &[]),
        other => {
            return Err(Fault::said(format!(
                "owner {}: provider kind `{other}`: use feide or id-porten",
                owner.host
            )));
        }
    };
    let client_secret = match &entry.client_secret_file {
        Some(path) => {
            let secret = std::fs::read_to_string(path).map_err(Fault::io(path.display().to_string()))?;
            Some(ransel_oidc::client::ClientSecret::new(secret.trim().to_owned()))
        }
        None => None,
    };
    let config = ProviderConfig {
        name: name.to_owned(),
        issuer: entry.issuer.clone(),
        client_id: entry.client_id.clone(),
        client_secret,
        redirect_uri: format!("{}/login/{slug}/callback", owner.address),
        scopes: scopes.iter().map(|scope| (*scope).to_owned()).collect(),
        kind,
    };
    Ok(Provider::new(slug, for_whom, config))
}

/// Check a live owner.
#[derive(Args)]
pub struct Check {
    #[command(flatten)]
    which: Which,
}

impl Check {
    /// Opening compares register, cards and schema, and unwraps the keys; the rest is asked here.
    pub fn run(self) -> Result<ExitCode, Fault> {
        let owner = self.which.open()?;
        println!("register, policies, schema, keys: in order");
        let mut code = ExitCode::SUCCESS;
        for module in &owner.house.modules {
            let gaps = owner.house.gaps(module.name);
            let state = if owner.settings().is_on(module.name) { "on" } else { "off" };
            println!("module {}: {state}, {} gaps in its register entry", module.name, gaps.len());
            for gap in gaps {
                println!("  {}: {}", gap.at, gap.key);
                code = ExitCode::FAILURE;
            }
        }
        let differences = ransel_school::comparison::differences(&owner.house);
        println!("two parents with responsibility: {} differences in what they see", differences.len());
        for one in &differences {
            println!("  {} {}: {}", one.action, one.category.code(), one.case.join(" "));
            code = ExitCode::FAILURE;
        }
        let report = owner.ledger.verify()?;
        println!(
            "ledger: {} entries, {} signed heads, {} faults",
            report.entries,
            report.heads,
            report.faults.len()
        );
        for fault in &report.faults {
            println!("  {fault}");
            code = ExitCode::FAILURE;
        }
        refreshed(&owner)?;
        Ok(code)
    }
}

/// Says when the Population Register was last asked, and warns where that is more than a day ago.
fn refreshed(owner: &Owner) -> Result<(), Fault> {
    let late = |at: Timestamp| owner.clock.now().duration_since(at) > SignedDuration::from_hours(FRESH_HOURS);
    match last_refresh(owner)? {
        Some(last) if late(last.at) => println!(
            "WARNING: address protection was last taken from the Population Register at {}, more than {FRESH_HOURS} hours ago: run `ransel import freg` every day",
            last.at
        ),
        Some(last) => println!("address protection: taken from the Population Register at {}", last.at),
        None => println!(
            "WARNING: address protection has never been taken from the Population Register: run `ransel import freg` every day"
        ),
    }
    Ok(())
}
