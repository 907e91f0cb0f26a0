//! How a command ends that is not done; the command line makes its exit code of it.

use std::io;

/// What went wrong.
pub(super) enum Failure {
    /// The input was at fault.
    Input(anyhow::Error),
    /// As before, and it has been reported already.
    Reported,
    /// The command was.
    Usage(String),
    /// Whoever read the output wants no more of it.
    Closed,
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        let closed = |cause: &(dyn std::error::Error + 'static)| {
            cause.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe)
        };
        if error.chain().any(closed) { Failure::Closed } else { Failure::Input(error) }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        anyhow::Error::from(error).into()
    }
}
