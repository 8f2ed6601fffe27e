//! Arguments → `app` → exit code.
