#!/usr/bin/env bash
# Loads what `mprofile publish` writes into a real PostgreSQL on a socket in a temporary folder: everything,
# the same again, then only what changed; and compares the counts.
# Needs: cargo; initdb, pg_ctl and psql (Debian: apt-get install postgresql). PostgreSQL refuses to run as
# root: then the script lends its server to the user "postgres" or "nobody".
set -euo pipefail
cd "$(dirname "$0")/.."

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1 || true)
[ -x "${bin:-}/initdb" ] || bin=$(dirname "$(command -v initdb || true)" 2>/dev/null || true)
if [ ! -x "${bin:-}/initdb" ]; then
  echo "SKIPPED  PostgreSQL is missing (Debian: apt-get install postgresql)"; exit 0
fi
cargo build --quiet --bin mprofile
mprofile=$PWD/target/debug/mprofile
work=$(mktemp -d)
run() { "$@"; }
if [ "$(id -u)" = 0 ]; then
  owner=postgres; id -u postgres >/dev/null 2>&1 || owner=nobody
  run() { setpriv --reuid="$owner" --regid="$(id -g "$owner")" --clear-groups "$@"; }
  chown "$owner" "$work"
fi
stop() { run "$bin/pg_ctl" -D "$work/data" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$work"; }
trap stop EXIT
cd "$work"
run "$bin/initdb" -D "$work/data" -U tester -A trust --encoding=UTF8 --no-locale >/dev/null
run "$bin/pg_ctl" -D "$work/data" -w -o "-c listen_addresses='' -k $work" -l "$work/log" start >/dev/null
psql() { command psql -h "$work" -U tester -d postgres -qAtX -v ON_ERROR_STOP=1 "$@"; }
load() { (cd "$1" && psql -f load.sql); }
expect() { # words, SQL, wanted
  got=$(psql -c "$2")
  [ "$got" = "$3" ] || { echo "FAILED   $1: $got instead of $3"; exit 1; }
  echo "ok       $1: $got"
}
counts="SELECT count(*), count(value), round(sum(value)::numeric, 2), max(xmin::text::bigint) FROM mprofile.value"

"$mprofile" new s.mprofile --example >/dev/null
"$mprofile" publish s.mprofile --out all >/dev/null
lines=$(python3 -c "import csv; print(sum(1 for _ in csv.reader(open('all/value.csv', encoding='utf-8'))) - 1)")
load all
expect "every value is there" "SELECT count(*) FROM mprofile.value" "$lines"
expect "migrants in Lao PDR in 2020" "SELECT total || ' ' || women || ' ' || men FROM mprofile.by_sex WHERE indicator = 'IMM_STOCK' AND area = 'LA' AND period = '2020' AND edition = '2020'" "48731 17338 31393"
before=$(psql -c "$counts")
load all
expect "loading twice changes nothing" "$counts" "$before"
expect "no withheld number" "SELECT count(*) FROM mprofile.value WHERE (conf_status <> 'F' OR obs_status = 'Q') AND value IS NOT NULL" 0
for view in named_value recommended_value newest_value by_sex by_province coverage; do
  psql -c "SELECT count(*) FROM mprofile.$view" >/dev/null && echo "ok       view $view"
done
expect "tables without a comment" "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname = 'mprofile' AND relkind IN ('r', 'v') AND obj_description(c.oid) IS NULL" 0

last=$(psql -c "SELECT max(change) FROM mprofile.loaded")
cat > more.csv <<'CSV'
indicator,area,period,sex,value,unit,obs_status,conf_status,note
IMM_STOCK,LA,2021,,49999,PS,A,F,
IMM_STOCK,LA,2022,F,3,PS,A,C,
CSV
"$mprofile" add source s.mprofile QUOTED --name-en '=1+1 "quoted"; it'"'"'s' --kind continuing >/dev/null
"$mprofile" import s.mprofile more.csv --source UNDESA_IMS --edition 2099 >/dev/null 2>&1 || "$mprofile" import s.mprofile more.csv --source UNDESA_IMS --edition 2099
"$mprofile" publish s.mprofile --out changed --since "$last" >/dev/null
load changed
expect "two values more" "SELECT count(*) FROM mprofile.value" $((lines + 2))
expect "texts as they are" "SELECT name_en FROM mprofile.source WHERE code = 'QUOTED'" '=1+1 "quoted"; it'"'"'s'
expect "the confidential number stayed at home" "SELECT count(*) FROM mprofile.value WHERE edition = '2099' AND period = '2022' AND value IS NULL AND obs_status = 'Q'" 1
load changed
expect "once more, nothing" "SELECT count(*) FROM mprofile.value" $((lines + 2))
if load all 2>/dev/null; then echo "FAILED   an older folder was loaded over a newer one"; exit 1; fi
echo "ok       an older folder is refused"
"$mprofile" undo s.mprofile >/dev/null
"$mprofile" publish s.mprofile --out undone --since $((last + 2)) >/dev/null
load undone
expect "what was taken back is gone" "SELECT count(*) FROM mprofile.value" "$lines"
