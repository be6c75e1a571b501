"""Where values stood in their file, in the interchange JSON: for people a page and a box, for ourselves everything."""

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from perfdesk.domain.draft import Layout
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator_text import field_spans
from perfdesk.domain.items import Item
from perfdesk.domain.origin import Box, Origin, Spot
from perfdesk.domain.table import Project
from perfdesk.domain.tree import Tree
from perfdesk.formats.interchange.entries import Json
from perfdesk.formats.interchange.paths import Places


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
    starts = [min(span.start for span in spans.values()) for spans in field_spans(text)]
    return list(zip(starts, [*starts[1:], len(text)], strict=True)) if starts else []


def origins_as_json(origins: Mapping[Place, Origin], tree: Tree) -> list[Json]:
    return [
        {
            "path": tree.path(place),
            "source": origin.source,
            "text": origin.text,
            "trail": [[start, *_plain(spot)] for start, spot in origin.trail],
        }
        for place, origin in origins.items()
    ]


def _plain(spot: Spot) -> Sequence[object]:
    return (spot.page, spot.box, spot.sheet, spot.cell, spot.line)


def read_origins(entries: Iterable[Json], places: Places) -> dict[Place, Origin]:
    """The inverse. Raises KeyError, TypeError, ValueError."""
    origins = {}
    for entry in entries:
        path = str(entry["path"])
        place, item = places[path], places.item(path)
        steps = cast(list[tuple[int, int, Box | None, str, str, int]], entry["trail"])
        trail = tuple(_step(*step) for step in steps)
        origins[place] = Origin(str(entry["source"]), str(entry["text"]), trail, _items(place, item))
    return origins


def _step(start: int, page: int, box: Box | None, sheet: str, cell: str, line: int) -> tuple[int, Spot]:
    edges = (float(box[0]), float(box[1]), float(box[2]), float(box[3])) if box else None
    return int(start), Spot(int(page), edges, sheet, cell, int(line))


def _items(place: Place, item: Item) -> tuple[Id, ...]:
    if place.field != "indicators" or not isinstance(item, Project):
        return ()
    return tuple(indicator.id for indicator in item.indicators)


def layout_as_json(layout: Layout, tree: Tree) -> Json:
    rows = {tree.path(Place(item, "")): row for item, row in layout.rows.items()}
    return {"heads": list(layout.heads), "columns": dict(layout.columns), "rows": rows}


def read_layout(entry: Json, places: Places) -> Layout:
    """The inverse. Raises KeyError, TypeError, ValueError."""
    heads = cast(list[str], entry["heads"])
    columns = cast(dict[str, int], entry["columns"])
    rows = cast(dict[str, int], entry["rows"])
    return Layout(tuple(heads), columns, {places.item(path).id: row for path, row in rows.items()})
