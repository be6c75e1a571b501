"""Typed or pasted text for several cells at once, as one Edit."""

from collections.abc import Iterable, Sequence

from perfdesk.domain.edits import Change, Edit
from perfdesk.domain.tree import Tree
from perfdesk.ui.evaluation.columns import LevelColumn
from perfdesk.ui.evaluation.rows_model import EvaluationRows

Text = tuple[int, int, str]
"""Row, column and what is to stand there."""


def texts_in(tree: Tree, rows: EvaluationRows, texts: Iterable[Text], action: str) -> Edit | None:
    """None when nothing would change. Closed cells are passed over. Raises ValueError for what is no value."""
    changes: list[Change] = []
    for row, column, text in texts:
        spec, item = rows.columns[column], rows.row(row)
        if not spec.is_open(item):
            continue
        edit = spec.edit_in_block(tree, item.id, text)
        if edit is not None:
            tree = tree.after(edit)
            changes += edit.changes
    return Edit(action, tuple(changes)) if changes else None


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
