"""Any importable file to a Draft."""

import hashlib
from pathlib import Path

from perfdesk.domain.draft import Draft, SourceFile
from perfdesk.formats.delimited_reader import read_delimited
from perfdesk.formats.interchange import read_interchange
from perfdesk.formats.recognise.build import draft_of
from perfdesk.formats.recognise.grid_table import read_grid
from perfdesk.formats.recognise.raw_table import RawTable
from perfdesk.formats.recognise.running_text import read_running_text
from perfdesk.formats.text_file import decode, signature
from perfdesk.formats.unreadable import Unreadable
from perfdesk.formats.xlsx_reader import read_xlsx
from perfdesk.formats.zip_guard import MAX_FILE

_LATER = {".pdf", ".docx", ".xls", ".ods", ".et", ".wps", ".doc", ".ofd"}


def read_file(path: Path) -> Draft:
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
    return read_bytes(data, path.name)


def read_bytes(data: bytes, name: str) -> Draft:
    """The tables in a file's content; its kind is told by the content first, then by the name's ending."""
    if len(data) > MAX_FILE:
        raise Unreadable("too_large", size=f"{len(data) / 2**20:,.0f}", limit=f"{MAX_FILE / 2**20:,.0f}")
    if not data.strip():
        raise Unreadable("empty")
    ending = Path(name).suffix.lower()
    kind = signature(data)
    digest = hashlib.sha256(data).hexdigest()
    if kind == "zip" and ending not in _LATER:
        return _draft(SourceFile(name, digest, "xlsx"), [read_grid(grid) for grid in read_xlsx(data)])
    if kind is not None:
        raise Unreadable(f"is_{kind}" if ending not in _LATER else "unsupported", ending=ending)
    if ending in _LATER or ending in (".xlsx", ".xlsm"):
        raise Unreadable("not_workbook" if ending in (".xlsx", ".xlsm") else "unsupported", ending=ending)
    return _read_text(decode(data), name, digest)


def _read_text(text: str, name: str, digest: str) -> Draft:
    if text.lstrip().startswith("{"):
        tables, proof, origins = read_interchange(text)
        return Draft(SourceFile(name, digest, "json"), tables, proof, origins)
    for reader, delimiter in (("tsv", "\t"), ("csv", ",")):
        grid = read_delimited(text, delimiter)
        if table := read_grid(grid):
            return _draft(SourceFile(name, digest, reader), [table])
    return _draft(SourceFile(name, digest, "text"), [read_running_text(text)])


def _draft(source: SourceFile, tables: list[RawTable | None]) -> Draft:
    known = [table for table in tables if table is not None]
    if not known:
        raise Unreadable("no_header")
    if not any(table.rows for table in known):
        raise Unreadable("no_rows")
    return draft_of(source, known)
