"""What a person does not see on opening a workbook, as remarks about its grids."""

from perfdesk.formats.grid import Remark


def hidden_rows(sheet: str, count: int) -> tuple[Remark, ...]:
    """Rows with content that are hidden, or left out by a filter; they are read all the same."""
    return (("import.hidden_rows", (("sheet", sheet), ("count", str(count)))),) if count else ()


def hidden_sheet(sheet: str) -> Remark:
    """A sheet that was not read."""
    return ("import.hidden_sheet", (("sheet", sheet),))
