//! Import of rosters.
