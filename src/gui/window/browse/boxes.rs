//! The words of the boxes beside Browse: dimensions with their members, editions, where dimensions lie.

use super::{Asked, Question};
use crate::app::Holdings;
use crate::domain::{Catalogue, Code, DimensionCode, Lang, Publication};
use crate::figure;
use crate::gui::pages::browse::{DimensionBox, Lie, MemberRow, Movable};
use crate::gui::theme::Look;
use crate::query::{Cube, Level, MemberRef};

pub(super) fn boxes(
    question: &Question,
    holdings: &Holdings,
    catalogue: &Catalogue,
    look: &Look,
) -> Vec<DimensionBox> {
    holdings
        .dimensions
        .iter()
        .map(|(code, members)| {
            let name = figure::dimension_label(catalogue, code.as_str(), None, look.lang);
            let row = |(member, count): &(Code, u64)| MemberRow {
                code: member.clone(),
                name: figure::member_label(
                    catalogue,
                    code.as_str(),
                    &MemberRef::Code(member.clone()),
                    look.lang,
                ),
                count: *count,
                on: question.shows(code, member),
            };
            DimensionBox {
                code: code.clone(),
                name: capital(&name),
                members: members.iter().map(row).collect(),
                lie: question.lies.get(code).copied().unwrap_or(Lie::Nowhere),
            }
        })
        .collect()
}

/// A publication in a narrow list: what tells editions of one source apart stands first.
pub(super) fn edition_first(catalogue: &Catalogue, publication: &Publication, lang: Lang) -> String {
    let source = catalogue.item_name("source", publication.source.as_str(), lang);
    if publication.edition.is_empty() {
        source.to_owned()
    } else {
        format!("{} · {source}", publication.edition)
    }
}

/// The text with its first letter large.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What can be moved between rows, columns and what stands at one member, in the order of the axes.
pub(super) fn movable(
    asked: &Asked,
    question: &Question,
    catalogue: &Catalogue,
    look: &Look,
) -> Vec<Movable> {
    let Some(cube) = &asked.cube else { return Vec::new() };
    let several = |code: &str| match code {
        DimensionCode::PERIOD => question.known.len() > 1,
        DimensionCode::SOURCE => true,
        _ => asked
            .holdings
            .dimensions
            .iter()
            .any(|(known, members)| known.as_str() == code && members.len() > 1),
    };
    let name = |code: &DimensionCode| {
        capital(&figure::dimension_label(catalogue, code.as_str(), Some(cube.as_ref()), look.lang))
    };
    let on = |levels: &[Level], lie: Lie| -> Vec<Movable> {
        let levels = levels.iter().filter(|level| several(level.dimension.as_str()));
        let levels =
            levels.map(|level| Movable { code: level.dimension.clone(), words: name(&level.dimension), lie });
        levels.collect()
    };
    let mut all = on(&cube.row_levels, Lie::Rows);
    all.extend(on(&cube.column_levels, Lie::Columns));
    let held = asked.holdings.dimensions.iter().map(|(code, _)| code.clone());
    for code in held.chain([DimensionCode::from(DimensionCode::PERIOD)]) {
        if several(code.as_str()) && all.iter().all(|known| known.code != code) {
            let words = format!("{}: {}", name(&code), standing(cube, catalogue, &code, look));
            all.push(Movable { code, words, lie: Lie::Nowhere });
        }
    }
    all
}

/// The member at which a dimension stands.
fn standing(cube: &Cube, catalogue: &Catalogue, code: &DimensionCode, look: &Look) -> String {
    let total = MemberRef::Code(Code::from(Code::TOTAL));
    let member = cube.fixed_member(code.as_str()).unwrap_or(&total);
    figure::member_label(catalogue, code.as_str(), member, look.lang)
}
