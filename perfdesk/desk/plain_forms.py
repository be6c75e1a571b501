"""Tables without a workbook library: as interchange JSON, as tab-separated text, as the forms to be printed."""

from collections.abc import Callable, Iterable, Sequence
from io import BytesIO, TextIOWrapper
from pathlib import Path

from perfdesk.domain.book import Table
from perfdesk.domain.draft import Draft
from perfdesk.domain.finding import Finding
from perfdesk.domain.indicator_text import Dialect
from perfdesk.domain.table import TargetTable
from perfdesk.formats.delimited import spanned_text, write_delimited
from perfdesk.formats.evaluation_rows import evaluation_sheets
from perfdesk.formats.interchange.entries import Json
from perfdesk.formats.interchange.writing import as_json
from perfdesk.formats.paper_sheets import paper_sheets, shown
from perfdesk.formats.replacing import replace_file
from perfdesk.formats.spanned_rows import At, CellKind, SpannedCell, SpannedSheet

__all__ = [
    "At", "CellKind", "SpannedCell", "SpannedSheet", "json_of", "paper_sheets", "save_text", "shown", "tsv_of",
]  # fmt: skip


def json_of(draft: Draft, findings: Sequence[Finding], sentence: Callable[[Finding], str]) -> Json:
    """The interchange JSON, with each finding's sentence."""
    said = [(finding, sentence(finding)) for finding in findings]
    return as_json(draft.source, draft.tables, said, draft.proof, draft.origins)


def tsv_of(tables: Sequence[Table], dialect: Dialect | None = None) -> str:
    """The tables one after another, a blank line between."""
    targets = [table for table in tables if isinstance(table, TargetTable)]
    texts = [write_delimited(table, dialect=dialect).text for table in targets]
    return "\n".join([*texts, *map(spanned_text, evaluation_sheets(tables))])


def save_text(text: Iterable[str], path: Path) -> None:
    """UTF-8, whole or not at all; what is no file, like a pipe, is written straight. Raises TargetInUse, OSError."""
    said = BytesIO()
    with TextIOWrapper(said, "utf-8", "surrogatepass", newline="") as writer:
        writer.writelines(text)
        writer.flush()
        data = said.getvalue()
    if path.exists() and not path.is_file():
        path.write_bytes(data)
    else:
        replace_file(path, data, _as_it_is)


def _as_it_is(_: Path) -> None:
    """Plain text has nothing that could be read back wrongly."""
