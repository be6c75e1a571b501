"""Tables without a workbook library: as interchange JSON, as tab-separated text, as the rows to be printed."""

from collections.abc import Callable, Sequence

from perfdesk.domain.draft import Draft
from perfdesk.domain.finding import Finding
from perfdesk.domain.indicator_text import Dialect
from perfdesk.domain.table import TargetTable
from perfdesk.formats import interchange
from perfdesk.formats.delimited import write_delimited
from perfdesk.formats.standard_rows import PrintedRow, RowKind, printed_sheets

__all__ = ["PrintedRow", "RowKind", "json_of", "printed_sheets", "tsv_of"]


def json_of(
    draft: Draft, findings: Sequence[Finding], sentence: Callable[[Finding], str]
) -> interchange.Json:
    """The interchange JSON, with each finding's sentence."""
    said = [(finding, sentence(finding)) for finding in findings]
    return interchange.as_json(draft.source, draft.tables, said, draft.proof)


def tsv_of(tables: Sequence[TargetTable], dialect: Dialect | None = None) -> str:
    """The tables one after another, a blank line between."""
    return "\n".join(write_delimited(table, dialect=dialect).text for table in tables)
