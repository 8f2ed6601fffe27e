-- Loads this folder into PostgreSQL (12 or newer):
--   cd FOLDER && psql -d DATABASE -f load.sql
-- Everything lies in the schema "mprofile" and is loaded in one transaction. Loading twice changes nothing.
\set ON_ERROR_STOP on
\encoding UTF8
BEGIN;
SET LOCAL client_min_messages = warning;
CREATE SCHEMA IF NOT EXISTS mprofile;
SET LOCAL search_path = mprofile, pg_temp;

CREATE TABLE IF NOT EXISTS loaded (
  change bigint PRIMARY KEY,
  after_change bigint NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE loaded IS 'Publications loaded so far: the last change each brought, and the change after which it begins';

-- A publication of changes only goes on from what is here; an older one would take newer values back.
DO $$
DECLARE newest bigint := coalesce((SELECT max(change) FROM mprofile.loaded), 0);
BEGIN
  IF {since} > newest THEN
    RAISE EXCEPTION 'This folder begins after change {since}; the database has only change %. Load what lies between first, or publish without --since.', newest;
  END IF;
  IF {last} < newest THEN
    RAISE EXCEPTION 'The database has change % already; this folder ends with change {last}. Nothing was loaded.', newest;
  END IF;
END $$;

CREATE TABLE IF NOT EXISTS area (
  code text PRIMARY KEY, sort bigint NOT NULL, parent text, level text,
  name_en text, name_lo text, valid_from text, valid_to text, successor text
);
CREATE TABLE IF NOT EXISTS code_item (
  list text NOT NULL, code text NOT NULL, sort bigint NOT NULL, parent text, level text,
  name_en text, name_lo text, valid_from text, valid_to text, successor text,
  PRIMARY KEY (list, code)
);
CREATE TABLE IF NOT EXISTS dimension (
  code text PRIMARY KEY, list text NOT NULL, name_en text, name_lo text, sort bigint NOT NULL
);
CREATE TABLE IF NOT EXISTS source (
  code text PRIMARY KEY, name_en text, name_lo text
);
CREATE TABLE IF NOT EXISTS indicator (
  code text PRIMARY KEY, sort bigint NOT NULL, theme text, name_en text, name_lo text,
  definition_en text, definition_lo text, unit text NOT NULL, value_kind text NOT NULL,
  aggregation text NOT NULL, time_aggregation text NOT NULL, stock_flow text NOT NULL,
  formula text, core boolean NOT NULL
);
CREATE TABLE IF NOT EXISTS preference (
  indicator text NOT NULL REFERENCES indicator, rank integer NOT NULL,
  source text NOT NULL, edition text, PRIMARY KEY (indicator, rank)
);
CREATE TABLE IF NOT EXISTS publication (
  source text NOT NULL REFERENCES source, edition text NOT NULL, example boolean NOT NULL,
  PRIMARY KEY (source, edition)
);
CREATE TABLE IF NOT EXISTS change (
  id bigint PRIMARY KEY, at timestamptz NOT NULL, agency text, what text NOT NULL, undone_by bigint
);
CREATE TABLE IF NOT EXISTS series (
  indicator text NOT NULL REFERENCES indicator, dims text NOT NULL, PRIMARY KEY (indicator, dims)
);
CREATE TABLE IF NOT EXISTS series_member (
  indicator text NOT NULL, dims text NOT NULL, dimension text NOT NULL REFERENCES dimension, code text NOT NULL,
  PRIMARY KEY (indicator, dims, dimension), FOREIGN KEY (indicator, dims) REFERENCES series ON DELETE CASCADE
);
CREATE INDEX IF NOT EXISTS series_member_code ON series_member (dimension, code);
CREATE TABLE IF NOT EXISTS value (
  indicator text NOT NULL, dims text NOT NULL, area text NOT NULL REFERENCES area, period text NOT NULL,
  source text NOT NULL, edition text NOT NULL,
  value double precision, decimals smallint, obs_status text NOT NULL, conf_status text NOT NULL, note text,
  period_kind text NOT NULL, first_day date NOT NULL, last_day date NOT NULL, change bigint NOT NULL,
  PRIMARY KEY (indicator, dims, area, period, source, edition),
  FOREIGN KEY (indicator, dims) REFERENCES series,
  FOREIGN KEY (source, edition) REFERENCES publication,
  CHECK (conf_status = 'F' AND obs_status <> 'Q' OR value IS NULL)
);
CREATE INDEX IF NOT EXISTS value_area ON value (area, first_day);
CREATE INDEX IF NOT EXISTS value_change ON value (change);

COMMENT ON SCHEMA mprofile IS 'National Migration Profile: indicators, code lists and published values';
COMMENT ON TABLE area IS 'Countries, regions, provinces and districts as one tree';
COMMENT ON TABLE code_item IS 'Members of the other code lists';
COMMENT ON TABLE dimension IS 'Disaggregations and the list their members come from';
COMMENT ON TABLE source IS 'Producer and collection';
COMMENT ON TABLE indicator IS 'What is counted, with definition and unit';
COMMENT ON TABLE preference IS 'Which source (and edition) is recommended for an indicator, best first';
COMMENT ON TABLE publication IS 'Source with edition; editions restate the past and are never joined in one line';
COMMENT ON TABLE change IS 'The journal: what was changed when, by which agency';
COMMENT ON TABLE series IS 'An indicator with its disaggregation; empty dims: the total';
COMMENT ON TABLE series_member IS 'The members of a disaggregation one by one';
COMMENT ON TABLE value IS 'Current values. No value: missing or withheld, as obs_status says; never zero';
COMMENT ON COLUMN value.dims IS 'Disaggregation as dimension=code;dimension=code, sorted; empty: the total';
COMMENT ON COLUMN value.period IS '2020, 2020-S1, 2020-Q1, 2020-05, 2020-05-09, fiscal 2018/19, ranges 2021/2025';
COMMENT ON COLUMN value.decimals IS 'Decimals as published';
COMMENT ON COLUMN value.obs_status IS 'SDMX CL_OBS_STATUS; Q is suppressed, O is missing';
COMMENT ON COLUMN value.conf_status IS 'SDMX CL_CONF_STATUS; other than F the value is withheld';
COMMENT ON COLUMN value.change IS 'The change that wrote it';
COMMENT ON COLUMN indicator.aggregation IS 'How members may be put together: sum, weighted or never';
COMMENT ON COLUMN indicator.time_aggregation IS 'How periods may be put together: sum, last or never';

-- What the files say.
CREATE TEMP TABLE in_area (LIKE area) ON COMMIT DROP;
CREATE TEMP TABLE in_code (LIKE code_item) ON COMMIT DROP;
CREATE TEMP TABLE in_dimension (LIKE dimension) ON COMMIT DROP;
CREATE TEMP TABLE in_source (LIKE source) ON COMMIT DROP;
CREATE TEMP TABLE in_indicator (LIKE indicator) ON COMMIT DROP;
CREATE TEMP TABLE in_preference (LIKE preference) ON COMMIT DROP;
CREATE TEMP TABLE in_publication (LIKE publication) ON COMMIT DROP;
CREATE TEMP TABLE in_change (LIKE change) ON COMMIT DROP;
CREATE TEMP TABLE in_value (LIKE value) ON COMMIT DROP;
CREATE TEMP TABLE in_removed (indicator text, dims text, area text, period text, source text, edition text) ON COMMIT DROP;
\copy in_area FROM 'area.csv' WITH (FORMAT csv, HEADER)
\copy in_code FROM 'code_item.csv' WITH (FORMAT csv, HEADER)
\copy in_dimension FROM 'dimension.csv' WITH (FORMAT csv, HEADER)
\copy in_source FROM 'source.csv' WITH (FORMAT csv, HEADER)
\copy in_indicator FROM 'indicator.csv' WITH (FORMAT csv, HEADER)
\copy in_preference FROM 'preference.csv' WITH (FORMAT csv, HEADER)
\copy in_publication FROM 'publication.csv' WITH (FORMAT csv, HEADER, FORCE_NOT_NULL (edition))
\copy in_change FROM 'change.csv' WITH (FORMAT csv, HEADER)
\copy in_value FROM 'value.csv' WITH (FORMAT csv, HEADER, FORCE_NOT_NULL (dims, edition))
\copy in_removed FROM 'removed.csv' WITH (FORMAT csv, HEADER, FORCE_NOT_NULL (dims, edition))

INSERT INTO area AS t SELECT * FROM in_area ON CONFLICT (code) DO UPDATE SET
  (sort, parent, level, name_en, name_lo, valid_from, valid_to, successor) =
  ROW (excluded.sort, excluded.parent, excluded.level, excluded.name_en, excluded.name_lo, excluded.valid_from, excluded.valid_to, excluded.successor)
  WHERE t IS DISTINCT FROM excluded;
INSERT INTO code_item AS t SELECT * FROM in_code ON CONFLICT (list, code) DO UPDATE SET
  (sort, parent, level, name_en, name_lo, valid_from, valid_to, successor) =
  ROW (excluded.sort, excluded.parent, excluded.level, excluded.name_en, excluded.name_lo, excluded.valid_from, excluded.valid_to, excluded.successor)
  WHERE t IS DISTINCT FROM excluded;
INSERT INTO dimension AS t SELECT * FROM in_dimension ON CONFLICT (code) DO UPDATE SET
  (list, name_en, name_lo, sort) = ROW (excluded.list, excluded.name_en, excluded.name_lo, excluded.sort)
  WHERE t IS DISTINCT FROM excluded;
INSERT INTO source AS t SELECT * FROM in_source ON CONFLICT (code) DO UPDATE SET
  (name_en, name_lo) = ROW (excluded.name_en, excluded.name_lo) WHERE t IS DISTINCT FROM excluded;
INSERT INTO indicator AS t SELECT * FROM in_indicator ON CONFLICT (code) DO UPDATE SET
  (sort, theme, name_en, name_lo, definition_en, definition_lo, unit, value_kind, aggregation, time_aggregation, stock_flow, formula, core) =
  ROW (excluded.sort, excluded.theme, excluded.name_en, excluded.name_lo, excluded.definition_en, excluded.definition_lo,
       excluded.unit, excluded.value_kind, excluded.aggregation, excluded.time_aggregation, excluded.stock_flow, excluded.formula, excluded.core)
  WHERE t IS DISTINCT FROM excluded;
DELETE FROM preference AS t WHERE NOT EXISTS (SELECT 1 FROM in_preference i WHERE i.indicator = t.indicator AND i.rank = t.rank);
INSERT INTO preference AS t SELECT * FROM in_preference ON CONFLICT (indicator, rank) DO UPDATE SET
  (source, edition) = ROW (excluded.source, excluded.edition) WHERE t IS DISTINCT FROM excluded;
INSERT INTO publication AS t SELECT * FROM in_publication ON CONFLICT (source, edition) DO UPDATE SET
  example = excluded.example WHERE t.example <> excluded.example;
INSERT INTO change AS t SELECT * FROM in_change ON CONFLICT (id) DO UPDATE SET
  (at, agency, what, undone_by) = ROW (excluded.at, excluded.agency, excluded.what, excluded.undone_by)
  WHERE t IS DISTINCT FROM excluded;
INSERT INTO series SELECT DISTINCT indicator, dims FROM in_value ON CONFLICT DO NOTHING;
INSERT INTO series_member
  SELECT indicator, dims, split_part(part, '=', 1), split_part(part, '=', 2)
  FROM (SELECT DISTINCT indicator, dims FROM in_value WHERE dims <> '') AS s,
       LATERAL unnest(string_to_array(dims, ';')) AS part
  ON CONFLICT DO NOTHING;

DELETE FROM value AS t USING in_removed AS r
  WHERE (t.indicator, t.dims, t.area, t.period, t.source, t.edition) = (r.indicator, r.dims, r.area, r.period, r.source, r.edition);
-- A whole publication says everything: what it does not say is gone.
DELETE FROM value AS t WHERE {since} = 0 AND NOT EXISTS (SELECT 1 FROM in_value AS i
  WHERE (t.indicator, t.dims, t.area, t.period, t.source, t.edition) = (i.indicator, i.dims, i.area, i.period, i.source, i.edition));
INSERT INTO value AS t SELECT * FROM in_value ON CONFLICT (indicator, dims, area, period, source, edition) DO UPDATE SET
  (value, decimals, obs_status, conf_status, note, period_kind, first_day, last_day, change) =
  ROW (excluded.value, excluded.decimals, excluded.obs_status, excluded.conf_status, excluded.note,
       excluded.period_kind, excluded.first_day, excluded.last_day, excluded.change)
  WHERE t IS DISTINCT FROM excluded;
INSERT INTO loaded (change, after_change) VALUES ({last}, {since}) ON CONFLICT DO NOTHING;

CREATE OR REPLACE VIEW named_value AS
  SELECT v.indicator, i.name_en AS indicator_en, i.name_lo AS indicator_lo, v.dims, v.area, a.level,
         a.name_en AS area_en, a.name_lo AS area_lo, v.period, v.first_day, v.last_day, v.value, i.unit,
         v.obs_status, v.source, s.name_en AS source_en, s.name_lo AS source_lo, v.edition, p.example, v.note
  FROM value v JOIN indicator i ON i.code = v.indicator JOIN area a ON a.code = v.area
  JOIN publication p USING (source, edition) JOIN source s ON s.code = v.source;
COMMENT ON VIEW named_value IS 'Every value with the names of indicator, area and source in both languages';
CREATE OR REPLACE VIEW recommended_value AS
  SELECT DISTINCT ON (v.indicator, v.dims, v.area, v.period) v.*
  FROM value v LEFT JOIN LATERAL (SELECT min(p.rank) AS rank FROM preference p
    WHERE p.indicator = v.indicator AND p.source = v.source AND coalesce(p.edition, v.edition) = v.edition) AS r ON true
  ORDER BY v.indicator, v.dims, v.area, v.period, r.rank NULLS LAST, v.edition DESC, v.source;
COMMENT ON VIEW recommended_value IS 'One value for each place and time, by the indicator''s order of preference, else the newest edition';
CREATE OR REPLACE VIEW newest_value AS
  SELECT DISTINCT ON (indicator, dims, area, source, edition) * FROM value WHERE value IS NOT NULL
  ORDER BY indicator, dims, area, source, edition, last_day DESC, first_day DESC;
COMMENT ON VIEW newest_value IS 'The newest number of each line';
CREATE OR REPLACE VIEW by_sex AS
  SELECT indicator, area, period, first_day, source, edition,
         max(value) FILTER (WHERE dims = '') AS total, max(value) FILTER (WHERE dims = 'sex=F') AS women,
         max(value) FILTER (WHERE dims = 'sex=M') AS men
  FROM value WHERE dims IN ('', 'sex=F', 'sex=M') GROUP BY indicator, area, period, first_day, source, edition;
COMMENT ON VIEW by_sex IS 'Total, women and men beside each other, as published: no total is a sum';
CREATE OR REPLACE VIEW by_province AS
  SELECT * FROM named_value WHERE level = 'province';
COMMENT ON VIEW by_province IS 'Values of the eighteen provinces';
CREATE OR REPLACE VIEW coverage AS
  SELECT i.code AS indicator, i.name_en, i.name_lo, count(v.indicator) AS values,
         count(v.value) AS numbers, min(v.first_day) AS first_day, max(v.last_day) AS last_day
  FROM indicator i LEFT JOIN value v ON v.indicator = i.code GROUP BY i.code ORDER BY i.sort;
COMMENT ON VIEW coverage IS 'What there is of each indicator; zero values: a gap';
COMMIT;
