"""Forms as a web page's text: read where the order tells, doubted where it nearly does, refused where it does not."""

import pytest

from perfdesk.domain.draft import Draft
from perfdesk.domain.self_evaluation import ProjectEvaluation
from perfdesk.domain.table import TargetTable
from perfdesk.formats.reading import read_bytes
from perfdesk.formats.unreadable import Unreadable

CELLS = """项目支出绩效目标申报表|（2025年度）|项目名称|河堤加固|主管部门|青屏区水务局
绩效指标|一级指标|二级指标|三级指标|指标值
产出指标|数量指标|加固河堤长度|≥12公里|新建泵站数量|2座|质量指标|验收合格率|100%
满意度指标|服务对象满意度指标|沿河居民满意度|≥90%"""
A_CELL_A_LINE = "\n\n".join(CELLS.replace("\n", "|").split("|"))
ROWS_OF_UNEQUAL_LENGTH = """项目支出绩效自评表(2025年度) ||||||||
项目名称 | 河堤加固 | |||||||
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 完成值 | 分值 | 得分 |
产出指标 | 数量指标 | 加固河堤长度 | ≥ | 12 | 公里 | 13 | 50 | 50 | |
新建泵站数量 | = | 2 | 座 | 2 | 20 | 20 | |||
质量指标 | 验收合格率 | = | 100 | % | 100 | 20 | ||||
"""


def read(text: str) -> Draft:
    return read_bytes(text.encode(), "form.txt")


def targets(text: str) -> list[tuple[str, str, str, str | None]]:
    table = read(text).tables[0]
    assert isinstance(table, TargetTable)
    (project,) = table.units[0].projects
    return [(i.level1_name, i.level2_name, i.name, i.annual_value) for i in project.indicators]


EXPECTED = [
    ("产出指标", "数量指标", "加固河堤长度", "≥12公里"),
    ("产出指标", "数量指标", "新建泵站数量", "2座"),
    ("产出指标", "质量指标", "验收合格率", "100%"),
    ("满意度指标", "服务对象满意度指标", "沿河居民满意度", "≥90%"),
]


@pytest.mark.parametrize(
    "text",
    [
        A_CELL_A_LINE,
        A_CELL_A_LINE.replace("二级指标", "二级\n\n指标").replace("绩效指标", "绩?????效?????指?????标"),
        CELLS.replace("\n", " ").replace("|", " "),
    ],
    ids=["a cell a line", "labels broken and squeezed", "run together"],
)
def test_cells_in_their_order_find_their_columns(text: str) -> None:
    assert targets(text) == EXPECTED
    table = read(text).tables[0]
    assert not [doubt for doubt in table.doubts if doubt.rule == "import.column_unsure"]


def test_rows_without_their_merged_cells_are_not_shifted() -> None:
    table = read(ROWS_OF_UNEQUAL_LENGTH).tables[0]
    assert isinstance(table, ProjectEvaluation)
    assert table.project == "河堤加固"
    values = [(i.level2_name, i.name, i.target_value) for i in table.indicators]
    assert values == [
        ("数量指标", "加固河堤长度", "≥12公里"),
        ("数量指标", "新建泵站数量", "=2座"),
        ("质量指标", "验收合格率", "=100%"),
    ]
    assert [i.actual_value for i in table.indicators[:2]] == ["13", "2"]


def test_numbers_that_may_be_of_either_column_are_doubted() -> None:
    table = read(ROWS_OF_UNEQUAL_LENGTH).tables[0]
    assert isinstance(table, ProjectEvaluation)
    doubted = {doubt.field for doubt in table.doubts if doubt.item == table.indicators[-1].id}
    assert {"actual_value", "weight", "score"} & doubted


def test_a_list_in_one_run_is_refused_with_its_title() -> None:
    text = "项目支出绩效目标表 项目名称 一级指标 二级指标 三级指标 指标值 甲 产出指标 数量指标 乙 3个"
    with pytest.raises(Unreadable) as refusal:
        read(text)
    assert refusal.value.reason in ("no_columns", "no_columns_untitled")


POINTS_ROWS = """项目支出绩效自评表（2025年度） ||||||
项目名称 | 河堤加固 | |||||
一级指标 | 二级指标 | 三级指标 | 分值 | 指标值 | 实际值 | 得分 |
项目产出（60分） | 60 | |||||
数量（30分） | 加固河堤长度 | 30 | 12公里 | 12公里 | 30 | |
质量（30分） | 验收合格率 | 30 | 100% | 100% | 30 | |
项目效果（40分） | 40 | |||||
效益（40分） | 汛期险情 | 40 | 减少 | 减少 | 40 | |
"""


def test_rows_of_a_level_and_its_points_head_the_rows_beneath() -> None:
    table = read(POINTS_ROWS).tables[0]
    assert isinstance(table, ProjectEvaluation)
    assert [(i.level1_name, i.level2_name, i.name) for i in table.indicators] == [
        ("项目产出（60分）", "数量（30分）", "加固河堤长度"),
        ("项目产出（60分）", "质量（30分）", "验收合格率"),
        ("项目效果（40分）", "效益（40分）", "汛期险情"),
    ]


def test_rows_of_points_are_refused_where_nothing_parts_the_rows() -> None:
    cells = [cell.strip() for line in POINTS_ROWS.split("\n") for cell in line.split("|") if cell.strip()]
    with pytest.raises(Unreadable) as refusal:
        read("\n\n".join(cells))
    assert refusal.value.reason == "no_columns"


def test_a_doubted_level_is_doubted_in_every_row_beneath() -> None:
    text = ROWS_OF_UNEQUAL_LENGTH.replace("质量指标 | 验收", "满意度指标 | 验收")
    text += "返工率 | ≤ | 2 | % | 1 | 10 | 10 | |||\n"
    table = read(text).tables[0]
    assert isinstance(table, ProjectEvaluation)
    doubted = {(doubt.item, doubt.field) for doubt in table.doubts if doubt.rule == "import.column_unsure"}
    assert all((i.id, "level2_name") in doubted for i in table.indicators[-2:])


def test_a_body_s_name_ends_where_it_is_whole() -> None:
    table = read(A_CELL_A_LINE.replace("青屏区水务局", "青屏区水务局\n\n本级")).tables[0]
    assert isinstance(table, TargetTable)
    assert table.department == "青屏区水务局"
    assert "department" in {doubt.field for doubt in table.doubts if doubt.rule == "import.column_unsure"}


def test_what_stands_for_rows_not_filled_in_is_told() -> None:
    draft = read(A_CELL_A_LINE.replace("质量指标", "……\n\n质量指标"))
    assert "……" in [residue.text for residue in draft.proof.residue]


def test_cells_of_lines_that_were_joined_keep_their_levels() -> None:
    text = """2025年度项目支出绩效目标表|||
项目名称|预算金额（万元）|年度绩效目标|绩效指标
河堤加固|20|加固河堤12公里。|1.产出指标： （1）数量指标：加固河堤≥12公里； （2）质量指标：验收合格率100%。"""
    table = read(text).tables[0]
    assert isinstance(table, TargetTable)
    ((project,),) = (unit.projects for unit in table.units)
    assert [(i.level1_name, i.level2_name, i.name) for i in project.indicators] == [
        ("产出指标", "数量指标", "加固河堤"),
        ("产出指标", "质量指标", "验收合格率"),
    ]


def test_a_label_that_only_this_form_has_keeps_the_value_in_its_line() -> None:
    text = ROWS_OF_UNEQUAL_LENGTH.replace(
        "绩效指标 | 一级", "资金下达文号 | 水财〔2025〕3号 |\n绩效指标 | 一级"
    )
    extra = [(each.head, each.text) for each in read(text).tables[0].extra]
    assert ("资金下达文号", "水财〔2025〕3号") in extra


def test_a_sign_apart_from_its_number_is_one_value() -> None:
    text = CELLS.replace("\n", " ").replace("|", " ").replace("≥90%", "≥ 90%")
    assert targets(text)[-1] == ("满意度指标", "服务对象满意度指标", "沿河居民满意度", "≥ 90%")


def test_a_label_before_the_head_is_no_column() -> None:
    text = ROWS_OF_UNEQUAL_LENGTH.replace("绩效指标 | 一级", "绩效指标完成情况 | 一级")
    table = read(text).tables[0]
    assert isinstance(table, ProjectEvaluation)
    assert [i.actual_value for i in table.indicators[:2]] == ["13", "2"]
