"""Where something is to be written, asked with the kinds of file that it can be."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def asked_path(parent: QWidget, title: str, wish: Path, kinds: Mapping[str, str]) -> Path | None:
    """`kinds` are the filters by their endings (`.pdf`); None where the person let it be.

    The ending is that of the chosen kind, also where the name kept another: not every system's dialog changes it.
    """
    filters = ";;".join(kinds.values())
    name, kind = QFileDialog.getSaveFileName(parent, title, str(wish), filters, kinds.get(wish.suffix, ""))
    if not name:
        return None
    path = Path(name)
    ending = next((each for each, said in kinds.items() if said == kind), path.suffix.lower())
    if path.suffix.lower() == ending:
        return path
    path = path.with_suffix(ending) if path.suffix.lower() in kinds else path.with_name(path.name + ending)
    # The dialog asked about another name; a file that is there is never overwritten unasked.
    return asked_path(parent, title, path, kinds) if path.exists() else path
