"""What a template is called and holds: the first line of its file, so that a list of them need read no more.

The first window lists them already, which is why nothing is imported here that reads tables.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from perfdesk.formats.unreadable import Unreadable

VERSION = 1
LONGEST_NAME = 100
_LONGEST_LINE = 8_192
"""Bytes; a label is some 300."""
_MOST = 10_000_000


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
    """Raises Unreadable, OSError."""
    with path.open("rb") as stream:
        return label_of(stream.readline(_LONGEST_LINE))


def label_of(line: bytes) -> Label:
    """Raises Unreadable."""
    try:
        read: dict[str, object] = json.loads(line.rstrip().removesuffix(b",") + b"}")["template"]
        said = {field.name: read[field.name] for field in fields(Label)}
        str(said["name"]).encode()
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise Unreadable("template_not") from None
    if isinstance(said["version"], int) and said["version"] > VERSION:
        raise Unreadable("template_too_new", version=str(said["program"])[:40])
    if not _is_sound(said):
        raise Unreadable("template_not")
    return Label(**said)  # type: ignore[arg-type] # as `_is_sound` found


def _is_sound(said: Mapping[str, object]) -> bool:
    """JSON may have put anything under the names of the fields."""
    counts = (
        said["projects"],
        said["indicators"],
        said["version"],
        0 if said["year"] is None else said["year"],
    )
    return (
        all(isinstance(said[name], bool) for name in ("is_whole", "follows_year"))
        and all(type(count) is int and 0 <= count < _MOST for count in counts)
        and all(_is_short(said[name]) for name in ("name", "at", "kind", "form", "program"))
        and said["name"] == fair_name(str(said["name"])) != ""
    )


def _is_short(text: object) -> bool:
    return isinstance(text, str) and len(text) <= LONGEST_NAME


def fair_name(name: str) -> str:
    """On one line, without what cannot be seen, and not longer than a list has room for."""
    seen = "".join(sign if sign.isprintable() else " " for sign in name)
    return " ".join(seen.split())[:LONGEST_NAME].strip()
