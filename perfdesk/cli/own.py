"""What a person keeps on this computer for all files, as the window keeps it; asked for only where it is needed."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple


class Own(NamedTuple):
    """`rules` and `heads` as text (see `desk.rule_book`, `desk.pointing`), "" for none; `templates`: their folder."""

    rules: str = ""
    heads: str = ""
    templates: Path | None = None


FindOwn = Callable[[], Own]
