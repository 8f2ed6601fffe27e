//! Words of headers and what they name.

use super::*;

/// Words of headers, by what they name. English, Lao, and the short forms files use.
const HEADERS: &[(&str, &[&str])] = &[
    (
        "period",
        &[
            "year",
            "years",
            "period",
            "time",
            "time period",
            "date",
            "month",
            "quarter",
            "ປີ",
            "ໄລຍະ",
            "ເດືອນ",
            "ວັນທີ",
            "ໄຕມາດ",
            "ສົກປີ",
            "year month",
            "reference period",
            "ref year",
            "survey year",
            "yr",
        ],
    ),
    ("sex", &["sex", "gender", "ເພດ", "sexe", "population group sex"]),
    ("age", &["age", "age group", "age groups", "ages", "ອາຍຸ", "ກຸ່ມອາຍຸ", "ເກນອາຍຸ"]),
    (
        "area",
        &[
            "area",
            "country",
            "country or area",
            "countries",
            "country name",
            "province",
            "provinces",
            "district",
            "region",
            "geo",
            "geography",
            "geographic area",
            "location",
            "location name",
            "territory",
            "state",
            "ref area",
            "reference area",
            "name",
            "country code",
            "iso3",
            "iso 3",
            "iso",
            "ແຂວງ",
            "ເມືອງ",
            "ພື້ນທີ່",
            "ປະເທດ",
            "ພາກ",
            "ສະຖານທີ່",
            "ຊື່ແຂວງ",
            "ຊື່ເມືອງ",
            "ແຂວງ ນະຄອນຫຼວງ",
            "place",
            "place of residence",
            "current residence",
            "current residence in",
        ],
    ),
    (
        "origin",
        &[
            "origin",
            "country of origin",
            "origin country",
            "coo",
            "iso3coo",
            "from",
            "sending",
            "sending country",
            "source country",
            "state of origin",
            "place of origin",
            "region of origin",
            "move out",
            "ຕົ້ນທາງ",
            "ປະເທດຕົ້ນທາງ",
            "ມາຈາກ",
            "place of birth",
            "country of birth",
            "birthplace",
        ],
    ),
    (
        "destination",
        &[
            "destination",
            "country of destination",
            "destination country",
            "country of asylum",
            "asylum",
            "coa",
            "iso3coa",
            "to",
            "receiving",
            "receiving country",
            "host country",
            "state of destination",
            "region of destination",
            "move in",
            "ປາຍທາງ",
            "ປະເທດປາຍທາງ",
        ],
    ),
    ("citizenship", &["citizenship", "nationality", "country of citizenship", "ສັນຊາດ"]),
    (
        "indicator",
        &["indicator", "indicator name", "indicator code", "measure", "variable", "series", "ຕົວຊີ້ວັດ", "ດັດຊະນີ"],
    ),
    ("unit", &["unit", "units", "unit of measure", "measure unit", "ຫົວໜ່ວຍ"]),
    (
        "value",
        &["value", "obs value", "count", "number", "data value", "total", "amount", "ຈຳນວນ", "ຄ່າ", "ລວມ"],
    ),
    (
        "flag",
        &[
            "flag",
            "flags",
            "obs status",
            "obs status label",
            "observation status",
            "obs flag",
            "conf status",
            "status flag",
        ],
    ),
    (
        "note",
        &[
            "note",
            "notes",
            "footnote",
            "footnotes",
            "remark",
            "remarks",
            "comment",
            "comments",
            "special notes",
            "source note",
            "ໝາຍເຫດ",
            "note indicator label",
            "note source label",
            "description",
            "url",
            "web link",
            "link",
        ],
    ),
    (
        "code",
        &[
            "code",
            "id",
            "no",
            "number no",
            "#",
            "s n",
            "sn",
            "nr",
            "index",
            "rank",
            "sort order",
            "order",
            "latitude",
            "longitude",
            "lat",
            "lon",
            "long",
            "lng",
            "m49",
            "iso code",
            "isocode",
            "ລຳດັບ",
            "ລດ",
            "ລ ດ",
            "ລະຫັດ",
            "ທີ",
            "item",
            "serial",
            "row",
            "object id",
            "fid",
            "x",
            "y",
        ],
    ),
];

impl Lexicon {
    /// What a header names, by its whole text, then by its words.
    pub fn named(&self, header: &str) -> Option<Named> {
        let folded = fold(header);
        if folded.is_empty() {
            return None;
        }
        if let Some(named) = self.headers.get(&folded) {
            return Some(named.clone());
        }
        let spaced = folded.replace('_', " ");
        let trimmed = ["label", "name", "key"]
            .iter()
            .find_map(|word| spaced.strip_suffix(word))
            .unwrap_or(&spaced)
            .trim();
        if let Some(named) = self.headers.get(trimmed) {
            return Some(named.clone());
        }
        if [" code", " id", " rank", " order", " no", "code"].iter().any(|end| spaced.ends_with(end))
            && spaced.len() < 40
        {
            return Some(Named::Code);
        }
        if spaced.contains("footnote") || spaced.ends_with(" notes") {
            return Some(Named::Note);
        }
        self.named_by_words(&spaced)
    }

    /// Whether the words of a header are a name themselves, and do not only hold one.
    pub fn names_exactly(&self, header: &str) -> bool {
        let folded = fold(header);
        self.headers.contains_key(&folded) || self.headers.contains_key(&folded.replace('_', " "))
    }

    fn named_by_words(&self, folded: &str) -> Option<Named> {
        if folded.len() > 90 {
            return None;
        }
        for (words, dimension) in [
            ("origin", "origin"),
            ("move out", "origin"),
            ("birth", "origin"),
            ("destination", "destination"),
            ("move in", "destination"),
            ("asylum", "destination"),
            ("citizenship", "citizenship"),
            ("nationality", "citizenship"),
            ("age group", "age"),
            ("country", "area"),
            ("region", "area"),
            ("province", "area"),
            ("district", "area"),
            ("ແຂວງ", "area"),
            ("ເມືອງ", "area"),
        ] {
            if folded.contains(words) {
                return match self.headers.get(&fold(dimension)) {
                    Some(named @ Named::Dimension(_)) => Some(named.clone()),
                    _ => None,
                };
            }
        }
        None
    }

    pub(super) fn name_header(&mut self, name: &str, named: Named) {
        let folded = fold(name);
        if !folded.is_empty() {
            self.headers.entry(folded).or_insert(named);
        }
    }

    pub(super) fn add_headers(&mut self, catalogue: &Catalogue) {
        for (what, words) in HEADERS {
            let named = match *what {
                "period" => Named::Period,
                "indicator" => Named::Indicator,
                "unit" => Named::Unit,
                "value" => Named::Value,
                "flag" => Named::Flag,
                "note" => Named::Note,
                "code" => Named::Code,
                dimension => match catalogue.dimension(dimension) {
                    Some(found) => Named::Dimension(found.code.clone()),
                    None => continue,
                },
            };
            for word in *words {
                // These words win over the names of the catalogue, which are long.
                self.headers.insert(fold(word), named.clone());
            }
        }
    }
}
