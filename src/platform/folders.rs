//! Where things are kept. With a file `portable` beside the program everything stays beside it, so
//! that it runs from a stick and leaves nothing on the computer.

use std::path::PathBuf;

/// The folder of the running program.
fn beside() -> Option<PathBuf> {
    std::env::current_exe().ok()?.parent().map(PathBuf::from)
}

/// The program's folder if it is to stay within it.
pub fn portable() -> Option<PathBuf> {
    beside().filter(|folder| folder.join("portable").exists())
}

/// Settings and log.
pub fn settings() -> PathBuf {
    if let Some(folder) = std::env::var_os("MIGRATION_PROFILE_SETTINGS") {
        return PathBuf::from(folder);
    }
    portable()
        .or_else(|| dirs::config_dir().map(|folder| folder.join("migration-profile")))
        .unwrap_or_else(std::env::temp_dir)
}

/// Stores and what people make with them: `Documents/Migration Profile`.
pub fn documents() -> PathBuf {
    if let Some(folder) = std::env::var_os("MIGRATION_PROFILE_DOCUMENTS") {
        return PathBuf::from(folder);
    }
    portable().unwrap_or_else(|| {
        dirs::document_dir()
            .or_else(dirs::home_dir)
            .unwrap_or_else(std::env::temp_dir)
            .join("Migration Profile")
    })
}

/// The name the system knows the person by.
pub fn user_name() -> String {
    std::env::var("USERNAME").or_else(|_| std::env::var("USER")).unwrap_or_default()
}
