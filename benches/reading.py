"""Time and peak memory of reading the same files: this program, polars (fastexcel), pandas, openpyxl.

    python benches/reading.py make FOLDER                 files of 100,000 and 1,000,000 rows × 8 columns
    python benches/reading.py read MPROFILE FILE…         reads each with each

This program also makes out what the cells mean; the others give cells only. Each way runs in a process of its
own; one that is not installed is left out. Needs XlsxWriter for making.
"""

import os
import sys
import time

SEXES, YEARS = ["Female", "Male", "Total"], range(2001, 2021)


def rows(count):
    for number in range(count):
        yield (f"Indicator {number // 60000}", f"District {number // 60 % 1000}", SEXES[number % 3],
               f"{number // 3 % 20 * 5}-{number // 3 % 20 * 5 + 4}", YEARS[number // 60 % 20], number * 7 % 9973,
               "persons", "")


HEAD = ("Indicator", "Area", "Sex", "Age group", "Year", "Value", "Unit", "Remark")


def make(folder):
    import csv

    import xlsxwriter
    for count, name in [(100_000, "100k"), (1_000_000, "1m")]:
        with open(f"{folder}/{name}.csv", "w", newline="", encoding="utf-8") as out:
            writer = csv.writer(out)
            writer.writerow(HEAD)
            writer.writerows(rows(count))
        book = xlsxwriter.Workbook(f"{folder}/{name}.xlsx", {"constant_memory": True})
        page = book.add_worksheet("Data")
        for at, row in enumerate([HEAD, *rows(count)] if count < 200_000 else _with_head(count)):
            page.write_row(at, 0, row)
        book.close()


def _with_head(count):
    yield HEAD
    yield from rows(count)


def ours(program):
    def task(path):
        os.execv(program, [program, "read", path])
    return task


def with_polars(path):
    import polars
    frame = polars.read_excel(path) if path.endswith(".xlsx") else polars.read_csv(path)
    assert frame.height


def with_pandas(path):
    import pandas
    frame = pandas.read_excel(path) if path.endswith(".xlsx") else pandas.read_csv(path)
    assert len(frame)


def with_openpyxl(path):
    import openpyxl
    if not path.endswith(".xlsx"):
        raise SystemExit(3)
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    assert sum(1 for _ in book.worksheets[0].iter_rows(values_only=True))


def measured(name, task, path):
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        with open(os.devnull, "w") as nothing:
            os.dup2(nothing.fileno(), 1)
            os.dup2(nothing.fileno(), 2)
        try:
            task(path)
        except BaseException:  # noqa: BLE001  the line is left out
            os._exit(1)
        os._exit(0)
    begun = time.perf_counter()
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - begun
    if status == 0:
        cpu = usage.ru_utime + usage.ru_stime
        print(f"{os.path.basename(path):10} {name:14} wall {wall:7.1f} s   CPU {cpu:7.1f} s   "
              f"peak {usage.ru_maxrss / 1024:7.0f} MB")


def main():
    if sys.argv[1] == "make":
        return make(sys.argv[2])
    ways = [("this program", ours(sys.argv[2])), ("polars", with_polars), ("pandas", with_pandas),
            ("openpyxl", with_openpyxl)]
    for path in sys.argv[3:]:
        for name, task in ways:
            measured(name, task, path)


if __name__ == "__main__":
    main()
