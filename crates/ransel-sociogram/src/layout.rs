//! Where to draw each pupil: those who choose each other near, everybody readable. Springs and repulsion after T. M. J.
//! Fruchterman and E. M. Reingold (1991), from fixed places and for a fixed number of rounds, with nothing but the four
//! operations and a square root: the same answers give the same picture on every machine and in every year.

use crate::{Choices, Sign};

/// A place in the picture, 0 to 1 from the left and from the top.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// How far apart two are at least, for a class of up to forty.
pub const APART: f64 = 0.1;
const ROUNDS: u32 = 400;
/// How strongly everybody is drawn to the middle, so that parts of a class do not drift off.
const TO_THE_MIDDLE: f64 = 0.4;

/// A place for each seat.
pub fn layout(choices: &Choices) -> Vec<Point> {
    let count = choices.seats();
    let mut points = on_a_circle(count);
    let length = (1.0 / count.max(1) as f64).sqrt();
    for round in 0..ROUNDS {
        let mut moves = vec![Point::default(); count];
        for one in 0..count {
            for other in one + 1..count {
                let (apart, distance) = between(&points, one, other);
                push(&mut moves, one, other, apart, length * length / distance);
            }
        }
        for (from, to) in choices.of(Sign::Positive) {
            let (apart, distance) = between(&points, from, to);
            push(&mut moves, from, to, apart, -distance * distance / length);
        }
        // They may move less and less, so that the picture comes to rest.
        let most = 0.1 * f64::from(ROUNDS - round) / f64::from(ROUNDS);
        for (point, moved) in points.iter_mut().zip(&moves) {
            let (x, y) = (moved.x - point.x * TO_THE_MIDDLE, moved.y - point.y * TO_THE_MIDDLE);
            let far = x.hypot_of(y);
            if far > 0.0 {
                let step = far.min(most) / far;
                point.x += x * step;
                point.y += y * step;
            }
        }
    }
    fitted(&mut points);
    // What was fitted can stand too near again, and what was moved apart outside: a few times over it settles.
    for _ in 0..ROUNDS {
        if !moved_apart(&mut points) {
            break;
        }
        fitted(&mut points);
    }
    points
}

trait Hypot {
    fn hypot_of(self, other: Self) -> f64;
}

impl Hypot for f64 {
    /// The library's own is not the same on every machine.
    fn hypot_of(self, other: Self) -> f64 {
        (self * self + other * other).sqrt()
    }
}

/// Points on the circle without sine or cosine: `((1 - t²) / (1 + t²), 2t / (1 + t²))`, upper half and lower half.
fn on_a_circle(count: usize) -> Vec<Point> {
    let half = count.div_ceil(2).max(1) as f64;
    let one = |seat: usize| {
        let t = ((seat / 2) as f64 + 0.5) / half * 2.0 - 1.0;
        let (x, y) = (2.0 * t / (1.0 + t * t), (1.0 - t * t) / (1.0 + t * t));
        if seat.is_multiple_of(2) { Point { x, y } } else { Point { x, y: -y - 0.001 } }
    };
    (0..count).map(one).collect()
}

/// The way from one to another, and how long it is. Two in one place are a little apart.
fn between(points: &[Point], from: usize, to: usize) -> (Point, f64) {
    let place = |seat: usize| points.get(seat).copied().unwrap_or_default();
    let (from, to) = (place(from), place(to));
    let (x, y) = (to.x - from.x, to.y - from.y);
    let distance = x.hypot_of(y);
    if distance > 1e-6 { (Point { x, y }, distance) } else { (Point { x: 1e-6, y: 0.0 }, 1e-6) }
}

/// Moves two apart along the way between them, or together.
fn push(moves: &mut [Point], one: usize, other: usize, way: Point, force: f64) {
    let length = way.x.hypot_of(way.y);
    let (x, y) = (way.x / length * force, way.y / length * force);
    for (seat, sign) in [(one, -1.0), (other, 1.0)] {
        if let Some(moved) = moves.get_mut(seat) {
            moved.x += x * sign;
            moved.y += y * sign;
        }
    }
}

/// Stretches the picture to its frame, each way by itself.
fn fitted(points: &mut [Point]) {
    let fit = |values: Vec<f64>| {
        let least = values.iter().copied().fold(f64::INFINITY, f64::min);
        let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        move |value: f64| if most > least { ((value - least) / (most - least)).clamp(0.0, 1.0) } else { 0.5 }
    };
    let across = fit(points.iter().map(|point| point.x).collect());
    let down = fit(points.iter().map(|point| point.y).collect());
    for point in points {
        *point = Point { x: across(point.x), y: down(point.y) };
    }
}

/// Moves those apart who stand too near; whether anybody did.
fn moved_apart(points: &mut [Point]) -> bool {
    let mut any = false;
    for one in 0..points.len() {
        for other in one + 1..points.len() {
            let (way, distance) = between(points, one, other);
            // A little more than needed: fitting takes some of it back.
            if distance < APART {
                push(points, one, other, way, (APART * 1.05 - distance) / 2.0);
                any = true;
            }
        }
    }
    any
}
