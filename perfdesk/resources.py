"""Where the data files that ship with the program lie."""

import sys
from functools import cache
from pathlib import Path


@cache
def _root() -> Path:
    """The resources folder of a PyInstaller folder, a wheel or a checkout, whichever this is."""
    here = Path(__file__).resolve().parent
    frozen = Path(getattr(sys, "_MEIPASS", here))
    for root in (frozen / "resources", here / "resources", here.parent / "resources"):
        if root.is_dir():
            return root
    raise FileNotFoundError(here.parent / "resources")


def resource(name: str) -> Path:
    """The file `name` (with forward slashes) in the resources folder."""
    return _root() / name
