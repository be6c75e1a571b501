"""Keys as they are printed on a keyboard, in every language alike."""

from collections.abc import Iterable

from PySide6.QtGui import QKeySequence

_PRINTED = {
    "Return": "Enter", "Up": "↑", "Down": "↓", "Left": "←", "Right": "→", "PgDown": "PgDn", "Backtab": "Tab",
}  # fmt: skip


def key_name(sequence: QKeySequence) -> str:
    """`Ctrl+Alt+Enter`, `Alt+↑`; both Enter keys have one name."""
    *modifiers, key = sequence.toString(QKeySequence.SequenceFormat.PortableText).split("+") or [""]
    return "+".join((*modifiers, _PRINTED.get(key, key))) if key else sequence.toString()


def key_names(sequences: Iterable[QKeySequence]) -> str:
    """Each once, with strokes between."""
    return " / ".join(dict.fromkeys(map(key_name, sequences)))
