//! Long jobs: typed stage, progress, stop flag, runner.
//!
//! In: a closure that may take longer than a frame. Out: its result, and on the way a [`Progress`]
//! that the window and the command line show alike. A panic inside becomes [`Outcome::Broken`].

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::sync::{Arc, Mutex};

/// What a job is doing; the words come from `i18n` by [`Stage::id`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Stage {
    /// Not begun.
    Waiting,
    /// Opening a store or a file.
    Opening,
    /// Reading cells.
    Reading,
    /// Making out what a sheet says.
    Understanding,
    /// Comparing with what is stored.
    Comparing,
    /// Writing values.
    Writing,
    /// Answering a question from the store.
    Asking,
    /// Drawing or laying out.
    Drawing,
    /// Writing a file.
    Saving,
    /// Looking for damage.
    Checking,
}

const STAGES: [Stage; 10] = [
    Stage::Waiting,
    Stage::Opening,
    Stage::Reading,
    Stage::Understanding,
    Stage::Comparing,
    Stage::Writing,
    Stage::Asking,
    Stage::Drawing,
    Stage::Saving,
    Stage::Checking,
];

impl Stage {
    /// Message identifier of the stage's words.
    pub fn id(self) -> &'static str {
        match self {
            Self::Waiting => "stage-waiting",
            Self::Opening => "stage-opening",
            Self::Reading => "stage-reading",
            Self::Understanding => "stage-understanding",
            Self::Comparing => "stage-comparing",
            Self::Writing => "stage-writing",
            Self::Asking => "stage-asking",
            Self::Drawing => "stage-drawing",
            Self::Saving => "stage-saving",
            Self::Checking => "stage-checking",
        }
    }

    /// Every stage, for tests of the words.
    pub fn all() -> &'static [Self] {
        &STAGES
    }
}

/// How far a job is. `total` is 0 while it is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What it is doing.
    pub stage: Stage,
    /// Things done in this stage.
    pub done: u64,
    /// Things to do in this stage; 0: not known.
    pub total: u64,
}

/// The job was asked to stop; nothing of it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("stopped")]
pub struct Stopped;

#[derive(Default)]
struct Shared {
    stop: AtomicBool,
    stage: AtomicU8,
    done: AtomicU64,
    total: AtomicU64,
    on_stop: Mutex<Vec<Box<dyn Fn() + Send>>>,
}

/// Handle through which a job tells its progress and learns that it shall stop. Clones share one job.
#[derive(Clone, Default)]
pub struct Work {
    shared: Arc<Shared>,
}

impl std::fmt::Debug for Work {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Work").field(&self.progress()).finish()
    }
}

impl Work {
    /// A new job's handle, also used where nobody watches.
    pub fn new() -> Self {
        Self::default()
    }

    /// Begins a stage with `total` things to do (0: not known).
    pub fn begin(&self, stage: Stage, total: u64) {
        self.shared.stage.store(stage as u8, Ordering::Relaxed);
        self.shared.done.store(0, Ordering::Relaxed);
        self.shared.total.store(total, Ordering::Relaxed);
    }

    /// `count` more things are done.
    pub fn advance(&self, count: u64) {
        self.shared.done.fetch_add(count, Ordering::Relaxed);
    }

    /// Where the job is.
    pub fn progress(&self) -> Progress {
        let stage = usize::from(self.shared.stage.load(Ordering::Relaxed));
        Progress {
            stage: STAGES.get(stage).copied().unwrap_or(Stage::Waiting),
            done: self.shared.done.load(Ordering::Relaxed),
            total: self.shared.total.load(Ordering::Relaxed),
        }
    }

    /// Asks the job to stop, and calls what was registered with [`Work::on_stop`].
    pub fn stop(&self) {
        self.shared.stop.store(true, Ordering::Relaxed);
        if let Ok(list) = self.shared.on_stop.lock() {
            list.iter().for_each(|call| call());
        }
    }

    /// Registers what else must be told to stop, such as a running SQL statement or a child process.
    pub fn on_stop(&self, call: impl Fn() + Send + 'static) {
        if let Ok(mut list) = self.shared.on_stop.lock() {
            list.push(Box::new(call));
        }
    }

    /// Whether the job was asked to stop.
    pub fn stopped(&self) -> bool {
        self.shared.stop.load(Ordering::Relaxed)
    }

    /// To be called between two things of a loop.
    ///
    /// # Errors
    /// [`Stopped`] once [`Work::stop`] was called.
    pub fn check(&self) -> Result<(), Stopped> {
        if self.stopped() { Err(Stopped) } else { Ok(()) }
    }
}

/// What became of a job.
#[derive(Debug)]
pub enum Outcome<T> {
    /// It ran to its end.
    Done(T),
    /// It panicked; the text is for the log.
    Broken(String),
}

/// A job on its own thread.
pub struct Job<T> {
    work: Work,
    answer: Receiver<Outcome<T>>,
}

impl<T: Send + 'static> Job<T> {
    /// Runs `task` on a thread; `wake` is called when the answer is there (it repaints the window).
    pub fn start(
        task: impl FnOnce(&Work) -> T + Send + 'static,
        wake: impl FnOnce() + Send + 'static,
    ) -> Self {
        let work = Work::new();
        let (send, answer) = channel();
        let handle = work.clone();
        std::thread::spawn(move || {
            let outcome = match catch_unwind(AssertUnwindSafe(|| task(&handle))) {
                Ok(value) => Outcome::Done(value),
                Err(panic) => Outcome::Broken(panic_text(panic.as_ref())),
            };
            // The window may have closed meanwhile: then nobody waits for the answer.
            let _ = send.send(outcome);
            wake();
        });
        Self { work, answer }
    }

    /// The job's handle, to show progress and to stop it.
    pub fn work(&self) -> &Work {
        &self.work
    }

    /// The answer if it is there. Gives it once.
    pub fn poll(&self) -> Option<Outcome<T>> {
        match self.answer.try_recv() {
            Ok(outcome) => Some(outcome),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(Outcome::Broken(String::from("the worker is gone"))),
        }
    }

    /// Waits for the answer.
    pub fn wait(&self) -> Outcome<T> {
        self.answer.recv().unwrap_or_else(|_| Outcome::Broken(String::from("the worker is gone")))
    }
}

fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    panic
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| String::from("unknown failure"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_in_a_job_is_an_outcome() {
        let job: Job<()> = Job::start(|_| std::panic::panic_any("broken on purpose"), || {});
        assert!(matches!(job.wait(), Outcome::Broken(text) if text == "broken on purpose"));
    }

    #[test]
    fn a_job_learns_that_it_shall_stop() {
        let job = Job::start(
            |work| {
                while work.check().is_ok() {
                    work.advance(1);
                    std::thread::yield_now();
                }
                7
            },
            || {},
        );
        job.work().stop();
        assert!(matches!(job.wait(), Outcome::Done(7)));
    }
}
