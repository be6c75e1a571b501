"""What a desk asks of the place where its book is kept, so that another than a file can stand behind it one day."""

from collections.abc import Collection
from pathlib import Path
from typing import Protocol

from perfdesk.domain.book import Book
from perfdesk.domain.draft import SourceFile
from perfdesk.domain.edits import Edit, Place
from perfdesk.domain.identity import Id
from perfdesk.domain.origin import Origin
from perfdesk.store.annex import Annex
from perfdesk.store.errors import FileDamaged
from perfdesk.store.journal import EntryKind, JournalEntry


class Store(Protocol):
    """A book, its journal and where its values came from; `DeskFile` says what each method gives and raises.

    What is about a file as such (locks, copies, where it lies) is asked of the file.
    """

    who: str

    @property
    def signed(self) -> str: ...

    def sign_as(self, name: str) -> None: ...

    def load(self) -> Book: ...

    def write(
        self,
        edit: Edit,
        before: Book,
        after: Book,
        kind: EntryKind,
        of: int | None = None,
        annex: Annex | None = None,
    ) -> JournalEntry: ...

    def settle(self) -> JournalEntry | None: ...

    def entries(self, after: int = 0) -> list[JournalEntry]: ...

    def edit(self, seq: int) -> Edit: ...

    def edit_length(self, seq: int) -> int: ...

    def lines_about(
        self, items: Collection[Id], after: int, up_to: int | None = None, field: str = ""
    ) -> list[int]: ...

    def damaged(self, table: str, row: str) -> FileDamaged: ...

    def origin_at(self, place: Place) -> Origin | None: ...

    def origin_with(self, item: Id) -> Origin | None: ...

    def source_file(self, sha256: str) -> tuple[SourceFile, bytes | None] | None: ...

    def backup(self, reason: str) -> Path: ...

    def close(self) -> None: ...
