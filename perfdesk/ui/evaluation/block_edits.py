"""Typed or pasted text for several cells at once, as one Edit."""

from collections.abc import Iterable, Sequence
from functools import partial

from perfdesk.desk.block_edits import cells_written
from perfdesk.domain.edits import Edit
from perfdesk.domain.tree import Tree
from perfdesk.ui.evaluation.columns import LevelColumn
from perfdesk.ui.evaluation.rows_model import EvaluationRows

Text = tuple[int, int, str]
"""Row, column and what is to stand there."""


def texts_in(tree: Tree, rows: EvaluationRows, texts: Iterable[Text], action: str) -> Edit | None:
    """None when nothing would change. Closed cells are passed over. Raises ValueError for what is no value."""
    open_cells = ((rows.columns[column], rows.row(row), text) for row, column, text in texts)
    cells = (
        (item.id, partial(column.with_text, tree.table(item.id)), text)
        for column, item, text in open_cells
        if column.is_open(item)
    )
    return cells_written(tree, cells, action)


def block_at(rows: EvaluationRows, row: int, column: int, block: Sequence[Sequence[str]]) -> list[Text]:
    """The cells of a block from there on; what reaches over the table's edges is left out.

    A level's cell is blank below its first row when a merged form is copied: it says what the one above says.
    """
    above: dict[int, str] = {}
    texts: list[Text] = []
    for down, line in enumerate(block[: rows.rowCount() - row]):
        for at, text in enumerate(line[: rows.columnCount() - column], column):
            is_level = isinstance(rows.columns[at], LevelColumn)
            above[at] = text if text.strip() or not is_level else above.get(at, text)
            texts.append((row + down, at, above[at]))
    return texts
