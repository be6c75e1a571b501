"""Raw tables to a Draft: which rows are 合计, units and projects, which were printed twice, what was cut off."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from perfdesk.domain.amounts import AMOUNT_FIELDS, Amounts, SumVerdict, judge_sum
from perfdesk.domain.draft import Draft, Layout, Proof, Residue, SourceFile
from perfdesk.domain.edits import Place
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id, new_id
from perfdesk.domain.indicator_text import Dialect, IndicatorText, read
from perfdesk.domain.items import Item
from perfdesk.domain.origin import Origin
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import Project, TargetTable, TotalsMode, Unit
from perfdesk.formats.interchange.doubts import with_doubts
from perfdesk.formats.recognise.columns import INDICATORS, squeeze
from perfdesk.formats.recognise.cut_cells import CellEnds, is_cut_off
from perfdesk.formats.recognise.forms.indicator_lines import read_lines
from perfdesk.formats.recognise.markers import count_markers
from perfdesk.formats.recognise.raw_table import RawRow, RawTable, RowDoubt
from perfdesk.formats.recognise.suspicions import TOTAL_NAMES, suspicions


@dataclass(slots=True)
class _Building:
    """What grows while the rows are walked."""

    units: list[tuple[RawRow | None, list[RawRow]]] = field(default_factory=list)
    total: RawRow | None = None
    repeated: list[RawRow] = field(default_factory=list)


def draft_of(source: SourceFile, raw_tables: Iterable[RawTable]) -> Draft:
    """Everything recognised in one file."""
    tables: list[TargetTable] = []
    origins: dict[Place, Origin] = {}
    layouts: list[Layout] = []
    residue: list[Residue] = []
    markers = repeated_rows = repeated_markers = 0
    for raw in raw_tables:
        parts = _sorted_rows(raw.rows, paged=raw.paged)
        table, doubts = _table(raw, parts)
        tables.append(with_doubts(table, doubts))
        origins |= _origins(source.sha256, table, parts)
        layouts.append(_layout(raw, table, parts))
        residue += raw.residue
        repeated_rows += len(parts.repeated)
        again = sum(count_markers(row.indicators) for row in parts.repeated)
        repeated_markers += again
        markers += raw.markers - again
    projects = [project for table in tables for project in table.projects]
    indicators = sum(len(project.indicators) for project in projects)
    proof = Proof(markers, indicators, len(projects), repeated_rows, repeated_markers, tuple(residue))
    return Draft(source, tuple(tables), proof, origins, tuple(layouts))


def _layout(raw: RawTable, table: TargetTable, parts: _Building) -> Layout:
    rows = [row for _, below in parts.units for row in below]
    numbers = {project.id: row.number for project, row in zip(table.projects, rows, strict=True)}
    return Layout(raw.heads, raw.columns, numbers)


def _origins(digest: str, table: TargetTable, parts: _Building) -> dict[Place, Origin]:
    """For each value read from a cell of its own; indicators are told by the cell they share."""
    rows: list[tuple[Item, RawRow]] = [(table, parts.total)] if parts.total else []
    for unit, (head, below) in zip(table.units, parts.units, strict=True):
        rows += [(unit, head)] if head else []
        rows += zip(unit.projects, below, strict=True)
    return {
        Place(item.id, field): Origin(digest, text, trail, _ids_in(item) if field == INDICATORS else ())
        for item, row in rows
        for field, (text, trail) in row.sources.items()
    }


def _ids_in(item: Item) -> tuple[Id, ...]:
    return tuple(indicator.id for indicator in item.indicators) if isinstance(item, Project) else ()


def _sorted_rows(rows: Sequence[RawRow], *, paged: bool) -> _Building:
    """Rows to 合计, units with their projects, and second prints."""
    building = _Building()
    kept = _printed_once(rows, building.repeated) if paged else rows
    for row, heads_unit in zip(kept, _unit_rows(kept), strict=True):
        if squeeze(row.name) in TOTAL_NAMES and not row.has_text:
            building.total = building.total or row
        elif heads_unit:
            building.units.append((row, []))
        else:
            if not building.units:
                building.units.append((None, []))
            building.units[-1][1].append(row)
    return building


def _printed_once(rows: Sequence[RawRow], repeated: list[RawRow]) -> list[RawRow]:
    """Without the rows that say once more, right behind it, what the row above says: a page break repeats rows."""
    kept: list[RawRow] = []
    for row in rows:
        if kept and row.key == kept[-1].key and (row.has_text or not row.amounts.is_blank):
            repeated.append(row)
        else:
            kept.append(row)
    return kept


def _unit_rows(rows: Sequence[RawRow]) -> list[bool]:
    """A unit's row has amounts but neither goal nor indicators, and projects below it.

    Where the document indents, only the outermost rows can be units; where it does not, or indents all alike, a row
    whose amount is the sum of what follows is one, and an unfinished project is told from it by having nothing below.
    Where no project has any text yet, those that are indented are the projects.
    """
    margin = min((row.indent for row in rows), default=0)
    indented = min((row.indent for row in rows if row.indent > margin), default=margin)
    outermost = min((row.indent for row in rows if row.has_text), default=indented)
    bare = [not row.has_text and squeeze(row.name) not in TOTAL_NAMES for row in rows]
    result: list[bool] = []
    for at, row in enumerate(rows):
        if row.is_unit is not None:
            result.append(row.is_unit)
        elif not bare[at] or (outermost > margin and row.indent >= outermost):
            result.append(False)
        else:
            result.append(_has_projects(rows, bare, at) or row.indent < outermost)
    return result


def _has_projects(rows: Sequence[RawRow], bare: Sequence[bool], at: int) -> bool:
    """Whether the rows from `at` on up to the next bare one are what its amount sums up, or it opens the table."""
    below = []
    for row, is_bare in zip(rows[at + 1 :], bare[at + 1 :], strict=True):
        if is_bare:
            break
        below.append(row)
    if not below:
        return False
    total = rows[at].amounts.total
    sums = sum((row.amounts.total or Decimal(0) for row in below), Decimal(0))
    adds_up = total is not None and judge_sum(total - sums, len(below)) is not SumVerdict.WRONG
    return adds_up or not any(row.has_text for row in rows[:at])


def _table(raw: RawTable, parts: _Building) -> tuple[TargetTable, list[Finding]]:
    texts = {id(row): read(row.indicators) for _, rows in parts.units for row in rows}
    cells = CellEnds.of((row.indicators, texts[id(row)]) for _, rows in parts.units for row in rows)
    doubts: list[Finding] = []
    units = tuple(
        _unit(head, [_project(row, texts[id(row)], cells, doubts) for row in rows], doubts)
        for head, rows in parts.units
    )
    table = TargetTable(
        id=new_id(),
        title=raw.cover.title,
        department=raw.cover.department,
        year=raw.cover.year,
        currency_unit=raw.cover.currency_unit,
        dialect=_dialect(texts.values()),
        totals=TotalsMode.ABSENT if parts.total is None else TotalsMode.PRINTED,
        amounts=parts.total.amounts if parts.total else Amounts(),
        extra=parts.total.extra if parts.total else (),
        units=units,
    )
    if parts.total is not None:
        doubts += _row_doubts(table.id, _at_amounts(parts.total))
    doubts += _table_doubts(raw, table, parts)
    doubts += suspicions(table, raw)
    return table, doubts


def _unit(head: RawRow | None, projects: list[Project], doubts: list[Finding]) -> Unit:
    if head is None:
        unit = Unit(new_id(), projects=tuple(projects))
        doubts.append(Finding("import.no_unit_row", Severity.NOTICE, Place(unit.id, "name")))
        return unit
    unit = Unit(new_id(), head.name, head.amounts, extra=head.extra, projects=tuple(projects))
    doubts += _row_doubts(unit.id, _at_amounts(head))
    return unit


def _at_amounts(row: RawRow) -> list[RowDoubt]:
    """What is doubtful about a row that sums others up is doubtful about the amounts it lacks."""
    lacking = [name for name in AMOUNT_FIELDS if getattr(row.amounts, name) is None]
    return [
        replace(doubt, field=name)
        for doubt in row.doubts
        for name in ([doubt.field] if doubt.field else lacking)
    ]


def _project(row: RawRow, said: IndicatorText, cells: CellEnds, doubts: list[Finding]) -> Project:
    project = Project(
        id=new_id(),
        name=row.name,
        amounts=row.amounts,
        goal=row.goal,
        indicators=said.indicators,
        preamble=said.preamble,
        extra=row.extra,
        truncated=is_cut_off(said, row.indicators, cells),
    )
    doubts += _row_doubts(project.id, row.doubts)
    if not said.indicators and (lines := read_lines(row.indicators)):
        doubts += [
            Finding(
                "import.name_edge",
                Severity.WARNING,
                Place(line.indicator.id, "name"),
                {"text": line.indicator.name},
            )
            for line in lines
            if not line.is_sure
        ]
        return replace(
            project, indicators=tuple(line.indicator for line in lines), preamble="", truncated=False
        )
    doubts += [
        Finding("import.boundary", Severity.WARNING, Place(doubt.at, ""), {"kind": doubt.kind})
        for doubt in said.doubts
    ]
    if project.truncated:
        doubts.append(Finding("import.cut_cell", Severity.WARNING, Place(project.indicators[-1].id, "")))
    missed = count_markers(row.indicators) - len(said.indicators)
    if missed:
        params = {"markers": str(count_markers(row.indicators)), "indicators": str(len(said.indicators))}
        doubts.append(Finding("import.markers", Severity.ERROR, Place(project.id, ""), params))
    return project


def _dialect(texts: Iterable[IndicatorText]) -> Dialect:
    dialects = [text.dialect for text in texts if text.dialect is not None]
    commas = dialects.count(Dialect.COMMA)
    return Dialect.COMMA if commas > len(dialects) - commas else Dialect.SEMICOLON


def _row_doubts(item: Id, doubts: Sequence[RowDoubt], severity: Severity = Severity.WARNING) -> list[Finding]:
    return [Finding(doubt.rule, severity, Place(item, doubt.field), dict(doubt.params)) for doubt in doubts]


def _table_doubts(raw: RawTable, table: TargetTable, parts: _Building) -> list[Finding]:
    doubts = _row_doubts(table.id, raw.remarks, Severity.NOTICE)
    if parts.repeated:
        params = {"count": str(len(parts.repeated)), "names": "、".join(row.name for row in parts.repeated)}
        doubts.append(Finding("import.repeated_rows", Severity.NOTICE, Place(table.id, ""), params))
    if raw.residue:
        params = {"count": str(len(raw.residue)), "text": raw.residue[0].text[:40]}
        doubts.append(Finding("import.residue", Severity.NOTICE, Place(table.id, ""), params))
    return doubts
