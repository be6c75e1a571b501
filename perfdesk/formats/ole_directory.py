"""What an OLE2 file (compound file binary, [MS-CFB]) holds right under its root: that tells what wrote it."""

import struct
from collections.abc import Iterator

_HEADER = 512
_ENTRY = 128
_NONE = 0xFFFFFFFA
"""Sector and entry numbers from here on are marks, such as the end of a chain."""


def names_under_root(data: bytes) -> set[str]:
    """Names of the root's own streams and storages, none of embedded objects; empty for a damaged file."""
    try:
        entries = list(_entries(data))
        return set(_siblings(entries, _number(entries[0], 76))) if entries else set()
    except (struct.error, UnicodeDecodeError, OverflowError):
        return set()


def _entries(data: bytes) -> Iterator[bytes]:
    size = 1 << min(struct.unpack_from("<H", data, 30)[0], 20)
    fat = b"".join(_sector(data, at, size) for at in struct.unpack_from("<109I", data, 76) if at < _NONE)
    sector, seen = _number(data, 48), set[int]()
    while sector < _NONE and sector not in seen:
        seen.add(sector)
        content = _sector(data, sector, size)
        yield from (content[at : at + _ENTRY] for at in range(0, len(content) - _ENTRY + 1, _ENTRY))
        sector = _number(fat, 4 * sector)


def _sector(data: bytes, number: int, size: int) -> bytes:
    start = max(_HEADER, size) + number * size
    return data[start : start + size]


def _siblings(entries: list[bytes], first: int) -> Iterator[str]:
    """The names in the tree of entries that begins with the `first`."""
    ahead, seen = [first], set[int]()
    while ahead:
        at = ahead.pop()
        if at >= len(entries) or at in seen:
            continue
        seen.add(at)
        length = struct.unpack_from("<H", entries[at], 64)[0]
        yield entries[at][: max(0, min(length, 64) - 2)].decode("utf-16-le")
        ahead += [_number(entries[at], 68), _number(entries[at], 72)]


def _number(data: bytes, at: int) -> int:
    number: int = struct.unpack_from("<I", data, at)[0]
    return number
