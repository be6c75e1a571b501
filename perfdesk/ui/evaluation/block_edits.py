"""Typed or pasted text for several cells at once, as one Edit."""

from collections.abc import Iterable, Sequence

from perfdesk.domain.edits import Change, Edit
from perfdesk.domain.tree import Tree
from perfdesk.ui.evaluation.rows_model import EvaluationRows

Text = tuple[int, int, str]
"""Row, column and what is to stand there."""


def texts_in(tree: Tree, rows: EvaluationRows, texts: Iterable[Text]) -> Edit | None:
    """None when nothing would change. Closed cells are passed over. Raises ValueError for what is no value."""
    changes: list[Change] = []
    for row, column, text in texts:
        spec, item = rows.columns[column], rows.row(row)
        if not spec.is_open(item):
            continue
        edit = spec.edit(tree, item.id, text)
        if edit is not None:
            tree = tree.after(edit)
            changes += edit.changes
    return Edit("paste", tuple(changes)) if changes else None


def block_at(rows: EvaluationRows, row: int, column: int, block: Sequence[Sequence[str]]) -> list[Text]:
    """The cells of a block from there on; what reaches over the table's edges is left out."""
    return [
        (row + down, column + across, text)
        for down, line in enumerate(block)
        for across, text in enumerate(line)
        if row + down < rows.rowCount() and column + across < rows.columnCount()
    ]
