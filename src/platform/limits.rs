//! Limits of this process, for readers of foreign files.

/// Limits the memory of this process to `bytes` and the processor time to `seconds`, as far as the
/// system can; leaves no dump and opens no window when it crashes. Limits that cannot be set are not:
/// the parent still holds the clock.
#[cfg(unix)]
pub fn confine(bytes: u64, seconds: u64) {
    use rlimit::{Resource, setrlimit};
    for (resource, most) in [(Resource::AS, bytes), (Resource::CPU, seconds), (Resource::CORE, 0)] {
        // A lower hard limit than ours may be in force already; then that one stays.
        let most = rlimit::getrlimit(resource).map_or(most, |(_, hard)| hard.min(most));
        let _ = setrlimit(resource, most, most);
    }
}

/// Ends this process silently once it holds more than `bytes`. A single wild allocation fails by itself,
/// because Windows promises no memory that it does not have; growth is looked at a hundred times a second.
#[cfg(windows)]
pub fn confine(bytes: u64, _seconds: u64) {
    use win32job::utils::{get_current_process, get_process_memory_info};
    let most = usize::try_from(bytes).unwrap_or(usize::MAX);
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(std::time::Duration::from_millis(10));
            let held = get_process_memory_info(get_current_process());
            if held.is_ok_and(|held| held.working_set_size > most) {
                std::process::exit(1);
            }
        }
    });
}

/// Nothing is known of limits on this system.
#[cfg(not(any(unix, windows)))]
pub fn confine(_bytes: u64, _seconds: u64) {}
