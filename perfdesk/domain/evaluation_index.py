"""Indexes of a department's self-evaluation (指标体系): rows, weights and rule texts, one file a year and place."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import TypedDict, cast

from perfdesk.domain.identity import new_id
from perfdesk.domain.self_evaluation import DepartmentEvaluation, EvaluationRow, Measure
from perfdesk.resources import resource

FORMAT = "perfdesk-index/1"
FULL_POINTS = Decimal(100)


class NotAnIndex(ValueError):
    """The file is no index, or one whose weights do not add up; `reason` is a code, `params` the numbers."""

    def __init__(self, reason: str, **params: str) -> None:
        super().__init__(reason, params)
        self.reason = reason
        self.params = params


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A level-3 row; `rule` is the text that a person scores by (评分标准)."""

    level1: str
    level1_weight: Decimal
    level2: str
    level2_weight: Decimal
    level3: str
    weight: Decimal
    explanation: str = ""
    rule: str = ""
    measure: Measure = Measure.NONE


@dataclass(frozen=True, slots=True)
class EvaluationIndex:
    """`valid_to` is None while it is in force."""

    name: str
    valid_from: int
    valid_to: int | None
    rows: tuple[IndexRow, ...]

    def covers(self, year: int) -> bool:
        return self.valid_from <= year and (self.valid_to is None or year <= self.valid_to)


class _RowJson(TypedDict, total=False):
    level1: str
    level1_weight: str
    level2: str
    level2_weight: str
    level3: str
    weight: str
    explanation: str
    rule: str
    measure: str


def index_for(year: int | None) -> EvaluationIndex:
    """The shipped index in force in `year`; the newest for None or a year that none covers."""
    indexes = shipped_indexes()
    covering = (index for index in indexes if year is not None and index.covers(year))
    return next(covering, indexes[0])


@cache
def shipped_indexes() -> tuple[EvaluationIndex, ...]:
    """Those that come with the program, newest first."""
    files = sorted(resource("indexes").glob("*.json"))
    indexes = [read_index(file.read_text(encoding="utf-8")) for file in files]
    return tuple(sorted(indexes, key=lambda index: index.valid_from, reverse=True))


def read_index(text: str) -> EvaluationIndex:
    """An index file as a person may have got it from another bureau. Raises NotAnIndex."""
    try:
        data: object = json.loads(text)
    except (ValueError, RecursionError):  # besides what is no JSON, a number of thousands of digits
        raise NotAnIndex("not_an_index") from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise NotAnIndex("not_an_index")
    try:
        index = EvaluationIndex(
            str(data["name"]),
            int(data["valid_from"]),
            None if data["valid_to"] is None else int(data["valid_to"]),
            tuple(_row(cast(_RowJson, row)) for row in data["rows"]),
        )
    except (KeyError, TypeError, ValueError, InvalidOperation) as fault:
        raise NotAnIndex("incomplete_index", detail=str(fault)) from fault
    check_weights(index)
    return index


def _row(row: _RowJson) -> IndexRow:
    return IndexRow(
        str(row["level1"]),
        _points(row["level1_weight"]),
        str(row["level2"]),
        _points(row["level2_weight"]),
        str(row["level3"]),
        _points(row["weight"]),
        str(row.get("explanation") or ""),
        str(row.get("rule") or ""),
        Measure(row.get("measure") or ""),
    )


def _points(text: str) -> Decimal:
    """Raises ValueError for what is no number of points from 0 to 100."""
    points = Decimal(str(text))
    if not points.is_finite() or not 0 <= points <= FULL_POINTS:
        raise ValueError(text)
    return points


def check_weights(index: EvaluationIndex) -> None:
    """Σ level 3 = level 2, Σ level 2 = level 1, Σ level 1 = 100. Raises NotAnIndex for the first that is not so."""
    if not index.rows:
        raise NotAnIndex("empty_index")
    for level1, rows in _groups(index.rows, lambda row: row.level1):
        for level2, below in _groups(rows, lambda row: row.level2):
            _same(level2, below[0].level2_weight, (row.weight for row in below))
        _same(level1, rows[0].level1_weight, (row.weight for row in rows))
    _same(index.name, FULL_POINTS, (row.weight for row in index.rows))


def _groups(
    rows: Iterable[IndexRow], name: Callable[[IndexRow], str]
) -> Iterable[tuple[str, list[IndexRow]]]:
    groups: dict[str, list[IndexRow]] = {}
    for row in rows:
        groups.setdefault(name(row), []).append(row)
    return groups.items()


def _same(name: str, weight: Decimal, weights: Iterable[Decimal]) -> None:
    total = sum(weights, Decimal(0))
    if total != weight:
        raise NotAnIndex("weights_differ", name=name, weight=f"{weight:f}", sum=f"{total:f}")


def write_index(index: EvaluationIndex) -> str:
    """The inverse of `read_index`, a row a line."""
    head = {
        "format": FORMAT,
        "name": index.name,
        "valid_from": index.valid_from,
        "valid_to": index.valid_to,
    }
    rows = ",\n".join(f"    {json.dumps(_row_json(row), ensure_ascii=False)}" for row in index.rows)
    opening = json.dumps(head, ensure_ascii=False, indent=2).removesuffix("\n}")
    return f'{opening},\n  "rows": [\n{rows}\n  ]\n}}\n'


def _row_json(row: IndexRow) -> _RowJson:
    return {
        "level1": row.level1, "level1_weight": f"{row.level1_weight:f}", "level2": row.level2,
        "level2_weight": f"{row.level2_weight:f}", "level3": row.level3, "weight": f"{row.weight:f}",
        "explanation": row.explanation, "rule": row.rule, "measure": row.measure.value,
    }  # fmt: skip


def table_of(index: EvaluationIndex, department: str, year: int | None) -> DepartmentEvaluation:
    """An unscored table with the rows of the index, titled as the form prints it."""
    title = f"{year}年度{department}部门整体支出绩效自评表" if year else f"{department}部门整体支出绩效自评表"
    rows = tuple(
        EvaluationRow(
            new_id(),
            row.level1,
            row.level1_weight,
            row.level2,
            row.level2_weight,
            row.level3,
            row.weight,
            row.explanation,
            row.rule,
            measure=row.measure,
        )
        for row in index.rows
    )
    return DepartmentEvaluation(
        new_id(), title, year, department, unit_count=1, index_name=index.name, rows=rows
    )


def index_of(
    table: DepartmentEvaluation, name: str, valid_from: int, valid_to: int | None = None
) -> EvaluationIndex:
    """The table's rows as an index to share, without what was scored. Raises NotAnIndex."""
    index = EvaluationIndex(name, valid_from, valid_to, tuple(_index_row(row) for row in table.rows))
    check_weights(index)
    return index


def _index_row(row: EvaluationRow) -> IndexRow:
    if row.weight is None or row.level1_weight is None or row.level2_weight is None:
        raise NotAnIndex("missing_weight", name=row.level3)
    return IndexRow(
        row.level1,
        row.level1_weight,
        row.level2,
        row.level2_weight,
        row.level3,
        row.weight,
        row.explanation,
        row.rule,
        row.measure,
    )


def known_names() -> frozenset[str]:
    """The names of all levels in the shipped indexes: words by which a reader knows a name when it sees one."""
    return frozenset(
        name
        for index in shipped_indexes()
        for row in index.rows
        for name in (row.level1, row.level2, row.level3)
    )


def measure_of(level3: str) -> Measure:
    """What a row of this name is computed from: as the shipped indexes say, else by its words."""
    for index in shipped_indexes():
        for row in index.rows:
            if row.level3 == level3:
                return row.measure
    words = (
        ("产出指标", Measure.OUTPUTS),
        ("效益指标", Measure.BENEFITS),
        ("预算资金支出率", Measure.SPENDING),
    )
    return next((measure for word, measure in words if word in level3), Measure.NONE)
