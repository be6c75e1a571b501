"""Tables without a workbook library: as interchange JSON, as tab-separated text, as the sheets to be printed."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import NamedTuple

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
    "Contents",
    "Sheet",
    "SheetCell",
    "contents",
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


class Contents(NamedTuple):
    """What an export writes: so many sheets of forms, and on the sheet 说明 `reasons` and what `left_out` counts."""

    forms: int
    reasons: int
    left_out: Counter[str]

    @property
    def has_remarks(self) -> bool:
        return self.reasons > 0 or self.left_out.total() > 0


def contents(tables: Sequence[Table], layout: str = AS_READ) -> Contents:
    out = laid_out(tables, layout)
    fields = Counter(each.place.field for each in out.left)
    lines = out.remarks.height - out.remarks.head - out.remarks.head_rows if out.remarks else 0
    return Contents(len(out.forms), lines - fields.total(), fields)


def left_out(tables: Sequence[Table], layout: str = AS_READ) -> Counter[str]:
    """The fields that the forms have no place for, and how often each is filled in."""
    return contents(tables, layout).left_out


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
