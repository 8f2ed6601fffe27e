"""What a person would take instead, on the same files and the same values.

    python benches/compare.py import FILE.xlsx|FILE.csv SQLITE   read a file, write it to SQLite
    python benches/compare.py ask STORE                          the questions of `benchmark ask`, in DuckDB

Needs polars, fastexcel, pandas, openpyxl and duckdb; each way runs in a process of its own, and one that is
not installed is left out. Prints wall time, CPU time and peak memory.
"""

import importlib.util
import os
import resource
import sqlite3
import sys
import time


def measured(name, task):
    """Runs a task in a child, so that memory is that of this task alone."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        try:
            task()
        except Exception as error:  # noqa: BLE001  the line says what went wrong
            print(f"{name}: {error}")
            os._exit(1)
        os._exit(0)
    begun = time.perf_counter()
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - begun
    cpu = usage.ru_utime + usage.ru_stime
    if status == 0:
        print(f"{name:28} wall {wall:7.1f} s   CPU {cpu:7.1f} s   peak {usage.ru_maxrss / 1024:7.0f} MB")


def to_sqlite(rows, out):
    if os.path.exists(out):
        os.remove(out)
    base = sqlite3.connect(out)
    base.execute("CREATE TABLE t (indicator TEXT, area TEXT, sex TEXT, age TEXT, year INT, value REAL, unit TEXT,"
                 " remark TEXT, PRIMARY KEY (indicator, area, sex, age, year)) WITHOUT ROWID")
    base.executemany("INSERT OR REPLACE INTO t VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    base.commit()


def with_polars(path, out):
    import polars
    frame = polars.read_excel(path) if path.endswith(".xlsx") else polars.read_csv(path)
    to_sqlite(frame.iter_rows(), out)


def with_pandas(path, out):
    import pandas
    frame = pandas.read_excel(path) if path.endswith(".xlsx") else pandas.read_csv(path)
    to_sqlite(frame.itertuples(index=False), out)


def times_of(name, task, times):
    found = []
    for turn in range(times):
        begun = time.perf_counter()
        task(turn)
        found.append((time.perf_counter() - begun) * 1000)
    found.sort()
    print(f"DuckDB: {name:26} median {found[times // 2]:9.2f} ms   95 % {found[times * 95 // 100]:9.2f} ms")


def ask(store):
    import duckdb
    source = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
    base = duckdb.connect()
    base.execute("CREATE TABLE o (indicator INT, dims VARCHAR, area INT, period BIGINT, publication INT, value DOUBLE)")
    query = ("SELECT indicator, dims, area, period, publication, value FROM observation"
             " JOIN series ON series.id = series ORDER BY series, area, period")
    import pandas
    for part in pandas.read_sql_query(query, source, chunksize=500_000):
        base.append("o", part)
    indicators = [row[0] for row in base.execute("SELECT DISTINCT indicator FROM o ORDER BY 1").fetchall()]
    home = source.execute("SELECT id FROM item WHERE list = 'area' AND code = 'LA'").fetchone()[0]
    base.execute("SET threads = 2")

    def pick(turn):
        return indicators[turn * 37 % len(indicators)]

    times_of("table: period by sex", lambda turn: base.execute(
        "SELECT period, publication, max(value) FILTER (dims = ''), max(value) FILTER (dims = 'sex=F'),"
        " max(value) FILTER (dims = 'sex=M') FROM o WHERE indicator = ? AND area = ? GROUP BY ALL ORDER BY ALL",
        [pick(turn), home]).fetchall(), 300)
    times_of("areas by period", lambda turn: base.execute(
        "SELECT area, period, value FROM o WHERE indicator = ? AND dims = ''", [pick(turn)]).fetchall(), 60)
    times_of("whole indicator", lambda turn: base.execute(
        "SELECT * FROM o WHERE indicator = ?", [pick(turn)]).fetchall(), 20)
    times_of("counts of the store", lambda turn: base.execute(
        "SELECT indicator, publication, count(*), max(period) FROM o GROUP BY ALL").fetchall(), 50)
    print(f"DuckDB: peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB, values in memory")


def main():
    if sys.argv[1] == "ask":
        ask(sys.argv[2])
        return
    path, out = sys.argv[2], sys.argv[3]
    ways = [("polars + SQLite", "polars", with_polars), ("pandas + openpyxl + SQLite", "pandas", with_pandas)]
    for name, module, way in ways:
        if importlib.util.find_spec(module):
            measured(name, lambda way=way: way(path, out))


if __name__ == "__main__":
    main()
