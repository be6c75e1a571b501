"""A disk of our own under SQLite: every call to it is told to an observer, which may let it fail.

SQLite asks for its files through a table of functions (a VFS). Ours stands before the usual one; it is put there by
ctypes, so nothing has to be compiled.
"""

import _sqlite3
import ctypes
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p, cast
from typing import Literal, NamedTuple, Protocol, TypeAlias

Act = Literal["open", "read", "write", "truncate", "sync", "size", "lock", "delete", "access"]


class Call(NamedTuple):
    """`name` is the file's path; `at` an offset, or the new length; `data` what is written."""

    act: Act
    name: str
    at: int = 0
    data: bytes = b""


class Observer(Protocol):
    def before(self, call: Call) -> int:
        """An error code of SQLite's that the call ends with instead of being done, or 0."""

    def after(self, call: Call) -> int:
        """The same, once it was done."""


class _File(Structure):
    pass


Handle: TypeAlias = "ctypes._Pointer[_File]"
_PLAIN = CFUNCTYPE(c_int, POINTER(_File))
_NUMBER = CFUNCTYPE(c_int, POINTER(_File), c_int)
_MOVE = CFUNCTYPE(c_int, POINTER(_File), c_void_p, c_int, c_int64)
_LENGTH = CFUNCTYPE(c_int, POINTER(_File), c_int64)
_POINTER = CFUNCTYPE(c_int, POINTER(_File), c_void_p)
_CONTROL = CFUNCTYPE(c_int, POINTER(_File), c_int, c_void_p)


class _Methods(Structure):
    """Of the first version: no shared memory, no memory maps, which PerfDesk does not use."""

    _fields_ = (
        ("version", c_int), ("close", _PLAIN), ("read", _MOVE), ("write", _MOVE), ("truncate", _LENGTH),
        ("sync", _NUMBER), ("size", _POINTER), ("lock", _NUMBER), ("unlock", _NUMBER), ("reserved", _POINTER),
        ("control", _CONTROL), ("sector", _PLAIN), ("device", _PLAIN),
    )  # fmt: skip


_File._fields_ = (("methods", POINTER(_Methods)), ("number", c_int64))
_OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, POINTER(_File), c_int, POINTER(c_int))
_DELETE = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)
_ACCESS = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int, POINTER(c_int))


class _Vfs(Structure):
    _fields_ = (
        ("version", c_int), ("file_bytes", c_int), ("longest_name", c_int), ("next", c_void_p), ("name", c_char_p),
        ("own", c_void_p), ("open", _OPEN), ("delete", _DELETE), ("access", _ACCESS), ("others", c_void_p * 13),
    )  # fmt: skip


_IOERR = 10
ERRORS: dict[Act, int] = {
    "open": 14, "read": _IOERR | 1 << 8, "write": _IOERR | 3 << 8, "sync": _IOERR | 4 << 8,
    "truncate": _IOERR | 6 << 8, "size": _IOERR | 7 << 8, "delete": _IOERR | 10 << 8, "access": _IOERR | 13 << 8,
    "lock": _IOERR | 15 << 8,
}  # fmt: skip
"""What SQLite's own layer answers when the system says that the device does not work."""
FULL = 13


def library() -> ctypes.CDLL | None:
    """The SQLite that Python uses; None where it is not to be had from outside."""
    try:
        found = ctypes.CDLL("sqlite3" if sys.platform == "win32" else _sqlite3.__file__)
        found.sqlite3_vfs_find.restype = POINTER(_Vfs)
    except (OSError, AttributeError):
        return None
    return found


@contextmanager
def observed(observer: Observer) -> Iterator[None]:
    """Databases that are opened from here on are on the observed disk, for as long as they are open."""
    sqlite = library()
    assert sqlite is not None
    usual = sqlite.sqlite3_vfs_find(None)
    disk = _Disk(usual, observer)
    sqlite.sqlite3_vfs_register(ctypes.byref(disk.vfs), 1)
    try:
        yield
    finally:
        sqlite.sqlite3_vfs_register(usual, 1)
        sqlite.sqlite3_vfs_unregister(ctypes.byref(disk.vfs))
        _KEPT.append(disk)  # a connection that was left open still calls it


_KEPT: list["_Disk"] = []


class _Disk:
    """Behind each of our files stands one of the usual kind, in the same piece of memory."""

    def __init__(self, usual: "ctypes._Pointer[_Vfs]", observer: Observer) -> None:
        self._usual, self._observer = usual, observer
        self._names: dict[int, str] = {}
        self.vfs = _Vfs.from_buffer_copy(usual.contents)
        self.vfs.name = f"observed {id(self)}".encode()
        self.vfs.file_bytes += ctypes.sizeof(_File)
        self.vfs.open, self.vfs.delete, self.vfs.access = (
            _OPEN(self._open), _DELETE(self._delete), _ACCESS(self._access)
        )  # fmt: skip
        self._methods = _Methods(
            1, _PLAIN(self._close), _MOVE(self._read), _MOVE(self._write), _LENGTH(self._truncate),
            _NUMBER(self._sync), _POINTER(self._size), _NUMBER(self._lock), _NUMBER(_unlock), _POINTER(_reserved),
            _CONTROL(_control), _PLAIN(_sector), _PLAIN(_device),
        )  # fmt: skip

    def _told(self, call: Call, act: Callable[[], int]) -> int:
        return self._observer.before(call) or act() or self._observer.after(call)

    def _open(self, _: int, name: int, file: "Handle", flags: int, given: object) -> int:
        said = ctypes.string_at(name).decode() if name else ""
        file.contents.methods = POINTER(_Methods)()

        def act() -> int:
            failed: int = self._usual.contents.open(
                cast(self._usual, c_void_p), name, _real(file), flags, given
            )
            if not failed:
                file.contents.methods = ctypes.pointer(self._methods)
                self._names[ctypes.addressof(file.contents)] = said
            return failed

        # A file that was opened cannot fail any more: SQLite would not close it.
        return self._observer.before(Call("open", said)) or act()

    def _delete(self, _: int, name: bytes, sync: int) -> int:
        usual = self._usual.contents
        return self._told(
            Call("delete", name.decode(), sync), lambda: usual.delete(cast(self._usual, c_void_p), name, sync)
        )

    def _access(self, _: int, name: bytes, flags: int, found: object) -> int:
        usual = self._usual.contents
        return self._told(
            Call("access", name.decode()),
            lambda: usual.access(cast(self._usual, c_void_p), name, flags, found),
        )

    def _name(self, file: "Handle") -> str:
        return self._names[ctypes.addressof(file.contents)]

    def _close(self, file: "Handle") -> int:
        self._names.pop(ctypes.addressof(file.contents), None)
        return int(_usual(file).close(_real(file)))

    def _read(self, file: "Handle", into: int, length: int, at: int) -> int:
        failed = self._observer.before(Call("read", self._name(file), at))
        return failed or int(_usual(file).read(_real(file), into, length, at))

    def _write(self, file: "Handle", data: int, length: int, at: int) -> int:
        call = Call("write", self._name(file), at, ctypes.string_at(data, length))
        return self._told(call, lambda: _usual(file).write(_real(file), data, length, at))

    def _truncate(self, file: "Handle", size: int) -> int:
        call = Call("truncate", self._name(file), size)
        return self._told(call, lambda: _usual(file).truncate(_real(file), size))

    def _sync(self, file: "Handle", flags: int) -> int:
        return self._told(Call("sync", self._name(file)), lambda: _usual(file).sync(_real(file), flags))

    def _size(self, file: "Handle", into: int) -> int:
        return self._told(Call("size", self._name(file)), lambda: _usual(file).size(_real(file), into))

    def _lock(self, file: "Handle", level: int) -> int:
        failed = self._observer.before(Call("lock", self._name(file), level))
        return failed or int(_usual(file).lock(_real(file), level))


def _real(file: "Handle") -> "Handle":
    return cast(ctypes.addressof(file.contents) + ctypes.sizeof(_File), POINTER(_File))


def _usual(file: "Handle") -> _Methods:
    methods: _Methods = _real(file).contents.methods.contents
    return methods


def _unlock(file: "Handle", level: int) -> int:
    return int(_usual(file).unlock(_real(file), level))


def _reserved(file: "Handle", into: int) -> int:
    return int(_usual(file).reserved(_real(file), into))


def _control(file: "Handle", what: int, argument: int) -> int:
    return int(_usual(file).control(_real(file), what, argument))


def _sector(file: "Handle") -> int:
    return int(_usual(file).sector(_real(file)))


def _device(file: "Handle") -> int:
    return int(_usual(file).device(_real(file)))
