"""Any importable file to a Draft. Each reader is imported by the first file of its kind: all together cost more time
than a small file.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from perfdesk.domain.draft import NO_HINTS, Draft, Hints, SourceFile
from perfdesk.formats.delimited_reader import read_delimited
from perfdesk.formats.flat.kept_columns import keeps_columns
from perfdesk.formats.flat.reader import NoColumns, read_flat
from perfdesk.formats.grid import Grid, cell
from perfdesk.formats.interchange.reading import read_interchange
from perfdesk.formats.invisible import without_invisible
from perfdesk.formats.kinds import kind_of, refusal_for_text
from perfdesk.formats.recognise.documents import (
    RawDocument,
    Unread,
    draft_of_documents,
    is_filled,
    read_grids,
)
from perfdesk.formats.recognise.forms.regions import has_head, regions_of
from perfdesk.formats.recognise.refusals import refusal_of, refusal_of_text, without_columns
from perfdesk.formats.text_file import decode
from perfdesk.formats.text_length import (
    MOST_RUNNING_LINES,
    refuse_long_cells,
    refuse_long_lines,
    refuse_many_lines,
)
from perfdesk.formats.unreadable import Unreadable
from perfdesk.formats.zip_guard import MAX_FILE


def read_file(path: Path, hints: Hints = NO_HINTS) -> Draft:
    """The tables in a file. Raises Unreadable."""
    try:
        if path.is_dir():
            raise Unreadable("is_folder")
        size = path.stat().st_size
        if size > MAX_FILE:
            raise Unreadable("too_large", size=f"{size / 2**20:,.0f}", limit=f"{MAX_FILE / 2**20:,.0f}")
        data = path.read_bytes()
    except FileNotFoundError:
        raise Unreadable("missing") from None
    except OSError as fault:
        raise Unreadable("no_access", detail=fault.strerror or "") from None
    return read_bytes(data, path.name, hints)


def read_bytes(data: bytes, name: str, hints: Hints = NO_HINTS) -> Draft:
    """The tables in a file's content; its kind is told by the content first, then by the name's ending."""
    if len(data) > MAX_FILE:
        raise Unreadable("too_large", size=f"{len(data) / 2**20:,.0f}", limit=f"{MAX_FILE / 2**20:,.0f}")
    if not data.strip():
        raise Unreadable("empty")
    kind = kind_of(data)
    source = SourceFile(name, hashlib.sha256(data).hexdigest(), kind)
    if hints.heads:
        return _draft_of_grids(source, grids_to_point_at(data), hints)
    if kind in _READERS:
        return _draft_of_grids(source, _grids(data, _READERS[kind]), hints)
    if refusal := _refusal(kind, name):
        raise Unreadable(refusal, ending=Path(name).suffix.lower())
    return _read_text(decode(data), source, hints)


def _refusal(kind: str, name: str) -> str:
    """Why a file of this kind is not read; "" for text."""
    if kind == "damaged":
        return refusal_for_text(name) or "damaged_document"
    if kind == "encrypted":
        return "encrypted"
    return refusal_for_text(name) if kind == "text" else f"is_{kind}"


def _grids(data: bytes, read: Callable[[bytes], tuple[Grid, ...]]) -> tuple[Grid, ...]:
    try:
        return read(data)
    except RecursionError as fault:
        raise Unreadable("damaged_document") from fault  # no document has that many parts inside one another


def _xlsx(data: bytes) -> tuple[Grid, ...]:
    from perfdesk.formats.xlsx_reader import read_xlsx

    return read_xlsx(data)


def _xls(data: bytes) -> tuple[Grid, ...]:
    from perfdesk.formats.xls_reader import read_xls

    return read_xls(data)


def _ods(data: bytes) -> tuple[Grid, ...]:
    from perfdesk.formats.ods_reader import read_ods

    return read_ods(data)


def _docx(data: bytes) -> tuple[Grid, ...]:
    from perfdesk.formats.docx_reader import read_docx

    return read_docx(data)


def _pdf(data: bytes) -> tuple[Grid, ...]:
    from perfdesk.formats.pdf.reader import read_pdf

    return read_pdf(data)


def _html(data: bytes) -> tuple[Grid, ...]:
    from perfdesk.formats.html_reader import read_html

    return read_html(decode(data))


_READERS: dict[str, Callable[[bytes], tuple[Grid, ...]]] = {
    "xlsx": _xlsx, "xls": _xls, "ods": _ods, "docx": _docx, "pdf": _pdf, "html": _html,
}  # fmt: skip


def _docx_apart(data: bytes) -> tuple[Grid, ...]:
    from perfdesk.formats.docx_reader import tables_in

    return tables_in(data)


def _html_apart(data: bytes) -> tuple[Grid, ...]:
    from perfdesk.formats.html_reader import tables_of_page

    return tables_of_page(decode(data))


_APART: dict[str, Callable[[bytes], tuple[Grid, ...]]] = {"docx": _docx_apart, "html": _html_apart}
"""Where a table may be in several parts, which a person sees as the document has them."""


def grids_in(data: bytes, name: str) -> tuple[Grid, ...]:
    """The cells or lines of a file as they are, for a person to look at. Raises Unreadable."""
    kind = kind_of(data)
    if kind in _READERS and kind != "pdf":
        return _grids(data, _APART.get(kind, _READERS[kind]))
    text = decode(data)
    if found := _delimited(text):
        return (found[1],)
    rows = tuple((cell(line),) for line in text.split("\n"))
    return (Grid(name, rows, is_lines=True),)


def grids_to_point_at(data: bytes) -> tuple[Grid, ...]:
    """The very cells that are understood, so that a person can say which row is the head. Raises Unreadable."""
    kind = kind_of(data)
    if kind in _READERS:
        return _grids(data, _READERS[kind])
    text = without_invisible(decode(data))
    if found := _delimited(text):
        return (found[1],)
    lines = text.splitlines()
    for delimiter in "\t|,;":
        if sum(line.count(delimiter) > 1 for line in lines) > 1:
            return (read_delimited(text, delimiter),)
    from perfdesk.formats.pdf.laid_out import read_laid_out

    return tuple(read_laid_out(text) or ())


_LOSING = ("|", "\t")
"""Marks that the text of a web page has between its cells also where it left out the blank ones."""


def _delimited(text: str) -> tuple[str, Grid] | None:
    """Reader and grid of a text whose delimiters make a known table; None for running text."""
    for reader, delimiter in (("tsv", "\t"), ("csv", ","), ("csv", ";"), ("csv", "|")):
        grid = read_delimited(text, delimiter)
        if has_head(grid.rows) and _keeps_columns(grid, delimiter):
            return reader, grid
    return None


def _keeps_columns(grid: Grid, delimiter: str) -> bool:
    if delimiter not in _LOSING:
        return True
    return keeps_columns(grid.rows, regions_of(grid.rows, paged=False), shows_blanks=delimiter == "|")


def _read_text(text: str, source: SourceFile, hints: Hints) -> Draft:
    if text.lstrip().startswith("{"):
        return replace(read_interchange(text, is_foreign=True), source=replace(source, reader="json"))
    refuse_many_lines(text)
    text = without_invisible(text)
    if found := _delimited(text):
        return _draft_of_grids(replace(source, reader=found[0]), [found[1]], hints)
    return _read_lines(text, source, hints)


def _read_lines(text: str, source: SourceFile, hints: Hints) -> Draft:
    """Of a text without delimiters."""
    from perfdesk.formats.pdf.laid_out import read_laid_out
    from perfdesk.formats.recognise.evaluation_text import read_evaluation_text
    from perfdesk.formats.recognise.running_text import read_running_text

    if laid_out := read_laid_out(text):
        return _draft_of_grids(source, laid_out, hints)
    refuse_long_lines(text)
    refuse_many_lines(text, MOST_RUNNING_LINES)
    evaluation, running = read_evaluation_text(text), read_running_text(text)
    if evaluation is None and running is None and (flat := _flat(text)):
        return _draft_of_grids(source, [flat], hints)
    if evaluation is None and running is None:
        raise refusal_of_text(text)
    documents = [document for document in (running, evaluation) if document is not None]
    return _draft_of(source, documents, [])


def _flat(text: str) -> Grid | None:
    try:
        return read_flat(text)
    except NoColumns:
        raise without_columns(text) from None


def _draft_of_grids(source: SourceFile, grids: Sequence[Grid], hints: Hints) -> Draft:
    refuse_long_cells(grids)
    documents, unread = read_grids(grids, hints)
    if not documents:
        raise refusal_of(grids)
    return _draft_of(source, documents, unread)


def _draft_of(source: SourceFile, documents: Sequence[RawDocument], unread: Sequence[Unread]) -> Draft:
    if not any(is_filled(document) for document in documents):
        raise Unreadable("no_rows")
    return draft_of_documents(source, documents, unread)
