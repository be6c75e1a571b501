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
