"""What a zip-based document may be, judged by its directory alone, before any parser sees it (see docs/SAFETY.md)."""

import io
import zipfile
import zlib

from perfdesk.formats.unreadable import Unreadable

MAX_FILE = 50 * 2**20
MAX_UNPACKED = 300 * 2**20
MAX_MEMBERS = 2000
MAX_RATIO, RATIO_FROM = 200, 2**20
DAMAGE = (
    zipfile.BadZipFile, KeyError, ValueError, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError,
)  # fmt: skip
"""What zipfile meets in a damaged archive depends on where the damage is."""
_LOOKED_AT = 4096
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))
"""What a definition further down or in any other encoding does is for the parsers, which refuse it too."""


def check_zip(data: bytes) -> None:
    """Raises Unreadable for a damaged archive, a zip bomb, a document type definition or an encrypted member."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except DAMAGE:
        raise Unreadable("damaged_document") from None
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    if len(members) > MAX_MEMBERS:
        raise Unreadable("too_many_members", count=str(len(members)), limit=str(MAX_MEMBERS))
    if unpacked > MAX_UNPACKED:
        raise Unreadable("too_large_unpacked", size=_mb(unpacked), limit=_mb(MAX_UNPACKED))
    for member in members:
        _check_member(archive, member)


def _check_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    if member.flag_bits & 1:
        raise Unreadable("encrypted")
    ratio = member.file_size / max(1, member.compress_size)
    if member.file_size > RATIO_FROM and ratio > MAX_RATIO:
        raise Unreadable("too_tightly_packed", ratio=f"{ratio:,.0f}", limit=str(MAX_RATIO))
    if member.filename.lower().endswith((".xml", ".rels")):
        start = _start(archive, member)
        if any(mark in start for mark in _DOCTYPES):
            raise Unreadable("has_dtd")


def _start(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    try:
        with archive.open(member) as part:
            return part.read(_LOOKED_AT)
    except DAMAGE:
        raise Unreadable("damaged_document") from None


def _mb(size: int) -> str:
    return f"{size / 2**20:,.0f}"
