"""A form with a head missing or misspelt: its values find their places, or are doubted."""

from perfdesk.domain.draft import Draft, SourceFile
from perfdesk.domain.self_evaluation import DepartmentEvaluation, ProjectEvaluation
from perfdesk.domain.table import TargetTable
from perfdesk.formats.grid import BLANK, Grid, cell
from perfdesk.formats.reading import read_bytes
from perfdesk.formats.recognise.documents import draft_of_documents, read_grids

LEVELS = "一级指标\t二级指标\t三级指标\t年度指标值\n"
SCORED = "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
PATROL = "产出指标\t数量指标\t巡护里程\t≥300公里\n"
SCORED_PATROL = "产出指标\t数量指标\t巡护里程\t≥300公里\t310公里\t90\t90\n"


def read(text: str) -> Draft:
    return read_bytes(text.encode(), "a.tsv")


def targets_of(draft: Draft) -> TargetTable:
    (table,) = draft.tables
    assert isinstance(table, TargetTable)
    return table


def evaluation_of(draft: Draft) -> ProjectEvaluation | DepartmentEvaluation:
    (table,) = draft.tables
    assert isinstance(table, ProjectEvaluation | DepartmentEvaluation)
    return table


def rules_of(draft: Draft) -> list[str]:
    return [doubt.rule for doubt in draft.doubts]


def test_a_list_whose_column_of_names_is_called_otherwise_is_a_list_and_its_names_are_doubted() -> None:
    draft = read(
        "项目支出绩效目标表\n事由\t总体目标\t预算金额\t" + LEVELS
        + "湿地巡护\t守护湿地\t30\t" + PATROL + "林区防火\t减少火情\t20\t" + PATROL
    )  # fmt: skip
    assert [
        (project.name, project.goal, str(project.amounts.total), len(project.indicators))
        for project in targets_of(draft).projects
    ] == [("湿地巡护", "守护湿地", "30", 1), ("林区防火", "减少火情", "20", 1)]
    assert rules_of(draft).count("import.project_column") == 2


def test_names_of_indicators_under_an_unknown_head_are_names_and_doubted() -> None:
    head = "绩效指标\t一级指标\t二级指标\t考核事项\t年度指标值\t实际完成值\t分值\t得分\n"
    draft = read("项目支出绩效自评表\n项目名称\t湿地巡护\n" + head + "\t" + SCORED_PATROL)
    table = evaluation_of(draft)
    assert isinstance(table, ProjectEvaluation)
    assert [row.name for row in table.indicators] == ["巡护里程"]
    assert rules_of(draft).count("import.name_column") == 1


def test_an_amount_with_a_remark_in_one_row_does_not_part_a_project_of_a_list() -> None:
    rows = "湿地巡护\t30（含结转）\t" + PATROL + "湿地巡护\t30\t产出指标\t质量指标\t巡护到位率\t≥90%\n"
    (project,) = targets_of(read("项目支出绩效目标表\n项目名称\t预算金额\t" + LEVELS + rows)).projects
    assert len(project.indicators) == 2
    assert "30（含结转）" in [extra.text for extra in project.extra]


def test_amounts_under_a_blank_head_are_no_labels_of_those_beside_them() -> None:
    table = evaluation_of(
        read(
            "项目支出绩效自评表\n项目名称\t湿地巡护\n项目资金\t\t\t全年预算数\t全年执行数\n"
            "\t年度资金总额\t28\t30\t29\n\t财政拨款\t18\t20\t19\n" + SCORED + SCORED_PATROL
        )
    )
    assert isinstance(table, ProjectEvaluation)
    assert [str(amount) for amount in (table.annual_total, table.annual_fiscal)] == ["30", "20"]
    assert [(extra.head, extra.text) for extra in table.extra] == [("年度资金总额", "28"), ("财政拨款", "18")]


def department_form(tasks: str) -> str:
    return "部门整体支出绩效目标表\n部门名称\t林业局\n" + tasks + LEVELS + PATROL


def test_tasks_are_told_by_their_content_and_amounts_where_their_names_are_called_otherwise() -> None:
    for head in ("事由", ""):
        rows = f"{head}\t主要内容\t金额\n湿地巡护\t每月巡护\t30\n林区防火\t清理林道\t20\n"
        (project,) = targets_of(read(department_form(rows))).projects
        assert [(task.name, task.content, str(task.amounts.total)) for task in project.tasks] == [
            ("湿地巡护", "每月巡护", "30"),
            ("林区防火", "清理林道", "20"),
        ]


def test_what_stands_beside_a_task_under_no_head_is_left_over() -> None:
    draft = read(department_form("任务名称\t\t金额\n湿地巡护\t每月巡护\t30\n"))
    assert [task.name for task in targets_of(draft).projects[0].tasks] == ["湿地巡护"]
    assert [piece.text for piece in draft.proof.residue] == ["每月巡护"]


def test_a_tasks_budget_in_words_is_kept_and_doubted() -> None:
    draft = read(department_form("任务名称\t主要内容\t金额\n湿地巡护\t每月巡护\t待定\n"))
    (project,) = targets_of(draft).projects
    assert [extra.text for extra in project.extra] == ["待定"]
    assert "import.not_an_amount" in rules_of(draft)


def test_an_unknown_label_under_the_sum_of_the_rows_is_no_indicator() -> None:
    table = evaluation_of(
        read(
            "项目支出绩效自评表\n项目名称\t湿地巡护\n"
            + SCORED
            + SCORED_PATROL
            + "总分\t\t\t\t\t90\t90\n评价小结\t\t做得较好，按期完成\n"
        )
    )
    assert isinstance(table, ProjectEvaluation)
    assert [row.name for row in table.indicators] == ["巡护里程"]
    assert [(extra.head, extra.text) for extra in table.extra] == [("评价小结", "做得较好，按期完成")]


def draft_of_cells(rows: list[list[str]], spans: dict[tuple[int, int], int]) -> Draft:
    """`spans`: how many columns a cell is merged over."""
    cells = []
    for row, texts in enumerate(rows):
        made = [cell(text) if text else BLANK for text in texts]
        cells.append(
            tuple(
                type(each)(each.text, each.indent, (), "", 1, spans.get((row, at), 1))
                for at, each in enumerate(made)
            )
        )
    documents, unread = read_grids([Grid("Sheet1", tuple(cells))])
    return draft_of_documents(SourceFile("a.xlsx", "", "xlsx"), documents, unread)


TARGET_ROWS = [
    ["一级指标", "二级指标", "三级指标", "年度指标值"],
    ["产出指标", "数量指标", "巡护里程", "≥300公里"],
]
SCORED_ROWS = [
    ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值"],
    ["产出指标", "数量指标", "巡护里程", "≥300公里", "310公里"],
]


def test_a_row_with_a_text_over_leaves_none_for_a_label_without_a_doubt() -> None:
    draft = draft_of_cells(
        [["项目支出绩效目标表", "", "", ""], ["", "林业局", "实施区域", "南湖"], *TARGET_ROWS], {(0, 0): 4}
    )
    assert "import.label_or_value" in rules_of(draft) or len(draft.proof.residue) == 3


def test_a_goal_is_not_the_label_of_its_completion_without_a_doubt() -> None:
    draft = draft_of_cells(
        [
            ["项目支出绩效自评表", "", "", "", ""],
            ["绩效目标", "", "", "实际完成情况", ""],
            ["", "守护湿地", "", "已守护湿地", ""],
            *SCORED_ROWS,
        ],
        {(0, 0): 5, (1, 1): 2, (1, 3): 2, (2, 1): 2, (2, 3): 2},
    )
    table = evaluation_of(draft)
    assert isinstance(table, ProjectEvaluation)
    assert table.completion == "已守护湿地" or "import.label_or_value" in rules_of(draft)


def test_values_that_are_labels_elsewhere_are_left_over_where_a_row_has_nothing_else() -> None:
    draft = draft_of_cells(
        [["项目支出绩效目标表", "", "", ""], ["项目名称", "年度目标", "实施单位", "备注"], *TARGET_ROWS],
        {(0, 0): 4},
    )
    texts = [piece.text for piece in draft.proof.residue]
    assert {"年度目标", "备注"} <= set(texts)


def test_names_of_projects_under_a_blank_head_are_names_and_doubted() -> None:
    draft = read(
        "项目支出绩效目标表\n\t预算金额\t总体目标\t" + LEVELS
        + "湿地巡护\t30\t守护湿地\t" + PATROL + "林区防火\t20\t减少火情\t" + PATROL
    )  # fmt: skip
    assert [(project.name, str(project.amounts.total)) for project in targets_of(draft).projects] == [
        ("湿地巡护", "30"),
        ("林区防火", "20"),
    ]
    assert rules_of(draft).count("import.project_without_head") == 2


def test_a_text_far_from_a_label_that_is_called_like_one_is_doubted_under_that_label() -> None:
    beneath = "填表人：张三\n"
    draft = read("项目支出绩效目标表\n填表人：\t\t所在区划\t\n" + LEVELS + PATROL + beneath)
    (project,) = targets_of(draft).projects
    doubted = [doubt.place.field for doubt in draft.doubts if doubt.rule == "import.label_or_value"]
    assert [(f"extra:{extra.head}", extra.text) for extra in project.extra] == [
        ("extra:填表人", "张三"),
        ("extra:填表人（2）", "所在区划"),
    ]
    assert doubted == ["extra:填表人（2）"]


def test_a_pair_behind_a_text_that_found_no_place_is_doubted() -> None:
    draft = read("项目支出绩效目标表\n数据来源\t\t\t合计\t服务范围\t\t湿地站\n" + LEVELS + PATROL)
    assert rules_of(draft).count("import.label_or_value") == 1
    assert [piece.text for piece in draft.proof.residue] == ["数据来源", "湿地站"]


def test_a_value_that_is_a_label_elsewhere_over_the_funds_is_left_over() -> None:
    funds = "\t年初预算数\t全年预算数\t全年执行数\n年度资金总额\t30\t30\t29\n"
    draft = read("项目支出绩效自评表\n归口科室\t财政拨款\t\t\n" + funds + SCORED + SCORED_PATROL)
    assert [piece.text for piece in draft.proof.residue] == ["归口科室", "财政拨款"]


def test_points_under_a_head_like_that_of_values_are_doubted() -> None:
    draft = read(
        "项目支出绩效自评表\n项目名称\t湿地巡护\n一级指标\t二级指标\t三级指标\t指标某值\t完成值\t自评得分\n"
        "产出指标\t数量指标\t巡护里程\t20\t310公里\t20\n产出指标\t质量指标\t巡护到位率\t10\t95%\t9.5\n"
    )
    assert rules_of(draft).count("import.points_as_value") == 2


def test_a_head_of_the_known_words_goes_before_one_that_is_like_it() -> None:
    table = evaluation_of(
        read(
            "项目支出绩效自评表\n项目名称\t湿地巡护\n"
            "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t自分值\t分值\n"
            "产出指标\t数量指标\t巡护里程\t≥300公里\t310公里\t85\t90\n"
        )
    )
    assert isinstance(table, ProjectEvaluation)
    (row,) = table.indicators
    assert str(row.weight) == "90"
    assert [(extra.head, extra.text) for extra in row.extra] == [("自分值", "85")]


def test_a_stage_of_the_known_words_goes_before_one_that_is_like_it() -> None:
    table = evaluation_of(
        read(
            "项目支出绩效自评表\n项目名称\t湿地巡护\n项目资金\t\t年项预算数\t全年预算数\t全年执行数\n"
            "\t年度资金总额\t28\t30\t29\n" + SCORED + SCORED_PATROL
        )
    )
    assert isinstance(table, ProjectEvaluation)
    assert str(table.annual_total) == "30"


def test_levels_under_an_unknown_head_are_levels_whatever_stands_beneath_the_rows() -> None:
    table = evaluation_of(
        read(
            "项目支出绩效自评表\n项目名称\t湿地巡护\n绩效指标\t事项\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
            "\t产出指标\t数量指标\t巡护里程\t≥300公里\t310公里\t90\t90\n其他说明\t按期完成\n"
        )
    )
    assert isinstance(table, ProjectEvaluation)
    assert [row.level1_name for row in table.indicators] == ["产出指标"]


LIST = "项目支出绩效目标表\n项目名称\t预算金额\t总体目标\t" + LEVELS


def test_a_row_without_a_project_that_says_another_amount_is_doubted() -> None:
    draft = read(LIST + "湿地巡护\t30\t守护湿地\t" + PATROL + "\t20\t守护湿地\t" + PATROL + "\t\t\t" + PATROL)
    (project,) = targets_of(draft).projects
    doubted = {doubt.place for doubt in draft.doubts if doubt.rule == "import.foreign_text"}
    assert {(place.item, place.field) for place in doubted} == {
        (project.id, "name"),
        (project.id, "extra:预算金额"),
        *((row.id, "name") for row in project.indicators[1:]),
    }


def test_a_row_without_a_project_in_a_list_that_repeats_their_names_is_doubted() -> None:
    draft = read(LIST + ("湿地巡护\t30\t守护湿地\t" + PATROL) * 2 + "\t\t\t" + PATROL)
    assert rules_of(draft).count("import.project_by_position") == 1


def test_a_text_whose_label_is_gone_is_left_over_and_no_indicator() -> None:
    rows = [*SCORED_ROWS, ["", "", "请于三月底前报送纸质材料", "", ""]]
    draft = draft_of_cells([["项目支出绩效自评表", "", "", "", ""], *rows], {(3, 2): 3})
    table = evaluation_of(draft)
    assert isinstance(table, ProjectEvaluation)
    assert [row.name for row in table.indicators] == ["巡护里程"]
    assert [piece.text for piece in draft.proof.residue] == ["请于三月底前报送纸质材料"]


def test_a_goal_called_otherwise_under_the_tasks_is_no_task() -> None:
    draft = draft_of_cells(
        [
            ["部门整体支出绩效目标表", "", "", ""],
            ["部门名称", "林业局", "", ""],
            ["任务名称", "主要内容", "", "金额"],
            ["湿地巡护", "每月巡护", "", "30"],
            ["年度愿景", "守护湿地，减少火情", "", ""],
            *TARGET_ROWS,
        ],
        {(1, 1): 3, (2, 1): 2, (3, 1): 2, (4, 1): 3},
    )
    (project,) = targets_of(draft).projects
    assert [task.name for task in project.tasks] == ["湿地巡护"]
    assert ("年度愿景", "守护湿地，减少火情") in [(extra.head, extra.text) for extra in project.extra]


def test_an_indicator_that_is_called_as_its_blank_level_is_doubted() -> None:
    shifted = ["效益指标", "", "社会效益指标", "受益人数", "≥300人"]
    draft = draft_of_cells([["项目支出绩效自评表", "", "", "", ""], *SCORED_ROWS, shifted], {(0, 0): 5})
    assert rules_of(draft).count("import.foreign_text") == 1


def test_a_value_that_is_a_label_beside_a_label_of_two_rows_is_doubted() -> None:
    draft = draft_of_cells(
        [
            ["项目支出绩效目标表", "", "", ""],
            ["项目性质", "年度目标", "", ""],
            ["是否跨年", "20.5", "", ""],
            *TARGET_ROWS,
        ],
        {(0, 0): 4, (1, 1): 3, (2, 1): 3},
    )
    assert "import.label_or_value" in rules_of(draft)


def test_a_row_that_stands_a_column_further_right_is_doubted() -> None:
    shifted = ["", "产出指标", "成本指标", "巡护里程", "≥300公里"]
    draft = draft_of_cells([["项目支出绩效自评表", "", "", "", ""], SCORED_ROWS[0], shifted], {(0, 0): 5})
    assert "import.foreign_text" in rules_of(draft)


def test_a_value_that_is_a_label_elsewhere_behind_an_unknown_label_is_left_over() -> None:
    draft = read("项目支出绩效目标表\n资料目录\t\t负责人\t\t绩效编号\t\t湿地站\n" + LEVELS + PATROL)
    assert "负责人" in [piece.text for piece in draft.proof.residue]


def test_a_text_behind_a_blank_place_with_room_beyond_is_doubted() -> None:
    draft = draft_of_cells(
        [
            ["项目支出绩效目标表", "", "", ""],
            ["项目类型", "", "实施区域", ""],
            *TARGET_ROWS,
            ["", "", "", "", "旁注"],
        ],
        {(0, 0): 5},
    )
    assert "import.label_or_value" in rules_of(draft) or "实施区域" in [p.text for p in draft.proof.residue]


def test_names_under_a_blank_head_behind_the_levels_are_names_and_doubted() -> None:
    draft = draft_of_cells(
        [
            ["项目支出绩效目标表", "", "", ""],
            ["绩效指标", "", "", "年度指标值"],
            ["一级指标", "二级指标", "", ""],
            TARGET_ROWS[1],
        ],
        {(0, 0): 4, (1, 0): 3},
    )
    (project,) = targets_of(draft).projects
    assert [(row.level2_name, row.name) for row in project.indicators] == [("数量指标", "巡护里程")]
    assert rules_of(draft).count("import.name_column") == 1
