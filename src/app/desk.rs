//! A worker that owns a session, so that the window never waits for a disk: tasks go in, answers come
//! back when they are there. Two desks serve a window, one to read and one to change.

use super::{AppError, ErrorKind, Session};
use crate::domain::Message;
use crate::work::Work;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};

type Task = Box<dyn FnOnce(&mut Session) + Send>;

/// A worker thread with a session of its own. Tasks run one after another in the order they came.
pub struct Desk {
    send: Sender<Task>,
    wake: Arc<dyn Fn() + Send + Sync>,
}

/// An answer on its way. Dropping it means nobody waits any more: a task not yet begun is left out.
pub struct Pending<T> {
    work: Work,
    answer: Receiver<Result<T, AppError>>,
}

impl Desk {
    /// Starts the worker; `wake` is called after each task (the window repaints itself).
    pub fn start(mut session: Session, wake: impl Fn() + Send + Sync + 'static) -> Self {
        let (send, tasks) = channel::<Task>();
        std::thread::spawn(move || {
            for task in tasks {
                task(&mut session);
            }
        });
        Self { send, wake: Arc::new(wake) }
    }

    /// Puts a task on the desk.
    pub fn ask<T: Send + 'static>(
        &self,
        task: impl FnOnce(&mut Session, &Work) -> Result<T, AppError> + Send + 'static,
    ) -> Pending<T> {
        let work = Work::new();
        let (send, answer) = channel();
        let (handle, wake) = (work.clone(), Arc::clone(&self.wake));
        let run: Task = Box::new(move |session| {
            let result = if handle.stopped() {
                Err(AppError::from(crate::work::Stopped))
            } else {
                // A defect in one task must not end the window: it becomes a sentence and a line in the log.
                catch_unwind(AssertUnwindSafe(|| task(session, &handle))).unwrap_or_else(|_| Err(broken()))
            };
            // Nobody may wait for it any more.
            let _ = send.send(result);
            wake();
        });
        // The worker ends only with the desk.
        let _ = self.send.send(run);
        Pending { work, answer }
    }
}

impl<T> Pending<T> {
    /// The task's handle, to show progress and to stop it.
    pub fn work(&self) -> &Work {
        &self.work
    }

    /// The answer if it is there. Gives it once.
    pub fn poll(&self) -> Option<Result<T, AppError>> {
        match self.answer.try_recv() {
            Ok(result) => Some(result),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(Err(broken())),
        }
    }

    /// Waits for the answer.
    ///
    /// # Errors
    /// The task's own.
    pub fn wait(&self) -> Result<T, AppError> {
        self.answer.recv().unwrap_or_else(|_| Err(broken()))
    }
}

impl<T> Drop for Pending<T> {
    fn drop(&mut self) {
        self.work.stop();
    }
}

fn broken() -> AppError {
    AppError::new(ErrorKind::Store, Message::new("app-broken"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Who;

    #[test]
    fn a_defect_in_a_task_is_an_answer_and_the_desk_goes_on() {
        let desk = Desk::start(Session::new(Who::default()), || {});
        let broken = desk.ask(|_, _| -> Result<(), AppError> { panic!("on purpose") });
        assert_eq!(broken.wait().expect_err("broken").message.id, "app-broken");
        assert_eq!(desk.ask(|_, _| Ok(7)).wait().expect("answer"), 7);
    }

    #[test]
    fn a_task_nobody_waits_for_is_left_out() {
        let desk = Desk::start(Session::new(Who::default()), || {});
        let (open, gate) = channel::<()>();
        let first = desk.ask(move |_, _| {
            let _ = gate.recv();
            Ok(())
        });
        let (ran, seen) = channel();
        drop(desk.ask(move |_, _| {
            let _ = ran.send(());
            Ok(())
        }));
        open.send(()).expect("gate");
        first.wait().expect("first");
        desk.ask(|_, _| Ok(())).wait().expect("last");
        assert!(seen.try_recv().is_err());
    }
}
