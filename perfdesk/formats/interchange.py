"""The interchange JSON `perfdesk/1`: a fixed contract with scripts outside the program (INTERCHANGE.md)."""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from perfdesk.domain.amounts import AMOUNT_FIELDS, Amounts, parse_amount
from perfdesk.domain.draft import Draft, Proof, Residue, SourceFile
from perfdesk.domain.edits import Place
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import new_id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.indicator_text import Dialect, joined, read
from perfdesk.domain.items import CHILDREN, Item, children, walk
from perfdesk.domain.origin import Origin
from perfdesk.domain.remarks import Waiver
from perfdesk.domain.self_evaluation import DepartmentEvaluation, ProjectEvaluation, Table
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import Book, Project, TargetTable, TotalsMode, Unit
from perfdesk.domain.target_value import TargetValue, read_value
from perfdesk.domain.totals import printed_total, printed_unit_amounts
from perfdesk.domain.tree import BUDGET_PATHS, Paths
from perfdesk.domain.whole_number import whole_number
from perfdesk.formats.evaluation_json import (
    DEPARTMENT_KIND,
    PROJECT_KIND,
    evaluation_as_json,
    read_evaluation,
)
from perfdesk.formats.origin_json import (
    layout_as_json,
    origins_as_json,
    read_layout,
    read_origins,
    sources_of,
)
from perfdesk.formats.remarks import with_doubts
from perfdesk.formats.unreadable import Unreadable

FORMAT = "perfdesk/1"
Json = dict[str, object]


def as_json(
    source: SourceFile | None,
    tables: Sequence[Table],
    findings: Iterable[tuple[Finding, str]],
    proof: Proof,
    origins: Mapping[Place, Origin] = MappingProxyType({}),
) -> Json:
    """The whole answer of `perfdesk convert`; each finding comes with its sentence."""
    said = [any_table_as_json(table, origins) for table in tables]
    return _whole(source, tables, said, findings, proof, Paths(Book(tables=tuple(tables))))


def _whole(
    source: SourceFile | None,
    tables: Sequence[Table],
    said: Sequence[Json],
    findings: Iterable[tuple[Finding, str]],
    proof: Proof,
    paths: Paths,
) -> Json:
    return {
        "format": FORMAT,
        "source": {"file": source.file, "sha256": source.sha256, "reader": source.reader} if source else None,
        "tables": said,
        "findings": [_finding(finding, sentence, paths) for finding, sentence in findings],
        "proof": {
            "markers": proof.markers,
            "indicators": proof.indicators,
            "projects": proof.projects,
            "repeated_rows": proof.repeated_rows,
            "repeated_markers": proof.repeated_markers,
            "residue": [{"text": piece.text, "page": piece.page} for piece in proof.residue],
        },
        "waivers": [_waiver(waiver, paths) for table in tables for waiver in table.waivers],
    }


def _waiver(waiver: Waiver, paths: Paths) -> Json:
    return {
        "rule": waiver.rule,
        "path": paths.path(Place(waiver.item, waiver.field)) if paths.has(waiver.item) else "",
        "said": waiver.said,
        "params": dict(waiver.params),
        "reason": waiver.reason,
        "who": waiver.who,
        "at": waiver.at,
    }


def _finding(finding: Finding, sentence: str, paths: Paths) -> Json:
    return {
        "rule": finding.rule,
        "severity": finding.severity.name.lower(),
        "path": paths.path(finding.place),
        "message": sentence,
        "params": dict(finding.params),
    }


def any_table_as_json(table: Table, origins: Mapping[Place, Origin]) -> Json:
    if isinstance(table, DepartmentEvaluation | ProjectEvaluation):
        return evaluation_as_json(table)
    return table_as_json(table, origins)


def table_as_json(table: TargetTable, origins: Mapping[Place, Origin] = MappingProxyType({})) -> Json:
    return _table(table, lambda project: _project(project, table.dialect, origins))


def _table(table: TargetTable, project: Callable[[Project], Json]) -> Json:
    total = printed_total(table)
    return {
        "kind": "project_targets",
        "title": table.title,
        "department": table.department,
        "year": str(table.year) if table.year is not None else None,
        "currency_unit": table.currency_unit,
        "dialect": table.dialect.value,
        "totals": table.totals.value,
        "declared_total": _amounts(total) if total is not None else None,
        "units": [_unit(table, unit, project) for unit in table.units],
    }


def _amounts(amounts: Amounts) -> Json:
    return {name: _decimal(getattr(amounts, name)) for name in AMOUNT_FIELDS}


def _decimal(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:f}"


def _unit(table: TargetTable, unit: Unit, project: Callable[[Project], Json]) -> Json:
    return {
        "name": unit.name,
        "amounts": _amounts(printed_unit_amounts(table, unit)),
        "projects": list(map(project, unit.projects)),
    }


def _project(project: Project, dialect: Dialect, origins: Mapping[Place, Origin]) -> Json:
    own, *sources = sources_of(project, origins)
    return {
        "name": project.name,
        "amounts": _amounts(project.amounts),
        "goal": project.goal,
        "truncated": project.truncated,
        "indicators": [
            _indicator(indicator) | ({"source": source} if source else {})
            for indicator, source in zip(project.indicators, sources, strict=True)
        ],
        "indicator_text": joined(project.preamble, project.indicators, dialect),
        **({"preamble": project.preamble} if project.preamble else {}),
        **({"source": own} if own else {}),
    }


def _indicator(indicator: Indicator) -> Json:
    said = _wording(indicator)
    typed = {
        key: _typed(value)
        for key, wording in (("cycle", indicator.cycle_value), ("annual", indicator.annual_value))
        if wording and (value := read_value(wording))
    }
    return {**said, "typed": typed} if typed else said


def _wording(indicator: Indicator) -> Json:
    return {
        "number": indicator.number,
        "level1_code": indicator.level1_code,
        "level1_name": indicator.level1_name,
        "level2_code": indicator.level2_code,
        "level2_name": indicator.level2_name,
        "name": indicator.name,
        "cycle_value": indicator.cycle_value,
        "annual_value": indicator.annual_value,
    }


def _typed(value: TargetValue) -> Json:
    return {
        "kind": value.kind.value,
        "sign": value.sign,
        **{
            key: str(part)
            for key, part in (
                ("number", value.number), ("upper", value.upper), ("unit", value.unit),
                ("year", value.year), ("month", value.month), ("day", value.day),
            )
            if part not in (None, "")
        },
    }  # fmt: skip


def read_interchange(text: str) -> Draft:
    """What an interchange JSON says, under new identities; the inverse of `draft_as_json`. Raises Unreadable.

    Where a project carries `indicator_text` that says what its indicators say, the document's lettering is kept;
    without a `preamble` of its own, what stands before the text's first indicator is it.
    """
    try:
        data: object = json.loads(text)
    except (ValueError, RecursionError):  # ValueError: also a number of too many digits
        raise Unreadable("bad_json") from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise Unreadable("not_interchange")
    try:
        tables = tuple(table for entry in _objects(data, "tables") for table in _read_tables(entry))
        places = _Places(Book(tables=tables))
        findings = _read_findings(_objects(data, "findings"), places)
        waivers = _read_waivers(_objects(data, "waivers"), places)
        proof = _read_proof(_object(data, "proof"), tables)
        origins = read_origins(_objects(data, "origins"), places)
        layouts = tuple(read_layout(entry, places) for entry in _objects(data, "layouts"))
        source = _read_source(_object(data, "source"))
    except (KeyError, TypeError, ValueError) as fault:
        raise Unreadable("bad_interchange") from fault
    if not tables:
        raise Unreadable("no_tables")
    remarked = tuple(_remarked(table, findings, waivers) for table in tables)
    return Draft(source, remarked, proof, origins, layouts)


def _read_source(entry: Json) -> SourceFile:
    return SourceFile(_text(entry, "file"), _text(entry, "sha256"), _text(entry, "reader"))


def _object(entry: Json, key: str) -> Json:
    """The object at `key`; an empty one where there is none. Raises TypeError."""
    value = entry.get(key) or {}
    if not isinstance(value, dict):
        raise TypeError(key)
    return value


def _objects(entry: Json, key: str) -> list[Json]:
    """The objects in the list at `key`; none where there is no list. Raises TypeError."""
    values = entry.get(key) or []
    if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
        raise TypeError(key)
    return values


def _text(entry: Json, key: str) -> str:
    """The text at `key`, empty for null. Raises TypeError."""
    return _text_or_none(entry, key) or ""


def _text_or_none(entry: Json, key: str) -> str | None:
    value = entry.get(key)
    if value is not None and not isinstance(value, str):
        raise TypeError(key)
    return value


def _count(entry: Json, key: str, default: int | None = None) -> int:
    """A whole number, also one written as text. Raises KeyError where it is missing and has no default, ValueError."""
    value = entry.get(key)
    if value is None and default is not None:
        return default
    if value is None:
        raise KeyError(key)
    return whole_number(value)


def _read_tables(entry: Json) -> tuple[Table, ...]:
    """The table of a kind that is known; none of another kind."""
    if entry.get("kind") in (DEPARTMENT_KIND, PROJECT_KIND):
        return (read_evaluation(entry),)
    return (_read_table(entry),) if entry.get("kind") == "project_targets" else ()


def _read_table(entry: Json) -> TargetTable:
    declared = entry.get("declared_total")
    default = TotalsMode.PRINTED if declared is not None else TotalsMode.ABSENT
    return TargetTable(
        id=new_id(),
        title=_text(entry, "title"),
        department=_text(entry, "department"),
        year=_count(entry, "year") if entry.get("year") else None,
        currency_unit=_text(entry, "currency_unit"),
        dialect=Dialect(_text(entry, "dialect") or Dialect.SEMICOLON),
        totals=TotalsMode(_text(entry, "totals") or default),
        amounts=_read_amounts(_object(entry, "declared_total")),
        units=tuple(_read_unit(unit) for unit in _objects(entry, "units")),
    )


def _read_amounts(entry: Json) -> Amounts:
    return Amounts(
        *(parse_amount("" if entry.get(name) is None else str(entry[name])) for name in AMOUNT_FIELDS)
    )


def _read_unit(entry: Json) -> Unit:
    projects = tuple(_read_project(project) for project in _objects(entry, "projects"))
    return Unit(new_id(), _text(entry, "name"), _read_amounts(_object(entry, "amounts")), projects)


def _read_project(entry: Json) -> Project:
    indicators = tuple(_read_indicator(indicator) for indicator in _objects(entry, "indicators"))
    said = read(_text(entry, "indicator_text"))
    before = said.preamble if said.indicators or not indicators else ""
    same = bool(entry.get(_AS_READ)) or list(map(_wording, said.indicators)) == list(
        map(_wording, indicators)
    )
    return Project(
        id=new_id(),
        name=_text(entry, "name"),
        amounts=_read_amounts(_object(entry, "amounts")),
        goal=_text(entry, "goal"),
        indicators=said.indicators if same else indicators,
        preamble=before if entry.get("preamble") is None else _text(entry, "preamble"),
        truncated=bool(entry.get("truncated")),
    )


def _read_indicator(entry: Json) -> Indicator:
    return Indicator(
        id=new_id(),
        number=_count(entry, "number"),
        level1_code=_text(entry, "level1_code"),
        level1_name=_text(entry, "level1_name"),
        level2_code=_text(entry, "level2_code"),
        level2_name=_text(entry, "level2_name"),
        name=_text(entry, "name"),
        cycle_value=_text_or_none(entry, "cycle_value"),
        annual_value=_text_or_none(entry, "annual_value"),
    )


def _read_findings(entries: Iterable[Json], places: "_Places") -> tuple[Finding, ...]:
    """The doubts of an import (rules `import.*`); everything else is found anew by whoever asks."""
    return tuple(
        Finding(
            _text(entry, "rule"),
            Severity[_text(entry, "severity").upper()],
            places[_text(entry, "path")],
            {name: str(value) for name, value in _object(entry, "params").items()},
        )
        for entry in entries
        if _text(entry, "rule").startswith("import.")
    )


_STEP = re.compile(r"(tables|units|projects|indicators|rows)\[(\d+)\]")


class _Places:
    """The places of a book by the paths that `Tree.path` writes. Raises ValueError for one that leads nowhere."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def __getitem__(self, path: str) -> Place:
        item = self.item(path)
        last = path.rsplit(".", 1)[-1]
        budget = next((field for field, steps in BUDGET_PATHS.items() if path.endswith(f".{steps}")), None)
        return Place(item.id, budget or ("" if _STEP.fullmatch(last) else last))

    def item(self, path: str) -> Item:
        item: Item = self._book
        for name, index in _STEP.findall(path):
            if CHILDREN.get(type(item)) != name or int(index) >= len(children(item)):
                raise ValueError(path)
            item = children(item)[int(index)]
        return item


def _read_waivers(entries: Iterable[Json], places: _Places) -> tuple[Waiver, ...]:
    """Those of items that are still there."""
    return tuple(
        Waiver(
            rule=_text(entry, "rule"),
            item=place.item,
            field=place.field,
            said=_text(entry, "said"),
            params=tuple((name, str(value)) for name, value in _object(entry, "params").items()),
            reason=_text(entry, "reason"),
            who=_text(entry, "who"),
            at=_text(entry, "at"),
        )
        for entry in entries
        if (path := _text(entry, "path")) and (place := places[path])
    )


def _remarked(table: Table, findings: Iterable[Finding], waivers: Iterable[Waiver]) -> Table:
    """With the doubts and waivers that are about something in it."""
    items = {item.id for item in walk(table)}
    doubts = [finding for finding in findings if finding.place.item in items]
    return replace(with_doubts(table, doubts), waivers=tuple(w for w in waivers if w.item in items))


def _read_proof(entry: Json, tables: tuple[Table, ...]) -> Proof:
    targets = (table for table in tables if isinstance(table, TargetTable))
    projects = [project for table in targets for project in table.projects]
    indicators = sum(len(project.indicators) for project in projects)
    return Proof(
        markers=_count(entry, "markers", indicators),
        indicators=indicators,
        projects=len(projects),
        repeated_rows=_count(entry, "repeated_rows", 0),
        repeated_markers=_count(entry, "repeated_markers", 0),
        residue=tuple(
            Residue(_text(piece, "text"), _count(piece, "page", 1)) for piece in _objects(entry, "residue")
        ),
    )


def draft_as_json(draft: Draft) -> Json:
    """A draft on its way from the reading process to the window; doubts only, no sentences.

    Indicators that were read from a joined string are told by the string alone.
    """
    doubts = ((doubt, "") for doubt in draft.doubts)
    paths = Paths(Book(tables=draft.tables))
    said = [_on_its_way(table, draft) for table in draft.tables]
    layouts = [layout_as_json(layout, paths) for layout in draft.layouts]
    return {
        **_whole(draft.source, draft.tables, said, doubts, draft.proof, paths),
        "origins": origins_as_json(draft.origins, paths),
        "layouts": layouts,
    }


_AS_READ = "as_read"
"""Of a project on its way: its indicators are what `indicator_text` says."""


def _on_its_way(table: Table, draft: Draft) -> Json:
    if not isinstance(table, TargetTable):
        return evaluation_as_json(table)
    if draft.source.reader == "json":
        return table_as_json(table)  # whoever wrote the file may have put anything beside the string
    return _table(table, lambda project: _project_on_its_way(project, table.dialect, draft.origins))


def _project_on_its_way(project: Project, dialect: Dialect, origins: Mapping[Place, Origin]) -> Json:
    cell = origins.get(Place(project.id, "indicators"))
    if cell is None or cell.items != tuple(indicator.id for indicator in project.indicators):
        return _project(project, dialect, {})
    return {
        "name": project.name,
        "amounts": _amounts(project.amounts),
        "goal": project.goal,
        "truncated": project.truncated,
        "indicator_text": cell.text,
        _AS_READ: True,
    }
