"""What kind of file some bytes are: by their content first, then by the name's ending."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from perfdesk.formats.ole_directory import names_under_root
from perfdesk.formats.package_names import main_part_of, plain_name
from perfdesk.formats.text_file import signature
from perfdesk.formats.zip_guard import DAMAGE

_STREAMS = {"EncryptedPackage": "encrypted", "Workbook": "xls", "Book": "xls", "WordDocument": "doc"}
"""What the programs that write OLE2 files call their content."""
_PARTS = {r"xl/workbook\d*\.xml": "xlsx", r"word/document\d*\.xml": "docx", r"ofd\.xml": "ofd"}
_OFFICE = re.compile(r"ppt/presentation\.xml|xl/workbook\.bin|content\.xml|\[content_types\]\.xml")
"""Parts of documents that no reader here knows: slides, binary workbooks, OpenDocument that is no spreadsheet."""
_ROOTS = {b"workbook": "xlsx", b"document": "docx"}
"""Kinds by the first element of the part that a package calls its document, whatever its name."""
_ROOT = re.compile(rb"<(?:\w+:)?(workbook|document)[\s>]")
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_SIGNATURES = {
    b"{\\rtf": "rtf", b"Rar!": "archive", b"7z\xbc\xaf": "archive", b"\x1f\x8b": "archive",
    b"II*\0": "picture", b"MM\0*": "picture", b"mime-version:": "other",
    b"<!doctype html": "html", b"<html": "html", b"<table": "html", b"<meta": "html", b"<head": "html",
    b"<style": "html", b"<!--": "html", b"<div": "html", b"<body": "html", b"<p>": "html", b"<p ": "html",
    b"<h1": "html", b"<h2": "html", b"<h3": "html", b"<center": "html", b"<span": "html", b"<font": "html",
}  # fmt: skip
_HTML_ROOT = re.compile(rb"<html[\s>]", re.I)
_FROM = 4096
"""So many bytes tell what an XML text is."""
WHY_NOT_TEXT = {
    ".xlsx": "not_workbook", ".xlsm": "not_workbook", ".xls": "", ".et": "", ".docx": "damaged_document",
    ".ods": "damaged_document", ".pdf": "damaged_pdf", ".doc": "is_doc", ".wps": "is_doc", ".ofd": "is_ofd",
}  # fmt: skip
"""By a name's ending the refusal of a text under it; "" where programs do write text or HTML so."""


def kind_of(data: bytes) -> str:
    """A code such as `xlsx`, `doc`, `picture` or `damaged`; `text` for everything else."""
    start = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for mark, kind in _SIGNATURES.items():
        if start.startswith(mark.lower()):
            return kind
    if start.startswith(b"<?xml"):
        return "html" if _HTML_ROOT.search(data, 0, _FROM) else "other"
    found = signature(data)
    if found == "zip":
        return _in_zip(data)
    if found == "ole":
        return _in_ole(data)
    return found or "text"


def _in_zip(data: bytes) -> str:
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = [plain_name(name) for name in archive.namelist()]
            is_ods = "mimetype" in archive.namelist() and archive.read("mimetype").startswith(_ODS)
            root = _ROOT.search(_start_of_main(archive))
    except DAMAGE:
        return "damaged"
    if is_ods and "content.xml" in names:
        return "ods"
    for part, kind in _PARTS.items():
        if any(re.fullmatch(part, name) for name in names):
            return kind
    if root is not None:
        return _ROOTS[root[1]]
    return "other" if any(_OFFICE.fullmatch(name) for name in names) else "archive"


def _start_of_main(archive: ZipFile) -> bytes:
    name = main_part_of(archive)
    if not name:
        return b""
    with archive.open(name) as part:
        return part.read(_FROM)


def _in_ole(data: bytes) -> str:
    """A damaged directory is looked through for the names themselves, which stand in it as UTF-16."""
    names = {name.casefold() for name in names_under_root(data)}
    for name, kind in _STREAMS.items():
        if name.casefold() in names or (not names and name.encode("utf-16-le") + b"\0\0" in data):
            return kind
    return "other" if names else "damaged"


def refusal_for_text(name: str) -> str:
    """The refusal for a text under another kind's name; "" where text may well be what is meant."""
    return WHY_NOT_TEXT.get(Path(name).suffix.lower(), "")
