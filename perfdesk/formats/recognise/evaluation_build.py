"""Raw self-evaluations to tables of the book, with what the reader was unsure of and where each value stood."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple, TypeVar, cast

from perfdesk.domain.amounts import NotAnAmount, parse_amount
from perfdesk.domain.codes import code_list_for, same_level_name
from perfdesk.domain.edits import Place
from perfdesk.domain.evaluation_index import measure_of
from perfdesk.domain.fields import FieldKind, fields_of
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id, new_id
from perfdesk.domain.items import Item, Value, with_value
from perfdesk.domain.origin import Origin
from perfdesk.domain.self_evaluation import (
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    ProjectEvaluation,
)
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import TotalsMode
from perfdesk.domain.whole_number import whole_number
from perfdesk.formats.recognise.columns import squeeze
from perfdesk.formats.recognise.evaluation_words import LABELS, EvaluationForm
from perfdesk.formats.recognise.grade_tick import is_unticked, ticked_grade
from perfdesk.formats.recognise.raw_evaluation import RawEvaluation, RawEvaluationRow
from perfdesk.formats.recognise.raw_table import RawText, RowDoubt

Evaluation = DepartmentEvaluation | ProjectEvaluation


class Built(NamedTuple):
    """A table, the findings of its reading (those of its rows too), and the origins of its fields."""

    table: Evaluation
    doubts: list[Finding]
    origins: dict[Place, Origin]


def build(raw: RawEvaluation, digest: str) -> Built:
    """`digest` is the SHA-256 of the file."""
    doubts: list[Finding] = []
    table = _department(raw) if raw.form is EvaluationForm.DEPARTMENT else _project(raw)
    doubts += _findings(table.id, raw.doubts)
    origins = _origins(table.id, raw.facts, digest)
    for item, row in zip(_items(table), raw.rows, strict=True):
        renamed = _COLUMN_FIELDS if isinstance(item, EvaluatedIndicator) else {}
        doubts += _findings(item.id, row.doubts, renamed)
        cells = {renamed.get(name, name): cell for name, cell in row.cells.items()}
        origins |= _origins(item.id, cells, digest)
    if raw.residue:
        doubts += _findings(table.id, _missing(raw))
        params = {"count": str(len(raw.residue)), "text": raw.residue[0].text[:40]}
        doubts.append(Finding("import.residue", Severity.NOTICE, Place(table.id, ""), params))
    return Built(table, doubts, origins)


def _missing(raw: RawEvaluation) -> list[RowDoubt]:
    """What has no value while text was left over: the one may be the other's."""
    missing = [field for field in ("title", *LABELS[raw.form]) if not raw.fact(field).strip()]
    missing += ["year"] if "title" in missing and _year(raw) is None else []
    return [RowDoubt("import.fact_missing", field) for field in missing]


def _items(table: Evaluation) -> tuple[EvaluationRow | EvaluatedIndicator, ...]:
    return table.rows if isinstance(table, DepartmentEvaluation) else table.indicators


def _findings(item: Id, doubts: Iterable[RowDoubt], renamed: Mapping[str, str] = {}) -> list[Finding]:
    return [
        Finding(
            doubt.rule,
            _severity(doubt),
            Place(item, renamed.get(doubt.field, doubt.field)),
            dict(doubt.params),
        )
        for doubt in doubts
    ]


def _severity(doubt: RowDoubt) -> Severity:
    """What is about the whole table only tells how it was read."""
    return Severity.WARNING if doubt.field else Severity.NOTICE


def _origins(item: Id, texts: Mapping[str, RawText], digest: str) -> dict[Place, Origin]:
    return {
        Place(item, field): Origin(digest, text, trail) for field, (text, trail) in texts.items() if trail
    }


_Kind = TypeVar("_Kind", DepartmentEvaluation, EvaluationRow, ProjectEvaluation, EvaluatedIndicator)


def _filled(item: _Kind, values: Mapping[str, Value]) -> _Kind:
    filled: Item = item
    for field, value in values.items():
        filled = with_value(filled, field, value)
    return cast(_Kind, filled)


def _department(raw: RawEvaluation) -> DepartmentEvaluation:
    said = _facts(raw, DepartmentEvaluation)
    values: dict[str, Value] = {**said, "unit_count": _unit_count(raw), "grade": _grade(raw)}
    if not said.get("department") and (named := _department_in(raw.fact("title"))):
        values["department"] = named
        raw.doubts.append(RowDoubt("import.from_title", "department", (("text", named),)))
    rows = tuple(_row(row) for row in raw.rows)
    return _filled(DepartmentEvaluation(new_id(), currency_unit="", rows=rows), values)


def _project(raw: RawEvaluation) -> ProjectEvaluation:
    said = _facts(raw, ProjectEvaluation)
    year = said["year"]
    codes_of = year if isinstance(year, int) else None
    indicators = tuple(_indicator(row, codes_of) for row in raw.rows)
    empty = ProjectEvaluation(new_id(), currency_unit="", execution_weight=None, indicators=indicators)
    return _filled(empty, said)


_LONG_TEXTS = frozenset(("annual_goals", "completion", "reasons_unfinished", "goal"))


def _facts(raw: RawEvaluation, kind: type) -> dict[str, Value]:
    """The facts that the document has, as values; a title that it lacks is the usual one."""
    values: dict[str, Value] = {}
    for field in fields_of(kind):
        text = raw.fact(field.name)
        if text and field.kind is FieldKind.AMOUNT:
            values[field.name] = _number(text, field.name, raw.doubts)
        elif text and field.kind is FieldKind.TEXT:
            values[field.name] = text if field.name in _LONG_TEXTS else _one_line(text)
    if raw.fact("title"):
        values["title"] = squeeze(raw.fact("title"))
    has_totals = any(raw.fact(name) for name in ("total_weight", "total_score", "grade"))
    return values | {"year": _year(raw), "totals": TotalsMode.PRINTED if has_totals else TotalsMode.ABSENT}


def _unit_count(raw: RawEvaluation) -> int | None:
    found = re.search(r"\d+", raw.fact("unit_count"))
    if found is None:
        return None
    try:
        return whole_number(found[0])
    except ValueError:
        raw.doubts.append(RowDoubt("import.not_an_amount", "unit_count", (("text", found[0][:40]),)))
        return None


def _year(raw: RawEvaluation) -> int | None:
    found = re.search(r"20\d\d", raw.fact("year")) or re.search(r"20\d\d(?=年)", squeeze(raw.fact("title")))
    return int(found[0]) if found else None


def _number(text: str, field: str, doubts: list[RowDoubt]) -> Decimal | None:
    """A number of points or an amount; `10分` is 10. What is none of them is a doubt."""
    try:
        return parse_amount(squeeze(text).removesuffix("分"))
    except NotAnAmount:
        doubts.append(RowDoubt("import.not_an_amount", field, (("text", text[:40]),)))
        return None


def _one_line(text: str) -> str:
    """A name is one line; a break in its cell only makes it fit."""
    return "".join(part.strip() for part in text.splitlines())


def _grade(raw: RawEvaluation) -> str:
    said = raw.fact("grade")
    grade = ticked_grade(said)
    is_open = is_unticked(said) and not raw.fact("total_score")
    if said and grade is None and not is_open:
        raw.doubts.append(RowDoubt("import.grade_unclear", "grade", (("text", said[:40]),)))
    return grade or ""


_TITLE = re.compile(r"(?:20\d\d年?度?)?(.+?)(?:20\d\d年?度?)?(?:部门|单位)?整体支出(?:绩效)?自评.*")


def _department_in(title: str) -> str:
    """Whom a title is about: `2024年度某某局部门整体支出绩效自评表`."""
    match = _TITLE.fullmatch(squeeze(title))
    return match[1] if match else ""


_ROW_NAMES = ("level1", "level2", "level3")
_ROW_NUMBERS = ("level1_weight", "level2_weight", "weight", "score")
_ROW_TEXTS = ("explanation", "rule", "target_value", "actual_value", "shortfall_reason", "improvement")


def _row(raw: RawEvaluationRow) -> EvaluationRow:
    names: dict[str, Value] = {name: _one_line(raw.text(name)) for name in _ROW_NAMES}
    texts: dict[str, Value] = {name: raw.text(name) for name in _ROW_TEXTS}
    numbers: dict[str, Value] = {name: _number(raw.text(name), name, raw.doubts) for name in _ROW_NUMBERS}
    measure = measure_of(squeeze(raw.text("level3")))
    return _filled(EvaluationRow(new_id(), measure=measure), names | texts | numbers)


_COLUMN_FIELDS: Mapping[str, str] = {
    "level1": "level1_name", "level2": "level2_name", "level3": "name", "shortfall_reason": "reason",
    "improvement": "reason",
}  # fmt: skip
"""What the columns of the project's form are called in an indicator."""


def _indicator(raw: RawEvaluationRow, year: int | None) -> EvaluatedIndicator:
    level1, level2 = _one_line(raw.text("level1")), _one_line(raw.text("level2"))
    level1_code, level2_code = _codes(level1, level2, year)
    reasons = [raw.text(name) for name in ("shortfall_reason", "improvement") if raw.text(name)]
    return EvaluatedIndicator(
        new_id(),
        level1_code,
        level1,
        level2_code,
        level2,
        _one_line(raw.text("level3")),
        raw.text("target_value"),
        raw.text("actual_value"),
        _number(raw.text("weight"), "weight", raw.doubts),
        _number(raw.text("score"), "score", raw.doubts),
        "\n".join(reasons),
    )


def _codes(level1: str, level2: str, year: int | None) -> tuple[str, str]:
    """The codes of the names from the list in force; blank for names that it does not have."""
    entries = code_list_for(year).entries
    for entry in entries:
        if same_level_name(entry.name, level2) and same_level_name(entry.level1_name, level1):
            return entry.level1_code, entry.code
    return next((e.level1_code for e in entries if same_level_name(e.level1_name, level1)), ""), ""
