"""An open file and its rooms: the one door, the history, the checking, the file on the disk; and what a person does."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from perfdesk.desk import actions
from perfdesk.desk.checking import Checking
from perfdesk.desk.door import Changed, Door, holds_much, is_large
from perfdesk.desk.history import History
from perfdesk.desk.homes import Homes
from perfdesk.desk.importing import import_of, tables_in
from perfdesk.desk.open_file import OpenFile
from perfdesk.desk.provenance import Provenance, annex_of, provenance
from perfdesk.desk.step import Made, Step
from perfdesk.domain.book import Book
from perfdesk.domain.codes import Level2, code_list_for
from perfdesk.domain.draft import Draft, SourceFile
from perfdesk.domain.edits import Edit, ItemInserted, Place
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator_text import Written, write
from perfdesk.domain.notes import Mark, Note
from perfdesk.domain.table import Project, TargetTable, TotalsMode
from perfdesk.domain.talk import LOCKED, Talk, Thread
from perfdesk.domain.totals import Sums
from perfdesk.domain.tree import Tree
from perfdesk.store.annex import Annex, recorded
from perfdesk.store.desk_file import DeskFile

if TYPE_CHECKING:
    from perfdesk.desk.restoring import Holding

__all__ = ["Changed", "Desk"]


class Desk(Door):
    """An open `.perfdesk` file. Used from one thread only; a Step of it may run on another."""

    def __init__(self, file: DeskFile, most_items: int | None = None) -> None:
        super().__init__(file, most_items)
        self.checking = Checking(
            self
        )  # hears of every change first: whoever hears it later asks for findings
        self.history = History(self)
        self.file = OpenFile(self, file)
        self._open: tuple[Tree | None, Mapping[Id, int]] = None, {}
        self._talk: tuple[tuple[tuple[Note, ...], ...], Talk] = (), Talk({}, {}, {})
        self._talked_of: Book | None = None

    @classmethod
    def create(cls, path: Path, who: str) -> "Desk":
        """Raises FileExistsError."""
        return cls(DeskFile.create(path, who=who))

    @classmethod
    def open(cls, path: Path, who: str, most_items: int | None = None) -> "Desk":
        """A book of more than `most_items` is open before the rules were run over it; see `Checking.looking_over`.

        Raises NotADeskFile, FileDamaged, FileNotFoundError. Read-only when another holds it or it is newer.
        """
        return cls(DeskFile.open(path, who=who), most_items)

    @property
    def path(self) -> Path:
        return self._file.path

    @property
    def read_only(self) -> bool:
        return self._file.read_only

    @property
    def talk(self) -> Talk:
        """What is said in the review of the book; worked out when it is asked for, anew when notes came or went."""
        book = self.book
        if self._talked_of is not book:  # first: each cell that is painted asks
            notes = tuple(table.notes for table in book.tables)
            if len(notes) != len(self._talk[0]) or any(
                one is not other for one, other in zip(notes, self._talk[0], strict=True)
            ):
                self._talk = notes, Talk.of(book)
            self._talked_of = book
        return self._talk[1]

    def lock_on(self, item_id: Id) -> Mark | None:
        """The decision that keeps an item from being changed; None where nothing does."""
        mark = self.talk.state(self.tree.with_owners(item_id)) if self.talk.marks else None
        return mark if mark is not None and mark.verdict in LOCKED else None

    def can_change(self, item_id: Id) -> bool:
        return not self.read_only and self.lock_on(item_id) is None

    def threads_at(self, place: Place) -> list[Thread]:
        """Those about exactly this place that wait for an answer."""
        told = self.talk.threads.get(place.item, ())
        return (
            [thread for thread in told if thread.is_open and thread.head.field == place.field] if told else []
        )

    def open_threads(self, item_id: Id) -> int:
        """How many wait for an answer at the item and in it."""
        if self._open[0] is not self.tree:
            self._open = self.tree, self.talk.open_counts(self.tree)
        return self._open[1].get(item_id, 0)

    def sums(self, item_id: Id) -> Sums:
        """Σ of the projects of a unit or table."""
        return self.reckoning.sums.get(item_id, Sums())

    def joined(self, project_id: Id) -> Written:
        """The project's indicators as they will be exported, with the span of every field."""
        project = self.tree.owner(project_id, Project)
        table = self.tree.owner(project_id, TargetTable)
        return write(project.preamble, project.indicators, table.dialect)

    def level2_choices(self, item_id: Id, *, is_coded: bool = True) -> tuple[Level2, ...]:
        """The code list in force in the year of the table around the item; not coded, in the words of forms."""
        codes = code_list_for(self.tree.owner(item_id, TargetTable).year)
        return codes.entries if is_coded else codes.in_words

    def enter(self, place: Place, text: str) -> bool:
        """Typed text into a field. False when nothing changed. Raises NotAnAmount, NotAWholeNumber, StoreFailed."""
        return self.do_if(actions.enter(self.tree, place, text))

    def choose_level2(self, indicator_id: Id, level2: Level2) -> bool:
        return self.do_if(actions.choose_level2(self.tree, indicator_id, level2))

    def rewrite_indicators(self, project_id: Id, text: str) -> bool:
        return self.do_if(actions.rewrite_indicators(self.tree, project_id, text))

    def set_totals(self, table_id: Id, mode: TotalsMode) -> bool:
        return self.do_if(actions.set_totals(self.tree, table_id, mode))

    def add_table(self, department: str, year: int | None) -> Id:
        return self._add(actions.add_table(self.tree, department, year))

    def add_unit(self, table_id: Id, after: Id | None = None) -> Id:
        return self._add(actions.add_unit(self.tree, table_id, after))

    def add_project(self, unit_id: Id, after: Id | None = None) -> Id:
        return self._add(actions.add_project(self.tree, unit_id, after))

    def add_indicator(self, project_id: Id, after: Id | None = None) -> Id:
        return self._add(actions.add_indicator(self.tree, project_id, after))

    def duplicate(self, item_id: Id) -> Id:
        return added_by(self.run(self.duplicating(item_id)))

    def duplicating(self, item_id: Id) -> Step:
        """The same as a step; `added_by` says which item the copy is."""
        return self.bringing(item_id, lambda tree: actions.duplicate(tree, item_id))

    def bringing(self, like: Id, make: Callable[[Tree], Edit]) -> Step:
        """A step that makes another item, as large as one that there is, and brings it."""
        tree = self.tree
        is_large = holds_much(tree.item(like))
        return self.begin(lambda: Made(make(tree)), is_large=is_large, backup="bulk" if is_large else "")

    def remove(self, item_ids: Sequence[Id]) -> bool:
        return self.do_if(actions.remove(self.tree, item_ids))

    def move(self, item_id: Id, steps: int) -> bool:
        """False at the end of the line."""
        return self.do_if(actions.move(self.tree, item_id, steps))

    def accept(
        self,
        draft: Draft,
        content: bytes | None = None,
        chosen: Collection[Id] | None = None,
        homes: Homes | None = None,
    ) -> list[Id]:
        """The draft's chosen projects and evaluations (None: all) into the book: one Edit, one undo. The tables' ids.

        `homes`: which tables take them in (None: the likeliest). Its doubts stand among the findings until the
        doubtful value is changed or confirmed. `content`, of the file itself, is kept with
        where each value stood in it.
        """
        edit = self.run(self.accepting(draft, content, chosen, homes))
        return tables_in(edit, self.tree) if edit is not None else []

    def accepting(
        self,
        draft: Draft,
        content: bytes | None = None,
        chosen: Collection[Id] | None = None,
        homes: Homes | None = None,
        stood: Id | None = None,
    ) -> Step:
        """The same as a step, to be run on another thread and then given to `finish`."""
        book = self.book

        def make() -> Made:
            taking = import_of(draft, book, chosen, homes, stood)
            return Made(taking.edit, annex_of(replace(draft, origins=taking.origins), content))

        return self.begin(make, is_large=True, backup="import")

    def undo(self) -> Edit | None:
        """Takes the last edit back; the Edit that did so, None when there is nothing to undo."""
        return self.run(self.history.undoing())

    def redo(self) -> Edit | None:
        return self.run(self.history.redoing())

    def holding(self) -> "Callable[[], Holding]":
        """What the book holds as it is now, to be worked out on any thread and held against a backup."""
        now = self.reckoning

        def look() -> "Holding":
            from perfdesk.desk.restoring import holding_of

            return holding_of(now if now.is_checked else now.looked_over())

        return look

    def restoring(self, then: Book) -> Step:
        """The book as a backup has it (see `restoring.book_in`), as one step that can be undone; after a backup."""
        from perfdesk.desk.restoring import bringing_back

        book = self.book
        return self.begin(lambda: Made(bringing_back(book, then)), is_large=True, backup="restore")

    def provenance(self, place: Place) -> Provenance | None:
        """Where a value came from; None for one that was never imported, and while the file is being written."""
        return provenance(self._store, self.tree, place) if not self.is_writing else None

    def source_content(self, source: SourceFile) -> bytes | None:
        """An imported file as it was; None for one that was too large to be kept, and while the file is written."""
        kept = self._store.source_file(source.sha256) if not self.is_writing else None
        return kept[1] if kept else None

    def records(self, kind: str) -> list[bytes]:
        """What was written down beside the book, oldest first: what was handed out, merged, typed a second time.

        Raises StillWriting.
        """
        return self.at_hand().kept_by(kind)

    def record(self, kind: str, name: str, content: bytes) -> None:
        """Writes something down that changes no value; `kind` is its action, too. Raises StoreFailed."""
        self.do(Edit(kind, ()), recorded(kind, name, content))

    def merging(self, edit: Edit, record: Annex) -> Step:
        """A merge as one step, after a backup; to be run on any thread and then given to `finish`."""
        return self.begin(lambda: Made(edit, record), is_large=is_large(edit), backup="merge")

    def _add(self, edit: Edit) -> Id:
        self.do(edit)
        return added_by(edit)


def added_by(edit: Edit | None) -> Id:
    """The item that an edit begins with bringing."""
    inserted = edit.changes[0] if edit is not None else None
    assert isinstance(inserted, ItemInserted)
    return inserted.item.id
