//! Reading in a child of our own program: its memory is limited, its crash is an error like others.
//!
//! The parent starts `PROGRAM --reader FILE`, writes the [`Limits`] to its stdin, and takes frames from
//! its stdout: four bytes of length, then the frame. It holds the clock, and kills the child when the
//! time is over or the work shall stop.

use super::collect::Collector;
use super::error::{SheetError, SheetErrorKind};
use super::frame::Frame;
use super::limits::{Limit, Limits};
use super::workbook::Workbook;
use crate::work::{Stage, Work};
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// The switch that makes a program a reader.
pub const READER_SWITCH: &str = "--reader";

/// Programs that know [`READER_SWITCH`]. Others (test programs) read in their own process.
const PROGRAMS: [&str; 2] = ["migration-profile", "mprofile"];
/// Longest frame: a batch of cells and texts is far smaller.
const LONGEST_FRAME: u32 = 256 << 20;
/// Seconds over the reader's own limit before it is killed: it may still say so itself.
const GRACE: u64 = 5;

/// Reads a file in a child process of the program `exe`.
///
/// # Errors
/// [`SheetError`]; a child that crashes or runs out of memory is [`SheetErrorKind::ReaderFailed`].
pub fn read_in_child(exe: &Path, path: &Path, limits: &Limits, work: &Work) -> Result<Workbook, SheetError> {
    // Texts are read by our own code alone, and the pipe would cost more than a tenth of their time.
    if super::is_text(path) {
        return super::read(path, limits, work);
    }
    let ours = exe.file_stem().is_some_and(|stem| PROGRAMS.iter().any(|program| stem == *program));
    if !ours {
        return super::read(path, limits, work);
    }
    let name = super::file_name(path);
    run(exe, path, &name, limits, work).map_err(|kind| SheetError::new(&name, kind))
}

fn run(
    exe: &Path,
    path: &Path,
    name: &str,
    limits: &Limits,
    work: &Work,
) -> Result<Workbook, SheetErrorKind> {
    work.begin(Stage::Opening, 0);
    let mut command = Command::new(exe);
    command.arg(READER_SWITCH).arg(path);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    without_console(&mut command);
    let mut child = command.spawn().map_err(failed)?;
    let order = postcard::to_stdvec(limits).map_err(failed)?;
    if let Some(mut input) = child.stdin.take() {
        // A child that is gone already shows by its silence.
        let _ = input.write_all(&order);
    }
    let output = child.stdout.take();
    let child = Arc::new(Mutex::new(child));
    let (ended, wait) = channel::<()>();
    let clock = watch(&child, u64::from(limits.seconds) + GRACE, wait);
    let killed = Arc::clone(&child);
    work.on_stop(move || kill(&killed));
    let mut collector = Collector::new(work);
    let outcome = output.map_or(Ok(()), |output| take_frames(output, &mut collector));
    drop(ended);
    kill(&child);
    let out_of_time = clock.join().unwrap_or(false);
    work.check()?;
    outcome?;
    if out_of_time {
        return Err(SheetErrorKind::TooLarge(Limit::Seconds));
    }
    collector.finish(name)
}

/// Takes frames until the last one or the end of the pipe.
fn take_frames(output: impl Read, collector: &mut Collector<'_>) -> Result<(), SheetErrorKind> {
    let mut pipe = BufReader::with_capacity(1 << 16, output);
    let mut bytes = Vec::new();
    loop {
        let mut length = [0; 4];
        if pipe.read_exact(&mut length).is_err() {
            // The end of the pipe: whether all was there, the collector knows.
            return Ok(());
        }
        let length = u32::from_le_bytes(length);
        if length > LONGEST_FRAME {
            return Err(failed("a frame is too long"));
        }
        bytes.clear();
        let most = u64::from(length);
        pipe.by_ref().take(most).read_to_end(&mut bytes).map_err(failed)?;
        if u64::try_from(bytes.len()) != Ok(most) {
            return Ok(());
        }
        collector.take(postcard::from_bytes(&bytes).map_err(failed)?)?;
    }
}

/// Kills the child when the time is over; whether it had to, is the thread's answer.
fn watch(
    child: &Arc<Mutex<Child>>,
    seconds: u64,
    wait: std::sync::mpsc::Receiver<()>,
) -> std::thread::JoinHandle<bool> {
    let child = Arc::clone(child);
    std::thread::spawn(move || {
        let over = wait.recv_timeout(Duration::from_secs(seconds)) == Err(RecvTimeoutError::Timeout);
        if over {
            kill(&child);
        }
        over
    })
}

/// Ends the child and clears it away. One that has ended already is only cleared away.
fn kill(child: &Mutex<Child>) {
    if let Ok(mut child) = child.lock() {
        let _ = child.kill();
        let _ = child.wait();
    }
}

fn failed(error: impl std::fmt::Display) -> SheetErrorKind {
    SheetErrorKind::ReaderFailed(error.to_string())
}

#[cfg(windows)]
fn without_console(command: &mut Command) {
    use std::os::windows::process::CommandExt;
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    command.creation_flags(CREATE_NO_WINDOW);
}

#[cfg(not(windows))]
fn without_console(_: &mut Command) {}

/// The child's side: takes the limits from `input`, hands them to `confine`, reads the file and
/// writes frames to `output`. Whatever is wrong with the file is a frame too.
///
/// # Errors
/// The pipe's, when the parent is gone.
pub fn serve(
    path: &Path,
    mut input: impl Read,
    output: impl Write,
    confine: impl FnOnce(&Limits),
) -> std::io::Result<()> {
    let mut order = Vec::new();
    input.read_to_end(&mut order)?;
    let limits: Limits = postcard::from_bytes(&order).map_err(std::io::Error::other)?;
    confine(&limits);
    let mut pipe = BufWriter::with_capacity(1 << 16, output);
    let name = super::file_name(path);
    let outcome = super::file_bytes(path, &limits).and_then(|bytes| {
        super::read_into(&name, &bytes, &limits, &mut |frame| {
            send(&mut pipe, &frame).map_err(|_| SheetErrorKind::Stopped)
        })
    });
    if let Err(kind) = outcome {
        send(&mut pipe, &Frame::Failed(SheetError::new(&name, kind)))?;
    }
    pipe.flush()
}

fn send(pipe: &mut impl Write, frame: &Frame) -> std::io::Result<()> {
    let bytes = postcard::to_stdvec(frame).map_err(std::io::Error::other)?;
    let length = u32::try_from(bytes.len()).map_err(std::io::Error::other)?;
    pipe.write_all(&length.to_le_bytes())?;
    pipe.write_all(&bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::{Format, Value};

    fn through_the_pipe(bytes: &[u8], cut: usize) -> Result<Workbook, SheetErrorKind> {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("table.csv");
        std::fs::write(&path, bytes).expect("file");
        let order = postcard::to_stdvec(&Limits::default()).expect("order");
        let mut sent = Vec::new();
        serve(&path, order.as_slice(), &mut sent, |_| {}).expect("pipe");
        sent.truncate(sent.len() - cut);
        let work = Work::new();
        let mut collector = Collector::new(&work);
        take_frames(sent.as_slice(), &mut collector)?;
        collector.finish("table.csv")
    }

    #[test]
    fn a_workbook_survives_the_pipe() {
        let book = through_the_pipe("ແຂວງ;ຄົນ\nຫຼວງນ້ຳທາ ແລະ ບໍ່ແກ້ວ;12\n".as_bytes(), 0).expect("book");
        let format = Format::Text { encoding: String::from("UTF-8"), separator: ';' };
        assert_eq!(book.format, format);
        let sheet = book.sheets.first().expect("sheet");
        assert_eq!(sheet.cell(1, 0).value, Value::Text("ຫຼວງນ້ຳທາ ແລະ ບໍ່ແກ້ວ"));
        assert_eq!(sheet.cell(1, 1).value, Value::Text("12"));
    }

    #[test]
    fn a_reader_that_ends_before_the_file_has_failed() {
        assert!(matches!(through_the_pipe(b"a,b\n1,2\n", 3), Err(SheetErrorKind::ReaderFailed(_))));
    }

    #[test]
    fn what_is_wrong_with_the_file_comes_through_the_pipe() {
        assert_eq!(through_the_pipe(b"", 0).err(), Some(SheetErrorKind::Empty));
    }
}
