"""Texts with more lines than their cell has room for: they run over its lines, and stay one text all the same."""

from collections.abc import Sequence

from perfdesk.formats.pdf.lattice import Lattice
from perfdesk.formats.pdf.words import Word

_HIGH, _LOW = 0.6, 0.05
"""Of a letter's size above its baseline: where a ruling line goes through the letter."""
_PITCH = 1.9
"""Letter sizes from one baseline to the next, at most, within one text."""

Inside = dict[int, list[Word]]
"""The words of each field by its number."""


def unite_cut_texts(table: Lattice, inside: Inside) -> None:
    """Where a horizontal line goes through words, the text they are part of moves to the field of its middle."""
    homes = {
        word: number for number, words in inside.items() for word in words if _is_cut(table, number, word)
    }
    if not homes:
        return
    drawn = sorted((word, number) for number, words in inside.items() for word in words)
    drawn.sort(key=lambda each: each[0].start)
    places = {word: at for at, (word, _) in enumerate(drawn)}
    for word in homes:
        _move(table, inside, [each for each, _ in drawn], places[word])


def take_in(table: Lattice, inside: Inside, outside: Sequence[Word]) -> list[Word]:
    """The words outside that are left: a cell cut by the page may have lines just beyond its open end."""
    left: list[Word] = []
    for word in outside:
        home = _open_field(table, inside, word)
        if home is None:
            left.append(word)
        else:
            inside[home].append(word)
    return left


def _open_field(table: Lattice, inside: Inside, word: Word) -> int | None:
    """The open field at whose end a word goes on, or begins, its text: same margin, next line."""
    middle = (word.x0 + word.x1) / 2
    for is_above in (True, False):
        number = table.at(middle, table.ys[0] + 0.1 if is_above else table.ys[-1] - 0.1)
        if number is None or not inside.get(number):
            continue
        field, words = table.fields[number], inside[number]
        steps = [
            other.baseline - word.baseline if is_above else word.baseline - other.baseline for other in words
        ]
        is_open = field.open_above if is_above else field.open_below
        same_margin = abs(min(other.x0 for other in words) - word.x0) <= word.em / 2
        if (
            is_open
            and same_margin
            and 0 < min(steps) <= _PITCH * word.em
            and word.x1 <= table.right(number) + 1
        ):
            return number
    return None


def _is_cut(table: Lattice, number: int, word: Word) -> bool:
    top, bottom = word.baseline - _HIGH * word.em, word.baseline - _LOW * word.em
    return top < table.top(number) < bottom or top < table.bottom(number) < bottom


def _move(table: Lattice, inside: Inside, drawn: Sequence[Word], at: int) -> None:
    first = last = at
    while first > 0 and _follows(drawn[first - 1], drawn[first]):
        first -= 1
    while last + 1 < len(drawn) and _follows(drawn[last], drawn[last + 1]):
        last += 1
    block = drawn[first : last + 1]
    left, right = min(word.x0 for word in block), max(word.x1 for word in block)
    top, bottom = min(word.y0 for word in block), max(word.y1 for word in block)
    home = table.at((left + right) / 2, (top + bottom) / 2)
    if home is None or not (table.left(home) - 1 <= left and right <= table.right(home) + 1):
        return
    for words in inside.values():
        words[:] = [word for word in words if word not in block]
    inside.setdefault(home, []).extend(block)


def _follows(upper: Word, lower: Word) -> bool:
    """Whether a word goes on the text of the word drawn before it: on its line, or on the next one under it."""
    step = lower.baseline - upper.baseline
    em = min(upper.em, lower.em)
    if abs(step) < 0.3 * em:
        return 0 <= lower.x0 - upper.x1 < em
    return 0 < step < _PITCH * em and lower.x0 < upper.x1
