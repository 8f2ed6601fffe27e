//! Questions to a large store, as the pages ask them.

use crate::Outcome;
use migration_profile::app::{Session, Who, Wording};
use migration_profile::domain::{Code, DimensionCode, IndicatorCode, Lang};
use migration_profile::i18n::NumberStyle;
use migration_profile::query::{Finder, Layout, Measure, Selection};
use migration_profile::work::Work;
use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant};

/// Median, 95th percentile and worst of the times of a task.
fn measure(name: &str, times: usize, mut task: impl FnMut(usize) -> Outcome) -> Outcome {
    let mut found: Vec<Duration> = Vec::new();
    // From here on the peak is that of the task.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    for turn in 0..times {
        let begun = Instant::now();
        task(turn)?;
        found.push(begun.elapsed());
    }
    found.sort();
    let at = |part: usize| {
        let place = (found.len() * part / 100).min(found.len().saturating_sub(1));
        found.get(place).map_or(0.0, |time| time.as_secs_f64() * 1_000.0)
    };
    println!(
        "{name:34} median {:9.2} ms   95 % {:9.2} ms   worst {:9.2} ms   peak {}",
        at(50),
        at(95),
        at(100),
        peak()
    );
    Ok(())
}

/// Peak memory of this process since it was last reset. (Linux)
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(|| String::from("?"), |text| text.trim().to_owned())
}

fn by(names: &[&str]) -> Vec<DimensionCode> {
    names.iter().map(|name| DimensionCode::from(*name)).collect()
}

/// A typical table: the country, time down, one breakdown across.
fn table(
    session: &Session,
    indicator: &IndicatorCode,
) -> Result<migration_profile::query::Cube, Box<dyn Error>> {
    let mut selection = Selection::of(indicator.clone());
    selection.members.insert(DimensionCode::from("area"), vec![Code::from("LA")]);
    let layout = Layout { rows: by(&["period"]), columns: by(&["sex"]), measure: Measure::Value };
    session.ask(&selection, &layout, &Work::new()).map_err(|error| error.message.id.into())
}

/// Every measurement, one line each.
pub fn all(path: &Path) -> Outcome {
    let fail = |error: migration_profile::app::AppError| -> Box<dyn Error> { error.message.id.into() };
    let mut session = Session::new(Who::default());
    measure("open", 9, |_| session.open(path, false).map_err(fail))?;
    let overview = session.overview(2026).map_err(fail)?;
    println!("{} values, {} indicators with data", overview.values, overview.with_data);
    measure("what a page tells of the store", 50, |_| session.overview(2026).map(|_| ()).map_err(fail))?;
    measure("what needs attention", 20, |_| session.concerns(2026, &Work::new()).map(|_| ()).map_err(fail))?;
    let catalogue = session.catalogue();
    let with_data: Vec<IndicatorCode> = catalogue
        .indicators()
        .iter()
        .map(|indicator| indicator.code.clone())
        .filter(|code| overview.by_indicator.contains_key(code.as_str()))
        .collect();
    let pick = |turn: usize| with_data.get(turn * 37 % with_data.len().max(1)).cloned().ok_or("empty store");
    measure("holdings of an indicator", 150, |turn| {
        session.holdings(&pick(turn)?, None).map(|_| ()).map_err(fail)
    })?;
    measure("table: period by sex", 300, |turn| table(&session, &pick(turn)?).map(|_| ()))?;
    let wording = Wording { lang: Lang::Lo, numbers: NumberStyle::Point };
    measure("the same as figure and words", 150, |turn| {
        let cube = table(&session, &pick(turn)?)?;
        session.table(&cube, wording).map_err(fail)?;
        // Some tables cannot be a line; that they are refused takes its time too.
        let _ = session.figure(&cube, None, wording);
        Ok(())
    })?;
    measure("areas by period", 60, |turn| {
        let selection = Selection::of(pick(turn)?);
        let layout = Layout { rows: by(&["area"]), columns: by(&["period"]), measure: Measure::Value };
        session.ask(&selection, &layout, &Work::new()).map(|_| ()).map_err(fail)
    })?;
    measure("whole indicator: all it has", 20, |turn| {
        let selection = Selection::of(pick(turn)?);
        let layout =
            Layout { rows: by(&["area", "age"]), columns: by(&["period", "sex"]), measure: Measure::Value };
        session.ask(&selection, &layout, &Work::new()).map(|_| ()).map_err(fail)
    })?;
    let finder = Finder::new(&catalogue);
    let words = ["remittances", "ແຮງງານ", "Savan", "migrants by sex", "ຈຳປາສັກ", "student"];
    measure("search in names", 300, |turn| {
        finder.find(words.get(turn % words.len()).copied().unwrap_or_default(), 20);
        Ok(())
    })?;
    measure("history, newest 100", 50, |_| session.history(100).map(|_| ()).map_err(fail))
}
