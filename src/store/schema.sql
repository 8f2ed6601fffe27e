-- The store, schema 1. Integers inside, codes as text only in lists.

CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Catalogue: indicators, dimensions and members of code lists are all items of a list.
CREATE TABLE item (
  id INTEGER PRIMARY KEY,
  list TEXT NOT NULL,
  code TEXT NOT NULL,
  sort INTEGER NOT NULL,
  parent TEXT,
  level TEXT,
  valid_from TEXT,
  valid_to TEXT,
  successor TEXT,
  attributes TEXT NOT NULL,
  shipped_attributes TEXT,
  retired INTEGER NOT NULL DEFAULT 0,
  UNIQUE (list, code)
) STRICT;

CREATE TABLE text (
  list TEXT NOT NULL,
  code TEXT NOT NULL,
  field TEXT NOT NULL,
  lang TEXT NOT NULL,
  text TEXT NOT NULL,
  checked INTEGER NOT NULL DEFAULT 0,
  shipped TEXT,
  PRIMARY KEY (list, code, field, lang)
) STRICT, WITHOUT ROWID;

CREATE TABLE alias (
  list TEXT NOT NULL,
  code TEXT NOT NULL,
  alias TEXT NOT NULL,
  agency TEXT NOT NULL DEFAULT '',
  shipped INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (list, code, alias, agency)
) STRICT, WITHOUT ROWID;

-- Journal: every change of data is one row here.
CREATE TABLE change (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  agency TEXT NOT NULL,
  what TEXT NOT NULL,
  detail TEXT NOT NULL,
  reason TEXT,
  undoes INTEGER REFERENCES change (id)
) STRICT;

-- Which series a change touched, so that undo reads those and not the whole store.
CREATE TABLE change_series (
  change INTEGER NOT NULL REFERENCES change (id),
  series INTEGER NOT NULL,
  PRIMARY KEY (change, series)
) STRICT, WITHOUT ROWID;

-- Rows of the catalogue that a change touched, before and after, as JSON.
CREATE TABLE change_row (
  change INTEGER NOT NULL REFERENCES change (id),
  position INTEGER NOT NULL,
  relation TEXT NOT NULL,
  before TEXT,
  after TEXT,
  PRIMARY KEY (change, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE file (
  hash TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  packed BLOB
) STRICT;

CREATE TABLE origin (
  id INTEGER PRIMARY KEY,
  change INTEGER NOT NULL REFERENCES change (id),
  file_name TEXT NOT NULL,
  file_hash TEXT REFERENCES file (hash),
  sheet TEXT NOT NULL,
  recipe TEXT,
  title TEXT,
  address TEXT
) STRICT;

CREATE TABLE publication (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  edition TEXT NOT NULL,
  example INTEGER NOT NULL DEFAULT 0,
  UNIQUE (source, edition)
) STRICT;

CREATE TABLE series (
  id INTEGER PRIMARY KEY,
  indicator INTEGER NOT NULL REFERENCES item (id),
  dims TEXT NOT NULL,
  UNIQUE (indicator, dims)
) STRICT;

-- Current values. No foreign keys here: four look-ups a row would double the cost of a large import;
-- the writer takes the ids from the tables they point to, and `doctor` checks them.
CREATE TABLE observation (
  series INTEGER NOT NULL,
  area INTEGER NOT NULL,
  period INTEGER NOT NULL,
  publication INTEGER NOT NULL,
  value REAL,
  decimals INTEGER NOT NULL,
  status INTEGER NOT NULL,
  written INTEGER NOT NULL,
  origin INTEGER,
  cell_row INTEGER,
  cell_column INTEGER,
  raw TEXT,
  note TEXT,
  PRIMARY KEY (series, area, period, publication)
) STRICT, WITHOUT ROWID;

-- Versions that were replaced or removed by change `until`.
CREATE TABLE observation_past (
  series INTEGER NOT NULL,
  area INTEGER NOT NULL,
  period INTEGER NOT NULL,
  publication INTEGER NOT NULL,
  value REAL,
  decimals INTEGER NOT NULL,
  status INTEGER NOT NULL,
  written INTEGER NOT NULL,
  origin INTEGER,
  cell_row INTEGER,
  cell_column INTEGER,
  raw TEXT,
  note TEXT,
  until INTEGER NOT NULL,
  PRIMARY KEY (series, area, period, publication, written)
) STRICT, WITHOUT ROWID;

-- Summaries, kept up to date with each change, so that no page scans the values.
CREATE TABLE coverage (
  series INTEGER NOT NULL,
  area INTEGER NOT NULL,
  publication INTEGER NOT NULL,
  count INTEGER NOT NULL,
  first INTEGER NOT NULL,
  newest INTEGER NOT NULL,
  PRIMARY KEY (series, area, publication)
) STRICT, WITHOUT ROWID;

CREATE TABLE standing (
  indicator INTEGER NOT NULL,
  publication INTEGER NOT NULL,
  count INTEGER NOT NULL,
  newest INTEGER NOT NULL,
  PRIMARY KEY (indicator, publication)
) STRICT, WITHOUT ROWID;
