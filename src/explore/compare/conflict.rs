//! Contradictions between matched claims.
