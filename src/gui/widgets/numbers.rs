//! Points to whole pixels and rows.

/// The nearest whole number of a length; 0 for what is negative or no number, capped at `u32::MAX`.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the value is clamped into the range before, and NaN becomes 0"
)]
pub fn whole(length: f32) -> u32 {
    length.round().clamp(0.0, 4_294_967_000.0) as u32
}
