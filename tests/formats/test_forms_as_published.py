"""Forms in the layouts that provinces publish: every field exact, and never a wrong one without a finding."""

import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from perfdesk.desk.examining import findings_in_draft
from perfdesk.desk.plain_forms import json_of
from perfdesk.domain.self_evaluation import DepartmentEvaluation, ProjectEvaluation
from perfdesk.domain.table import TargetTable
from perfdesk.formats.reading import read_bytes, read_file
from perfdesk.formats.unreadable import Unreadable
from perfdesk.wording import finding_sentence
from tests.shared import SHARED, needs_shared

FORMS = sorted(path for path in (SHARED / "forms").glob("*") if path.suffix in (".docx", ".xlsx", ".pdf"))
CASES = sorted(path for path in (SHARED / "cases").glob("*") if path.suffix != ".md")
ONLY_FLAGGED = ("a01-shanghai-L3.calc.pdf",)
"""The file itself prints an error in place of a sum."""


@needs_shared
@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_every_field_of_a_form_is_exact(path: Path, tmp_path: Path) -> None:
    draft = read_file(path)
    answer = tmp_path / "said.json"
    said = json_of(draft, findings_in_draft(draft), finding_sentence)
    answer.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    truth = path.parent / f"{path.name.split('.')[0]}.truth.json"
    command = [sys.executable, str(SHARED / "tools" / "score_form.py"), str(truth), str(answer)]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stdout.splitlines()[-1]
    assert "silent 0" in told
    assert "100.0 %" in told or path.name in ONLY_FLAGGED


@needs_shared
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_the_small_inputs_that_went_wrong_are_read(path: Path) -> None:
    assert read_file(path).tables


# Made-up ones of the same kinds

TARGET_HEAD = "一级指标\t二级指标\t三级指标\t年度指标值\n"
SCORED_HEAD = "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
PATROL = "产出指标\t数量指标\t巡护里程\t≥300公里"


def table_of(text: str) -> TargetTable | ProjectEvaluation | DepartmentEvaluation:
    (table,) = read_bytes(text.encode(), "a.tsv").tables
    return table


def evaluation_of(text: str) -> ProjectEvaluation:
    table = table_of(text)
    assert isinstance(table, ProjectEvaluation)
    return table


def test_the_sign_and_the_unit_in_columns_of_their_own_are_part_of_the_value() -> None:
    table = evaluation_of(
        "项目支出绩效自评表\n项目名称\t湿地巡护\n"
        "一级指标\t二级指标\t三级指标\t指标性质\t指标值\t度量单位\t实际完成值\t分值\t得分\n"
        "产出指标\t成本指标\t投诉次数\t≤\t10\t次\t3次\t10\t10\n"
    )
    assert table.indicators[0].target_value == "≤10次"
    assert table.indicators[0].parts == ("≤", "10", "次")


def test_in_a_list_the_unit_of_a_value_is_told_from_the_unit_that_spends() -> None:
    table = table_of(
        "项目支出绩效目标表\n"
        "单位名称\t项目名称\t预算数\t年度目标\t一级指标\t二级指标\t三级指标\t指标性质\t指标值\t度量单位\n"
        "青屏区文化馆\t文化下乡\t12\t送戏下乡\t产出指标\t数量指标\t送戏场次\t≥\t60\t场\n"
    )
    assert isinstance(table, TargetTable)
    assert [unit.name for unit in table.units] == ["青屏区文化馆"]
    assert table.projects[0].indicators[0].parts == ("≥", "60", "场")


def test_a_column_with_an_unknown_head_is_kept_under_it() -> None:
    table = evaluation_of(
        "项目支出绩效自评表\n项目名称\t湿地巡护\n"
        + SCORED_HEAD.replace("\n", "\t佐证\n")
        + PATROL
        + "\t312公里\t10\t10\t台账\n"
    )
    assert table.indicators[0].extra == (("佐证", "台账"),)


def test_goal_and_completion_are_the_cells_under_their_labels() -> None:
    table = evaluation_of(
        "项目支出绩效自评表\n项目名称\t湿地巡护\n"
        "年度总体目标\t预期目标\t实际完成情况\n\t全年巡护。\t已全部完成。\n"
        + SCORED_HEAD
        + PATROL
        + "\t312公里\t10\t10\n"
    )
    assert (table.goal, table.completion) == ("全年巡护。", "已全部完成。")


@pytest.mark.parametrize("head", ["参考分值", "指标权重", "标准分", "权重（%）"])
def test_a_head_is_recognised_by_what_it_means(head: str) -> None:
    table = evaluation_of(
        "项目支出绩效自评表\n项目名称\t湿地巡护\n"
        + SCORED_HEAD.replace("分值", head)
        + PATROL
        + "\t312公里\t10\t9\n"
    )
    assert str(table.indicators[0].weight) == "10"


def test_an_unknown_row_among_the_funds_ends_nothing() -> None:
    table = evaluation_of(
        "项目支出绩效自评表\n项目名称\t湿地巡护\n"
        "项目资金\t\t年初预算数\t全年预算数\t全年执行数\n\t年度资金总额\t30\t30\t29\n\t捐赠\t1\t1\t1\n\n"
        "\t其中：本年财政拨款\t29\t29\t28\n" + SCORED_HEAD + PATROL + "\t312公里\t10\t10\n"
    )
    assert (str(table.annual_total), str(table.annual_fiscal), str(table.spent_fiscal)) == ("30", "29", "28")
    assert ("捐赠·年初预算数", "1") in table.extra


@pytest.mark.parametrize("place", ["top", "bottom"])
def test_the_row_of_sums_of_a_list_is_the_printed_total(place: str) -> None:
    row = "1\t湿地巡护\t30\t" + PATROL + "\n"
    total = "合计\t\t30\n"
    head = "序号\t项目名称\t预算金额\t" + TARGET_HEAD
    table = table_of("项目支出绩效目标汇总表\n" + head + (total + row if place == "top" else row + total))
    assert isinstance(table, TargetTable)
    assert str(table.amounts.total) == "30"
    assert [project.name for project in table.projects] == ["湿地巡护"]


def test_points_may_be_written_with_their_unit_and_the_grade_is_kept() -> None:
    table = evaluation_of(
        "项目支出绩效自评表\n项目名称\t湿地巡护\n"
        + SCORED_HEAD
        + PATROL
        + "\t312公里\t100分\t92分\n总分\t\t\t\t\t100分\t92分\n自评等级\t优\n"
    )
    assert (str(table.total_weight), str(table.total_score), table.grade) == ("100", "92", "优")


def test_forms_under_one_another_stay_apart() -> None:
    one = "项目支出绩效目标表\n项目名称\t{}\n" + TARGET_HEAD + PATROL + "\n\n"
    tables = read_bytes((one.format("湿地巡护") + one.format("候鸟监测")).encode(), "a.tsv").target_tables
    assert [table.projects[0].name for table in tables] == ["湿地巡护", "候鸟监测"]


JOINED_HEAD = "序号\t项目名称\t总计\t绩效目标\t绩效指标\t备注\n"
JOINED = "1\t湿地巡护\t30\t全年巡护。\t1、1(产出指标)11(数量指标)::巡护里程;;不少于300公里;;不少于300公里。\t续建\n"


@pytest.mark.parametrize("place", ["top", "bottom"])
def test_a_joined_table_keeps_its_further_columns_and_the_total_under_its_numbers(place: str) -> None:
    total = "合计\t\t30\t\t\t\n"
    table = table_of(
        "项目支出绩效目标表\n" + JOINED_HEAD + (total + JOINED if place == "top" else JOINED + total)
    )
    assert isinstance(table, TargetTable)
    assert [(project.name, project.extra) for project in table.projects] == [
        ("湿地巡护", (("备注", "续建"),))
    ]
    assert str(table.amounts.total) == "30"


def test_a_year_is_no_amount_beside_its_label() -> None:
    table = table_of(
        "项目支出绩效目标表\n项目名称\t湿地巡护\n年度资金总额\t2054\n" + TARGET_HEAD + PATROL + "\n"
    )
    assert isinstance(table, TargetTable)
    assert (table.year, str(table.projects[0].amounts.total)) == (None, "2054")


def test_a_value_that_is_a_label_elsewhere_is_doubted() -> None:
    draft = read_bytes(
        (
            "项目支出绩效目标表\n项目名称\t湿地巡护\n项目负责人\t财务负责人\n" + TARGET_HEAD + PATROL + "\n"
        ).encode(),
        "a.tsv",
    )
    assert any(doubt.rule == "import.label_or_value" for doubt in draft.doubts) or draft.proof.residue


def test_what_stands_beyond_the_last_head_is_kept_and_its_row_doubted() -> None:
    draft = read_bytes(
        ("项目支出绩效目标表\n项目名称\t湿地巡护\n" + TARGET_HEAD + PATROL + "\t移位的字\n").encode(), "a.tsv"
    )
    assert [piece.text for piece in draft.proof.residue] == ["移位的字"]
    assert any(doubt.rule == "import.foreign_text" for doubt in draft.doubts)


def test_a_text_without_any_head_of_indicators_is_refused() -> None:
    with pytest.raises(Unreadable):
        read_bytes("项目支出绩效目标表\n项目名称\t湿地巡护\n".encode(), "a.tsv")


def test_the_sum_of_the_weights_is_no_money() -> None:
    table = table_of(
        "项目支出绩效目标表\n项目名称\t湿地巡护\n年度资金总额\t30\n"
        "一级指标\t二级指标\t三级指标\t年度指标值\t权重\n"
        "产出指标\t数量指标\t巡护里程\t≥300公里\t100\n合计\t\t\t\t100\n"
    )
    assert isinstance(table, TargetTable)
    assert (table.projects[0].amounts.total, table.projects[0].extra) == (Decimal(30), ())
