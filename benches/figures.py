"""Times `mprofile figure` beside matplotlib drawing the same lines from the same numbers.

    python benches/figures.py PATH/TO/mprofile STORE

CPU seconds of the whole process, median of five: start, question, figure, file. matplotlib reads the
numbers from a CSV that was written before, so that its time holds no question.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile

DRAW = """
import csv, sys
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
rows = list(csv.reader(open(sys.argv[1], encoding="utf-8-sig")))
numbers = [row for row in rows if row and row[0].isdigit()]
years = [int(row[0]) for row in numbers]
figure, axes = plt.subplots(figsize=(7.2, 5.2), dpi=192)
for column, name in enumerate(["Total", "Women", "Men"], start=1):
    values = [float(row[column]) for row in numbers]
    axes.plot(years, values, marker="o", label=name)
    axes.annotate(name, (years[-1], values[-1]))
axes.set_title("International migrants living in Lao PDR, by sex")
figure.text(0.1, 0.01, "Source: UN DESA, International Migrant Stock, edition 2020")
figure.savefig(sys.argv[2])
"""

QUESTION = [
    "--indicator", "IMM_STOCK", "--source", "UNDESA_IMS", "--edition", "2020",
    "--where", "area=LA", "--rows", "period", "--columns", "sex",
]


def cpu(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    program, store = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder:
        table = os.path.join(folder, "table.csv")
        subprocess.run([program, "table", store, *QUESTION, "--out", table], check=True, stdout=subprocess.DEVNULL)
        for ending in ["svg", "png"]:
            ours, theirs = [], []
            for turn in range(5):
                out = os.path.join(folder, f"{turn}.{ending}")
                ours.append(cpu([program, "figure", store, *QUESTION, "--kind", "line", "--out", out]))
                theirs.append(cpu([sys.executable, "-c", DRAW, table, os.path.join(folder, f"m{turn}.{ending}")]))
            print(f"{ending}: mprofile {statistics.median(ours):.2f} s, matplotlib {statistics.median(theirs):.2f} s")


main()
