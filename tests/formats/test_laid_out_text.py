"""Text that keeps the page's columns by blanks, as pdftotext -layout writes it."""

from perfdesk.domain.draft import Draft
from perfdesk.formats.reading import read_bytes

PAGES = """\
                    2026年项目支出绩效目标表
部门名称：海湾市文化局                                       单位：万元

项目名称       总计      财政拨款    绩效目标        绩效指标

合计         30.00    30.00

海湾市文化馆     30.00    30.00
（本级）

惠民演出       10.00    10.00   组织演出，       1、1-产出指标；11-数量指标；演出
                           丰富生活。       场次；实施周期指标值:10场；年度指
                                       标值:10场。

\f项目名称       总计      财政拨款    绩效目标        绩效指标

送戏下乡       20.00    20.00   送戏到村居与社区 1、1-产出指标；11-数量指标；下乡
                                       场次；实施周期指标值:20场；年度指
                                       标值:20场。
"""


def read(text: str) -> Draft:
    return read_bytes(text.encode(), "a.txt")


def test_columns_kept_by_blanks_are_columns() -> None:
    (table,) = read(PAGES).target_tables
    (unit,) = table.units
    assert (table.department, str(table.amounts.total), unit.name) == (
        "海湾市文化局",
        "30.00",
        "海湾市文化馆（本级）",
    )
    assert [(each.name, str(each.amounts.fiscal), each.goal) for each in unit.projects] == [
        ("惠民演出", "10.00", "组织演出，丰富生活。"),
        ("送戏下乡", "20.00", "送戏到村居与社区"),
    ]
    assert [[each.annual_value for each in project.indicators] for project in unit.projects] == [
        ["10场"],
        ["20场"],
    ]


def test_each_value_knows_its_line() -> None:
    draft = read(PAGES)
    project = draft.target_tables[0].projects[1]
    (origin,) = [
        each for place, each in draft.origins.items() if (place.item, place.field) == (project.id, "name")
    ]
    assert [(spot.page, spot.line) for spot in origin.spots()] == [(2, 17)]


def test_text_in_another_order_makes_every_row_doubtful() -> None:
    """Columns one after another: what stands beside a row in the page stands far from it here."""
    lost = "\n".join(f"第{number}项的绩效目标是丰富群众文化生活" for number in range(20))
    head = "合计\n项目名称 总计 财政拨款 绩效目标 绩效指标\n"
    value = "实施周期指标值:10场；年度指标值:10场。"
    row = f"    惠民演出 10.00 10.00\n组织演出。\n1、1-产出指标；11-数量指标；演出场次；{value}\n"
    text = f"{lost}\n{head}{row}"
    draft = read(text)
    (project,) = draft.target_tables[0].projects
    doubts = {(doubt.rule, doubt.place.field) for doubt in draft.doubts}
    assert "import.row_end" in {rule for rule, _ in doubts}
    assert ("import.total_row", "total") in doubts
    assert project.name == "惠民演出"
