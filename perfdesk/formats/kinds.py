"""What kind of file some bytes are: by their content first, then by the name's ending."""

from pathlib import Path

from perfdesk.formats.text_file import signature
from perfdesk.formats.xml_part import has_part

_STREAMS = {"Workbook": "xls", "Book": "xls", "WordDocument": "doc", "EncryptedPackage": "encrypted"}
"""In the directory of an OLE2 file: what the program behind it calls its content."""
_PARTS = {
    "xl/workbook.xml": "xlsx", "word/document.xml": "docx", "OFD.xml": "ofd", "ppt/presentation.xml": "other",
    "content.xml": "ods",
}  # fmt: skip
_SIGNATURES = {
    b"{\\rtf": "rtf", b"Rar!": "archive", b"7z\xbc\xaf": "archive", b"II*\0": "picture", b"MM\0*": "picture",
    b"<!DOCTYPE html": "html", b"<html": "html",
}  # fmt: skip
WHY_NOT_TEXT = {
    ".xlsx": "not_workbook", ".xlsm": "not_workbook", ".xls": "", ".et": "", ".docx": "damaged_document",
    ".ods": "damaged_document", ".pdf": "damaged_pdf", ".doc": "is_doc", ".wps": "is_doc", ".ofd": "is_ofd",
}  # fmt: skip
"""By a name's ending the refusal of a text under it; "" where programs do write text or HTML so."""


def kind_of(data: bytes) -> str:
    """A code such as `xlsx`, `doc` or `picture`; `text` for everything else."""
    start = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    for mark, kind in _SIGNATURES.items():
        if start[: len(mark)].lower() == mark.lower():
            return kind
    found = signature(data)
    if found == "zip":
        return next((kind for part, kind in _PARTS.items() if has_part(data, part)), "archive")
    if found == "ole":
        return _in_ole(data)
    return found or "text"


def _in_ole(data: bytes) -> str:
    """The names of streams stand in the directory as UTF-16."""
    for name, kind in _STREAMS.items():
        if name.encode("utf-16-le") + b"\0\0" in data:
            return kind
    return "other"


def refusal_for_text(name: str) -> str:
    """The refusal for a text under another kind's name; "" where text may well be what is meant."""
    return WHY_NOT_TEXT.get(Path(name).suffix.lower(), "")
