//! What the dimension boxes offer.

use super::*;

fn offered(question: &str, lies: &str) -> Choices {
    choices(&Memory::new(facts(MIGRANTS)), &selection(question), &layout(lies), &Work::new()).expect(question)
}

fn members(choices: &Choices, dimension: &str) -> Vec<String> {
    let found = choices.dimensions.iter().find(|choice| choice.dimension.as_str() == dimension);
    let members = found.into_iter().flat_map(|choice| &choice.members);
    members.map(|choice| format!("{} {}", choice.code, choice.count)).collect()
}

#[test]
fn only_members_with_data_are_offered_with_their_counts() {
    let choices = offered("IMM_STOCK", "period | sex");
    assert_eq!(members(&choices, "sex"), ["_T 2", "F 1", "M 1"]);
    assert_eq!(members(&choices, "origin"), ["_T 4", "CHN 3", "THA 1", "VNM 1"]);
    assert_eq!(members(&choices, "area"), ["LA 4", "THA 1"]);
    assert!(members(&choices, "age").is_empty(), "nobody counted by age");
    assert_eq!(choices.periods, [period("2015"), period("2020")]);
}

#[test]
fn what_is_chosen_elsewhere_narrows_what_is_offered() {
    let choices = offered("IMM_STOCK origin=CHN", "period | sex");
    assert!(members(&choices, "sex").is_empty(), "people from China were not counted by sex");
    assert_eq!(members(&choices, "origin"), ["_T 4", "CHN 3", "THA 1", "VNM 1"]);
    let editions: Vec<_> =
        choices.publications.iter().map(|known| known.publication.edition.as_str()).collect();
    assert_eq!(editions, ["2024", "2020"]);
    assert_eq!(choices.periods, [period("2020"), period("2024")]);
}

#[test]
fn derived_indicators_offer_what_their_parts_have() {
    let lines = format!("{MIGRANTS}\nPOP_TOTAL LA 2020 WPP 7275556\nPOP_TOTAL LA 2020 sex=F WPP 3624440");
    let memory = Memory::new(facts(&lines));
    let found = choices(&memory, &selection("IMM_STOCK_SHARE"), &layout("period | sex"), &Work::new())
        .expect("choices");
    assert_eq!(members(&found, "sex"), ["_T 2", "F 1"]);
    assert_eq!(members(&found, "area"), ["LA 3"]);
    assert_eq!(found.periods, [period("2020")]);
}
