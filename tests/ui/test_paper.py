"""Tables on paper: what the pages show, and that our own reader gives the same tables back."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import load_workbook
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QPdfWriter
from PySide6.QtPrintSupport import QPrinter

from perfdesk.desk import evaluating
from perfdesk.desk.blank_forms import blank_form
from perfdesk.desk.new_tables import empty_table, form_named, known_forms
from perfdesk.desk.plain_forms import CellKind, paper_sheets
from perfdesk.desk.reading import page_picture
from perfdesk.domain.book import Book, Table
from perfdesk.domain.draft import Draft
from perfdesk.domain.evaluation_sums import counted_execution, printed_project_totals
from perfdesk.domain.forms.shown import kind_of_table
from perfdesk.domain.items import walk
from perfdesk.domain.self_evaluation import DepartmentEvaluation, ProjectEvaluation
from perfdesk.domain.table import TotalsMode
from perfdesk.domain.tree import Tree
from perfdesk.formats.reading import read_bytes, read_file
from perfdesk.formats.writers.export_report import NoTables
from perfdesk.formats.writers.values import rate_text
from perfdesk.formats.writers.workbook import write_book
from perfdesk.resources import resource
from perfdesk.ui.paper.boxes import Box
from perfdesk.ui.paper.pdf import (
    DOTS_AN_INCH,
    lay_out,
    pdf_of,
    put_on_paper,
    take_usual_paper,
    write_pdf,
)
from perfdesk.ui.paper.typesetting import LOOKS, font_of
from tests.formats.evaluations import content, department, project
from tests.formats.random_evaluations import WORDS_WITHOUT_BLANKS, departments, projects
from tests.shared import SHARED, needs_shared, seed

pytestmark = pytest.mark.usefixtures("qapp")
EXAMPLE = resource("example/targets-2026.json")
GB2312 = "".join(
    bytes((high, low)).decode("gb2312", "ignore") for high in range(0xA1, 0xF8) for low in range(0xA1, 0xFF)
).replace("\u3000", "")
"""All signs that documents on the mainland are written with."""


def read_back(*tables: Table) -> Draft:
    return read_bytes(pdf_of(tables).data, "pages.pdf")


def example_evaluations() -> list[ProjectEvaluation]:
    """One for each project of the bundled example, filled in and scored."""
    tree = Tree.of(Book(tables=read_file(EXAMPLE).tables))
    edit = evaluating.evaluate_projects(tree, tree.book.tables[0].id)
    assert edit is not None
    return [filled(each) for each in evaluating.project_evaluations(tree.after(edit))]


def filled(evaluation: ProjectEvaluation) -> ProjectEvaluation:
    indicators = tuple(
        replace(each, level2_code="", actual_value=f"实际 {each.target_value or '完成'}", score=each.weight)
        for each in evaluation.indicators
    )
    done = replace(evaluation, spent_total=Decimal("1.25"), completion="全部完成。", indicators=indicators)
    totals = printed_project_totals(done)
    return replace(
        done,
        totals=TotalsMode.PRINTED,
        total_weight=totals.weight,
        total_score=totals.score,
        execution_rate=rate_text(done),
        execution_score=counted_execution(done),
    )


def contents(tables: tuple[Table, ...]) -> list[object]:
    return [content(without_codes(table)) for table in tables]


def without_codes(table: Table) -> Table:
    """The example has a wrong code among its mistakes, and forms print no codes."""
    if not isinstance(table, ProjectEvaluation):
        return table
    return replace(
        table, indicators=tuple(replace(each, level1_code="", level2_code="") for each in table.indicators)
    )


@pytest.mark.parametrize("table", [department(), project()], ids=["department", "project"])
def test_a_printed_evaluation_is_read_back_equal(table: Table) -> None:
    draft = read_back(table)
    assert contents(draft.tables) == contents((table,))
    assert draft.proof.residue == ()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(departments(WORDS_WITHOUT_BLANKS) | projects(WORDS_WITHOUT_BLANKS))
def test_any_evaluation_is_read_back_equal(table: Table) -> None:
    assert contents(read_back(table).tables) == contents((table,))


def test_evaluations_of_the_example_follow_each_other_in_one_pdf_and_in_one_workbook(tmp_path: Path) -> None:
    tables: tuple[Table, ...] = (*example_evaluations(), department())
    write_book(tables, tmp_path / "all.xlsx")
    for draft in (read_back(*tables), read_file(tmp_path / "all.xlsx")):
        wanted = sorted(contents(tables), key=str)
        assert sorted(contents(draft.tables), key=str) == wanted
        assert draft.proof.residue == ()


@needs_shared
def test_the_real_evaluation_is_printed_and_read_back_equal(tmp_path: Path) -> None:
    for source in (seed("004"), SHARED / "samples" / "004-selfeval.xlsx"):
        tables = read_file(source).tables
        write_book(tables, tmp_path / "again.xlsx")
        assert contents(read_back(*tables).tables) == contents(tables)
        assert contents(read_file(tmp_path / "again.xlsx").tables) == contents(tables)


def test_texts_longer_than_three_pages_go_on_from_page_to_page() -> None:
    goals = "".join(f"第{number}项任务按计划完成，" for number in range(1, 500)) + "没有遗留。"
    reason = goals.replace("按计划完成", "因台风推迟")
    table = department()
    rows = (replace(table.rows[0], shortfall_reason=reason), *table.rows[1:])
    long = replace(table, annual_goals=goals, reasons_unfinished=reason, rows=rows)
    assert len(pdf_of((long,)).pages) > 9
    draft = read_back(long)
    assert contents(draft.tables) == contents((long,))
    assert draft.proof.residue == ()


@pytest.mark.parametrize("tasks", range(150, 520, 41))
def test_a_form_is_one_table_wherever_a_page_cuts_it(tasks: int) -> None:
    """Its rows have columns of their own: those of one page need not be among those of the next."""
    goals = "".join(f"第{number}项任务按计划完成，" for number in range(1, tasks)) + "没有遗留。"
    long = replace(
        department(), annual_goals=goals, reasons_unfinished=goals.replace("按计划完成", "因台风推迟")
    )
    assert contents(read_back(long).tables) == contents((long,))


def test_every_page_behind_the_heads_begins_with_them_and_says_which_it_is() -> None:
    rows = tuple(
        replace(row, explanation=row.explanation * 6, level3=f"{row.level3}{again}")
        for again in range(4)
        for row in department().rows
    )
    pages = pdf_of((replace(department(), rows=rows),)).pages
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert page[-1] == f"第 {number} 页，共 {len(pages)} 页"
    for page in pages[1:]:
        assert page[:3] == ("一级指标", "分值", "二级指标")
        assert set(page) & {"履职结果", "服务供给", "内部治理"}, "each page names the level it goes on with"


def test_a_heading_stands_on_the_page_of_what_it_heads() -> None:
    for length in range(300, 1500, 60):
        pages = pdf_of((replace(project(), goal="全年惠民演出。" * (length // 7)),)).pages
        for page in pages[:-1]:
            assert page[-2] not in ("偏差原因分析及改进措施", "实际完成情况", "得分")


def test_all_signs_of_chinese_documents_can_be_read_from_the_pages_or_are_named(tmp_path: Path) -> None:
    """Which can depends on the fonts that are here: in one of them `・` and `·` share a shape, others lack some."""
    path = tmp_path / "out.pdf"
    unsaid = set(write_pdf((replace(department(), completion=GB2312),), path))
    [read] = read_file(path).tables
    assert isinstance(read, DepartmentEvaluation)
    lost = set(GB2312) - set(read.completion)
    assert lost <= unsaid
    assert len(lost) < 20
    assert contents((replace(read, completion=""),)) == contents((replace(department(), completion=""),))


def test_digits_beside_latin_letters_can_be_read_from_the_pages() -> None:
    """`2、11` behind `4G;,` was set in digits of another kind, for which a PDF has no character."""
    table = replace(department(), completion="新建4G;,2、11-5G基站，采用AI office系统 2个 ，完成。")
    assert contents(read_back(table).tables) == contents((table,))


def test_target_tables_are_printed_and_read_back_equal() -> None:
    wanted, found = (
        draft.target_tables for draft in (read_file(EXAMPLE), read_back(*read_file(EXAMPLE).tables))
    )
    names = [[(p.name, p.amounts, p.goal, len(p.indicators)) for p in table.projects] for table in wanted]
    assert names == [[(p.name, p.amounts, p.goal, len(p.indicators)) for p in t.projects] for t in found]


def test_signs_without_a_font_are_named(tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    assert write_pdf((replace(project(), completion="完成\U0010fffd。"),), path) == "\U0010fffd"
    assert write_pdf((project(),), path) == ""


@pytest.mark.parametrize("unseen", ["\t", "\u3000", "\u200b", "\u00ad", "\ufe0f", "\x01"])
def test_what_nobody_sees_is_not_missed(unseen: str, tmp_path: Path) -> None:
    assert write_pdf((replace(project(), goal=f"完成{unseen}任务。"),), tmp_path / "out.pdf") == ""


def test_a_failed_pdf_leaves_the_old_one_alone(tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    path.write_bytes(b"old")
    with pytest.raises(NoTables):
        write_pdf((), path)
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["out.pdf"]


def test_a_printer_gets_the_pages_of_the_pdf(tmp_path: Path) -> None:
    tables = read_file(EXAMPLE).target_tables
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(DOTS_AN_INCH)
    assert put_on_paper(printer, paper_sheets(tables)) == pdf_of(tables).pages
    assert read_file(tmp_path / "printed.pdf").target_tables[0].projects[0].name == tables[0].projects[0].name


@pytest.mark.parametrize("name", [form.name for form in known_forms()])
def test_a_blank_form_of_any_kind_has_rows_to_write_in(name: str) -> None:
    form = form_named(name)
    assert form is not None
    blank = blank_form(empty_table(form, "青屏区文化局", 2027))
    assert kind_of_table(blank) is form.kind
    assert sum(1 for _ in walk(blank)) > 6
    (sheet,) = paper_sheets([blank])
    assert sheet.height >= 8


def first_page(table: Table) -> tuple[QImage, Sequence[Box]]:
    """Of its PDF as it is seen, with what was laid out on it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QPdfWriter(buffer)
    device.setResolution(DOTS_AN_INCH)
    take_usual_paper(device)
    page = lay_out(device, paper_sheets([table]))[0]
    return QImage.fromData(page_picture(pdf_of([table]).data, 1, 4.0)), page.boxes


def looks_of(table: Table) -> set[tuple[CellKind, str, float]]:
    """Of each kind of ruled cell on its page: the ground, and how thick the black line over it is, in points."""
    picture, boxes = first_page(table)
    point = picture.width() / (842 if picture.width() > picture.height() else 595)

    def pixel(dots: float) -> int:
        return round((12 / 25.4 + dots / DOTS_AN_INCH) * 72 * point)

    found = set()
    for box in boxes:
        if LOOKS[box.cell.kind].ruled and not box.open_above:
            left, top, near = pixel(box.cell.left), pixel(box.top), round(1.5 * point)
            ground = picture.pixelColor(left + near, top + near).name()
            over = [picture.pixelColor(left + near, top + away) for away in range(-near, near)]
            found.add((box.cell.kind, ground, sum(each.lightness() < 128 for each in over) / point))
    return found


@pytest.mark.parametrize(
    "table", [department(), project(), read_file(EXAMPLE).tables[0]], ids=["d", "p", "t"]
)
def test_a_page_has_the_grey_heads_and_the_black_lines_of_the_workbook(table: Table, tmp_path: Path) -> None:
    looks = looks_of(table)
    write_book([table], tmp_path / "book.xlsx")
    cells = [cell for row in load_workbook(tmp_path / "book.xlsx").worksheets[0].iter_rows() for cell in row]
    greys = {f"#{cell.fill.fgColor.rgb[2:].lower()}" for cell in cells if cell.fill.fill_type == "solid"}
    assert len(greys) == 1
    for kind, ground, black in looks:
        assert {ground} == (greys if kind in (CellKind.HEAD, CellKind.LABEL) else {"#ffffff"}), kind
        assert 0.4 <= black <= 0.8, "a line that a copy still shows"
    assert {kind for kind, *_ in looks} > {CellKind.HEAD}
    ruled = {cell.border.top.style for cell in cells if cell.fill.fill_type == "solid"}
    assert ruled == {"thin"}


@pytest.mark.parametrize(
    "table", [department(), project(), read_file(EXAMPLE).tables[0]], ids=["d", "p", "t"]
)
def test_a_page_is_set_in_one_family_of_type_which_is_the_workbooks(table: Table, tmp_path: Path) -> None:
    with pdfplumber.open(BytesIO(pdf_of([table]).data)) as pages:
        fonts = {letter["fontname"] for page in pages.pages for letter in page.chars}
    assert len({re.split("[-,]", font.partition("+")[2])[0] for font in fonts}) == 1, fonts
    write_book([table], tmp_path / "book.xlsx")
    sheet = load_workbook(tmp_path / "book.xlsx").worksheets[0]
    assert {cell.font.name for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"宋体"}
    assert {font_of(kind).families()[0] for kind in CellKind} == {"SimSun"}, "its name outside of China"
