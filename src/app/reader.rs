//! Foreign files are read in a child of our own program.

use crate::platform;
use crate::sheet::{self, Limits, SheetError, Workbook};
use crate::work::Work;
use std::ffi::OsString;
use std::path::Path;

/// Reads a file in a child process with limits, or, in programs that cannot be a reader (tests), here.
///
/// # Errors
/// What is wrong with the file, and how to mend it.
pub fn read(path: &Path, work: &Work) -> Result<Workbook, SheetError> {
    let limits = Limits::default();
    match std::env::current_exe() {
        Ok(exe) => sheet::read_in_child(&exe, path, &limits, work),
        Err(_) => sheet::read(path, &limits, work),
    }
}

/// Serves as a reader when the arguments (without the program's name) ask for it, and gives the exit
/// code. To be called before anything else of a program.
pub fn serve_if_asked(arguments: &[OsString]) -> Option<u8> {
    let [switch, file] = arguments else {
        return None;
    };
    if switch != sheet::READER_SWITCH {
        return None;
    }
    // The parent tells what is the matter; a reader says nothing itself.
    std::panic::set_hook(Box::new(|_| {}));
    let served = sheet::serve(Path::new(file), std::io::stdin().lock(), std::io::stdout().lock(), |limits| {
        platform::limits::confine(limits.memory_bytes, u64::from(limits.seconds) * 2);
    });
    Some(u8::from(served.is_err()))
}
