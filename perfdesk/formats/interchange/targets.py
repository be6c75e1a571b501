"""Target tables, of projects or of a department as a whole, in the interchange JSON, both ways."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from perfdesk.domain.amounts import AMOUNT_FIELDS
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import new_id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.indicator_text import Dialect, joined, read
from perfdesk.domain.origin import Origin
from perfdesk.domain.table import Project, TargetScope, TargetTable, TotalsMode, Unit
from perfdesk.domain.target_value import TargetValue, read_value
from perfdesk.domain.totals import printed_total, printed_unit_amounts
from perfdesk.domain.tree import department_project
from perfdesk.formats.interchange.beside import (
    OF_PROJECT,
    OF_ROW,
    amounts_as_json,
    extra_as_json,
    read_amount,
    read_amounts,
    read_extra,
    read_parts,
    read_tasks,
    tasks_as_json,
)
from perfdesk.formats.interchange.entries import (
    Json,
    count_at,
    decimal,
    object_at,
    objects_at,
    text_at,
    text_or_none_at,
)
from perfdesk.formats.interchange.origins import sources_of

TARGET_KINDS = {"project_targets": TargetScope.PROJECTS, "department_targets": TargetScope.DEPARTMENT}
_KIND_OF = {scope: kind for kind, scope in TARGET_KINDS.items()}
_ANNUAL = (*AMOUNT_FIELDS, "carried")


def table_as_json(table: TargetTable, origins: Mapping[Place, Origin] = MappingProxyType({})) -> Json:
    return _table(table, lambda project: _project(project, table.dialect, origins))


def table_on_its_way(table: TargetTable, origins: Mapping[Place, Origin]) -> Json:
    """Without what `read_table` finds out by itself again, and without places, which are told apart."""
    return _table(table, lambda project: _on_its_way(project, table.dialect, origins))


def _table(table: TargetTable, told: Callable[[Project], Json]) -> Json:
    total = printed_total(table)
    said: Json = {
        "kind": _KIND_OF[table.scope],
        "form": table.form or None,
        "title": table.title,
        "department": table.department,
        "year": str(table.year) if table.year is not None else None,
        "currency_unit": table.currency_unit,
        "dialect": table.dialect.value,
        "totals": table.totals.value,
        "declared_total": amounts_as_json(total) if total is not None else None,
    }
    project = department_project(table)
    if project is not None:
        return said | _department(table, project, told)
    units = [_unit(table, unit, told) for unit in table.units]
    return {**said, **extra_as_json(table.extra), "units": units}


def _department(table: TargetTable, project: Project, told: Callable[[Project], Json]) -> Json:
    """What the one project says stands in the table itself; its unit is told where it says anything of its own."""
    (unit,) = table.units
    own: Json = {"name": unit.name, "amounts": amounts_as_json(unit.amounts), **extra_as_json(unit.extra)}
    return {
        **extra_as_json(table.extra, "table_extra"),
        **told(project),
        **({"unit": own} if unit != Unit(unit.id, projects=unit.projects) else {}),
    }


def _unit(table: TargetTable, unit: Unit, told: Callable[[Project], Json]) -> Json:
    return {
        "name": unit.name,
        "amounts": amounts_as_json(printed_unit_amounts(table, unit)),
        **extra_as_json(unit.extra),
        "projects": list(map(told, unit.projects)),
    }


def _project(project: Project, dialect: Dialect, origins: Mapping[Place, Origin]) -> Json:
    own, *sources = sources_of(project, origins)
    return {
        **_row(project),
        "indicators": [
            _indicator(indicator) | ({"source": source} if source else {})
            for indicator, source in zip(project.indicators, sources, strict=True)
        ],
        "indicator_text": joined(project.preamble, project.indicators, dialect),
        **({"preamble": project.preamble} if project.preamble else {}),
        **({"source": own} if own else {}),
    }


_AS_READ = "as_read"
"""Of a project on its way: its indicators are what `indicator_text` says, and nothing beside."""


def _on_its_way(project: Project, dialect: Dialect, origins: Mapping[Place, Origin]) -> Json:
    cell = origins.get(Place(project.id, "indicators"))
    ids = tuple(indicator.id for indicator in project.indicators)
    if cell is None or cell.items != ids or not all(map(_is_of_a_string, project.indicators)):
        return _without_string(project, _project(project, dialect, {}))
    return {**_row(project), "indicator_text": cell.text, _AS_READ: True}


def _without_string(project: Project, said: Json) -> Json:
    """Where no indicator was read from a joined string, none is to seem so."""
    is_of_rows = project.indicators and not any(each.lettering for each in project.indicators)
    return {key: told for key, told in said.items() if not (is_of_rows and key == "indicator_text")}


def _is_of_a_string(indicator: Indicator) -> bool:
    """Whether it was read from a joined string, and has nothing beside that such a string has no room for."""
    has_more = indicator.weight is not None or indicator.parts is not None or indicator.extra
    return indicator.lettering is not None and not has_more


def _row(project: Project) -> Json:
    return {
        "name": project.name,
        "amounts": amounts_as_json(project.amounts),
        "goal": project.goal,
        **_annual(project),
        **tasks_as_json(project.tasks),
        **extra_as_json(project.extra, names=OF_PROJECT),
        "truncated": project.truncated,
    }


def _annual(project: Project) -> Json:
    """The year's amounts and goal, where the form has them beside those of the whole project."""
    amounts = {name: decimal(getattr(project, f"annual_{name}")) for name in _ANNUAL}
    told: Json = {"annual_goal": project.annual_goal} if project.annual_goal else {}
    return told | ({"annual_amounts": amounts} if any(amounts.values()) else {})


def _indicator(indicator: Indicator) -> Json:
    parts = indicator.parts
    return {
        **_wording(indicator),
        **_typed_values(indicator),
        **({"weight": decimal(indicator.weight)} if indicator.weight is not None else {}),
        **({"sign": parts.sign, "unit": parts.unit, "parts": parts._asdict()} if parts is not None else {}),
        **extra_as_json(indicator.extra, names=OF_ROW),
    }


def _wording(indicator: Indicator) -> Json:
    """What the joined string says of it; `number` is its ordinal there."""
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


def _typed_values(indicator: Indicator) -> Json:
    typed = {
        key: _typed(value)
        for key, wording in (("cycle", indicator.cycle_value), ("annual", indicator.annual_value))
        if wording and (value := read_value(wording))
    }
    return {"typed": typed} if typed else {}


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


def read_table(entry: Json) -> TargetTable:
    """The inverse, under new identities. Raises KeyError, TypeError, ValueError."""
    declared = entry.get("declared_total")
    default = TotalsMode.PRINTED if declared is not None else TotalsMode.ABSENT
    is_flat = entry["kind"] == "department_targets" and entry.get("units") is None
    return TargetTable(
        id=new_id(),
        title=text_at(entry, "title"),
        department=text_at(entry, "department"),
        year=count_at(entry, "year") if entry.get("year") else None,
        currency_unit=text_at(entry, "currency_unit"),
        dialect=Dialect(text_at(entry, "dialect") or Dialect.SEMICOLON),
        totals=TotalsMode(text_at(entry, "totals") or default),
        amounts=read_amounts(object_at(entry, "declared_total")),
        scope=TARGET_KINDS[text_at(entry, "kind")],
        form=text_at(entry, "form"),
        extra=read_extra(entry, "table_extra" if is_flat else "extra"),
        units=_of_department(entry) if is_flat else tuple(map(_read_unit, objects_at(entry, "units"))),
    )


def _of_department(entry: Json) -> tuple[Unit, ...]:
    unit = _read_unit(object_at(entry, "unit"))
    return (Unit(unit.id, unit.name, unit.amounts, unit.extra, (_read_project(entry),)),)


def _read_unit(entry: Json) -> Unit:
    projects = tuple(map(_read_project, objects_at(entry, "projects")))
    amounts = read_amounts(object_at(entry, "amounts"))
    return Unit(new_id(), text_at(entry, "name"), amounts, read_extra(entry), projects)


def _read_project(entry: Json) -> Project:
    indicators = tuple(_read_indicator(indicator) for indicator in objects_at(entry, "indicators"))
    said = read(text_at(entry, "indicator_text"))
    before = said.preamble if said.indicators or not indicators else ""
    annual = object_at(entry, "annual_amounts")
    return Project(
        id=new_id(),
        name=text_at(entry, "name"),
        amounts=read_amounts(object_at(entry, "amounts")),
        goal=text_at(entry, "goal"),
        indicators=said.indicators if entry.get(_AS_READ) is True else _lettered(indicators, said.indicators),
        preamble=before if entry.get("preamble") is None else text_at(entry, "preamble"),
        truncated=bool(entry.get("truncated")),
        annual_goal=text_at(entry, "annual_goal"),
        tasks=read_tasks(entry),
        extra=read_extra(entry, names=OF_PROJECT),
        **{f"annual_{name}": read_amount(annual, name) for name in _ANNUAL},
    )


def _lettered(indicators: tuple[Indicator, ...], said: tuple[Indicator, ...]) -> tuple[Indicator, ...]:
    """As they stand in the joined string, with what stands beside it; as they are where it says something else."""
    if list(map(_wording, said)) != list(map(_wording, indicators)):
        return indicators
    return tuple(
        replace(wording, weight=each.weight, parts=each.parts, extra=each.extra)
        for each, wording in zip(indicators, said, strict=True)
    )


def _read_indicator(entry: Json) -> Indicator:
    return Indicator(
        id=new_id(),
        number=count_at(entry, "number"),
        level1_code=text_at(entry, "level1_code"),
        level1_name=text_at(entry, "level1_name"),
        level2_code=text_at(entry, "level2_code"),
        level2_name=text_at(entry, "level2_name"),
        name=text_at(entry, "name"),
        cycle_value=text_or_none_at(entry, "cycle_value"),
        annual_value=text_or_none_at(entry, "annual_value"),
        weight=read_amount(entry, "weight"),
        parts=read_parts(object_at(entry, "parts")),
        extra=read_extra(entry, names=OF_ROW),
    )
