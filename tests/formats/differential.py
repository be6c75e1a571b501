"""What our readers find in made-up files beside what well-kept ones find: cell for cell, with merges.

`python -m tests.formats.differential [N]`; with LibreOffice at hand also the workbooks that it makes .xls and .ods of.
"""

import random
import shutil
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path

import xlrd
from docx import Document
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from perfdesk.formats.grid import Grid
from perfdesk.formats.ods_reader import read_ods
from perfdesk.formats.reading import grids_in
from perfdesk.formats.xls_reader import read_xls
from perfdesk.formats.xlsx_reader import read_xlsx

Seen = tuple[dict[tuple[int, int], str], set[tuple[int, int, int, int]]]
"""Texts by row and column, without those that are blank; merged ranges with their rows and columns."""

_WORDS = (
    "项目名称",
    "≥90%",
    "惠民演出",
    "第一行\n第二行",
    "a b",
    "100",
    "（盖章）",
    "—",
    "&<>\"'",
    "10.00万元",
)
_HEIGHT, _WIDTH = 8, 6


def made_cells(chance: random.Random) -> dict[tuple[int, int], str | int | float]:
    """A text in the last corner, so that each range lies within the content."""
    places = [(row, column) for row in range(_HEIGHT) for column in range(_WIDTH) if chance.random() < 0.6]
    cells: dict[tuple[int, int], str | int | float] = {
        place: chance.choice(
            (chance.choice(_WORDS), chance.randrange(-999, 99999), chance.randrange(9999) / 100)
        )
        for place in places
    }
    return cells | {(_HEIGHT - 1, _WIDTH - 1): "末"}


def made_merges(chance: random.Random) -> set[tuple[int, int, int, int]]:
    """Ranges that do not touch the last corner and do not overlap."""
    taken = {(_HEIGHT - 1, _WIDTH - 1)}
    merges = set[tuple[int, int, int, int]]()
    for _ in range(chance.randrange(5)):
        row, column = chance.randrange(_HEIGHT), chance.randrange(_WIDTH)
        down, across = chance.randint(1, 3), chance.randint(1, 3)
        places = {(row + y, column + x) for y in range(down) for x in range(across)}
        inside = row + down <= _HEIGHT and column + across <= _WIDTH
        if inside and len(places) > 1 and not places & taken:
            taken |= places
            merges.add((row, column, down, across))
    return merges


def ours(grid: Grid) -> Seen:
    cells = [(row, column, cell) for row, line in enumerate(grid.rows) for column, cell in enumerate(line)]
    return (
        {(row, column): cell.text for row, column, cell in cells if cell.text},
        {
            (row, column, cell.rows, cell.columns)
            for row, column, cell in cells
            if cell.rows * cell.columns > 1
        },
    )


def workbook(chance: random.Random) -> bytes:
    book = Workbook()
    sheet: Worksheet = book.worksheets[0]
    for (row, column), value in made_cells(chance).items():
        sheet.cell(row + 1, column + 1, value)
    for row, column, down, across in made_merges(chance):
        sheet.merge_cells(
            start_row=row + 1, start_column=column + 1, end_row=row + down, end_column=column + across
        )
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def seen_by_openpyxl(data: bytes) -> Seen:
    sheet = load_workbook(BytesIO(data)).worksheets[0]
    texts = {
        (cell.row - 1, cell.column - 1): str(cell.value).strip()
        for row in sheet.iter_rows() for cell in row if cell.value is not None
    }  # fmt: skip
    ranges = sheet.merged_cells.ranges
    return texts, {
        (each.min_row - 1, each.min_col - 1, each.size["rows"], each.size["columns"]) for each in ranges
    }


def document(chance: random.Random) -> bytes:
    made = Document()
    table = made.add_table(_HEIGHT, _WIDTH)
    for row, column, down, across in made_merges(chance):
        table.cell(row, column).merge(table.cell(row + down - 1, column + across - 1))
    for (row, column), value in made_cells(chance).items():
        table.cell(row, column).text = str(value)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def seen_by_python_docx(data: bytes) -> Seen:
    """It gives the same cell at each place that a merged one takes."""
    table = Document(BytesIO(data)).tables[0]
    places: dict[object, list[tuple[int, int]]] = {}
    texts = dict[object, str]()
    for row in range(_HEIGHT):
        for column in range(_WIDTH):
            cell = table.cell(row, column)
            places.setdefault(cell._tc, []).append((row, column))
            texts[cell._tc] = cell.text.strip()
    merges = {
        (*taken[0], taken[-1][0] - taken[0][0] + 1, taken[-1][1] - taken[0][1] + 1)
        for taken in places.values() if len(taken) > 1
    }  # fmt: skip
    return {taken[0]: texts[cell] for cell, taken in places.items() if texts[cell]}, merges


def seen_by_xlrd(data: bytes) -> Seen:
    sheet = xlrd.open_workbook(file_contents=data, formatting_info=True).sheet_by_index(0)
    texts = {
        (row, column): (f"{value:.15g}" if isinstance(value, float) else value).strip()
        for row in range(sheet.nrows) for column, value in enumerate(sheet.row_values(row)) if value != ""
    }  # fmt: skip
    merges = {(top, left, end - top, right - left) for top, end, left, right in sheet.merged_cells}
    return texts, merges


def differences(count: int, start: int = 0) -> list[str]:
    """What we read otherwise, of so many workbooks and documents."""
    found = []
    for number in range(start, start + count):
        book, word = workbook(random.Random(number)), document(random.Random(number))
        found += _differing(f"xlsx {number}", ours(read_xlsx(book)[0]), seen_by_openpyxl(book))
        found += _differing(f"docx {number}", ours(grids_in(word, "a.docx")[0]), seen_by_python_docx(word))
    return found


def _differing(name: str, own: Seen, other: Seen) -> list[str]:
    texts = {place for place in own[0] | other[0] if own[0].get(place) != other[0].get(place)}
    told = [f"{name} {place}: {own[0].get(place)!r}, not {other[0].get(place)!r}" for place in sorted(texts)]
    return told + [f"{name} merged: {each}" for each in sorted(own[1] ^ other[1])]


def converted(count: int) -> list[str]:
    """Of workbooks that LibreOffice made into other kinds: .xls as xlrd sees it, .ods as we see the .xlsx."""
    found = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(count):
            (folder / f"{number}.xlsx").write_bytes(workbook(random.Random(number)))
        for kind in ("xls", "ods"):
            files = sorted(map(str, folder.glob("*.xlsx")))
            profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
            command = ["soffice", profile, "--headless", "--convert-to", kind]
            subprocess.run([*command, "--outdir", name, *files], check=True, capture_output=True)
        for number in range(count):
            new, old, open_ = ((folder / f"{number}.{kind}").read_bytes() for kind in ("xlsx", "xls", "ods"))
            found += _differing(f"xls {number}", ours(read_xls(old)[0]), seen_by_xlrd(old))
            found += _differing(f"ods {number}", ours(read_ods(open_)[0]), ours(read_xlsx(new)[0]))
    return found


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    found = differences(count)
    if shutil.which("soffice"):
        found += converted(count)
    print(*found, f"{len(found)} differences", sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
