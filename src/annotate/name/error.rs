//! What is wrong with a model. Knows nothing of what stands in one.

/// What is wrong with the bytes of a model, or of the clusters that it was learnt with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a model of names: {0}")]
pub struct ModelError(pub(super) &'static str);
