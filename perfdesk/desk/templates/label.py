"""What a template is called and holds: the first line of its file, so that a list of them need read no more.

The first window lists them already, which is why nothing is imported here that reads tables.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path

VERSION = 1
LONGEST_NAME = 100
_LONGEST_LINE = 8_192
"""Bytes; a label is some 300."""
_MOST = 10_000_000


class NotALabel(ValueError):
    """The line is not the first one of a template."""


class OfLaterVersion(NotALabel):
    """`program` is the version that wrote it."""

    def __init__(self, program: str) -> None:
        super().__init__(program)
        self.program = program


@dataclass(frozen=True, slots=True)
class Label:
    """`kind`: what its table is called in the interchange JSON. `year` is None for one without."""

    name: str
    is_whole: bool
    follows_year: bool
    at: str
    kind: str
    form: str
    year: int | None
    projects: int
    indicators: int
    version: int = VERSION
    program: str = ""


def first_line(label: Label) -> str:
    """An object that is not closed: what follows in the file belongs to it."""
    said = json.dumps(asdict(label), ensure_ascii=False, separators=(",", ":"))
    return f'{{"template":{said},\n'


def label_in(path: Path) -> Label:
    """Raises NotALabel, OSError."""
    with path.open("rb") as stream:
        return label_of(stream.readline(_LONGEST_LINE))


def label_of(line: bytes) -> Label:
    """Raises NotALabel."""
    said = _said_in(line)
    version = said.get("version")
    if isinstance(version, int) and version > VERSION:
        raise OfLaterVersion(str(said.get("program", ""))[:40])
    names = [field.name for field in fields(Label)]
    if not all(name in said for name in names) or not _is_sound(said):
        raise NotALabel
    return Label(**{name: said[name] for name in names})  # type: ignore[arg-type] # as `_is_sound` found


def _said_in(line: bytes) -> Mapping[str, object]:
    try:
        said = json.loads(line.rstrip().removesuffix(b",") + b"}")["template"]
    except (ValueError, LookupError, TypeError, RecursionError):
        raise NotALabel from None
    if not isinstance(said, dict):
        raise NotALabel
    return said


def _is_sound(said: Mapping[str, object]) -> bool:
    """JSON may have put anything under the names of the fields."""
    year = 0 if said["year"] is None else said["year"]
    counts = (said["projects"], said["indicators"], said["version"], year)
    return (
        all(isinstance(said[name], bool) for name in ("is_whole", "follows_year"))
        and all(type(count) is int and 0 <= count < _MOST for count in counts)
        and all(_is_short(said[name]) for name in ("name", "at", "kind", "form", "program"))
        and said["name"] == fair_name(str(said["name"])) != ""
    )


def _is_short(text: object) -> bool:
    return isinstance(text, str) and len(text) <= LONGEST_NAME and text.isprintable()


def fair_name(name: str) -> str:
    """On one line, without what cannot be seen, and not longer than a list has room for."""
    seen = "".join(sign if sign.isprintable() else " " for sign in name)
    return " ".join(seen.split())[:LONGEST_NAME].strip()
