"""Text extracted from pages, cells one after another with only blanks between: to a raw table.

A row is: name (may wrap), amounts, goal (may wrap), joined indicators (may wrap). Amounts are the anchors; between
two anchors stand the goal and the indicators of the upper row and the name of the lower one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from perfdesk.domain.amounts import AMOUNT_FIELDS, Amounts, parse_amount
from perfdesk.domain.draft import Residue
from perfdesk.formats.recognise.columns import HEAD_WORDS, INDICATORS, NAME, column_of, is_table_head, squeeze
from perfdesk.formats.recognise.cover import is_furniture, read_cover
from perfdesk.formats.recognise.markers import count_markers
from perfdesk.formats.recognise.page_lines import Line, lines_of, unwrapped, width
from perfdesk.formats.recognise.raw_table import RawRow, RawTable, RowDoubt

_HEAD_LINES = 8
_NAME_INDENT = 3
"""Names are indented by four blanks or so; one or two come from justified text."""

_JUSTIFIED = 2
"""Half-width characters by which a justified line may exceed its column."""

_AMOUNT = r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,6})?"
_AMOUNTS = re.compile(rf"(?:(?<=\s)|\A)({_AMOUNT}(?:\s+{_AMOUNT}){{0,3}})(?=\s|\Z)")
_FIRST_MARKER = re.compile(r"\d{1,3}\s*[、．.]\s*\d{1,2}\s*[-－–—]\s*[^\d\W]")
_LAST_LABEL = re.compile(r"年度指标值[:：]")
_TERMINATORS = "。;；"


def read_running_text(text: str) -> RawTable | None:
    """None when the head of a known table does not stand in the text."""
    lines = lines_of(text)
    head = _find_head(lines, 0)
    if head is None:
        return None
    start, end, order = head
    table = RawTable(read_cover(line.text for line in lines[:start]))
    table.residue.extend(table.cover.loose)
    body = _without_heads(lines[end:], "".join(squeeze(line.text) for line in lines[start:end]))
    table.markers = sum(count_markers("".join(line.text for line in body)) for _ in "1")
    anchors = _anchors(body)
    if not anchors:
        return None
    _read_rows(table, body, anchors, order)
    return table


def _find_head(lines: Sequence[Line], start: int) -> tuple[int, int, list[str]] | None:
    """First line of the head, the line after it, and its columns in order."""
    for at in range(start, len(lines)):
        if squeeze(lines[at].text).startswith(tuple(squeeze(word)[:4] for word in HEAD_WORDS[NAME][:2])):
            for end in range(at + 1, min(at + _HEAD_LINES, len(lines)) + 1):
                order = _head_order("".join(squeeze(line.text) for line in lines[at:end]))
                if order is not None and INDICATORS in order:
                    return at, end, order
    return None


_HEAD_CUT = re.compile(
    "|".join(
        sorted((re.escape(squeeze(word)) for words in HEAD_WORDS.values() for word in words), key=len)[::-1]
    )
)
_BRACKETS = re.compile(r"[（(][^）)]*[）)]")


def _head_order(text: str) -> list[str] | None:
    """The columns that a head's text names, in order; None when anything else stands in it."""
    if _BRACKETS.sub("", _HEAD_CUT.sub("", text)):
        return None
    order = [column for word in _HEAD_CUT.findall(text) if (column := column_of(word))]
    return order if is_table_head(dict.fromkeys(order, 0)) else None


def _without_heads(lines: Sequence[Line], head: str) -> list[Line]:
    """The body without the heads that each page repeats."""
    body: list[Line] = []
    at = 0
    while at < len(lines):
        end = _head_end(lines, at, head)
        if end == at and not is_furniture(lines[at].text):
            body.append(lines[at])
        at = max(end, at + 1)
    return body


def _head_end(lines: Sequence[Line], at: int, head: str) -> int:
    """The line after a repeated head that begins at `at`; `at` itself when none does."""
    text = ""
    for end in range(at, min(at + _HEAD_LINES, len(lines))):
        text += squeeze(lines[end].text)
        if text == head:
            return end + 1
        if not head.startswith(text):
            break
    return at


@dataclass(frozen=True, slots=True)
class _Anchor:
    """The line or lines with a row's amounts: what precedes them there is name, what follows is goal."""

    line: int
    last_line: int
    name: str
    amounts: tuple[str, ...]
    goal: str


def _anchors(body: Sequence[Line]) -> list[_Anchor]:
    """One for each row; amounts that follow on lines of their own belong to the row above."""
    anchors: list[_Anchor] = []
    for at, line in enumerate(body):
        anchor = _anchor(at, line)
        if anchor is None:
            continue
        above = anchors[-1] if anchors else None
        if above and above.last_line == at - 1 and not anchor.name and not above.goal:
            anchors[-1] = replace(
                above, last_line=at, amounts=above.amounts + anchor.amounts, goal=anchor.goal
            )
        else:
            anchors.append(anchor)
    return anchors


def _anchor(at: int, line: Line) -> _Anchor | None:
    """Amounts are believed when they stand alone, or close an indented line, or add up.

    Whole numbers, which also stand in names and goals, are believed only when there are several and they add up.
    """
    for match in _AMOUNTS.finditer(line.text):
        before, after = line.text[: match.start()].strip(), line.text[match.end() :].strip()
        amounts = tuple(match[1].split())
        adds_up = len(amounts) > 1 and _adds_up(amounts)
        closes_name = not after and (not before or line.indent >= _NAME_INDENT or len(amounts) > 1)
        if adds_up or (closes_name and all("." in amount for amount in amounts)):
            return _Anchor(at, at, before, amounts, after)
    return None


def _adds_up(amounts: Sequence[str]) -> bool:
    total, *parts = (parse_amount(amount) or Decimal(0) for amount in amounts)
    return total == sum(parts, Decimal(0))


def _read_rows(table: RawTable, body: Sequence[Line], anchors: Sequence[_Anchor], order: list[str]) -> None:
    columns = [name for name in order if name in AMOUNT_FIELDS]
    indented = sum(line.indent >= _NAME_INDENT for line in body) >= len(anchors) // 2
    name_width = max((width(anchor.name) for anchor in anchors), default=0) + _JUSTIFIED
    name_start = 0
    above: RowDoubt | None = None
    rows = []
    for anchor, following in zip(anchors, [*anchors[1:], None], strict=True):
        name = [line.text for line in body[name_start : anchor.line]] + [anchor.name]
        end = following.line if following else len(body)
        cut = _Cut(body, anchor.last_line + 1, end, following, indented, name_width)
        next_name, doubt = cut.name_start()
        goal, indicators = _goal_and_indicators(
            anchor.goal, [line.text for line in body[anchor.last_line + 1 : next_name]]
        )
        first = body[name_start]
        doubts = [replace(above, field="name")] if above else []
        rows.append(
            _row(
                unwrapped([part for part in name if part]),
                anchor,
                columns,
                goal,
                indicators,
                first,
                doubts + ([doubt] if doubt else []),
            )
        )
        name_start, above = next_name, doubt
    table.rows.extend(rows)
    rest = " ".join(line.text for line in body[name_start:])
    if rest:
        table.residue.append(Residue(rest, body[-1].page))


@dataclass(frozen=True, slots=True)
class _Cut:
    """The lines between two anchors, to be cut where the lower row's name begins."""

    body: Sequence[Line]
    start: int
    end: int
    following: _Anchor | None
    indented: bool
    name_width: int

    def name_start(self) -> tuple[int, RowDoubt | None]:
        """The first line of the following name (`end` when it has none of its own), and a doubt about it."""
        if self.indented and self.following is not None:
            marked = self._last_indented()
            if marked is not None:
                return marked, None
        if not any(_FIRST_MARKER.search(line.text) for line in self.body[self.start : self.end]):
            return self._after_bare_row(), None
        return self._after_indicators()

    def _last_indented(self) -> int | None:
        """The last indented line up to the anchor's own; None where only the text of goals is indented."""
        for at in range(self.end, self.start - 1, -1):
            if at < len(self.body) and self.body[at].indent >= _NAME_INDENT:
                return at
        return None

    def _after_bare_row(self) -> int:
        """After 合计 or a unit, which have no text, all lines up to the anchor are the next name."""
        lines = [line.text for line in self.body[self.start : self.end]]
        sentences = [at for at, line in enumerate(lines) if line.endswith(tuple("。；;"))]
        return self.start + sentences[-1] + 1 if sentences else self.start

    def _after_indicators(self) -> tuple[int, RowDoubt | None]:
        """The line after the terminator of the last annual value."""
        label_end = self._last_label_line()
        ends = [at for at in range(label_end, self.end) if self.body[at].text.endswith(tuple(_TERMINATORS))]
        needs_name = self.following is not None and not self.following.name
        if needs_name:
            ends = [at for at in ends if at + 1 < self.end]
        if ends:
            doubt = (
                RowDoubt("import.row_end", "", (("line", self.body[ends[0]].text[:40]),))
                if ends[1:]
                else None
            )
            return ends[0] + 1, doubt
        return self._after_cut_off()

    def _last_label_line(self) -> int:
        """The line in which the last `年度指标值:` of the lines ends, also when it is broken over two."""
        text, last = "", self.start
        lengths: list[int] = []
        for line in self.body[self.start : self.end]:
            text += squeeze(line.text)
            lengths.append(len(text))
        for match in _LAST_LABEL.finditer(text):
            last = self.start + next(i for i, length in enumerate(lengths) if length >= match.end())
        return last

    def _after_cut_off(self) -> tuple[int, RowDoubt | None]:
        """No terminator: the cell was cut off. The name is the run of lines at the end that fit its narrow column."""
        if self.following is None:
            return self.end, None
        start = self.end - (0 if self.following.name else 1)
        while start > self._last_label_line() + 1 and width(self.body[start - 1].text) <= self.name_width:
            start -= 1
        return start, RowDoubt("import.row_end", "", (("line", self.body[start - 1].text[-40:]),))


def _goal_and_indicators(on_anchor: str, lines: list[str]) -> tuple[str, str]:
    """The text below a row's amounts, cut at the first indicator marker."""
    lines = [on_anchor, *lines] if on_anchor else lines
    for at, line in enumerate(lines):
        marker = _FIRST_MARKER.search(line)
        if marker:
            goal = [*lines[:at], line[: marker.start()]]
            return unwrapped([part for part in goal if part]), unwrapped(
                [line[marker.start() :], *lines[at + 1 :]]
            )
    return unwrapped(lines), ""


def _row(
    name: str,
    anchor: _Anchor,
    columns: list[str],
    goal: str,
    indicators: str,
    first: Line,
    doubts: list[RowDoubt],
) -> RawRow:
    amounts, doubtful = _placed(anchor.amounts, columns)
    if doubtful:
        doubts.append(RowDoubt("import.amount_columns", "total", (("amounts", " ".join(anchor.amounts)),)))
    return RawRow(name, amounts, goal, indicators, first.indent, first.page, tuple(doubts))


def _placed(amounts: Sequence[str], columns: list[str]) -> tuple[Amounts, bool]:
    """Printed amounts into their columns. Blanks leave no trace in running text: fewer than all, beyond the usual
    first two, may belong elsewhere, which is the second answer."""
    values = [parse_amount(amount) for amount in amounts]
    placed = dict(zip(columns, values, strict=False))
    return Amounts(**placed), len(amounts) not in (2, len(columns))
