"""The templates of the person, each a file in a folder of the program's own: kept, renamed, taken away, handed on."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from perfdesk.desk import TEMPLATE_ENDING
from perfdesk.desk.templates.label import Label, NotALabel, fair_name, label_in
from perfdesk.domain.identity import new_id
from perfdesk.domain.pinyin import initials

if TYPE_CHECKING:
    from perfdesk.desk.templates.template import Template


class Kept(NamedTuple):
    """A template as far as a list shows it. One that `is_bundled` comes with the program and is no file."""

    path: Path
    label: Label
    is_bundled: bool = False


class Was(NamedTuple):
    """What a file on the shelf held before, and what it was made to hold; None: it was not there."""

    path: Path
    content: bytes | None
    made: bytes | None


class Shelf:
    """Nothing is kept in memory: another window may have put something there meanwhile."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def all(self) -> list[Kept]:
        """By the initials of their names; what cannot be read is left out (see `unread`)."""
        found = [kept for path in self._paths() if (kept := _kept(path)) is not None]
        return sorted(found, key=_order)

    def tables(self) -> list[Kept]:
        """Those of which a whole table is made."""
        return [kept for kept in self.all() if kept.label.is_whole]

    def for_projects(self) -> list[Kept]:
        """Those of which projects are made; those that come with the program behind the person's own."""
        return [*(kept for kept in self.all() if not kept.label.is_whole), *self.bundled()]

    def bundled(self) -> list[Kept]:
        """Those that come with the program."""
        from perfdesk.desk.templates.bundled import bundled
        from perfdesk.desk.templates.files import label_for

        ours = (Kept(Path(each.name), label_for(each), is_bundled=True) for each in bundled())
        return sorted(ours, key=_order)

    def unread(self) -> int:
        """How many files there are no templates that this version can read."""
        return sum(_kept(path) is None for path in self._paths())

    def called(self, name: str, *, is_whole: bool) -> Kept | None:
        """The one of that name; projects and tables are asked for in different places."""
        named = (kept for kept in self.all() if kept.label.name == name and kept.label.is_whole is is_whole)
        return next(named, None)

    def template(self, kept: Kept) -> "Template":
        """Raises Unreadable."""
        # Imported here: a list of templates does without what reads tables.
        from perfdesk.desk.templates.bundled import bundled_template
        from perfdesk.desk.templates.files import MAX_FILE, template_of
        from perfdesk.formats.own_file import content_in

        if kept.is_bundled:
            return bundled_template(kept.label.name)
        return template_of(content_in(kept.path, MAX_FILE))

    def hand_on(self, kept: Kept, path: Path) -> None:
        """As a file for a colleague. Raises TargetInUse, TargetIsDeskFile, OSError."""
        from perfdesk.formats.writers.replacing import replace_file

        replace_file(path, kept.path.read_bytes(), lambda _: None)

    def keep(self, template: "Template") -> Was:
        """In the place of one of the same name. Raises Unreadable, OSError."""
        from perfdesk.desk.templates.files import content_of

        former = self.called(template.name, is_whole=template.is_whole)
        path = former.path if former is not None else self._folder / f"{new_id()}{TEMPLATE_ENDING}"
        was = Was(path, _content(path), content_of(template))
        return self._written(was)

    def take_in(self, template: "Template") -> str:
        """One from elsewhere, which takes nobody's place: the name under which it stands there. Raises OSError."""
        name = self.free_name(template.name, is_whole=template.is_whole)
        self.keep(replace(template, name=name))
        return name

    def copy(self, kept: Kept, at: str) -> tuple[str, Was]:
        """Another of the person's own, kept that day, and its name. Raises Unreadable, OSError."""
        template = self.template(kept)
        name = self.free_name(template.name, is_whole=template.is_whole)
        return name, self.keep(replace(template, name=name, at=at))

    def free_name(self, name: str, *, is_whole: bool) -> str:
        """`name`, `name (2)` …: the first that is not taken."""
        taken = {kept.label.name for kept in self.all() if kept.label.is_whole is is_whole}
        names = (name, *(f"{name[:90]} ({n})" for n in range(2, len(taken) + 3)))
        return next(each for each in names if each not in taken)

    def rename(self, kept: Kept, name: str) -> Was | None:
        """None for a name that is blank, or taken, or the old one. Raises Unreadable, OSError."""
        from perfdesk.desk.templates.files import content_of

        name = fair_name(name)
        if not name or self.called(name, is_whole=kept.label.is_whole) is not None:
            return None
        made = content_of(replace(self.template(kept), name=name))
        return self._written(Was(kept.path, kept.path.read_bytes(), made))

    def remove(self, kept: Kept) -> Was:
        """Raises OSError."""
        return self._written(Was(kept.path, kept.path.read_bytes(), None))

    def put_back(self, was: Was) -> None:
        """As it was before. Raises Unreadable where the file says something else by now, OSError."""
        now = _content(was.path)
        if now != was.content:
            if now != was.made:
                from perfdesk.formats.unreadable import Unreadable  # the first window lists templates, too

                raise Unreadable("template_changed")
            self._written(Was(was.path, now, was.content))

    def _paths(self) -> Sequence[Path]:
        try:
            return [path for path in self._folder.iterdir() if path.suffix == TEMPLATE_ENDING]
        except OSError:  # not there before the first template
            return ()

    def _written(self, was: Was) -> Was:
        if was.made is None:
            was.path.unlink()
        else:
            self._write(was.path, was.made)
        return was

    def _write(self, path: Path, content: bytes) -> None:
        """Whole or not at all, for its owner alone to read."""
        from perfdesk.formats.writers.replacing import replace_file
        from perfdesk.store import private

        self._folder.parent.mkdir(parents=True, exist_ok=True)
        private.folder(self._folder)
        replace_file(path, content, lambda _: None, is_private=True)


def _order(kept: Kept) -> tuple[tuple[str, ...], str, str]:
    name = kept.label.name
    return initials(name)[:1], name, kept.path.name


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _kept(path: Path) -> Kept | None:
    try:
        return Kept(path, label_in(path))
    except (NotALabel, OSError):
        return None
