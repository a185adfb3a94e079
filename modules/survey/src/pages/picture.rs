//! The sociogram, drawn on the server: the same answers are the same picture. What it shows stands beside it in words and as a
//! table, so nobody needs to see it.

use maud::{Markup, html};
use ransel_sociogram::{Choices, Point, Sign, layout};

use crate::actions::Results;

/// The picture's size, and how big a pupil is in it.
const WIDTH: f64 = 880.0;
const HEIGHT: f64 = 660.0;
const MARGIN: f64 = 56.0;
const RADIUS: f64 = 15.0;

fn placed(point: Point) -> (f64, f64) {
    (MARGIN + point.x * (WIDTH - 2.0 * MARGIN), MARGIN + point.y * (HEIGHT - 2.0 * MARGIN))
}

fn number(value: f64) -> String {
    format!("{value:.1}")
}

/// The picture. A choice with whom somebody likes to be is a whole line, one with whom she does not a dashed line with a cross:
/// neither needs a colour. Two who have chosen each other are joined by one thick line without an arrow.
pub fn sociogram(choices: &Choices, results: &Results, said: &str) -> Markup {
    let points: Vec<_> = layout(choices).into_iter().map(placed).collect();
    let at = |seat: usize| points.get(seat).copied().unwrap_or_default();
    let mutual = |one: usize, other: usize| choices.mutual(one, other);
    html! {
        svg.sociogram viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } role="img" aria-label=(said) {
            defs {
                marker #arrow viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse" {
                    path d="M 0 0 L 10 5 L 0 10 z" {}
                }
            }
            @for (from, to) in choices.of(Sign::Positive) {
                @if !mutual(from, to) {
                    (line(at(from), at(to), "likes", true))
                } @else if from < to {
                    (line(at(from), at(to), "both", false))
                }
            }
            @for (from, to) in choices.of(Sign::Negative) {
                (line(at(from), at(to), "avoids", true))
                (cross(at(from), at(to)))
            }
            @for (seat, row) in results.pupils.iter().enumerate() {
                @let (x, y) = at(seat);
                @let unchosen = choices.by(Sign::Positive, seat).is_empty();
                g.pupil data-unchosen[unchosen] data-silent[!choices.has_answered(seat)] {
                    circle cx=(number(x)) cy=(number(y)) r=(number(RADIUS)) {}
                    @if unchosen { circle.ring cx=(number(x)) cy=(number(y)) r=(number(RADIUS + 5.0)) {} }
                    text.number x=(number(x)) y=(number(y + 5.0)) text-anchor="middle" { (seat + 1) }
                    text x=(number(x)) y=(number(y + RADIUS + 18.0)) text-anchor="middle" { (row.given) }
                }
            }
        }
    }
}

/// A line from one to another that ends at their edges.
fn line(from: (f64, f64), to: (f64, f64), sort: &str, arrow: bool) -> Markup {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = dx.hypot(dy).max(1.0);
    let (ux, uy) = (dx / length * (RADIUS + 3.0), dy / length * (RADIUS + 3.0));
    html! {
        line data-sort=(sort) x1=(number(from.0 + ux)) y1=(number(from.1 + uy)) x2=(number(to.0 - ux)) y2=(number(to.1 - uy))
            marker-end=[arrow.then_some("url(#arrow)")] {}
    }
}

/// A cross in the middle of a line.
fn cross(from: (f64, f64), to: (f64, f64)) -> Markup {
    let (x, y) = (f64::midpoint(from.0, to.0), f64::midpoint(from.1, to.1));
    let at = |dx: f64, dy: f64| format!("{} {}", number(x + dx), number(y + dy));
    html! {
        path data-sort="avoids" d={ "M " (at(-5.0, -5.0)) " L " (at(5.0, 5.0)) " M " (at(-5.0, 5.0)) " L " (at(5.0, -5.0)) } {}
    }
}
