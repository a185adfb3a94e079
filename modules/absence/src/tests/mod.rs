//! Sentences about the law and the school day.

mod law;
