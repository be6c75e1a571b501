"""Every code has its sentence in every language, and no sentence stands there for nothing."""

import ast
import errno
import importlib
import inspect
import json
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from string import Formatter
from typing import Any, get_args

import pytest

import perfdesk.desk
import perfdesk.domain
import perfdesk.formats
import perfdesk.store
from perfdesk import wording
from perfdesk.checks.catalogue import catalogue
from perfdesk.checks.own_rules import SUBJECTS, Condition
from perfdesk.desk import evaluating
from perfdesk.desk.actions import NotACurrencyUnit, NotAWholeNumber
from perfdesk.desk.coming_year import OF_TEMPLATE, UNCONFIRMED
from perfdesk.desk.commenting import NotComparable
from perfdesk.desk.deciding import Locked, NeedsReason
from perfdesk.desk.filling.ways import NotARate, NotYears
from perfdesk.desk.going_back import DependedOn
from perfdesk.desk.homes import TwoIntoOne
from perfdesk.desk.merging.arrivals import NotFromHere
from perfdesk.desk.merging.handing_out import NothingToHandOut
from perfdesk.desk.pasting import RefusedCell
from perfdesk.desk.review_package import NothingSaid, OtherTables
from perfdesk.desk.rule_book import NotRules
from perfdesk.desk.step import StillWriting
from perfdesk.domain.amounts import NotAnAmount
from perfdesk.domain.appraising import SCORES
from perfdesk.domain.book import BOOK_ID, Book
from perfdesk.domain.edits import Place, StaleEdit, ValueChange
from perfdesk.domain.evaluation_index import NotAnIndex
from perfdesk.domain.fields import FIELDS
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.items import copy_of
from perfdesk.domain.notes import NOTE_KINDS, Mark, Verdict
from perfdesk.domain.scoring import NotLimits
from perfdesk.domain.self_evaluation import NotABand, ProjectEvaluation, Stage
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import TargetTable
from perfdesk.domain.tree import Tree
from perfdesk.formats import kinds
from perfdesk.formats.unreadable import Unreadable
from perfdesk.formats.writers.export_report import NoTables
from perfdesk.formats.writers.guarded_sheet import TextTooLong
from perfdesk.formats.writers.replacing import NoFolder, TargetInUse, TargetIsDeskFile
from perfdesk.formats.writers.workbook import ReadBackDiffers
from perfdesk.resources import resource
from perfdesk.store.errors import (
    BackupFailed,
    FileDamaged,
    FileTooNew,
    NotADeskFile,
    NotStorable,
    Reason,
    SQLiteTooOld,
    StoreFailed,
)
from tests.builders import small_book
from tests.checks.examples import EXAMPLES
from tests.checks.test_drift import DRIFT
from tests.checks.test_history import RULE as HISTORY
from tests.checks.test_rules import FOUND, findings_in
from tests.checks.test_scoring import FOUND as SCORED

SOURCE = Path(wording.__file__).parent
WORDS: dict[str, dict[str, Any]] = {
    language: json.loads(resource(f"wording/{language}.json").read_text(encoding="utf-8"))
    for language in wording.LANGUAGES
}


@pytest.fixture(autouse=True, params=wording.LANGUAGES)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    wording.use_language(request.param)
    yield request.param
    wording.use_language("zh_CN")


def calls(name: str, *rooms: str) -> Iterator[ast.Call]:
    """The calls of a function of that name in the source of some rooms, or of the whole program."""
    for room in rooms or ("",):
        for file in sorted((SOURCE / room).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", None) == name:
                    yield node


def texts(node: ast.AST) -> set[str]:
    """The string constants in a piece of source, and the names of keyword arguments."""
    found = {n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    return found | {n.arg for n in ast.walk(node) if isinstance(n, ast.keyword) and n.arg}


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_all_languages_have_the_same_keys(language: str) -> None:
    chinese = WORDS["zh_CN"]
    assert {part: set(words) for part, words in WORDS[language].items()} == {
        part: set(words) for part, words in chinese.items()
    }


def test_nothing_is_worded_twice(language: str) -> None:
    """The later one would be said, without a word about the other."""

    def each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = [key for key, _ in pairs]
        assert sorted(set(keys)) == sorted(keys)
        return dict(pairs)

    text = resource(f"wording/{language}.json").read_text(encoding="utf-8")
    json.loads(text, object_pairs_hook=each_once)


def test_all_languages_say_the_same_facts(language: str) -> None:
    for part in ("refusals", "cli"):
        for key, sentence in WORDS[language][part].items():
            assert placeholders(sentence) == placeholders(WORDS["zh_CN"][part][key]), key
    for rule, (title, sentence) in WORDS[language]["rules"].items():
        assert title
        assert placeholders(sentence) == placeholders(WORDS["zh_CN"]["rules"][rule][1]), rule


# Findings


def rule_codes(room: str) -> set[str]:
    """What looks like the code of a rule in the source of a room."""
    modules = (ast.parse(file.read_text(encoding="utf-8")) for file in (SOURCE / room).rglob("*.py"))
    return {text for module in modules for text in texts(module) if re.fullmatch(r"[a-z]+\.[a-z_0-9]+", text)}


CHECKED = (
    {rule for _, (rule, *_) in FOUND} | {rule for _, (rule, *_) in SCORED} | {*EXAMPLES, HISTORY, *DRIFT}
)


def test_every_rule_of_the_checks_has_an_example() -> None:
    assert rule_codes("checks") <= CHECKED


def test_every_basis_has_words_and_all_words_a_basis(language: str) -> None:
    """A regulation keeps its number in any language."""
    bases = {rule.basis for rule in catalogue().values()}
    words = WORDS[language]["bases"]
    assert words.keys() == bases
    for basis, said in words.items():
        assert basis.partition("（")[0] in said or "〕" not in basis


def test_every_rule_has_words_and_all_words_a_rule(language: str) -> None:
    imported = {code for code in rule_codes("formats") if code.startswith("import.")}
    assert set(WORDS[language]["rules"]) == CHECKED | imported | {UNCONFIRMED, OF_TEMPLATE}


@pytest.mark.parametrize("table", [table for table, _ in FOUND], ids=[finding[0] for _, finding in FOUND])
def test_what_is_found_can_be_said(table: TargetTable) -> None:
    for finding in findings_in(table):
        assert wording.finding_title(finding.rule)
        assert not set("{}") & set(wording.finding_sentence(finding))


FROM_CELLS = {"line", "text"}
"""What a doubt about a cell comes with: its line in a list (`grid_table`), its text in a form (`Texts.take`)."""


def test_doubts_of_an_import_carry_what_their_sentences_name(language: str) -> None:
    files = (SOURCE / "formats").rglob("*.py")
    modules = [ast.parse(file.read_text(encoding="utf-8")) for file in files]
    functions = [texts(n) for module in modules for n in ast.walk(module) if isinstance(n, ast.FunctionDef)]
    for rule, (_, sentence) in WORDS[language]["rules"].items():
        if rule.startswith("import."):
            saying = [said for said in functions if rule in said]
            innermost = saying[-1] if saying else set()
            assert placeholders(sentence) <= innermost | FROM_CELLS, rule


def test_a_sum_says_how_far_off_it_is_without_a_sign() -> None:
    params = {"column": "total", "printed": "1.00", "sum": "2.00", "difference": "-1.00", "count": "2"}
    said = wording.finding_sentence(Finding("sum.unit", Severity.ERROR, Place(Id("u"), "total"), params))
    assert "1.00" in said
    assert "-" not in said
    assert wording.field_word("total") in said


@pytest.mark.parametrize("rule", ["import.of_a_later_version", "import.residue"])
def test_a_doubt_without_words_or_numbers_is_said_all_the_same(rule: str) -> None:
    finding = Finding(rule, Severity.NOTICE, Place(Id("t"), ""))
    assert wording.finding_title(finding.rule)
    assert wording.finding_sentence(finding)


BRACES = "{0} {name!r} {} }{"


def test_braces_in_peoples_text_do_no_harm() -> None:
    finding = Finding("cut.text", Severity.ERROR, Place(Id("p1"), "truncated"), {"last": BRACES})
    assert BRACES in wording.finding_sentence(finding)
    assert BRACES in wording.refusal_sentence(NotAnAmount(BRACES))
    assert BRACES in wording.refusal_sentence(NotADeskFile(Path(BRACES)))


# Refusals

REASONS = {
    *(
        text
        for call in calls("Unreadable")
        for text in texts(call.args[0])
        if re.fullmatch(r"[a-z_]*[a-z]", text)
    ),
    *(reason for reason in kinds.WHY_NOT_TEXT.values() if reason),
    *(f"is_{kind}" for kind in ("picture", "doc", "ofd", "rtf", "archive", "other", "sqlite")),
} - {"reason"}  # what the reading process refused is passed on with the reason that it gave
HERE = Path("/表/目标.perfdesk")
OF_THE_SYSTEM = {name: getattr(errno, name) for name in ("ENOSPC", "ENAMETOOLONG", "EROFS")}
FAULTS: list[Exception] = [
    NotAnAmount("十元"),
    RefusedCell("#REF!", 3, "总计"),
    NotACurrencyUnit("20"),
    NotAWholeNumber("明年"),
    NotABand("4"),
    NotAnIndex("empty_index"),
    NotARate("5"),
    NotLimits("60/80"),
    NotRules("a"),
    NotRules("a", "own_rules"),
    NotYears("一"),
    NotStorable("\0"),
    NotFromHere(HERE),
    NothingToHandOut(),
    TwoIntoOne(),
    StaleEdit(ValueChange(Place(Id("p1"), "goal"), "", "新")),
    StillWriting(),
    Locked(Id("p1"), Mark(Id("m"), Id("p1"), Verdict.PASSED, "", "甲", "", "")),
    NeedsReason(),
    NotComparable("新"),
    NothingSaid(),
    OtherTables(("财政局 项目支出绩效目标表",)),
    DependedOn((3, 2)),
    BackupFailed(HERE),
    SQLiteTooOld("3.36.0", "3.37.0"),
    TargetInUse(HERE, HERE.with_stem("目标 (2)")),
    TargetIsDeskFile(HERE),
    TextTooLong(None, 40_000),
    ReadBackDiffers([]),
    NoTables(),
    NotADeskFile(HERE),
    FileDamaged(HERE, (), HERE.with_suffix(".bak")),
    FileDamaged(HERE, ()),
    FileTooNew(HERE, "9.0"),
    FileExistsError(17, "File exists", str(HERE)),
    FileNotFoundError(2, "No such file", str(HERE)),
    NoFolder(2, "No such file", str(HERE.parent)),
    PermissionError(13, "Permission denied", str(HERE)),
    OSError(5, "Input/output error", str(HERE)),
    *(OSError(number, "", str(HERE)) for number in OF_THE_SYSTEM.values()),
    IsADirectoryError(21, "Is a directory", str(HERE)),
    NotADirectoryError(20, "Not a directory", str(HERE)),
    ImportError("No module named 'openpyxl'", name="openpyxl"),
    *(StoreFailed(reason) for reason in get_args(Reason)),
    *(Unreadable(reason) for reason in sorted(REASONS)),
]
NOT_FOR_PEOPLE = {
    "NetworkRefused": "only a bug asks for a connection",
    "Held": "the store turns it into `locked_by`",
    "NotInBook": "only a bug asks for an item that is not there",
    "NoSuchEntry": "the desk turns it into a foreign change",
    "Inconsistent": "the desk turns it into FileDamaged",
    "NotAnOwnRule": "the window says which part of it, a file of rules is refused as NotRules",
    "NotADate": "the stored number is read, with a doubt",
    "NotShown": "the stored number is read, with a doubt",
    "RowNotFound": "the store makes the index anew",
    "_NotPlain": "another reader is asked",
    "Overtaken": "passed on as DependedOn with the steps that did it",
    "NoColumns": "passed on as Unreadable with the name of the form",
    "NotALabel": "passed on as Unreadable, or left out of a list that counts what it leaves out",
    "OfLaterVersion": "passed on as Unreadable with the version",
    "_Refused": "passed on as Unreadable with the same reason",
    "SelfTestFailed": "the steps before it have been printed",
}


@pytest.mark.parametrize(
    "fault", FAULTS, ids=[f"{type(f).__name__} {getattr(f, 'reason', '')}" for f in FAULTS]
)
def test_every_refusal_has_its_own_sentence(fault: Exception) -> None:
    said = wording.refusal_sentence(fault)
    assert said != wording.refusal_sentence(Exception())
    assert not set("{}\n") & set(said)


def test_no_refusal_of_these_rooms_is_forgotten() -> None:
    known = {type(fault).__name__ for fault in FAULTS} | set(NOT_FOR_PEOPLE)
    for room in (perfdesk.domain, perfdesk.store, perfdesk.formats, perfdesk.desk):
        for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            for name, kind in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
                is_ours = kind.__module__.startswith("perfdesk.") and issubclass(kind, Exception)
                assert not is_ours or name in known, name


def test_no_sentence_is_kept_for_a_refusal_that_does_not_exist(language: str) -> None:
    said = {f"Unreadable.{reason}" for reason in REASONS} | {
        f"StoreFailed.{reason}" for reason in get_args(Reason)
    }
    said |= {f"OSError.{name}" for name in OF_THE_SYSTEM}
    said |= {"FileDamaged.with_backup", "FileDamaged.without_backup", "NotAnIndex.weights_differ"}
    said |= {"NotRules.own_rules"}
    kinds = {type(fault).__name__ for fault in FAULTS} - {"Unreadable", "StoreFailed", "FileDamaged"}
    assert set(WORDS[language]["refusals"]) == said | kinds | {""}


def test_a_file_that_cannot_be_read_comes_with_what_its_sentence_names(language: str) -> None:
    for call in calls("Unreadable"):
        if call.args and isinstance(call.args[0], ast.Constant):
            (reason,) = texts(call.args[0])
            sentence = WORDS[language]["refusals"][f"Unreadable.{reason}"]
            if not any(keyword.arg is None for keyword in call.keywords):
                assert placeholders(sentence) <= {str(k.arg) for k in call.keywords}, sentence


@pytest.mark.parametrize(
    ("fault", "part"),
    [
        (NotAnAmount("十元"), "十元"),
        (RefusedCell("#REF!", 3, "总计"), "总计"),
        (TargetInUse(HERE, Path("/表/目标 (2).xlsx")), "目标 (2).xlsx"),
        (TextTooLong(None, 40_000), "40000"),
        (FileDamaged(HERE, (), Path("/表/old.bak")), "old.bak"),
        (FileExistsError(17, "File exists", str(HERE)), HERE.name),
        (Unreadable("too_large", size="300", limit="200"), "300"),
    ],
)
def test_a_refusal_names_what_it_is_about(fault: Exception, part: str) -> None:
    assert part in wording.refusal_sentence(fault)


def test_a_backup_is_told_by_its_time_here_and_the_folder_it_is_in(tmp_path: Path) -> None:
    """As the list of backups shows it, so that it can be found there, or by hand."""
    wording.use_language("zh_CN")
    path = tmp_path / "表.perfdesk"
    made = datetime(2026, 11, 28, 2, 40, tzinfo=UTC)
    name = f"{made:%Y%m%dT%H%M%S%f}Z-timer-0123abcd.perfdesk"
    here = made.astimezone().strftime("%Y-%m-%d %H:%M")
    said = wording.refusal_sentence(FileDamaged(path, (), tmp_path / "表.perfdesk.backups" / name))
    assert said.endswith(f"请用最近完好的备份恢复：{here}（在“表.perfdesk.backups”中）。")
    elsewhere = tmp_path / "移动盘" / "表.perfdesk.backups-0123abcd"
    assert f"{here}（在“{elsewhere}”中）" in wording.refusal_sentence(FileDamaged(path, (), elsewhere / name))


@pytest.mark.parametrize(("language", "said"), [("zh_CN", "一。二。"), ("en", "一。 二。")])
def test_sentences_stand_behind_each_other_as_the_language_has_it(language: str, said: str) -> None:
    wording.use_language(language)
    assert wording.sentences("一。", "", "二。") == said


def test_a_damaged_file_without_a_backup_promises_none() -> None:
    assert "None" not in wording.refusal_sentence(FileDamaged(HERE, ()))


@pytest.mark.parametrize("fault", [Exception("x"), KeyError("x"), Unreadable("quite_new"), RuntimeError()])
def test_a_fault_without_an_entry_still_gives_a_sentence(fault: Exception, language: str) -> None:
    assert wording.refusal_sentence(fault) == WORDS[language]["refusals"][""]


def test_a_kind_of_file_trouble_without_an_entry_is_said_as_its_parent() -> None:
    said = wording.refusal_sentence(InterruptedError(4, "Interrupted", "a.perfdesk"))
    assert "a.perfdesk" in said
    assert "Interrupted" in said


FILE_TROUBLE = (
    "NotADeskFile",
    "FileDamaged",
    "FileTooNew",
    "SQLiteTooOld",
    "BackupFailed",
    "NotStorable",
    "StoreFailed",
)
DATA = re.compile("没有保存|没有打开|没有改动|未作任何改动|已照常保存|还不能确定")


def test_what_goes_wrong_with_a_file_is_said_with_what_it_means_for_the_data_and_what_to_do() -> None:
    sentences = WORDS["zh_CN"]["refusals"]
    said = {key: words for key, words in sentences.items() if key.partition(".")[0] in FILE_TROUBLE}
    assert len(said) > len(FILE_TROUBLE)
    assert [key for key, words in said.items() if not DATA.search(words) or "请" not in words] == []


# Words


def test_every_action_has_a_name(language: str) -> None:
    edits = [*calls("Edit", "domain", "desk", "ui"), *calls("_edit", "desk")]
    codes = {call.args[0].value for call in edits if isinstance(call.args[0], ast.Constant)}
    assert codes <= set(WORDS[language]["actions"])
    assert "import" in codes


def test_every_part_of_a_rule_of_ones_own_has_words(language: str) -> None:
    said = {f"{kind}.{condition}" for kind in ("asks", "says") for condition in Condition}
    assert set(WORDS[language]["own_rules"]) == said | set(SUBJECTS) | set(Condition)


def test_every_field_has_a_word(language: str) -> None:
    told = {field for kind, fields in FIELDS.items() if kind not in NOTE_KINDS for field in fields}
    assert told | set(SCORES) <= set(WORDS[language]["fields"])


def test_every_line_of_the_command_line_is_there(language: str) -> None:
    keys = {call.args[0].value for call in calls("cli_line") if isinstance(call.args[0], ast.Constant)}
    steps = {
        f"step.{step}" for step in ("new", "import", "edit", "check", "export", "verify", "network", "sqlite")
    }
    assert keys | steps <= set(WORDS[language]["cli"])


def test_every_severity_has_a_word() -> None:
    assert len({wording.severity_word(severity) for severity in Severity}) == len(Severity)


def test_a_code_without_a_word_is_said_as_it_is() -> None:
    assert wording.field_word("colour") == "colour"


def test_an_edit_is_named_with_its_field(language: str) -> None:
    names = {"zh_CN": "修改年度指标值", "en": "Change annual value"}
    assert wording.action_word("change", "annual_value") == names[language]


def test_an_unknown_language_is_chinese() -> None:
    wording.use_language("xx")
    assert wording.field_word("goal") == "绩效目标"


@pytest.mark.parametrize(
    ("place", "steps"),
    [
        (Place(Id("i2"), "annual_value"), ["文化局本级", "文化惠民演出", "2 覆盖镇街", "annual_value"]),
        (Place(Id("p3"), ""), ["区图书馆", "图书采购"]),
        (Place(Id("t"), "year"), ["year"]),
        (Place(BOOK_ID, ""), []),
    ],
)
def test_a_place_is_said_from_the_unit_down(place: Place, steps: list[str]) -> None:
    said = [wording.field_word(step) for step in steps]
    assert wording.place_words(Tree.of(small_book()), place) == " › ".join(said)


def test_a_place_tells_the_year_where_the_file_has_tables_of_several() -> None:
    table = small_book().target_tables[0]
    later = copy_of(replace(table, year=2027))
    assert isinstance(later, TargetTable)
    tree = Tree.of(Book(tables=(replace(table, year=2026), later)))
    assert wording.place_words(tree, Place(Id("p3"), "")) == "2026 · 区图书馆 › 图书采购"
    project = later.projects[2]
    assert wording.place_words(tree, Place(project.id, ""), with_unit=False) == "2027 · 图书采购"
    assert wording.place_words(tree, Place(later.id, "")) == f"2027 · {wording.item_word(later)}"
    assert wording.place_words(tree, Place(BOOK_ID, "")) == ""


def test_a_place_tells_the_kind_of_table_where_a_year_has_several(language: str) -> None:
    wording.use_language(language)
    table = small_book().target_tables[0]
    later = copy_of(replace(table, year=2027))
    assert isinstance(later, TargetTable)
    tree = Tree.of(Book(tables=(replace(table, year=2026), later)))
    for make in (evaluating.evaluate_projects, evaluating.monitor_projects):
        edit = make(tree, Id("t"))
        assert edit is not None
        tree = tree.after(edit)
    made = {each.stage: each for each in tree.book.tables if isinstance(each, ProjectEvaluation)}
    said = [wording.place_words(tree, Place(made[stage].id, "goal")) for stage in Stage]
    target = wording.place_words(tree, Place(Id("p3"), ""))
    words = {"zh_CN": ("2026 目标表 · ", "2026 监控表 · ", "2026 项目自评表 · ")}
    words["en"] = ("2026 Target table · ", "2026 Monitoring · ", "2026 Project evaluation · ")
    assert target.startswith(words[language][0])
    assert sorted(words[language][1:]) == sorted(each[: each.index("· ") + 2] for each in said)
    other_year = wording.place_words(tree, Place(later.projects[2].id, ""), with_unit=False)
    assert other_year == words[language][0].replace("2026", "2027") + "图书采购", "all years are told alike"


def test_a_nameless_row_has_a_place_all_the_same() -> None:
    table = small_book().target_tables[0]
    unit = type(table.units[0])(Id("u"), projects=table.units[1].projects)
    tree = Tree.of(Book(tables=(TargetTable(Id("t"), units=(unit,)),)))
    assert wording.place_words(tree, Place(Id("p3"), "")) == "… › 图书采购"
