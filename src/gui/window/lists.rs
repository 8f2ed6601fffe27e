//! The page Lists: members of every list in words; adding members and spellings as changes of the journal.

use super::Window;
use super::obey::Changed;
use crate::app::{Pending, Session};
use crate::domain::{Catalogue, Code, DimensionCode, Item, Lang, Names};
use crate::gui::pages::ListsAct;
use crate::gui::pages::import::{said_words, target_words};
use crate::gui::pages::lists::{ListsView, MemberCard, MemberRow, NewMember};
use crate::gui::theme::Look;
use crate::intake::Recipe;
use crate::store::{NewAlias, NewItem};
use crate::work::Work;
use egui::Context;

/// Lists that are no dimension but grow with the country's use.
const OTHER_LISTS: [(&str, &str); 7] = [
    ("source", "import-page-source"),
    ("agency", "gui-agency"),
    ("unit", "gui-unit"),
    ("theme", "gui-part"),
    ("sdg", "gui-sdg"),
    ("gcm", "gui-gcm"),
    ("nsedp", "gui-plan"),
];

/// What is looked at.
#[derive(Default)]
pub struct Listed {
    list: String,
    member: Option<Code>,
    written: u64,
    recipes: Vec<Recipe>,
    asking: Option<Pending<Vec<Recipe>>>,
}

impl Listed {
    /// Whether an answer is awaited.
    pub fn is_waiting(&self) -> bool {
        self.asking.is_some()
    }
}

/// The list of recipes, which is no list of the catalogue.
const RECIPES: &str = "recipe";
/// The list of indicators.
const INDICATOR: &str = "indicator";

impl Window {
    pub(super) fn in_lists(&mut self, ctx: &Context, act: ListsAct) {
        match act {
            ListsAct::List(list) => {
                self.lists.2.list = list;
                self.lists.0.form = None;
                self.lists.2.member = None;
                self.ask_recipes();
            }
            ListsAct::Member(code) => self.lists.2.member = Some(code),
            ListsAct::Alias(alias) => self.add_alias(alias),
            ListsAct::Add(member) => self.add_member(&member),
            ListsAct::Forget => self.forget_recipe(),
            ListsAct::Edit(list, code) => self.edit_member(list, code),
            ListsAct::Save(list, code, wishes) => self.save_member(list, code, wishes),
            ListsAct::Export => self.choose_list_file(ctx, true),
            ListsAct::Import => self.choose_list_file(ctx, false),
            ListsAct::Write => self.write_list(),
            ListsAct::Leave => self.close_forms(),
        }
        self.fill_lists();
    }

    pub(super) fn ask_recipes(&mut self) {
        if self.lists.2.list == RECIPES {
            let task = |session: &mut Session, _: &Work| Ok(session.recipes());
            self.lists.2.asking = Some(self.reader.ask(task));
        }
    }

    pub(super) fn take_recipes(&mut self) {
        let Some(answer) = self.lists.2.asking.as_ref().and_then(Pending::poll) else { return };
        self.lists.2.asking = None;
        match answer {
            Ok(recipes) => self.lists.2.recipes = recipes,
            Err(error) => self.tell_error(&error),
        }
        self.fill_lists();
    }

    fn forget_recipe(&mut self) {
        let Some(name) = self.lists.2.member.take() else { return };
        let done = self.look.words("lists-forgotten");
        self.change(self.look.words("stage-writing"), move |session: &mut Session, _: &Work| {
            session.delete_recipe(name.as_str())?;
            Ok(Changed::Store(done))
        });
        // The others are asked for again when the change is done.
        self.lists.2.recipes.clear();
    }

    fn add_alias(&mut self, alias: String) {
        let Some(code) = self.lists.2.member.clone() else { return };
        let list = self.lists.2.list.clone();
        let new =
            NewAlias { list, code: code.as_str().to_owned(), alias, agency: self.settings.agency.clone() };
        self.extend_lists(Vec::new(), vec![new]);
    }

    fn add_member(&mut self, member: &NewMember) {
        let list = self.lists.2.list.clone();
        let mut item = NewItem {
            code: member.code.trim().to_owned(),
            parent: Some(member.parent.clone()).filter(|parent| !parent.is_empty()),
            level: (list == "area").then(|| String::from("group")),
            names: Names {
                en: member.english.trim().to_owned(),
                lo: member.lao.trim().to_owned(),
                lo_checked: true,
            },
            list,
            ..NewItem::default()
        };
        if item.list == INDICATOR {
            // What it needs to be shown; the form says the rest.
            for (name, text) in crate::app::NEW_INDICATOR {
                item.attributes.insert((*name).to_owned(), (*text).to_owned());
            }
        }
        if item.list == "source" {
            let kind = if member.restates { "vintages" } else { "continuing" };
            item.attributes.insert(String::from("kind"), String::from(kind));
        }
        self.lists.2.member = Some(Code::from(item.code.as_str()));
        self.extend_lists(vec![item], Vec::new());
    }

    fn extend_lists(&mut self, items: Vec<NewItem>, aliases: Vec<NewAlias>) {
        let done = self.look.words("lists-done");
        self.change(self.look.words("stage-writing"), move |session: &mut Session, _: &Work| {
            let change = session.extend(&items, &aliases)?;
            Ok(Changed::Lists(done, change))
        });
    }

    /// What was typed is in the lists now.
    pub(super) fn lists_are_written(&mut self) {
        self.lists.2.written += 1;
        self.close_forms();
        self.fill_lists();
    }

    pub(super) fn fill_lists(&mut self) {
        let Some(catalogue) = self.catalogue() else { return };
        let look = self.look;
        if self.lists.2.list.is_empty() {
            self.lists.2.list = String::from("area");
        }
        let listed = &self.lists.2;
        let lists = names_of_lists(&look, &catalogue);
        if listed.list == INDICATOR {
            return self.fill_listed_indicators(lists, &catalogue);
        }
        let chosen = catalogue.list(&listed.list);
        let rows: Vec<MemberRow> = chosen
            .into_iter()
            .flat_map(|list| list.iter())
            .map(|(code, item)| MemberRow {
                code: code.clone(),
                name: item.names.get(look.lang).to_owned(),
                also: format!("{} {}", item.names.get(other(look.lang)), item.aliases.join(" ")),
            })
            .collect();
        if listed.list == RECIPES {
            return self.fill_recipes(lists);
        }
        let member = listed.member.as_ref().and_then(|code| Some((code, chosen?.get(code.as_str())?)));
        let name = lists.iter().find(|(list, _)| *list == listed.list).map(|(_, name)| name.clone());
        self.lists.1 = ListsView {
            list: (listed.list.clone(), name.unwrap_or_else(|| listed.list.clone())),
            lists: lists.into(),
            is_tree: chosen.is_some_and(|list| list.iter().any(|(_, item)| item.parent.is_some())),
            recipes: false,
            rows: rows.into(),
            shown: member.map(|(code, item)| told(&look, &catalogue, &listed.list, code, item)),
            preview: self.members.preview(&look),
            writable: self.may_write(),
            written: listed.written,
        };
    }

    /// The indicators, which are a list of their own kind.
    fn fill_listed_indicators(&mut self, lists: Vec<(String, String)>, catalogue: &Catalogue) {
        let look = self.look;
        let listed = &self.lists.2;
        let rows = catalogue.indicators().iter().map(|indicator| MemberRow {
            code: Code::from(indicator.code.as_str()),
            name: indicator.names.get(look.lang).to_owned(),
            also: indicator.names.get(other(look.lang)).to_owned(),
        });
        let shown = listed.member.as_ref().and_then(|code| catalogue.indicator(code.as_str()));
        self.lists.1 = ListsView {
            list: (INDICATOR.to_owned(), look.words("import-page-indicator")),
            lists: lists.into(),
            is_tree: false,
            recipes: false,
            rows: rows.collect(),
            shown: shown.map(|indicator| MemberCard {
                code: indicator.code.as_str().to_owned(),
                name: indicator.names.get(look.lang).to_owned(),
                facts: super::indicators::facts(&look, catalogue, indicator),
            }),
            preview: self.members.preview(&look),
            writable: self.may_write(),
            written: listed.written,
        };
    }

    fn fill_recipes(&mut self, lists: Vec<(String, String)>) {
        let look = self.look;
        let listed = &self.lists.2;
        let rows = listed.recipes.iter().map(|recipe| MemberRow {
            code: Code::from(recipe.name.as_str()),
            name: recipe.name.clone(),
            also: String::new(),
        });
        let chosen = listed.member.as_ref();
        let chosen = chosen.and_then(|name| listed.recipes.iter().find(|one| one.name == name.as_str()));
        let catalogue = self.catalogue();
        self.lists.1 = ListsView {
            list: (RECIPES.to_owned(), look.words("lists-recipes")),
            lists: lists.into(),
            is_tree: false,
            recipes: true,
            rows: rows.collect(),
            shown: chosen.zip(catalogue).map(|(recipe, catalogue)| recipe_told(&look, &catalogue, recipe)),
            preview: None,
            writable: self.may_write(),
            written: listed.written,
        };
    }
}

/// What a recipe keeps, in words.
fn recipe_told(look: &Look, catalogue: &Catalogue, recipe: &Recipe) -> MemberCard {
    let sheets: Vec<&str> = recipe.sheets.iter().map(|sheet| sheet.sheet.as_str()).collect();
    let readings = recipe.sheets.iter().flat_map(|sheet| &sheet.readings);
    let mut facts = vec![(look.words("import-page-sheet"), sheets.join(" · "))];
    for reading in readings {
        let answers = &reading.answers;
        let indicator = answers.indicator.as_ref().and_then(|code| catalogue.indicator(code.as_str()));
        let name = indicator.map_or_else(String::new, |one| one.names.get(look.lang).to_owned());
        facts.push((look.words("import-page-indicator"), name));
        let source = answers.source.as_ref().map_or_else(String::new, |code| {
            catalogue.item_name("source", code.as_str(), look.lang).to_owned()
        });
        facts.push((look.words("import-page-source"), source));
        let said = reading.corrections.iter().map(|one| {
            let words = said_words(look, &[], &one.said);
            format!("{}: {words}", target_words(look, one.target))
        });
        facts.push((look.words("import-page-corrected"), said.collect::<Vec<_>>().join("\n")));
    }
    facts.retain(|(_, text)| !text.is_empty());
    MemberCard { code: recipe.name.clone(), name: recipe.name.clone(), facts }
}

fn other(lang: Lang) -> Lang {
    if lang == Lang::Lo { Lang::En } else { Lang::Lo }
}

/// The lists of the dimensions by the name of the first dimension that uses each, and the others.
fn names_of_lists(look: &Look, catalogue: &Catalogue) -> Vec<(String, String)> {
    let mut lists: Vec<(String, String)> = Vec::new();
    for dimension in catalogue.dimensions() {
        let list = dimension.list.as_str();
        if !lists.iter().any(|(known, _)| known == list) {
            let place = dimension.code.as_str() == DimensionCode::AREA || list == "area";
            let name = if place {
                look.words("import-page-place")
            } else {
                dimension.names.get(look.lang).to_owned()
            };
            lists.push((list.to_owned(), name));
        }
    }
    let others = OTHER_LISTS.iter().filter(|(list, _)| catalogue.list(list).is_some());
    lists.extend(others.map(|(list, id)| ((*list).to_owned(), look.words(id))));
    lists.push((INDICATOR.to_owned(), look.words("import-page-indicator")));
    lists.push((RECIPES.to_owned(), look.words("lists-recipes")));
    lists
}

fn told(look: &Look, catalogue: &Catalogue, list: &str, code: &Code, item: &Item) -> MemberCard {
    let parent = item.parent.as_ref();
    let parent = parent.map(|parent| catalogue.item_name(list, parent.as_str(), look.lang).to_owned());
    let (from, to) = &item.valid;
    let valid = match (from, to) {
        (None, None) => String::new(),
        (from, to) => {
            format!("{}–{}", from.as_deref().unwrap_or_default(), to.as_deref().unwrap_or_default())
        }
    };
    let next = item.successor.as_ref();
    let next = next.map(|next| catalogue.item_name(list, next.as_str(), look.lang).to_owned());
    let facts = [
        ("lists-name-lo", item.names.lo.clone()),
        ("lists-name-en", item.names.en.clone()),
        ("lists-code", code.as_str().to_owned()),
        ("lists-parent", parent.unwrap_or_default()),
        ("lists-valid", valid),
        ("lists-successor", next.unwrap_or_default()),
        ("gui-remark", item.note.get(look.lang).to_owned()),
        ("lists-aliases", item.aliases.join(" · ")),
    ];
    MemberCard {
        code: code.as_str().to_owned(),
        name: item.names.get(look.lang).to_owned(),
        facts: facts
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(id, text)| (look.words(id), text))
            .collect(),
    }
}
