"""Ruling lines to tables of cells."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from perfdesk.formats.pdf.ruling import Rule

NEAR = 2.6
"""Points: lines no further apart are at one place."""
_DOUBLE = 3.6
"""Points: lines no further apart are one line, drawn double or piece by piece; no letter stands between."""
_GAP = 4.0
"""Points between the dashes of a line, or between lines that should meet."""
_SHORTEST = 5.0
_FEWEST = 4
"""Lines side by side that make a table without any line across."""


@dataclass(frozen=True, slots=True)
class Field:
    """A cell of a table: its first row and column, how many it goes over, and which of its ends a line closes."""

    row: int
    column: int
    rows: int
    columns: int
    open_above: bool
    open_below: bool


@dataclass(frozen=True, slots=True)
class Lattice:
    """`xs` and `ys`: where columns and rows begin and end; `owners`: the number of the field by row and column."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    fields: tuple[Field, ...]
    owners: tuple[tuple[int, ...], ...]

    def at(self, x: float, y: float) -> int | None:
        """The number of the field at a point, None outside."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        if 0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1:
            return self.owners[row][column]
        return None

    @property
    def area(self) -> float:
        return (self.xs[-1] - self.xs[0]) * (self.ys[-1] - self.ys[0])

    def left(self, number: int) -> float:
        return self.xs[self.fields[number].column]

    def right(self, number: int) -> float:
        field = self.fields[number]
        return self.xs[field.column + field.columns]

    def top(self, number: int) -> float:
        return self.ys[self.fields[number].row]

    def bottom(self, number: int) -> float:
        field = self.fields[number]
        return self.ys[field.row + field.rows]


def merged(rules: Iterable[Rule]) -> list[Rule]:
    """Pieces of one line as one, dots and dashes joined; what stays shorter than a letter is none."""
    whole: list[Rule] = []
    for line in _lines(rules):
        start = end = None
        at = sum(rule.at for rule in line) / len(line)
        for rule in sorted(line, key=lambda rule: rule.start):
            if start is None or end is None or rule.start > end + _GAP:
                if start is not None and end is not None:
                    whole.append(Rule(rule.upright, at, start, end))
                start, end = rule.start, rule.end
            else:
                end = max(end, rule.end)
        if start is not None and end is not None:
            whole.append(Rule(line[0].upright, at, start, end))
    return [rule for rule in whole if rule.end - rule.start >= _SHORTEST]


def _lines(rules: Iterable[Rule]) -> list[list[Rule]]:
    """Pieces that stand on one line, whether they touch or not."""
    lines: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: (rule.upright, rule.at)):
        first = lines[-1][0] if lines else None
        if first and first.upright == rule.upright and rule.at - first.at <= _DOUBLE:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    return lines


def lattices(rules: Iterable[Rule]) -> list[Lattice]:
    """The tables of a page from the top down; a frame without inner lines is none."""
    found = (_lattice(group) for group in _hanging_together(merged(rules)))
    return sorted((each for each in found if each is not None), key=lambda each: (each.ys[0], each.xs[0]))


def inside_of_row(rules: Sequence[Rule]) -> list[Lattice]:
    """A page in the middle of a row that goes over three pages shows nothing but the lines between columns."""
    if len(rules) < _FEWEST or not all(rule.upright and _is_beside(rule, rules[0]) for rule in rules):
        return []
    xs = tuple(sorted(rule.at for rule in rules))
    return [_with_fields(xs, (rules[0].start, rules[0].end), rules, ())]


def _hanging_together(rules: Sequence[Rule]) -> list[list[Rule]]:
    group_of = list(range(len(rules)))

    def root(at: int) -> int:
        while group_of[at] != at:
            at = group_of[at]
        return at

    uprights = [at for at, rule in enumerate(rules) if rule.upright]
    crossed: set[int] = set()
    for one, rule in enumerate(rules):
        if not rule.upright:
            for other in uprights:
                if _meet(rule, rules[other]):
                    group_of[root(one)] = root(other)
                    crossed.add(other)
    for lone in [at for at in uprights if at not in crossed]:
        for other in uprights:
            if _is_beside(rules[lone], rules[other]):
                group_of[root(lone)] = root(other)
    groups: dict[int, list[Rule]] = {}
    for at, rule in enumerate(rules):
        groups.setdefault(root(at), []).append(rule)
    return list(groups.values())


def _meet(across: Rule, upright: Rule) -> bool:
    _, y, left, right = across
    _, x, top, bottom = upright
    return left - _GAP <= x <= right + _GAP and top - _GAP <= y <= bottom + _GAP


def _is_beside(rule: Rule, other: Rule) -> bool:
    """As high and as low: the edge of a cell that begins and ends on other pages, where no line crosses it."""
    return max(abs(rule.start - other.start), abs(rule.end - other.end)) <= NEAR


def _lattice(rules: Sequence[Rule]) -> Lattice | None:
    uprights = [rule for rule in rules if rule.upright]
    across = [rule for rule in rules if not rule.upright]
    if not uprights or not across:
        return None
    xs = _places([rule.at for rule in uprights], [end for rule in across for end in rule[2:]])
    ys = _places([rule.at for rule in across], [end for rule in uprights for end in rule[2:]])
    if len(xs) < 3 and len(ys) < 3:
        return None
    return _with_fields(xs, ys, uprights, across)


def _places(lines: Iterable[float], ends: Sequence[float]) -> tuple[float, ...]:
    """Where lines stand, and the outermost ends of what crosses them where no line closes it."""
    places: list[float] = []
    for at in sorted(lines):
        if not places or at - places[-1] > _DOUBLE:
            places.append(at)
    if min(ends) < places[0] - _GAP:
        places.insert(0, min(ends))
    if max(ends) > places[-1] + _GAP:
        places.append(max(ends))
    return tuple(places)


def _with_fields(
    xs: tuple[float, ...], ys: tuple[float, ...], uprights: Sequence[Rule], across: Sequence[Rule]
) -> Lattice:
    """Spaces between the lines that no line parts are one field, always a rectangle."""
    walls = _covered(uprights, xs, ys)
    floors = _covered(across, ys, xs)
    owners = [[-1] * (len(xs) - 1) for _ in range(len(ys) - 1)]
    fields: list[Field] = []
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if owners[row][column] < 0:
                wide = _wide(owners, walls, row, column)
                high = _high(owners, walls, floors, row, column, wide)
                for taken in range(row, row + high):
                    owners[taken][column : column + wide] = [len(fields)] * wide
                above, below = floors[row], floors[row + high]
                span = range(column, column + wide)
                is_open = (not all(map(above.__contains__, span)), not all(map(below.__contains__, span)))
                fields.append(Field(row, column, high, wide, *is_open))
    return Lattice(xs, ys, tuple(fields), tuple(map(tuple, owners)))


def _covered(rules: Sequence[Rule], at: Sequence[float], along: Sequence[float]) -> list[set[int]]:
    """For each place of a line: which of the spaces along it a line parts there."""
    covered: list[set[int]] = [set() for _ in at]
    middles = [(one + other) / 2 for one, other in pairwise(along)]
    for _, place, start, end in rules:
        nearest = min((abs(each - place), number) for number, each in enumerate(at))[1]
        covered[nearest].update(range(bisect_left(middles, start), bisect_right(middles, end)))
    return covered


def _wide(owners: Sequence[Sequence[int]], walls: Sequence[set[int]], row: int, column: int) -> int:
    wide = 1
    while (
        column + wide < len(owners[row])
        and row not in walls[column + wide]
        and owners[row][column + wide] < 0
    ):
        wide += 1
    return wide


def _high(
    owners: Sequence[Sequence[int]],
    walls: Sequence[set[int]],
    floors: Sequence[set[int]],
    row: int,
    column: int,
    wide: int,
) -> int:
    span = range(column, column + wide)
    high = 1
    while (
        row + high < len(owners)
        and not any(at in floors[row + high] for at in span)
        and not any(row + high in walls[at] for at in span[1:])
        and all(owners[row + high][at] < 0 for at in span)
    ):
        high += 1
    return high
