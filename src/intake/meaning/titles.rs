//! What the lines above a table tell of all its values: place, time, unit, what is counted.

use super::*;

/// Lines of a title that say who published, when and how to quote it.
fn is_boilerplate(text: &str) -> bool {
    let low = text.to_lowercase();
    [
        "copyright",
        "©",
        "http",
        "www.",
        "suggested citation",
        "source:",
        "available at",
        "all rights",
        "last updated",
        "released",
        "download",
        "this worksheet",
        "table with row headers",
        "shorthand",
        "cells in the table",
    ]
    .iter()
    .any(|word| low.contains(word))
}

pub(super) fn fixed(block: &mut Block, lexicon: &Lexicon) {
    let mut fixed: Vec<Fixed> = Vec::new();
    for title in &block.titles {
        if is_boilerplate(&title.text) {
            continue;
        }
        let short = title.text.chars().count() <= 60;
        if !title.name.is_empty() {
            let meaning = match lexicon.named(&title.name) {
                Some(Named::Dimension(code)) => Meaning::Dimension(code),
                Some(Named::Period) => Meaning::Period,
                Some(Named::Unit) => Meaning::Unit,
                _ => Meaning::Unknown,
            };
            fixed.push(Fixed { meaning, ..title.clone() });
        } else if short && is_name(&title.text) && !lexicon.lists_with(&clean(&title.text)).is_empty() {
            let text = clean(&title.text);
            let meaning = lexicon
                .lists_with(&text)
                .first()
                .and_then(|list| lexicon.dimension_of_list(list.as_str()))
                .map_or(Meaning::Unknown, |code| Meaning::Dimension(code.clone()));
            fixed.push(Fixed { name: String::new(), meaning, text, ..title.clone() });
        }
    }
    // Short lines nearest to the table qualify it: a variant, a region, a unit.
    let near: Vec<&Fixed> = block
        .titles
        .iter()
        .rev()
        .filter(|title| {
            title.name.is_empty() && !is_boilerplate(&title.text) && title.text.chars().count() <= 60
        })
        .take(3)
        .collect();
    for title in near.into_iter().rev() {
        let text = clean(&title.text);
        if !fixed.iter().any(|known| known.text == text) {
            fixed.push(Fixed { text, ..title.clone() });
        }
    }
    // Months alone leave the year to the title.
    let names_year = |text: &str| matches!(periods::parse(text), Some(Time::Whole(_) | Time::YearPair(_)));
    let has_time = block.levels.iter().any(|level| level.cells.iter().any(|cell| names_year(&cell.text)))
        || block.columns.iter().any(|column| column.meaning == Meaning::Period);
    if !has_time && let Some(period) = time_of_titles(&block.titles) {
        fixed.push(period);
    }
    let has_area = block.columns.iter().any(|column| is_place(&column.meaning))
        || block.levels.iter().any(|level| is_place(&level.meaning))
        || fixed.iter().any(|fixed| is_place(&fixed.meaning));
    let named = || {
        let own = block.titles.iter().rev().take(3).find_map(|title| {
            Some(Fixed {
                name: String::new(),
                meaning: Meaning::Dimension(DimensionCode::from(DimensionCode::AREA)),
                text: place_of_title(&title.text)?.to_owned(),
                code: None,
                cell: title.cell,
            })
        });
        own.or_else(|| area_of_titles(&block.titles, lexicon))
            .or_else(|| country_of_titles(&block.titles, lexicon))
    };
    if !has_area && let Some(area) = named() {
        fixed.push(area);
    }
    block.fixed = fixed;
}

/// `Q`, `10` and `T1` name sheets and tables; a member of a list is named by a word.
fn is_name(text: &str) -> bool {
    let letters =
        text.chars().filter(|letter| letter.is_alphabetic() || crate::text::is_lao(*letter)).count();
    letters >= 3
}

/// What a place known by a web address only is called: it holds for the first table, not for those below.
pub(in crate::intake) const ADDRESS: &str = "address";

/// `Afar Region`, `ແຂວງ …` on a line of its own above a table is the place it is about.
fn place_of_title(text: &str) -> Option<&str> {
    let text = text.trim();
    let after = |word: &str| {
        let start = text.len().checked_sub(word.len())?;
        let fits = text.get(start..)?.eq_ignore_ascii_case(word);
        text.get(..start).filter(|_| fits)
    };
    let place = [" region", " province", " district", " governorate", " prefecture", " county"]
        .iter()
        .find_map(|word| after(word))
        .or_else(|| ["ແຂວງ", "ເມືອງ"].iter().find_map(|word| text.strip_prefix(word)))?
        .trim();
    let named = place.split_whitespace().count() <= 3
        && place.chars().next().is_some_and(|letter| letter.is_uppercase() || crate::text::is_lao(letter))
        && !place.contains([',', ':', '/']);
    named.then_some(place).filter(|place| place.chars().count() > 2)
}

/// The country whose government publishes at an address in a title.
fn country_of_titles(titles: &[Fixed], lexicon: &Lexicon) -> Option<Fixed> {
    titles.iter().find_map(|title| {
        let low = title.text.to_lowercase();
        let host =
            low.split(|letter: char| letter.is_whitespace() || "/()<>,;".contains(letter)).find(|part| {
                [".gov.", ".go.", ".gob.", ".gouv.", ".govt."].iter().any(|mark| part.contains(mark))
            })?;
        let letters = host.trim_end_matches('.').rsplit('.').next().filter(|end| end.len() == 2)?;
        Some(Fixed {
            name: String::from(ADDRESS),
            meaning: Meaning::Dimension(DimensionCode::from(DimensionCode::AREA)),
            text: lexicon.country_of_address(letters)?.to_owned(),
            code: None,
            cell: title.cell,
        })
    })
}

fn is_place(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Dimension(code) if matches!(code.as_str(), "area" | "origin" | "destination"))
}

/// The one period the titles name, the nearest line first.
fn time_of_titles(titles: &[Fixed]) -> Option<Fixed> {
    let plain = titles.iter().rev().filter(|title| !is_boilerplate(&title.text));
    let any = titles.iter().rev();
    plain.chain(any).find_map(|title| {
        let (_, text) = periods::only_period_in(&title.text)?;
        Some(Fixed {
            name: String::from("period"),
            meaning: Meaning::Period,
            text,
            code: None,
            cell: title.cell,
        })
    })
}

/// The one place of the list of countries and provinces a title names as whole words.
fn area_of_titles(titles: &[Fixed], lexicon: &Lexicon) -> Option<Fixed> {
    for title in titles.iter().rev() {
        let words: Vec<&str> = title
            .text
            .split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';' | '(' | ')' | ':'))
            .filter(|word| !word.is_empty())
            .collect();
        for length in (1..=4usize).rev() {
            for run in words.windows(length) {
                let text = run.join(" ");
                let capital = text
                    .chars()
                    .next()
                    .is_some_and(|letter| letter.is_uppercase() || crate::text::is_lao(letter));
                // Two capitals may be a code of anything; names are longer, but UK and US are usual.
                let long =
                    fold(&text).chars().count() > 3 || matches!(text.as_str(), "UK" | "US" | "USA" | "UAE");
                let folded = fold(&text);
                let known = lexicon.senses(&folded).iter().any(|sense| {
                    sense.list.as_str() == "area"
                        && sense.code.as_str() != "_T"
                        && !sense.code.as_str().starts_with('_')
                });
                if capital && long && known {
                    return Some(Fixed {
                        name: String::new(),
                        meaning: Meaning::Dimension(DimensionCode::from(DimensionCode::AREA)),
                        text,
                        code: None,
                        cell: title.cell,
                    });
                }
            }
        }
    }
    None
}

/// The measure, unit and scale that serve the whole block.
pub(super) fn measure(block: &mut Block, lexicon: &Lexicon) {
    let heading = block
        .levels
        .iter()
        .filter(|level| level.meaning == Meaning::Unknown || level.meaning == Meaning::Measure)
        .find(|level| {
            level.cells.iter().all(|cell| Some(&cell.text) == level.cells.first().map(|first| &first.text))
        })
        .and_then(|level| level.cells.first())
        .map(|cell| cell.text.clone());
    let candidates = || {
        block
            .titles
            .iter()
            .filter(|title| !is_boilerplate(&title.text) && units::declared(&title.text).is_none())
            .filter(|title| title.text.split_whitespace().count() >= 2)
    };
    let tabled = candidates().find(|title| {
        ["table", "file", "ຕາຕະລາງ", "chart"].iter().any(|word| title.text.to_lowercase().starts_with(word))
    });
    let title = tabled.or_else(|| candidates().max_by_key(|title| title.text.chars().count().min(160)));
    let title_text = title.map(|title| without_number(&title.text)).unwrap_or_default();
    let texts: Vec<String> =
        heading.iter().cloned().chain(block.titles.iter().map(|title| title.text.clone())).collect();
    block.scale_power = texts.iter().map(|text| units::scale_of(text)).find(|power| *power != 0).unwrap_or(0);
    let declared = || block.titles.iter().find_map(|title| units::declared(&title.text));
    let named = || texts.iter().find_map(|text| units::unit_of(text, lexicon));
    block.unit = declared().or_else(named);
    block.measure = heading.filter(|text| text.chars().count() > 2).unwrap_or(title_text);
    block.indicator = lexicon.indicator(&block.measure).cloned();
}

/// `Table 1 - Migrants` is about migrants.
fn without_number(title: &str) -> String {
    let trimmed = title.trim();
    let low = trimmed.to_lowercase();
    for word in ["table", "file", "ຕາຕະລາງ", "ຕາຕະລາງທີ", "chart"] {
        if low.starts_with(word)
            && let Some((_, rest)) = trimmed.split_once([':', '-', '–', '—'])
            && rest.trim().chars().count() > 5
        {
            return rest.trim().to_owned();
        }
    }
    trimmed.to_owned()
}

/// A label that holds for a sheet by its name alone.
pub(in crate::intake) fn of_sheet_name(name: &str, lexicon: &Lexicon) -> Option<Fixed> {
    let text = clean(name);
    let cell = CellRef::new(0, 0);
    if let Some((_, text)) = periods::only_period_in(&text) {
        return Some(Fixed {
            name: String::from("period"),
            meaning: Meaning::Period,
            text,
            code: None,
            cell,
        });
    }
    let list = lexicon.lists_with(&text).into_iter().next().filter(|_| is_name(&text))?;
    let code = lexicon.dimension_of_list(list.as_str())?.clone();
    Some(Fixed { name: String::new(), meaning: Meaning::Dimension(code), text, code: None, cell })
}
