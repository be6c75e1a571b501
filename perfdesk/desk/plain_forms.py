"""Tables without a workbook library: as interchange JSON, as tab-separated text, as the sheets to be printed."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from io import BytesIO, TextIOWrapper
from pathlib import Path

from perfdesk.domain.book import Table
from perfdesk.domain.draft import Draft
from perfdesk.domain.finding import Finding
from perfdesk.domain.indicator_text import Dialect
from perfdesk.formats.interchange.entries import Json
from perfdesk.formats.interchange.printing import printed
from perfdesk.formats.interchange.writing import as_json
from perfdesk.formats.writers.delimited import write_delimited
from perfdesk.formats.writers.laid_out import AS_READ, STANDARD, form_for, laid_out
from perfdesk.formats.writers.replacing import replace_file
from perfdesk.formats.writers.sheet import UNRULED, At, CellKind, Sheet, SheetCell, shown, without_idle_rows

__all__ = [
    "AS_READ",
    "STANDARD",
    "UNRULED",
    "At",
    "CellKind",
    "Sheet",
    "SheetCell",
    "form_for",
    "json_of",
    "left_out",
    "paper_sheets",
    "printed",
    "save_text",
    "shown",
    "tsv_of",
]  # fmt: skip


def json_of(draft: Draft, findings: Sequence[Finding], sentence: Callable[[Finding], str]) -> Json:
    """The interchange JSON, with each finding's sentence."""
    said = [(finding, sentence(finding)) for finding in findings]
    return as_json(draft.source, draft.tables, said, draft.proof, draft.origins)


def tsv_of(tables: Sequence[Table], dialect: Dialect | None = None, layout: str = AS_READ) -> str:
    """The tables one after another, a blank line between."""
    return write_delimited(tables, layout=layout, dialect=dialect).text


def paper_sheets(
    tables: Sequence[Table], dialect: Dialect | None = None, layout: str = AS_READ
) -> list[Sheet]:
    """The forms in the order of the workbook's sheets; remarks are not for publication."""
    return [without_idle_rows(sheet) for sheet in laid_out(tables, layout, dialect).forms]


def left_out(tables: Sequence[Table], layout: str = AS_READ) -> Counter[str]:
    """The fields that the forms have no place for, and how often each is filled in."""
    return Counter(each.place.field for each in laid_out(tables, layout).left)


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
