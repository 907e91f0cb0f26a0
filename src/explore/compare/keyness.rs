//! Keyness: which words an article uses more than the others do.
//!
//! Log-likelihood G² (Dunning 1993, as in Rayson and Garside 2000) says how surely the rates differ, the log ratio
//! (Hardie 2014) by how much. The logarithm is computed here, from the bits of the number and a series, so that native
//! and wasm give the same bits.

/// Log-likelihood of a word seen `a` times among `total_a` words and `b` times among `total_b`: 3.84 is the five per
/// cent level, 6.63 the one per cent level, 15.13 that of one in ten thousand.
pub(crate) fn log_likelihood(a: u32, total_a: u32, b: u32, total_b: u32) -> f64 {
    let (a, b) = (f64::from(a), f64::from(b));
    let (of_a, of_b) = (f64::from(total_a), f64::from(total_b));
    if of_a + of_b <= 0.0 {
        return 0.0;
    }
    let rate = (a + b) / (of_a + of_b);
    let part = |seen: f64, expected: f64| {
        if seen > 0.0 && expected > 0.0 { seen * ln(seen / expected) } else { 0.0 }
    };
    (2.0 * (part(a, of_a * rate) + part(b, of_b * rate))).max(0.0)
}

/// Binary logarithm of the ratio of the two rates: 1 is twice as often, 2 four times. A word not seen counts as half
/// an occurrence.
pub(super) fn log_ratio(a: u32, total_a: u32, b: u32, total_b: u32) -> f64 {
    let rate =
        |seen: u32, total: u32| if seen == 0 { 0.5 } else { f64::from(seen) } / f64::from(total.max(1));
    ln(rate(a, total_a) / rate(b, total_b)) / std::f64::consts::LN_2
}

/// Natural logarithm of a positive normal number: exponent and mantissa from its bits, the mantissa by the series of
/// the inverse hyperbolic tangent. Right to about 15 digits.
fn ln(x: f64) -> f64 {
    let bits = x.to_bits();
    let mut exponent = f64::from(((bits >> 52) & 0x7FF) as i32 - 1023);
    let mut mantissa = f64::from_bits((bits & 0x000F_FFFF_FFFF_FFFF) | 0x3FF0_0000_0000_0000);
    if mantissa > std::f64::consts::SQRT_2 {
        mantissa /= 2.0;
        exponent += 1.0;
    }
    let t = (mantissa - 1.0) / (mantissa + 1.0);
    let square = t * t;
    let mut sum = 0.0;
    for n in (0..12).rev() {
        sum = sum * square + 1.0 / f64::from(2 * n + 1);
    }
    2.0 * t * sum + exponent * std::f64::consts::LN_2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logarithm_is_right() {
        for x in [1e-6, 0.3, 0.99, 1.0, 1.01, 1.37, 1.5, 2.0, 10.0, 12_345.678, 1e9] {
            let error = (ln(x) - f64::ln(x)).abs();
            assert!(error <= 1e-13 * f64::ln(x).abs().max(1.0), "{x}: {error}");
        }
    }

    #[test]
    fn published_figures() {
        // 10 of 10,000 words against 2 of 20,000: worked by hand from the formula
        let expected = 2.0 * (10.0 * f64::ln(10.0 / 4.0) + 2.0 * f64::ln(2.0 / 8.0));
        assert!((log_likelihood(10, 10_000, 2, 20_000) - expected).abs() < 1e-9);
        assert!((log_ratio(10, 10_000, 5, 20_000) - 2.0).abs() < 1e-12);
        assert!(log_likelihood(5, 1000, 10, 2000).abs() < 1e-9);
        assert!(log_likelihood(0, 0, 0, 0).abs() < 1e-9);
    }
}
