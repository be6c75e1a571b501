"""What a workbook's sheets share: their names, the texts and the styles (ECMA-376, part 1, chapter 18)."""

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from perfdesk.formats.unreadable import Unreadable
from perfdesk.formats.xml_part import bare, main_part, part_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 14: "yyyy/m/d",
    15: "d-m-yy", 16: "d-m", 17: "m-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss",
    22: "yyyy/m/d h:mm", 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"', 37: "#,##0",
    38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00",
    45: "mm:ss", 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"',
    54: 'm"月"d"日"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip
"""Number formats that files name by number alone, as Excel and WPS show them in Chinese (part 1, 18.8.30)."""
_WORKBOOK = r"xl/workbook\d*\.xml"
_DAMAGED = "not_workbook"


class SheetPart(NamedTuple):
    """`path` is the sheet's part in the archive."""

    name: str
    path: str
    is_visible: bool


class Style(NamedTuple):
    """How cells show what they hold; `indent` in steps of two half-width characters."""

    number_format: str
    indent: int


class Shared(NamedTuple):
    """`from_1904`: days are counted from 1904 on instead of 1900."""

    sheets: tuple[SheetPart, ...]
    texts: tuple[str, ...]
    styles: tuple[Style, ...]
    from_1904: bool


def shared_in(data: bytes) -> Shared:
    """Raises Unreadable."""
    path = main_part(data, _WORKBOOK, _DAMAGED)
    book = part_of(data, path, _DAMAGED)
    kinds, targets = _relations(data, path)
    try:
        return Shared(
            tuple(_sheets(book, targets)),
            tuple(map(_text, part_of(data, kinds["sharedStrings"], _DAMAGED)))
            if "sharedStrings" in kinds
            else (),
            tuple(_styles(part_of(data, kinds["styles"], _DAMAGED))) if "styles" in kinds else (),
            any(_is_on(each, "date1904") for each in book if bare(each.tag) == "workbookPr"),
        )
    except ValueError as fault:
        raise Unreadable(_DAMAGED) from fault


def _relations(data: bytes, path: str) -> tuple[dict[str, str], dict[str, str]]:
    """Paths of the parts that belong to one: by what they are, and by their numbers."""
    folder, name = posixpath.split(path)
    kinds, targets = dict[str, str](), dict[str, str]()
    for each in part_of(data, f"{folder}/_rels/{name}.rels", _DAMAGED):
        target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/")
        targets[each.get("Id", "")] = target
        kinds[each.get("Type", "").rpartition("/")[2]] = target
        if each.get("Type", "").endswith("/chartsheet"):
            targets.pop(each.get("Id", ""))
    return kinds, targets


def _sheets(book: "Element", targets: dict[str, str]) -> Iterator[SheetPart]:
    """Sheets with cells; those of a chart alone have none."""
    for each in book.iter():
        if bare(each.tag) == "sheet":
            number = next((value for key, value in each.items() if key.endswith("}id")), "")
            if number in targets:
                is_visible = each.get("state", "visible") == "visible"
                yield SheetPart(each.get("name", ""), targets[number], is_visible)


def _text(item: "Element") -> str:
    """Of a text in pieces (rich text), all of them; how it is pronounced is not part of it."""
    if bare(item.tag) == "t":
        return item.text or ""
    return "".join(_text(each) for each in item if bare(each.tag) in ("t", "r"))


def _styles(sheet: "Element") -> Iterator[Style]:
    formats = _BUILT_IN.copy()
    for each in sheet.iter():
        if bare(each.tag) == "numFmt":
            formats[int(each.get("numFmtId", "0"))] = each.get("formatCode", "General")
    for cells in (each for each in sheet if bare(each.tag) == "cellXfs"):
        for each in cells:
            indents = [int(part.get("indent", "0")) for part in each if bare(part.tag) == "alignment"]
            yield Style(formats.get(int(each.get("numFmtId", "0")), "General"), sum(indents))


def _is_on(element: "Element", attribute: str) -> bool:
    return element.get(attribute, "0") in ("1", "true", "on")
