//! The catalogue in the store: shipped rows go in, the domain's [`Catalogue`] comes out.

use super::NewChange;
use super::shipped::{self, ShippedItem};
use crate::domain::{
    AgencyCode, Aggregation, Catalogue, Code, CodeList, Dimension, DimensionCode, Formula, Indicator,
    IndicatorCode, Item, ListCode, Names, StockFlow, TimeAggregation, ValueKind, parse_target,
};
use rusqlite::{Connection, params};
use std::collections::{BTreeMap, HashMap};

/// Writes the shipped catalogue into an empty store as its first change.
pub(super) fn load_shipped(connection: &Connection, change: &NewChange) -> rusqlite::Result<()> {
    let transaction = connection.unchecked_transaction()?;
    super::change::insert_change(connection, change, None)?;
    for item in shipped::items() {
        insert_shipped(connection, &item)?;
    }
    transaction.commit()
}

fn insert_shipped(connection: &Connection, item: &ShippedItem) -> rusqlite::Result<()> {
    let attributes = serde_json::to_string(&item.attributes).unwrap_or_default();
    connection
        .prepare_cached(
            "INSERT INTO item (list, code, sort, parent, level, valid_from, valid_to, successor, attributes, shipped_attributes, shipped)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9, json_object('sort', ?3, 'parent', ?4, 'level', ?5,
               'valid_from', ?6, 'valid_to', ?7, 'successor', ?8))",
        )?
        .execute(params![
            item.list, item.code, item.sort, item.parent, item.level, item.valid_from, item.valid_to, item.successor,
            attributes
        ])?;
    for (field, lang, text, checked) in &item.texts {
        connection
            .prepare_cached(
                "INSERT INTO text (list, code, field, lang, text, checked, shipped, shipped_checked)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?5, ?6)",
            )?
            .execute(params![item.list, item.code, field, lang, text, checked])?;
    }
    for alias in &item.aliases {
        connection
            .prepare_cached(
                "INSERT OR IGNORE INTO alias (list, code, alias, shipped) VALUES (?1, ?2, ?3, 1)",
            )?
            .execute(params![item.list, item.code, alias])?;
    }
    Ok(())
}

/// Reads the whole catalogue of a store.
pub(super) fn read(connection: &Connection) -> rusqlite::Result<Catalogue> {
    let mut parts = Parts::default();
    let mut statement = connection.prepare(
        "SELECT list, code, sort, parent, level, valid_from, valid_to, successor, attributes FROM item WHERE retired = 0",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let text = |index: usize| row.get::<_, Option<String>>(index);
        let item = Item {
            sort: row.get(2)?,
            parent: text(3)?.map(Code::from),
            level: text(4)?,
            valid: (text(5)?, text(6)?),
            successor: text(7)?.map(Code::from),
            attributes: serde_json::from_str(row.get_ref(8)?.as_str()?).unwrap_or_default(),
            ..Item::default()
        };
        parts.items.insert((row.get(0)?, row.get(1)?), item);
    }
    let mut statement = connection.prepare("SELECT list, code, field, lang, text, checked FROM text")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let key = (row.get(0)?, row.get(1)?);
        parts.add_text(key, row.get_ref(2)?.as_str()?, row.get_ref(3)?.as_str()?, row.get(4)?, row.get(5)?);
    }
    let mut statement = connection
        .prepare("SELECT list, code, alias FROM alias WHERE shipped < 2 ORDER BY shipped DESC, alias")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(item) = parts.items.get_mut(&(row.get(0)?, row.get(1)?)) {
            item.aliases.push(row.get(2)?);
        }
    }
    Ok(parts.build())
}

type ItemKey = (String, String);

/// Items and definitions on their way to a [`Catalogue`].
#[derive(Default)]
pub(super) struct Parts {
    items: HashMap<ItemKey, Item>,
    definitions: HashMap<ItemKey, Names>,
}

impl Parts {
    pub(super) fn add_shipped(&mut self, shipped: ShippedItem) {
        let key = (shipped.list.to_owned(), shipped.code);
        let item = Item {
            sort: shipped.sort,
            parent: shipped.parent.map(Code::from),
            level: shipped.level,
            valid: (shipped.valid_from, shipped.valid_to),
            successor: shipped.successor.map(Code::from),
            attributes: shipped.attributes,
            aliases: shipped.aliases,
            ..Item::default()
        };
        self.items.insert(key.clone(), item);
        for (field, lang, text, checked) in shipped.texts {
            self.add_text(key.clone(), &field, &lang, text, checked);
        }
    }

    fn add_text(&mut self, key: ItemKey, field: &str, lang: &str, text: String, checked: bool) {
        let names = match field {
            "definition" => Some(self.definitions.entry(key).or_default()),
            "note" => self.items.get_mut(&key).map(|item| &mut item.note),
            _ => self.items.get_mut(&key).map(|item| &mut item.names),
        };
        let Some(names) = names else { return };
        if lang == "lo" {
            names.lo = text;
            names.lo_checked = checked;
        } else {
            names.en = text;
        }
    }

    pub(super) fn build(mut self) -> Catalogue {
        let mut lists: BTreeMap<ListCode, Vec<(Code, Item)>> = BTreeMap::new();
        let (mut dimensions, mut indicators) = (Vec::new(), Vec::new());
        for ((list, code), item) in self.items {
            match list.as_str() {
                "indicator" => {
                    let definition = self.definitions.remove(&(list, code.clone())).unwrap_or_default();
                    indicators.push(indicator(&code, item, definition));
                }
                "dimension" => dimensions.push(dimension(&code, item)),
                _ => lists.entry(ListCode::from(list)).or_default().push((Code::from(code), item)),
            }
        }
        let lists = lists.into_iter().map(|(list, items)| (list, CodeList::new(items))).collect();
        Catalogue::new(lists, dimensions, indicators)
    }
}

fn dimension(code: &str, item: Item) -> Dimension {
    let list = item.attributes.get("list").map_or(code, String::as_str);
    Dimension {
        code: DimensionCode::from(code),
        list: ListCode::from(list),
        level: item.level,
        names: item.names,
        note: item.note,
        sort: item.sort,
    }
}

fn indicator(code: &str, item: Item, definition: Names) -> Indicator {
    let field = |name: &str| item.attributes.get(name).map_or("", String::as_str);
    let several =
        |name: &str| field(name).split(';').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned);
    Indicator {
        code: IndicatorCode::from(code),
        theme: Code::from(field("theme")),
        definition,
        unit: Code::from(field("unit")),
        value_kind: match field("value_kind") {
            "percent" => ValueKind::Percent,
            "rate" => ValueKind::Rate,
            "amount" => ValueKind::Amount,
            "ratio" => ValueKind::Ratio,
            "index" => ValueKind::Index,
            _ => ValueKind::Count,
        },
        aggregation: match field("aggregation") {
            "sum" => Aggregation::Sum,
            "weighted" => Aggregation::Weighted,
            _ => Aggregation::Never,
        },
        time_aggregation: match field("time_aggregation") {
            "sum" => TimeAggregation::Sum,
            "last" => TimeAggregation::Last,
            _ => TimeAggregation::Never,
        },
        stock_flow: match field("stock_flow") {
            "stock" => StockFlow::Stock,
            "flow" => StockFlow::Flow,
            _ => StockFlow::Neither,
        },
        disaggregations: several("disaggregations").map(DimensionCode::from).collect(),
        periodicity: several("periodicity").next().map(Code::from),
        agency: several("agency").next().map(AgencyCode::from),
        sdg: several("sdg").map(Code::from).collect(),
        gcm: several("gcm").map(Code::from).collect(),
        nsedp: several("nsedp").map(Code::from).collect(),
        gender_relevant: field("gender_relevant") == "yes",
        origin: several("origin").collect(),
        core: field("priority") == "core",
        // A formula that cannot be read makes the indicator an ordinary one; a test holds the shipped ones.
        formula: Some(field("formula"))
            .filter(|text| !text.is_empty())
            .and_then(|text| Formula::parse(text).ok()),
        chart: Some(field("chart").to_owned()).filter(|chart| !chart.is_empty()),
        preferred: several("preferred").collect(),
        // A test of the lists refuses one that cannot be read.
        targets: several("targets").filter_map(|text| parse_target(&text)).collect(),
        sort: item.sort,
        names: item.names,
    }
}
