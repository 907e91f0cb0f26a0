//! Top, wasm: the page. It must not know `prepare`.
