//! What people do with an outline: switch off, reorder, add, take away, word sentences anew.

use super::outline::{Both, Kind, Outline, Own, Section};
use crate::domain::Lang;

impl Outline {
    /// The place of a section.
    pub fn place(&self, code: &str) -> Option<usize> {
        self.sections.iter().position(|section| section.code == code)
    }

    /// A section.
    pub fn section(&self, code: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.code == code)
    }

    /// A section, to change it.
    pub fn section_mut(&mut self, code: &str) -> Option<&mut Section> {
        self.sections.iter_mut().find(|section| section.code == code)
    }

    /// Where a section would go, one place up or down: chapters within their part, annexes among annexes,
    /// what stands before part A there; parts with their chapters past a whole part. `None`: it cannot.
    fn neighbour(&self, code: &str, down: bool) -> Option<(usize, usize)> {
        let at = self.place(code)?;
        let section = self.sections.get(at)?;
        let same = |other: &&Section| group(other) == group(section);
        let mut others = self.sections.iter().enumerate().filter(|(_, other)| same(other));
        let to = if down {
            others.find(|(place, _)| *place > at)?.0
        } else {
            others.take_while(|(place, _)| *place < at).last()?.0
        };
        Some((at, to))
    }

    /// Whether a section can be moved so.
    pub fn can_move(&self, code: &str, down: bool) -> bool {
        self.neighbour(code, down).is_some()
    }

    /// Moves a section one place up or down among its like, a part with its chapters, and numbers anew.
    /// Gives its new code.
    pub fn shift(&mut self, code: &str, down: bool) -> Option<String> {
        let (at, to) = self.neighbour(code, down)?;
        let whole = |outline: &Self, from: usize| {
            let is_part = outline.sections.get(from).is_some_and(|one| one.kind == Kind::Part);
            let inner = outline.sections.iter().skip(from + 1).take_while(|one| one.code.contains('.'));
            from..from + 1 + if is_part { inner.count() } else { 0 }
        };
        let (first, second) =
            if down { (whole(self, at), whole(self, to)) } else { (whole(self, to), whole(self, at)) };
        let moved = if down { second.len() } else { 0 };
        let start = first.start;
        // The two stand one after the other but for what is not of their kind between them.
        let tail: Vec<Section> = self.sections.drain(second.clone()).collect();
        self.sections.splice(start..start, tail);
        let own = start + moved;
        self.number(own)
    }

    /// Adds a chapter after a section, an annex after an annex; gives its code.
    pub fn add_after(&mut self, code: &str, title: Both) -> Option<String> {
        let at = self.place(code)?;
        let annex = self.sections.get(at)?.is_annex();
        let lettered = self.sections.get(at)?.code.contains('.') || self.sections.get(at)?.kind == Kind::Part;
        let free = (1..).map(|number| format!("text-{number}")).find(|code| self.place(code).is_none())?;
        let code = match (annex, lettered) {
            (true, _) => String::from("999"),
            (false, true) => format!("{}.999", self.sections.get(at)?.part()),
            (false, false) => free,
        };
        let new = Section { code, title, on: true, ..Section::default() };
        self.sections.insert(at + 1, new);
        self.number(at + 1)
    }

    /// Whether a section may be taken away: chapters may, what the program makes can be switched off.
    pub fn can_remove(&self, code: &str) -> bool {
        self.section(code).is_some_and(|section| section.kind == Kind::Chapter)
    }

    /// Takes a chapter away; gives whether there was one.
    pub fn remove(&mut self, code: &str) -> bool {
        let Some(at) = self.place(code).filter(|_| self.can_remove(code)) else { return false };
        self.sections.remove(at);
        self.number(0);
        true
    }

    /// Numbers parts, chapters and annexes in their order; gives the code of the section at a place.
    fn number(&mut self, place: usize) -> Option<String> {
        let (mut letters, mut annexes) = ('A'..='Z', 1_u32..);
        let (mut letter, mut chapters) = ('A', 1_u32..);
        for section in &mut self.sections {
            if section.kind == Kind::Part {
                letter = letters.next()?;
                chapters = 1_u32..;
                section.code = letter.to_string();
            } else if section.code.contains('.') {
                section.code = format!("{letter}.{}", chapters.next()?);
            } else if section.is_annex() {
                section.code = annexes.next()?.to_string();
            }
        }
        self.sections.get(place).map(|section| section.code.clone())
    }
}

/// Sections move among those of the same group.
fn group(section: &Section) -> (u8, char) {
    if section.kind == Kind::Part {
        (1, ' ')
    } else if section.code.contains('.') {
        (2, section.code.chars().next().unwrap_or(' '))
    } else if section.is_annex() {
        (3, ' ')
    } else {
        (0, ' ')
    }
}

impl Section {
    /// Leaves a sentence out, or puts it back.
    pub fn leave_out(&mut self, about: &str, out: bool) {
        self.change(about, |own| own.out = out);
    }

    /// The words of people for a sentence of which the program says `said`. The program's own words, or
    /// none, take theirs back.
    pub fn word(&mut self, about: &str, lang: Lang, words: &str, said: &str) {
        let words = if words.trim() == said.trim() { "" } else { words };
        self.change(about, |own| {
            own.text.set(lang, words);
            own.said.set(lang, if words.trim().is_empty() { "" } else { said });
        });
    }

    /// Takes what the program says now, in both languages.
    pub fn take_new(&mut self, about: &str) {
        self.change(about, |own| (own.text, own.said) = (Both::default(), Both::default()));
    }

    /// Changes what people made of a sentence; what says nothing is dropped.
    fn change(&mut self, about: &str, with: impl FnOnce(&mut Own)) {
        let at = self.sentences.iter().position(|own| own.about == about);
        let mut own = at.map_or_else(Own::default, |at| self.sentences.remove(at));
        about.clone_into(&mut own.about);
        with(&mut own);
        if own.out || !own.text.is_empty() {
            self.sentences.insert(at.unwrap_or(self.sentences.len()), own);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(outline: &Outline, part: char) -> Vec<String> {
        let of = outline.sections.iter().filter(|one| one.code.starts_with(part) && one.code.contains('.'));
        of.map(|one| format!("{} {}", one.code, one.title.en)).collect()
    }

    #[test]
    fn a_chapter_moves_within_its_part_and_is_numbered_anew() {
        let mut outline = Outline::shipped().expect("outline");
        let before = codes(&outline, 'A');
        assert_eq!(outline.shift("A.2", false).as_deref(), Some("A.1"));
        assert_eq!(outline.section("A.1").map(|one| one.title.en.as_str()), Some("Emigration"));
        assert_eq!(outline.section("A.2").map(|one| one.title.en.as_str()), Some("Immigration"));
        assert!(!outline.can_move("A.1", false) && outline.shift("A.1", false).is_none());
        assert_eq!(outline.shift("A.1", true).as_deref(), Some("A.2"));
        assert_eq!(codes(&outline, 'A'), before);
    }

    #[test]
    fn a_part_moves_with_its_chapters_and_back_again() {
        let shipped = Outline::shipped().expect("outline");
        let mut outline = shipped.clone();
        assert_eq!(outline.shift("B", false).as_deref(), Some("A"));
        assert_eq!(outline.section("A.1").map(|one| one.title.en.as_str()), Some("Demographic development"));
        assert_eq!(outline.section("B.1").map(|one| one.title.en.as_str()), Some("Immigration"));
        assert_eq!(outline.shift("A", true).as_deref(), Some("B"));
        assert_eq!(outline, shipped);
    }

    #[test]
    fn every_section_goes_down_and_up_again_to_where_it_was() {
        let shipped = Outline::shipped().expect("outline");
        for section in &shipped.sections {
            let mut outline = shipped.clone();
            let Some(code) = outline.shift(&section.code, true) else { continue };
            assert_eq!(outline.section(&code).map(|one| &one.title), Some(&section.title));
            outline.shift(&code, false).expect("back");
            assert_eq!(outline, shipped, "{}", section.code);
        }
    }

    #[test]
    fn a_chapter_is_added_after_its_like_and_taken_away_again() {
        let shipped = Outline::shipped().expect("outline");
        let mut outline = shipped.clone();
        let title = Both { lo: String::from("ໃໝ່"), en: String::from("New") };
        for (after, code) in [("A", "A.1"), ("A.3", "A.4"), ("2", "3"), ("foreword", "text-1")] {
            assert_eq!(outline.add_after(after, title.clone()).as_deref(), Some(code));
            assert!(outline.remove(code), "{code}");
            assert_eq!(outline, shipped, "{code}");
        }
        assert!(!outline.remove("foreword"), "what the program makes can only be switched off");
    }

    #[test]
    fn the_words_of_people_go_when_they_are_those_of_the_program() {
        let mut section = Section::default();
        section.word("X change", Lang::En, "It grew.", "X rose.");
        assert_eq!(section.sentences.len(), 1);
        section.leave_out("X change", true);
        section.word("X change", Lang::En, "X rose.", "X rose.");
        assert!(section.sentences[0].out && section.sentences[0].text.is_empty());
        section.leave_out("X change", false);
        assert!(section.sentences.is_empty());
    }
}
