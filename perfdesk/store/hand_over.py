"""One instance asks the one that has a desk file: a small file beside the lock, so it works wherever the lock does.

Whoever may write into the folder can put anything there. So what is read is short and shown as words only; the one
thing that ever comes of it is a question. The asker changes the file while it waits, and takes it away in the end; the
holder answers by taking it away, with the lock or without. No clock of any computer is compared with another's.
"""

import json
import os
import platform
from pathlib import Path
from secrets import token_hex
from typing import Literal, NamedTuple

from perfdesk.store.lock import NO_LINK, plain, stands_alone
from perfdesk.store.private import PRIVATE

Wish = Literal["hand_over", "show"]
"""To be given the file, or only to see the window that has it."""
_WISHES: tuple[Wish, ...] = ("hand_over", "show")
_LONGEST = 1024
"""Bytes."""
_NOT_WAITING = getattr(os, "O_NONBLOCK", 0)


class Request(NamedTuple):
    """`beat` changes as long as the asker waits."""

    name: str
    machine: str
    wish: Wish
    beat: str

    @property
    def is_this_machine(self) -> bool:
        return self.machine != "" and self.machine == platform.node()


class Asking:
    """Made by `ask`; `wait_on` again and again, and `withdraw` in the end. On any thread, one at a time."""

    def __init__(self, path: Path, who: str, wish: Wish) -> None:
        self._path, self._beats = path, 0
        self._mark = token_hex(8)
        """By which our request is known from one that somebody put in its place."""
        self._words = (plain(who), platform.node(), wish)

    def begin(self) -> None:
        """Raises FileExistsError while somebody else asks, OSError where no file can be made there."""
        at = request_path(self._path)
        handle = os.open(at, os.O_WRONLY | os.O_CREAT | os.O_EXCL | NO_LINK, PRIVATE)
        try:
            self._write(handle)
        finally:
            os.close(handle)

    def wait_on(self) -> bool:
        """Says that we are still there. False when the request is gone, or not ours any more. Raises OSError."""
        try:
            handle = os.open(request_path(self._path), os.O_RDWR | NO_LINK | _NOT_WAITING)
        except FileNotFoundError:
            return False
        try:
            is_ours = self._is_ours(_request(os.read(handle, _LONGEST)))
            if is_ours:
                self._beats += 1
                self._write(handle)
        finally:
            os.close(handle)
        return is_ours

    def withdraw(self) -> None:
        """Raises OSError."""
        if self._is_ours(asked(self._path)):
            forget(self._path)

    def _is_ours(self, request: Request | None) -> bool:
        return request is not None and request.beat.startswith(self._mark)

    def _write(self, handle: int) -> None:
        text = json.dumps([*self._words, f"{self._mark}.{self._beats}"])
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, text.encode())
        os.ftruncate(handle, len(text))


def request_path(path: Path) -> Path:
    """Beside the file itself, like its lock."""
    own = path.resolve()
    return own.with_name(f".{own.name}.request")


def ask(path: Path, who: str, wish: Wish) -> Asking:
    """Raises FileExistsError while somebody else asks, OSError where no file can be made beside the desk file."""
    asking = Asking(path, who, wish)
    asking.begin()
    return asking


def asked(path: Path) -> Request | None:
    """What somebody asks now; None for nothing, and for anything that is no request. Raises OSError."""
    at = request_path(path)
    try:
        if not stands_alone(at.lstat()):
            return None
        handle = os.open(at, os.O_RDONLY | NO_LINK | _NOT_WAITING)
    except FileNotFoundError:
        return None
    try:
        return _request(os.read(handle, _LONGEST))
    finally:
        os.close(handle)


def forget(path: Path) -> None:
    """Takes away what was asked: the answer to it, unless the lock goes as well. Raises OSError."""
    request_path(path).unlink(missing_ok=True)


def _request(content: bytes) -> Request | None:
    try:
        name, machine, wish, beat = json.loads(content)
    except (ValueError, TypeError, RecursionError):  # also one that is just being written
        return None
    if wish not in _WISHES or not all(isinstance(each, str) for each in (name, machine, beat)):
        return None
    return Request(plain(name), plain(machine), wish, beat[:40])
