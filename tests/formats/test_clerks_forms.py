"""Forms as a clerk makes them by hand: units of their own, short heads, digits of full width, tables side by side."""

from decimal import Decimal

from perfdesk.domain.draft import Draft, SourceFile
from perfdesk.domain.self_evaluation import ProjectEvaluation
from perfdesk.domain.table import Project, TargetTable
from perfdesk.formats.grid import Cell, Grid
from perfdesk.formats.recognise.documents import draft_of_documents, read_grids

LEVELS = ("一级指标", "二级指标", "三级指标", "指标值")
PATROL = ("产出指标", "数量指标", "巡护里程", "≥300公里")
TRAINING = ("产出指标", "数量指标", "培训人次", "80人次")


def read(*rows: tuple[str | Cell, ...]) -> Draft:
    cells = tuple(tuple(each if isinstance(each, Cell) else Cell(each) for each in row) for row in rows)
    documents, unread = read_grids([Grid("Sheet1", cells)])
    return draft_of_documents(SourceFile("a.xlsx", "", "xlsx"), documents, unread)


def targets_of(draft: Draft) -> TargetTable:
    (table,) = draft.tables
    assert isinstance(table, TargetTable)
    return table


def project_of(draft: Draft) -> Project:
    (project,) = targets_of(draft).projects
    return project


def doubted(draft: Draft, rule: str) -> list[str]:
    return [doubt.place.field for doubt in draft.doubts if doubt.rule == rule]


def wide(text: str, columns: int) -> Cell:
    return Cell(text, columns=columns)


def test_an_amount_under_a_head_with_another_unit_is_kept_as_printed_and_doubted() -> None:
    draft = read(
        ("项目支出绩效目标表",),
        ("项目名称", "预算金额（元）", "财政拨款（万元）", *LEVELS),
        ("湿地巡护", "350000", "35", *PATROL),
    )
    project = project_of(draft)
    assert (project.amounts.total, project.amounts.fiscal) == (Decimal(350000), None)
    assert "35万元" in [extra.text for extra in project.extra]
    assert doubted(draft, "import.not_an_amount") == ["fiscal"]


def test_so_is_an_amount_beside_a_label_with_another_unit() -> None:
    draft = read(
        ("项目支出绩效目标表",), ("项目名称", "湿地巡护"), ("资金总额（元）", "350000"), ("财政拨款（万元）", "35"),
        LEVELS, PATROL,
    )  # fmt: skip
    assert project_of(draft).amounts.fiscal is None
    assert doubted(draft, "import.not_an_amount") == ["fiscal"]


def test_a_year_in_digits_of_full_width_or_in_numerals_is_the_titles_year() -> None:
    for title in ("２０２６年项目支出绩效目标表", "二〇二六年项目支出绩效目标表"):
        assert targets_of(read((title,), ("项目名称", "湿地巡护"), LEVELS, PATROL)).year == 2026


def test_values_of_the_year_and_of_the_whole_project_under_two_heads_with_a_unit_each() -> None:
    project = project_of(
        read(
            ("项目支出绩效目标表",),
            ("项目名称", "湿地巡护"),
            (wide("绩效指标", 3), "", "", wide("年度指标", 2), "", wide("实施期指标", 2), ""),
            ("一级指标", "二级指标", "三级指标", "指标值", "单位", "指标值", "单位"),
            ("产出指标", "数量指标", "购置设备", "12", "台", "36", "台"),
        )
    )
    (row,) = project.indicators
    assert (row.annual_value, row.cycle_value) == ("12台", "36")
    assert [(extra.head, extra.text) for extra in row.extra] == [("实施期指标·单位", "台")]


def test_a_list_whose_indicators_have_no_levels() -> None:
    draft = read(
        ("2026年预算项目绩效目标公开表",),
        ("序号", "项目名称", "预算数", "年度绩效目标", "绩效指标", "指标值"),
        ("1", Cell("湿地巡护", rows=2), "50", "守护湿地", "巡护里程", "≥300公里"),
        ("", "", "", "", "巡护到位率", "≥95%"),
        ("2", "林区防火", "30", "减少火情", "宣传次数", "10次"),
    )
    assert [
        (project.name, [(row.name, row.annual_value) for row in project.indicators])
        for project in targets_of(draft).projects
    ] == [
        ("湿地巡护", [("巡护里程", "≥300公里"), ("巡护到位率", "≥95%")]),
        ("林区防火", [("宣传次数", "10次")]),
    ]


def test_a_table_beside_another_one_is_told_at_each_row_that_it_came_into() -> None:
    draft = read(("项目支出绩效目标表",), (*LEVELS, "", *LEVELS), (*PATROL, "", *TRAINING))
    assert "name" in doubted(draft, "import.foreign_text")


SCORED = ("一级指标", "二级指标", "三级指标", "分值", "指标值", "完成值", "得分")


def evaluated(*subtotal: str) -> tuple[ProjectEvaluation, list[str]]:
    """An evaluation with a subtotal after its first two rows, and the texts left over."""
    draft = read(
        ("项目支出绩效自评表",),
        ("项目名称", "湿地巡护"),
        SCORED,
        ("产出指标", "数量指标", "巡护里程", "30", "300公里", "310公里", "30"),
        ("", "质量指标", "巡护到位率", "20", "95%", "90%", "18"),
        ("小计", "", "", *subtotal),
        ("满意度指标", "服务对象满意度指标", "群众满意度", "50", "90%", "90%", "50"),
    )
    (table,) = draft.tables
    assert isinstance(table, ProjectEvaluation)
    return table, [piece.text for piece in draft.proof.residue]


def test_a_subtotal_of_points_is_no_indicator_and_left_over_where_it_is_no_sum() -> None:
    table, left = evaluated("50", "", "", "48")
    assert [row.name for row in table.indicators] == ["巡护里程", "巡护到位率", "群众满意度"]
    assert left == []
    assert evaluated("50", "", "", "49")[1] == ["49"]


def test_indicators_in_numbered_lines_belong_to_the_values_of_their_numbers() -> None:
    names, values = "1.建设步道\n2.安装器材", "1.30条\n2.≥360件"
    draft = read(("项目支出绩效目标表",), LEVELS, ("产出指标", "数量指标", names, values))
    assert [(row.name, row.annual_value) for row in project_of(draft).indicators] == [
        ("建设步道", "30条"),
        ("安装器材", "≥360件"),
    ]
    assert draft.proof.residue == ()


def test_lines_that_are_not_numbered_alike_stay_one_indicator() -> None:
    draft = read(
        ("项目支出绩效目标表",), LEVELS, ("产出指标", "数量指标", "1.建设步道\n2.安装器材", "30条，360件")
    )
    (row,) = project_of(draft).indicators
    assert row.annual_value == "30条，360件"


def test_a_name_with_its_value_is_parted_at_the_sign_and_doubted_where_there_is_none() -> None:
    head = ("一级指标", "二级指标", "三级指标及指标值")
    rows = [("产出指标", "数量指标", "清运垃圾≥6.2万吨"), ("效益指标", "生态效益指标", "环境卫生改观")]
    draft = read(("项目支出绩效目标表",), ("项目名称", "垃圾清运", ""), head, *rows)
    first, second = project_of(draft).indicators
    assert (first.name, first.annual_value) == ("清运垃圾", "≥6.2万吨")
    assert second.name == "环境卫生改观"
    assert [doubt.place.item for doubt in draft.doubts if doubt.rule == "import.name_edge"] == [second.id]
    assert draft.proof.residue == ()


def test_a_label_in_a_cell_of_its_own_counts_before_a_caption() -> None:
    """部门：… over the table is the school; the form's own 主管部门 is not printed a second time."""
    draft = read(
        ("2026年度项目支出绩效目标表",),
        ("部门：某县明朗中学     公开14表",),
        ("项目名称", "营养改善", "", ""),
        ("主管部门", "某县教育局", "实施单位", "某县明朗中学"),
        LEVELS,
        PATROL,
    )
    table = targets_of(draft)
    assert (table.department, table.units[0].name) == ("某县教育局", "某县明朗中学")
    assert {(each.head, each.text) for each in table.units[0].projects[0].extra} == {
        ("表号", "公开14表"),
        ("部门", "某县明朗中学"),
    }
