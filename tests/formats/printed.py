"""Tables printed to PDF by LibreOffice in many ways, to read back: `python -m tests.formats.printed OUT FILE…`.

Each way differs as offices' prints do: program, paper, font, widths, centred cells, repeated heads, lines around.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from perfdesk.domain.amounts import AMOUNT_FIELDS, Amounts, show_amount
from perfdesk.domain.indicator_text import write
from perfdesk.domain.table import Project, TargetTable, TotalsMode
from perfdesk.formats.reading import read_file
from perfdesk.formats.writers.row_height import TALLEST, Wrapped, natural_height

HEADS = (
    "项目名称（资金使用单位）", "总计", "财政拨款", "财政专户拨款", "其他资金", "绩效目标", "绩效指标",
)  # fmt: skip
Rows = list[tuple[str, ...]]


@dataclass(frozen=True)
class Way:
    """How a table is printed; widths in characters, `paper` in millimetres."""

    name: str
    program: str = "calc"
    paper: tuple[int, int] = (297, 210)
    font: str = "WenQuanYi Micro Hei"
    size: int = 9
    widths: tuple[int, ...] = (20, 11, 11, 11, 11, 30, 50)
    repeats_head: bool = True
    centred: bool = False
    lines_around: bool = False


WAYS = (
    Way("calc-landscape"),
    Way("calc-portrait", paper=(210, 297), size=7, widths=(14, 9, 9, 9, 9, 20, 30)),
    Way("calc-a3", paper=(420, 297), size=10, widths=(30, 12, 12, 12, 12, 45, 70)),
    Way("calc-narrow-last", widths=(22, 11, 11, 11, 11, 40, 22), repeats_head=False),
    Way("calc-other-font", font="Noto Serif CJK SC", size=8, lines_around=True),
    Way("calc-centred", centred=True, repeats_head=False, lines_around=True),
    Way("writer-landscape", program="writer"),
    Way("writer-portrait", program="writer", paper=(210, 297), size=7, widths=(14, 9, 9, 9, 9, 20, 30)),
    Way("writer-narrow-last", program="writer", widths=(24, 10, 10, 10, 10, 40, 20), repeats_head=False),
    Way("writer-centred", program="writer", centred=True, lines_around=True, font="Noto Serif CJK SC"),
)


def rows_of(table: TargetTable) -> Rows:
    """The table's body: 合计, units and projects, indented."""
    rows = [] if table.totals is TotalsMode.ABSENT else [("合计", *_amounts(table.amounts), "", "")]
    for unit in table.units:
        if unit.name:
            rows.append((unit.name, *_amounts(unit.amounts), "", ""))
        rows += [_project_row(table, project) for project in unit.projects]
    return rows


def _project_row(table: TargetTable, project: Project) -> tuple[str, ...]:
    joined = write(project.preamble, project.indicators, table.dialect).text
    return ("    " + project.name, *_amounts(project.amounts), project.goal, joined)


def _amounts(amounts: Amounts) -> Iterator[str]:
    return (show_amount(getattr(amounts, name)) for name in AMOUNT_FIELDS)


def print_table(table: TargetTable, way: Way, folder: Path) -> Path:
    """The PDF; needs LibreOffice."""
    make = _workbook if way.program == "calc" else _document
    source = make(table, way, folder)
    with tempfile.TemporaryDirectory() as profile:
        command = [
            "soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf",
            "--outdir", str(folder), str(source),
        ]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=300)
    return source.with_suffix(".pdf")


def has_libreoffice() -> bool:
    return shutil.which("soffice") is not None


def _workbook(table: TargetTable, way: Way, folder: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    if way.lines_around:
        sheet.append(["附件2"])
    sheet.append([table.title])
    sheet.append([f"部门名称：{table.department}", "", "", "", "", "", f"单位：{table.currency_unit}"])
    head = sheet.max_row + 1
    side = Side(style="thin")
    for row in [HEADS, *rows_of(table)]:
        sheet.append(row)
        for cell in sheet[sheet.max_row]:
            cell.font = Font(name=way.font, size=way.size)
            cell.border = Border(side, side, side, side)
            cell.alignment = Alignment(wrap_text=True, vertical="center" if way.centred else "top")
        texts = zip(row, way.widths, strict=True)
        height = max(natural_height(Wrapped(text, width), way.size) for text, width in texts)
        sheet.row_dimensions[sheet.max_row].height = min(height, TALLEST)
    if way.lines_around:
        sheet.append(["填报人：王小明          联系电话：          填报日期：2026年1月10日"])
    for at, width in enumerate(way.widths, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    if way.repeats_head:
        sheet.print_title_rows = f"{head}:{head}"
    sheet.page_setup.orientation = "landscape" if way.paper[0] > way.paper[1] else "portrait"
    sheet.page_setup.paperSize = 8 if max(way.paper) > 300 else 9
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0
    path = folder / f"{way.name}.xlsx"
    book.save(path)
    return path


def _document(table: TargetTable, way: Way, folder: Path) -> Path:
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(way.paper[0]), Mm(way.paper[1])
    section.orientation = WD_ORIENT.LANDSCAPE if way.paper[0] > way.paper[1] else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = Mm(12)
    if way.lines_around:
        document.add_paragraph("附件2")
    document.add_paragraph(table.title)
    document.add_paragraph(f"部门名称：{table.department}          单位：{table.currency_unit}")
    body = [HEADS, *rows_of(table)]
    made = document.add_table(rows=len(body), cols=len(HEADS))
    made.style = "Table Grid"
    made.autofit = False
    share = (way.paper[0] - 24) / sum(way.widths)
    for texts, row in zip(body, made.rows, strict=True):
        for text, cell, width in zip(texts, row.cells, way.widths, strict=True):
            cell.width = Mm(width * share)
            run = cell.paragraphs[0].add_run(text)
            run.font.size, run.font.name = Pt(way.size), way.font
            run._element.rPr.rFonts.set(qn("w:eastAsia"), way.font)
            if way.centred:
                cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    if way.repeats_head:
        mark = OxmlElement("w:tblHeader")
        made.rows[0]._tr.get_or_add_trPr().append(mark)
    if way.lines_around:
        document.add_paragraph("填报人：王小明          联系电话：          填报日期：2026年1月10日")
    path = folder / f"{way.name}.docx"
    document.save(str(path))
    return path


def main() -> None:
    folder = Path(sys.argv[1])
    for name in sys.argv[2:]:
        (table, *_) = read_file(Path(name)).target_tables
        into = folder / Path(name).stem
        into.mkdir(parents=True, exist_ok=True)
        for way in WAYS:
            print(print_table(table, way, into))


if __name__ == "__main__":
    main()
