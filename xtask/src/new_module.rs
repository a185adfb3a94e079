//! stub
/// stub
pub fn make(_: &str) -> crate::Result { Ok(()) }
