"""Whatever stands on a form is in a field, under its head or told: kinds that once got lost."""

from perfdesk.domain.book import Table
from perfdesk.domain.draft import Draft, SourceFile
from perfdesk.domain.self_evaluation import DepartmentEvaluation, ProjectEvaluation
from perfdesk.domain.table import TargetTable
from perfdesk.formats.grid import BLANK, Cell, Grid
from perfdesk.formats.recognise.documents import draft_of_documents, read_grids

LEVELS = ("一级指标", "二级指标", "三级指标", "年度指标值")
PATROL = ("产出指标", "数量指标", "巡护里程", "≥300公里")
SCORED = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分")
SCORED_PATROL = ("产出指标", "数量指标", "巡护里程", "≥300公里", "310公里", "90", "90")


def read(*rows: tuple[str | Cell, ...]) -> Draft:
    cells = tuple(tuple(each if isinstance(each, Cell) else Cell(each) for each in row) for row in rows)
    documents, unread = read_grids([Grid("Sheet1", cells)])
    return draft_of_documents(SourceFile("a.xlsx", "", "xlsx"), documents, unread)


def table_of(draft: Draft) -> Table:
    (table,) = draft.tables
    return table


def wide(text: str, columns: int = 1, rows: int = 1) -> Cell:
    return Cell(text, rows=rows, columns=columns)


def places_of(draft: Draft, rule: str) -> list[str]:
    return [doubt.place.field for doubt in draft.doubts if doubt.rule == rule]


def test_a_text_beneath_the_rows_without_its_label_is_left_over_and_not_taken_for_a_level() -> None:
    draft = read(("项目支出绩效目标表",), LEVELS, PATROL, ("", "请于三月底前报送纸质材料", "", ""))
    assert [piece.text for piece in draft.proof.residue] == ["请于三月底前报送纸质材料"]


def test_a_text_that_found_no_place_is_left_over_though_another_cell_says_the_same() -> None:
    draft = read(("项目支出绩效目标表",), LEVELS, PATROL, ("", "巡护里程", "", ""))
    assert [piece.text for piece in draft.proof.residue] == ["巡护里程"]


def test_what_is_repeated_down_a_column_is_not_left_over() -> None:
    head = ("项目名称", "年度目标", *LEVELS)
    draft = read(
        ("项目支出绩效目标表",),
        head,
        ("湿地巡护", "巡护里程达标", *PATROL),
        ("湿地巡护", "巡护里程达标", "产出指标", "质量指标", "巡护到位率", "≥90%"),
    )
    assert draft.proof.residue == ()


def test_what_a_blank_form_prints_is_not_left_over() -> None:
    draft = read(
        ("项目支出绩效目标表",), LEVELS, ("产出指标（50分）", "数量指标", "指标1：", ""), ("", "", "……", "")
    )
    assert draft.proof.residue == ()


def test_levels_under_an_unknown_head_are_told_by_their_names_and_reach_down() -> None:
    head = ("年度绩效指标", "类别", "二级指标", "三级指标", "年度指标值")
    draft = read(("项目支出绩效目标表",), head, ("", *PATROL), ("", "", "质量指标", "巡护到位率", "≥90%"))
    table = table_of(draft)
    assert isinstance(table, TargetTable)
    (project,) = table.projects
    assert [row.level1_name for row in project.indicators] == ["产出指标", "产出指标"]


def test_a_label_with_no_room_for_an_answer_is_the_value_of_the_one_before_and_doubted() -> None:
    facts = ("项目周期", "", wide("合计", 2), BLANK)
    draft = read(
        ("项目支出绩效目标表",),
        (wide("项目名称", 2), BLANK, wide("湿地巡护", 2), BLANK),
        facts,
        LEVELS,
        PATROL,
    )
    table = table_of(draft)
    assert isinstance(table, TargetTable)
    (project,) = table.projects
    assert [(extra.head, extra.text) for extra in project.extra] == [("项目周期", "合计")]
    assert places_of(draft, "import.label_or_value") == ["extra:项目周期"]


def test_values_that_are_heads_elsewhere_make_no_head_of_the_funds() -> None:
    draft = read(
        ("项目支出绩效自评表",),
        ("项目名称", "湿地巡护", "支持方向", "绩效指标", "类别", "指标值", ""),
        ("资金来源", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"),
        ("年度资金总额", "30", "30", "29", "10", "96.7%", "9.7"),
        SCORED,
        SCORED_PATROL,
    )
    table = table_of(draft)
    assert isinstance(table, ProjectEvaluation)
    assert [str(amount) for amount in (table.initial_total, table.annual_total, table.spent_total)] == [
        "30",
        "30",
        "29",
    ]
    assert [row.name for row in table.indicators] == ["巡护里程"]


def test_money_by_basic_and_project_expenditure_is_a_departments_without_a_title() -> None:
    funds = [("年度资金总额", "60", "58"), ("基本支出", "20", "20"), ("项目支出", "40", "38")]
    draft = read(
        ("部门名称", "湿地管理中心"), ("", "年初预算数", "全年执行数"), *funds, SCORED, SCORED_PATROL
    )
    assert isinstance(table_of(draft), DepartmentEvaluation)


def test_a_row_beyond_the_merged_cell_of_its_project_is_doubted() -> None:
    head = ("项目名称", "预算金额", *LEVELS)
    draft = read(
        ("项目支出绩效目标表",),
        head,
        (wide("湿地巡护", rows=2), wide("30", rows=2), *PATROL),
        ("", "", "产出指标", "质量指标", "巡护到位率", "≥90%"),
        ("", "", "产出指标", "时效指标", "巡护及时率", "≥95%"),
    )
    assert places_of(draft, "import.project_by_position") == ["name"]


def test_a_unit_taken_from_beyond_its_merged_cell_is_doubted() -> None:
    head = ("实施单位", "项目名称", "预算金额", *LEVELS)
    draft = read(
        ("项目支出绩效目标表",),
        head,
        (wide("湿地站", rows=2), wide("湿地巡护", rows=2), wide("30", rows=2), *PATROL),
        ("", "", "", "产出指标", "质量指标", "巡护到位率", "≥90%"),
        ("", "林区防火", "20", *PATROL),
    )
    assert places_of(draft, "import.unit_by_position") == ["name"]


def test_a_project_with_a_cell_too_many_is_doubted_as_a_whole() -> None:
    head = ("实施单位", "项目名称", "预算金额", *LEVELS)
    draft = read(("项目支出绩效目标表",), head, ("", "湿地站", "湿地巡护", "30", *PATROL))
    assert "name" in places_of(draft, "import.foreign_text")
    assert [piece.text for piece in draft.proof.residue] == ["≥300公里"]


def test_a_list_whose_first_row_has_no_unit_keeps_its_project_whole() -> None:
    head = ("实施单位", "项目名称", *LEVELS)
    draft = read(
        ("项目支出绩效目标表",),
        head,
        ("", "湿地巡护", *PATROL),
        ("湿地站", "湿地巡护", *PATROL[:2], "巡护次数", "≥9次"),
    )
    table = table_of(draft)
    assert isinstance(table, TargetTable)
    assert [(unit.name, len(unit.projects)) for unit in table.units] == [("湿地站", 1)]


def test_signs_under_the_shared_head_of_values_are_no_values() -> None:
    heads = ("一级指标", "二级指标", "三级指标", wide("年度指标值", 3), BLANK, BLANK)
    rows = [("产出指标", "数量指标", "巡护里程", "≥", "300", "公里")]
    draft = read(("项目支出绩效目标表",), heads, ("", "", "", "", "指标值", "单位"), *rows)
    table = table_of(draft)
    assert isinstance(table, TargetTable)
    (project,) = table.projects
    assert [row.annual_value for row in project.indicators] == ["≥300公里"]


def test_an_unknown_label_merged_over_levels_and_names_is_no_indicator() -> None:
    draft = read(
        ("项目支出绩效自评表",), SCORED, SCORED_PATROL,
        (wide("情况登记", 3), BLANK, BLANK, wide("按期完成", 4), BLANK, BLANK, BLANK),
    )  # fmt: skip
    table = table_of(draft)
    assert isinstance(table, ProjectEvaluation)
    assert len(table.indicators) == 1
    assert [(extra.head, extra.text) for extra in table.extra] == [("情况登记", "按期完成")]


def test_a_reason_merged_over_two_rows_is_the_reason_of_both() -> None:
    head = (*SCORED, "偏差原因")
    draft = read(
        ("项目支出绩效自评表",), head, (*SCORED_PATROL, wide("汛期停巡", rows=2)),
        ("", "", "巡护次数", "9次", "8次", "10", "9", ""),
    )  # fmt: skip
    table = table_of(draft)
    assert isinstance(table, ProjectEvaluation)
    assert [row.reason for row in table.indicators] == ["汛期停巡", "汛期停巡"]


def test_a_head_of_three_rows_may_have_one_cell_in_the_middle_one() -> None:
    draft = read(
        ("项目支出绩效目标表",),
        ("一级指标", "二级指标", "三级指标", wide("年度指标", 2), BLANK),
        ("", "", "", wide("绩效指标值", 2), BLANK),
        ("", "", "", "指标值", "单位"),
        ("产出指标", "数量指标", "巡护里程", "≥300", "公里"),
    )
    table = table_of(draft)
    assert isinstance(table, TargetTable)
    (project,) = table.projects
    assert [(row.name, row.annual_value) for row in project.indicators] == [("巡护里程", "≥300公里")]


def test_a_subtotal_beneath_the_projects_of_a_unit_is_the_units_amount() -> None:
    draft = read(
        ("项目支出绩效目标表",),
        ("单位名称", "项目名称", "预算数", *LEVELS),
        ("湿地站", "湿地巡护", "30", *PATROL),
        ("", "水质监测", "20", *PATROL),
        ("小计", "", "50", "", "", "", ""),
        ("林场", "林区防火", "7", *PATROL),
        ("小计", "", "7", "", "", "", ""),
    )
    table = table_of(draft)
    assert isinstance(table, TargetTable)
    assert [(unit.name, str(unit.amounts.total), len(unit.projects)) for unit in table.units] == [
        ("湿地站", "50", 2),
        ("林场", "7", 1),
    ]


def test_a_box_that_is_not_ticked_says_nothing_and_the_months_name_the_year() -> None:
    draft = read(
        ("项目支出绩效运行监控表",),
        ("（2024年1-7月）",),
        ("一级指标", "二级指标", "三级指标", "年度指标值", "执行情况", wide("完成目标可能性", 2), BLANK),
        ("", "", "", "", "", "确定能", "有可能"),
        ("产出指标", "数量指标", "巡护里程", "≥300公里", "160公里", "□", "☑"),
    )
    table = table_of(draft)
    assert isinstance(table, ProjectEvaluation)
    (row,) = table.indicators
    assert (table.year, row.likelihood, row.extra) == (2024, "有可能", ())


def test_a_label_with_brackets_in_it_has_its_value_behind_the_colon() -> None:
    draft = read(
        ("项目支出绩效目标表",), ("部门（单位）名称：湿地管理中心", "", "", "单位：万元"), LEVELS, PATROL
    )
    table = table_of(draft)
    assert isinstance(table, TargetTable)
    assert (table.department, table.currency_unit) == ("湿地管理中心", "万元")


def test_a_blank_unit_in_a_list_that_prints_it_for_each_project_is_doubted() -> None:
    head = ("实施单位", "项目名称", *LEVELS)
    rows = [
        (unit, project, *PATROL) for unit, project in (("湿地站", "巡护"), ("湿地站", "监测"), ("", "宣教"))
    ]
    assert places_of(read(("项目支出绩效目标表",), head, *rows), "import.unit_by_position") == ["name"]


def test_a_sum_without_amounts_under_a_blank_head_is_no_head_of_the_numbers_beneath() -> None:
    head = ("", "实施单位", "项目名称", *LEVELS)
    draft = read(
        ("项目支出绩效目标表",), head, (wide("合计", 3), BLANK, BLANK), ("1", "湿地站", "湿地巡护", *PATROL)
    )
    table = table_of(draft)
    assert isinstance(table, TargetTable)
    assert [project.amounts.total for project in table.projects] == [None]


def test_the_only_project_without_a_unit_among_many_with_one_each_is_doubted() -> None:
    head = ("实施单位", "项目名称", *LEVELS)
    units = (("湿地站", "巡护"), ("", "监测"), ("林场", "防火"), ("苗圃", "育苗"))
    draft = read(("项目支出绩效目标表",), head, *((unit, project, *PATROL) for unit, project in units))
    assert places_of(draft, "import.unit_by_position") == ["name"]


def test_a_blank_row_inside_merged_heads_does_not_part_them() -> None:
    draft = read(
        ("项目支出绩效目标表",),
        (wide("绩效指标", 3), BLANK, BLANK, wide("年度指标值", rows=3)),
        ("", "", "", ""),
        ("一级指标", "二级指标", "三级指标", ""),
        PATROL,
    )
    table = table_of(draft)
    assert isinstance(table, TargetTable)
    (project,) = table.projects
    assert [(row.level2_name, row.name, row.annual_value) for row in project.indicators] == [
        ("数量指标", "巡护里程", "≥300公里")
    ]


def test_a_label_and_a_value_that_is_a_label_elsewhere_over_a_pair_of_the_same_width_are_doubted() -> None:
    facts = (("主管部门", "年度目标"), ("归口科室", "湿地站"))
    draft = read(
        ("项目支出绩效目标表",),
        *((wide(label, 2), BLANK, wide(text, 2), BLANK) for label, text in facts),
        LEVELS,
        PATROL,
    )
    assert len(places_of(draft, "import.label_or_value")) == 2


def test_two_pairs_over_two_pairs_with_a_label_among_their_values_are_doubted() -> None:
    draft = read(
        ("项目支出绩效目标表",),
        (wide("项目名称"), "备注", "主管部门", "湿地管理中心"),
        ("核心与否", "是的", "服务范围", "全市"),
        (wide("附注", 4), BLANK, BLANK, BLANK),
        LEVELS,
        PATROL,
    )
    assert {"name", "department"} <= set(places_of(draft, "import.label_or_value"))


def test_a_level_merged_over_its_rows_is_known_by_its_name_whatever_stands_beneath() -> None:
    draft = read(
        ("项目支出绩效目标表",),
        ("类别", *LEVELS[1:]),
        (wide("产出指标", rows=2), *PATROL[1:]),
        ("", "", "巡护次数", "9次"),
        ("其他说明", wide("按月巡护", 3), BLANK, BLANK),
    )
    table = table_of(draft)
    assert isinstance(table, TargetTable)
    (project,) = table.projects
    assert [row.level1_name for row in project.indicators] == ["产出指标", "产出指标"]


def test_two_projects_of_one_name_that_differ_in_one_cell_are_doubted() -> None:
    head = ("实施单位", "项目名称", "预算金额", *LEVELS)
    rows = [(unit, "湿地巡护", "30", *PATROL) for unit in ("湿地站（暂定）", "湿地站", "湿地站")]
    draft = read(("项目支出绩效目标表",), head, *rows)
    assert places_of(draft, "import.project_parted") == ["name"]


def test_an_unknown_label_merged_over_both_levels_is_no_indicator() -> None:
    draft = read(
        ("项目支出绩效自评表",), SCORED, SCORED_PATROL,
        (wide("情况登记", 2), BLANK, wide("按期完成", 5), BLANK, BLANK, BLANK, BLANK),
    )  # fmt: skip
    table = table_of(draft)
    assert isinstance(table, ProjectEvaluation)
    assert [(extra.head, extra.text) for extra in table.extra] == [("情况登记", "按期完成")]


def test_the_halves_of_the_funds_are_told_by_sources_that_stand_in_both() -> None:
    draft = read(
        ("项目支出绩效目标表",),
        (wide("项目资金", rows=2), "情况登记", "90", "年度资金总额", "30"),
        ("", "财政拨款", "80", "财政拨款", "20"),
        (*LEVELS, ""),
        (*PATROL, ""),
    )
    table = table_of(draft)
    assert isinstance(table, TargetTable)
    (project,) = table.projects
    assert (project.amounts.total, str(project.annual_total), str(project.annual_fiscal)) == (
        None,
        "30",
        "20",
    )
    assert [(extra.head, extra.text) for extra in project.extra] == [("情况登记", "90")]


def test_an_amount_under_a_blank_stage_is_kept_beside_its_source_and_is_no_year() -> None:
    draft = read(
        ("项目支出绩效自评表",),
        ("", "年初预算数", "", "全年执行数"),
        ("年度资金总额", "2070", "2072", "2071"),
        ("其他资金", "2073", "2074", "2075"),
        SCORED,
        SCORED_PATROL,
    )
    table = table_of(draft)
    assert isinstance(table, ProjectEvaluation)
    assert table.year is None
    assert [(extra.head, extra.text) for extra in table.extra] == [
        ("年度资金总额", "2072"),
        ("其他资金", "2074"),
    ]


def test_a_value_whose_own_label_is_blank_is_doubted_under_the_label_before() -> None:
    draft = read(
        ("项目支出绩效自评表",),
        (wide("主管部门", 2), BLANK, wide("", 2), BLANK, "", wide("湿地站", 2), BLANK),
        SCORED,
        SCORED_PATROL,
    )
    assert places_of(draft, "import.label_or_value") == ["department"]


def test_the_goal_of_the_year_is_not_the_projects_where_that_one_is_blank() -> None:
    draft = read(
        ("项目支出绩效目标表",),
        (wide("总体目标", 2), BLANK, wide("年度目标", 2), BLANK),
        (wide("", 2), BLANK, wide("守护湿地，减少火情。", 2), BLANK),
        LEVELS,
        PATROL,
    )
    table = table_of(draft)
    assert isinstance(table, TargetTable)
    (project,) = table.projects
    assert (project.goal, project.annual_goal) == ("", "守护湿地，减少火情。")
