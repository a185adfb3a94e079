//! A picture of lines on paper ruled by factors of ten, as SVG. The same figures give the same bytes; it is light or dark as
//! the reader's page is, and lines differ in dashes as well as in shade.

use std::fmt::Write as _;

/// One field with a few lines.
#[derive(Debug)]
pub struct Panel {
    /// What is drawn, with its unit.
    pub title: &'static str,
    /// Name and points of each line: number of pupils, figure.
    pub lines: Vec<(&'static str, Vec<(usize, f64)>)>,
}

const WIDTH: f64 = 360.0;
const HEIGHT: f64 = 250.0;
const LEFT: f64 = 52.0;
const TOP: f64 = 34.0;
const RIGHT: f64 = 14.0;
const BOTTOM: f64 = 62.0;
const COLUMNS: usize = 2;

const STYLE: &str = "text{font:12px Inter,system-ui,sans-serif;fill:#1e2b3c}.t{font-weight:600;font-size:13px}\
.g{stroke:#d5dbe2;stroke-width:1}.l{fill:none;stroke-width:2}.a{stroke:#0b4f8a}.b{stroke:#8a4b0b}.c{stroke:#2c6b3f}\
.a.d{fill:#0b4f8a}.b.d{fill:#8a4b0b}.c.d{fill:#2c6b3f}.bg{fill:#fff}\
@media (prefers-color-scheme:dark){text{fill:#e8edf3}.g{stroke:#3b4756}.a{stroke:#7fbdf5}.b{stroke:#f0b36b}.c{stroke:#8fd6a4}\
.a.d{fill:#7fbdf5}.b.d{fill:#f0b36b}.c.d{fill:#8fd6a4}.bg{fill:#17202b}}";
const CLASSES: [(&str, &str); 3] = [("a", ""), ("b", "6 3"), ("c", "2 3")];

/// The picture.
pub fn picture(panels: &[Panel]) -> String {
    let rows = panels.len().div_ceil(COLUMNS);
    let (width, height) = (WIDTH * COLUMNS as f64, HEIGHT * rows as f64);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" role=\"img\" \
         aria-labelledby=\"title desc\"><title id=\"title\">Growth from 1 000 to 100 000 pupils</title><desc id=\"desc\">{}</desc>\
         <style>{STYLE}</style><rect class=\"bg\" width=\"{width:.0}\" height=\"{height:.0}\"/>",
        panels.iter().map(said).collect::<Vec<_>>().join(" ")
    );
    for (number, panel) in panels.iter().enumerate() {
        let (x, y) = ((number % COLUMNS) as f64 * WIDTH, (number / COLUMNS) as f64 * HEIGHT);
        let _ = write!(svg, "<g transform=\"translate({x:.0} {y:.0})\">{}</g>", drawn(panel));
    }
    svg.push_str("</svg>\n");
    svg
}

/// The panel in words: first and last figure of each line.
fn said(panel: &Panel) -> String {
    let lines = panel.lines.iter().filter_map(|(name, points)| {
        let (first, last) = (points.first()?, points.last()?);
        Some(format!("{name}: {} at {} pupils, {} at {}", short(first.1), first.0, short(last.1), last.0))
    });
    format!("{}. {}.", panel.title, lines.collect::<Vec<_>>().join("; "))
}

fn drawn(panel: &Panel) -> String {
    let points = || panel.lines.iter().flat_map(|(_, points)| points.iter().copied());
    let (from, to) = decades(points().map(|(pupils, _)| pupils as f64));
    let (low, high) = decades(points().map(|(_, figure)| figure));
    let x = |pupils: f64| LEFT + (pupils.log10() - from) / (to - from) * (WIDTH - LEFT - RIGHT);
    let y = |figure: f64| {
        let up = (figure.max(1e-9).log10() - low) / (high - low);
        HEIGHT - BOTTOM - up * (HEIGHT - TOP - BOTTOM)
    };
    let mut svg = format!("<text class=\"t\" x=\"{LEFT:.0}\" y=\"20\">{}</text>", panel.title);
    for decade in steps(low, high) {
        let at = y(10_f64.powf(decade));
        let _ = write!(
            svg,
            "<line class=\"g\" x1=\"{LEFT:.1}\" x2=\"{:.1}\" y1=\"{at:.1}\" y2=\"{at:.1}\"/>\
             <text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
            WIDTH - RIGHT,
            LEFT - 6.0,
            at + 4.0,
            short(10_f64.powf(decade))
        );
    }
    for decade in steps(from, to) {
        let at = x(10_f64.powf(decade));
        let _ = write!(
            svg,
            "<line class=\"g\" x1=\"{at:.1}\" x2=\"{at:.1}\" y1=\"{TOP:.1}\" y2=\"{:.1}\"/>\
             <text x=\"{at:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>",
            HEIGHT - BOTTOM,
            HEIGHT - BOTTOM + 16.0,
            short(10_f64.powf(decade))
        );
    }
    let mut left = LEFT;
    for ((name, points), (class, dash)) in panel.lines.iter().zip(CLASSES) {
        let way: Vec<_> = points
            .iter()
            .map(|(pupils, figure)| format!("{:.1},{:.1}", x(*pupils as f64), y(*figure)))
            .collect();
        let _ = write!(
            svg,
            "<polyline class=\"l {class}\" stroke-dasharray=\"{dash}\" points=\"{}\"/>",
            way.join(" ")
        );
        for (pupils, figure) in points {
            let (cx, cy) = (x(*pupils as f64), y(*figure));
            let _ = write!(svg, "<circle class=\"{class} d\" cx=\"{cx:.1}\" cy=\"{cy:.1}\" r=\"2.5\"/>");
        }
        let base = HEIGHT - 18.0;
        let _ = write!(
            svg,
            "<line class=\"l {class}\" stroke-dasharray=\"{dash}\" x1=\"{left:.1}\" x2=\"{:.1}\" y1=\"{:.1}\" y2=\"{:.1}\"/>\
             <text x=\"{:.1}\" y=\"{base:.1}\">{name}</text>",
            left + 18.0,
            base - 4.0,
            base - 4.0,
            left + 22.0
        );
        left += 36.0 + name.chars().count() as f64 * 6.2;
    }
    svg
}

/// The powers of ten around the figures.
fn decades(figures: impl Iterator<Item = f64>) -> (f64, f64) {
    let (low, high) =
        figures.fold((f64::MAX, f64::MIN), |(low, high), figure| (low.min(figure), high.max(figure)));
    let low = low.max(1e-9).log10().floor();
    (low, high.max(1e-9).log10().ceil().max(low + 1.0))
}

fn steps(low: f64, high: f64) -> impl Iterator<Item = f64> {
    std::iter::successors(Some(low), |step| Some(step + 1.0)).take_while(move |step| *step <= high + 0.01)
}

/// `0.4`, `12`, `100 000`.
fn short(figure: f64) -> String {
    if figure < 10.0 && figure.fract().abs() > 1e-6 {
        return format!("{figure:.1}");
    }
    let whole = format!("{figure:.0}");
    let grouped: Vec<_> = whole.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect();
    grouped.join("\u{a0}")
}

#[cfg(test)]
mod tests {
    use super::{Panel, picture, short};

    #[test]
    fn the_same_figures_give_the_same_picture_and_every_figure_is_on_it() {
        let panel = || Panel {
            title: "A decision, µs",
            lines: vec![("Ransel", vec![(1_000, 0.4), (100_000, 1.2)])],
        };
        let drawn = picture(&[panel()]);
        assert_eq!(drawn, picture(&[panel()]));
        assert_eq!(drawn.matches("<circle").count(), 2);
        assert!(drawn.contains("Ransel: 0.4 at 1000 pupils, 1.2 at 100000"), "{drawn}");
        assert!(drawn.contains("prefers-color-scheme:dark") && drawn.contains("<title"));
    }

    #[test]
    fn figures_are_short() {
        assert_eq!([0.4, 3.0, 12.0, 100_000.0].map(short), ["0.4", "3", "12", "100\u{a0}000"]);
    }
}
