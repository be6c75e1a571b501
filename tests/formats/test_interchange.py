"""What a draft says comes through the interchange JSON whole, whoever wrote the JSON."""

import json
from dataclasses import replace
from decimal import Decimal
from itertools import count
from typing import Any

import pytest

from perfdesk.domain.amounts import Amounts
from perfdesk.domain.book import Book, Table
from perfdesk.domain.draft import Draft, Proof, SourceFile
from perfdesk.domain.edits import Place
from perfdesk.domain.extra import Extra, Task
from perfdesk.domain.fields import FieldKind, fields_of
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import Item, Value, children, value_at, with_children, with_value
from perfdesk.domain.self_evaluation import (
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    ProjectEvaluation,
    Stage,
)
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import Project, TargetScope, TargetTable, TotalsMode, Unit
from perfdesk.domain.tree import Tree
from perfdesk.domain.value_parts import Parts
from perfdesk.formats.interchange.doubts import with_doubts
from perfdesk.formats.interchange.entries import Json
from perfdesk.formats.interchange.reading import read_interchange
from perfdesk.formats.interchange.writing import as_json, draft_as_json
from perfdesk.formats.reading import read_bytes
from perfdesk.formats.unreadable import Unreadable
from perfdesk.formats.writers.delimited import write_delimited
from tests.builders import small_table
from tests.formats.evaluations import project
from tests.store.samples import numbered

MARKER = "2、1-产出指标,11-数量指标,另一条；实施周期指标值:1,年度指标值:1;"


def with_first(project: Project) -> Draft:
    table = small_table()
    unit = table.units[0]
    units = (replace(unit, projects=(project, *unit.projects[1:])), *table.units[1:])
    return Draft(SourceFile("t.xlsx", "", "xlsx"), (replace(table, units=units),), Proof())


def first_of(said: Json) -> Project:
    (table,) = read_interchange(json.dumps(said)).tables
    assert isinstance(table, TargetTable)
    return table.projects[0]


def test_what_stands_before_the_indicators_stays_where_a_value_looks_like_an_indicator() -> None:
    project = small_table().projects[0]
    odd = (replace(project.indicators[0], annual_value=MARKER), *project.indicators[1:])
    again = first_of(draft_as_json(with_first(replace(project, preamble="详见附件：", indicators=odd))))
    assert again.preamble == "详见附件："
    assert [i.annual_value for i in again.indicators] == [i.annual_value for i in odd]


def test_what_stands_before_the_indicators_stays_in_json_that_other_programs_wrote() -> None:
    draft = with_first(replace(small_table().projects[0], preamble="详见附件："))
    said = as_json(draft.source, draft.tables, (), draft.proof)
    project = said["tables"][0]["units"][0]["projects"][0]  # type: ignore[index]  # plain JSON
    del project["preamble"]
    project["indicators"][0]["name"] = "改过的名称"
    assert first_of(said).preamble == "详见附件："


def test_indicators_read_from_a_joined_string_come_through_the_string_alone() -> None:
    draft = read_bytes(write_delimited((small_table(),)).data, "t.tsv")
    said = draft_as_json(draft)
    project = said["tables"][0]["units"][0]["projects"][0]  # type: ignore[index]  # plain JSON
    assert "indicators" not in project
    again = read_interchange(json.dumps(said))
    assert [p.indicators for p in without_ids(again)] == [p.indicators for p in without_ids(draft)]
    assert [origin.text for origin in again.origins.values()] == [o.text for o in draft.origins.values()]


def without_ids(draft: Draft) -> list[Project]:
    """The projects, with no identity of their own."""
    return [
        replace(project, id=Id(""), indicators=tuple(map(without_id, project.indicators)))
        for table in draft.target_tables
        for project in table.projects
    ]


def without_id(indicator: Indicator) -> Indicator:
    lettering = indicator.lettering and replace(indicator.lettering, tail_before=Id(""))
    return replace(indicator, id=Id(""), lettering=lettering)


@pytest.mark.parametrize("number", [10**30, "9" * 5000, -(10**12), "1e5"])
def test_a_number_that_no_file_can_hold_is_refused(number: object) -> None:
    said = draft_as_json(with_first(small_table().projects[0]))
    said["tables"][0]["units"][0]["projects"][0]["indicators"][0]["number"] = number  # type: ignore[index]  # plain JSON
    with pytest.raises(Unreadable, match="bad_interchange"):
        read_interchange(json.dumps(said))


BESIDE = (FieldKind.IDENTITY, FieldKind.LETTERING)
"""What a table's own entry does not say."""


def said(item: Item) -> list[object]:
    """Everything that an item and all below it say, without identities."""
    own = [value_at(item, field.name) for field in fields_of(type(item)) if field.kind not in BESIDE]
    return [type(item), own, [said(child) for child in children(item)]]


def again(table: Item) -> Table:
    assert isinstance(table, TargetTable | DepartmentEvaluation | ProjectEvaluation)
    draft = Draft(SourceFile("t.xlsx", "", "xlsx"), (table,), Proof())
    (read,) = read_interchange(json.dumps(draft_as_json(draft))).tables
    return read


def filled(kind: type, number: int, choice: int) -> Item:
    """With something in every field, and two of everything below."""
    values: dict[FieldKind, Value] = {
        FieldKind.AMOUNT: Decimal(f"{number}.50"),
        FieldKind.WHOLE: number,
        FieldKind.TRUTH: True,
        FieldKind.PARTS: Parts("≥", f"{number}", "个"),
        FieldKind.EXTRA: (Extra("联系人", f"甲{number}"), Extra("绩效标准", "")),
        FieldKind.TASKS: (Task("任务", "内容", Amounts(Decimal(number))), Task()),
    }
    item: Item = Indicator(Id(""), number) if kind is Indicator else kind(Id(""))
    for field in fields_of(kind):
        if field.choices is not None:
            item = with_value(item, field.name, list(field.choices)[choice])
        elif field.kind not in BESIDE:
            item = with_value(item, field.name, values.get(field.kind, f"{field.name} {number}"))
    below = {TargetTable: Unit, Unit: Project, Project: Indicator, DepartmentEvaluation: EvaluationRow}
    below[ProjectEvaluation] = EvaluatedIndicator
    if kind not in below:
        return item
    return with_children(item, tuple(filled(below[kind], number + n, choice) for n in (1, 2)))


@pytest.mark.parametrize("choice", [0, -1])
@pytest.mark.parametrize("kind", [TargetTable, DepartmentEvaluation, ProjectEvaluation])
def test_a_table_with_every_field_filled_comes_back_equal(kind: type, choice: int) -> None:
    """Printed totals, because those that follow the rows are worked out."""
    table = with_value(filled(kind, 1, choice), "totals", TotalsMode.PRINTED)
    assert isinstance(table, TargetTable | DepartmentEvaluation | ProjectEvaluation)
    assert said(again(numbered(table, count(1).__next__))) == said(table)


def entry_of(table: Table) -> Any:
    said: Any = draft_as_json(Draft(SourceFile("t.xlsx", "", "xlsx"), (table,), Proof()))
    return said["tables"][0]


def department_table() -> TargetTable:
    indicator = Indicator(
        Id("i1"), 1, "1", "产出指标", "11", "数量指标", "演出场次", "", "≥30场",
        parts=Parts("≥", "30", "场"), extra=(Extra("绩效标准", "行业标准"),),
    )  # fmt: skip
    project = Project(Id("p1"), goal="繁荣文化", indicators=(indicator,), extra=(Extra("联系人", "甲"),))
    unit = Unit(Id("u1"), projects=(project,))
    return replace(
        small_table(), id=Id("t1"), totals=TotalsMode.PRINTED, scope=TargetScope.DEPARTMENT, units=(unit,),
        form="whole-department", extra=(Extra("填报日期", "3月"),),
    )  # fmt: skip


def test_a_departments_targets_stand_in_the_table_itself() -> None:
    entry = entry_of(department_table())
    assert (entry["kind"], entry["form"], entry["goal"]) == (
        "department_targets",
        "whole-department",
        "繁荣文化",
    )
    assert entry["indicators"][0]["parts"] == {"sign": "≥", "number": "30", "unit": "场"}
    assert entry["indicators"][0]["number"] == 1
    assert entry["extra"] == [{"head": "联系人", "text": "甲"}]
    assert "units" not in entry
    assert said(again(department_table())) == said(department_table())


@pytest.mark.parametrize(
    ("item", "field", "path"),
    [
        ("p1", "goal", "tables[0].goal"),
        ("p1", "annual_carried", "tables[0].annual_amounts.carried"),
        ("p1", "extra:联系人", "tables[0].extra[0].text"),
        ("p1", "indicators", "tables[0].indicators"),
        ("t1", "extra:填报日期", "tables[0].table_extra[0].text"),
        ("t1", "total", "tables[0].declared_total.total"),
        ("u1", "total", "tables[0].unit.amounts.total"),
        ("i1", "parts.number", "tables[0].indicators[0].parts.number"),
        ("i1", "extra:绩效标准", "tables[0].indicators[0].extra[0].text"),
    ],
)
def test_a_finding_leads_to_the_same_place_of_a_departments_table(item: str, field: str, path: str) -> None:
    table = department_table()
    doubt = Finding("import.residue", Severity.WARNING, Place(Id(item), field))
    draft = Draft(SourceFile("t.xlsx", "", "xlsx"), (with_doubts(table, [doubt]),), Proof())
    told = draft_as_json(draft)
    assert told["findings"][0]["path"] == path  # type: ignore[index]  # plain JSON
    (read,) = read_interchange(json.dumps(told)).tables
    assert Tree.of(Book(tables=(read,))).path(Place(read.doubts[0].item, read.doubts[0].field)) == path


def test_a_monitoring_says_what_was_executed_so_far() -> None:
    table = replace(project(), stage=Stage.MONITORING)
    entry = entry_of(table)
    assert entry["kind"] == "project_monitoring"
    assert entry["indicators"][0]["executed"] == table.indicators[0].actual_value
    assert said(again(table)) == said(table)


def test_indicators_read_from_rows_of_their_own_get_no_lettering_on_their_way() -> None:
    said = json.dumps(draft_as_json(with_first(small_table().projects[0])))
    assert not any(indicator.lettering for indicator in first_of(json.loads(said)).indicators)


def test_a_form_without_markers_has_a_proof_that_holds_on_its_way() -> None:
    proof = read_interchange(json.dumps(draft_as_json(with_first(small_table().projects[0])))).proof
    assert (proof.markers, proof.indicators, proof.holds) == (0, 0, True)


def test_what_the_contract_names_beside_the_fields_is_kept() -> None:
    table = {
        "kind": "project_targets", "title": "项目支出绩效目标表",
        "units": [{"name": "", "projects": [{
            "name": "文化下乡", "code": "A001", "start": "2026年1月",
            "indicators": [{"number": 1, "name": "送戏场次", "annual_value": "60场", "rule": "少一场扣一分"}],
        }]}],
    }  # fmt: skip
    (read,) = read_interchange(json.dumps({"format": "perfdesk/1", "tables": [table]})).target_tables
    (project,) = read.projects
    assert [extra.text for extra in project.extra] == ["A001", "2026年1月"]
    assert project.indicators[0].extra == (Extra("评分标准", "少一场扣一分"),)
