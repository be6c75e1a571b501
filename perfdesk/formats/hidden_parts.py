"""What a person does not see on opening a document, as remarks about its grids."""

from collections.abc import Container, Sequence

from perfdesk.formats.grid import Cell, Remark

_SHOWN = 20
"""Characters of hidden text that are told."""


def hidden_rows(sheet: str, count: int) -> tuple[Remark, ...]:
    """Rows with content that are hidden, or left out by a filter; they are read all the same."""
    return (("import.hidden_rows", (("sheet", sheet), ("count", str(count)))),) if count else ()


def hidden_columns(sheet: str, rows: Sequence[Sequence[Cell]], hidden: Container[int]) -> tuple[Remark, ...]:
    """Columns with content that are hidden, counted from 0; they are read all the same."""
    filled = {at for row in rows for at, cell in enumerate(row) if at in hidden and cell.text}
    return (("import.hidden_columns", (("sheet", sheet), ("count", str(len(filled))))),) if filled else ()


def hidden_text(text: str) -> tuple[Remark, ...]:
    """Text that was not read."""
    return (("import.hidden_text", (("text", text[:_SHOWN]),)),) if text else ()


def hidden_sheet(sheet: str) -> Remark:
    """A sheet that was not read."""
    return ("import.hidden_sheet", (("sheet", sheet),))


def text_boxes(text: str) -> tuple[Remark, ...]:
    """What stands in text boxes, which float over the document; it was not read."""
    return (("import.text_box", (("text", text[:_SHOWN]),)),) if text else ()


def list_numbers(count: int) -> tuple[Remark, ...]:
    """Numbers that the document counts itself in a way that is not known; they were not read."""
    return (("import.list_numbers", (("count", str(count)),)),) if count else ()
