//! Tables by country are about Lao PDR, unless they are tables of countries that report.

use super::*;
use crate::app::Who;
use crate::intake::Hints;
use crate::store::Accept;

struct Found {
    keys: Vec<(String, String)>,
    ids: Vec<String>,
}

/// What would be written: place and dimensions of each value, and what is said of it.
fn observed(text: &str, indicator: &str, meant: Meant) -> Found {
    let folder = tempfile::tempdir().expect("folder");
    let mut session = Session::new(Who { name: String::from("Noy"), agency: String::new() });
    session.create(&folder.path().join("a.mprofile"), false, &Work::new()).expect("store");
    let hints =
        Hints { set: meant.set.clone().into_iter().collect(), maps: meant.maps.clone(), ..Hints::default() };
    let file = session.read_bundled("a.csv", text.as_bytes(), &hints, &Work::new()).expect("readable");
    let drafts = session.drafts(&file, &[0], None, &Work::new()).expect("drafts");
    let meant = Meant { indicator: Some(indicator.into()), source: Some("WB_REMIT".into()), ..meant };
    let catalogue = session.catalogue();
    let observed =
        meaning::observe(&drafts, &meant, Create::default(), (&catalogue, &Default::default()), &Work::new())
            .expect("observed");
    let keys = observed
        .incoming
        .iter()
        .map(|one| (one.observation.key.area.to_string(), one.observation.key.dims.to_string()))
        .collect();
    // The same must hold for what is stored.
    session.import(&drafts, &meant, Create::default(), Accept::New, true, &Work::new()).expect("import");
    Found { keys, ids: observed.problems.into_iter().map(|problem| problem.message.id).collect() }
}

fn pairs(found: &Found) -> Vec<(&str, &str)> {
    found.keys.iter().map(|(area, dims)| (area.as_str(), dims.as_str())).collect()
}

const FOREIGNERS: &str =
    "ຈຳນວນຄົນຕ່າງປະເທດໃນ ສປປ ລາວ ຈຳແນກຕາມປະເທດ\nປະເທດ,2024\nຫວຽດນາມ,100\nຈີນ,50\nໄທ,20\nລວມ,170\n";

#[test]
fn countries_of_a_lao_table_are_where_people_come_from() {
    let found = observed(FOREIGNERS, "IMM_STOCK", Meant::default());
    assert_eq!(pairs(&found), [("LA", "origin=VNM"), ("LA", "origin=CHN"), ("LA", "origin=THA"), ("LA", "")]);
    assert_eq!(found.ids, ["import-countries-taken"]);
    let found = observed(FOREIGNERS, "IMM_STOCK_FOREIGNCIT", Meant::default());
    assert_eq!(pairs(&found)[1], ("LA", "citizenship=CHN"));
}

#[test]
fn countries_across_are_taken_in_the_same_way_and_a_total_with_them() {
    let text = "Remittances by country\nYear,Thailand,United States,Total\n2022,10,20,30\n";
    let found = observed(text, "ECO_REMIT_IN", Meant::default());
    assert_eq!(pairs(&found), [("LA", "origin=THA"), ("LA", "origin=USA"), ("LA", "")]);
    let returned = "Returned migrants\nCountry,2022\nThailand,10\nChina,20\nTotal,30\n";
    let found = observed(returned, "RET_TOTAL", Meant::default());
    assert_eq!(pairs(&found), [("LA", "destination=THA"), ("LA", "destination=CHN"), ("LA", "")]);
}

#[test]
fn countries_that_report_stay_the_place_where_lao_pdr_is_one_of_them() {
    let text = "Migrant stock\nCountry,2020\nThailand,10\nLao PDR,20\nChina,30\n";
    let found = observed(text, "IMM_STOCK", Meant::default());
    assert_eq!(pairs(&found), [("THA", ""), ("LA", ""), ("CHN", "")]);
    let here = Meant { set: [("area".into(), "LA".into())].into(), ..Meant::default() };
    let found = observed(text, "IMM_STOCK", here);
    assert!(found.ids.contains(&String::from("import-countries-asked")), "{:?}", found.ids);
    let said = Meant { countries: Some("origin".into()), ..Meant::default() };
    assert_eq!(pairs(&observed(text, "IMM_STOCK", said))[1], ("LA", "origin=LA"));
}

#[test]
fn what_cannot_be_told_is_asked() {
    let abroad = "Migrants in Thailand by country\nCountry,2020\nMyanmar,10\nChina,30\n";
    let found = observed(abroad, "IMM_STOCK", Meant::default());
    assert_eq!(found.ids, ["import-countries-asked"]);
    let two = "Entries to Lao PDR\nCountry,2020\nMyanmar,10\nChina,30\n";
    assert_eq!(observed(two, "IMM_INFLOW", Meant::default()).ids, ["import-countries-asked"]);
    let named = "Entries to Lao PDR by nationality\nCountry,2020\nMyanmar,10\nChina,30\n";
    assert_eq!(pairs(&observed(named, "IMM_INFLOW", Meant::default()))[0], ("LA", "citizenship=MMR"));
}

#[test]
fn a_place_said_for_all_values_is_never_passed_over() {
    let here = || Meant { set: [("area".into(), "LA".into())].into(), ..Meant::default() };
    let found = observed("Country,2020\nMyanmar,10\nChina,30\n", "IMM_STOCK", here());
    assert_eq!(pairs(&found), [("LA", "origin=MMR"), ("LA", "origin=CHN")]);
    let there = Meant { set: [("area".into(), "THA".into())].into(), ..Meant::default() };
    let ids = observed(FOREIGNERS, "IMM_STOCK", there).ids;
    assert!(ids.contains(&String::from("import-countries-asked")), "{ids:?}");
    let found = observed("Country,2020\nMyanmar,10\nChina,30\n", "POP_TOTAL", here());
    assert_eq!(found.ids, ["import-place-differs"]);
    let provinces = observed("Province,2020\nSekong,10\nAttapeu,30\n", "POP_TOTAL", here());
    assert!(provinces.ids.is_empty(), "{:?}", provinces.ids);
}

#[test]
fn one_country_mapped_takes_the_others_and_the_total_along() {
    let meant =
        Meant { maps: vec![(String::from("ຈີນ"), "origin".into(), "CHN".into())], ..Meant::default() };
    let text = "ປະເທດ,2024\nຫວຽດນາມ,100\nຈີນ,50\nລວມ,150\n";
    let found = observed(text, "IMM_STOCK", meant);
    assert_eq!(pairs(&found), [("LA", "origin=VNM"), ("LA", "origin=CHN"), ("LA", "")]);
}

#[test]
fn provinces_by_country_keep_province_and_country() {
    let text =
        "Foreign workers 2020\nProvince,China,Viet Nam,Total\nSalavan,1,2,3\nSekong,4,5,9\nTotal,5,7,12\n";
    let found = observed(text, "IMM_WORKER_PERMIT", Meant::default());
    assert_eq!(pairs(&found)[..3], [("14", "citizenship=CHN"), ("14", "citizenship=VNM"), ("14", "")]);
    assert_eq!(pairs(&found)[6..], [("LA", "citizenship=CHN"), ("LA", "citizenship=VNM"), ("LA", "")]);
}
