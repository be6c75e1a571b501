"""The catalogue, the words and the code say the same; each rule finds its example and passes its counterpart."""

import pytest

from perfdesk.checks.catalogue import catalogue
from perfdesk.checks.repairs import repairable
from perfdesk.checks.settings import AS_DELIVERED, RuleSettings
from perfdesk.desk.examining import findings_in, looked_over
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import TargetTable
from perfdesk.wording import finding_title
from tests.checks.examples import EXAMPLES
from tests.checks.page import PAGE, page
from tests.checks.test_drift import DRIFT
from tests.checks.test_history import RULE as HISTORY
from tests.checks.test_rules import FOUND
from tests.checks.test_scoring import FOUND as SCORED


def rules_of(table: TargetTable) -> set[str]:
    return {finding.rule for finding in findings_in([table])}


@pytest.mark.parametrize("rule", EXAMPLES)
def test_a_rule_finds_its_example(rule: str) -> None:
    assert rule in rules_of(EXAMPLES[rule][0])


@pytest.mark.parametrize("rule", EXAMPLES)
def test_a_rule_lets_its_counterpart_pass(rule: str) -> None:
    assert rule not in rules_of(EXAMPLES[rule][1])


def test_every_rule_of_the_catalogue_has_an_example_in_the_tests() -> None:
    shown = (
        set(EXAMPLES)
        | {HISTORY, *DRIFT}
        | {finding[0] for _, finding in FOUND}
        | {finding[0] for _, finding in SCORED}
    )
    assert {code for code, rule in catalogue().items() if rule.family != "reading"} == shown


def test_every_rule_has_a_name_a_basis_and_an_example() -> None:
    for code, rule in catalogue().items():
        assert finding_title(code) != code
        assert rule.basis
        assert rule.example


def test_the_catalogue_knows_which_rules_offer_a_repair() -> None:
    assert {code for code, rule in catalogue().items() if rule.repair} == repairable()


def test_the_severity_of_an_example_is_that_of_the_catalogue() -> None:
    for rule, (table, _) in EXAMPLES.items():
        found = next(finding for finding in findings_in([table]) if finding.rule == rule)
        assert found.severity is catalogue()[rule].severity, rule


def test_a_rule_can_be_switched_off_or_made_graver() -> None:
    table = EXAMPLES["goal.short"][0]
    graver = RuleSettings(severities={"goal.short": Severity.ERROR})
    assert "goal.short" not in {
        f.rule for f, _ in looked_over([table], RuleSettings(off=frozenset(["goal.short"])))
    }
    assert {f.severity for f, _ in looked_over([table], graver) if f.rule == "goal.short"} == {Severity.ERROR}
    assert AS_DELIVERED.off == frozenset()


def test_the_docs_page_says_what_the_program_has() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()
