//! Who uses a member of a list: the values.

use rusqlite::Connection;

/// The newest change whose values use a member.
pub(super) fn used_by(connection: &Connection, list: &str, code: &str) -> rusqlite::Result<Option<i64>> {
    let sql = match list {
        "indicator" => {
            "SELECT max(written) FROM observation WHERE series IN
               (SELECT series.id FROM series JOIN item ON item.id = indicator WHERE list = ?1 AND code = ?2)"
        }
        "source" => {
            "SELECT max(written) FROM observation WHERE ?1 = 'source' AND publication IN
               (SELECT id FROM publication WHERE source = ?2)"
        }
        "area" => {
            "SELECT max(written) FROM observation WHERE area = (SELECT id FROM item WHERE list = ?1 AND code = ?2)
               OR series IN (SELECT id FROM series WHERE ';' || dims || ';' LIKE '%=' || ?2 || ';%')"
        }
        _ => {
            "SELECT max(written) FROM observation WHERE ?1 <> '' AND series IN
               (SELECT id FROM series WHERE ';' || dims || ';' LIKE '%=' || ?2 || ';%')"
        }
    };
    connection.query_row(sql, [list, code], |row| row.get(0))
}
