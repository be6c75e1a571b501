"""Numbers of lists in a Word document, which it counts itself (ECMA-376, part 1, 17.9): put into the paragraphs."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from perfdesk.formats.chinese_numerals import chinese_number

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MAX_LEVEL = 8


class _Level(NamedTuple):
    start: int
    counts_in: str
    text: str


@dataclass(slots=True)
class Numbering:
    """Lists by their number; `styles` are those whose paragraphs belong to one, with list and level."""

    lists: dict[str, tuple[str, dict[int, _Level]]] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)


def numbering_of(numbering: "Element", styles: "Element | None") -> Numbering:
    shapes = {
        _value(each, "abstractNumId"): dict(_levels(each)) for each in numbering.findall(f"{_W}abstractNum")
    }
    found = Numbering()
    for each in numbering.findall(f"{_W}num"):
        shape = each.find(f"{_W}abstractNumId")
        name = _value(shape, "val") if shape is not None else ""
        found.lists[_value(each, "numId")] = (
            name,
            shapes.get(name, {}) | dict(_overridden(each, shapes.get(name, {}))),
        )
    for style in styles.findall(f"{_W}style") if styles is not None else ():
        if (properties := style.find(f"{_W}pPr/{_W}numPr")) is not None:
            found.styles[_value(style, "styleId")] = _list_and_level(properties)
    return found


def put_numbers(body: "Element", numbering: Numbering) -> int:
    """Each paragraph of a list begins with its number, as Word shows it. Gives how many numbers it does not know."""
    counters = dict[str, list[int]]()
    unknown = 0
    for paragraph in body.iter(f"{_W}p"):
        name, at = _place(paragraph, numbering.styles)
        if name not in numbering.lists or not 0 <= at <= _MAX_LEVEL:
            continue
        shape, levels = numbering.lists[name]
        if at not in levels:
            continue
        label = _label(at, levels, counters.setdefault(shape, [0] * (_MAX_LEVEL + 1)))
        unknown += label is None
        if label:
            paragraph.insert(1 if paragraph.find(f"{_W}pPr") is not None else 0, _run(paragraph, label))
    return unknown


def _levels(shape: "Element") -> Iterator[tuple[int, _Level]]:
    for level in shape.findall(f"{_W}lvl"):
        said = {name: _said(level, name) for name in ("start", "numFmt", "lvlText")}
        yield (
            _whole(_value(level, "ilvl")),
            _Level(_whole(said["start"] or "1"), said["numFmt"], said["lvlText"]),
        )


def _overridden(each: "Element", levels: Mapping[int, _Level]) -> Iterator[tuple[int, _Level]]:
    for override in each.findall(f"{_W}lvlOverride"):
        yield from _levels(override)
        at = _whole(_value(override, "ilvl"))
        if (start := _said(override, "startOverride")) and at in levels:
            yield at, levels[at]._replace(start=_whole(start))


def _place(paragraph: "Element", styles: Mapping[str, tuple[str, int]]) -> tuple[str, int]:
    """The list that a paragraph belongs to, and its level in it; "" for none."""
    properties = paragraph.find(f"{_W}pPr")
    if properties is None:
        return "", 0
    own = properties.find(f"{_W}numPr")
    return _list_and_level(own) if own is not None else styles.get(_said(properties, "pStyle"), ("", 0))


def _list_and_level(properties: "Element") -> tuple[str, int]:
    return _said(properties, "numId"), _whole(_said(properties, "ilvl"))


def _label(at: int, levels: Mapping[int, _Level], counters: list[int]) -> str | None:
    """None for a kind of numbers that is not known here; "" for a bullet."""
    counters[at] = counters[at] + 1 if counters[at] else levels[at].start
    counters[at + 1 :] = [0] * (_MAX_LEVEL - at)
    text = levels[at].text
    if levels[at].counts_in in ("bullet", "none", ""):
        return ""
    for level in range(at + 1):
        if f"%{level + 1}" in text:
            shape = levels.get(level)
            count = _COUNTS.get(shape.counts_in) if shape else None
            number = counters[level] or (shape.start if shape else 0)
            if count is None or not 0 < number < 100:
                return None
            text = text.replace(f"%{level + 1}", count(number))
    return text + " " if text[-1:].isalnum() else text


def _roman(number: int) -> str:
    tens = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC")[number // 10]
    return tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number % 10]


def _letter(number: int) -> str:
    """After Z come AA and BB."""
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _circled(number: int) -> str:
    return chr(ord("①") + number - 1) if number <= 20 else str(number)


_COUNTS: dict[str, Callable[[int], str]] = {
    "decimal": str, "decimalZero": lambda number: f"{number:02}", "upperRoman": _roman, "upperLetter": _letter,
    "lowerRoman": lambda number: _roman(number).lower(), "lowerLetter": lambda number: _letter(number).lower(),
    "chineseCounting": chinese_number, "chineseCountingThousand": chinese_number, "japaneseCounting": chinese_number,
    "taiwaneseCounting": chinese_number, "taiwaneseCountingThousand": chinese_number,
    "decimalEnclosedCircle": _circled, "decimalEnclosedCircleChinese": _circled,
    "decimalFullWidth": lambda number: "".join(chr(ord(digit) + 0xFEE0) for digit in str(number)),
}  # fmt: skip


def _run(paragraph: "Element", text: str) -> "Element":
    run = paragraph.makeelement(f"{_W}r", {})
    said = run.makeelement(f"{_W}t", {})
    said.text = text
    run.append(said)
    return run


def _said(parent: "Element", name: str) -> str:
    found = parent.find(_W + name)
    return _value(found, "val") if found is not None else ""


def _value(element: "Element", name: str) -> str:
    return element.get(_W + name, "")


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() else 0
