"""What a finding can be mended by (修正建议): an Edit, and what it does to each value, for a person to agree to."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from perfdesk.checks import slips
from perfdesk.domain.amounts import AMOUNT_FIELDS
from perfdesk.domain.codes import CodeList, Level2, code_list_for, same_level_name
from perfdesk.domain.edits import Change, Edit, ItemInserted, Place, ValueChange
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import new_id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import Value, value_at
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import Project, TargetTable, Unit
from perfdesk.domain.totals import sums_of
from perfdesk.domain.tree import Tree

ACTION = "repair"
_FOR_KIND = {
    "kinds.no_output": "11", "kinds.no_benefit": "22", "kinds.no_satisfaction": "31",
    "kinds.no_quantity": "11", "kinds.no_quality": "12", "kinds.no_time": "13", "kinds.no_cost": "14",
}  # fmt: skip
"""The level-2 code of the empty row that is offered for a missing kind."""
_USUAL = {"≦": "≤", "≧": "≥", "═": "=", "＞": ">", "＜": "<", "＝": "=", "％": "%"}


class Preview(NamedTuple):
    """One value as it is and as it would be; for a row that is added, `before` is empty."""

    place: Place
    before: str
    after: str


class Repair(NamedTuple):
    """For a finding of `rule`."""

    rule: str
    edit: Edit
    previews: tuple[Preview, ...]


def repair_of(finding: Finding, tree: Tree) -> Repair | None:
    """None where a person has to decide."""
    make = _REPAIRS.get(finding.rule)
    if make is None or not tree.has(finding.place.item):
        return None
    changes = tuple(make(finding, tree))
    return Repair(finding.rule, Edit(ACTION, changes), _previews(changes)) if changes else None


def repairable() -> frozenset[str]:
    """The rules that can offer a repair."""
    return frozenset(_REPAIRS)


def _previews(changes: Sequence[Change]) -> tuple[Preview, ...]:
    previews = []
    for change in changes:
        if isinstance(change, ValueChange):
            previews.append(Preview(change.place, _shown(change.before), _shown(change.after)))
        elif isinstance(change, ItemInserted) and isinstance(change.item, Indicator):
            added = f"{change.item.number}、{change.item.level2_code}-{change.item.level2_name}"
            previews.append(Preview(Place(change.parent, "indicators"), "", added))
    return tuple(previews)


def _shown(value: Value) -> str:
    return "" if value is None else str(value)


def _set(tree: Tree, place: Place, value: Value) -> Iterator[Change]:
    before = value_at(tree.item(place.item), place.field)
    if before != value:
        yield ValueChange(place, before, value)


def _indicator(finding: Finding, tree: Tree) -> Indicator:
    return tree.owner(finding.place.item, Indicator)


def _codes(finding: Finding, tree: Tree) -> CodeList:
    return code_list_for(tree.owner(finding.place.item, TargetTable).year)


def _level(finding: Finding, tree: Tree, level2: Level2 | None) -> Iterator[Change]:
    """Both levels, codes and names; the list's way of writing 指标 is kept where the name stays the same."""
    if level2 is None:
        return
    indicator = _indicator(finding, tree)
    name1 = (
        indicator.level1_name
        if same_level_name(indicator.level1_name, level2.level1_name)
        else level2.level1_name
    )
    name2 = indicator.level2_name if same_level_name(indicator.level2_name, level2.name) else level2.name
    wanted = {
        "level1_code": level2.level1_code, "level1_name": name1, "level2_code": level2.code, "level2_name": name2,
    }  # fmt: skip
    for field, value in wanted.items():
        yield from _set(tree, Place(indicator.id, field), value)


def _pair(finding: Finding, tree: Tree) -> Iterator[Change]:
    """The level-1 that the level-2 code belongs to."""
    return _level(finding, tree, _codes(finding, tree).level2(_indicator(finding, tree).level2_code))


def _name(finding: Finding, tree: Tree) -> Iterator[Change]:
    """By the level-2 name where it is one of the list; else the name that the code has."""
    indicator, codes = _indicator(finding, tree), _codes(finding, tree)
    by_name = [entry for entry in codes.entries if same_level_name(entry.name, indicator.level2_name)]
    return _level(finding, tree, by_name[0] if by_name else codes.level2(indicator.level2_code))


def _rate(finding: Finding, tree: Tree) -> Iterator[Change]:
    code = "13" if "及时" in _indicator(finding, tree).name else "12"
    return _level(finding, tree, _codes(finding, tree).level2(code))


def _to(code: str) -> Callable[[Finding, Tree], Iterator[Change]]:
    """Under the level-2 kind of this code."""
    return lambda finding, tree: _level(finding, tree, _codes(finding, tree).level2(code))


def _percent(finding: Finding, tree: Tree) -> Iterator[Change]:
    """A % behind a bare number; a rate with another unit is for the person."""
    indicator = _indicator(finding, tree)
    for field in ("cycle_value", "annual_value"):
        text = value_at(indicator, field)
        if isinstance(text, str) and text.strip() and text.strip()[-1].isdecimal():
            yield from _set(tree, Place(indicator.id, field), text.rstrip() + "%")


def _swap(finding: Finding, tree: Tree) -> Iterator[Change]:
    indicator = _indicator(finding, tree)
    yield from _set(tree, Place(indicator.id, "cycle_value"), indicator.annual_value)
    yield from _set(tree, Place(indicator.id, "annual_value"), indicator.cycle_value)


def _copy_annual(finding: Finding, tree: Tree) -> Iterator[Change]:
    """The cycle value becomes the annual one, where that one has a number."""
    indicator = _indicator(finding, tree)
    if indicator.annual_value and any(char.isdecimal() for char in indicator.annual_value):
        yield from _set(tree, Place(indicator.id, "cycle_value"), indicator.annual_value)


def _turn(finding: Finding, tree: Tree) -> Iterator[Change]:
    """≥ becomes ≤."""
    return _turned(finding, tree, _DOWN)


def _turn_up(finding: Finding, tree: Tree) -> Iterator[Change]:
    """≤ becomes ≥."""
    return _turned(finding, tree, _UP)


_DOWN = {
    "≥": "≤", ">": "<", "不少于": "不多于", "不低于": "不高于", "以上": "以下", "大于": "小于", "超过": "不超过",
}  # fmt: skip
_UP = {
    "≤": "≥", "<": ">", "不多于": "不少于", "不高于": "不低于", "以下": "以上", "以内": "以上", "小于": "大于",
    "不超过": "不低于", "低于": "不低于",
}  # fmt: skip


def _turned(finding: Finding, tree: Tree, turned: Mapping[str, str]) -> Iterator[Change]:
    indicator = _indicator(finding, tree)
    for field in ("cycle_value", "annual_value"):
        text = value_at(indicator, field)
        if isinstance(text, str):
            mark = next((mark for mark in turned if mark in text), None)
            if mark:
                yield from _set(tree, Place(indicator.id, field), text.replace(mark, turned[mark], 1))


def _text(finding: Finding, tree: Tree, mend: Callable[[str], str]) -> Iterator[Change]:
    text = value_at(tree.item(finding.place.item), finding.place.field)
    if isinstance(text, str):
        yield from _set(tree, finding.place, mend(text))


def _undouble(finding: Finding, tree: Tree) -> Iterator[Change]:
    return _text(finding, tree, lambda text: slips.DOUBLED.sub(lambda found: _stronger(found[0]), text))


def _stronger(marks: str) -> str:
    """Of several marks in a row the one that ends more; .. are a full stop."""
    return next((mark for mark in "。；;：:，,、" if mark in marks), marks[0].replace(".", "。"))


def _untrail(finding: Finding, tree: Tree) -> Iterator[Change]:
    if finding.place.field == "goal":
        return _text(finding, tree, lambda text: slips.TRAILING.sub("", text.rstrip()) + "。")
    return _text(finding, tree, lambda text: slips.TRAILING.sub("", text.rstrip()).rstrip("。"))


def _unlead(finding: Finding, tree: Tree) -> Iterator[Change]:
    return _text(finding, tree, lambda text: slips.LEADING.sub("", text.lstrip()))


def _match(finding: Finding, tree: Tree) -> Iterator[Change]:
    """The one partner that is missing, at the end or the beginning."""
    return _text(finding, tree, _matched)


def _matched(text: str) -> str:
    for opening, closing in slips.PAIRS:
        missing = text.count(opening) - text.count(closing)
        stop = len(text) - len(text.rstrip("。；;"))
        if missing == 1 and not slips.unmatched(text + closing):
            return text[: len(text) - stop] + closing + text[len(text) - stop :]
        if missing == -1 and not slips.unmatched(opening + text):
            return opening + text
    return text


def _usual_signs(finding: Finding, tree: Tree) -> Iterator[Change]:
    indicator = _indicator(finding, tree)
    for field in ("cycle_value", "annual_value"):
        text = value_at(indicator, field)
        if isinstance(text, str):
            yield from _set(tree, Place(indicator.id, field), _usual(text))


def _usual(text: str) -> str:
    plain = "".join(_USUAL.get(char, _half(char)) for char in text)
    return plain.replace(">=", "≥").replace("<=", "≤")


def _half(char: str) -> str:
    is_letter_or_digit = "０" <= char <= "９" or "Ａ" <= char <= "Ｚ" or "ａ" <= char <= "ｚ"
    return chr(ord(char) - 0xFEE0) if is_letter_or_digit else char


def _renumber(finding: Finding, tree: Tree) -> Iterator[Change]:
    project = tree.owner(finding.place.item, Project)
    for number, indicator in enumerate(project.indicators, 1):
        yield from _set(tree, Place(indicator.id, "number"), number)


def _add_kind(finding: Finding, tree: Tree) -> Iterator[Change]:
    """An empty row of the missing kind, at the end."""
    project = tree.owner(finding.place.item, Project)
    level2 = _codes(finding, tree).level2(_FOR_KIND[finding.rule])
    if level2 is None:
        return
    number = max((indicator.number for indicator in project.indicators), default=0) + 1
    row = Indicator(
        new_id(), number, level2.level1_code, level2.level1_name, level2.code, level2.name,
    )  # fmt: skip
    yield ItemInserted(project.id, len(project.indicators), row)


def _rounding(finding: Finding, tree: Tree) -> Iterator[Change]:
    """尾差: a printed sum that is off by rounding takes the sum of its rows."""
    item = tree.item(finding.place.item)
    if not isinstance(item, Unit | TargetTable):
        return
    if finding.severity is not Severity.NOTICE:
        return  # a greater difference is a mistake that a person has to find
    sums = sums_of(item.projects).amounts
    for field in AMOUNT_FIELDS:
        if getattr(item.amounts, field) is not None:
            yield from _set(tree, Place(item.id, field), getattr(sums, field))


_REPAIRS: Mapping[str, Callable[[Finding, Tree], Iterator[Change]]] = {
    "code.pair": _pair,
    "code.name": _name,
    "level.rate_as_quantity": _rate,
    "satisfaction.as_benefit": _to("31"),
    "satisfaction.as_output": _to("31"),
    "level.quantity_as_quality": _to("11"),
    "level.cost_elsewhere": _to("14"),
    "level.time_elsewhere": _to("13"),
    "rate.no_percent": _percent,
    "year.over_cycle": _swap,
    "year.other_form": _copy_annual,
    "direction.wrong": _turn,
    "direction.upward": _turn_up,
    "text.doubled_mark": _undouble,
    "text.trailing_mark": _untrail,
    "text.leading_mark": _unlead,
    "text.unmatched": _match,
    "text.mixed_signs": _usual_signs,
    "number.sequence": _renumber,
    "sum.unit": _rounding,
    "sum.table": _rounding,
    **dict.fromkeys(_FOR_KIND, _add_kind),
}
