#!/usr/bin/env bash
# Writes THIRD-PARTY.md: every crate in the program with its version and licence, from Cargo.lock.
# With --check it only tells whether the file is up to date.
set -euo pipefail
cd "$(dirname "$0")/.."

list() {
  echo "# Third-party notices"
  echo
  echo "Crates compiled into Migration Profile on Windows and Linux, from \`Cargo.lock\` by \`packaging/notices.sh\`."
  echo "Fonts, names and data have their own notes in [assets/LICENSES.md](assets/LICENSES.md)."
  echo
  echo "| Crate | Version | Licence |"
  echo "| --- | --- | --- |"
  for target in x86_64-unknown-linux-gnu x86_64-pc-windows-gnu; do
    cargo tree --locked --target "$target" --edges normal --prefix none --format '{p}|{l}'
  done \
    | sed -e 's/ (\*)$//' -e 's/ (proc-macro)//' | grep -v '^migration-profile ' | LC_ALL=C sort -u \
    | awk -F'|' '{ split($1, part, " "); print "| " part[1] " | " substr(part[2], 2) " | " $2 " |" }'
}

if [ "${1:-}" = --check ]; then
  diff <(list) THIRD-PARTY.md >/dev/null || { echo "THIRD-PARTY.md is old: run packaging/notices.sh"; exit 1; }
else
  list > THIRD-PARTY.md
fi
