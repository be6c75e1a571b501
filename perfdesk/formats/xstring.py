"""How a workbook's XML holds text (ST_Xstring): `_xHHHH_` stands for one UTF-16 unit."""

import re

_UNHOLDABLE = re.compile("[\x00\ud800-\udfff\ufffe\uffff]")
_CONTROL = "\x01-\x08\x0b-\x1f"
_ESCAPED = re.compile(f"[{_CONTROL}]|_(?=x[0-9A-Fa-f]{{4}}[_{_CONTROL}])")
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


def holdable(text: str) -> str:
    """The text with U+FFFD for NUL, lone surrogates and non-characters, which no workbook can hold."""
    return _UNHOLDABLE.sub("\ufffd", text)


def stored(text: str) -> str:
    """What the XML must hold so that the cell says `text`; `text` is holdable.

    An underscore is escaped also where the control character after it will become a second underscore.
    """
    return _ESCAPED.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def said(stored_text: str) -> str:
    """What the cell says: the inverse of `stored`, which openpyxl leaves to its callers."""
    if "_x" not in stored_text:
        return stored_text
    units = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), stored_text)
    return units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def without_controls(text: str) -> str:
    """Fit for XML that knows no escapes, as the document's properties are."""
    return re.sub(f"[{_CONTROL}]", " ", holdable(text))


def utf16_length(text: str) -> int:
    """Length as Excel counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
