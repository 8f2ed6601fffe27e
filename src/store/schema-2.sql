-- Schema 2: the values marked for follow-up are found without reading all.
CREATE INDEX observation_marked ON observation (series) WHERE status >= 1024;
