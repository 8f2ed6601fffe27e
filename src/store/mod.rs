//! The store: SQLite. The only place with SQL.
