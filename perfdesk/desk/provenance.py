"""Where a value came from (来源): the file, the place in it and what stood there; or typed by hand (手工录入)."""

from dataclasses import dataclass
from decimal import Decimal

from perfdesk.domain.amounts import NotAnAmount, parse_amount
from perfdesk.domain.draft import Draft, SourceFile
from perfdesk.domain.edits import Place
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.indicator_text import field_spans
from perfdesk.domain.items import is_value, value_at
from perfdesk.domain.origin import Origin, Spot
from perfdesk.domain.tree import Tree
from perfdesk.store.annex import Annex
from perfdesk.store.store import Store

MAX_KEPT = 20 * 2**20
"""Bytes of a file that are kept with what was read from it; a larger one is only named."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """`text` is what stood at the spots; `is_as_read` whether the value still says so."""

    source: SourceFile
    text: str
    spots: tuple[Spot, ...]
    is_as_read: bool


def annex_of(draft: Draft, content: bytes | None) -> Annex | None:
    """What is kept of an import beside its tables; None where the reader knew no places."""
    if not draft.origins:
        return None
    return Annex(draft.source, content if content and len(content) <= MAX_KEPT else None, draft.origins)


def provenance(file: Store, tree: Tree, place: Place) -> Provenance | None:
    """None for a value that was never imported."""
    item = tree.item(place.item)
    if isinstance(item, Indicator):
        origin = file.origin_with(item.id)
        text, spots = _in_shared_cell(origin, item, place.field) if origin else ("", ())
    else:
        origin = file.origin_at(place)
        text, spots = (origin.text, origin.spots()) if origin else ("", ())
    if origin is None or (kept := file.source_file(origin.source)) is None:
        return None
    return Provenance(kept[0], text, spots, _says(tree, place, text))


def _in_shared_cell(origin: Origin, indicator: Indicator, field: str) -> tuple[str, tuple[Spot, ...]]:
    """The indicator's own part of the cell; all of it for a field that has no words of its own."""
    spans = field_spans(origin.text)
    at = origin.items.index(indicator.id)
    if at >= len(spans):
        return origin.text, origin.spots()
    if span := spans[at].get(field):
        return origin.text[span.start : span.end], origin.spots(*span)
    start = min(span.start for span in spans[at].values())
    end = min((span.start for span in spans[at + 1].values()), default=None) if at + 1 < len(spans) else None
    return origin.text[start:end].rstrip(), origin.spots(start, end)


def _says(tree: Tree, place: Place, raw: str) -> bool:
    """Whether the value is what the raw text says; white space aside, and amounts by their worth."""
    item = tree.item(place.item)
    if not is_value(item, place.field):
        return True
    value = value_at(item, place.field)
    if isinstance(value, Decimal) or value is None:
        return value == _amount(raw)
    return _squeezed(str(value)) == _squeezed(raw)


def _amount(raw: str) -> Decimal | None:
    try:
        return parse_amount(_squeezed(raw))
    except NotAnAmount:
        return None


def _squeezed(text: str) -> str:
    return "".join(text.split())


def spots_in_draft(draft: Draft, tree: Tree, place: Place) -> tuple[Spot, ...]:
    """Where a value of a draft stood; `tree` is the draft's own. Empty where that is not known."""
    item = tree.item(place.item)
    if not isinstance(item, Indicator):
        origin = draft.origins.get(place)
        return origin.spots() if origin else ()
    origin = draft.origins.get(Place(tree.parents[item.id], "indicators"))
    return _in_shared_cell(origin, item, place.field)[1] if origin and item.id in origin.items else ()
