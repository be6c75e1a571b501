"""Which fields a form has a place for: by its description where it is known, else by what the table uses."""

from dataclasses import replace

from perfdesk.domain.forms.form import Form
from perfdesk.domain.forms.known import form_of
from perfdesk.domain.forms.places import Places, fields_of_form
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.self_evaluation import EvaluatedIndicator, ProjectEvaluation
from perfdesk.domain.table import Project, TargetTable, Unit
from tests.builders import evaluated, small_table

LIST = {
    "kind": "project_targets",
    "arrangement": "list",
    "title": "{year}年项目支出绩效目标表",
    "used_in": "",
    "blocks": [
        {
            "block": "rows",
            "total": "合计",
            "columns": [
                {"head": "项目名称", "concept": "project"},
                {"head": "预算数", "concept": "total"},
                {"head": "三级指标", "concept": "name"},
                {"head": "指标性质", "concept": "sign"},
                {"head": "指标值", "concept": "number"},
                "联系人",
            ],
        }
    ],
}


def form(**changed: object) -> Form:
    return form_of({**LIST, **changed}, "a-list")


def test_a_form_prints_what_stands_on_it() -> None:
    printed = fields_of_form(form())
    assert {(Project, "name"), (Project, "total"), (TargetTable, "totals"), (TargetTable, "year")} <= printed
    assert (Project, "goal") not in printed
    assert (Unit, "total") not in printed


def test_the_lines_over_a_form_ask_too() -> None:
    assert (TargetTable, "department") not in fields_of_form(form())
    assert (TargetTable, "department") in fields_of_form(
        form(caption=["部门：{department}", "单位：{currency_unit}"])
    )


def test_a_value_in_three_columns_is_a_value() -> None:
    assert (Indicator, "annual_value") in fields_of_form(form())
    assert (Indicator, "cycle_value") not in fields_of_form(form())


def test_the_joined_cell_prints_codes_and_both_values() -> None:
    printed = fields_of_form(form(arrangement="joined"))
    assert {(Indicator, "level2_code"), (Indicator, "cycle_value"), (Unit, "total")} <= printed


def test_the_joined_table_is_known_by_its_cycle_values() -> None:
    assert Places(small_table()).has(Indicator, "level2_code")
    assert Places(replace(small_table(), units=())).has(TargetTable, "department")


def test_a_table_of_an_unknown_form_has_the_columns_that_it_uses() -> None:
    rows = (evaluated("e1", weight=None), evaluated("e2", weight=None))
    table = ProjectEvaluation(Id("p"), indicators=rows)
    assert not Places(table).has(EvaluatedIndicator, "weight")
    assert Places(replace(table, indicators=(evaluated("e1"), rows[1]))).has(EvaluatedIndicator, "weight")
    assert Places(table).has(EvaluatedIndicator, "reason")


def test_what_a_kind_of_table_cannot_hold_is_nothing_it_lacks() -> None:
    assert Places(ProjectEvaluation(Id("p"))).has(Indicator, "cycle_value")
