//! Tests of the school base that need its inside, or a whole owner.

mod custody;
mod export;
mod import;
mod timetable;
