//! A place in an instrument: section, article or chapter, kept in parts so that it sorts and compares.

use std::fmt::{self, Write};

/// A number with the letter that a later amendment put behind it: `9`, `9A`, `13 b`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Numbered {
    /// The number.
    pub number: u16,
    /// The letter behind it: upper case on chapters, lower case on sections.
    pub letter: Option<char>,
}

/// What kind of place is cited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProvisionForm {
    /// A whole chapter (kapittel).
    Chapter,
    /// A section (§).
    Section,
    /// An article of the General Data Protection Regulation.
    Article,
}

/// A section, article or chapter; for sections and articles down to paragraph, letter and number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Provision {
    /// Which kind of place.
    pub form: ProvisionForm,
    /// The chapter in front of the hyphen, in acts that number by chapter: the 9 of `§ 9-8`.
    pub chapter: Option<Numbered>,
    /// The number of the section, article or chapter itself.
    pub number: Numbered,
    /// Paragraph (ledd) of a section, numbered paragraph (nr.) of an article.
    pub paragraph: Option<u8>,
    /// Letter (bokstav).
    pub letter: Option<char>,
    /// Item with a numeral (nr.) inside a section, as in `forvaltningsloven § 13 b nr. 2`.
    pub item: Option<u8>,
}

impl Provision {
    /// A section of an act numbered from 1 on: `§ 31`.
    pub const fn section(number: u16) -> Self {
        Self::bare(ProvisionForm::Section, None, number)
    }

    /// A section of an act numbered by chapter: `§ 9-8`.
    pub const fn chaptered(chapter: u16, number: u16) -> Self {
        Self::bare(ProvisionForm::Section, Some(Numbered { number: chapter, letter: None }), number)
    }

    /// An article of the General Data Protection Regulation: `art. 6`.
    pub const fn article(number: u16) -> Self {
        Self::bare(ProvisionForm::Article, None, number)
    }

    /// A whole chapter: `ch. 12`.
    pub const fn whole_chapter(number: u16) -> Self {
        Self::bare(ProvisionForm::Chapter, None, number)
    }

    const fn bare(form: ProvisionForm, chapter: Option<Numbered>, number: u16) -> Self {
        let number = Numbered { number, letter: None };
        Self { form, chapter, number, paragraph: None, letter: None, item: None }
    }

    /// The same place, narrowed to a paragraph.
    pub const fn paragraph(self, paragraph: u8) -> Self {
        Self { paragraph: Some(paragraph), ..self }
    }

    /// The same place, narrowed to a letter.
    pub const fn letter(self, letter: char) -> Self {
        Self { letter: Some(letter), ..self }
    }

    /// Do both lie in the same section, article or chapter, whatever the paragraph?
    pub fn same_section(&self, other: &Provision) -> bool {
        (self.form, self.chapter, self.number) == (other.form, other.chapter, other.number)
    }

    /// The text form used in configuration: `§ 12-4(3)(a)`, `art. 6(1)(e)`, `ch. 12`.
    pub fn compact(&self) -> String {
        let sign = match self.form {
            ProvisionForm::Chapter => "ch.",
            ProvisionForm::Section => "§",
            ProvisionForm::Article => "art.",
        };
        let mut text = format!("{sign} {}", self.place());
        // Writing to a string cannot fail.
        let _ = self.paragraph.map(|paragraph| write!(text, "({paragraph})"));
        let _ = self.letter.map(|letter| write!(text, "({letter})"));
        let _ = self.item.map(|item| write!(text, " nr. {item}"));
        text
    }

    /// `9-8`, `9A-4`, `13 b`, `7-2 a`: a letter sticks to a chapter and keeps its distance from a section.
    fn place(&self) -> String {
        let Numbered { number, letter } = self.number;
        let behind = match (letter, self.form) {
            (None, _) => String::new(),
            (Some(letter), ProvisionForm::Chapter) => letter.to_string(),
            (Some(letter), _) => format!(" {letter}"),
        };
        match self.chapter {
            None => format!("{number}{behind}"),
            Some(Numbered { number: chapter, letter: None }) => format!("{chapter}-{number}{behind}"),
            Some(Numbered { number: chapter, letter: Some(after) }) => {
                format!("{chapter}{after}-{number}{behind}")
            }
        }
    }
}

/// As a Norwegian letter cites it: `§ 12-4 tredje ledd bokstav a`, `art. 6 nr. 1 bokstav e`, `kapittel 12`.
impl fmt::Display for Provision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self.place();
        match self.form {
            ProvisionForm::Chapter => write!(f, "kapittel {place}")?,
            ProvisionForm::Section => write!(f, "§ {place}")?,
            ProvisionForm::Article => write!(f, "art. {place}")?,
        }
        match (self.form, self.paragraph) {
            (_, None) => {}
            (ProvisionForm::Article, Some(number)) => write!(f, " nr. {number}")?,
            (_, Some(number)) => write!(f, " {} ledd", ordinal(number))?,
        }
        self.letter.map_or(Ok(()), |letter| write!(f, " bokstav {letter}"))?;
        self.item.map_or(Ok(()), |item| write!(f, " nr. {item}"))
    }
}

/// The ordinals both written standards share; from the seventh on they part (sjuende, sjuande).
fn ordinal(number: u8) -> String {
    let shared = ["første", "andre", "tredje", "fjerde", "femte", "sjette"];
    let found = usize::from(number).checked_sub(1).and_then(|index| shared.get(index));
    found.map_or_else(|| format!("{number}."), |word| (*word).to_owned())
}
