//! Where a store lies, which decides how it is written safely.

use std::path::Path;

/// Where a store lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A disk of this computer: write-ahead log, readers do not wait for the writer.
    Local,
    /// A stick, a memory card or a folder of another computer: rollback journal, because the shared memory
    /// of a write-ahead log does not work between computers and a stick may be pulled out at any time.
    Away,
}

/// File systems of networks, sticks and folders shared with a host. (Linux)
const AWAY: &[&str] = &[
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "9p",
    "afs",
    "ceph",
    "glusterfs",
    "davfs",
    "vfat",
    "msdos",
    "exfat",
    "ntfs",
    "ntfs3",
    "fuseblk",
    "udf",
    "iso9660",
    "hfsplus",
    "vboxsf",
    "prl_fs",
    "drvfs",
    "virtiofs",
];

/// The place of a store that is there or is to be made.
pub(super) fn of(store: &Path) -> Place {
    let folder = store.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // A folder that cannot be made out is treated with care.
    let Ok(folder) = std::fs::canonicalize(folder) else { return Place::Away };
    if cfg!(windows) {
        return windows(&folder.to_string_lossy(), &std::env::var("SystemDrive").unwrap_or_default());
    }
    if cfg!(target_os = "macos") {
        return if folder.starts_with("/Volumes") { Place::Away } else { Place::Local };
    }
    let mounts = std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    linux(&folder, &mounts)
}

/// By the file system of the innermost mount that holds the folder.
fn linux(folder: &Path, mounts: &str) -> Place {
    let mount = |line: &str| {
        let (front, back) = line.split_once(" - ")?;
        let point = front.split(' ').nth(4)?.replace("\\040", " ");
        let kind = back.split(' ').next()?.to_owned();
        folder.starts_with(&point).then_some((point.len(), kind))
    };
    // Of two mounts on one point the later hides the earlier.
    let innermost = mounts.lines().filter_map(mount).max_by_key(|(length, _)| *length);
    let away = |kind: &str| AWAY.contains(&kind) || kind.starts_with("fuse.");
    match innermost {
        Some((_, kind)) if away(&kind) => Place::Away,
        _ => Place::Local,
    }
}

/// A mapped network drive resolves to its share; drives other than the system's may be pulled out.
fn windows(folder: &str, system_drive: &str) -> Place {
    let plain = folder.strip_prefix(r"\\?\").unwrap_or(folder);
    let local = !system_drive.is_empty()
        && plain.get(..system_drive.len()).is_some_and(|drive| drive.eq_ignore_ascii_case(system_drive));
    if local { Place::Local } else { Place::Away }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n\
        30 22 8:17 / /media/noy/USB\\040STICK rw - vfat /dev/sdb1 rw\n\
        31 22 0:40 / /mnt/share rw - cifs //server/share rw\n\
        32 22 0:41 / /mnt/share/inner rw - tmpfs tmpfs rw\n\
        33 22 0:42 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd rw";

    #[test]
    fn sticks_and_shares_are_told_from_disks() {
        let place = |folder: &str| linux(Path::new(folder), MOUNTS);
        assert_eq!(place("/home/noy"), Place::Local);
        assert_eq!(place("/media/noy/USB STICK/data"), Place::Away);
        assert_eq!(place("/mnt/share/migration"), Place::Away);
        assert_eq!(place("/mnt/share/inner"), Place::Local);
        assert_eq!(place("/mnt/shares"), Place::Local);
        assert_eq!(place("/run/user/1000/gvfs/smb"), Place::Away);
        assert_eq!(linux(Path::new("/home"), ""), Place::Local);
    }

    #[test]
    fn on_windows_only_the_system_drive_is_local() {
        assert_eq!(windows(r"\\?\C:\Users\Noy", "C:"), Place::Local);
        assert_eq!(windows(r"\\?\E:\", "C:"), Place::Away);
        assert_eq!(windows(r"\\?\UNC\server\share", "C:"), Place::Away);
    }
}
