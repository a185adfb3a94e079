//! What the screening finds and lets pass.

mod fit;
mod rates;
mod speech;
mod tables;
