"""The standard layout as a workbook: what a finance bureau receives."""

import os
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from perfdesk.domain import indicator_text
from perfdesk.domain.amounts import Amounts, parse_amount
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id, new_id
from perfdesk.domain.indicator_text import Dialect
from perfdesk.domain.table import Project, TargetTable, TotalsMode, Unit
from perfdesk.formats import xstring
from perfdesk.formats.interchange.targets import table_as_json
from perfdesk.formats.reading import read_file
from perfdesk.formats.writers.export_report import Alteration, ExportReport, NoTables, Remark
from perfdesk.formats.writers.guarded_sheet import TextTooLong
from perfdesk.formats.writers.laid_out import laid_out
from perfdesk.formats.writers.replacing import TargetInUse, once_let_go, replace_file
from perfdesk.formats.writers.verify import Difference, compare_book
from perfdesk.formats.writers.workbook import ReadBackDiffers, write_book

SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples"
SHEET = "项目支出绩效目标表"
HEADS = (
    "项目名称（资金使用单位）", "总计", "财政拨款", "财政专户拨款", "其他资金", "绩效目标", "绩效指标",
)  # fmt: skip


def write_targets(table: TargetTable, path: Path, *, dialect: Dialect | None = None) -> ExportReport:
    return write_book((table,), path, dialect=dialect)


def compare(path: Path, table: TargetTable, dialect: Dialect | None = None) -> list[Difference]:
    return compare_book(path, (table,), dialect)


def printed(name: str) -> list[list[str]]:
    """The fields of each line of a published table."""
    file = SAMPLES / name
    if not file.exists():
        pytest.skip("needs ../shared")
    return [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()]


def sample(name: str) -> TargetTable:
    """A published table, from its tab-separated form."""
    title, department, unit, _, total, *rows = printed(name)
    return TargetTable(
        id=Id("table"),
        title=title[0],
        department=department[0].removeprefix("部门名称："),
        currency_unit=unit[0].removeprefix("单位："),
        dialect=Dialect.COMMA if "guangdong" in name else Dialect.SEMICOLON,
        totals=TotalsMode.PRINTED,
        amounts=amounts(total),
        units=tuple(units(rows)),
    )


def units(rows: list[list[str]]) -> Iterator[Unit]:
    starts = [n for n, row in enumerate(rows) if not row[5] + row[6]] + [len(rows)]
    for start, end in pairwise(starts):
        projects = tuple(map(project, rows[start + 1 : end]))
        yield Unit(new_id(), rows[start][0], amounts(rows[start]), projects=projects)


def project(row: list[str]) -> Project:
    said = indicator_text.read(row[6])
    return Project(new_id(), row[0], amounts(row), row[5], said.indicators, said.preamble)


def amounts(row: list[str]) -> Amounts:
    return Amounts(*map(parse_amount, row[1:5]))


def table_of(*projects: Project, department: str = "") -> TargetTable:
    return TargetTable(
        Id("table"), department=department, units=(Unit(Id("unit"), "局本级", projects=projects),)
    )


def first_sheet(path: Path) -> Worksheet:
    return load_workbook(path).worksheets[0]


@pytest.mark.parametrize("name", ["000-guangdong.tsv", "001-plain.tsv"])
def test_a_published_table_is_written_back_character_for_character(name: str, tmp_path: Path) -> None:
    table = sample(name)
    assert write_targets(table, tmp_path / "out.xlsx").remarks == ()
    document = printed(name)[5:]
    written = list(first_sheet(tmp_path / "out.xlsx").iter_rows(min_row=5, values_only=True))
    texts = [[str(row[0]).strip(), row[5] or "", row[6] or ""] for row in written]
    assert texts == [[row[0], row[5], row[6]] for row in document]
    assert [amounts([str(cell or "") for cell in row]) for row in written] == [
        amounts(row) for row in document
    ]


@pytest.mark.parametrize("name", ["000-guangdong.xlsx", "001-plain.xlsx"])
def test_import_export_import_gives_the_same_table(name: str, tmp_path: Path) -> None:
    if not (SAMPLES / name).exists():
        pytest.skip("needs ../shared")
    (table,) = read_file(SAMPLES / name).target_tables
    write_targets(table, tmp_path / "out.xlsx")
    (again,) = read_file(tmp_path / "out.xlsx").target_tables
    assert table_as_json(again) == table_as_json(table)


@pytest.mark.parametrize("dialect", list(Dialect))
def test_a_dialect_can_be_chosen_for_the_whole_table(dialect: Dialect, tmp_path: Path) -> None:
    write_targets(sample("001-plain.tsv"), tmp_path / "out.xlsx", dialect=dialect)
    joined = str(first_sheet(tmp_path / "out.xlsx")["G6"].value)
    assert joined.startswith("1、1-产出指标,11-" if dialect is Dialect.COMMA else "1、1-产出指标；11-")
    assert indicator_text.read(joined).dialect is dialect
    assert compare(tmp_path / "out.xlsx", sample("001-plain.tsv"), dialect) == []


def test_title_caption_head_total_unit_and_indented_project(tmp_path: Path) -> None:
    table = table_of(
        Project(Id("p"), "培训经费", Amounts(Decimal("55605.10"), Decimal("55605.10")), "目标"),
        department="某局",
    )
    write_targets(table, tmp_path / "out.xlsx")
    assert list(first_sheet(tmp_path / "out.xlsx").values) == [
        (SHEET, None, None, None, None, None, None),
        ("部门名称：某局", None, None, None, None, None, "单位：万元"),
        HEADS,
        ("合计", 55605.1, 55605.1, None, None, None, None),
        ("局本级", 55605.1, 55605.1, None, None, None, None),
        ("    培训经费", 55605.1, 55605.1, None, None, "目标", None),
    ]


def test_a_table_without_total_row_gets_none(tmp_path: Path) -> None:
    write_targets(replace(table_of(), totals=TotalsMode.ABSENT), tmp_path / "out.xlsx")
    assert [row[0] for row in first_sheet(tmp_path / "out.xlsx").values] == [
        SHEET, "部门名称：", HEADS[0], "局本级",
    ]  # fmt: skip


def test_the_page_is_set_up_for_printing(tmp_path: Path) -> None:
    write_targets(sample("000-guangdong.tsv"), tmp_path / "out.xlsx")
    sheet = first_sheet(tmp_path / "out.xlsx")
    assert (sheet.title, sheet.freeze_panes, sheet.print_title_rows) == (SHEET, "A4", "$3:$3")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)
    assert sheet.oddFooter is not None
    assert sheet.oddFooter.center.text == "第 &P 页，共 &N 页"
    assert sorted(map(str, sheet.merged_cells.ranges)) == ["A1:G1", "A2:F2"]


def test_every_row_has_a_height_and_every_grid_cell_lines_and_wrap(tmp_path: Path) -> None:
    write_targets(sample("000-guangdong.tsv"), tmp_path / "out.xlsx")
    sheet = first_sheet(tmp_path / "out.xlsx")
    heights = [sheet.row_dimensions[n].height for n in range(1, sheet.max_row + 1)]
    assert all(height is not None and 15 <= height <= 409 for height in heights)
    for row in sheet.iter_rows(min_row=3):
        assert all(cell.border.left.style == cell.border.bottom.style == "thin" for cell in row)
        assert all(row[column].alignment.wrap_text for column in (0, 5, 6))
    assert sheet["B6"].number_format == "#,##0.00"


def test_a_long_text_makes_the_row_taller_and_then_the_font_smaller(tmp_path: Path) -> None:
    goals = ["目标" * 20, "目标" * 200, "目标" * 600]
    write_targets(table_of(*(Project(Id(g), goal=g) for g in goals)), tmp_path / "out.xlsx")
    sheet = first_sheet(tmp_path / "out.xlsx")
    heights = [sheet.row_dimensions[n].height for n in (6, 7, 8)]
    sizes = [sheet.cell(n, 6).font.size for n in (6, 7, 8)]
    assert heights == sorted(heights)
    assert sizes[0] == sizes[1] == 10
    assert 6 <= sizes[2] < 10


def test_a_text_that_no_row_can_show_is_named(tmp_path: Path) -> None:
    report = write_targets(table_of(Project(Id("p"), goal="目标" * 3000)), tmp_path / "out.xlsx")
    assert report.remarks == (Remark(Alteration.CUT_ON_PAPER, SHEET, "F6", Place(Id("p"), "goal")),)
    assert first_sheet(tmp_path / "out.xlsx").row_dimensions[6].height == 409


def test_a_large_amount_widens_its_column(tmp_path: Path) -> None:
    write_targets(
        table_of(Project(Id("p"), amounts=Amounts(other=Decimal("123456789.12")))), tmp_path / "out.xlsx"
    )
    assert first_sheet(tmp_path / "out.xlsx").column_dimensions["E"].width > len("123,456,789.12")


def test_the_same_table_gives_the_same_bytes_without_dates_and_persons(tmp_path: Path) -> None:
    table = sample("000-guangdong.tsv")
    write_targets(table, tmp_path / "a.xlsx")
    write_targets(sample("000-guangdong.tsv"), tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    properties = load_workbook(tmp_path / "a.xlsx").properties
    assert (properties.title, properties.creator, properties.lastModifiedBy) == (
        table.title,
        "PerfDesk",
        None,
    )


def test_several_tables_stand_on_several_sheets(tmp_path: Path) -> None:
    tables = (table_of(department="甲局"), table_of(department="乙局"))
    write_book(tables, tmp_path / "out.xlsx")
    assert load_workbook(tmp_path / "out.xlsx").sheetnames == [SHEET, f"{SHEET} (2)"]
    assert compare_book(tmp_path / "out.xlsx", tables) == []


def test_no_tables_are_refused(tmp_path: Path) -> None:
    with pytest.raises(NoTables):
        write_book((), tmp_path / "out.xlsx")


def test_a_target_open_in_excel_is_left_alone_and_another_name_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.xlsx"
    target.write_text("good")
    (tmp_path / "out (2).xlsx").touch()

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "replace", refuse)  # what Windows does; Linux replaces open files
    with pytest.raises(TargetInUse) as refusal:
        write_targets(table_of(), target)
    assert refusal.value.suggestion == tmp_path / "out (3).xlsx"
    assert target.read_text() == "good"
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.skipif(os.name == "nt", reason="the refusal that Windows gives by itself is spelt out here")
def test_a_write_protected_target_is_not_said_to_be_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.xlsx"
    target.write_text("good")
    target.chmod(0o444)

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "replace", refuse)  # what Windows does; Linux replaces protected files
    with pytest.raises(PermissionError) as refusal:
        write_targets(table_of(), target)
    assert refusal.type is PermissionError
    assert refusal.value.filename == str(target)


class Held(PermissionError):
    """As Windows says it of a file that a virus scanner looks into."""

    winerror = 32


def test_a_file_that_another_program_holds_for_a_moment_is_tried_again() -> None:
    refusals = [Held(), Held()]

    def act() -> None:
        if refusals:
            raise refusals.pop()

    once_let_go(act)
    assert refusals == []


def test_a_file_that_is_never_let_go_is_given_up() -> None:
    def act() -> None:
        raise Held

    with pytest.raises(Held):
        once_let_go(act, patience=0)


UGLY_PIECES = [
    "=", "+", "-", "@", '=HYPERLINK("x")', "#N/A", "'", "\x0b", "\x00", "\ud800", "\udc00", "\ufffe",
    "_x0041_", "_x0041", "_", "x000B_", "\r", "\n", "\r\n", "\t", "    ", "\u3000", "😀", "<&>", '"',
]  # fmt: skip
UGLY = st.lists(st.sampled_from(UGLY_PIECES) | st.text(max_size=5), max_size=8).map("".join)
UGLY |= st.just("长" * 40_000)
AMOUNT = st.none() | st.decimals(allow_nan=False, allow_infinity=False)
AMOUNTS = st.builds(Amounts, AMOUNT, AMOUNT, AMOUNT, AMOUNT)
PROJECT = st.builds(lambda *fields: Project(new_id(), *fields), UGLY, AMOUNTS, UGLY, st.just(()), UGLY)
UNIT = st.builds(
    lambda *fields: Unit(new_id(), *fields), UGLY, AMOUNTS, st.lists(PROJECT, max_size=3).map(tuple)
)
TABLE = st.builds(
    lambda title, department, totals, amounts, units: TargetTable(
        Id("table"), title, department, totals=totals, amounts=amounts, units=units
    ),
    UGLY, UGLY, st.sampled_from(TotalsMode), AMOUNTS, st.lists(UNIT, max_size=2).map(tuple),
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(table=TABLE)
def test_any_table_reads_back_equal_or_is_refused_by_name(table: TargetTable, tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    target.write_text("good")
    if longest(table) > 32_767:
        with pytest.raises(TextTooLong) as refusal:
            write_targets(table, target)
        assert refusal.value.place is not None
        assert target.read_text() == "good"
    else:
        report = write_targets(table, target)
        assert compare(target, table) == []
        assert unlike_cells(first_sheet(target), table) <= {remark.cell for remark in report.remarks}


def longest(table: TargetTable) -> int:
    texts = [cell.value for cell in laid_out([table]).forms[0].cells.values() if isinstance(cell.value, str)]
    return max(map(len, texts))


def unlike_cells(sheet: Worksheet, table: TargetTable) -> set[str]:
    """The cells that do not say what the table says, judged without the verifier."""
    unlike = set()
    for number, row in enumerate(laid_out([table]).forms[0].rows(), 1):
        for column, printed in enumerate(row, 1):
            cell = sheet.cell(number, column)
            assert cell.data_type in ("s", "n")
            if said(cell.value) != (printed.value if printed.value != "" else None):
                unlike.add(cell.coordinate)
    return unlike


def said(value: object) -> str | Decimal | None:
    if value is None:
        return None
    return xstring.said(value) if isinstance(value, str) else Decimal(repr(value))


def test_a_file_that_fails_its_check_never_takes_the_place_of_a_good_one(tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    target.write_text("good")

    def refuse(written: Path) -> None:
        assert written.read_bytes() == b"bad"
        raise ReadBackDiffers([])

    with pytest.raises(ReadBackDiffers):
        replace_file(target, b"bad", refuse)
    assert [file.read_text() for file in tmp_path.iterdir()] == ["good"]
