"""A draft made ready to be looked at: compared with the book, and every place of it findable from both sides."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from perfdesk.desk.homes import Home, Homes, homes_of, homes_with
from perfdesk.desk.importing import Candidate, Standing, compared, others_compared
from perfdesk.desk.provenance import spots_in_draft
from perfdesk.domain.book import BOOK_ID, Book, Table
from perfdesk.domain.draft import Draft
from perfdesk.domain.edits import Place
from perfdesk.domain.fields import FIELDS
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import walk
from perfdesk.domain.origin import Box, Spot
from perfdesk.domain.severity import Severity
from perfdesk.domain.standing import told_once
from perfdesk.domain.table import Project, TargetTable
from perfdesk.domain.tree import NotInBook, Tree

_CellKey = tuple[int, str, str, int]


class _Lying(NamedTuple):
    """A spot and whose it is, with how much of the page it covers."""

    area: float
    spot: Spot
    place: Place


@dataclass(frozen=True, slots=True)
class Review:
    """A value, made off the main thread. `content` is the file's, None where it is not at hand."""

    draft: Draft
    book: Book
    content: bytes | None
    candidates: tuple[Candidate, ...]
    tree: Tree
    pages: int
    doubts: tuple[Finding, ...]
    homes: tuple[Home, ...] = ()
    others: Mapping[Id, Standing] = field(default_factory=dict)
    """How the draft's evaluations and monitoring tables stand."""
    stood: Id | None = None
    """Where the person stood in the book when the import began."""
    _by_page: Mapping[int, Sequence[_Lying]] = field(default_factory=dict, repr=False)
    _by_cell: Mapping[_CellKey, Place] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, draft: Draft, content: bytes | None, book: Book, stood: Id | None = None) -> "Review":
        """Slow for large drafts: for another thread."""
        by_page: dict[int, list[_Lying]] = {}
        by_cell: dict[_CellKey, Place] = {}
        for place, spot in _all_spots(draft):
            if spot.box is None:
                by_cell.setdefault(_cell_key(spot), place)
            else:
                left, top, right, bottom = spot.box
                lying = _Lying((right - left) * (bottom - top), spot, place)
                by_page.setdefault(spot.page, []).append(lying)
        homes = homes_of(draft, book, stood)
        candidates = tuple(compared(draft, book, _into(homes), stood))
        tree = Tree.of(Book(BOOK_ID, draft.tables))
        doubts = tuple(told_once(doubt for doubt in draft.doubts if doubt.severity > Severity.HINT))
        pages, others = _last_page(draft), others_compared(draft, book)
        return cls(
            draft, book, content, candidates, tree, pages, doubts, homes, others, stood, by_page, by_cell
        )

    @property
    def into(self) -> Homes:
        """Which tables take the draft's in."""
        return _into(self.homes)

    @property
    def standings(self) -> Mapping[Id, Standing]:
        """Of all that can be taken over or left: projects, and tables that have none."""
        return {each.project.id: each.standing for each in self.candidates} | dict(self.others)

    def others_taken(self, chosen: Collection[Id] | None) -> list[Table]:
        """The tables without projects that come (None: all): what is there already does not."""
        return [
            table
            for table in self.draft.tables
            if self.others.get(table.id, Standing.SAME) is not Standing.SAME
            and (chosen is None or table.id in chosen)
        ]

    def with_home(self, table: Id, home: Id | None) -> "Review":
        """A person said which table of the book one of the draft is; none other goes into that."""
        homes = homes_with(self.homes, table, home)
        found = compared(self.draft, self.book, _into(homes), self.stood)
        return replace(self, homes=homes, candidates=tuple(found))

    def spots(self, place: Place) -> tuple[Spot, ...]:
        """Where a value stood; for a whole row all its values, its name first, each with one box a page."""
        if place.field or isinstance(self.tree.item(place.item), Indicator):
            found = spots_in_draft(self.draft, self.tree, place)
            return found or spots_in_draft(self.draft, self.tree, self._around(place))
        return self.spots_of(place.item)

    def spots_of(self, item: Id) -> tuple[Spot, ...]:
        """In the order of the item's fields, one box a field and page."""
        return tuple(dict.fromkeys(self._own_spots(item)))

    def begins_at(self, table: TargetTable) -> Spot | None:
        """Where the first of its values stood."""
        return next((spot for item in walk(table) for spot in self._own_spots(item.id)), None)

    def place_at(self, spot: Spot) -> Place | None:
        """Whose value stood at a point of a page, in a cell or on a line; the smallest box around the point."""
        if spot.box is None:
            return self._by_cell.get(_cell_key(spot))
        x, y = spot.box[:2]
        here = [each for each in self._by_page.get(spot.page, ()) if _is_around(each.spot, x, y)]
        return min(here).place if here else None

    def table_number(self, project: Id) -> int | None:
        """Which layout of the draft the project is a row of."""
        return next((n for n, layout in enumerate(self.draft.layouts) if project in layout.rows), None)

    def row_of(self, item: Id) -> Id:
        """The project, unit or table that an item is or belongs to."""
        try:
            return self.tree.owner(item, Project).id
        except NotInBook:
            return item

    def _own_spots(self, item: Id) -> Iterator[Spot]:
        own = (*FIELDS[type(self.tree.item(item))], "indicators")
        origins = (self.draft.origins.get(Place(item, name)) for name in own)
        return (spot for origin in origins if origin for spot in _by_pages(origin.spots()))

    def _around(self, place: Place) -> Place:
        return Place(self.row_of(place.item), "indicators")


def _into(homes: Iterable[Home]) -> Homes:
    return {home.table.id: home.taken for home in homes}


def _by_pages(spots: Iterable[Spot]) -> Iterator[Spot]:
    """Boxes of one page as the one around them."""
    around: dict[int, Box] = {}
    for spot in spots:
        if spot.box is None:
            yield spot
        else:
            known = around.get(spot.page, spot.box)
            around[spot.page] = (
                min(known[0], spot.box[0]), min(known[1], spot.box[1]),
                max(known[2], spot.box[2]), max(known[3], spot.box[3]),
            )  # fmt: skip
    for page, box in around.items():
        yield Spot(page, box)


def _all_spots(draft: Draft) -> Iterator[tuple[Place, Spot]]:
    return ((place, spot) for place, origin in draft.origins.items() for _, spot in origin.trail)


def _last_page(draft: Draft) -> int:
    pages = [spot.page for _, spot in _all_spots(draft)]
    return max([*pages, *(piece.page for piece in draft.proof.residue)], default=1)


def _cell_key(spot: Spot) -> _CellKey:
    """A text has no sheets; a document's tables have no names."""
    return (0 if spot.line or spot.sheet else spot.page, spot.sheet, spot.cell, spot.line)


def _is_around(spot: Spot, x: float, y: float) -> bool:
    assert spot.box is not None
    left, top, right, bottom = spot.box
    return left <= x <= right and top <= y <= bottom
