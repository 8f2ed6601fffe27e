#!/usr/bin/env bash
# Runs all tests: format, lints, unit, property, end to end, pages, pictures, docs, architecture.
# Needs Rust (rustup.rs) and a C compiler; no display, no GPU, no network once the crates are fetched.
set -euo pipefail
cd "$(dirname "$0")/.."

step() { printf '\n== %s\n' "$1"; }

for tool in cargo cc; do
  command -v "$tool" >/dev/null || { echo "$tool is missing: install Rust from rustup.rs and a C compiler (Debian: apt-get install gcc)"; exit 1; }
done
cargo fmt --version >/dev/null 2>&1 || rustup component add rustfmt
cargo clippy --version >/dev/null 2>&1 || rustup component add clippy

step "format"
cargo fmt --check

step "lints"
cargo clippy --all-targets -- -D warnings

step "documentation"
RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --lib --quiet

step "tests"
cargo test

step "the command line builds without the window"
cargo check --no-default-features --bin mprofile
if cargo tree --no-default-features -e normal | grep -qE '\b(egui|eframe|winit|glow)\b'; then
  echo "mprofile without the feature gui depends on a window toolkit"; exit 1
fi

step "third-party notices"
packaging/notices.sh --check
