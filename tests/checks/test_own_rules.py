"""A bureau's own rules: what each condition finds, what cannot be a rule, and that looking again in part suffices."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfdesk.checks.catalogue import Parameters, delivered
from perfdesk.checks.own_look import is_broken
from perfdesk.checks.own_rules import (
    LARGEST_NUMBER,
    MOST_RULES,
    SUBJECTS,
    Condition,
    NotAnOwnRule,
    OwnRule,
    next_code,
)
from perfdesk.checks.run import findings_after, findings_of
from perfdesk.checks.settings import AS_DELIVERED, RuleSettings
from perfdesk.desk.examining import findings_in
from perfdesk.desk.rule_book import NotRules, read_settings, settings_text
from perfdesk.domain.book import Book
from perfdesk.domain.edits import Place
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.running_sums import sums_by_item
from perfdesk.domain.self_evaluation import DepartmentEvaluation, EvaluationRow, ProjectEvaluation
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import TargetTable
from perfdesk.domain.tree import Tree
from tests.builders import evaluated, small_book, small_table
from tests.checks.own_rules import SAID, rule, settings_with_own_rules
from tests.domain.random_edits import edits_for

ANY, NONE = Condition.ANY_OF, Condition.NONE_OF
LEAST, MOST, REQUIRED = Condition.AT_LEAST, Condition.AT_MOST, Condition.REQUIRED


@pytest.mark.parametrize(
    ("own", "passes", "breaks"),
    [
        (rule(ANY, words=("惠民", "便民")), "举办惠民演出。", "举办演出。"),
        (rule(NONE, words=("力争", "左右")), "举办演出64场。", "力争举办演出。"),
        (rule(LEAST, number=6), "举办演出。 好", "举办 演出。"),
        (rule(MOST, number=5), "举 办 演出。", "举办好演出。"),
        (rule(REQUIRED), "无", " 　\n"),
    ],
    ids=lambda value: value.condition if isinstance(value, OwnRule) else "",
)
def test_a_condition_passes_one_text_and_is_broken_by_another(own: OwnRule, passes: str, breaks: str) -> None:
    assert not is_broken(own, passes)
    assert is_broken(own, breaks)


@pytest.mark.parametrize(
    "own", [rule(ANY, words=("一",)), rule(NONE, words=("一",)), rule(LEAST, number=9), rule(MOST, number=9)]
)
def test_what_is_blank_is_only_found_by_what_requires_it(own: OwnRule) -> None:
    assert not is_broken(own, "")
    assert not is_broken(own, " \n")


def test_a_word_is_found_whatever_its_width_and_is_no_pattern() -> None:
    assert is_broken(rule(NONE, words=("ABC 工程",)), "实施ＡＢＣ工程。")
    assert not is_broken(rule(NONE, words=(".*",)), "举办演出。")
    assert is_broken(rule(NONE, words=("(a+)+$",)), "a(a+)+$")


def found(table: TargetTable | DepartmentEvaluation | ProjectEvaluation, *own: OwnRule) -> list[Finding]:
    said = findings_in([table], RuleSettings(own=own))
    return [finding for finding in said if finding.rule.startswith("own.")]


def test_a_finding_stands_at_its_field_with_the_words_the_severity_and_the_basis_as_typed() -> None:
    own = rule(NONE, "Indicator.name", words=("场次",), severity=Severity.ERROR, basis="本局〔2026〕3号")
    (told,) = found(small_table(), own)
    assert (told.rule, told.severity, told.place) == ("own.1", Severity.ERROR, Place(Id("i1"), "name"))
    assert told.params == {"said": SAID, "asks": "none_of 场次", "basis": "本局〔2026〕3号"}


def test_self_evaluations_are_looked_at_too() -> None:
    project = ProjectEvaluation(
        Id("e"), indicators=(replace(evaluated("e1"), reason="天气原因"), evaluated("e2"))
    )
    row = EvaluationRow(Id("r"), level3="结转率", shortfall_reason="略", improvement="略")
    department = DepartmentEvaluation(Id("d"), rows=(row,))
    own = [
        rule(LEAST, subject, code=f"own.{at}", number=5)
        for at, subject in enumerate(sorted(SUBJECTS), 1)
        if subject.startswith("Evalua")
    ]
    assert [told.place for told in found(project, *own)] == [Place(Id("e1"), "reason")]
    said = [told.place for told in found(department, *own)]
    assert said == [Place(Id("r"), "improvement"), Place(Id("r"), "shortfall_reason")]


def test_a_field_that_the_form_does_not_print_is_not_required() -> None:
    own, table = rule(REQUIRED, "Project.annual_goal"), small_table()
    assert not found(table, own)
    unit, *others = table.units
    first, *rest = unit.projects
    filled = replace(unit, projects=(replace(first, annual_goal="今年举办64场。"), *rest))
    asked = replace(table, units=(filled, *others))
    assert [told.place.item for told in found(asked, own)] == ["p2", "p3"]


def test_a_rule_can_be_off_and_graver_like_any_other() -> None:
    own = rule(REQUIRED, "Project.name")
    table = replace(small_table(), units=(replace(small_table().units[1]),))
    nameless = replace(table.units[0], projects=(replace(table.units[0].projects[0], name=""),))
    blank = replace(table, units=(nameless,))
    assert len(found(blank, own)) == 1
    off = RuleSettings(frozenset({"own.1"}), own=(own,))
    graver = RuleSettings(severities={"own.1": Severity.ERROR}, own=(own,))
    assert "own.1" not in [told.rule for told in findings_in([blank], off)]
    assert (Severity.ERROR, "own.1") in [(told.severity, told.rule) for told in findings_in([blank], graver)]


def test_who_has_no_rules_of_his_own_goes_by_the_delivered_ones_as_before() -> None:
    assert AS_DELIVERED.parameters() is delivered()
    assert not delivered().own


EVERY = tuple(
    rule(condition, subject, code=f"own.{at}", **more)
    for at, (condition, subject, more) in enumerate(
        (
            (condition, subject, more)
            for subject in sorted(SUBJECTS)
            for condition, more in (
                (REQUIRED, {}),
                (ANY, {"words": ("指标",)}),
                (LEAST, {"number": 4}),
            )
        ),
        1,
    )
)
BY = RuleSettings(own=EVERY).parameters()


@given(st.data())
def test_findings_after_any_edits_are_those_of_a_full_run(data: st.DataObject) -> None:
    evaluation = ProjectEvaluation(Id("e"), indicators=(evaluated("e1"), evaluated("e2")))
    department = DepartmentEvaluation(Id("d"), rows=(EvaluationRow(Id("r1")), EvaluationRow(Id("r2"))))
    book = small_book()
    tree = Tree.of(data.draw(st.sampled_from([book, Book(tables=(*book.tables, evaluation, department))])))
    findings = full(tree, BY)
    for _ in range(data.draw(st.integers(1, 4))):
        edit = data.draw(edits_for(tree.book))
        after = tree.after(edit)
        findings, _ = findings_after(findings, tree, after, edit, sums_by_item(after.book), BY)
        tree = after
        assert findings == full(tree, BY)


def full(tree: Tree, by: Parameters) -> Any:
    return findings_of(tree.book, sums_by_item(tree.book), by)


# What can be a rule, and the file that it is passed on in


@pytest.mark.parametrize(
    ("fault", "more"),
    [
        ("code", {"code": "goal.short"}),
        ("code", {"code": "own.01"}),
        ("code", {"code": "own.٣"}),
        ("subject", {"subject": "Book.id"}),
        ("words", {"words": ()}),
        ("words", {"words": (" ",)}),
        ("words", {"words": ("一\n二",)}),
        ("many_words", {"words": ("一",) * 51}),
        ("word_long", {"words": ("一" * 31,)}),
        ("number", {"number": 1}),
        ("sentence", {"sentence": ""}),
        ("sentence", {"sentence": "一" * 201}),
        ("sentence", {"sentence": "一\u202e二"}),
        ("basis", {"basis": "一" * 81}),
    ],
)
def test_what_cannot_be_a_rule_says_which_part_of_it(fault: str, more: dict[str, Any]) -> None:
    with pytest.raises(NotAnOwnRule) as refused:
        rule(ANY, **{"words": ("一",)} | more)
    assert refused.value.fault == fault


@pytest.mark.parametrize("number", [0, -1, LARGEST_NUMBER + 1])
def test_a_length_has_its_limits(number: int) -> None:
    with pytest.raises(NotAnOwnRule):
        rule(LEAST, number=number)


def test_a_code_stays_when_others_go() -> None:
    own = [rule(REQUIRED, code=f"own.{at}") for at in (1, 3)]
    assert next_code(own) == "own.4"
    assert next_code([]) == "own.1"


@given(settings_with_own_rules())
def test_rules_that_are_passed_on_arrive_as_they_were(chosen: RuleSettings) -> None:
    assert read_settings(settings_text(chosen)) == chosen


def test_a_file_from_before_there_were_rules_of_ones_own_is_still_read() -> None:
    assert read_settings('{"format": "perfdesk-rules/1", "off": [], "severities": {}}') == RuleSettings()
    assert "own" not in json.loads(settings_text(AS_DELIVERED))


GOOD = {
    "code": "own.1", "subject": "Project.goal", "condition": "none_of", "severity": "warning",
    "sentence": SAID, "words": ["力争"],
}  # fmt: skip


@pytest.mark.parametrize(
    "own",
    [
        {},
        "own.1",
        ["own.1"],
        [None],
        [{}],
        [GOOD, GOOD],
        [{**GOOD, "code": f"own.{at}"} for at in range(1, MOST_RULES + 2)],
        [GOOD | {"condition": "matches"}],
        [GOOD | {"subject": "Project.id"}],
        [GOOD | {"severity": "fatal"}],
        [GOOD | {"severity": 3}],
        [GOOD | {"words": "力争"}],
        [GOOD | {"words": [["力争"]]}],
        [GOOD | {"words": {"力争": 1}}],
        [GOOD | {"number": 3}],
        [GOOD | {"condition": "at_least", "words": [], "number": True}],
        [GOOD | {"condition": "at_least", "words": [], "number": 1e3}],
        [GOOD | {"only": "某项目"}],
    ],
)
def test_a_file_with_a_damaged_or_unknown_rule_is_refused_as_a_whole(own: object) -> None:
    text = json.dumps({"format": "perfdesk-rules/1", "off": [], "severities": {}, "own": own})
    with pytest.raises(NotRules) as refused:
        read_settings(text)
    assert refused.value.reason == "own_rules"
