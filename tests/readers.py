"""Opens the files of tests/readers.sh with other people's readers and looks for known numbers."""

import importlib.util
import io
import sys
import zipfile
from pathlib import Path

FOLDER = Path(sys.argv[1])
# International migrants in Lao PDR, UN DESA, edition 2020.
KNOWN = {("2020", "_T"): 48731, ("2020", "F"): 17338, ("2020", "M"): 31393, ("1990", "_T"): 22866}
failed = False


def check(reader, what):
    """Runs a check; a reader that is not installed is said and left out."""

    def run(test):
        global failed
        if importlib.util.find_spec(reader) is None:
            print(f"SKIPPED  {reader} is missing ({what})")
            return test
        try:
            test()
            print(f"ok       {reader}: {what}")
        except Exception as error:  # Every disagreement is shown, not only the first.
            failed = True
            print(f"FAILED   {reader}: {what}: {type(error).__name__}: {error}")
        return test

    return run


@check("openpyxl", "workbook, numbers, frozen panes, chart, properties")
def workbook():
    import openpyxl

    for name, sheets in [("table.xlsx", 4), ("lao.xlsx", 4), ("both.xlsx", 7)]:
        book = openpyxl.load_workbook(FOLDER / name)
        assert len(book.sheetnames) == sheets, book.sheetnames
        sheet = book.worksheets[0]
        numbers = [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, (int, float))]
        assert 48731 in numbers and 17338 in numbers, numbers
        assert sheet.freeze_panes, "no frozen panes"
        assert any(sheet._charts for sheet in book.worksheets), "no chart"
        assert book.properties.title and book.properties.description
        formulas = [c for s in book for r in s.iter_rows() for c in r if c.data_type == "f"]
        assert not formulas, formulas


@check("pyaxis", "PX, codes and values")
def px():
    from pyaxis import pyaxis

    for name in ["table.px", "lao.px"]:
        parsed = pyaxis.parse(uri=str(FOLDER / name), encoding="utf-8")
        data = parsed["DATA"]
        values = set(data["DATA"].astype(str))
        assert {"48731", "17338", "31393"} <= values, sorted(values)
        assert any(key.startswith("SOURCE") for key in parsed["METADATA"]), "no source"


@check("pyjstat", "JSON-stat 2.0")
def jsonstat():
    from pyjstat import pyjstat

    for name in ["table.json", "lao.json"]:
        dataset = pyjstat.Dataset.read((FOLDER / name).read_text(encoding="utf-8"))
        frame = dataset.write("dataframe_list")[0] if False else dataset.write("dataframe", naming="id")
        for (period, sex), value in KNOWN.items():
            row = frame[(frame["period"] == period) & (frame["sex"] == sex)]
            assert float(row["value"].iloc[0]) == value, (period, sex, row)


@check("pysdmx", "structure message and SDMX-CSV 2.0")
def pysdmx():
    from pysdmx.io import read_sdmx

    for name in ["table", "lao"]:
        structures = read_sdmx(FOLDER / f"{name}.structure.xml", validate=False)
        assert len(structures.get_codelists()) >= 6
        (flow,) = structures.get_dataflows()
        assert flow.id == "DF_IMM_STOCK", flow
        (definition,) = structures.get_data_structure_definitions()
        ids = [component.id for component in definition.components]
        assert {"REF_AREA", "SEX", "SOURCE", "EDITION", "TIME_PERIOD", "OBS_VALUE"} <= set(ids), ids
        message = read_sdmx(FOLDER / f"{name}.sdmx.csv", validate=False)
        data = message.data[0].data
        assert set(ids) <= set(data.columns), (ids, list(data.columns))
        for (period, sex), value in KNOWN.items():
            row = data[(data["TIME_PERIOD"].astype(str) == period) & (data["SEX"] == sex)]
            assert float(row["OBS_VALUE"].iloc[0]) == value, (period, sex)


@check("lxml", "structure message by the SDMX-ML 2.1 schema")
def schema():
    from pysdmx.io import read_sdmx

    read_sdmx(FOLDER / "table.structure.xml", validate=True)


@check("sdmx", "structure message with sdmx1")
def sdmx1():
    import sdmx

    message = sdmx.read_sdmx(FOLDER / "table.structure.xml")
    definition = message.structure["DSD_IMM_STOCK"]
    assert [one.id for one in definition.dimensions][:2] == ["INDICATOR", "REF_AREA"], definition
    assert "F" in message.codelist["CL_SEX"].items


@check("json", "data package: description of each column")
def package():
    import csv
    import json

    with zipfile.ZipFile(FOLDER / "table.csv.zip") as files:
        described = json.loads(files.read("data.csv-metadata.json"))
        names = [column["name"] for column in described["tableSchema"]["columns"]]
        rows = list(csv.reader(io.StringIO(files.read("data.csv").decode("utf-8-sig"))))
        assert rows[0] == names, (rows[0], names)
        assert {"README.txt", "CITATION.txt"} <= set(files.namelist())


sys.exit(1 if failed else 0)
