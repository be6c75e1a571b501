"""修正: values and their signs, marks and brackets."""

from collections.abc import Callable, Iterator, Mapping

from perfdesk.checks import slips
from perfdesk.checks.repairing import indicator_of, set_value
from perfdesk.domain.edits import Change, Place
from perfdesk.domain.finding import Finding
from perfdesk.domain.items import value_at
from perfdesk.domain.tree import Tree

_USUAL = {"≦": "≤", "≧": "≥", "═": "=", "＞": ">", "＜": "<", "＝": "=", "％": "%"}
_DOWN = {
    "≥": "≤", ">": "<", "不少于": "不多于", "不低于": "不高于", "以上": "以下", "大于": "小于", "超过": "不超过",
}  # fmt: skip
_UP = {
    "≤": "≥", "<": ">", "不多于": "不少于", "不高于": "不低于", "以下": "以上", "以内": "以上", "小于": "大于",
    "不超过": "不低于", "低于": "不低于",
}  # fmt: skip


def percent(finding: Finding, tree: Tree) -> Iterator[Change]:
    """A % behind a bare number; a rate with another unit is for the person."""
    indicator = indicator_of(finding, tree)
    for field in ("cycle_value", "annual_value"):
        text = value_at(indicator, field)
        if isinstance(text, str) and text.strip() and text.strip()[-1].isdecimal():
            yield from set_value(tree, Place(indicator.id, field), text.rstrip() + "%")


def swap(finding: Finding, tree: Tree) -> Iterator[Change]:
    indicator = indicator_of(finding, tree)
    yield from set_value(tree, Place(indicator.id, "cycle_value"), indicator.annual_value)
    yield from set_value(tree, Place(indicator.id, "annual_value"), indicator.cycle_value)


def copy_annual(finding: Finding, tree: Tree) -> Iterator[Change]:
    """The cycle value becomes the annual one, where that one has a number."""
    indicator = indicator_of(finding, tree)
    if indicator.annual_value and any(char.isdecimal() for char in indicator.annual_value):
        yield from set_value(tree, Place(indicator.id, "cycle_value"), indicator.annual_value)


def turn(finding: Finding, tree: Tree) -> Iterator[Change]:
    """≥ becomes ≤."""
    return _turned(finding, tree, _DOWN)


def turn_up(finding: Finding, tree: Tree) -> Iterator[Change]:
    """≤ becomes ≥."""
    return _turned(finding, tree, _UP)


def undouble(finding: Finding, tree: Tree) -> Iterator[Change]:
    return _text(finding, tree, lambda text: slips.DOUBLED.sub(lambda found: _stronger(found[0]), text))


def untrail(finding: Finding, tree: Tree) -> Iterator[Change]:
    if finding.place.field == "goal":
        return _text(finding, tree, lambda text: slips.TRAILING.sub("", text.rstrip()) + "。")
    return _text(finding, tree, lambda text: slips.TRAILING.sub("", text.rstrip()).rstrip("。"))


def unlead(finding: Finding, tree: Tree) -> Iterator[Change]:
    return _text(finding, tree, lambda text: slips.LEADING.sub("", text.lstrip()))


def match(finding: Finding, tree: Tree) -> Iterator[Change]:
    """The one partner that is missing, at the end or the beginning."""
    return _text(finding, tree, _matched)


def usual_signs(finding: Finding, tree: Tree) -> Iterator[Change]:
    indicator = indicator_of(finding, tree)
    for field in ("cycle_value", "annual_value"):
        text = value_at(indicator, field)
        if isinstance(text, str):
            yield from set_value(tree, Place(indicator.id, field), _usual(text))


def _turned(finding: Finding, tree: Tree, turned: Mapping[str, str]) -> Iterator[Change]:
    indicator = indicator_of(finding, tree)
    for field in ("cycle_value", "annual_value"):
        text = value_at(indicator, field)
        if isinstance(text, str):
            mark = next((mark for mark in turned if mark in text), None)
            if mark:
                yield from set_value(tree, Place(indicator.id, field), text.replace(mark, turned[mark], 1))


def _text(finding: Finding, tree: Tree, mend: Callable[[str], str]) -> Iterator[Change]:
    text = value_at(tree.item(finding.place.item), finding.place.field)
    if isinstance(text, str):
        yield from set_value(tree, finding.place, mend(text))


def _stronger(marks: str) -> str:
    """Of several marks in a row the one that ends more; .. are a full stop."""
    return next((mark for mark in "。！？!?；;：:，,、" if mark in marks), marks[0].replace(".", "。"))


def _matched(text: str) -> str:
    for opening, closing in slips.PAIRS:
        missing = text.count(opening) - text.count(closing)
        stop = len(text) - len(text.rstrip("。；;"))
        if missing == 1 and not slips.unmatched(text + closing):
            return text[: len(text) - stop] + closing + text[len(text) - stop :]
        if missing == -1 and not slips.unmatched(opening + text):
            return opening + text
    return text


def _usual(text: str) -> str:
    plain = "".join(_USUAL.get(char, _half(char)) for char in text)
    return plain.replace(">=", "≥").replace("<=", "≤")


def _half(char: str) -> str:
    is_letter_or_digit = "０" <= char <= "９" or "Ａ" <= char <= "Ｚ" or "ａ" <= char <= "ｚ"
    return chr(ord(char) - 0xFEE0) if is_letter_or_digit else char
