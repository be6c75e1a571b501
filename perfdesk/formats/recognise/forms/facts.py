"""Labels and their values: beside each other, or the labels in a row with the texts beneath them.

Known labels are told by the vocabulary, others by where they stand: short words with a value to the right or below.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import and_

from perfdesk.formats.grid import Cell
from perfdesk.formats.recognise.forms.cover import note_unit, pairs_in, read_pairs
from perfdesk.formats.recognise.forms.frame import At, Frame
from perfdesk.formats.recognise.forms.raw import RawForm, printed
from perfdesk.formats.recognise.forms.words import (
    bare,
    fact_concept,
    is_called_like_label,
    is_label,
    is_section,
    squeeze,
)

_MOST_LABEL = 30
_FEW_LABELS = 2
_PLACES_OF_TWO = 4
"""Label, value, label, value."""
_FAR = 8
"""How many rows over a cell its head may stand."""
_SENTENCE = re.compile(r"[。；;，,]")
_INNER_COLON = re.compile(r"[：:]")
_YEARLY = {"total": "annual_total", "fiscal": "annual_fiscal", "carried": "annual_carried",
           "special_account": "annual_special_account", "other": "annual_other"}  # fmt: skip
"""What a source is called in the half of the funds that is about the year."""


def read_facts(form: RawForm, frame: Frame, rows: range) -> None:
    year_from = _year_column(frame, rows)
    block, block_end = "", 0
    for row in rows:
        places, side = _without_side(form, frame, row)
        if side is not None:
            block, block_end = frame.cell(side).text, row + frame.reach(side)
        if not places:
            continue
        if len(places) == 1 and row < block_end and not _may_be_label(frame.cell(places[0]).text):
            form.take("", frame.cell(places[0]), block)
            frame.read(places[0])
        elif _stands_over_texts(frame, places, rows):
            _read_below(form, frame, places, rows, block_end)
        else:
            _read_beside(form, frame, places, year_from)
    _read_under_heads(form, frame, rows)


def _without_side(form: RawForm, frame: Frame, row: int) -> tuple[list[At], At | None]:
    """The cells of a row that wait to be read, and the label of the block on their left that begins in this row."""
    places = frame.filled(row)
    side = None
    while len(places) > 1 and _is_side(frame, places[0], places[1]):
        side = places[0]
        note_unit(form, frame.cell(side).text, frame.cell(side))
        frame.read(side)
        places = places[1:]
    if len(places) == 1 and _is_mere_section(frame.cell(places[0]).text):
        frame.read(places[0])
        return [], side
    return places, side


def _is_side(frame: Frame, at: At, beside: At) -> bool:
    """A label that reaches over more rows than what stands beside it, which is a label, too."""
    text = frame.cell(at).text
    if not _may_be_label(text) or not _may_be_label(frame.cell(beside).text):
        return False
    taller = frame.reach(at) > 1 and (
        frame.cell(at).rows > frame.cell(beside).rows or frame.cell(at).rows == 1
    )
    if not taller or not (frame.is_merged or frame.filled(at.row + 1)):
        return False
    return is_label(frame.cell(beside).text) or _has_labels_below(frame, at, beside)


def _has_labels_below(frame: Frame, at: At, beside: At) -> bool:
    """Whether further labels, or their texts, stand under an unknown label in the same block."""
    last = at.row + frame.reach(at)
    return any(
        frame.said(row) and frame.said(row)[0].column >= beside.column for row in range(at.row + 1, last)
    )


def _may_be_label(text: str) -> bool:
    said = squeeze(text)
    return is_label(text) or (
        len(bare(text)) <= _MOST_LABEL
        and not _SENTENCE.search(said)
        and not _INNER_COLON.search(bare(text))
        and not _is_number(said)
    )


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"[-+]?[\d,.]+[%％]?", text))


def _stands_over_texts(frame: Frame, places: Sequence[At], rows: range) -> bool:
    """Labels side by side, each column with its text in the row beneath and nothing else there."""
    below = frame.filled(_next_said(frame, places[0].row, rows))
    if not below:
        return False
    by_place = _pairs_by_place(frame, places[0])
    if any(not frame.cell(by_place[at]).text for at in places if at in by_place):
        return False
    columns = {at.column for at in places}
    if not {at.column for at in below} <= columns or not all(
        _may_be_label(frame.cell(at).text) for at in places
    ):
        return False
    if any(is_label(frame.cell(at).text) and frame.cell(at).text != "无" for at in below):
        return False
    known = sum(is_label(frame.cell(at).text) for at in places)
    is_aligned = all(
        frame.cell(at).columns == frame.cell(At(places[0].row, at.column)).columns for at in below
    )
    is_full = len(below) == len(places)
    if known == len(places):
        return is_full or is_aligned
    is_filled = 2 * len(below) > len(places) or not _may_be_label(frame.cell(below[0]).text)
    is_half = frame.is_merged and 2 * known >= len(places) and is_filled
    return known > 0 and is_aligned and (is_full or is_half) and not _alternates(frame, places)


def _next_said(frame: Frame, row: int, rows: range) -> int:
    """The next row that says anything; blank ones between part nothing."""
    return next((below for below in range(row + 1, rows.stop) if frame.said(below)), rows.stop)


def _is_mere_section(text: str) -> bool:
    return is_section(text) and not fact_concept(text)


def _alternates(frame: Frame, places: Sequence[At]) -> bool:
    """Label, value, label, value: the second and fourth are no known labels while the first and third are."""
    known = [is_label(frame.cell(at).text) for at in places]
    return len(places) % 2 == 0 and all(known[0::2]) and not any(known[1::2])


def _read_below(form: RawForm, frame: Frame, places: Sequence[At], rows: range, block_end: int) -> None:
    """The texts under labels; a block may hold several rows of them."""
    columns = {at.column for at in places}
    row, number = _next_said(frame, places[0].row, rows), 1
    doubt = "import.label_or_value" if _may_be_pairs(frame, places, row) else ""
    while row < rows.stop and (number == 1 or row < block_end):
        filled = frame.filled(row)
        if not filled or not {at.column for at in filled} <= columns:
            break
        for at in places:
            label, below = frame.cell(at), At(row, at.column)
            if number == 1:
                frame.read(at)
                note_unit(form, label.text, label)
            if frame.is_read(below):
                continue
            frame.read(below)
            head = label.text if number == 1 else f"{printed(label.text)}（{number}）"
            said, concept = frame.cell(below), fact_concept(label.text) if number == 1 else ""
            if doubt and not said.text:
                form.doubt_label(concept, head, label.text)
            said = replace(said, doubt=said.doubt or (doubt if said.text else ""))
            form.take(concept, said, head)
        row, number = _next_said(frame, row, rows), number + 1


def _may_be_pairs(frame: Frame, places: Sequence[At], row: int) -> bool:
    """Whether labels over texts, two or with blank places, may also be labels with what stands on their right."""
    below = frame.filled(row)
    is_full = len(below) == len(places)
    known = [is_label(frame.cell(at).text) for at in places]
    if len(places) % 2 == 0 and all(known[0::2]) and not all(known[1::2]):
        return _may_be_label(frame.cell(below[0]).text)
    if len(places) != 2 and (is_full or len(places) % 2):
        return False
    texts = [_heads_texts(frame.cell(at).text) for at in places]
    sentences = [_is_sentence(frame.cell(At(row, at.column)).text) for at in places]
    if all(texts) or (is_full and any(map(and_, texts, sentences))):
        return False
    return _may_be_label(frame.cell(below[0]).text)


def _is_sentence(text: str) -> bool:
    return not _may_be_label(text) and not _is_number(squeeze(text))


def _read_under_heads(form: RawForm, frame: Frame, rows: range) -> None:
    """What is left under a short word a few rows up, as in a small table beside labels: `分配科学性·存在问题`."""
    heads: set[At] = set()
    for row in rows:
        for at in frame.filled(row):
            above = _head_above(frame, at)
            label = next((frame.cell(left) for left in frame.said(row) if left.column < at.column), None)
            if above is None or label is None or not _may_be_label(label.text):
                continue
            heads.add(above)
            frame.read(at)
            form.take("", frame.cell(at), f"{printed(label.text)}·{printed(frame.cell(above).text)}")
    frame.read(*heads)


def _head_above(frame: Frame, at: At) -> At | None:
    """The nearest short word over a cell that is not a value itself."""
    for row in range(at.row - 1, max(at.row - _FAR, -1), -1):
        above = At(row, at.column)
        text = frame.cell(above).text
        if text and not frame.is_read(above) and _may_be_label(text):
            return above
    return None


def _read_beside(form: RawForm, frame: Frame, places: Sequence[At], year_from: int | None) -> None:
    """Label, value, label, value: a label has none where a blank cell and the next label follow."""
    by_place = _pairs_by_place(frame, places[0])
    if not by_place and len(places) > _FEW_LABELS and all(is_label(frame.cell(at).text) for at in places):
        _leave_labels(form, frame, places)
    else:
        _Beside(form, frame, places, year_from, by_place).read()


def _leave_labels(form: RawForm, frame: Frame, places: Sequence[At]) -> None:
    """A row of nothing but labels: heads with nothing under them, some of which may be values."""
    for place in places:
        note_unit(form, frame.cell(place).text, frame.cell(place))
    for place in places if _may_name_beside(frame, places) else _beside_labels(frame, places):
        form.leave(frame.cell(place))
    frame.read(*places)


@dataclass
class _Beside:
    """A row read from left to right.

    `taken` is the last label with its value, `passed` the last label without one; `is_passed_by` once a text was left
    that is neither.
    """

    form: RawForm
    frame: Frame
    places: Sequence[At]
    year_from: int | None
    by_place: dict[At, At]
    taken: tuple[str, str, str] | None = None
    passed: At | None = None
    is_passed_by: bool = False

    def read(self) -> None:
        rest = list(self.places)
        while rest:
            here, *rest = rest
            cell = self.frame.cell(here)
            if not is_label(cell.text) and _has_values(cell) and read_pairs(self.form, cell):
                self.frame.read(here)
            elif rest and _may_be_label(cell.text) and _takes_next(self.frame, here, rest, self.by_place):
                self._take(here, rest.pop(0))
            else:
                self._pass(here, rest)

    def _take(self, here: At, value: At) -> None:
        """A label and its value; the label before it, which has none, may be the value's name instead."""
        form, frame, cell = self.form, self.frame, self.frame.cell(here)
        is_odd = len(self.places) % 2 == 1
        _take_pair(form, frame, here, value, self.year_from, is_odd=is_odd, is_unsure=self.is_passed_by)
        if self.passed is not None and frame.is_next(self.passed, here):
            form.doubt_label(self._meant(self.passed), frame.cell(self.passed).text, cell.text)
        self.taken = (self._meant(here), cell.text, frame.cell(value).text)

    def _pass(self, here: At, rest: Sequence[At]) -> None:
        """A text without a value: a label, or something of which nothing says what it is."""
        form, frame, cell = self.form, self.frame, self.frame.cell(here)
        is_known = is_label(cell.text) or here in self.by_place
        if not rest and frame.is_merged and self.taken is not None and not is_label(cell.text):
            form.doubt_label(*self.taken)
        if not rest and len(self.places) > 1 and not frame.is_merged:
            return  # a label or the value of the one before: nothing says which
        self.is_passed_by = self.is_passed_by or not is_known
        if is_known:
            frame.read(here)
            self.passed = here
            self._note_blank(here, rest)

    def _note_blank(self, here: At, rest: Sequence[At]) -> None:
        """A label with nothing filled in; one without room for a value may be a value itself."""
        form, frame, cell = self.form, self.frame, self.frame.cell(here)
        if cell.rows == 1 and frame.is_merged and not frame.is_at_edge(here):
            form.blank.add(fact_concept(cell.text))
        note_unit(form, cell.text, cell)
        is_first = here == self.places[0]  # a block's label
        is_cramped = not is_first and bool(rest) and frame.is_next(here, rest[0])
        if is_cramped or self.is_passed_by or (len(self.places) > 1 and not _has_room(frame, here)):
            form.leave(cell)

    def _meant(self, label: At) -> str:
        return _concept(self.frame.cell(label).text, label.column, self.year_from)


def _beside_labels(frame: Frame, places: Sequence[At]) -> list[At]:
    """Which of a row's labels may be values: one right behind another where others stand apart, and the last."""
    close = [other for one, other in pairwise(places) if frame.is_next(one, other)]
    beside = close if len(close) < len(places) - 1 else []
    return list(dict.fromkeys([*beside, *([] if _has_room(frame, places[-1]) else places[-1:])]))


def _may_name_beside(frame: Frame, places: Sequence[At]) -> bool:
    """Whether a row of labels may be pairs: it begins with whose form it is, and no cell is blank for an answer.

    So may any such row that has the whole width and no blank row beneath.
    """
    is_close = all(frame.is_next(one, other) for one, other in pairwise(places))
    names_owner = fact_concept(frame.cell(places[0]).text) in ("project", "unit", "department")
    has_none = not _has_room(frame, places[-1]) or (frame.is_merged and bool(frame.said(places[0].row + 1)))
    return is_close and len(places) % 2 == 0 and (names_owner or has_none)


def _has_room(frame: Frame, at: At) -> bool:
    """Whether something could be filled in beside or beneath a label."""
    return not frame.is_at_edge(at) or not frame.said(at.row + 1)


def _take_pair(
    form: RawForm,
    frame: Frame,
    label: At,
    value: At,
    year_from: int | None,
    *,
    is_odd: bool,
    is_unsure: bool,
) -> None:
    """An unknown label may be a text itself: in a row that leaves one over, or beside a goal under its own label.

    `is_unsure` where a text before it in the row found no place.
    """
    text, said = frame.cell(label).text, frame.cell(value)
    note_unit(form, text, frame.cell(label))
    is_under_goal = _may_stand_under_goal(frame, label, value)
    is_apart = frame.is_merged and not frame.is_next(label, value)
    may_be_next = is_apart and _may_be_label(said.text) and (is_odd or not frame.is_at_edge(value))
    is_strange = may_be_next or (not is_label(text) and (is_odd or is_under_goal))
    is_far = not frame.is_merged and not frame.is_next(label, value)
    is_strange = is_strange or _is_beyond_blank_pair(frame, label, value) or _is_a_value(frame, label, value)
    if is_unsure or is_label(said.text) or is_strange or (is_far and is_called_like_label(said.text)):
        said = replace(said, doubt=said.doubt or "import.label_or_value")
    concept = _concept(text, label.column, year_from)
    if concept in form.captioned and said.text and said.text != form.text(concept):
        form.captioned.discard(concept)
        form.keep_as_printed(concept)
    form.take(concept, said, text)
    frame.read(label, value)


def _is_beyond_blank_pair(frame: Frame, label: At, value: At) -> bool:
    """Whether the label's own place is blank, and a further one before the value: that of its label."""
    slots = frame.slots(label)
    return len(slots) % 2 == 0 and value in slots and slots.index(value) == _PLACES_OF_TWO - 1


def _is_a_value(frame: Frame, label: At, value: At) -> bool:
    """Whether by the places of its row the label is the value of the one before, and a blank one has its value."""
    slots = frame.slots(At(label.row, 0))
    places = [slots.index(at) % 2 for at in (label, value) if at in slots]
    return len(slots) % 2 == 0 and places == [1, 1]


def _may_stand_under_goal(frame: Frame, label: At, value: At) -> bool:
    """Whether the row above has the label of a goal over the value, or over the label with a short text beside it.

    So it has where that label is merged just as this one, with nothing beside it.
    """
    over, beside = (frame.cell(At(at.row - 1, at.column)) for at in (label, value))
    if not beside.text and over.columns > 1:
        return _heads_texts(over.text) and over.columns == frame.cell(label).columns
    return _heads_texts(beside.text) or (
        _heads_texts(over.text) and bool(beside.text) and _may_be_label(beside.text)
    )


def _pairs_by_place(frame: Frame, first: At) -> dict[At, At]:
    """By label its value, where the cells of a row, blank ones too, can only be read as pairs."""
    slots = frame.slots(first)
    labels, values = slots[::2], slots[1::2]
    if len(labels) != len(values) or not all(_may_be_label(frame.cell(at).text or "。") for at in labels):
        return {}
    cells = [frame.cell(at) for at in slots]
    if sum(_heads_texts(cell.text) for cell in cells) > 1 or any(map(_has_values, cells)):
        return {}
    if all(is_label(cell.text) for cell in cells):
        return {}
    return dict(zip(labels, values, strict=True))


def _takes_next(frame: Frame, label: At, rest: Sequence[At], by_place: dict[At, At]) -> bool:
    if label in by_place:
        return by_place[label] == rest[0]
    return _is_value(frame, label, rest)


def _is_value(frame: Frame, label: At, rest: Sequence[At]) -> bool:
    """Whether what stands next in the row is the label's value, and not a further label.

    A value stands in the very next cell; what says the same as a label may still be one there.
    """
    beside = rest[0]
    text, said = frame.cell(label).text, frame.cell(beside).text
    if _is_mere_section(text) and (is_label(said) or _has_values(frame.cell(beside))):
        return False
    if frame.is_next(label, beside):
        if not is_label(said):
            return True
        if not frame.is_merged and not is_label(text):
            return False
        return len(rest) % 2 == 1 and not (_heads_texts(text) and _heads_texts(said))
    if is_label(said):
        # a block's label has the block on its right, any other a cell to fill in
        return len(rest) == 1 and (_is_mere_section(said) or frame.is_at_edge(beside))
    may_follow = len(rest) > 1 and not is_label(frame.cell(rest[1]).text)
    if not frame.is_merged and len(rest) % 2 == 0 and may_follow and _may_be_label(said):
        return False
    follows = len(rest) > 1 and frame.is_next(beside, rest[1]) and not is_label(frame.cell(rest[1]).text)
    return not (frame.is_merged and follows and len(rest) % 2 == 0 and _may_be_label(said))


def _heads_texts(text: str) -> bool:
    """Labels of goals stand beside one another over their texts."""
    return fact_concept(text) in ("goal", "annual_goal", "completion", "reasons_unfinished")


def _concept(label: str, column: int, year_from: int | None) -> str:
    concept = fact_concept(label)
    in_year = year_from is not None and column >= year_from
    return _YEARLY.get(concept, concept) if in_year else concept


def _year_column(frame: Frame, rows: range) -> int | None:
    """Where the half of the funds begins that is about the year, beside the half about the whole project."""
    for row in rows:
        concepts = {fact_concept(frame.cell(at).text): at.column for at in frame.said(row)}
        if (
            "total" in concepts
            and "annual_total" in concepts
            and concepts["total"] < concepts["annual_total"]
        ):
            return concepts["annual_total"]
        if "annual_total" in concepts and _is_twice(frame, rows, concepts["annual_total"]):
            return concepts["annual_total"]
    return None


def _is_twice(frame: Frame, rows: range, column: int) -> bool:
    """Whether a source is named twice in a row, the second time in this column."""
    for row in rows:
        concepts = {at.column: fact_concept(frame.cell(at).text) for at in frame.said(row)}
        second = concepts.get(column)
        if second in _YEARLY and any(concepts[at] == second for at in concepts if at < column):
            return True
    return False


def _has_values(cell: Cell) -> bool:
    """Whether a cell holds labels with their values behind a colon."""
    return any(value.text for _, value in pairs_in(cell))
