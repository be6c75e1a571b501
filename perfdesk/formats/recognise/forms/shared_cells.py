"""Rows whose cells say more than one thing: several indicators as numbered lines, or a name with its value."""

import re
from collections.abc import Iterator
from dataclasses import replace

from perfdesk.formats.recognise.forms.heads import Column, says_value
from perfdesk.formats.recognise.forms.indicator_lines import line_of
from perfdesk.formats.recognise.forms.raw import RawItem
from perfdesk.formats.recognise.forms.rows import SHARED
from perfdesk.formats.recognise.raw_table import RowDoubt

_NUMBERED = re.compile(r"\s*+[（(]?(\d{1,2})[）)、.．]\s*+(\S.*)")
_PAIRED = ("name", "value")


def each_indicator(item: RawItem, name: Column | None) -> list[RawItem]:
    """The indicators of a row, one mostly; `name` is the column that their names stand in."""
    if name is not None and says_value(name):
        _part_value(item)
    return list(_by_number(item)) or [item]


def _by_number(item: RawItem) -> Iterator[RawItem]:
    """Names and values in numbered lines belong together by number, where the row says nothing else of its own."""
    names, values = (_numbered_lines(item.text(concept)) for concept in _PAIRED)
    if len(names) < 2 or names.keys() != values.keys() or set(item.said) - {*SHARED, *_PAIRED} or item.extra:
        return
    for number in names:
        pair = {"name": names[number], "value": values[number]}
        said = {concept: item.said[concept]._replace(text=text) for concept, text in pair.items()}
        yield replace(item, said=item.said | said, doubts=list(item.doubts))


def _numbered_lines(text: str) -> dict[str, str]:
    """Lines by their numbers; none unless every line has the next one."""
    found = [_NUMBERED.fullmatch(line) for line in text.splitlines() if line.strip()]
    lines = {match[1]: match[2].strip() for match in found if match}
    return lines if list(lines) == [str(number) for number in range(1, len(found) + 1)] else {}


def _part_value(item: RawItem) -> None:
    """`清运垃圾≥6万吨` under 三级指标及指标值 is a name and a value; where no sign parts them, that is doubted."""
    said = item.said.get("name")
    if said is None or "value" in item.said:
        return
    line = line_of(said.text)
    if line.indicator.name and line.indicator.annual_value:
        item.said["name"] = said._replace(text=line.indicator.name)
        item.said["value"] = said._replace(text=line.indicator.annual_value)
    if not line.is_sure:
        item.doubts.append(RowDoubt("import.name_edge", "name", (("text", line.indicator.name),)))
