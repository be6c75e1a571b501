"""Forms taken apart to tables of the book, with doubts and with where each value stood."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TypeVar, cast

from perfdesk.domain.amounts import AMOUNT_FIELDS, NotAnAmount, SumVerdict, judge_sum
from perfdesk.domain.book import Table
from perfdesk.domain.codes import codes_of
from perfdesk.domain.edits import Place
from perfdesk.domain.evaluation_index import measure_of
from perfdesk.domain.extra import Extra, Task
from perfdesk.domain.fields import FieldKind, field_of
from perfdesk.domain.finding import Finding
from perfdesk.domain.forms.concepts import ATTRIBUTES, ROW_KINDS
from perfdesk.domain.forms.form import Arrangement, FormKind
from perfdesk.domain.identity import Id, new_id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import Item, Value, value_at, with_value
from perfdesk.domain.origin import Origin
from perfdesk.domain.self_evaluation import (
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    ProjectEvaluation,
    Stage,
)
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import Project, TargetScope, TargetTable, TotalsMode, Unit
from perfdesk.domain.value_parts import Parts
from perfdesk.domain.whole_number import whole_number
from perfdesk.formats.recognise.forms.amounts import amount_in, unit_in
from perfdesk.formats.recognise.forms.cover import UNDER_TITLE, in_digits, unit_in_label
from perfdesk.formats.recognise.forms.fit import fitting_form
from perfdesk.formats.recognise.forms.raw import RawForm, RawItem, RawProject, RawTask, Texts
from perfdesk.formats.recognise.forms.words import AS_PRINTED, squeeze
from perfdesk.formats.recognise.grade_tick import is_unticked, ticked_grade
from perfdesk.formats.recognise.raw_table import RawText

_ItemT = TypeVar("_ItemT", bound=Item)
_TITLE_OF = re.compile(r"(?:20\d\d年?度?)?(.+?)(?:20\d\d年?度?)?(?:部门|单位)?整体支出(?:绩效)?自评.*")
_RowItem = Indicator | EvaluatedIndicator | EvaluationRow
_LONG = frozenset(("annual_goals", "completion", "reasons_unfinished", "goal", "annual_goal"))
"""Texts that keep their line breaks; a name's only make it fit."""
_NAMES = frozenset(
    ("name", "level1", "level2", "level3", "level1_name", "level2_name", "department", "project", "unit")
)


@dataclass(slots=True)
class Built:
    """A table, the findings of its reading and the origins of its fields."""

    table: Table
    doubts: list[Finding] = field(default_factory=list)
    origins: dict[Place, Origin] = field(default_factory=dict)


def build(raw: RawForm, digest: str) -> Built:
    """`digest` is the SHA-256 of the file."""
    builder = _Builder(raw, digest)
    table: Table
    match raw.kind:
        case FormKind.PROJECT_TARGETS if raw.arrangement is Arrangement.LIST:
            table = builder.list_of_targets()
        case FormKind.PROJECT_TARGETS | FormKind.DEPARTMENT_TARGETS:
            table = builder.targets()
        case FormKind.DEPARTMENT_SELF_EVALUATION:
            table = builder.department_evaluation()
        case _:
            table = builder.project_evaluation()
    builder.tell_residue(table)
    return Built(replace(table, form=fitting_form(raw)), builder.doubts, builder.origins)


class _Builder:
    """Fills items with what the raw form says, concept by concept, and notes where each value stood."""

    def __init__(self, raw: RawForm, digest: str) -> None:
        self._raw = raw
        self._digest = digest
        self.doubts: list[Finding] = []
        self.origins: dict[Place, Origin] = {}
        self._called: dict[tuple[Id, str, str], str] = {}
        """The names of extras, by item and concept, or by head and text: of two heads alike the second is numbered."""
        self._currency = squeeze(raw.text("currency_unit")) or _unit_of_amounts(raw)
        self._year = _year(raw)

    def targets(self) -> TargetTable:
        raw = self._raw
        _as_only_stage(raw)
        is_department = raw.kind is FormKind.DEPARTMENT_TARGETS
        if is_department and "department" in raw.said:
            if "project" not in raw.said:
                raw.doubts += [replace(d, field="project") for d in raw.doubts if d.field == "department"]
            raw.said.setdefault("project", raw.said["department"])
        indicators = cast(tuple[Indicator, ...], self._rows(raw.rows))
        _drop_sum_of_weights(raw, indicators)
        project = self._filled(Project(new_id(), indicators=indicators), raw, has_extra=True)
        project = replace(project, tasks=tuple(self._task(task, project.id) for task in raw.tasks))
        project = self._with_notes_of_tasks(project)
        unit = self._filled(Unit(new_id(), projects=(project,)), raw)
        scope = TargetScope.DEPARTMENT if is_department else TargetScope.PROJECTS
        table = TargetTable(
            new_id(), title="", currency_unit="", totals=TotalsMode.ABSENT, scope=scope, units=(unit,)
        )
        table = self._with_year(self._filled(table, raw))
        self._tell(raw, {Project: project.id, Unit: unit.id, TargetTable: table.id}, project.id)
        return table

    def list_of_targets(self) -> TargetTable:
        units: list[tuple[RawProject | None, RawText, list[Project]]] = []
        for raw in self._raw.projects:
            if "project" not in raw.said and not raw.rows:
                units.append((raw, raw.said["unit"], []))
                continue
            name = raw.said.get("unit", RawText("", ()))
            if not units or (name.text and squeeze(name.text) != squeeze(units[-1][1].text)):
                units.append((None, name, []))
            units[-1][2].append(self._project(raw))
        declared, units = _declared(units, self._currency)
        made = tuple(self._unit(heading, name, projects) for heading, name, projects in units)
        has_total = any(self._raw.text(name) for name in AMOUNT_FIELDS)
        table = TargetTable(new_id(), title="", currency_unit="", units=made,
                            totals=TotalsMode.PRINTED if has_total or declared else TotalsMode.ABSENT)  # fmt: skip
        table = self._with_year(self._filled(table, self._raw, has_extra=True))
        printed_amounts = (declared or self._raw).said
        for amount in AMOUNT_FIELDS:
            if amount in printed_amounts:
                head = (declared or self._raw).heads_of.get(amount, "")
                table = self._set(table, amount, printed_amounts[amount], head=head)
        if declared and not table.department:
            table = self._set(table, "department", declared.said["unit"])
        self._tell(self._raw, {TargetTable: table.id}, table.id)
        return table

    def _project(self, raw: RawProject) -> Project:
        _as_only_stage(raw)
        indicators = cast(tuple[Indicator, ...], self._rows(raw.rows))
        project = self._filled(Project(new_id(), indicators=indicators), raw, has_extra=True)
        self._tell(raw, {Project: project.id}, project.id)
        return project

    def _unit(self, heading: RawProject | None, name: RawText, projects: Sequence[Project]) -> Unit:
        unit = self._set(Unit(new_id(), projects=tuple(projects)), "name", name)
        if heading is not None:
            for amount in AMOUNT_FIELDS:
                if amount in heading.said:
                    unit = self._set(
                        unit, amount, heading.said[amount], head=heading.heads_of.get(amount, "")
                    )
        return unit

    def project_evaluation(self) -> ProjectEvaluation:
        raw = self._raw
        _as_goal(raw)
        self._keep_tasks()
        rows = self._all_rows()
        items = cast(tuple[EvaluatedIndicator, ...], self._rows(rows))
        stage = Stage.MONITORING if raw.kind is FormKind.PROJECT_MONITORING else Stage.SELF_EVALUATION
        empty = ProjectEvaluation(
            new_id(), title="", currency_unit="", execution_weight=None, stage=stage, indicators=items
        )
        table = self._with_totals(self._with_year(self._filled(empty, raw, has_extra=True)))
        self._tell(raw, {ProjectEvaluation: table.id}, table.id)
        return cast(ProjectEvaluation, table)

    def department_evaluation(self) -> DepartmentEvaluation:
        raw = self._raw
        _as_goal(raw)
        self._keep_tasks()
        items = cast(tuple[EvaluationRow, ...], self._rows(self._all_rows()))
        empty = DepartmentEvaluation(new_id(), title="", currency_unit="", rows=items)
        table = self._with_totals(self._with_year(self._filled(empty, raw, has_extra=True)))
        self._tell(raw, {DepartmentEvaluation: table.id}, table.id)
        return self._with_department(cast(DepartmentEvaluation, table))

    def _with_department(self, table: DepartmentEvaluation) -> DepartmentEvaluation:
        """Whom a title is about, where no cell says it: `2024年度某某局部门整体支出绩效自评表`."""
        match = _TITLE_OF.fullmatch(table.title)
        if table.department or match is None or match[1] in ("部门", "单位"):
            return table
        self.doubts.append(
            Finding("import.from_title", Severity.WARNING, Place(table.id, "department"), {"text": match[1]})
        )
        return replace(table, department=match[1])

    def _keep_tasks(self) -> None:
        """An evaluation has no tasks of its own: what it says of them stays under its heads, numbered."""
        for number, task in enumerate(self._raw.tasks, 1):
            said = [(task.heads_of[concept], text) for concept, text in task.said.items()]
            self._raw.extra += [(f"{head}（{number}）", text) for head, text in (*said, *task.extra)]

    def _all_rows(self) -> list[RawItem]:
        return [*self._raw.rows, *(row for project in self._raw.projects for row in project.rows)]

    def _rows(self, rows: Iterable[RawItem]) -> tuple[Item, ...]:
        return tuple(self._row(raw, number) for number, raw in enumerate(rows, 1))

    def _row(self, raw: RawItem, number: int) -> Item:
        _part_levels(raw)
        kind = ROW_KINDS[self._raw.kind]
        empty: _RowItem = (
            Indicator(new_id(), number, cycle_value=None) if kind is Indicator else kind(new_id())
        )
        if isinstance(empty, Indicator) and not any(name in self._raw.columns for name in ("value", "sign")):
            empty = replace(empty, annual_value=None)
        filled: Item = self._filled(empty, raw, has_extra=True)
        item = self._with_parts(filled, raw)
        if isinstance(item, Indicator | EvaluatedIndicator):
            level1, level2 = codes_of(item.level1_name, item.level2_name, self._year)
            item = replace(item, level1_code=level1, level2_code=level2)
        if isinstance(item, EvaluationRow):
            item = replace(item, measure=measure_of(squeeze(item.level3)))
        self._tell(raw, {kind: item.id}, item.id)
        return item

    def _with_parts(self, item: Item, raw: RawItem) -> Item:
        """指标性质, 指标值 and 度量单位 in columns of their own are one value."""
        if not self._raw.has_parts:
            return item
        parts = Parts(_one_line(raw.text("sign")), _one_line(raw.text("value")), _one_line(raw.text("unit")))
        if parts == Parts():
            return item
        attribute = ATTRIBUTES[type(item)]["value"]
        for concept in ("sign", "unit", "value"):
            self._note(item.id, attribute, raw.said.get(concept))
        return with_value(with_value(item, "parts", parts), attribute, parts.whole)

    def _with_notes_of_tasks(self, project: Project) -> Project:
        """What a form asks of a task besides its content and budget is kept with the project."""
        notes = [
            (f"{_one_line(t.text('name'))}·{head}", text) for t in self._raw.tasks for head, text in t.extra
        ]
        return replace(project, extra=(*project.extra, *(Extra(head, text.text) for head, text in notes)))

    def _task(self, raw: RawTask, project: Id) -> Task:
        """What is no amount is among its notes, and doubted there."""
        known = len(raw.extra)
        names = {name: self._amount(raw.text(name), name, None, raw) for name in AMOUNT_FIELDS}
        for head, text in raw.extra[known:]:
            place = Place(project, f"extra:{_one_line(raw.text('name'))}·{head}")
            params = {"text": text.text[:40]}
            self.doubts.append(Finding("import.not_an_amount", Severity.WARNING, place, params))
        task = Task(_one_line(raw.text("name")), raw.text("content"))
        return task._replace(amounts=replace(task.amounts, **names))

    def _filled(self, item: _ItemT, raw: Texts, *, has_extra: bool = False) -> _ItemT:
        """The item with all that the raw texts say of its kind; where `has_extra`, with all else as extras."""
        known = ATTRIBUTES[type(item)]
        filled = item
        for concept, attribute in known.items():
            if concept in raw.said and "." not in attribute and attribute != "year":
                filled = self._set(filled, attribute, raw.said[concept], raw, raw.heads_of.get(concept, ""))
        if has_extra:
            filled = cast(_ItemT, with_value(filled, "extra", self._extras(item.id, raw, type(item))))
        return filled

    def _extras(self, item: Id, raw: Texts, kind: type) -> tuple[Extra, ...]:
        told = [((f"extra:{head}", text.text[:40]), head, text) for head, text in raw.extra]
        told += [
            ((concept, ""), raw.heads_of.get(concept, concept), text)
            for concept, text in raw.said.items()
            if not _has_place(concept, kind)
        ]
        extras: list[Extra] = []
        for said, head, text in told:
            name = _free_name(head, extras)
            extras.append(Extra(name, text.text))
            self._called[item, *said] = name
            self._note(item, f"extra:{name}", text)
        return tuple(extras)

    def _set(
        self, item: _ItemT, attribute: str, said: RawText, raw: Texts | None = None, head: str = ""
    ) -> _ItemT:
        what = field_of(type(item), attribute)
        assert what is not None, attribute
        value: Value
        if what.kind is FieldKind.AMOUNT:
            value = self._amount(self._in_unit(said.text, head), attribute, item, raw or self._raw)
        elif attribute == "unit_count":
            value = self._count(said.text, item)
        elif attribute == "grade":
            value = self._grade(said.text, item)
        elif attribute == "title":
            value = squeeze(said.text)
        else:
            value = _one_line(said.text) if attribute in _NAMES else said.text
        self._note(item.id, attribute, said)
        return cast(_ItemT, with_value(item, attribute, value))

    def _in_unit(self, text: str, head: str) -> str:
        """A number under a head with a unit of its own has that unit: 35 under 财政拨款（万元） is 35万元."""
        unit = unit_in_label(head)
        is_number = bool(re.fullmatch(r"[\d.,，]+", text.strip()))
        return f"{text.strip()}{unit}" if is_number and unit and unit != (self._currency or unit) else text

    def _amount(self, text: str, attribute: str, item: Item | None, raw: Texts) -> Decimal | None:
        """What is no amount, or says more than one, is kept as it is printed, too: with what `raw` says."""
        try:
            amount, is_all = amount_in(text, self._currency)
        except NotAnAmount:
            amount, is_all = None, False
            if item is not None:
                params = {"text": text[:40]}
                self.doubts.append(
                    Finding("import.not_an_amount", Severity.WARNING, Place(item.id, attribute), params)
                )
        if not is_all and text.strip():
            raw.extra.append((_amount_head(attribute), RawText(text, ())))
        return amount

    def _count(self, text: str, item: Item) -> int | None:
        found = re.search(r"\d+", text)
        try:
            return whole_number(found[0]) if found else None
        except ValueError:
            params = {"text": text[:40]}
            self.doubts.append(
                Finding("import.not_an_amount", Severity.WARNING, Place(item.id, "unit_count"), params)
            )
            return None

    def _grade(self, said: str, item: Item) -> str:
        grade = ticked_grade(said)
        if grade is None and not (is_unticked(said) and not self._raw.text("total_score")):
            params = {"text": said[:40]}
            self.doubts.append(
                Finding("import.grade_unclear", Severity.WARNING, Place(item.id, "grade"), params)
            )
        return grade or ""

    def _with_year(self, item: _ItemT) -> _ItemT:
        if "year" in self._raw.said:
            self._note(item.id, "year", self._raw.said["year"])
        return cast(_ItemT, with_value(item, "year", self._year))

    def _with_totals(
        self, item: ProjectEvaluation | DepartmentEvaluation
    ) -> ProjectEvaluation | DepartmentEvaluation:
        has_totals = any(self._raw.text(name) for name in ("total_weight", "total_score", "grade"))
        return replace(item, totals=TotalsMode.PRINTED if has_totals else TotalsMode.ABSENT)

    def _note(self, item: Id, attribute: str, said: RawText | None) -> None:
        if said is not None and said.trail:
            self.origins[Place(item, attribute)] = Origin(self._digest, said.text, said.trail)

    def _tell(self, raw: Texts, items: Mapping[type, Id], rest: Id) -> None:
        """Doubts of the reading at the fields that their concepts are kept in."""
        for doubt in raw.doubts:
            params = dict(doubt.params)
            head = raw.heads_of.get(doubt.field)
            head = self._called.get((rest, doubt.field, params.get("text", "")), head)
            head = self._called.get((rest, doubt.field, ""), head)
            place = Place(rest, f"extra:{head}" if head else doubt.field)
            for kind, item in items.items():
                if doubt.field in ATTRIBUTES[kind]:
                    place = Place(item, ATTRIBUTES[kind][doubt.field])
            severity = Severity.WARNING if doubt.field else Severity.NOTICE
            self.doubts.append(Finding(doubt.rule, severity, place, params))

    def tell_residue(self, table: Table) -> None:
        """What has no value while text was left over: the one may be the other's."""
        residue = self._raw.residue
        if not residue:
            return
        for attribute in _ASKED[type(table)]:
            if value_at(table, attribute) in ("", None):
                self.doubts.append(
                    Finding("import.fact_missing", Severity.WARNING, Place(table.id, attribute))
                )
        params = {"count": str(len(residue)), "text": residue[0].text[:40]}
        self.doubts.append(Finding("import.residue", Severity.NOTICE, Place(table.id, ""), params))


_ASKED: Mapping[type, tuple[str, ...]] = {
    TargetTable: ("title", "department"),
    ProjectEvaluation: ("title", "year", "project", "department", "unit", "goal", "completion"),
    DepartmentEvaluation: (
        "title", "department", "unit_count", "annual_goals", "completion", "reasons_unfinished", "budget_total",
        "budget_basic", "budget_project", "budget_secondary", "spent",
    ),
}  # fmt: skip
"""What every such form asks for."""


def _has_place(concept: str, kind: type) -> bool:
    """Whether some item of the form keeps a concept, so that it is no extra of this one."""
    if concept in ATTRIBUTES[kind]:
        return True
    if kind is TargetTable and concept in AMOUNT_FIELDS:
        return True
    if kind is Project:
        return concept in ATTRIBUTES[Unit] or concept in ATTRIBUTES[TargetTable]
    return concept == "year"


def _drop_sum_of_weights(raw: RawForm, indicators: Sequence[Indicator]) -> None:
    """A form of targets sums up its weights. That needs no keeping, and under 合计 it would be taken for money."""
    said = raw.said.pop("total_weight", None) or raw.said.pop("total_score", None)
    weights = sum((each.weight for each in indicators if each.weight is not None), Decimal(0))
    if said is not None and said.text.strip().rstrip("分") != f"{weights:f}":
        raw.extra.append(("权重合计", said))


def _free_name(head: str, extras: Sequence[Extra]) -> str:
    """Heads of one item differ: a second one of the same words is numbered."""
    taken = {extra.head for extra in extras}
    return next(
        name for n in range(1, len(taken) + 2) if (name := head if n == 1 else f"{head}（{n}）") not in taken
    )


def _unit_of_amounts(raw: RawForm) -> str:
    """What the amounts are counted in where only they say it: `854万元`."""
    units = {unit for concept in (*AMOUNT_FIELDS, "annual_total") if (unit := unit_in(raw.text(concept)))}
    if len(units) != 1:
        return "万元"
    raw.said.setdefault("currency_unit", RawText(next(iter(units)), ()))
    return next(iter(units))


def _is_no_amount(text: str) -> bool:
    try:
        amount_in(text, "")
    except NotAnAmount:
        return True
    return False


def _as_only_stage(raw: Texts) -> None:
    """Where a form asks for the year alone, that is what its amounts and goal are."""
    if "annual_total" in raw.said and _is_no_amount(raw.text("total")):
        raw.keep_as_printed("total")
    if "annual_total" in raw.said:
        raw.doubts += [replace(doubt, field="annual_total") for doubt in raw.doubts if doubt.field == "total"]
    is_both = any(name in raw.said and f"annual_{name}" in raw.said for name in AMOUNT_FIELDS)
    if "total" not in raw.said and not is_both:
        for name in (*AMOUNT_FIELDS, "carried"):
            if f"annual_{name}" in raw.said and name not in raw.said:
                raw.move(f"annual_{name}", name)
    if "goal" not in raw.said and "goal" not in raw.blank and "annual_goal" in raw.said:
        raw.move("annual_goal", "goal")
    if "carried" in raw.said and "annual_carried" not in raw.said:
        raw.move("carried", "annual_carried")


def _as_goal(raw: Texts) -> None:
    """An evaluation has one goal; a second one is kept under its own words."""
    if "annual_goal" in raw.said:
        if "goal" not in raw.said:
            raw.move("annual_goal", "goal")
        else:
            raw.keep_as_printed("annual_goal")


_Units = list[tuple[RawProject | None, RawText, list[Project]]]


def _part_levels(raw: RawItem) -> None:
    """`产出指标-数量指标` in one cell are two levels."""
    text, trail = raw.said.get("level1", RawText("", ()))
    first, dash, second = text.partition("-")
    if dash and second.strip() and "level2" not in raw.said and not first.strip().isdecimal():
        raw.said["level1"], raw.said["level2"] = RawText(first.strip(), trail), RawText(second.strip(), trail)


def _declared(units: _Units, currency: str) -> tuple[RawProject | None, _Units]:
    """A heading without projects whose amount is the sum of all is the department's own row, not a unit."""
    first = units[0] if units else None
    if first is None or first[0] is None or first[2] or len(units) < 2:
        return None, units
    try:
        total = amount_in(first[0].text("total"), currency)[0]
    except NotAnAmount:
        return None, units
    projects = [project for _, _, below in units[1:] for project in below]
    sums = sum((project.amounts.total or Decimal(0) for project in projects), Decimal(0))
    if total is None or judge_sum(total - sums, len(projects)) is SumVerdict.WRONG:
        return None, units
    return first[0], units[1:]


def _year(raw: RawForm) -> int | None:
    captions = (text.text for head, text in raw.extra if head == UNDER_TITLE)
    titles = in_digits(squeeze(" ".join((raw.text("title"), *captions))))
    found = re.search(r"20\d\d", raw.text("year")) or re.search(r"20\d\d(?=年)", titles)
    return int(found[0]) if found else raw.sheet_year


def _one_line(text: str) -> str:
    return "".join(part.strip() for part in text.splitlines())


def _amount_head(attribute: str) -> str:
    return f"{_AMOUNT_HEADS.get(attribute, attribute)}{AS_PRINTED}"


_AMOUNT_HEADS = {
    "total": "资金总额", "fiscal": "财政拨款", "special_account": "财政专户拨款", "other": "其他资金",
    "annual_total": "年度资金总额", "annual_fiscal": "当年财政拨款", "annual_other": "当年其他资金",
    "annual_carried": "上年结转资金", "weight": "分值", "score": "得分",
}  # fmt: skip
