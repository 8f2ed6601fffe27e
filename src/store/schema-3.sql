-- Schema 3: beside every edited part of the lists stands what came with the program, so that a newer
-- catalogue can tell what was edited from what was not. An alias that came with the program and was taken
-- out by the country has `shipped` = 2.
ALTER TABLE item ADD COLUMN shipped TEXT;
UPDATE item SET shipped = json_object('sort', sort, 'parent', parent, 'level', level, 'valid_from', valid_from,
  'valid_to', valid_to, 'successor', successor) WHERE shipped_attributes IS NOT NULL;
ALTER TABLE text ADD COLUMN shipped_checked INTEGER NOT NULL DEFAULT 0;
UPDATE text SET shipped_checked = checked WHERE shipped IS NOT NULL;
