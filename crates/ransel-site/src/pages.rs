//! The pages every house has: sign-in, start, people, log, statement, settings.

use ransel_web::texts::OWN;

use crate::{Pages, route::Route};

const ROUTES: &[Route] = &[];

/// The house's own pages.
pub fn core_pages() -> Pages {
    Pages {
        module: "platform",
        routes: ROUTES,
        texts: &OWN,
        nav: &[],
        start: |_| Ok(None),
        folder: |_, _| Ok(None),
    }
}
