"""A repair mends what it is offered for, brings nothing graver, and can be undone."""

from pathlib import Path

import pytest

from perfdesk.checks.repairs import repair_of
from perfdesk.desk.desk import Desk
from perfdesk.desk.examining import findings_in
from perfdesk.domain.finding import Finding
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import Book, TargetTable
from perfdesk.domain.tree import Tree
from perfdesk.formats.reading import read_file
from perfdesk.resources import resource
from tests.checks.examples import EXAMPLES, one
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
        "level.rate_as_quantity",
        "direction.wrong",
        "text.mixed_signs",
        "text.doubled_mark",
        "text.trailing_mark",
        "text.unmatched",
        "year.over_cycle",
        "kinds.no_benefit",
        "kinds.no_cost",
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
    findings = [finding for finding in desk.all_findings() if desk.repair_of(finding)]
    assert len(findings) > 1
    assert desk.repair(findings)
    assert [backup.reason for backup in desk.backups()] == ["repair"]
    assert desk.undo_action == "repair"
    desk.undo()
    assert desk.book == before
    desk.close()
