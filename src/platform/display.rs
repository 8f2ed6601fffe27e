//! Whether a window can open here.

/// Why no window can open, in the system's words; `None` if one can.
#[cfg(target_os = "linux")]
pub fn missing() -> Option<String> {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if !set("DISPLAY") && !set("WAYLAND_DISPLAY") {
        return Some(String::from("DISPLAY"));
    }
    // The window library loads this one at run time and would end the program without it.
    if set("DISPLAY") && !library_present("libxkbcommon-x11.so.0") && !set("WAYLAND_DISPLAY") {
        return Some(String::from("libxkbcommon-x11.so.0"));
    }
    None
}

/// Why no window can open; elsewhere than on Linux the system always has a display.
#[cfg(not(target_os = "linux"))]
pub fn missing() -> Option<String> {
    None
}

#[cfg(target_os = "linux")]
fn library_present(name: &str) -> bool {
    let folders = ["/usr/lib", "/usr/lib64", "/lib", "/lib64", "/usr/local/lib"];
    let triplet = format!("{}-linux-gnu", std::env::consts::ARCH);
    let from_environment = std::env::var("LD_LIBRARY_PATH").unwrap_or_default();
    folders.iter().any(|folder| {
        let folder = std::path::Path::new(folder);
        folder.join(name).exists() || folder.join(&triplet).join(name).exists()
    }) || from_environment.split(':').any(|folder| std::path::Path::new(folder).join(name).exists())
}
