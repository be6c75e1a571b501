"""All that the grids of a file show, in its order: joined tables, forms, lists, and what was not read."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from perfdesk.domain.book import BOOK_ID, Table
from perfdesk.domain.draft import NO_HINTS, Draft, Hints, Layout, Proof, Residue, SourceFile
from perfdesk.domain.edits import Place
from perfdesk.domain.finding import Finding
from perfdesk.domain.origin import Origin
from perfdesk.domain.severity import Severity
from perfdesk.formats.grid import Grid
from perfdesk.formats.interchange.doubts import with_doubts
from perfdesk.formats.recognise.build import draft_of
from perfdesk.formats.recognise.forms.build import build
from perfdesk.formats.recognise.forms.heads import Head, pointed_head
from perfdesk.formats.recognise.forms.lists import one_by_one, read_list
from perfdesk.formats.recognise.forms.raw import RawForm
from perfdesk.formats.recognise.forms.regions import is_title, regions_of
from perfdesk.formats.recognise.forms.sheets import read_sheet
from perfdesk.formats.recognise.forms.words import is_label
from perfdesk.formats.recognise.grid_table import read_grid, read_under
from perfdesk.formats.recognise.raw_table import RawTable, RowDoubt
from perfdesk.formats.recognise.shown_list import is_list_of_rows, shown_head
from perfdesk.formats.remark_heads import is_remark_sheet

RawDocument = RawTable | RawForm
"""What one table of a file is before it is a table of the book."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A table that was not understood: its sheet or page, its title and why, with all its text."""

    place: str
    title: str
    reason: str
    text: tuple[Residue, ...]
    is_ours: bool
    """Whether it speaks of performance at all."""

    @property
    def finding(self) -> Finding:
        severity = Severity.WARNING if self.is_ours else Severity.NOTICE
        params = {"place": self.place, "title": self.title, "reason": self.reason}
        return Finding("import.table_unread", severity, Place(BOOK_ID, "tables"), params)


def is_filled(document: RawDocument) -> bool:
    """Whether it has rows at all; a form with nothing but its labels filled in is one to be filled in."""
    return bool(document.rows) or isinstance(document, RawForm)


def read_grids(grids: Iterable[Grid], hints: Hints = NO_HINTS) -> tuple[list[RawDocument], list[Unread]]:
    """Tables are numbered in the order of the file, as hints name them."""
    found: list[RawDocument] = []
    unread: list[Unread] = []
    told: set[RowDoubt] = set()
    for at, grid in enumerate(grids):
        here = list(_documents(grid, at, len(found), hints))
        for document in here:
            _tell_once(document, told)
        found += here
        if not here and (astray := _unread(grid)):
            unread.append(astray)
    return found, unread


def _documents(grid: Grid, at: int, number: int, hints: Hints) -> Iterator[RawDocument]:
    """`at` numbers the grid, `number` its first table."""
    concepts = {column: said for (shown, column), said in hints.concepts.items() if shown == at}
    heads = {row: height for (shown, row), height in sorted(hints.heads.items()) if shown == at}
    heads = {row: height for row, height in heads.items() if row + height <= len(grid.rows)}
    if heads and is_list_of_rows(concepts):
        head = shown_head(grid.rows, *next(iter(heads.items())), concepts)
        yield read_under(grid, head, number, hints)
        return
    pointed = [pointed_head(grid.rows, row, height, concepts) for row, height in heads.items()]
    yield from _regions(grid, number, hints, pointed)


def _regions(grid: Grid, number: int, hints: Hints, pointed: Sequence[Head]) -> Iterator[RawDocument]:
    for region in regions_of(grid.rows, paged=grid.paged, pointed=pointed):
        if region.is_joined:
            table = read_grid(replace(grid, rows=grid.rows[region.start : region.end]), number, hints)
            if table is not None:
                yield table
        elif region.heads[0].is_list:
            yield from one_by_one(read_list(grid, region))
        else:
            yield read_sheet(grid, region)
        number += 1


def _tell_once(document: RawDocument, told: set[RowDoubt]) -> None:
    """A remark about a whole file or sheet is made once, at its first table."""
    if isinstance(document, RawTable):
        document.remarks = tuple(_untold(document.remarks, told))
    else:
        document.doubts = _untold(document.doubts, told)


def _untold(doubts: Iterable[RowDoubt], told: set[RowDoubt]) -> list[RowDoubt]:
    new = [doubt for doubt in doubts if doubt.field or doubt not in told]
    told.update(new)
    return new


def _unread(grid: Grid) -> Unread | None:
    """A grid with no known head; None for one that holds no table, such as a cover or a heading."""
    filled = [[cell for cell in row if cell.text] for row in grid.rows]
    titles = [cell.text for row in filled for cell in row if len(row) <= 2 and is_title(cell.text)]
    is_table = sum(len(row) > 1 for row in filled) > 1
    is_ours_beside = is_remark_sheet([cell.text for cell in row] for row in filled)
    if grid.is_lines or is_ours_beside or not (is_table or titles):
        return None
    title = titles[0] if titles else next((cell.text for row in filled for cell in row), "")
    labels = sum(is_label(cell.text) for row in filled for cell in row)
    texts = tuple(Residue(cell.text, grid.page) for row in filled for cell in row)
    is_ours = bool(titles) or labels > 1
    reason = "no_indicators" if is_ours else "no_head"
    return Unread(grid.name or str(grid.page), " ".join(title.split())[:60], reason, texts, is_ours)


def draft_of_documents(
    source: SourceFile, documents: Sequence[RawDocument], unread: Sequence[Unread]
) -> Draft:
    """The tables in the order of the file, with one proof for all."""
    tables: list[Table] = []
    origins: dict[Place, Origin] = {}
    layouts: list[Layout] = []
    proofs: list[Proof] = []
    for document in documents:
        draft = _draft(source, document)
        tables += draft.tables
        origins |= draft.origins
        layouts += draft.layouts
        proofs.append(draft.proof)
    residue = tuple(piece for each in unread for piece in each.text)
    proof = Proof(
        markers=sum(proof.markers for proof in proofs),
        indicators=sum(proof.indicators for proof in proofs),
        projects=sum(proof.projects for proof in proofs),
        repeated_rows=sum(proof.repeated_rows for proof in proofs),
        repeated_markers=sum(proof.repeated_markers for proof in proofs),
        residue=tuple(piece for proof in proofs for piece in proof.residue) + residue,
    )
    findings = tuple(each.finding for each in unread)
    return Draft(source, tuple(tables), proof, origins, tuple(layouts), findings)


def _draft(source: SourceFile, document: RawDocument) -> Draft:
    if isinstance(document, RawTable):
        return draft_of(source, [document])
    built = build(document, source.sha256)
    return Draft(
        source,
        (with_doubts(built.table, built.doubts),),
        Proof(residue=tuple(document.residue)),
        built.origins,
        (Layout(document.heads),),
    )
