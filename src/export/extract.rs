//! What is written into a file: the numbers, their names and the words around them.

use crate::domain::{Catalogue, Code, DimensionCode, Lang};
use crate::figure::{TableText, dimension_label, member_label};
use crate::query::{Cell, Cube, MemberRef, PublicationInfo};

/// A table on its way into a file.
#[derive(Clone, Copy, Debug)]
pub struct Extract<'a> {
    /// The numbers.
    pub cube: &'a Cube,
    /// Names of everything.
    pub catalogue: &'a Catalogue,
    /// The words, in the language of the file.
    pub text: &'a TableText,
    /// The same words in the other language, for formats that carry both.
    pub other: Option<&'a TableText>,
    /// Whether formats for people are written in both languages too.
    pub both: bool,
}

impl<'a> Extract<'a> {
    /// A table in one language.
    pub fn new(cube: &'a Cube, catalogue: &'a Catalogue, text: &'a TableText) -> Self {
        Self { cube, catalogue, text, other: None, both: false }
    }

    /// The same with the words of the other language for formats that name everything in both.
    #[must_use]
    pub fn with_other(self, other: &'a TableText) -> Self {
        Self { other: Some(other), ..self }
    }

    /// The same with every part in both languages.
    #[must_use]
    pub fn in_both(self) -> Self {
        Self { both: true, ..self }
    }

    /// The texts a format for people writes: one, or both languages.
    pub(super) fn texts(&self) -> Vec<&'a TableText> {
        std::iter::once(self.text).chain(self.other.filter(|_| self.both)).collect()
    }

    /// The texts of a format that names everything in each language it has words for.
    pub(super) fn all_texts(&self) -> Vec<&'a TableText> {
        std::iter::once(self.text).chain(self.other).collect()
    }

    /// A dimension's name as it stands at the head of a column.
    pub(super) fn dimension(&self, dimension: &str, lang: Lang) -> String {
        let name = dimension_label(self.catalogue, dimension, Some(self.cube), lang);
        let mut letters = name.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    }

    /// A member's name.
    pub(super) fn member(&self, dimension: &str, member: &MemberRef, lang: Lang) -> String {
        member_label(self.catalogue, dimension, member, lang)
    }

    /// Who says a cell's number; for a computed one who says its first part.
    pub(super) fn publication(&self, cell: &Cell) -> Option<&'a PublicationInfo> {
        self.cube.publications.get(usize::try_from(cell.publication?).ok()?)
    }

    /// Whether each value must say its source itself: the table has several and no axis for them.
    pub(super) fn mixes_sources(&self) -> bool {
        let cube = self.cube;
        let on_axis = cube
            .row_levels
            .iter()
            .chain(&cube.column_levels)
            .any(|level| level.dimension.as_str() == DimensionCode::SOURCE);
        cube.publications.len() > 1 && !on_axis
    }
}

/// The code of a member in files for machines. What a total has more than its members is no member of
/// any list: `_X`, in the SDMX manner "not allocated".
pub(super) fn code_of(member: &MemberRef) -> String {
    member.code()
}

/// Whether a member is the whole of its dimension.
pub(super) fn is_total(member: &MemberRef) -> bool {
    matches!(member, MemberRef::Code(code) if code.as_str() == Code::TOTAL)
}
