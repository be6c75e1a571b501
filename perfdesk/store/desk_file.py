"""An open `.perfdesk` file: the book in it, its journal, and the one way to write an edit."""

import sqlite3
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Literal, Self, TypeVar

from perfdesk.domain.book import Book
from perfdesk.domain.draft import SourceFile
from perfdesk.domain.edits import Edit, Place
from perfdesk.domain.identity import Id
from perfdesk.domain.origin import Origin
from perfdesk.store import backing_up, journal
from perfdesk.store.access import Access, access_to, granted
from perfdesk.store.annex import Annex, kept_by, origin_at, origin_with, source_file, write_annex
from perfdesk.store.backup_ahead import BackupAhead
from perfdesk.store.backups import Backup, backups_of
from perfdesk.store.bulk import without_gc
from perfdesk.store.clock import now
from perfdesk.store.codec import decode, encode
from perfdesk.store.connection import Database, SQLiteError, identity_of, is_of_index, reason_of
from perfdesk.store.errors import BackupFailed, Damage, FileDamaged, FileTooNew, StoreFailed
from perfdesk.store.hand_over import Request
from perfdesk.store.header import Header, header
from perfdesk.store.info import FileInfo, file_info
from perfdesk.store.journal import EntryKind, Head, JournalEntry, Line
from perfdesk.store.lock import Held, Holder
from perfdesk.store.meta import read_meta
from perfdesk.store.opening import connect, create_file, named_errors
from perfdesk.store.private import new_file
from perfdesk.store.reading import Reading, read_book
from perfdesk.store.rows import EMPTY_STATE, RowChanges, row_changes
from perfdesk.store.storable import refuse_unstorable_text
from perfdesk.store.verification import Verification, verification

__all__ = [
    "Backup", "DeskFile", "EntryKind", "FileInfo", "Header", "Holder", "JournalEntry", "Verification",
    "header",
]  # fmt: skip

Told = TypeVar("Told")
Whereabouts = Literal["here", "gone", "replaced"]
Regained = Literal["held", "changed", "writable"]


def get_ready_to_write() -> None:
    """Imports what the first write needs, so that it need not wait for that; on any thread."""
    from perfdesk.store import engine, writing

    del engine, writing


def looked_at_twice(look: Callable[[], Told], before_again: Callable[[], object] = lambda: None) -> Told:
    """A disk that fails once gives SQLite the same error as damage does: only who finds it twice says so."""
    try:
        return look()
    except (FileDamaged, StoreFailed) as fault:
        if isinstance(fault, StoreFailed) and fault.reason != "unreadable":
            raise
    before_again()
    return look()


class DeskFile:
    """Made by `create` or `open`. To be used by one thread, and closed.

    Every method may raise FileDamaged, and StoreFailed when the file cannot be reached.
    """

    def __init__(self, path: Path, who: str, access: Access) -> None:
        self.path = path
        self.who = self._signed = who
        self.locked_by: Holder | None = access.locked_by
        self.read_only: bool = access.read_only
        self._access = access
        self._connected: Database | None = None
        self.needs_version = "" if access.is_newer else None
        self._head = Head(0, "", EMPTY_STATE)
        self._in_doubt: Line | None = None
        self._identity = identity_of(path)
        self._ahead = BackupAhead(path)
        try:
            self._look()
        except StoreFailed:
            if not access.is_newer:
                self._disconnect()
                raise
        except BaseException:
            self._disconnect()  # else what it has locked would keep a backup from being put back
            raise

    @classmethod
    def create(cls, path: Path, *, who: str) -> Self:
        """A new file with an empty book. Raises FileExistsError, NotStorable."""
        refuse_unstorable_text(who)
        create_file(path, who)
        return cls.open(path, who=who)

    @classmethod
    def open(cls, path: Path, *, who: str, read_only: bool = False) -> Self:
        """Raises FileNotFoundError, NotADeskFile, FileDamaged, NotStorable.

        It may be read-only without having been asked for: see `locked_by` and `needs_version`.
        """
        refuse_unstorable_text(who)
        access = access_to(path, who, read_only=read_only)
        try:
            return looked_at_twice(lambda: cls(path, who, access))
        except BaseException as fault:
            access.release()
            if isinstance(fault, StoreFailed) and fault.reason == "read_only":
                raise StoreFailed("unfinished") from fault
            raise

    def sign_as(self, name: str) -> None:
        """Whom the journal names from now on; `who` stays the account, by which holders of the file are known.

        Raises NotStorable.
        """
        refuse_unstorable_text(name)
        self._signed = name or self.who

    @property
    def signed(self) -> str:
        return self._signed

    def load(self) -> Book:
        """What the file holds now; from here on, `write` builds on it. Raises FileDamaged, FileTooNew."""
        if identity_of(self.path) != self._database.identity:
            self._disconnect()
        return looked_at_twice(self._loaded, self._disconnect)

    def _loaded(self) -> Book:
        reading, head, seen = self._read()
        if reading.damage and self.needs_version is not None:
            raise FileTooNew(self.path, self.needs_version)
        if reading.damage:
            raise FileDamaged(self.path, reading.damage, backing_up.newest_sound(self.path))
        self._head, self._seen, self._identity = head, seen, self._database.identity
        return reading.book

    def write(
        self,
        edit: Edit,
        before: Book,
        after: Book,
        kind: EntryKind,
        of: int | None = None,
        annex: Annex | None = None,
    ) -> JournalEntry:
        """Rows, journal line and annex in one transaction; `of` is the line that an UNDO or REDO is about.

        Raises StoreFailed (for `in_doubt`, see `settle`) and, before anything is touched, NotStorable.
        """
        if self.read_only:
            raise StoreFailed("read_only")
        with without_gc():
            text = encode(edit)
            changes = row_changes(before, after)
        state = changes.state_after(self._head.state)
        line = journal.next_line(
            self._head, who=self._signed, action=edit.action, kind=kind, of=of, state=state, edit=text
        )
        try:
            self._commit(changes, line, annex)
        except SQLiteError as error:
            if not self._is_stored(line):
                raise StoreFailed("in_doubt" if self._in_doubt else reason_of(error)) from error
        self._head = line.head
        return line.entry

    def settle(self) -> JournalEntry | None:
        """The line that was in doubt, if it is in the file after all. Raises StoreFailed while nobody can tell."""
        line, self._in_doubt = self._in_doubt, None
        if line is None:
            return None
        is_stored = self._is_stored(line)
        if self._in_doubt:
            raise StoreFailed("in_doubt")
        if is_stored:
            self._head = line.head
        return line.entry if is_stored else None

    def entries(self, after: int = 0) -> list[JournalEntry]:
        """The journal's lines behind the line `after`, oldest first."""
        try:
            return self._asked(lambda connection: journal.entries(connection, after))
        except (ValueError, TypeError):  # no kind of entry; which of them it is, the hashes know
            backup = backing_up.newest_sound(self.path)
            raise FileDamaged(self.path, self.verify().damage, backup) from None

    def edit(self, seq: int) -> Edit:
        """What a line of the journal did. Raises NoSuchEntry."""
        line = looked_at_twice(lambda: self._sound_line(seq), self._disconnect)
        try:
            with without_gc():
                return decode(line.edit)
        except (LookupError, ValueError, TypeError, ArithmeticError, RecursionError):
            # The hash is right, so somebody else's program made the line.
            raise self.damaged("journal", str(seq)) from None

    def _sound_line(self, seq: int) -> Line:
        line = self._asked(lambda connection: journal.line(connection, seq))
        if not line.is_true:
            raise self.damaged("journal", str(seq))
        return line

    def damaged(self, table: str, row: str) -> FileDamaged:
        """What to raise about a row that is not as PerfDesk writes it."""
        return FileDamaged(self.path, (Damage(table, (row,), "changed"),), backing_up.newest_sound(self.path))

    def edit_length(self, seq: int) -> int:
        """How many letters `edit` would have to read; 0 where there is no such line."""
        return self._asked(lambda connection: journal.edit_length(connection, seq))

    def lines_about(
        self, items: Collection[Id], after: int, up_to: int | None = None, field: str = ""
    ) -> list[int]:
        """The journal's lines behind `after` that may be about one of the items, or a field, oldest first."""
        return self._asked(lambda connection: journal.lines_about(connection, items, after, up_to, field))

    def origin_at(self, place: Place) -> Origin | None:
        """Where a value was imported from; None for one that was typed."""
        return self._origin(place.item, lambda connection: origin_at(connection, place))

    def origin_with(self, item: Id) -> Origin | None:
        """The cell in which an indicator stood among others."""
        return self._origin(item, lambda connection: origin_with(connection, item))

    def _origin(self, item: Id, ask: Callable[[sqlite3.Connection], Origin | None]) -> Origin | None:
        try:
            return self._asked(ask)
        except (LookupError, ValueError, TypeError):
            raise self.damaged("origin", item) from None

    def source_file(self, sha256: str) -> tuple[SourceFile, bytes | None] | None:
        """An imported file and, unless it was too large to be kept, its content."""
        return self._asked(lambda connection: source_file(connection, sha256))

    def kept_by(self, reader: str) -> list[bytes]:
        """What was written beside the book under that name, oldest first."""
        return self._asked(lambda connection: kept_by(connection, reader))

    @property
    def head(self) -> str:
        """The hash of the last line that was read or written; it stands for the whole journal before it."""
        return self._head.hash

    @property
    def has_changed_elsewhere(self) -> bool:
        """Whether another process wrote to the file, or put another one in its place, since `load`."""
        if self.whereabouts() != "here":
            return True
        with named_errors(self.path):
            return self._database.data_version != self._seen

    def whereabouts(self) -> Whereabouts:
        """What stands under the file's name now; on any thread, for a drive may take long to answer."""
        found = identity_of(self.path)
        if found is None:
            return "gone"
        return "here" if found == self._identity else "replaced"

    def rejoin(self) -> bool:
        """Whether what was put in the file's place is the same file, as after a drive came back; then work goes on."""
        try:
            access = self._access.renewed(self.path, self.who)
            self._disconnect()
            is_same = self._is_at_head()
        except (Held, OSError):
            return False
        self._access = access
        if is_same:
            self._identity = self._database.identity
        else:
            self._disconnect()
        return is_same

    @property
    def is_barred(self) -> bool:
        """Whether it is read-only because nothing could be written beside it, as on a full or closed disk."""
        return self._access.is_barred

    def regain(self) -> Regained:
        """Goes on writing what was read-only, if nobody has it and nothing bars it any more.

        `changed`: others have written since, so that it has to be opened anew.
        """
        granted_now = granted(self.path, self.who)
        if granted_now is None:
            return "held"
        before, self._access = self._access, granted_now
        self._disconnect()
        if not self._is_at_head():
            self._access = before
            self._disconnect()
            granted_now.release()
            return "changed"
        self.read_only, self.locked_by = False, None
        self._identity = self._database.identity
        return "writable"

    def _is_at_head(self) -> bool:
        try:
            with self._reading() as connection:
                return journal.head_of(connection) == self._head
        except (FileDamaged, StoreFailed, OSError):
            return False

    def hand_over(self, to: Request) -> None:
        """Whoever asked may write from here on; everything that was written here is in the file."""
        self.read_only, self.locked_by = True, Holder(to.name, to.machine, now())
        access, self._access = self._access, Access(locked_by=self.locked_by)
        self._disconnect()
        with suppress(FileDamaged, StoreFailed):  # whoever asks for something next is told
            self._look()  # connected again before the other can write, so that its first edit is noticed
        access.release()

    def copy_to(self, path: Path) -> bool:
        """A copy with journal and sources; False where the file cannot be read or says something else by now.

        Raises FileExistsError, OSError about `path`.
        """
        database = self._connected
        if database is None:
            return False
        new_file(path)
        try:
            with database.reading() as connection:
                if journal.head_of(connection) != self._head:
                    path.unlink()
                    return False
            with closing(sqlite3.connect(path)) as target:
                backing_up.copy_pages(database.driver, target)
            if not backing_up.looked_over(path)[1].of_content:
                return True
        except SQLiteError:
            pass  # said by what comes next
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        path.unlink(missing_ok=True)
        return False

    def verify(self) -> Verification:
        """All of it, also what opening leaves out: the journal's chain, imported files and where values stood."""
        found = self._asked(verification)
        if found.damage:
            self._disconnect()
            found = self._asked(verification)
        return found

    def damage_beside(self) -> tuple[Damage, ...]:
        """What is not as written in the journal, the imported files and where values stood; on any thread."""
        try:
            with named_errors(self.path):
                return looked_at_twice(lambda: backing_up.verified_beside(self.path)).beside
        except OSError:
            raise StoreFailed("unreadable") from None

    def info(self) -> FileInfo:
        return self._asked(lambda connection: file_info(connection))

    def backup(self, reason: str) -> Path:
        """A tested copy in `<name>.backups`; `reason` is a code. Older ones go as `backups.kept` says.

        May be called on any thread, also while the file is used on another. Raises FileDamaged and BackupFailed, and
        StoreFailed where the file is no longer in its place.
        """
        self._refuse_elsewhere()
        try:
            backup = looked_at_twice(lambda: self._copied(reason))
            backing_up.prune(self.path)
        except (OSError, StoreFailed) as fault:
            raise BackupFailed(self.path) from fault
        return backup

    def back_up_ahead(self, is_unwanted: Callable[[], bool] = lambda: False) -> None:
        """For a step that may follow: `backup` takes it where nothing was written meanwhile. On any thread.

        One that was not needed goes with `drop_backup_ahead`, once it is unwanted, or with closing.
        Raises as `backup` does.
        """
        self._refuse_elsewhere()
        try:
            with named_errors(self.path):
                looked_at_twice(lambda: self._ahead.make(self._head.hash, is_unwanted))
        except (OSError, StoreFailed) as fault:
            raise BackupFailed(self.path) from fault

    def drop_backup_ahead(self) -> None:
        self._ahead.drop()

    def _copied(self, reason: str) -> Path:
        with named_errors(self.path):
            made = self._ahead.take(self._head.hash, reason)
            return made or backing_up.tested_copy(self.path, reason)

    def backups(self) -> list[Backup]:
        """Newest first."""
        return backups_of(self.path)

    def restore(self, backup: Path) -> None:
        """The file becomes what it was, journal and all, after a copy of what it is; then `load`.

        Raises FileDamaged for a damaged backup.
        """
        if self.read_only:
            raise StoreFailed("read_only")
        self._refuse_elsewhere()
        damage = backing_up.content_damage_of(backup)
        if damage:
            raise FileDamaged(backup, damage)
        with named_errors(self.path, "io"):
            backing_up.copy(self._database, self.path, "restore", self._head)
            backing_up.put_back(self._database, backup)
        self._disconnect()
        self._look()

    def close(self) -> None:
        self._ahead.end()
        self._disconnect()
        self._access.release()

    @property
    def _database(self) -> Database:
        """Connected anew when a failed write has left the connection in doubt."""
        if self._connected is None:
            self._connected = connect(self.path, self.who, self._access)
            self._seen = self._connected.data_version
        return self._connected

    def _disconnect(self) -> None:
        if self._connected is not None:
            self._connected.close()
            self._connected = None

    def _asked(self, ask: Callable[[sqlite3.Connection], Told]) -> Told:
        def look() -> Told:
            with self._reading() as connection:
                return ask(connection)

        return looked_at_twice(look, self._disconnect)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with named_errors(self.path), self._database.reading() as connection:
            yield connection

    def _look(self) -> None:
        with self._reading() as connection:
            if self._access.is_newer:
                self.needs_version = read_meta(connection).application_version
            self._head = journal.head_of(connection)

    def _read(self) -> tuple[Reading, Head, int]:
        with self._reading() as connection, without_gc():
            head = self._head if self._access.is_newer else journal.head_of(connection)
            reading = read_book(connection, None if self._access.is_newer else head.state)
            return reading, head, self._database.data_version

    def _commit(self, changes: RowChanges, line: Line, annex: Annex | None) -> None:
        """A damaged index, which hides rows that are there, is made anew: it says nothing that they do not say."""
        self._refuse_elsewhere()
        from perfdesk.store.writing import RowNotFound

        try:
            self._transact(changes, line, annex)
        except (RowNotFound, sqlite3.DatabaseError) as error:
            if isinstance(error, sqlite3.DatabaseError) and not is_of_index(error):
                raise
            self._database.driver.execute("REINDEX")
            try:
                self._transact(changes, line, annex)
            except RowNotFound:
                damage = Damage("", (), "missing")
                raise FileDamaged(self.path, (damage,), backing_up.newest_sound(self.path)) from None

    def _transact(self, changes: RowChanges, line: Line, annex: Annex | None) -> None:
        from perfdesk.store.writing import append, write_rows

        with self._database.writing() as connection:
            head = journal.head_of(self._database.driver)
            if self._database.data_version != self._seen or head != self._head:
                raise StoreFailed("foreign_change")
            write_rows(connection, changes)
            append(connection, line)
            if annex is not None:
                write_annex(connection, annex)

    def _refuse_elsewhere(self) -> None:
        """Nothing is written beside a file that is not there, or not ours any more."""
        where = self.whereabouts()
        if where != "here":
            raise StoreFailed("gone" if where == "gone" else "foreign_change")

    def _is_stored(self, line: Line) -> bool:
        """Whether the line is in the file although writing it failed; asked over a new connection.

        A commit that raised may be on the disk all the same (docs/SAFETY.md). Where the disk does not answer, the line
        stays in doubt.
        """
        self._disconnect()
        try:
            with self._reading() as connection:
                return journal.head_of(connection) == line.head
        except (StoreFailed, FileDamaged, OSError):
            self._in_doubt = line
            return False
        finally:
            self._disconnect()  # on a failing disk SQLite may have got a handle that only reads
