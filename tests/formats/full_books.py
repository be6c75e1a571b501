"""Tables with every field filled in that there is, made from the fields themselves, for Hypothesis."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import cast

from hypothesis import strategies as st

from perfdesk.domain.amounts import NO_AMOUNTS, Amounts
from perfdesk.domain.book import Table
from perfdesk.domain.codes import codes_of
from perfdesk.domain.extra import Extra, Task
from perfdesk.domain.fields import Field, FieldKind, fields_of
from perfdesk.domain.forms.concepts import ROW_KINDS, Part, owner_of, plain_head
from perfdesk.domain.forms.form import Arrangement, Entry, Facts, Form, FormKind, Goals, Matrix, entries_of
from perfdesk.domain.identity import new_id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import Item, Value, with_value
from perfdesk.domain.self_evaluation import DepartmentEvaluation, EvaluationRow, ProjectEvaluation, Stage
from perfdesk.domain.table import Project, TargetScope, TargetTable, TotalsMode, Unit
from perfdesk.domain.value_parts import Parts

WORDS = st.text("惠民演出覆盖镇街数量完好修缮绿道步道", min_size=2, max_size=14).map(
    lambda text: f"本年{text}"
)
LONG = st.text("惠民演出覆盖镇街数量完好修缮绿道步道，", min_size=12, max_size=60).map(
    lambda text: f"全年{text}。"
)
NUMBERS = st.decimals("0.01", 99_999, places=2)
POINTS = st.sampled_from([Decimal(text) for text in ("2", "2.5", "5", "10", "12.25")])
PARTS = st.sampled_from(
    [
        Parts("≥", "30", "万元"),
        Parts("＝", "100", "%"),
        Parts("定性", "优良", ""),
        Parts("≤", "5.5", "天"),
        Parts("≥", "8", ""),
    ]
)
LEVELS = (
    ("产出指标", "数量指标"),
    ("产出指标", "质量指标"),
    ("效益指标", "社会效益指标"),
    ("满意度指标", "服务对象满意度指标"),
)
BEYOND = ("补充甲", "补充乙")
"""Heads that no form and no vocabulary has."""
_LONG = ("goal", "annual_goal", "annual_goals", "completion", "reasons_unfinished", "preamble")
_FIXED: Mapping[str, Value] = {
    "year": 2024, "unit_count": 3, "grade": "优", "execution_rate": "98.5%", "likelihood": "有可能", "level1_code": "",
    "level2_code": "", "truncated": False, "form": "", "index_name": "", "grade_limits": "", "quality_limits": "",
    "lettering": None, "measure": None, "target": None, "totals": TotalsMode.PRINTED,
    "preamble": "", "band": None, "scope": None, "stage": None, "dialect": None, "inverse_rule": None, "number": None,
}  # fmt: skip
"""What is no free text, and settings, which stay as they are (None)."""


@st.composite
def full_tables(draw: st.DrawFn, form: Form, *, beyond: bool = True) -> Table:
    """A table of the form's kind with every field filled, and with extras under all heads of the form."""
    levels = sorted(draw(st.lists(st.sampled_from(range(len(LEVELS))), min_size=1, max_size=6)))
    kind = ROW_KINDS[form.kind]
    make = _Filler(draw, form, beyond)

    def rows() -> tuple[Item, ...]:
        return tuple(make.row(kind, *LEVELS[at]) for at in levels)

    if form.kind in (FormKind.PROJECT_TARGETS, FormKind.DEPARTMENT_TARGETS):
        return make.targets(rows)
    if form.kind is FormKind.DEPARTMENT_SELF_EVALUATION:
        table = DepartmentEvaluation(new_id(), rows=cast(tuple[EvaluationRow, ...], rows()))
        return cast(Table, make.filled(table))
    stage = Stage.MONITORING if form.kind is FormKind.PROJECT_MONITORING else Stage.SELF_EVALUATION
    return cast(Table, make.filled(ProjectEvaluation(new_id(), stage=stage, indicators=rows())))  # type: ignore[arg-type]  # of this form's kind


class _Filler:
    def __init__(self, draw: st.DrawFn, form: Form, beyond: bool) -> None:
        self._draw, self._form, self._beyond = draw, form, beyond
        self._names = 0

    def targets(self, rows: Callable[[], tuple[Item, ...]]) -> TargetTable:
        """One project on a form of its own, two units with two where a list names units."""
        is_one = self._form.arrangement is Arrangement.SHEET
        heads = [entry.concept for entry in self._form.rows.columns]
        has_units = "unit" in heads[: heads.index("name")] if "name" in heads else not is_one
        units = tuple(
            cast(
                Unit,
                self.filled(
                    Unit(new_id(), projects=tuple(self._project(rows) for _ in range(1 if is_one else 2)))
                ),
            )
            for _ in range(2 if has_units and not is_one else 1)
        )
        is_department = self._form.kind is FormKind.DEPARTMENT_TARGETS
        scope = TargetScope.DEPARTMENT if is_department else TargetScope.PROJECTS
        table = cast(TargetTable, self.filled(TargetTable(new_id(), scope=scope, units=units)))
        return replace(table, totals=TotalsMode.ABSENT, amounts=NO_AMOUNTS) if is_one else table

    def _project(self, rows: Callable[[], tuple[Item, ...]]) -> Project:
        indicators = cast(tuple[Indicator, ...], rows())
        return cast(Project, self.filled(Project(new_id(), indicators=indicators)))

    def row(self, kind: type, level1: str, level2: str) -> Item:
        made = Indicator(new_id(), 1) if kind is Indicator else kind(new_id())
        item = self.filled(made)
        names = ("level1", "level2") if isinstance(item, EvaluationRow) else ("level1_name", "level2_name")
        item = with_value(with_value(item, names[0], level1), names[1], level2)
        parts = self._draw(PARTS)
        value = "annual_value" if isinstance(item, Indicator) else "target_value"
        item = with_value(with_value(item, "parts", parts), value, parts.whole)
        if isinstance(item, Indicator) and self._form.arrangement is Arrangement.JOINED:
            codes = codes_of(level1, level2, 2024)
            item = replace(item, level1_code=codes[0], level2_code=codes[1])
        return self._as_asked(item)

    def _as_asked(self, item: Item) -> Item:
        """Points of levels are their own; where a form has two sets of columns an indicator stands in one."""
        if isinstance(item, EvaluationRow):
            return replace(item, level1_weight=Decimal(20), level2_weight=Decimal(10))
        names = [entry.concept for entry in self._form.rows.columns].count("name")
        if isinstance(item, Indicator) and names > 1 and self._draw(st.booleans()):
            return replace(item, cycle_value="≥9场", annual_value="", parts=None)
        return replace(item, cycle_value="") if isinstance(item, Indicator) and names > 1 else item

    def filled(self, item: Item) -> Item:
        for field in fields_of(type(item)):
            value = self._value(field, item)
            if value is not None:
                item = with_value(item, field.name, value)
        return item

    def _value(self, field: Field, item: Item) -> Value:
        if field.name in _FIXED:
            return _FIXED[field.name]
        if field.name == "title":
            return self._form.title
        if field.name == "currency_unit":
            return self._form.currency_unit
        if field.name in ("name", "level3", "project"):
            self._names += 1
            return (
                self._draw(WORDS) + "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄"[self._names % 26]
            )
        match field.kind:
            case FieldKind.AMOUNT:
                return self._draw(POINTS if field.name.endswith(("weight", "score")) else NUMBERS)
            case FieldKind.EXTRA:
                return self._extras(type(item))
            case FieldKind.TASKS:
                return (Task("任务一", self._draw(WORDS), Amounts(*self._draw(st.tuples(*[NUMBERS] * 4)))),)
            case FieldKind.TEXT:
                return self._draw(LONG if field.name in _LONG else WORDS)
        return None

    def _extras(self, kind: type) -> tuple[Extra, ...]:
        heads = [plain_head(entry.head) for entry in _extra_entries(self._form, kind)]
        heads += BEYOND if self._beyond else ()
        return tuple(Extra(head, self._draw(WORDS)) for head in dict.fromkeys(heads))


def _extra_entries(form: Form, kind: type) -> list[Entry]:
    """The heads of a form that only an extra of this kind of item fills."""
    entries: list[Entry] = []
    for block in form.blocks:
        if isinstance(block, Facts | Goals | Matrix) and owner_of(form, "", Part.FACTS) is kind:
            entries += [entry for entry in entries_of(block) if not entry.concept]
    name = next((n for n, e in enumerate(form.rows.columns) if e.concept == "name"), 0)
    for at, entry in enumerate(form.rows.columns):
        if not entry.concept and owner_of(form, "", Part.RIGHT if at > name else Part.LEFT) is kind:
            entries.append(entry)
    return entries
