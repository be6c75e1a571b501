"""Codes to sentences for people, shared by window and command line: findings, refusals, names of edits.

The sentences are data (`resources/wording/`), in Chinese and English; what belongs to a widget is in Qt's own
translation instead.
"""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from errno import errorcode
from functools import cache
from string import Formatter
from typing import TYPE_CHECKING, Protocol, TypedDict

from perfdesk.domain.severity import Severity
from perfdesk.resources import resource

if TYPE_CHECKING:
    from pathlib import Path

    from perfdesk.checks.catalogue import Rule
    from perfdesk.checks.own_rules import OwnRule
    from perfdesk.checks.repairs import Preview, Repair
    from perfdesk.desk.appraisal_sheet import FilledSheet
    from perfdesk.desk.merging.arrivals import Arrived
    from perfdesk.desk.merging.taking_back import Plan
    from perfdesk.desk.reviewing import ReviewEntry
    from perfdesk.desk.statistics.pivot import Question
    from perfdesk.domain.book import Book
    from perfdesk.domain.comparing.difference import Comparison, Difference
    from perfdesk.domain.edits import Place
    from perfdesk.domain.finding import Finding
    from perfdesk.domain.identity import Id
    from perfdesk.domain.items import Item
    from perfdesk.domain.merging.arrival import Conflict, Decided
    from perfdesk.domain.merging.takings import Taking
    from perfdesk.domain.notes import Appraisal
    from perfdesk.domain.tree import Tree


class _Words(TypedDict):
    """A file in `resources/wording`. A rule has a title and a sentence."""

    severities: dict[str, str]
    families: dict[str, str]
    bases: dict[str, str]
    differences: dict[str, str]
    items: dict[str, str]
    arrivals: dict[str, str]
    conflicts: dict[str, str]
    totals: dict[str, str]
    fields: dict[str, str]
    actions: dict[str, str]
    rules: dict[str, tuple[str, str]]
    parameters: dict[str, str]
    own_rules: dict[str, str]
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


def basis_words(basis: str) -> str:
    """What a rule rests on: a regulation's number as it is, what it is about in the language; else as it stands."""
    return _word(_words()["bases"], basis)


def family_word(family: str) -> str:
    """完整性 and the like."""
    return _word(_words()["families"], family)


def field_word(field: str) -> str:
    """What stands under a printed head (`extra:联系人`) goes by that head."""
    return field.partition("extra:")[2] or _word(_words()["fields"], field)


def field_word_at(tree: "ItemsAround", place: "Place") -> str:
    """The same, by the head that the form of the table prints."""
    return _Heads(_heads_at(tree, place))[place.field]


def parameter_word(name: str) -> str:
    """What a threshold or a word list of a rule is called."""
    return _word(_words()["parameters"], name)


def finding_title(rule: str) -> str:
    """A rule's name, the same for all its findings."""
    return _rule(rule)[0]


def rule_title(rule: "Rule") -> str:
    """Of a bureau's own rule what it says of its findings."""
    return rule.title or finding_title(rule.code)


def title_of(finding: "Finding") -> str:
    """The name of the rule that made it."""
    return _own_sentence(finding) or finding_title(finding.rule)


def own_subject_word(subject: str) -> str:
    """What a rule of a bureau's own is about: 绩效目标 and the like."""
    return _word(_words()["own_rules"], subject)


def own_condition_word(condition: str) -> str:
    """不得包含这些词 and the like."""
    return _word(_words()["own_rules"], condition)


def own_rule_words(rule: "OwnRule") -> str:
    """What it asks of what, as a list of rules shows it."""
    said = _word(_words()["own_rules"], f"asks.{rule.condition.value}")
    return said.format(
        field=own_subject_word(rule.subject), words="、".join(rule.words), number=str(rule.number)
    )


def own_proposal(subject: str, condition: str, words: "Sequence[str]", number: int) -> str:
    """What can be said of a finding, until somebody types another sentence."""
    said = _word(_words()["own_rules"], f"says.{condition}")
    return said.format(field=own_subject_word(subject), words=_brief("、".join(words)), number=str(number))


def _own_sentence(finding: "Finding") -> str:
    return finding.params.get("said", "") if finding.rule.startswith("own.") else ""


def finding_sentence(finding: "Finding", tree: "ItemsAround | None" = None) -> str:
    """What was found, with the actual numbers; a bureau's own rule says what was typed.

    With a tree, fields go by the heads of the form that they stand on.
    """
    if own := _own_sentence(finding):
        return own
    params = dict(finding.params)
    heads = _Heads(_heads_at(tree, finding.place) if tree is not None else {})
    if "column" in params:
        params["column"] = heads[params["column"]]
    if finding.rule == "import.table_unread":
        params["reason"] = _word(_words()["unread"], params.get("reason", ""))
    if finding.rule.startswith("sum."):
        params["difference"] = params.get("difference", "").removeprefix("-")
        params["tail"] = _words()["sum_tails"].get(finding.severity.name.lower(), "")
    return Formatter().vformat(_rule(finding.rule)[1], (), _Said(params, heads=heads))


class _Heads(dict[str, str]):
    """What fields are called: as their form prints them, else by our own words."""

    def __missing__(self, field: str) -> str:
        return field_word(field)


def _heads_at(tree: "ItemsAround", place: "Place") -> "Mapping[str, str]":
    # Imported here: the window needs sentences on its way to the first paint, and the domain only later.
    from perfdesk.domain.book import Book
    from perfdesk.domain.forms.shown import heads_beside
    from perfdesk.domain.notes import Note

    try:
        item = tree.item(place.item)
        if isinstance(item, Note):
            item = tree.item(item.item)
        kind = type(item)
        while not isinstance(item, Book):
            table, item = item, tree.parent(item.id)
    except KeyError:  # NotInBook: gone in the meantime
        return {}
    return heads_beside(table, kind) if kind is not Book else {}  # type: ignore[arg-type] # a table stands in the book


def because_sentence(tree: "ItemsAround", cause: "Finding") -> str:
    """Of a sum that is off only because of a finding elsewhere."""
    where, said = place_words(tree, cause.place), finding_title(cause.rule)
    return _words()["sum_tails"]["because"].format(where=where, finding=said)


def repair_sentence(repair: "Repair") -> str:
    """What one of several ways to mend a finding does; empty where there is only one."""
    return Formatter().vformat(_words()["repairs"].get(repair.way, ""), (), _Said(repair.params))


def _rule(rule: str) -> tuple[str, str]:
    """Title and sentence; the code itself for a rule of a later version, whose file a person may bring."""
    return _words()["rules"].get(rule, (rule, rule))


class ItemsAround(Protocol):
    """A tree, or items of which some are gone."""

    def item(self, item_id: "Id", /) -> "Item": ...

    def parent(self, item_id: "Id", /) -> "Item": ...


def place_words(tree: ItemsAround, place: "Place", *, with_unit: bool = True) -> str:
    """Where something is, as a person would say it: unit › project › 3 name › 年度指标值.

    With the year in front where the file has tables of several; without the unit where there is a project to know
    it by, if that is enough.
    """
    from perfdesk.domain.indicator import Indicator
    from perfdesk.domain.table import Project

    steps = place_steps(tree, place)
    if not with_unit and len(steps) > 1 and isinstance(tree.item(place.item), Project | Indicator):
        steps = steps[1:]
    return with_year(tree, place, " › ".join(filter(None, steps)))


def with_year(tree: ItemsAround, place: "Place", words: str) -> str:
    """Words about a place, with the year of its table where the file has tables of several.

    With the kind of the table, too, where any year has several: a project and its self-evaluation have one name.
    """
    from perfdesk.domain.book import BOOK_ID, Book
    from perfdesk.domain.notes import Note

    item = tree.item(place.item)
    if isinstance(item, Note):
        item = tree.item(item.item)
    if isinstance(item, Book):
        return words
    while not isinstance(above := tree.parent(item.id), Book):
        assert not isinstance(above, Note)  # nothing stands in one
        item = above
    year, book = getattr(item, "year", None), tree.item(BOOK_ID)
    assert isinstance(book, Book)
    kinds = _kinds_by_year(book)
    if year is None or len(kinds) < 2:
        return words
    if not words:
        return f"{year} · {table_word(item)}"
    has_several_kinds = any(len(each) > 1 for each in kinds.values())
    return f"{year} {table_word(item)} · {words}" if has_several_kinds else f"{year} · {words}"


def table_word(table: "Item") -> str:
    """What kind of table it is: 目标表, 监控表, 项目自评表 …"""
    from perfdesk.domain.self_evaluation import ProjectEvaluation, Stage

    is_monitoring = isinstance(table, ProjectEvaluation) and table.stage is Stage.MONITORING
    return _word(_words()["items"], "Monitoring") if is_monitoring else item_word(table)


def _kinds_by_year(book: "Book") -> Mapping[int | None, frozenset[str]]:
    """Asked for each line of a long list about the same book, whose tables may be thousands."""
    global _last_years
    if _last_years is None or _last_years[0] is not book:
        kinds: dict[int | None, set[str]] = {}
        for table in book.tables:
            kinds.setdefault(table.year, set()).add(f"{type(table).__name__} {getattr(table, 'stage', '')}")
        _last_years = book, {year: frozenset(each) for year, each in kinds.items()}
    return _last_years[1]


_last_years: "tuple[Book, Mapping[int | None, frozenset[str]]] | None" = None


def place_steps(tree: ItemsAround, place: "Place") -> list[str]:
    """From the outermost: units and what stands in them, then the field."""
    # Imported here: the window needs sentences on its way to the first paint, and the domain only later.
    from perfdesk.domain.book import Book
    from perfdesk.domain.edits import Place
    from perfdesk.domain.indicator import Indicator
    from perfdesk.domain.notes import Note
    from perfdesk.domain.self_evaluation import DepartmentEvaluation, EvaluationRow, ProjectEvaluation
    from perfdesk.domain.table import TargetTable

    steps = [field_word_at(tree, place)] if place.field else []
    item = tree.item(place.item)
    if isinstance(item, Note):  # it stands where what it is about stands
        return place_steps(tree, Place(item.item, getattr(item, "field", "")))
    while not isinstance(item, TargetTable | DepartmentEvaluation | ProjectEvaluation | Book):
        if isinstance(item, Indicator):
            steps.append(f"{item.number} {item.name}")
        else:
            steps.append((item.level3 if isinstance(item, EvaluationRow) else item.name) or "…")
        item = tree.parent(item.id)
        assert not isinstance(item, Note)  # nothing stands in one
    if isinstance(item, ProjectEvaluation | DepartmentEvaluation):
        steps.append(item.project if isinstance(item, ProjectEvaluation) else item.department)
    return steps[::-1]


def review_rows(tree: "Tree", entries: "Sequence[ReviewEntry]") -> list[list[str | Decimal]]:
    """A review sheet: heads, then 序号 单位 项目 位置 级别 问题 依据 建议 处理情况 of each finding."""
    heads: list[str | Decimal] = [cli_line(f"review.{name}") for name in _REVIEW_COLUMNS]
    rows: list[list[str | Decimal]] = [
        [
            Decimal(number),
            *_review_place(tree, entry.finding.place),
            severity_word(entry.finding.severity),
            finding_sentence(entry.finding, tree),
            basis_words(entry.basis),
            "；".join(map(_proposal, entry.proposed)),
            _handled(entry),
        ]
        for number, entry in enumerate(entries, 1)
    ]
    return [heads, *rows]


def appraisal_filled(tree: "Tree", sheet: "Appraisal") -> "FilledSheet":
    """A scored sheet in the words of the form, whatever the language of the window."""
    from perfdesk.desk.appraisal_sheet import FilledSheet
    from perfdesk.domain.appraising import KINDS, SCORES, result
    from perfdesk.domain.edits import Place
    from perfdesk.domain.table import Project, TargetTable, Unit

    project, table = tree.owner(sheet.item, Project), tree.owner(sheet.item, TargetTable)
    told = result(sheet)
    scores = [
        (field_word(kind), field_word(name), Decimal(SCORES[name]), getattr(sheet, name))
        for kind, names in KINDS.items()
        for name in names
    ]
    label = {name: cli_line(f"appraisal.{name}") for name in _APPRAISAL}
    grade = cli_line(f"appraisal.{told.grade.name.lower()}", total=f"{told.total:f}") if told else ""
    return FilledSheet(
        name=project.name or place_words(tree, Place(project.id, "")),
        title=label["title"],
        heads=(label["kind"], label["part"], label["worth"], label["score"]),
        above=[
            (label["department"], table.department),
            (label["unit"], tree.owner(project.id, Unit).name),
            (label["project"], project.name),
        ],
        scores=scores,
        below=[
            (label["result"], grade),
            (label["opinion"], sheet.opinion),
            (label["who"], f"{sheet.who} {sheet.unit}".strip()),
            (label["at"], sheet.at[:10]),
        ],
    )


_APPRAISAL = (
    *("title", "kind", "part", "worth", "score", "department", "unit", "project"),
    *("result", "opinion", "who", "at"),
)

_REVIEW_COLUMNS = (
    *("number", "unit", "project", "place", "severity", "problem", "basis", "proposal", "handled"),
)


def review_caption(tree: "Tree", entries: "Sequence[ReviewEntry]") -> str:
    """Whose tables a review sheet is about, and how much of it has been answered."""
    whose = "、".join(dict.fromkeys(table.department for table in tree.book.tables if table.department))
    waived = sum(entry.waiver is not None for entry in entries)
    said = cli_line("review.caption", count=str(len(entries)), waived=str(waived))
    return cli_line("review.whose", whose=whose, said=said) if whose else said


def _review_place(tree: "Tree", place: "Place") -> tuple[str, str, str]:
    """Unit, project, and what in it; what is about a whole table stands under the table's title."""
    from perfdesk.domain.table import Project, TargetTable, Unit

    steps, table = place_steps(tree, place), tree.table(place.item)
    if table is None:
        return "", "", " › ".join(steps)
    if not isinstance(table, TargetTable):
        return table.department, steps[0], with_year(tree, place, " › ".join(steps[1:]))
    around = [tree.item(item) for item in tree.with_owners(place.item)]
    unit = next((item.name for item in around if isinstance(item, Unit)), None)
    project = next((item.name for item in around if isinstance(item, Project)), None)
    inside = " › ".join(steps[(unit is not None) + (project is not None) :])
    whose = (table.department or table.title) if unit is None else unit
    return whose, project or "", with_year(tree, place, inside)


def _proposal(preview: "Preview") -> str:
    """Which value would change, and how."""
    said = {"field": field_word(preview.place.field), "after": _brief(preview.after)}
    if not preview.before:
        return cli_line("review.add", **said)
    return cli_line("review.change", before=_brief(preview.before), **said)


def _brief(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def _handled(entry: "ReviewEntry") -> str:
    """The reason that was given, by whom and when; empty where there is still something to do."""
    waiver = entry.waiver
    return f"{waiver.reason}（{waiver.who} {waiver.at[:10]}）" if waiver else ""


def difference_word(kind: str) -> str:
    return _word(_words()["differences"], kind)


def item_word(item: "Item") -> str:
    """What kind of item it is: 项目, 指标 …"""
    return _word(_words()["items"], type(item).__name__)


def item_name(item: "Item") -> str:
    """What a person calls it by."""
    names = (str(getattr(item, name, "") or "") for name in ("name", "level3", "project", "title"))
    return next(filter(None, names), "…")


def value_text(value: "Decided") -> str:
    """A value as a table shows it; an item by its name."""
    from decimal import Decimal

    from perfdesk.domain.amounts import show_amount
    from perfdesk.domain.table import TotalsMode

    if isinstance(value, TotalsMode):
        return _word(_words()["totals"], value)
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, Decimal):
        return show_amount(value)
    if isinstance(value, tuple):
        return "；".join(map(_part_text, value))
    return str(value) if isinstance(value, int) else item_name(value)  # type: ignore[arg-type] # nothing else is left


def _part_text(part: object) -> str:
    """One of several: of a task its words."""
    return " ".join(each for each in part if isinstance(each, str)) if isinstance(part, tuple) else str(part)


DIFFERENCE_COLUMNS = ("number", "kind", "item", "place", "field", "before", "after", "difference", "share")


def difference_heads() -> list[str]:
    return [cli_line(f"diff.{name}") for name in DIFFERENCE_COLUMNS]


def difference_rows(differences: "Sequence[Difference]") -> list[list[str]]:
    """A line for each field that differs, as a sheet has them; what is about a whole item has one line."""
    rows: list[list[str]] = []
    for each in differences:
        place = " › ".join(filter(None, (*each.trail, item_name(each.item))))
        start = [difference_word(each.kind), item_word(each.item), place]
        rows += [
            [str(number), *start, *line] for number, line in enumerate(difference_lines(each), len(rows) + 1)
        ]
    return rows


def difference_lines(difference: "Difference") -> list[list[str]]:
    """Field, before, after, difference and change in per cent."""
    if not difference.pairs:
        return [["", *_whole(difference), "", ""]]
    return [
        [
            field_word(pair.field),
            value_text(pair.before),
            value_text(pair.after),
            f"{pair.difference:+,f}" if pair.difference is not None else "",
            f"{pair.share:+.1f}%" if pair.share is not None else "",
        ]
        for pair in difference.pairs
    ]


def _whole(difference: "Difference") -> tuple[str, str]:
    if difference.positions is not None:
        before, after = (cli_line("diff.position", number=str(at)) for at in difference.positions)
        return before, after
    if difference.was_in:
        return " › ".join(difference.was_in), " › ".join(difference.trail)
    before, after = (item_name(item) if item else "" for item in (difference.before, difference.after))
    return before, after


def difference_summary(comparison: "Comparison") -> str:
    """How many differences of which kinds; each is a line of `difference_rows`."""
    counts: dict[str, int] = {}
    for each in comparison.differences:
        counts[each.kind] = counts.get(each.kind, 0) + max(len(each.pairs), 1)
    if not counts:
        return cli_line("diff.none")
    kinds = " · ".join(f"{difference_word(kind)} {count}" for kind, count in counts.items())
    return cli_line("diff.summary", count=str(sum(counts.values())), kinds=kinds)


def arrival_word(state: str) -> str:
    return _word(_words()["arrivals"], state)


def conflict_word(kind: str) -> str:
    return _word(_words()["conflicts"], kind)


def conflict_place(conflict: "Conflict") -> str:
    """What a conflict is about: the item, and its field."""
    return _place_among(conflict.around, conflict.item, conflict.subject.place.field)


def taking_place(taking: "Taking") -> str:
    """What a change that is merged is about, in the same words."""
    return _place_among(taking.around, taking.item, taking.place.field)


def _place_among(around: "Sequence[Item]", item: "Item", field: str) -> str:
    names = (*map(item_name, around), item_name(item), field_word(field) if field else "")
    return " › ".join(filter(None, names))


def taking_texts(taking: "Taking") -> tuple[str, str]:
    """Before and after; of what came or went as a whole the latter says so."""
    before, after = value_text(taking.before), value_text(taking.after)
    if taking.place.field:
        return before, after
    if taking.before is None:
        return "", cli_line("taking.came", name=after)
    if taking.after is None:
        return before, cli_line("taking.gone", name=before)
    return before, cli_line("taking.moved", name=after)


def version_text(conflict: "Conflict", value: "Decided") -> str:
    """What a side wants, in words."""
    if conflict.subject.kind == "removed":
        return (
            cli_line("conflict.none") if value is None else cli_line("conflict.item", name=value_text(value))
        )
    if conflict.subject.kind == "order" and isinstance(value, tuple):
        from perfdesk.domain.items import children

        names = {child.id: item_name(child) for child in children(conflict.item)}
        return " → ".join(names.get(each, "…") for each in value)  # type: ignore[call-overload] # identities
    return value_text(value)


def side_name(side: int, names: "Sequence[str]") -> str:
    """Whose version it is; ours has no name of its own."""
    return names[side] if side >= 0 else cli_line("conflict.ours")


def merge_lines(arrived: "Sequence[Arrived]", made: "Plan", undecided: "Sequence[Conflict]") -> list[str]:
    """What a merge did or would do: the files, what found no place, the conflicts, and how many of each."""
    lines = []
    for each in arrived:
        lines.append(cli_line("arrived", name=each.name, state=arrival_word(each.state)))
        lines += [
            cli_line(f"not_placed.{piece.why}", name=each.name, what=piece.name) for piece in each.not_placed
        ]
        lines += [f"    {refusal_sentence(each.fault)}"] if each.fault is not None else []
    for number, conflict in enumerate(made.merged.conflicts, 1):
        kind, place = conflict_word(conflict.subject.kind), conflict_place(conflict)
        lines.append(cli_line("conflict", number=str(number), place=place, kind=kind))
        for version in conflict.versions:
            who = "、".join(side_name(side, made.names) for side in version.sides)
            said = _brief(version_text(conflict, version.value))
            lines.append(cli_line("conflict.version", who=who, value=said))
    if whole := len(made.about_whole()):
        lines.append(cli_line("merge.whole", count=str(whole)))
    counts = {"conflicts": len(made.merged.conflicts), "open": len(undecided)}
    taken = cli_line(
        "merge.taken", count=str(len(made.merged.taken)), **{k: str(v) for k, v in counts.items()}
    )
    return [*lines, taken]


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


def backup_words(backup: "Path", path: "Path") -> dict[str, str]:
    """When a backup of a file was made, by the clock here, and in which folder it lies: `when` and `folder`."""
    from perfdesk.desk.second_place import when_made

    made = when_made(backup)
    when = made.astimezone().strftime("%Y-%m-%d %H:%M") if made is not None else backup.name
    is_beside = backup.parent.parent == path.parent
    return {"when": when, "folder": backup.parent.name if is_beside else str(backup.parent)}


def sentences(*said: str) -> str:
    """One behind the other: Chinese ones end with a mark that has its own room, English ones want a blank."""
    return ("" if _language == LANGUAGES[0] else " ").join(filter(None, said))


class _Said(dict[str, object]):
    """Parameters of a sentence; one that is not there is left blank rather than raised about."""

    def __missing__(self, key: str) -> str:
        return ""


def _params(fault: Exception) -> Mapping[str, str]:
    own = {name: str(value) for name, value in vars(fault).items() if not isinstance(value, dict)}
    if isinstance(fault, OSError):
        own |= {"filename": str(fault.filename or ""), "strerror": fault.strerror or ""}
    if isinstance(fault, ImportError):
        own |= {"name": fault.name or "", "detail": str(fault)}
    if getattr(fault, "backup", None) is not None:
        own |= backup_words(fault.backup, fault.path)  # type: ignore[attr-defined] # a FileDamaged
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
        said = self.said("heading").format(**named)
        if question.columns:
            said = self.said("heading_by_two").format(**named, columns=self.dimension(question.columns))
        return said if question.year is None else f"{self.label('year', question.year)} {said}"

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
