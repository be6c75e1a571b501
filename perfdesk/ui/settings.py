"""What the program remembers between two starts: sizes, recent files, theme and language."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QSettings

MOST_RECENT = 12
_MOST_LOOKS = 40


@dataclass(frozen=True, slots=True)
class Recent:
    """A file that was open, and when."""

    path: Path
    opened: datetime


class Left(NamedTuple):
    """Where a file was left: item, tab, and the grid's column and first line in view."""

    item: str
    tab: int
    column: int
    top: int


class Settings:
    """A thin coat over QSettings; PERFDESK_SETTINGS names another ini file."""

    def __init__(self, path: Path | None = None) -> None:
        given = path or os.environ.get("PERFDESK_SETTINGS")
        if given:
            self._store = QSettings(str(given), QSettings.Format.IniFormat)
        else:
            self._store = QSettings(
                QSettings.Format.IniFormat, QSettings.Scope.UserScope, "PerfDesk", "PerfDesk"
            )

    @property
    def theme(self) -> str:
        return self._text("theme", "system")

    @theme.setter
    def theme(self, name: str) -> None:
        self._store.setValue("theme", name)

    @property
    def language(self) -> str:
        return self._text("language", "zh_CN")

    @language.setter
    def language(self, name: str) -> None:
        self._store.setValue("language", name)

    @property
    def person_name(self) -> str:
        """Who writes comments here, as typed once; "" until then."""
        return self._text("person_name", "")

    @person_name.setter
    def person_name(self, name: str) -> None:
        self._store.setValue("person_name", name)

    @property
    def person_unit(self) -> str:
        return self._text("person_unit", "")

    @person_unit.setter
    def person_unit(self, unit: str) -> None:
        self._store.setValue("person_unit", unit)

    @property
    def form(self) -> str:
        """The form of which a table was last made."""
        return self._text("form", "")

    @form.setter
    def form(self, name: str) -> None:
        self._store.setValue("form", name)

    @property
    def heads(self) -> str:
        """The heads of tables that a person showed, as text (see `desk.pointing`)."""
        return self._text("heads", "")

    @heads.setter
    def heads(self, text: str) -> None:
        self._store.setValue("heads", text)

    @property
    def rules(self) -> str:
        """A bureau's choice of rules as text; empty for the rules as delivered."""
        return self._text("rules", "")

    @rules.setter
    def rules(self, text: str) -> None:
        self._store.setValue("rules", text)

    @property
    def second_place(self) -> Path | None:
        """The folder in which backups are kept a second time; None for none."""
        name = self._text("second_place", "")
        return Path(name) if name else None

    @second_place.setter
    def second_place(self, folder: Path | None) -> None:
        self._store.setValue("second_place", str(folder) if folder is not None else "")

    def is_on(self, name: str, default: bool = True) -> bool:
        return self._text(f"on/{name}", "1" if default else "0") == "1"

    def set_on(self, name: str, on: bool) -> None:
        self._store.setValue(f"on/{name}", "1" if on else "0")

    def state(self, name: str) -> QByteArray | None:
        """What a window, splitter or header gave as its state; None when there is none yet."""
        value = self._store.value(f"state/{name}")
        return value if isinstance(value, QByteArray) and not value.isEmpty() else None

    def keep_state(self, name: str, state: QByteArray) -> None:
        self._store.setValue(f"state/{name}", state)

    def look_of(self, table: str) -> str:
        """How a table was looked at the last time; empty for one that never was."""
        return next((text for name, text in self._looks() if name == table), "")

    @property
    def last_look(self) -> str:
        """How the table before was looked at."""
        return next((text for _, text in self._looks()), "")

    def _looks(self) -> list[tuple[str, str]]:
        lines = (line.partition("\t") for line in _as_list(self._store.value("looks", [])))
        return [(name, text) for name, _, text in lines]

    def keep_look(self, table: str, text: str) -> None:
        others = [
            line for line in _as_list(self._store.value("looks", [])) if not line.startswith(f"{table}\t")
        ]
        self._store.setValue("looks", [f"{table}\t{text}", *others][:_MOST_LOOKS])

    def place_in(self, path: Path) -> Left | None:
        for line in _as_list(self._store.value("places", [])):
            item, *numbers, name = (*line.split("\t", 4), "")[:5]
            if name == str(path.absolute()) and all(number.isdecimal() for number in numbers):
                return Left(item, *map(int, numbers))
        return None

    def keep_place(self, path: Path, left: Left) -> None:
        name = str(path.absolute())
        others = [
            line for line in _as_list(self._store.value("places", [])) if not line.endswith(f"\t{name}")
        ]
        self._store.setValue("places", ["\t".join(map(str, (*left, name))), *others][:MOST_RECENT])

    def recent(self) -> list[Recent]:
        """Newest first."""
        lines = self._store.value("recent", [])
        return [found for line in _as_list(lines) if (found := _recent(line)) is not None]

    def note_recent(self, path: Path) -> None:
        newest = Recent(path.absolute(), datetime.now().replace(microsecond=0))
        self._write_recent([newest, *(r for r in self.recent() if r.path != newest.path)][:MOST_RECENT])

    def forget_recent(self, path: Path) -> None:
        self._write_recent(r for r in self.recent() if r.path != path)

    def unclosed(self, path: Path) -> int | None:
        """The journal line at which a file was opened that was never closed; None for one that was."""
        line = self._text(_open_key(path), "")
        return int(line) if line.isdecimal() else None

    def note_unclosed(self, path: Path, line: int) -> None:
        """At once: what is to outlive a sudden end must not wait for the next writing of the settings."""
        self._store.setValue(_open_key(path), str(line))
        self._store.sync()

    def forget_unclosed(self, path: Path) -> None:
        self._store.remove(_open_key(path))

    def opened_at(self, path: Path) -> int | None:
        """The journal line at which a file was opened the last time."""
        line = self._text(_open_key(path, "opened"), "")
        return int(line) if line.isdecimal() else None

    def note_opened(self, path: Path, line: int) -> None:
        self._store.setValue(_open_key(path, "opened"), str(line))

    def _write_recent(self, files: Iterable[Recent]) -> None:
        self._store.setValue("recent", [f"{r.opened.isoformat()}\t{r.path}" for r in files])

    def _text(self, name: str, default: str) -> str:
        return str(self._store.value(name, default))


def _open_key(path: Path, group: str = "open") -> str:
    """The settings' own keys may hold no slashes of a path."""
    return f"{group}/{sha256(str(path.absolute()).encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def _as_list(value: object) -> list[str]:
    """QSettings gives a list of one back as a bare text."""
    if isinstance(value, list):
        return [str(v) for v in value]
    return [value] if isinstance(value, str) and value else []


def _recent(line: str) -> Recent | None:
    when, tab, path = line.partition("\t")
    try:
        return Recent(Path(path), datetime.fromisoformat(when)) if tab else None
    except ValueError:
        return None
