//! Measures a large store: `benchmark make STORE VALUES`, `benchmark ask STORE`, `benchmark file VALUES OUT`.
//!
//! Numbers are made by a fixed rule, so that two runs measure the same. How it was measured, and what came
//! of it, stands in `docs/benchmarks.md`.

mod ask;
mod make;

use std::error::Error;
use std::path::Path;

/// What the commands give.
type Outcome = Result<(), Box<dyn Error>>;

fn main() -> Outcome {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let texts: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match texts.as_slice() {
        ["make", store, values] => make::store(Path::new(store), values.parse()?),
        ["file", values, out] => make::file(values.parse()?, Path::new(out)),
        ["ask", store] => ask::all(Path::new(store)),
        _ => Err("benchmark make STORE VALUES | ask STORE | file VALUES OUT.csv|OUT.xlsx".into()),
    }
}
