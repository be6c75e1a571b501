"""Tables without a workbook library: as interchange JSON, as tab-separated text, as the forms to be printed."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from perfdesk.domain.book import Table
from perfdesk.domain.draft import Draft
from perfdesk.domain.finding import Finding
from perfdesk.domain.indicator_text import Dialect
from perfdesk.domain.table import TargetTable
from perfdesk.formats.interchange.entries import Json
from perfdesk.formats.interchange.writing import as_json
from perfdesk.formats.writers.delimited import spanned_text, write_delimited
from perfdesk.formats.writers.evaluation_rows import evaluation_sheets
from perfdesk.formats.writers.paper import paper_sheets, shown
from perfdesk.formats.writers.remark_sheet import laid_out
from perfdesk.formats.writers.replacing import replace_file
from perfdesk.formats.writers.sheet import At, CellKind, SpannedCell, SpannedSheet

__all__ = [
    "At", "CellKind", "SpannedCell", "SpannedSheet", "json_of", "left_out", "paper_sheets", "save_text", "shown",
    "tsv_of",
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


def left_out(tables: Sequence[Table], dialect: Dialect | None = None) -> Counter[str]:
    """The fields that the forms have no place for, and how often each is filled in."""
    return Counter(each.place.field for each in laid_out(tables, dialect).left)


def save_text(text: str, path: Path) -> None:
    """UTF-8, whole or not at all; what is no file, like a pipe, is written straight. Raises TargetInUse, OSError."""
    data = text.encode("utf-8", "surrogatepass")
    if path.exists() and not path.is_file():
        path.write_bytes(data)
    else:
        replace_file(path, data, _as_it_is)


def _as_it_is(_: Path) -> None:
    """Plain text has nothing that could be read back wrongly."""
