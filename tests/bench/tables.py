"""Large tables, every way in and out, beside LibreOffice converting the same workbook: CPU seconds and peak memory.

`python -m tests.bench.tables WAY FOLDER ROWS` is one measurement, in a process of its own.
"""

import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from math import log10
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from perfdesk import cli
from perfdesk.desk.exporting import export_tables
from perfdesk.desk.plain_forms import json_of, save_text, tsv_of
from perfdesk.desk.reader_child import cool_down
from perfdesk.desk.reading import read_draft
from perfdesk.desk.starting import new_desk
from perfdesk.formats.reading import read_file
from tests.bench.big_table import big_table

SIZES = (100, 1_000, 10_000)
ROUNDS = 3
BY_LIBREOFFICE = ("xls", "ods")
"""How the workbook comes into the other forms."""

Cost = tuple[float, float]
"""CPU seconds, and MB at most in one process."""


def measure() -> Iterator[str]:
    if shutil.which("soffice") is None:
        yield "not measured: soffice is not installed"
        return
    with TemporaryDirectory() as folder:
        for rows in SIZES:
            _make(Path(folder), rows)
        costs = {each: _median(rounds) for each, rounds in _rounds(Path(folder)).items()}
    for way in WAYS:
        exponent = log10(costs[way, SIZES[-1]][0] / costs[way, SIZES[0]][0]) / log10(SIZES[-1] / SIZES[0])
        curve = ", ".join(f"{rows:,} rows {costs[way, rows][0]:.2f} s" for rows in SIZES)
        yield f"{way}: {curve} (exponent {exponent:.2f}), {costs[way, SIZES[-1]][1]:.0f} MB"
    for way, form, rows, goal in GOALS:
        ours, theirs = costs[way, rows][0], costs[f"soffice {form}", rows][0]
        yield (
            f"{way} of {rows:,} rows: {ours / theirs:.2f}× of LibreOffice's {form}, {theirs:.2f} s (goal {goal})"
        )


GOALS = (
    ("import", "csv", 1_000, "1.0"),
    ("import", "csv", 10_000, "2.0"),
    ("read xlsx", "csv", 1_000, "1.0"),
    ("read xlsx", "csv", 10_000, "2.0"),
    ("write xlsx", "xlsx", 10_000, "1.5"),
)


def _make(folder: Path, rows: int) -> None:
    """The same table in every form that is read."""
    table, name = big_table(rows, 6 * rows), folder / f"{rows}.xlsx"
    export_tables((table,), name)
    save_text([tsv_of((table,))], folder / f"{rows}.tsv")
    draft = read_file(name)
    said = json_of(draft, (), lambda finding: finding.rule)
    save_text([json.dumps(said, ensure_ascii=False)], folder / f"{rows}.json")
    for form in BY_LIBREOFFICE:
        subprocess.run(_convert(folder, rows, form, folder), check=True, capture_output=True)


def _convert(folder: Path, rows: int, form: str, into: Path) -> list[str]:
    own = f"-env:UserInstallation=file://{folder}/lo"
    return [
        "soffice",
        own,
        "--headless",
        "--convert-to",
        form,
        "--outdir",
        str(into),
        f"{folder}/{rows}.xlsx",
    ]


def _rounds(folder: Path) -> dict[tuple[str, int], list[Cost]]:
    """All measurements, those of one round one after another, so that what else runs here falls on all of them."""
    costs: dict[tuple[str, int], list[Cost]] = {}
    for _ in range(ROUNDS):
        for rows in SIZES:
            for form in ("csv", "xlsx"):
                before = _children()
                converted = _convert(folder, rows, form, folder / "converted")
                subprocess.run(converted, check=True, capture_output=True)
                costs.setdefault((f"soffice {form}", rows), []).append((_children() - before, 0.0))
            for way in WAYS:
                asked = [sys.executable, "-m", "tests.bench.tables", way, str(folder), str(rows)]
                said = subprocess.run(asked, check=True, capture_output=True, text=True).stdout
                seconds, peak = map(float, said.split())
                costs.setdefault((way, rows), []).append((seconds, peak))
    return costs


def _median(costs: list[Cost]) -> Cost:
    return median(seconds for seconds, _ in costs), median(peak for _, peak in costs)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _import(folder: Path, rows: int) -> float:
    """The whole program with its reading child, from the start until the draft is there."""
    read_draft(folder / f"{rows}.xlsx")
    return 0.0


def _check(folder: Path, rows: int) -> float:
    cli.run(["check", str(folder / f"{rows}.xlsx"), "-o", str(folder / "found.txt")], lambda *_: "")
    return 0.0


def _read(form: str) -> Callable[[Path, int], float]:
    def way(folder: Path, rows: int) -> float:
        read_file(folder / f"{SIZES[0]}.{form}")  # with what is imported on the way
        start = _spent()
        read_file(folder / f"{rows}.{form}")
        return start

    return way


def _write_xlsx(folder: Path, rows: int) -> float:
    tables = read_file(folder / f"{rows}.tsv").tables
    start = _spent()
    export_tables(tables, folder / "written.xlsx")
    return start


def _write_tsv(folder: Path, rows: int) -> float:
    tables = read_file(folder / f"{rows}.tsv").tables
    start = _spent()
    tsv_of(tables)
    return start


def _accept(folder: Path, rows: int) -> float:
    draft = read_file(folder / f"{rows}.tsv")
    start = _spent()
    with TemporaryDirectory(dir=folder) as place:
        desk = new_desk(Path(place) / "new.perfdesk", "bench")
        desk.accept(draft)
        desk.close()
    return start


WAYS: dict[str, Callable[[Path, int], float]] = {
    "import": _import,
    "check": _check,
    **{f"read {form}": _read(form) for form in ("xlsx", *BY_LIBREOFFICE, "tsv", "json")},
    "accept": _accept,
    "write xlsx": _write_xlsx,
    "write tsv": _write_tsv,
}
"""Each gives the CPU seconds that were spent before it began; 0 for the whole program."""


def _spent() -> float:
    """Of this process and those it has ended."""
    return sum(os.times()[:4])


def _one(way: str, folder: Path, rows: int) -> None:
    start = WAYS[way](folder, rows)
    cool_down()
    users = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    peak = max(resource.getrusage(who).ru_maxrss for who in users) / 1024
    print(_spent() - start, peak)


if __name__ == "__main__":
    _one(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
