#!/usr/bin/env bash
# Opens what the program writes with other people's readers: openpyxl, LibreOffice, pyaxis, pyjstat, pysdmx,
# sdmx1. A reader that is missing is said aloud and left out; a reader that disagrees fails the script.
# Needs: cargo; python3 with any of openpyxl pyaxis pyjstat pysdmx[xml,data] sdmx1 (PYTHON=… names another
# interpreter); libreoffice for .ods and .xlsx.
set -euo pipefail
cd "$(dirname "$0")/.."

python=${PYTHON:-python3}
command -v "$python" >/dev/null || { echo "$python is missing: install Python 3 or name it with PYTHON=…"; exit 1; }
cargo build --quiet --bin mprofile
mprofile=$PWD/target/debug/mprofile
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$mprofile" new "$work/s.mprofile" --example >/dev/null
table() { "$mprofile" table "$work/s.mprofile" --indicator IMM_STOCK --where area=LA --where edition=2020 --rows period --columns sex "$@" >/dev/null; }
for ending in xlsx ods csv html px json sdmx.csv csv.zip; do
  table --out "$work/table.$ending"
  table --lang lo --out "$work/lao.$ending"
done
table --both --out "$work/both.xlsx"
table --both --out "$work/both.ods"

"$python" tests/readers.py "$work"

if command -v soffice >/dev/null; then
  for file in table.ods lao.ods both.ods table.xlsx lao.xlsx both.xlsx; do
    soffice -env:UserInstallation="file://$work/office" --headless --convert-to csv:"Text - txt - csv (StarCalc)":44,34,76,1,,0,false,true,false,false,false,1 \
      --outdir "$work/office-$file" "$work/$file" >/dev/null 2>&1
    converted=$(find "$work/office-$file" -name '*.csv' 2>/dev/null | head -1)
    [ -n "$converted" ] || { echo "LibreOffice cannot open $file"; exit 1; }
    grep -q '48,*731' "$converted" || { echo "LibreOffice finds no 48,731 in $file:"; cat "$converted"; exit 1; }
    echo "ok       LibreOffice: $file"
  done
else
  echo "SKIPPED  LibreOffice is missing (Debian: apt-get install libreoffice-calc)"
fi
