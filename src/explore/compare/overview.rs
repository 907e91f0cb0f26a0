//! Overview: shared and own entities, dates and words.
