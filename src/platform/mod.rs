//! Folders, log, crash box, child processes, choice of renderer.
