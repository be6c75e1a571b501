"""The rows of a department's self-evaluation in running text: points first, then the words between them."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from perfdesk.domain.amounts import NotAnAmount, parse_amount
from perfdesk.domain.origin import Piece, trail_of
from perfdesk.formats.recognise.evaluation_cells import split_name, split_reason
from perfdesk.formats.recognise.evaluation_words import LEVEL1, LEVEL2, LEVEL3, LEVEL_WEIGHTS, SCORE
from perfdesk.formats.recognise.page_lines import Line, unwrapped, width
from perfdesk.formats.recognise.points_skeleton import Frame, Points, Role, roles_of
from perfdesk.formats.recognise.raw_evaluation import RawEvaluation, RawEvaluationRow
from perfdesk.formats.recognise.raw_table import RawText, RowDoubt

_NUMBER = re.compile(r"(?<!\S)\d{1,3}(?:\.\d{1,3})?(?!\S)")
_SENTENCES = re.compile(r"(?<=[。；;])\s+")


class _Stretch(NamedTuple):
    """A number with the words before it; the last stretch has no number."""

    words: list[Piece]
    number: Piece | None


def read_rows(raw: RawEvaluation, lines: Sequence[Line]) -> bool:
    """The rows into `raw`, whose totals are known already. False when the numbers make no table."""
    stretches = _stretches(lines)
    columns = raw.columns
    frame = Frame(
        LEVEL_WEIGHTS[LEVEL1] in columns,
        LEVEL_WEIGHTS[LEVEL2] in columns,
        "explanation" in columns or "rule" in columns,
        _amount(raw.fact("total_weight")),
        _amount(raw.fact("total_score")),
    )
    points = [
        Points(_amount(stretch.number.text) or Decimal(0), bool(stretch.words))
        for stretch in stretches
        if stretch.number
    ]
    roles = roles_of(points, frame)
    if roles is None or Role.WEIGHT not in roles:
        return False
    _Rows(raw).read(_merged(stretches, roles), [role for role in roles if role is not Role.TEXT])
    return True


def _amount(text: str) -> Decimal | None:
    try:
        return parse_amount(text)
    except NotAnAmount:
        return None


def _stretches(lines: Sequence[Line]) -> list[_Stretch]:
    """The lines cut at every number that stands by itself, and behind sentences that a blank follows."""
    stretches: list[_Stretch] = []
    words: list[Piece] = []
    for line in lines:
        spot, start = line.piece.spot, 0
        for match in _NUMBER.finditer(line.text):
            words += _pieces(line.text[start : match.start()], line)
            stretches.append(_Stretch(words, Piece(match[0], spot)))
            words, start = [], match.end()
        words += _pieces(line.text[start:], line)
    return [*stretches, _Stretch(words, None)]


def _pieces(text: str, line: Line) -> list[Piece]:
    return [Piece(part.strip(), line.piece.spot) for part in _SENTENCES.split(text) if part.strip()]


def _merged(stretches: Sequence[_Stretch], roles: Sequence[Role]) -> list[_Stretch]:
    """With the numbers that are words put back among them."""
    merged: list[_Stretch] = []
    before: list[Piece] = []
    for stretch, role in zip(stretches, [*roles, None], strict=True):
        if role is Role.TEXT and stretch.number:
            before += [*stretch.words, stretch.number]
        else:
            merged.append(_Stretch([*before, *stretch.words], stretch.number))
            before = []
    return merged


_LEVEL_ROLES: Mapping[Role, str] = {Role.LEVEL1: LEVEL1, Role.LEVEL2: LEVEL2}


class _Rows:
    """Grows the rows number by number."""

    def __init__(self, raw: RawEvaluation) -> None:
        self._raw = raw
        self._pending: dict[str, RawText] = {}
        self._pending_doubts: list[RowDoubt] = []
        self._before: Role | None = None

    def read(self, stretches: Sequence[_Stretch], roles: Sequence[Role]) -> None:
        self._name_width = self._widest_name(stretches, roles)
        for stretch, role in zip(stretches, [*roles, None], strict=True):
            if role is Role.SCORE and stretch.number:
                column = "explanation" if "explanation" in self._raw.columns else "rule"
                self._put(self._raw.rows[-1].cells, column, stretch.words)
                self._put(self._raw.rows[-1].cells, SCORE, [stretch.number])
            else:
                self._take(stretch, role)
            self._before = role

    def _widest_name(self, stretches: Sequence[_Stretch], roles: Sequence[Role]) -> int:
        """Of the names of level 3 that nothing else precedes: those right behind a level's points."""
        widest = 0
        for before, role, stretch in zip(roles, roles[1:], stretches[1:], strict=False):
            if role is Role.WEIGHT and before in _LEVEL_ROLES:
                widest = max([widest, *(width(piece.text) for piece in stretch.words)])
        return widest

    def _take(self, stretch: _Stretch, role: Role | None) -> None:
        """A level, a row, or the end: the words may close the row above before they name this one."""
        words = stretch.words
        closes_row = bool(self._raw.rows) and self._before in (Role.SCORE, Role.WEIGHT)
        name = list(words)
        if closes_row:
            name = self._close_row(words, named=role is not None)
        if role is None or stretch.number is None:
            return
        level = _LEVEL_ROLES.get(role, LEVEL3)
        self._put(self._pending, level, name)
        self._put(self._pending, LEVEL_WEIGHTS[level], [stretch.number])
        if role is Role.WEIGHT:
            self._raw.rows.append(RawEvaluationRow(self._pending, self._pending_doubts))
            self._pending, self._pending_doubts = {}, []

    def _close_row(self, words: Sequence[Piece], *, named: bool) -> list[Piece]:
        """Reason and measure into the row above; what is left is the next name."""
        row = self._raw.rows[-1]
        if not words:
            return []
        tail = split_name(words, self._name_width) if named else None
        said = list(words) if tail is None else tail.said
        if tail is not None and not tail.is_sure:
            text = "".join(piece.text for piece in tail.name)
            row.doubts.append(RowDoubt("import.name_edge", "shortfall_reason", (("text", text[:40]),)))
            self._pending_doubts.append(RowDoubt("import.name_edge", LEVEL3, (("text", text[:40]),)))
        if said:
            self._put_reason(row, said)
        return [] if tail is None else tail.name

    def _put_reason(self, row: RawEvaluationRow, said: Sequence[Piece]) -> None:
        columns = [name for name in ("shortfall_reason", "improvement") if name in self._raw.columns]
        if not columns:
            columns = ["shortfall_reason"]
        reason, measure = split_reason(said) if len(columns) == 2 else (list(said), [])
        self._put(row.cells, columns[0], reason)
        self._put(row.cells, columns[-1], measure)
        if len(columns) == 2:
            edge = (("text", (reason[-1].text if reason else "")[-40:]),)
            row.doubts += [RowDoubt("import.cell_edge", column, edge) for column in columns]

    def _put(self, cells: dict[str, RawText], column: str, pieces: Sequence[Piece]) -> None:
        if pieces:
            cells[column] = RawText(unwrapped([piece.text for piece in pieces]), trail_of(pieces))
