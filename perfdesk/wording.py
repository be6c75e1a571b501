"""Codes to sentences for people, shared by window and command line: findings, refusals, names of edits.

The sentences are data (`resources/wording/`), in Chinese and English; what belongs to a widget is in Qt's own
translation instead.
"""

import json
from collections.abc import Mapping, Sequence
from errno import errorcode
from functools import cache
from string import Formatter
from typing import TYPE_CHECKING, TypedDict

from perfdesk.domain.severity import Severity
from perfdesk.resources import resource

if TYPE_CHECKING:
    from perfdesk.checks.repairs import Repair
    from perfdesk.desk.reviewing import ReviewEntry
    from perfdesk.desk.statistics.pivot import Question
    from perfdesk.domain.edits import Place
    from perfdesk.domain.finding import Finding
    from perfdesk.domain.tree import Tree


class _Words(TypedDict):
    """A file in `resources/wording`. A rule has a title and a sentence."""

    severities: dict[str, str]
    families: dict[str, str]
    fields: dict[str, str]
    actions: dict[str, str]
    rules: dict[str, tuple[str, str]]
    parameters: dict[str, str]
    repairs: dict[str, str]
    unread: dict[str, str]
    sum_tails: dict[str, str]
    refusals: dict[str, str]
    statistics: dict[str, str]
    cli: dict[str, str]


LANGUAGES = ("zh_CN", "en")
_language = LANGUAGES[0]


def use_language(language: str) -> None:
    """From now on; anything but a known language is Chinese."""
    global _language
    _language = language if language in LANGUAGES else LANGUAGES[0]


def severity_word(severity: Severity) -> str:
    return _word(_words()["severities"], severity.name.lower())


def family_word(family: str) -> str:
    """完整性 and the like."""
    return _word(_words()["families"], family)


def field_word(field: str) -> str:
    """What stands under a printed head (`extra:联系人`) goes by that head."""
    return field.partition("extra:")[2] or _word(_words()["fields"], field)


def parameter_word(name: str) -> str:
    """What a threshold or a word list of a rule is called."""
    return _word(_words()["parameters"], name)


def finding_title(rule: str) -> str:
    """A rule's name, the same for all its findings."""
    return _rule(rule)[0]


def finding_sentence(finding: "Finding") -> str:
    """What was found, with the actual numbers."""
    params = dict(finding.params)
    if "column" in params:
        params["column"] = field_word(params["column"])
    if finding.rule == "import.table_unread":
        params["reason"] = _word(_words()["unread"], params.get("reason", ""))
    if finding.rule.startswith("sum."):
        params["difference"] = params.get("difference", "").removeprefix("-")
        params["tail"] = _words()["sum_tails"].get(finding.severity.name.lower(), "")
    return Formatter().vformat(_rule(finding.rule)[1], (), _Said(params))


def repair_sentence(repair: "Repair") -> str:
    """What one of several ways to mend a finding does; empty where there is only one."""
    return Formatter().vformat(_words()["repairs"].get(repair.way, ""), (), _Said(repair.params))


def _rule(rule: str) -> tuple[str, str]:
    """Title and sentence; the code itself for a rule of a later version, whose file a person may bring."""
    return _words()["rules"].get(rule, (rule, rule))


def place_words(tree: "Tree", place: "Place") -> str:
    """Where something is, as a person would say it: unit › project › 3 name › 年度指标值."""
    # Imported here: the window needs sentences on its way to the first paint, and the domain only later.
    from perfdesk.domain.book import Book
    from perfdesk.domain.indicator import Indicator
    from perfdesk.domain.self_evaluation import DepartmentEvaluation, EvaluationRow, ProjectEvaluation
    from perfdesk.domain.table import TargetTable

    steps = [field_word(place.field)] if place.field else []
    item = tree.item(place.item)
    while not isinstance(item, TargetTable | DepartmentEvaluation | ProjectEvaluation | Book):
        if isinstance(item, Indicator):
            steps.append(f"{item.number} {item.name}")
        else:
            steps.append((item.level3 if isinstance(item, EvaluationRow) else item.name) or "…")
        item = tree.parent(item.id)
    if isinstance(item, ProjectEvaluation | DepartmentEvaluation):
        steps.append(item.project if isinstance(item, ProjectEvaluation) else item.department)
    return " › ".join(filter(None, reversed(steps)))


def review_rows(tree: "Tree", entries: "Sequence[ReviewEntry]") -> list[list[str]]:
    """A review sheet: heads, then 序号 位置 级别 问题 依据 建议 处理情况 of each finding."""
    heads = [cli_line(f"review.{name}") for name in _REVIEW_COLUMNS]
    rows = [
        [
            str(number),
            place_words(tree, entry.finding.place),
            severity_word(entry.finding.severity),
            finding_sentence(entry.finding),
            entry.basis,
            "；".join(f"{_brief(p.before)} → {_brief(p.after)}" for p in entry.proposed),
            _handled(entry),
        ]
        for number, entry in enumerate(entries, 1)
    ]
    return [heads, *rows]


_REVIEW_COLUMNS = ("number", "place", "severity", "problem", "basis", "proposal", "handled")


def _brief(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def _handled(entry: "ReviewEntry") -> str:
    """The reason that was given, by whom and when; empty where there is still something to do."""
    waiver = entry.waiver
    return f"{waiver.reason}（{waiver.who} {waiver.at[:10]}）" if waiver else ""


def action_word(action: str, field: str | None = None) -> str:
    """The name of an edit for the undo menu: 修改 年度指标值."""
    between = "" if _language == "zh_CN" else " "
    return between.join([_word(_words()["actions"], action), *([field_word(field)] if field else [])])


def refusal_sentence(fault: Exception) -> str:
    """Why something was not done, what it means for the data and what to do, in one line."""
    refusals = _words()["refusals"]
    for key in _keys(fault):
        if key in refusals:
            return " ".join(Formatter().vformat(refusals[key], fault.args, _Said(_params(fault))).split())
    return refusals[""]


def _keys(fault: Exception) -> list[str]:
    """From the most to the least specific."""
    names = [kind.__name__ for kind in type(fault).__mro__]
    reason = getattr(fault, "reason", None)
    if isinstance(fault, OSError) and fault.errno is not None and fault.errno in errorcode:
        names.insert(names.index("OSError"), f"OSError.{errorcode[fault.errno]}")
    return [f"{names[0]}.{reason}", *names] if reason else names


class _Said(dict[str, str]):
    """Parameters of a sentence; one that is not there is left blank rather than raised about."""

    def __missing__(self, key: str) -> str:
        return ""


def _params(fault: Exception) -> Mapping[str, str]:
    own = {name: str(value) for name, value in vars(fault).items() if not isinstance(value, dict)}
    if isinstance(fault, OSError):
        own |= {"filename": str(fault.filename or ""), "strerror": fault.strerror or ""}
    if isinstance(fault, ImportError):
        own |= {"name": fault.name or "", "detail": str(fault)}
    return {**own, **getattr(fault, "params", {})}


class StatisticsWords:
    """What the figures of 统计 are called: `perfdesk.desk.statistics.sheets.Words`."""

    def dimension(self, name: str) -> str:
        return self.said(f"dimension.{name}")

    def label(self, dimension: str, label: str) -> str:
        """A code by its word, anything else as it is printed."""
        if not label:
            return self.said("blank")
        if dimension == "rule":
            return finding_title(label)
        if dimension == "severity":
            return _word(_words()["severities"], label)
        if dimension == "year":
            return self.said("year").format(year=label)
        return _words()["statistics"].get(f"{dimension}.{label}") or self._field(dimension, label)

    def measure(self, question: "Question") -> str:
        bare = f"measure.{question.measure}"
        return _words()["statistics"].get(bare) or self.said(f"{bare}.{question.subject}")

    def heading(self, question: "Question") -> str:
        named = {"measure": self.measure(question), "rows": self.dimension(question.rows)}
        if not question.columns:
            return self.said("heading").format(**named)
        return self.said("heading_by_two").format(**named, columns=self.dimension(question.columns))

    def view(self, code: str) -> str:
        return self.said(f"view.{code}")

    def said(self, code: str) -> str:
        return _word(_words()["statistics"], code)

    def _field(self, dimension: str, label: str) -> str:
        return field_word(label) if dimension == "source" else label


def cli_line(key: str, **params: str) -> str:
    """A line of the command line."""
    return _word(_words()["cli"], key).format(**params)


def cli_line_in_each_language(key: str) -> str:
    """English first: for what has to be understood where Chinese cannot be shown."""
    return " · ".join(_word(_load(language)["cli"], key) for language in reversed(LANGUAGES))


def _word(words: Mapping[str, str], key: str) -> str:
    """The word for a code; the code itself where there is none."""
    return words.get(key, key)


def _words() -> _Words:
    return _load(_language)


@cache
def _load(language: str) -> _Words:
    words: _Words = json.loads(resource(f"wording/{language}.json").read_text(encoding="utf-8"))
    return words
