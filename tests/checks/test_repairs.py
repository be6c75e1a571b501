"""A repair mends what it is offered for, brings nothing graver, and can be undone."""

from dataclasses import replace
from pathlib import Path

import pytest

from perfdesk.checks.repairs import repair_of, repairs_of
from perfdesk.desk.desk import Desk
from perfdesk.desk.examining import findings_in
from perfdesk.domain.book import Book
from perfdesk.domain.finding import Finding
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import TargetTable
from perfdesk.domain.tree import Tree
from perfdesk.formats.reading import read_file
from perfdesk.resources import resource
from perfdesk.wording import finding_sentence, repair_sentence
from tests.builders import amounts, indicator, project, table_of
from tests.checks.examples import EXAMPLES, one, tasked
from tests.shared import needs_shared, seed


def errors(tables: tuple[TargetTable, ...]) -> int:
    return sum(finding.severity is Severity.ERROR for finding in findings_in(tables))


def after_repair(table: TargetTable, finding: Finding) -> TargetTable | None:
    tree = Tree.of(Book(tables=(table,)))
    repair = repair_of(finding, tree)
    if repair is None:
        return None
    assert repair.previews
    (mended,) = tree.after(repair.edit).book.target_tables
    return mended


@pytest.mark.parametrize(
    "rule",
    [
        "satisfaction.as_benefit",
        "satisfaction.as_output",
        "level.quantity_as_quality",
        "level.cost_elsewhere",
        "level.time_elsewhere",
        "direction.upward",
        "text.leading_mark",
        "level.rate_as_quantity",
        "direction.wrong",
        "text.mixed_signs",
        "text.doubled_mark",
        "text.trailing_mark",
        "text.unmatched",
        "year.over_cycle",
        "sum.tasks",
    ],
)
def test_the_example_of_a_repairable_rule_is_mended(rule: str) -> None:
    table = EXAMPLES[rule][0]
    finding = next(finding for finding in findings_in([table]) if finding.rule == rule)
    mended = after_repair(table, finding)
    assert mended is not None
    assert finding not in findings_in([mended])


def test_the_words_of_a_repair() -> None:
    table = one("22", "受惠群众满意度", "≧90％")
    finding = next(f for f in findings_in([table]) if f.rule == "text.mixed_signs")
    mended = after_repair(table, finding)
    assert mended is not None
    assert mended.projects[0].indicators[0].annual_value == "≥90%"


def test_a_rate_with_another_unit_is_for_the_person() -> None:
    table = one("12", "园区入住率", "50家")
    finding = next(f for f in findings_in([table]) if f.rule == "rate.no_percent")
    assert after_repair(table, finding) is None


def test_a_department_takes_over_the_sum_of_its_tasks() -> None:
    table = tasked("6.00", "5.00")
    (finding,) = [f for f in findings_in([table]) if f.rule == "sum.tasks"]
    assert (
        finding_sentence(finding)
        == "总计印的是 10.00，年度主要任务 2 项金额之和是 11.00，相差 1.00，超出尾差范围，请核对。"
    )
    mended = after_repair(table, finding)
    assert mended is not None
    assert mended.projects[0].amounts == amounts("11.00", "11.00")


def short_of_a_cent(rule: str) -> TargetTable:
    """合计, or the unit with it, prints 30.01, their projects come to 30.00; the second project is the greatest."""
    table = table_of(project("p1", "10.00"), project("p2", "20.00"), total="30.01")
    unit = replace(table.units[0], amounts=amounts("30.00", "30.00"))
    return table if rule == "sum.unit" else replace(table, units=(unit,))


@pytest.mark.parametrize("rule", ["sum.unit", "sum.table"])
def test_the_greatest_row_takes_what_rounding_left(rule: str) -> None:
    table = short_of_a_cent(rule)
    finding = next(f for f in findings_in([table]) if f.rule == rule)
    tree = Tree.of(Book(tables=(table,)))
    of_sum, of_row = repairs_of(finding, tree)
    assert (of_sum.way, of_row.way) == ("sum_takes_rows", "greatest_takes_rest")
    assert repair_sentence(of_row) == "尾差 0.01 记入金额最大的“图书采购”"
    (mended,) = tree.after(of_row.edit).book.target_tables
    assert [p.amounts for p in mended.projects] == [amounts("10.00", "10.00"), amounts("20.01", "20.01")]
    assert not {f.rule for f in findings_in([mended])} & {"sum.row", "sum.unit", "sum.table"}


def test_a_missing_kind_is_offered_the_names_of_the_projects_around() -> None:
    around = project("p2", "10.00", indicator("i2", 1, "31", "读者满意度"), name="送书下乡")
    table = table_of(project("p1", "10.00", indicator("i1")), around, total="20.00")
    finding = next(f for f in findings_in([table]) if f.rule == "kinds.no_satisfaction")
    tree = Tree.of(Book(tables=(table,)))
    empty, *named = repairs_of(finding, tree)
    assert empty.previews[0].after == "2、31-服务对象满意度"
    assert named[0].previews[0].after == "2、31-服务对象满意度 读者满意度"
    assert len(named) > 1


@needs_shared
@pytest.mark.parametrize("number", ["000", "001", "002", "003"])
def test_every_repair_offered_for_a_real_table_mends_and_harms_nothing(number: str) -> None:
    table = read_file(seed(number)).target_tables[0]
    before = errors((table,))
    offered = 0
    for finding in findings_in([table]):
        mended = after_repair(table, finding)
        if mended is None:
            continue
        offered += 1
        assert finding not in findings_in([mended]), finding
        if not finding.rule.startswith("kinds."):  # a row to be filled in is empty at first, and said to be
            assert errors((mended,)) <= before, finding
    assert offered > 0


def test_many_are_mended_in_one_step(tmp_path: Path) -> None:
    desk = Desk.create(tmp_path / "a.perfdesk", "测试员")
    desk.accept(read_file(resource("example/targets-2026.json")))
    before = desk.book
    findings = [finding for finding in desk.checking.all_findings() if desk.checking.repair_of(finding)]
    assert len(findings) > 1
    assert desk.checking.repair(findings)
    assert [backup.reason for backup in desk.file.backups()] == ["repair"]
    assert desk.history.undo_action == "repair"
    desk.undo()
    assert desk.book == before
    desk.close()


def test_a_level_whose_code_and_name_change_is_told_as_one_value() -> None:
    table = EXAMPLES["level.time_elsewhere"][0]
    finding = next(finding for finding in findings_in([table]) if finding.rule == "level.time_elsewhere")
    repair = repair_of(finding, Tree.of(Book(tables=(table,))))
    assert repair is not None
    fields = [preview.place.field for preview in repair.previews]
    assert len(set(fields)) == len(fields)
    assert ("level2_name", "13-时效指标") in [(p.place.field, p.after) for p in repair.previews]
