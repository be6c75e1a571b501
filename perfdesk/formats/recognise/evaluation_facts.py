"""What stands above the rows of a self-evaluation: labels with their values beside or under them, and the funds."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from perfdesk.domain.draft import Residue
from perfdesk.formats.grid import BLANK, Cell
from perfdesk.formats.recognise.columns import squeeze
from perfdesk.formats.recognise.cover import is_furniture
from perfdesk.formats.recognise.evaluation_words import (
    FUND_HEADS,
    FUND_ROWS,
    LABELS,
    SECTIONS,
    EvaluationForm,
    bare,
    field_of,
    is_title,
)
from perfdesk.formats.recognise.raw_evaluation import RawEvaluation
from perfdesk.formats.recognise.raw_table import RawText

Row = Sequence[Cell]
_UNIT = re.compile(r"(亿元|万元|千元|元)")
_CAPTION = re.compile(r"[（(]?\s*(?:金额)?单位\s*[:：]\s*(亿元|万元|千元|元)\s*[）)]?")
_YEAR_CAPTION = re.compile(r"[（(]?\s*(20\d\d)\s*年度?\s*[）)]?")


def read_title(rows: Sequence[Row]) -> str:
    """The first cell that is one; empty where none is."""
    return next((squeeze(cell.text) for row in rows for cell in row if is_title(cell.text)), "")


class _At(NamedTuple):
    row: int
    column: int


def read_facts(raw: RawEvaluation, rows: Sequence[Row]) -> None:
    """The facts into `raw`; what is neither a fact nor a label is residue."""
    _Facts(raw, rows).read()


class _Facts:
    """Walks the cells in reading order and notes which have found their place."""

    def __init__(self, raw: RawEvaluation, rows: Sequence[Row]) -> None:
        self._raw = raw
        self._rows = rows
        self._used: set[_At] = set()

    def read(self) -> None:
        if self._raw.form is EvaluationForm.PROJECT:
            self._read_funds()
        for at, cell in self._cells():
            if at not in self._used:
                self._read_cell(at, cell)
        for at, cell in self._cells():
            if at not in self._used and not is_furniture(cell.text):
                page = next((spot.page for _, spot in cell.trail), 1)
                self._raw.residue.append(Residue(cell.text, page))

    def _cells(self) -> Iterator[tuple[_At, Cell]]:
        for row, cells in enumerate(self._rows):
            for column, cell in enumerate(cells):
                if cell.text:
                    yield _At(row, column), cell

    def _read_cell(self, at: _At, cell: Cell) -> None:
        label, _, value = cell.text.partition("：") if "：" in cell.text else cell.text.partition(":")
        if is_title(cell.text) and "title" not in self._raw.facts:
            self._note("title", at, cell)
        elif caption := _CAPTION.fullmatch(cell.text.strip()):
            self._note("currency_unit", at, Cell(caption[1], trail=cell.trail))
        elif year := _YEAR_CAPTION.fullmatch(cell.text.strip()):
            self._note("year", at, Cell(year[1], trail=cell.trail))
        elif (field := self._field(label)) and value.strip() and len(label) < len(cell.text) - 1:
            self._note(field, at, Cell(value.strip(), trail=cell.trail))
        elif field := self._field(cell.text):
            self._read_label(field, at, cell)
        elif bare(cell.text) in SECTIONS or not bare(cell.text):
            self._used.add(at)
            self._note_unit(cell)

    def _field(self, text: str) -> str | None:
        """A label that names a block where it has others beside it (年度总体目标 | 预期目标) is none of its own."""
        return field_of(LABELS[self._raw.form], text)

    def _read_label(self, field: str, at: _At, cell: Cell) -> None:
        """The value is the next cell in the row, or the one under the label where labels stand in a row."""
        self._used.add(at)
        self._note_unit(cell)
        if field in self._raw.facts:
            return
        beside = self._beside(at)
        if beside is None or self._is_label(self._cell(beside)):
            if beside is not None and bare(cell.text) in SECTIONS:
                return
            below = _At(at.row + 1, at.column)
            if self._cell(below).text and not self._is_label(self._cell(below)) and below not in self._used:
                self._note(field, below, self._cell(below))
        elif beside not in self._used:
            self._note(field, beside, self._cell(beside))

    def _beside(self, at: _At) -> _At | None:
        cells = self._rows[at.row]
        return next((_At(at.row, n) for n in range(at.column + 1, len(cells)) if cells[n].text), None)

    def _cell(self, at: _At) -> Cell:
        cells = self._rows[at.row] if at.row < len(self._rows) else ()
        return cells[at.column] if at.column < len(cells) else BLANK

    def _is_label(self, cell: Cell) -> bool:
        label = re.split("[:：]", cell.text, maxsplit=1)[0]
        return bool(self._field(cell.text) or self._field(label) or bare(cell.text) in SECTIONS)

    def _note(self, field: str, at: _At, cell: Cell) -> None:
        self._used.add(at)
        self._raw.facts.setdefault(field, RawText(cell.text, cell.trail))

    def _note_unit(self, label: Cell) -> None:
        """`总预算（万元）` says what all amounts are counted in."""
        unit = re.search(r"[（(][^）)]*?(亿元|万元|千元|元)[^）)]*[）)]", label.text)
        if unit and "currency_unit" not in self._raw.facts:
            self._raw.facts["currency_unit"] = RawText(unit[1], label.trail)

    def _read_funds(self) -> None:
        """年初预算数, 全年预算数, 全年执行数 … in the head, the sources of the money in the rows under it."""
        for at, row in enumerate(self._rows):
            columns = {name: n for n, cell in enumerate(row) if (name := field_of(FUND_HEADS, cell.text))}
            if {"annual", "spent"} <= columns.keys():
                self._used |= {_At(at, column) for column in columns.values()}
                for below in range(at + 1, len(self._rows)):
                    if not self._read_source(below, columns):
                        break
                return

    def _read_source(self, at: int, columns: dict[str, int]) -> bool:
        labels = [(n, field_of(FUND_ROWS, cell.text)) for n, cell in enumerate(self._rows[at])]
        named = next(((n, source) for n, source in labels if source), None)
        if named is None:
            return False
        self._used.add(_At(at, named[0]))
        self._note_unit(self._rows[at][named[0]])
        for name, column in columns.items():
            cell, place = self._cell(_At(at, column)), _At(at, column)
            is_stage = name in ("initial", "annual", "spent")
            if cell.text and (is_stage or named[1] == "total" or set(cell.text) <= set("-—–/ ")):
                self._used.add(place)
                if is_stage or named[1] == "total":
                    self._note(f"{name}_{named[1]}" if is_stage else name, place, cell)
        return True
