"""Large tables, every way in and out, beside LibreOffice converting the same workbook: CPU seconds and peak memory.

`python -m tests.bench.tables WAY FOLDER ROWS` is one measurement, in a process of its own. CPU seconds, of a process
and those it starts, are nearly the same on a busy machine.
"""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from math import log10
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from perfdesk.desk.exporting import export_tables
from perfdesk.desk.plain_forms import tsv_of
from perfdesk.desk.starting import new_desk
from perfdesk.formats.reading import read_file

SIZES = (100, 1_000, 10_000)
SMALL = 1_000
"""Rows up to which forms with pages are measured: ten thousand rows are a thousand pages."""
ROUNDS = 3
"""How often that is measured of which a small size has a goal; all else once, for CPU seconds hardly differ."""

Cost = tuple[float, float]
"""CPU seconds, and MB at most in one process."""
Costs = dict[tuple[str, int], Cost]


def measure() -> Iterator[str]:
    """Each line as soon as it is known."""
    if shutil.which("soffice") is None:
        yield "not measured: soffice is not installed"
        return
    costs: Costs = {}
    with TemporaryDirectory() as folder:
        for rows in SIZES:
            _make_files(folder, rows)
            for way, cost in _measured(Path(folder), rows):
                costs[way, rows] = cost
                yield _told(way, rows, costs)
    for way in (*PROGRAM, *WAYS):
        yield _curve(way, costs)
    for way, form, rows, goal in GOALS:
        ours, theirs = costs[way, rows][0], costs[f"soffice {form}", rows][0]
        yield f"{way} of {rows:,} rows: {ours / theirs:.2f}× of LibreOffice's {form} (goal {goal})"
    seconds, peak = costs["check", SIZES[-1]]
    yield f"check of {SIZES[-1]:,} rows: {seconds:.2f} s (goal 4), {peak:.0f} MB (goal 350)"


def _make_files(folder: str, rows: int) -> None:
    """In a process of its own: a process that starts another passes its own peak of memory on to it."""
    pages = ["pages"] if rows <= SMALL else []
    subprocess.run([sys.executable, "-m", "tests.bench.table_files", folder, str(rows), *pages], check=True)


GOALS = (
    ("import", "csv", 1_000, "1.0"),
    ("import", "csv", 10_000, "2.0"),
    ("write xlsx", "xlsx", 10_000, "1.5"),
)


def _told(way: str, rows: int, costs: Costs) -> str:
    (seconds, peak), (theirs, _) = costs[way, rows], costs["soffice csv", rows]
    return (
        f"{rows:6,} rows, {way}: {seconds:.2f} s, {seconds / theirs:.2f}× of LibreOffice's csv, {peak:.0f} MB"
    )


def _curve(way: str, costs: Costs) -> str:
    """How the cost grows from the smallest to the largest size measured, by the exponent of the rows."""
    sizes = [rows for rows in SIZES if (way, rows) in costs]
    first, last = sizes[0], sizes[-1]
    growth = log10(costs[way, last][0] / costs[way, first][0]) / log10(last / first)
    return f"{way}: exponent {growth:.2f} from {first:,} to {last:,} rows (goal 1.1)"


def _measured(folder: Path, rows: int) -> Iterator[tuple[str, Cost]]:
    """Medians. What is measured in one round follows on one another, so what else runs here falls on all of it."""
    ways = _ways(folder, rows)
    often = [way for way in ways if way in _compared(rows)]
    rounds = [[ways[way]() for way in often] for _ in range(ROUNDS)]
    for way, costs in zip(often, zip(*rounds, strict=True), strict=True):
        seconds, peaks = zip(*costs, strict=True)
        yield way, (median(seconds), median(peaks))
    for way, cost in ways.items():
        if way not in often:
            yield way, cost()


def _compared(rows: int) -> set[str]:
    """The ways whose costs at a small size have a goal: other programs weigh more there."""
    goals = [(way, f"soffice {form}") for way, form, at, _ in GOALS if at == rows <= SMALL]
    return {way for pair in goals for way in pair}


def _ways(folder: Path, rows: int) -> dict[str, Callable[[], Cost]]:
    """LibreOffice first: all else is compared to it."""
    name = f"{folder}/{rows}.xlsx"
    office = ["soffice", f"-env:UserInstallation=file://{folder}/lo", "--headless", "--convert-to"]
    ours = [sys.executable, "-m", "tests.bench.tables"]
    return {
        **{
            f"soffice {form}": partial(_run, [*office, form, "--outdir", f"{folder}/converted", name])
            for form in ("csv", "xlsx")
        },
        **{way: partial(_run, [sys.executable, *program(name)]) for way, program in PROGRAM.items()},
        **{
            way: partial(_said, [*ours, way, str(folder), str(rows)])
            for way in WAYS
            if rows <= SMALL or way.removeprefix("read ") not in PAGED
        },
    }


def _said(command: list[str]) -> Cost:
    """A way that tells itself what it cost."""
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    seconds, peak = map(float, said.split())
    return seconds, peak


def _run(command: list[str]) -> Cost:
    """A whole program with all that it starts."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


_IMPORT = """
import gc, sys
from pathlib import Path
from perfdesk.desk.reader_child import GARBAGE, cool_down
from perfdesk.desk.reading import read_draft
gc.set_threshold(*GARBAGE)
read_draft(Path(sys.argv[1]))
cool_down()
"""

PROGRAM: dict[str, Callable[[str], list[str]]] = {
    "import": lambda name: ["-c", _IMPORT, name],
    "check": lambda name: ["-m", "perfdesk", "check", name, "-o", f"{name}.found.txt"],
    "convert json": lambda name: ["-m", "perfdesk", "convert", name, "--to", "json", "-o", f"{name}.json"],
    "convert tsv": lambda name: ["-m", "perfdesk", "convert", name, "--to", "tsv", "-o", f"{name}.tsv"],
}
"""From the start of the program until it has ended, with its reading child."""
PAGED = ("docx", "pdf", "txt")


def _read(form: str) -> Callable[[Path, int], float]:
    def way(folder: Path, rows: int) -> float:
        read_file(folder / f"{min(SIZES)}.{form}")  # with what is imported on the way
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
    **{f"read {form}": _read(form) for form in ("xlsx", "xls", "ods", "tsv", "json", *PAGED)},
    "accept": _accept,
    "write xlsx": _write_xlsx,
    "write tsv": _write_tsv,
}
"""Each gives the CPU seconds that were spent before it began."""


def _spent() -> float:
    """Of this process and those it has ended; not by `os.times`, which counts hundredths of a second."""
    used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def _one(way: str, folder: Path, rows: int) -> None:
    start = WAYS[way](folder, rows)
    print(_spent() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    _one(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
