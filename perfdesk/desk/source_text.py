"""A source as cells or lines, to be shown around the place where a value stood."""

from typing import NamedTuple


class SourceText(NamedTuple):
    """One sheet, or one table of a Word document; `is_lines`: a text, each row one line of it."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    is_lines: bool = False


def source_texts_of(content: bytes, name: str) -> tuple[SourceText, ...]:
    """The sheets, tables or lines of a foreign file; only in the reading child. Raises Unreadable."""
    # Imported here: the window knows these values, and must not bring the readers along.
    from perfdesk.formats.reading import grids_in

    return tuple(
        SourceText(grid.name, tuple(tuple(cell.text for cell in row) for row in grid.rows), grid.is_lines)
        for grid in grids_in(content, name)
    )
