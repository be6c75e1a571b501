"""What a reader was unsure of and the reasons that were given, put beside the table they are about."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from perfdesk.domain.book import Table
from perfdesk.domain.edits import Place
from perfdesk.domain.finding import Finding
from perfdesk.domain.items import walk, with_notes
from perfdesk.domain.remarks import Waiver, waiver
from perfdesk.domain.severity import Severity
from perfdesk.domain.standing import doubt_of
from perfdesk.formats.interchange.entries import Json, object_at, text_at
from perfdesk.formats.interchange.paths import Places

_Table = TypeVar("_Table", bound=Table)


def with_doubts(table: _Table, doubts: Iterable[Finding]) -> _Table:
    """The table with the reader's findings kept beside it; what is about none of its items is about the table."""
    items = {item.id: item for item in walk(table)}
    about = ((doubt, items.get(doubt.place.item)) for doubt in doubts)
    kept = (
        doubt_of(number, doubt, item)
        if item
        else doubt_of(number, replace(doubt, place=Place(table.id, "")), table)
        for number, (doubt, item) in enumerate(about)
    )
    return with_notes(table, kept)


def read_findings(entries: Iterable[Json], places: Places) -> tuple[Finding, ...]:
    """The doubts of an import (rules `import.*`); everything else is found anew by whoever asks."""
    return tuple(
        Finding(
            text_at(entry, "rule"),
            Severity[text_at(entry, "severity").upper()],
            places[text_at(entry, "path")],
            {name: str(value) for name, value in object_at(entry, "params").items()},
        )
        for entry in entries
        if text_at(entry, "rule").startswith("import.")
    )


def read_waivers(entries: Iterable[Json], places: Places) -> tuple[Waiver, ...]:
    """Those of items that are still there."""
    return tuple(
        waiver(
            rule=text_at(entry, "rule"),
            item=place.item,
            field=place.field,
            said=text_at(entry, "said"),
            params=tuple((name, str(value)) for name, value in object_at(entry, "params").items()),
            reason=text_at(entry, "reason"),
            who=text_at(entry, "who"),
            at=text_at(entry, "at"),
        )
        for entry in entries
        if (path := text_at(entry, "path")) and (place := places[path])
    )


def remarked(table: Table, findings: Iterable[Finding], waivers: Iterable[Waiver]) -> Table:
    """With the doubts and waivers that are about something in it."""
    items = {item.id for item in walk(table)}
    doubts = [finding for finding in findings if finding.place.item in items]
    noted = with_doubts(table, doubts)
    return with_notes(noted, (*noted.notes, *(w for w in waivers if w.item in items)))
