//! Files of known grammars: they name everything themselves, and nothing of them is guessed.

use super::{drafts_of, line, workbook};
use migration_profile::domain::Draft;
use migration_profile::sheet::{Limits, read_bytes};
use migration_profile::store::shipped_catalogue;
use migration_profile::work::Work;

fn read(name: &str, text: &str) -> Vec<Draft> {
    let workbook = read_bytes(name, text.as_bytes(), &Limits::default(), &Work::new()).expect("readable");
    drafts_of(&workbook, &shipped_catalogue())
}

fn lines(drafts: &[Draft]) -> Vec<String> {
    drafts.iter().map(line).collect()
}

#[test]
fn sdmx_csv_1_gives_codes_unit_power_and_status() {
    let drafts = read(
        "a.csv",
        "DATAFLOW,FREQ,REF_AREA,SEX,AGE,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,UNIT_MULT,OBS_STATUS\n\
         ILO:DF(1.0),A,LA,F,Y15T24,2019,12.5,PS,3,E\n\
         ILO:DF(1.0),A,TH,_T,_T,2019-Q2,,PS,3,M\n",
    );
    assert_eq!(
        lines(&drafts),
        ["G2,12500,2019,age=Y15T24;area=LA;sex=F", "G3,,2019-Q2,age=_T;area=THA;sex=_T"]
    );
    assert_eq!((drafts[0].status.code(), drafts[0].unit.as_deref()), ("E", Some("PS")));
    assert_eq!((drafts[1].status.code(), drafts[1].number), ("M", None));
}

#[test]
fn sdmx_csv_2_with_names_beside_codes_keeps_the_words() {
    let drafts = read(
        "a.csv",
        "STRUCTURE,STRUCTURE_ID,ACTION,SEX,Sex,REF_AREA,Reference area,TIME_PERIOD,Time,OBS_VALUE,Observation value\n\
         dataflow,OECD:DF(1.0),I,F,Women,LAO,Lao PDR,2020,2020,7,\n",
    );
    assert_eq!(lines(&drafts), ["J2,7,2020,area=LA;sex=F"]);
    assert!(drafts[0].labels.iter().any(|label| &*label.text == "Women"));
}

#[test]
fn sdmx_csv_2_with_code_and_words_in_one_cell_is_read() {
    let drafts = read(
        "a.csv",
        "STRUCTURE,STRUCTURE_ID,ACTION,SEX: Sex,REF_AREA: Area,TIME_PERIOD: Time,OBS_VALUE,OBS_STATUS: Status\n\
         dataflow,X:DF(1.0),I,M: Male,LA: Lao PDR,2021-05,3,A: Normal value\n",
    );
    assert_eq!(lines(&drafts), ["G2,3,2021-05,area=LA;sex=M"]);
}

#[test]
fn eurostat_tsv_gives_flags_and_missing_marks() {
    let drafts = read(
        "a.tsv",
        "freq,sex,age,geo\\TIME_PERIOD\t2019 \t2020 \t2021 \nA,F,Y15-24,THA\t12 \t13 b\t: \nA,M,Y15-24,THA\t: c\t7 \t8 p\n",
    );
    let values: Vec<String> = drafts
        .iter()
        .map(|draft| {
            format!("{} {}", draft.cell, draft.number.map(|number| number.to_string()).unwrap_or_default())
        })
        .collect();
    assert_eq!(values, ["B2 12", "C2 13", "D2 ", "B3 ", "C3 7", "D3 8"]);
    assert_eq!(drafts[1].flag.as_deref(), Some("b"));
    assert!(drafts.iter().all(|draft| draft.code("area").is_some_and(|code| code.as_str() == "THA")));
    assert_eq!(drafts[4].period.map(|period| period.to_string()).as_deref(), Some("2020"));
}

#[test]
fn hxl_tags_say_what_the_columns_are() {
    let drafts = read(
        "a.csv",
        "Place,Pcode,When,People,of them women,Remarks\n\
         #adm1+name,#adm1+code,#date+year,#affected,#affected+f,#meta\n\
         Savannakhet,LA13,2022,100,60,x\nSekong,LA15,2022,40,,y\n",
    );
    assert_eq!(lines(&drafts), ["D3,100,2022,area=13", "E3,60,2022,area=13;sex=F", "D4,40,2022,area=15"]);
    assert_eq!(&*drafts[0].measure, "People");
}

#[test]
fn json_stat_2_is_read_with_its_dimensions() {
    let drafts = read(
        "a.json",
        r#"{"version":"2.0","class":"dataset","label":"Migrants","id":["geo","sex","year"],"size":[1,2,2],
        "role":{"time":["year"],"geo":["geo"]},
        "dimension":{"geo":{"label":"Country","category":{"label":{"LAO":"Lao PDR"}}},
        "sex":{"label":"Sex","category":{"index":["F","M"],"label":{"F":"Female","M":"Male"}}},
        "year":{"category":{"index":{"2019":0,"2020":1}}}},
        "value":[1,2,null,4.5],"status":{"2":"m"}}"#,
    );
    let values: Vec<String> = drafts.iter().map(line).collect();
    assert_eq!(
        values,
        [
            "A1,1,2019,area=LA;sex=F",
            "B1,2,2020,area=LA;sex=F",
            "A2,,2019,area=LA;sex=M",
            "B2,4.5,2020,area=LA;sex=M"
        ]
    );
    assert_eq!(&*drafts[0].measure, "Migrants");
}

#[test]
fn a_devinfo_sheet_is_known_by_its_places_in_any_language() {
    let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<String>>();
    let empty = Vec::new;
    let cells = vec![
        row(&["ຂໍ້ມູນ"]),
        empty(),
        row(&["ຂະແໜງ", "ປະຊາກອນ"]),
        row(&["ໝວດ", "ທົ່ວໄປ"]),
        row(&["ຕົວຊີ້ວັດ", "ຜູ້ຍ້າຍຖິ່ນ", "", "", "", "", "", "", "", "", "", "I-1"]),
        empty(),
        row(&["ຫົວໜ່ວຍ", "ຄົນ", "", "", "", "", "ທົດສະນິຍົມ", "0", "", "", "", "U-1"]),
        empty(),
        row(&["ເວລາ", "ລະຫັດ", "ຊື່", "ຄ່າ", "ກຸ່ມຍ່ອຍ", "ແຫຼ່ງ", "ໝາຍເຫດ", "ຕົວຫານ"]),
        empty(),
        row(&["2005", "LA13", "ສະຫວັນນະເຂດ", "120", "Female 15-24 years Rural", "LSB"]),
        row(&["2015", "LA13", "ສະຫວັນນະເຂດ", "240", "Total", "LSB"]),
    ];
    let drafts = drafts_of(&workbook(&cells, &[], &[], None), &shipped_catalogue());
    assert_eq!(lines(&drafts)[0], "D11,120,2005,age=Y15T24;area=13;residence=R;sex=F");
    assert_eq!(lines(&drafts)[1], "D12,240,2015,area=13");
    assert_eq!((&*drafts[0].measure, drafts[0].unit.as_deref()), ("ຜູ້ຍ້າຍຖິ່ນ", Some("ຄົນ")));
}
