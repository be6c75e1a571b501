"""What of a table stands on the screen: what its form asks for, in the form's words, and whatever else is filled in."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import Protocol

from perfdesk.domain.book import Table
from perfdesk.domain.extra import EXTRA, Extra
from perfdesk.domain.forms.concepts import Part, field_of_entry, owner_of
from perfdesk.domain.forms.form import Arrangement, Entry, Form, FormKind, Rows, Tasks, entries_of
from perfdesk.domain.forms.known import form_named
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import Item
from perfdesk.domain.self_evaluation import (
    DepartmentEvaluation,
    EvaluatedIndicator,
    ProjectEvaluation,
    Stage,
)
from perfdesk.domain.table import Project, TargetScope, TargetTable
from perfdesk.domain.value_parts import Parts

PARTS = tuple(f"parts.{name}" for name in Parts._fields)
"""The columns of a value that a form prints apart."""
_VALUES = ("annual_value", "target_value")
_OF_THE_PROGRAM = ("indicators", "counting")
"""Concepts that are no field: what the program makes itself."""
_TO_FILL = re.compile(r"[（(][^（）(){]*\{[^（）()]*[）)]|\{\w+\}")
_OF_WHICH = re.compile(r"^其中[:：]")


_LONG = re.compile(r"(?:概述|结论|问题|措施|原因|情况|说明|内容|依据|事项|建议)$")


class HasExtra(Protocol):
    """Any item of a table."""

    @property
    def extra(self) -> tuple[Extra, ...]: ...


def kind_of_table(table: Table) -> FormKind:
    match table:
        case TargetTable(scope=TargetScope.DEPARTMENT):
            return FormKind.DEPARTMENT_TARGETS
        case TargetTable():
            return FormKind.PROJECT_TARGETS
        case ProjectEvaluation(stage=Stage.MONITORING):
            return FormKind.PROJECT_MONITORING
        case ProjectEvaluation():
            return FormKind.PROJECT_SELF_EVALUATION
        case DepartmentEvaluation():
            return FormKind.DEPARTMENT_SELF_EVALUATION


def form_of_table(table: Table) -> Form | None:
    """The known form that the table follows; None for one that was recognised by its words, or typed in."""
    form = form_named(table.form) if table.form else None
    return form if form is not None and form.kind is kind_of_table(table) else None


def asked(form: Form | None, kind: type) -> Mapping[str, str]:
    """The fields of a kind of item that a form asks for, in print order, each with its printed head.

    A value that is printed in columns of its own stands under `parts.number`. Nothing without a form.
    """
    return _asked(form, kind) if form is not None else MappingProxyType({})


def heads_beside(table: Table, kind: type) -> Mapping[str, str]:
    """What the table's form calls the fields of a kind of item, and of those around it, to speak of them together.

    Nothing without a form, and for the joined table, whose words are ours. A value goes by one name, whatever kind
    of table it stands in.
    """
    form = form_of_table(table)
    if form is None or form.arrangement is Arrangement.JOINED:
        return MappingProxyType({})
    return _beside(form, kind)


@cache
def _beside(form: Form, kind: type) -> Mapping[str, str]:
    around = (DepartmentEvaluation, ProjectEvaluation, EvaluatedIndicator, Indicator, Project, kind)
    heads = {field: head for each in around for field, head in asked(form, each).items()}
    value = next((heads[field] for field in (*_VALUES, PARTS[1]) if field in heads), "")
    return MappingProxyType(heads | (dict.fromkeys(_VALUES, value) if value else {}))


@cache
def _asked(form: Form, kind: type) -> Mapping[str, str]:
    heads: dict[str, str] = {}
    for entry, part in _placed(form):
        if entry.concept not in _OF_THE_PROGRAM and owner_of(form, entry.concept, part) is kind:
            heads.setdefault(field_of_entry(kind, entry), plain_label(entry.head))
    if any(part in heads for part in PARTS):
        heads = {PARTS[1] if field in _VALUES else field: head for field, head in heads.items()}
    return MappingProxyType(heads)


def _placed(form: Form) -> Iterator[tuple[Entry, Part]]:
    for block in form.blocks:
        if isinstance(block, Tasks):
            continue
        names = [n for n, entry in enumerate(entries_of(block)) if entry.concept == "name"]
        for number, entry in enumerate(entries_of(block)):
            is_left = not names or number < names[0]
            part = (Part.LEFT if is_left else Part.RIGHT) if isinstance(block, Rows) else Part.FACTS
            concept, is_ticked, _ = entry.concept.partition(":")
            yield (replace(entry, concept=concept, head=entry.over) if is_ticked else entry), part


def plain_label(head: str) -> str:
    """A printed head as a label: without its colon, what the table fills in (`（{currency_unit}）`), and 其中."""
    return _OF_WHICH.sub("", _TO_FILL.sub("", head)).strip().rstrip(":：")


def asks_for_sentences(head: str) -> bool:
    """Whether what is written under a head takes some lines (评价结论), and no single word (项目负责人)."""
    return bool(_LONG.search(plain_label(head)))


def heads_in_use(items: Iterable[HasExtra]) -> list[str]:
    """The heads of all extras, in the order in which they come."""
    return list(dict.fromkeys(extra.head for item in items for extra in item.extra))


def extra_fields(form: Form | None, kind: type, items: Iterable[HasExtra]) -> dict[str, str]:
    """The places of extras (`extra:联系人`) with their heads: those that the form asks for, then all in use."""
    heads = {field: head for field, head in asked(form, kind).items() if field.startswith(EXTRA)}
    return heads | {f"{EXTRA}{head}": head for head in heads_in_use(items) if f"{EXTRA}{head}" not in heads}


def has_parts(heads: Mapping[str, str], items: Iterable[Item]) -> bool:
    """Whether the value of the rows stands in columns of its own: on the form, or in any of them."""
    return any(part in heads for part in PARTS) or any(getattr(item, "parts", None) for item in items)


def is_joined(table: TargetTable, project: Project) -> bool:
    """Whether a project's indicators are printed as one string: as its form has it, else as far as one can see."""
    form = form_of_table(table)
    if form is not None:
        return form.arrangement is Arrangement.JOINED
    return table.scope is TargetScope.PROJECTS and not _has_more(project)


def _has_more(project: Project) -> bool:
    """What the joined string and its row have no place for."""
    return bool(
        project.extra or project.tasks or project.annual_goal or project.annual_total is not None
    ) or any(i.parts is not None or i.weight is not None or i.extra for i in project.indicators)
