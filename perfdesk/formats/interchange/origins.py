"""Where values stood in their file, in the interchange JSON: for people a page and a box, for ourselves everything."""

from collections.abc import Iterable, Mapping, Sequence
from sys import intern
from typing import cast

from perfdesk.domain.book import Book
from perfdesk.domain.draft import Layout
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator_text import indicator_starts
from perfdesk.domain.items import Item, walk
from perfdesk.domain.origin import Box, Origin, Spot
from perfdesk.domain.table import Project
from perfdesk.formats.interchange.entries import Json, count_at

Numbers = Mapping[Id, int]
"""Of the items of a draft, in document order; by them a draft on its way says what its origins are about."""


def numbers_of(book: Book) -> Numbers:
    return {item.id: number for number, item in enumerate(walk(book))}


def spot_as_json(spot: Spot) -> Json:
    """`{"page": 1, "box": [left, top, right, bottom]}`, in points from the top left; or sheet and cell, or line."""
    box = [round(edge, 1) for edge in spot.box] if spot.box else None
    told = (("box", box), ("sheet", spot.sheet), ("cell", spot.cell), ("line", spot.line))
    return {"page": spot.page, **{name: value for name, value in told if value}}


def sources_of(project: Project, origins: Mapping[Place, Origin]) -> list[Json | None]:
    """For the project (its name) and each of its indicators, the first place they stood at."""
    name = origins.get(Place(project.id, "name"))
    cell = origins.get(Place(project.id, "indicators"))
    first = [name.spots()[:1] if name else ()]
    spans = indicator_spans(cell.text) if cell is not None else []
    if cell is not None and len(spans) == len(cell.items) and cell.items == _ids(project):
        first += [cell.spots(start, end)[:1] for start, end in spans]
    else:
        first += [()] * len(project.indicators)
    return [spot_as_json(spots[0]) if spots else None for spots in first]


def _ids(project: Project) -> tuple[Id, ...]:
    return tuple(indicator.id for indicator in project.indicators)


def indicator_spans(text: str) -> list[tuple[int, int]]:
    """From where to where each indicator of a joined string reaches, its marker included."""
    starts = indicator_starts(text)
    return list(zip(starts, [*starts[1:], len(text)], strict=True)) if starts else []


def origins_as_json(origins: Mapping[Place, Origin], numbers: Numbers) -> list[Json]:
    """For each item its number, and of each of its fields the source, the text and the trail."""
    said: dict[Id, Json] = {}
    for place, origin in origins.items():
        trail = [[start, *_plain(spot)] for start, spot in origin.trail]
        fields = said.setdefault(place.item, {})
        fields[place.field] = [origin.source, origin.text, trail]
    return [{"item": numbers[item], "fields": fields} for item, fields in said.items()]


def _plain(spot: Spot) -> Sequence[object]:
    return (spot.page, spot.box, spot.sheet, spot.cell, spot.line)


def read_origins(entries: Iterable[Json], items: Sequence[Item]) -> dict[Place, Origin]:
    """The inverse. Raises KeyError, TypeError, ValueError."""
    origins = {}
    for entry in entries:
        item = _item(items, count_at(entry, "item"))
        fields = dict(cast(dict[str, tuple[str, str, list[_Step]]], entry["fields"]))
        for field, (source, text, steps) in fields.items():
            place = Place(item.id, field)
            trail = tuple(_step(*step) for step in steps)
            origins[place] = Origin(intern(source), str(text), trail, _items(place, item))
    return origins


_Step = tuple[int, int, Box | None, str, str, int]


def _step(start: int, page: int, box: Box | None, sheet: str, cell: str, line: int) -> tuple[int, Spot]:
    edges = (float(box[0]), float(box[1]), float(box[2]), float(box[3])) if box else None
    return int(start), Spot(int(page), edges, intern(sheet), cell, int(line))


def _items(place: Place, item: Item) -> tuple[Id, ...]:
    if place.field != "indicators" or not isinstance(item, Project):
        return ()
    return tuple(indicator.id for indicator in item.indicators)


def _item(items: Sequence[Item], number: int) -> Item:
    if not 0 <= number < len(items):
        raise ValueError(number)
    return items[number]


def layout_as_json(layout: Layout, numbers: Numbers) -> Json:
    rows = [[numbers[item], row] for item, row in layout.rows.items()]
    return {"heads": list(layout.heads), "columns": dict(layout.columns), "rows": rows}


def read_layout(entry: Json, items: Sequence[Item]) -> Layout:
    """The inverse. Raises KeyError, TypeError, ValueError."""
    heads = cast(list[str], entry["heads"])
    columns = cast(dict[str, int], entry["columns"])
    rows = cast(list[tuple[int, int]], entry["rows"])
    return Layout(tuple(heads), columns, {_item(items, int(number)).id: row for number, row in rows})
