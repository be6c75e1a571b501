"""A list of projects whose head nobody knows, or that has none, is read as a person says."""

from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook

from perfdesk.desk.pointing import Pointed, kept, read_kept
from perfdesk.desk.reading import read_draft, rows_to_point_at
from perfdesk.domain.draft import Draft
from perfdesk.domain.self_evaluation import ProjectEvaluation
from perfdesk.domain.table import TargetTable

ROWS = (
    ("1", "路灯维护", "35", "30", "", "5", "更换路灯二百盏。"),
    ("2", "绿道养护", "20", "20", "", "", "养护绿道十公里。"),
    ("3", "垃圾分类", "8.5", "8.5", "", "", ""),
)
CONCEPTS = ("", "project", "total", "fiscal", "special_account", "other", "goal")


def file_of(folder: Path, *rows: tuple[str, ...], name: str = "清单.xlsx") -> Path:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in rows:
        sheet.append([float(text) if text.replace(".", "").isdecimal() else text for text in row])
    path = folder / name
    workbook.save(path)
    return path


def table_in(draft: Draft) -> TargetTable:
    (table,) = draft.tables
    assert isinstance(table, TargetTable)
    return table


def without_head(*concepts: str, start: int = 0) -> Pointed:
    return Pointed(0, start, 0, dict(enumerate(concepts)))


def test_rows_without_a_head_are_projects_from_the_first_on(tmp_path: Path) -> None:
    draft = read_draft(file_of(tmp_path, *ROWS), hints=without_head(*CONCEPTS).hints)
    projects = table_in(draft).projects
    assert [project.name for project in projects] == ["路灯维护", "绿道养护", "垃圾分类"]
    assert [project.amounts.total for project in projects] == [Decimal(35), Decimal(20), Decimal("8.5")]
    assert projects[0].amounts.other == Decimal(5)
    assert projects[1].goal == "养护绿道十公里。"
    assert not draft.proof.residue, "the numbers of the rows are no text of their own"


def test_a_row_of_sums_among_rows_without_a_head_is_the_total(tmp_path: Path) -> None:
    path = file_of(tmp_path, *ROWS, ("", "合计", "63.5", "58.5", "", "5", ""))
    table = table_in(read_draft(path, hints=without_head(*CONCEPTS).hints))
    assert (len(table.projects), table.amounts.total) == (3, Decimal("63.5"))


def test_what_has_no_meaning_is_kept_under_the_number_of_its_column(tmp_path: Path) -> None:
    concepts = (*CONCEPTS[:6], "")
    table = table_in(read_draft(file_of(tmp_path, *ROWS), hints=without_head(*concepts).hints))
    assert [(each.head, each.text) for each in table.projects[0].extra] == [("第7列", "更换路灯二百盏。")]


def test_a_column_of_units_puts_each_project_under_its_own(tmp_path: Path) -> None:
    rows = (("市政所", "路灯维护", "35"), ("市政所", "绿道养护", "20"), ("环卫所", "垃圾分类", "8"))
    hints = without_head("project_unit", "project", "total").hints
    units = table_in(read_draft(file_of(tmp_path, *rows), hints=hints)).units
    assert [(unit.name, len(unit.projects)) for unit in units] == [("市政所", 2), ("环卫所", 1)]


def test_lines_above_the_first_row_are_the_cover(tmp_path: Path) -> None:
    rows = (("部门名称：海湾市文化局", "单位：元"), *(row[1:3] for row in ROWS))
    table = table_in(
        read_draft(file_of(tmp_path, *rows), hints=without_head("project", "total", start=1).hints)
    )
    assert (table.department, table.currency_unit, len(table.projects)) == ("海湾市文化局", "元", 3)


def test_a_head_that_is_shown_needs_no_indicators_under_it(tmp_path: Path) -> None:
    path = file_of(tmp_path, ("事由", "要花的钱", "想干成什么"), ("修路", "10", "修三公里"))
    table = table_in(read_draft(path, hints=Pointed(0, 0, 1, {0: "project", 1: "total", 2: "goal"}).hints))
    assert [(p.name, p.amounts.total, p.goal) for p in table.projects] == [("修路", Decimal(10), "修三公里")]


def test_indicators_without_a_head_are_read_as_well(tmp_path: Path) -> None:
    rows = (("产出指标", "数量指标", "新建供水站", "≥3座", "3座", "50", "50"),)
    concepts = ("level1", "level2", "name", "value", "actual", "weight", "score")
    (table,) = read_draft(file_of(tmp_path, *rows), hints=without_head(*concepts).hints).tables
    assert isinstance(table, ProjectEvaluation)
    assert [(i.name, i.target_value, i.actual_value) for i in table.indicators] == [
        ("新建供水站", "≥3座", "3座")
    ]


@pytest.mark.parametrize(
    ("rows", "start"),
    [
        pytest.param([("9", "种树", "1", "1", "2", "3", "")], 0, id="another goes by the same columns"),
        pytest.param(
            [("", "某区清单", "", "", "", "", ""), ("9", "种树", "1", "1", "", "", "种一棵。")],
            1,
            id="a title above",
        ),
    ],
)
def test_rows_of_the_same_shape_are_known_again(
    tmp_path: Path, rows: list[tuple[str, ...]], start: int
) -> None:
    first = rows_to_point_at(file_of(tmp_path, *ROWS).read_bytes())
    remembered = kept("", first, without_head(*CONCEPTS))
    other = rows_to_point_at(file_of(tmp_path, *rows, *ROWS, name="b.xlsx").read_bytes())
    assert read_kept(remembered, other) == without_head(*CONCEPTS, start=start)


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([("种树", "1", "1")], id="fewer columns"),
        pytest.param([("1", "2", "种树", "1", "1", "1", "")], id="a name where an amount stood"),
    ],
)
def test_rows_of_another_shape_are_asked_about(tmp_path: Path, rows: list[tuple[str, ...]]) -> None:
    remembered = kept("", rows_to_point_at(file_of(tmp_path, *ROWS).read_bytes()), without_head(*CONCEPTS))
    other = rows_to_point_at(file_of(tmp_path, *rows, name="b.xlsx").read_bytes())
    assert read_kept(remembered, other) is None
