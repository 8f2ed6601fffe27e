//! The commands as documented data: arguments, flags, examples. Parsing, help and the manual come from here.

/// A flag.
#[derive(Debug, PartialEq, Eq)]
pub struct Flag {
    /// Long name without dashes.
    pub name: &'static str,
    /// What its value is, if it takes one: `CODE`, `FILE`.
    pub value: Option<&'static str>,
    /// Whether it may be given several times.
    pub many: bool,
}

/// A command.
#[derive(Debug, PartialEq, Eq)]
pub struct Command {
    /// Name.
    pub name: &'static str,
    /// Positional arguments as shown in the help: `STORE`, `[TEXT]`, `FILE…`.
    pub arguments: &'static [&'static str],
    /// Its flags beside the ones every command has.
    pub flags: &'static [Flag],
    /// Examples, after `mprofile `.
    pub examples: &'static [&'static str],
}

const fn switch(name: &'static str) -> Flag {
    Flag { name, value: None, many: false }
}

const fn value(name: &'static str, value: &'static str) -> Flag {
    Flag { name, value: Some(value), many: false }
}

const fn many(name: &'static str, value: &'static str) -> Flag {
    Flag { name, value: Some(value), many: true }
}

/// Flags of every command.
pub const COMMON: &[Flag] = &[
    value("lang", "en|lo"),
    value("as", "NAME"),
    value("agency", "CODE"),
    switch("json"),
    switch("help"),
    switch("version"),
];

/// Looks at the store as it was: every command that only reads takes it.
const AS_OF: Flag = value("as-of", "CHANGE|DATE");

/// Which values.
const SELECTION: [Flag; 5] = [
    value("indicator", "CODE"),
    many("where", "DIM=CODE[,CODE]"),
    value("source", "CODE"),
    value("edition", "TEXT"),
    switch("recommended"),
];

const fn copy(flag: &Flag) -> Flag {
    Flag { name: flag.name, value: flag.value, many: flag.many }
}

/// The flags of a selection before a command's own.
const fn with_selection<const N: usize, const M: usize>(own: [Flag; N]) -> [Flag; M] {
    assert!(N + 5 == M);
    let mut all = [const { switch("") }; M];
    let mut position = 0;
    while position < M {
        all[position] = if position < 5 { copy(&SELECTION[position]) } else { copy(&own[position - 5]) };
        position += 1;
    }
    all
}

const LAYOUT: [Flag; 14] = [
    value("rows", "DIM,…"),
    value("columns", "DIM,…"),
    value("measure", "value|share|rate|change|index|gap|ratio|cumulated"),
    value("of", "DIM"),
    value("per", "CODE"),
    value("base", "PERIOD"),
    switch("percent"),
    value("sort", "COLUMN"),
    switch("turned"),
    value("find", "TEXT"),
    value("names", "names|codes|both"),
    value("out", "FILE"),
    switch("both"),
    AS_OF,
];

const TABLE: [Flag; 19] = with_selection(LAYOUT);
const COMPARE: [Flag; 14] = with_selection([
    value("with", "DIM=CODE|target"),
    value("rows", "DIM,…"),
    value("kind", "line|bar|grouped|dot|slope|scatter"),
    value("measure", "value|share|rate|change|index|gap|ratio|cumulated"),
    value("of", "DIM"),
    value("per", "CODE"),
    value("base", "PERIOD"),
    value("out", "FILE"),
    AS_OF,
]);
const FIGURE: [Flag; 16] = with_selection([
    value(
        "kind",
        "line|bar|grouped|stacked|stacked-share|pyramid|dot|heat|map|matrix|sankey|flow-map|slope|scatter",
    ),
    value("facet", "DIM"),
    value("rows", "DIM,…"),
    value("columns", "DIM,…"),
    value("measure", "value|share|rate|change|index|gap|ratio|cumulated"),
    value("of", "DIM"),
    value("per", "CODE"),
    value("base", "PERIOD"),
    switch("percent"),
    value("out", "FILE"),
    AS_OF,
]);
const EXPLAIN: [Flag; 6] = with_selection([AS_OF]);
const HISTORY: [Flag; 7] = with_selection([value("change", "CHANGE"), AS_OF]);
const SET: [Flag; 15] = with_selection([
    value("value", "NUMBER|missing"),
    value("status", "LETTER"),
    value("confidentiality", "LETTER"),
    value("text", "TEXT"),
    value("to-source", "CODE"),
    value("to-edition", "TEXT"),
    switch("remove"),
    value("reason", "TEXT"),
    switch("all"),
    switch("dry-run"),
]);
const NOTE: [Flag; 9] =
    with_selection([value("text", "TEXT"), switch("follow-up"), switch("done"), switch("all")]);

/// Every command.
pub const COMMANDS: &[Command] = &[
    Command {
        name: "new",
        arguments: &["STORE"],
        flags: &[switch("example")],
        examples: &["new lao.mprofile", "new example.mprofile --example"],
    },
    Command {
        name: "read",
        arguments: &["FILE"],
        flags: &[
            many("sheet", "NAME"),
            value("store", "STORE"),
            value("recipe", "NAME|FILE"),
            value("reading", "NUMBER"),
            switch("jsonl"),
            switch("csv"),
            switch("readings"),
        ],
        examples: &["read workers.xlsx", "read workers.xlsx --sheet 2024 --jsonl"],
    },
    Command {
        name: "import",
        arguments: &["STORE", "FILE…"],
        flags: &[
            many("sheet", "NAME"),
            value("indicator", "CODE"),
            value("measure", "NAME"),
            many("set", "DIM=CODE"),
            many("map", "LABEL=DIM:CODE"),
            many("create", "indicator|codes"),
            many("leave-out", "LABEL"),
            value("twice", "first|second|none"),
            value("sender", "CODE"),
            value("source", "CODE"),
            value("edition", "TEXT"),
            value("recipe", "NAME|FILE"),
            value("reading", "NUMBER"),
            switch("dry-run"),
            value("findings", "FILE"),
            value("report", "FILE"),
            value("accept", "new|changed|all"),
        ],
        examples: &[
            "import lao.mprofile workers.xlsx --indicator EMI_WORKER_DEPLOYED --source MOLSW_WORKERS --dry-run",
        ],
    },
    Command {
        name: "recipe",
        arguments: &["list|show|delete", "STORE", "[NAME]"],
        flags: &[],
        examples: &[
            "recipe list lao.mprofile",
            "recipe show lao.mprofile workers",
            "recipe delete lao.mprofile workers",
        ],
    },
    Command {
        name: "add",
        arguments: &["indicator|code|source|alias", "STORE", "CODE"],
        flags: &[
            value("list", "LIST"),
            value("name-en", "TEXT"),
            value("name-lo", "TEXT"),
            value("parent", "CODE"),
            value("unit", "CODE"),
            value("theme", "CODE"),
            value("kind", "vintages|continuing"),
            value("aggregation", "sum|weighted|none"),
            value("stock-flow", "stock|flow|na"),
            value("alias", "TEXT"),
        ],
        examples: &[
            "add source lao.mprofile MOLSW_2026 --name-en \"Labour ministry, yearly report\" --kind continuing",
            "add alias lao.mprofile 13 --list area --alias Svk",
        ],
    },
    Command {
        name: "edit",
        arguments: &["indicator|code|source", "STORE", "CODE"],
        flags: &[value("list", "LIST"), many("column", "COLUMN=TEXT")],
        examples: &[
            "edit indicator lao.mprofile IMM_STOCK --column name_lo=\"ຈຳນວນຄົນເຂົ້າເມືອງ\" --column lo_checked=yes --column targets=2030=60000",
            "edit code lao.mprofile MPI --list agency --column valid_to=2025 --column successor=MOF",
        ],
    },
    Command {
        name: "lists",
        arguments: &["show|export|import|update", "STORE", "[LIST|FILE]…"],
        flags: &[value("out", "FILE"), value("list", "LIST"), switch("dry-run")],
        examples: &[
            "lists export lao.mprofile area source --out lists.xlsx",
            "lists import lao.mprofile lists.xlsx --dry-run",
            "lists update lao.mprofile --dry-run",
        ],
    },
    Command {
        name: "indicators",
        arguments: &["STORE", "[TEXT]"],
        flags: &[AS_OF],
        examples: &["indicators lao.mprofile remittances", "indicators lao.mprofile ແຮງງານ"],
    },
    Command {
        name: "codes",
        arguments: &["STORE", "DIMENSION", "[TEXT]"],
        flags: &[AS_OF],
        examples: &["codes lao.mprofile area Savan", "codes lao.mprofile sex"],
    },
    Command {
        name: "sources",
        arguments: &["STORE", "[TEXT]"],
        flags: &[AS_OF],
        examples: &["sources lao.mprofile DESA"],
    },
    Command {
        name: "table",
        arguments: &["STORE"],
        flags: &TABLE,
        examples: &[
            "table lao.mprofile --indicator IMM_STOCK --where area=LA --rows period --columns sex",
            "table lao.mprofile --indicator IMM_STOCK --where period=2015..2024 --rows origin --columns period --out a.xlsx",
            "table lao.mprofile --indicator IMM_STOCK --rows period --columns sex --both --out a.ods",
            "table lao.mprofile --indicator EMI_STOCK --rows destination --columns period --sort 2020 --find vi --names both",
            "table lao.mprofile --indicator IMM_STOCK --rows period --columns sex --out a.pdf",
            "table lao.mprofile --indicator IMM_STOCK --rows period --columns sex --out a.px",
            "table lao.mprofile --indicator IMM_STOCK --rows period --columns sex --out a.sdmx.csv",
        ],
    },
    Command {
        name: "figure",
        arguments: &["STORE"],
        flags: &FIGURE,
        examples: &[
            "figure lao.mprofile --indicator IMM_STOCK --where sex=F,M --kind line --out a.svg",
            "figure lao.mprofile --indicator POP_TOTAL --where period=2015 --kind map --out map.png",
            "figure lao.mprofile --indicator EMI_STOCK --rows period --columns destination --facet destination --out small.svg",
        ],
    },
    Command {
        name: "compare",
        arguments: &["STORE"],
        flags: &COMPARE,
        examples: &[
            "compare lao.mprofile --indicator EMI_STOCK --source UNDESA_IMS --edition 2020 --where destination=THA --with edition=2024",
            "compare lao.mprofile --indicator EMI_WORKER_STOCK --with indicator=EMI_WORKER_REG_THA",
            "compare lao.mprofile --indicator POP_TOTAL --where area=Savannakhet --with area=Champasack",
            "compare lao.mprofile --indicator EMI_STOCK --rows destination --where period=2020 --with period=2010 --out change.xlsx",
            "compare lao.mprofile --indicator IMM_STOCK --with target --out progress.svg",
        ],
    },
    Command {
        name: "view",
        arguments: &["list|save|show|delete", "STORE", "[NAME]"],
        flags: &FIGURE,
        examples: &[
            "view save lao.mprofile workers --indicator IMM_STOCK --where sex=F,M --kind line",
            "view list lao.mprofile",
            "view show lao.mprofile workers --out workers.pdf",
        ],
    },
    Command {
        name: "explain",
        arguments: &["STORE"],
        flags: &EXPLAIN,
        examples: &[
            "explain lao.mprofile --indicator IMM_STOCK --where sex=F --where period=2020 --edition 2020",
        ],
    },
    Command {
        name: "report",
        arguments: &["STORE"],
        flags: &[
            value("outline", "FILE"),
            value("template", "FILE"),
            value("title-year", "YEAR"),
            switch("keep"),
            value("out", "FILE"),
            AS_OF,
        ],
        examples: &[
            "report lao.mprofile --title-year 2026 --out profile.docx",
            "report lao.mprofile --template ministry.toml --keep --out profile.pdf",
            "report lao.mprofile --lang lo --out profile.pdf",
            "report lao.mprofile --out outline.toml",
            "report lao.mprofile --outline outline.toml --out profile.html",
            "report lao.mprofile --outline outline.toml --keep --out profile.docx",
            "report lao.mprofile --lang lo --out slides.pptx",
        ],
    },
    Command {
        name: "history",
        arguments: &["STORE"],
        flags: &HISTORY,
        examples: &[
            "history lao.mprofile",
            "history lao.mprofile --change 7",
            "history lao.mprofile --indicator IMM_STOCK --where sex=F --where period=2020 --edition 2020",
        ],
    },
    Command {
        name: "coverage",
        arguments: &["STORE"],
        flags: &[value("framework", "sdg|nsedp|gcm|template"), AS_OF],
        examples: &["coverage lao.mprofile", "coverage lao.mprofile --framework gcm"],
    },
    Command {
        name: "template",
        arguments: &["STORE"],
        flags: &[value("indicators", "CODE,…"), value("periods", "PERIOD,…"), value("out", "FILE")],
        examples: &[
            "template lao.mprofile --agency MOLSW --periods 2024,2025 --out molsw.xlsx",
            "template lao.mprofile --agency LSB --indicators IMM_STOCK,POP_TOTAL --out lsb.xlsx",
        ],
    },
    Command {
        name: "publish",
        arguments: &["STORE"],
        flags: &[value("out", "FOLDER"), value("since", "CHANGE")],
        examples: &["publish lao.mprofile --out central", "publish lao.mprofile --out central-2 --since 41"],
    },
    Command {
        name: "undo",
        arguments: &["STORE", "[CHANGE]"],
        flags: &[],
        examples: &["undo lao.mprofile", "undo lao.mprofile 7"],
    },
    Command {
        name: "redo",
        arguments: &["STORE", "[CHANGE]"],
        flags: &[],
        examples: &["redo lao.mprofile", "redo lao.mprofile 7"],
    },
    Command {
        name: "set",
        arguments: &["STORE"],
        flags: &SET,
        examples: &[
            "set lao.mprofile --indicator IMM_STOCK --where sex=F --where period=2020 --edition 2020 --value 17400 --reason \"Letter of 3 May\"",
            "set lao.mprofile --indicator IMM_STOCK --where period=2020 --edition 2020 --status E",
        ],
    },
    Command {
        name: "note",
        arguments: &["STORE"],
        flags: &NOTE,
        examples: &[
            "note lao.mprofile --indicator IMM_STOCK --where period=2020 --edition 2020 --text \"Ask the ministry\" --follow-up",
            "note lao.mprofile",
        ],
    },
    Command {
        name: "backup",
        arguments: &["STORE"],
        flags: &[value("out", "FILE")],
        examples: &["backup lao.mprofile --out lao-copy.mprofile", "backup lao.mprofile"],
    },
    Command {
        name: "restore",
        arguments: &["FILE"],
        flags: &[value("out", "FILE")],
        examples: &["restore \"lao backups/lao 2026-11-23T094000Z.mprofile\" --out lao-restored.mprofile"],
    },
    Command {
        name: "compact",
        arguments: &["STORE"],
        flags: &[switch("past"), switch("files"), switch("yes")],
        examples: &["compact lao.mprofile", "compact lao.mprofile --past --files --yes"],
    },
    Command {
        name: "repair",
        arguments: &["STORE"],
        flags: &[value("out", "FILE")],
        examples: &["repair damaged.mprofile --out saved.mprofile"],
    },
    Command {
        name: "doctor",
        arguments: &["[STORE]"],
        flags: &[],
        examples: &["doctor", "doctor lao.mprofile"],
    },
];

/// Flags of a command that cannot stand together, whatever their values.
const CONFLICTS: &[(&str, &str, &str)] = &[
    ("read", "jsonl", "csv"),
    ("read", "readings", "jsonl"),
    ("read", "readings", "csv"),
    ("set", "remove", "value"),
    ("set", "remove", "status"),
    ("set", "remove", "confidentiality"),
    ("set", "remove", "to-source"),
    ("set", "remove", "to-edition"),
    ("note", "follow-up", "done"),
];

/// Flags that say nothing without another one.
const NEEDS: &[(&str, &str)] =
    &[("of", "measure"), ("per", "measure"), ("base", "measure"), ("percent", "measure"), ("both", "out")];

/// The other flag that a flag cannot stand beside.
pub(super) fn conflict(command: &str, given: impl Fn(&str) -> bool) -> Option<(&'static str, &'static str)> {
    let both = |(of, one, other): &&(&str, &str, &str)| *of == command && given(one) && given(other);
    CONFLICTS.iter().find(both).map(|(_, one, other)| (*one, *other))
}

/// The flag that a given one needs beside it and that is not there.
pub(super) fn lacking(given: impl Fn(&str) -> bool) -> Option<(&'static str, &'static str)> {
    NEEDS.iter().find(|(one, other)| given(one) && !given(other)).copied()
}

/// The command of a name.
pub(super) fn command(name: &str) -> Option<&'static Command> {
    COMMANDS.iter().find(|command| command.name == name)
}
