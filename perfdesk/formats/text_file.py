"""Bytes of a text file to text: byte order mark, UTF-16 by its zeros, strict UTF-8, GB18030 (see docs/SAFETY.md)."""

from perfdesk.formats.unreadable import Unreadable

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_SIGNATURES = {
    b"\x89PNG": "picture", b"\xff\xd8\xff": "picture", b"GIF8": "picture", b"BM": "picture",
    b"%PDF": "pdf", b"PK\x03\x04": "zip", b"\xd0\xcf\x11\xe0": "ole", b"SQLite format 3": "sqlite",
}  # fmt: skip


def signature(data: bytes) -> str | None:
    """What kind of binary file the first bytes say it is; None for what may be text."""
    if data.startswith(b"BM") and data[6:10] != bytes(4):
        return None  # letters that a text may begin with; a bitmap goes on with its size and four zeros
    kinds = (kind for mark, kind in _SIGNATURES.items() if data.startswith(mark))
    return next(kinds, None)


def decode(data: bytes) -> str:
    """The text with line ends as `\\n`. Raises Unreadable for what is no text."""
    text = _decoded(data)
    if "\x00" in text:
        raise Unreadable("not_text")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    if b"\0" in data:
        return _strict(data, _unmarked(data))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _strict(data, "gb18030")


def _unmarked(data: bytes) -> str:
    """UTF-16 without a mark: its digits, blanks and line ends have their zeros all on one side."""
    low, high = data[0::2].count(0), data[1::2].count(0)
    return "utf-16-le" if high > low else "utf-16-be"


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable("not_text") from None
