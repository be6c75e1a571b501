"""What stands over and under the indicators: labels with their values, the matrix of funds, texts under labels."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from perfdesk.formats.flat.aligning import Aligning, Break
from perfdesk.formats.flat.meaning import Look, is_body, look_of
from perfdesk.formats.flat.pieces import Flat
from perfdesk.formats.grid import BLANK, Cell
from perfdesk.formats.recognise.forms.cover import pairs_in
from perfdesk.formats.recognise.forms.matrix import MONEY, source_labels
from perfdesk.formats.recognise.forms.words import (
    fact_concept,
    head_concept,
    is_label,
    is_section,
    stage_concept,
)

UNSURE = "import.column_unsure"
Row = tuple[Cell, ...]
_TEXTS = frozenset(
    ("goal", "annual_goal", "completion", "problems", "measures", "conclusion", "reasons_unfinished")
)
_CODE = re.compile(r"[\[【（(]\s*(?!\s*[万千百]?元)|\d")
_BODIES = ("department", "unit")
_LEAST_STAGES = 2
_MOST_FURTHER = 2


def fact_rows(pieces: Sequence[Flat], *, by_line: bool) -> list[Row]:
    """Rows of a grid for pieces in their order; `by_line`: each line is one row."""
    return list(_Facts(pieces, by_line=by_line).rows())


class _Facts:
    def __init__(self, pieces: Sequence[Flat], *, by_line: bool) -> None:
        self._pieces = pieces
        self._by_line = by_line
        self._at = 0

    def rows(self) -> Iterator[Row]:
        while self._at < len(self._pieces):
            stages = self._stages()
            if len(stages) >= _LEAST_STAGES:
                yield from self._matrix(stages)
            else:
                yield from self._labels()

    def _stages(self) -> list[Flat]:
        """The heads of the funds from here on; behind a label of the block, which stays before them."""
        at = self._at
        while at < len(self._pieces) and is_section(self._pieces[at].text) and not _stage(self._pieces[at]):
            at += 1
        found: list[Flat] = []
        while at < len(self._pieces) and (
            _stage(self._pieces[at]) or (found and self._in_line(found[-1], at))
        ):
            found.append(self._pieces[at])
            at += 1
        if found and not self._by_line:
            further = self._further(at)
            found, at = [*found, *further], at + len(further)
        money = [stage for each in found if (stage := _stage(each)) in MONEY]
        if found and money and _stage(found[0]) in [_stage(each) for each in found[1:]]:
            found = found[1:]  # what stands over the labels of the sources
        if len(set(money)) < _LEAST_STAGES:
            return []
        self._end = at
        return found

    def _further(self, at: int) -> Sequence[Flat]:
        """Heads behind the known ones, before the first source of money."""
        for count in range(1, _MOST_FURTHER + 1):
            here = self._pieces[at : at + count + 1]
            if len(here) > count and source_labels([here[-1].text]):
                return here[:-1] if all(head_concept(each.text) for each in here[:-1]) else ()
        return ()

    def _in_line(self, above: Flat, at: int) -> bool:
        """A further head of the same line, which only this form has."""
        return self._by_line and self._pieces[at].line == above.line

    def _matrix(self, stages: Sequence[Flat]) -> Iterator[Row]:
        side = [each for each in self._pieces[self._at : self._end] if each not in stages]
        yield (_together(side), *(each.cell for each in stages))
        concepts = [_stage(each) for each in stages]
        self._at = self._end
        later = [concept.replace("execution_", "later_") for concept in concepts]
        while self._at < len(self._pieces) and source_labels([self._pieces[self._at].text]):
            label = self._pieces[self._at]
            self._at += 1
            values: list[Flat] = []
            while self._at < len(self._pieces) and self._is_amount(label, values, len(stages)):
                values.append(self._pieces[self._at])
                self._at += 1
            yield (label.cell, *_under(values, concepts))
            concepts = later

    def _is_amount(self, label: Flat, values: Sequence[Flat], most: int) -> bool:
        each = self._pieces[self._at]
        if len(values) >= most or (self._by_line and each.line != label.line):
            return False
        return self._by_line or not (is_label(each.text) or any(pair[1].text for pair in pairs_in(each.cell)))

    def _labels(self) -> Iterator[Row]:
        """A run of labels, and the texts behind it."""
        start = self._at
        while self._here(is_label_piece):
            self._at += 1
            if self._by_line and self._ends_line():
                break
        labels = self._pieces[start : self._at]
        begin = self._at
        if not labels and self._by_line and self._here(_is_value):
            self._at += 1  # the line of a label that only this form has
        while self._here(_is_value) and not self._stages() and not self._is_next_line(start, labels):
            self._at += 1
        values = self._pieces[begin : self._at]
        if not labels and not values:
            self._at += 1
            yield (self._pieces[start].cell,)
        elif not labels:
            yield from self._without_labels(values)
        else:
            yield from self._beside(labels, values)

    def _here(self, test: Callable[[Flat], bool]) -> bool:
        return self._at < len(self._pieces) and test(self._pieces[self._at])

    def _ends_line(self) -> bool:
        return self._at < len(self._pieces) and self._pieces[self._at].begins

    def _is_next_line(self, start: int, labels: Sequence[Flat]) -> bool:
        """Whether a value stands in a line after the labels', where that is a row of its own."""
        if not self._by_line or not self._pieces[self._at].begins:
            return False
        return not (len(_of_texts(labels)) > 1 and self._at == start + len(labels))

    def _without_labels(self, values: Sequence[Flat]) -> Iterator[Row]:
        if self._by_line:
            yield tuple(each.cell for each in values)
            return
        for each in values:
            yield (each.cell,)

    def _beside(self, labels: Sequence[Flat], values: Sequence[Flat]) -> Iterator[Row]:
        texts = _of_texts(labels)
        while len(texts) > max(2, len(values)) and (self._by_line or is_section(texts[0].text)):
            texts = texts[1:]
        if len(texts) > 1 and values:
            yield from self._beneath(labels, texts, values)
            return
        for label in labels[:-1]:
            yield (label.cell,)
        if not values:
            yield (labels[-1].cell,)
            return
        count = _length_of_name(labels[-1], values)
        yield (labels[-1].cell, _joined(values[:count], doubt=UNSURE if len(values) > 1 else ""))
        for each in values[count:]:
            yield (each.cell,)

    def _beneath(
        self, labels: Sequence[Flat], texts: Sequence[Flat], values: Sequence[Flat]
    ) -> Iterator[Row]:
        """Labels side by side with a text beneath each; doubted where their numbers differ."""
        side = [label.cell for label in labels[: len(labels) - len(texts)]]
        while len(side) > 1 and not self._by_line:
            yield (side.pop(0),)
        doubt = "" if len(texts) == len(values) else UNSURE
        cells = [replace(each.cell, doubt=doubt) for each in values[: len(texts) - 1]]
        if len(values) >= len(texts):
            cells.append(_joined(values[len(texts) - 1 :], doubt=doubt))
        yield (*side, *(each.cell for each in texts))
        yield (*([BLANK] * len(side)), *(replace(cell, doubt=doubt) for cell in cells))


def is_label_piece(piece: Flat) -> bool:
    return is_label(piece.text)


def _is_value(piece: Flat) -> bool:
    return not is_label(piece.text)


def _length_of_name(label: Flat, values: Sequence[Flat]) -> int:
    """How many cells are a body's name: nothing behind a whole name is of it but a code or a place in brackets."""
    if fact_concept(label.text) not in _BODIES:
        return len(values)
    whole = (
        at
        for at, each in enumerate(values[1:], 1)
        if is_body(values[at - 1].text) and not _CODE.match(each.text)
    )
    return next(whole, len(values))


def _stage(piece: Flat) -> str:
    return stage_concept(piece.text)


def _of_texts(labels: Sequence[Flat]) -> Sequence[Flat]:
    """The labels of texts that stand side by side at the end of a run of labels."""
    count = 0
    while count < len(labels) and fact_concept(labels[-1 - count].text) in _TEXTS:
        count += 1
    return labels[len(labels) - count :]


def _under(values: Sequence[Flat], concepts: Sequence[str]) -> list[Cell]:
    """The amounts of a source in the columns of the stages."""
    cells = [BLANK] * len(concepts)
    breaks = [Break.ROW, *([Break.NONE] * (len(values) - 1))]
    for value, place in zip(
        values, Aligning([v.text for v in values], breaks, concepts, parts=False).placed(), strict=False
    ):
        doubt = UNSURE if place.rivals and look_of(value.text) is not Look.DASH else ""
        cells[place.column] = replace(value.cell, doubt=doubt)
    return cells


def _together(side: Sequence[Flat]) -> Cell:
    return side[-1].cell if side else BLANK


def _joined(values: Sequence[Flat], *, doubt: str) -> Cell:
    text = "\n".join(each.text for each in values)
    return replace(values[0].cell, text=text, doubt=doubt)
