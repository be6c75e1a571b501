"""How fast PDFs of 7 and 100 pages become exact cells, against pdftotext's words with boxes and pdfplumber's tables.

CPU seconds, the best of some runs in turns. Beside them the floor: PDFium loading each page and its text, before
anything is asked of it. Needs LibreOffice to print the PDFs, and pdftotext.
"""

import resource as process
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from perfdesk.domain.identity import new_id
from perfdesk.domain.table import TargetTable
from perfdesk.formats.pdf import read_pdf
from perfdesk.formats.reading import read_file
from perfdesk.formats.recognise.columns import squeeze
from perfdesk.resources import resource
from tests.formats.printed import WAYS, print_table, rows_of

PAGES = (7, 100)
ROUNDS = 5
_OURS = """
import sys, time
from perfdesk.formats.pdf import read_pdf
data = open(sys.argv[1], "rb").read()
begin = time.process_time()
read_pdf(data)
print(time.process_time() - begin)
"""
_FLOOR = """
import sys, time
from perfdesk.formats.pdf.pdfium import loaded, opened, pdfium
data = open(sys.argv[1], "rb").read()
begin = time.process_time()
with opened(data) as (document, count):
    for number in range(1, count + 1):
        with loaded(document, number) as page:
            pdfium().FPDFText_ClosePage(pdfium().FPDFText_LoadPage(page))
print(time.process_time() - begin)
"""
_PLUMBER = """
import sys, pdfplumber
with pdfplumber.open(sys.argv[1]) as pdf:
    cells = [cell for page in pdf.pages for table in page.extract_tables() for row in table for cell in row]
print(len(cells))
"""


def measure() -> Iterator[str]:
    if not shutil.which("soffice") or not shutil.which("pdftotext"):
        yield "skipped: needs LibreOffice and pdftotext"
        return
    with TemporaryDirectory() as folder:
        for pages in PAGES:
            table, path, count = _printed(pages, Path(folder))
            yield from _compared(table, path, count, plumber=pages == PAGES[0])


def _compared(table: TargetTable, path: Path, pages: int, *, plumber: bool) -> Iterator[str]:
    runs = [_run_in_turns(path) for _ in range(ROUNDS)]
    whole, alone, floor, words = map(min, zip(*runs, strict=True))
    exact, of = _exact(table, path)
    yield f"{pages} pages, {exact} of {of} cells exact: {alone / pages * 1000:.1f} ms a page in a warm child"
    yield f"against pdftotext -bbox-layout ({words / pages * 1000:.1f} ms a page): {alone / words:.2f}×"
    yield f"the floor, PDFium loading pages and text ({floor / pages * 1000:.1f} ms a page): {floor / words:.2f}×"
    yield f"with starting Python and loading everything: {whole / words:.2f}×"
    if plumber:
        tables, _ = _cpu([sys.executable, "-c", _PLUMBER, str(path)])
        yield f"against pdfplumber ({tables / pages * 1000:.0f} ms a page): {whole / tables:.2f}×"


def _run_in_turns(path: Path) -> tuple[float, float, float, float]:
    """CPU seconds of the whole process, of reading alone, of the floor, and of pdftotext."""
    whole, alone = _cpu([sys.executable, "-c", _OURS, str(path)])
    _, floor = _cpu([sys.executable, "-c", _FLOOR, str(path)])
    words, _ = _cpu(["pdftotext", "-bbox-layout", str(path), str(path.with_suffix(".html"))])
    return whole, float(alone), float(floor), words


def _printed(pages: int, folder: Path) -> tuple[TargetTable, Path, int]:
    """The example's rows again and again, until they fill about so many pages; how many they really fill."""
    example = read_file(resource("example/targets-2026.json")).target_tables[0]
    way = replace(WAYS[0], name=f"pages-{pages}")
    once = _page_count(print_table(example, way, folder))
    table = _repeated(example, max(1, round(pages / once)))
    path = print_table(table, way, folder)
    return table, path, _page_count(path)


def _repeated(table: TargetTable, times: int) -> TargetTable:
    units = (
        replace(
            unit,
            id=new_id(),
            projects=tuple(
                replace(project, id=new_id(), name=f"{project.name}{number}") for project in unit.projects
            ),
        )
        for number in range(times)
        for unit in table.units
    )
    return replace(table, units=tuple(units))


def _page_count(path: Path) -> int:
    said = subprocess.run(["pdfinfo", str(path)], check=True, capture_output=True, text=True).stdout
    return int(said.split("Pages:")[1].split()[0])


def _exact(table: TargetTable, path: Path) -> tuple[int, int]:
    """How many of the table's cells stand in the grid, row for row."""
    (grid,) = read_pdf(path.read_bytes())
    read = [[squeeze(cell.text) for cell in row] for row in grid.rows if len(row) > 1][1:]
    wanted = [[squeeze(text) for text in row] for row in rows_of(table)]
    pairs = zip(read, wanted, strict=False)
    exact = sum(one == other for row, want in pairs for one, other in zip(row, want, strict=True))
    return exact, sum(map(len, wanted))


def _cpu(command: Sequence[str]) -> tuple[float, str]:
    """CPU seconds of the process, and what it prints."""
    before = process.getrusage(process.RUSAGE_CHILDREN)
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    after = process.getrusage(process.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, said
