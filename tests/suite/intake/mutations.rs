//! Every grammar on texts that are almost right: bent in ways that come again the same, they may give
//! fewer values or other questions, but never the end of the program. `MUTATIONS=1000` tries more.

use super::drafts_of;
use migration_profile::sheet::{Limits, read_bytes};
use migration_profile::store::shipped_catalogue;
use migration_profile::work::Work;

const SEEDS: [(&str, &str); 8] = [
    (
        "sdmx1.csv",
        "DATAFLOW,FREQ,REF_AREA,SEX,AGE,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,UNIT_MULT,OBS_STATUS\nX:D(1.0),A,LA,F,Y15T24,2019,12.5,PS,3,E\nX:D(1.0),A,TH,_T,_T,2019-Q2,,PS,3,M\n",
    ),
    (
        "sdmx2.csv",
        "STRUCTURE,STRUCTURE_ID,ACTION,SEX: Sex,REF_AREA: Area,TIME_PERIOD: Time,OBS_VALUE,OBS_STATUS: Status\ndataflow,X:D(1.0),I,M: Male,LA: Lao PDR,2021-05,3,A: Normal value\n",
    ),
    (
        "eurostat.tsv",
        "freq,sex,age,geo\\TIME_PERIOD\t2019 \t2020 \nA,F,Y15-24,THA\t12 \t13 b\nA,M,Y15-24,THA\t: c\t7 \n",
    ),
    (
        "hxl.csv",
        "Province,Year,Women\n#adm1+name,#date+year,#affected+f\nSavannakhet,2020,5\nSekong,2021,7\n",
    ),
    (
        "a.json",
        r#"{"class":"dataset","label":"Migrants","id":["sex","year"],"size":[2,2],"dimension":{"sex":{"label":"Sex","category":{"index":["F","M"]}},"year":{"label":"Year","category":{"index":{"2019":0,"2020":1}}}},"value":[1,2,null,4.5],"status":{"2":"c"}}"#,
    ),
    (
        "a.px",
        "TITLE=\"T\";CONTENTS=\"Migrants\";UNITS=\"number\";STUB=\"region\";HEADING=\"year\";VALUES(\"region\")=\"North\",\"South\";VALUES(\"year\")=\"2003\",\"2004\";CELLNOTE(\"North\",\"2003\")=\"new\";DATA=\n1 2\n\"..\" 4;",
    ),
    (
        "tidy.csv",
        "indicator,area,period,sex,value,unit,obs_status,source,edition,note\nIMM_STOCK,LA,2020,F,5,PS,E,UNDESA_IMS,2020,revised\n",
    ),
    (
        "table.csv",
        "ຕາຕະລາງ 1: ແຮງງານ ປີ 2020,,,\nແຂວງ,ລວມ,ຍິງ,ຊາຍ\nສະຫວັນນະເຂດ,\"1.234\",567,667\nເຊກອງ,<5,..,(3)\nລວມ,12 e,5*,7\n",
    ),
];

const TELLING: [&str; 12] =
    [",", "\n", "\"", ";", "#", "{", "-1", "99999999999999999999", "2563", "ວ", "\u{200B}", "((("];

struct Chance(u64);

impl Chance {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % u64::try_from(sides.max(1)).expect("small")).expect("small")
    }
}

fn bent(seed: &str, chance: &mut Chance) -> String {
    let mut letters: Vec<char> = seed.chars().collect();
    for _ in 0..=chance.below(3) {
        let at = chance.below(letters.len());
        let end = (at + 1 + chance.below(25)).min(letters.len());
        match chance.below(4) {
            0 => drop(letters.drain(at..end)),
            1 => {
                let again = letters[at..end].to_vec();
                letters.splice(at..at, again);
            }
            2 => drop(letters.splice(at..at, TELLING[chance.below(TELLING.len())].chars())),
            _ => letters.truncate(at.max(1)),
        }
    }
    letters.into_iter().collect()
}

#[test]
fn bent_texts_of_every_grammar_end_in_values_or_words() {
    let catalogue = shipped_catalogue();
    let rounds = std::env::var("MUTATIONS").ok().and_then(|text| text.parse().ok()).unwrap_or(12);
    let mut chance = Chance(7);
    for (name, seed) in SEEDS {
        let whole = read_bytes(name, seed.as_bytes(), &Limits::default(), &Work::new()).expect("seed");
        assert!(!drafts_of(&whole, &catalogue).is_empty(), "{name} gives values while it is whole");
        for _ in 0..rounds {
            let text = bent(seed, &mut chance);
            if let Ok(workbook) = read_bytes(name, text.as_bytes(), &Limits::default(), &Work::new()) {
                let drafts = drafts_of(&workbook, &catalogue);
                assert!(drafts.iter().all(|draft| draft.labels.len() < 200), "{name}: {text}");
            }
        }
    }
}
