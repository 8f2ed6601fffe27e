//! Words for what must be answered: unknown names, contradicting cells, the scale.

use super::trial::{Answers, NameAsked};
use super::wording::{dimension_name, other_lang};
use crate::domain::{Catalogue, Code, DimensionCode};
use crate::gui::pages::import::{NameAnswer, Offer, Pair, Scale, Unknown};
use crate::gui::theme::Look;
use crate::i18n;

/// An unknown name with what it may mean.
pub(super) fn unknown(look: &Look, catalogue: &Catalogue, answers: &Answers, name: &NameAsked) -> Unknown {
    let about = |text: &str, dimension: &DimensionCode| text == name.text && *dimension == name.dimension;
    let meant = &answers.meant;
    let member = meant.maps.iter().find(|(text, dimension, _)| about(text, dimension));
    let (new, leave) = (look.words("import-page-new-member"), look.words("import-page-left-out"));
    let chosen = match member {
        Some((_, dimension, code)) => catalogue.member_name(dimension.as_str(), code, look.lang).to_owned(),
        None if meant.made.iter().any(|(text, dimension)| about(text, dimension)) => new.clone(),
        None if meant.left_out.iter().any(|(text, _)| *text == name.text) => leave.clone(),
        None => String::new(),
    };
    let other = other_lang(look);
    let offer = |code: &Code, likely: bool| Offer {
        value: NameAnswer::Member(code.clone()),
        name: catalogue.member_name(name.dimension.as_str(), code, look.lang).to_owned(),
        also: format!("{code} {}", catalogue.member_name(name.dimension.as_str(), code, other)),
        likely,
    };
    let likely = name.suggestions.iter().map(|guess| offer(&guess.code, true));
    let own = [(NameAnswer::New, new), (NameAnswer::LeftOut, leave)];
    let own = own.into_iter().map(|(value, name)| Offer { value, name, also: String::new(), likely: false });
    let others = catalogue
        .list_of(name.dimension.as_str())
        .into_iter()
        .flat_map(|list| list.iter())
        .filter(|(code, _)| !name.suggestions.iter().any(|guess| guess.code == **code))
        .map(|(code, _)| offer(code, false));
    Unknown {
        text: name.text.clone(),
        cell: name.cell,
        dimension: name.dimension.clone(),
        about: dimension_name(look, catalogue, &name.dimension),
        chosen,
        offers: likely.chain(own).chain(others).collect(),
    }
}

/// Contradicting cells in words.
pub(super) fn pairs(answers: &Answers) -> Vec<Pair> {
    let pairs = answers.pairs.iter().map(|pair| {
        let own = answers.meant.pairs.get(&(pair.sheet.clone(), pair.second.0)).copied();
        Pair {
            first: pair.first.clone(),
            second: pair.second.clone(),
            chosen: own.or(answers.meant.other_pairs),
        }
    });
    pairs.collect()
}

/// The suspicion about the scale in words.
pub(super) fn scale(look: &Look, answers: &Answers) -> Option<Scale> {
    let asked = answers.scale.as_ref()?;
    let times = i18n::number(10f64.powi(i32::from(asked.power.abs())), Some(0), look.numbers);
    let sign = if asked.power < 0 { "÷" } else { "×" };
    let factor = format!("{sign} {times}");
    let mut message = asked.message.clone();
    for (_, arg) in message.args.iter_mut().filter(|(name, _)| name == "factor") {
        *arg = factor.as_str().into();
    }
    Some(Scale {
        words: look.tell(&message),
        cell: asked.cell,
        power: asked.power,
        factor,
        chosen: answers.meant.scale_power,
    })
}
