"""What a workbook's sheets share: their names, the texts and the styles (ECMA-376, part 1, chapter 18)."""

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from perfdesk.formats.number_format import BUILT_IN
from perfdesk.formats.package_names import part_under
from perfdesk.formats.unreadable import Unreadable
from perfdesk.formats.xml_part import bare, main_part, part_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

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
    """Paths of the parts that belong to one: by what they are, and of the sheets with cells by their numbers."""
    folder, name = posixpath.split(path)
    kinds, targets = dict[str, str](), dict[str, str]()
    for each in part_of(data, f"{folder}/_rels/{name}.rels", _DAMAGED):
        target = part_under(folder, each.get("Target", ""))
        kind = each.get("Type", "").rpartition("/")[2]
        kinds[kind] = target
        if kind == "worksheet":
            targets[each.get("Id", "")] = target
    return kinds, targets


def _sheets(book: "Element", targets: dict[str, str]) -> Iterator[SheetPart]:
    """Sheets with cells; those of a chart alone have none. One that names no part is the next that nobody names."""
    named = [(each, _number(each)) for each in book.iter() if bare(each.tag) == "sheet"]
    numbers = {number for _, number in named}
    others = iter([target for number, target in targets.items() if number not in numbers])
    for each, number in named:
        path = targets.get(number, "") if number else next(others, "")
        if path:
            yield SheetPart(each.get("name", ""), path, each.get("state", "visible") == "visible")


def _number(sheet: "Element") -> str:
    return next((value for key, value in sheet.items() if key.endswith("}id")), "")


def _text(item: "Element") -> str:
    """Of a text in pieces (rich text), all of them; how it is pronounced is not part of it."""
    if bare(item.tag) == "t":
        return item.text or ""
    return "".join(_text(each) for each in item if bare(each.tag) in ("t", "r"))


def _styles(sheet: "Element") -> Iterator[Style]:
    formats = BUILT_IN.copy()
    for each in sheet.iter():
        if bare(each.tag) == "numFmt":
            formats[_whole(each.get("numFmtId"))] = each.get("formatCode", "General")
    for cells in (each for each in sheet if bare(each.tag) == "cellXfs"):
        for each in cells:
            indents = [_whole(part.get("indent")) for part in each if bare(part.tag) == "alignment"]
            yield Style(formats.get(_whole(each.get("numFmtId")), "General"), sum(indents))


def _whole(said: str | None) -> int:
    """A number that is none counts as nought: no reason to refuse a workbook."""
    return int(said) if said and said.strip().isdecimal() else 0


def _is_on(element: "Element", attribute: str) -> bool:
    return element.get(attribute, "0") in ("1", "true", "on")
