"""Text extracted from pages, cells one after another with only blanks between: to a raw table.

A row is: name (may wrap), amounts, goal (may wrap), joined indicators (may wrap). Amounts are the anchors; between
two anchors stand the goal and the indicators of the upper row and the name of the lower one.
"""

from collections.abc import Sequence
from dataclasses import replace

from perfdesk.domain.amounts import AMOUNT_FIELDS, Amounts, parse_amount
from perfdesk.domain.draft import Residue
from perfdesk.domain.origin import Piece, trail_of
from perfdesk.formats.recognise.amount_lines import Anchor, anchors_in
from perfdesk.formats.recognise.columns import GOAL, INDICATORS, NAME, squeeze
from perfdesk.formats.recognise.cover import read_cover
from perfdesk.formats.recognise.markers import count_markers
from perfdesk.formats.recognise.page_lines import NAME_INDENT, Line, lines_of, unwrapped
from perfdesk.formats.recognise.raw_table import RawRow, RawTable, RawText, RowDoubt
from perfdesk.formats.recognise.row_ends import FIRST_MARKER, RowEnd, name_width
from perfdesk.formats.recognise.running_head import find_head, without_heads

_LOOSE = 0.03
"""Of the text: how much may stand around a table."""


def read_running_text(text: str) -> RawTable | None:
    """None when the head of a known table does not stand in the text."""
    lines = lines_of(text)
    head = find_head(lines)
    if head is None:
        return None
    start, end, order = head
    table = RawTable(read_cover(line.text for line in lines[:start]), paged=True)
    table.residue.extend(table.cover.loose)
    body = without_heads(lines[end:], "".join(squeeze(line.text) for line in lines[start:end]))
    table.markers = count_markers("".join(line.text for line in body))
    anchors = anchors_in(body)
    if not anchors:
        return None
    columns = [name for name in order if name in AMOUNT_FIELDS]
    rest = _read_rows(table, body, anchors, columns)
    if rest:
        table.residue.append(Residue(" ".join(line.text for line in rest), rest[-1].page))
    _doubt_order(table, body)
    return table


def _doubt_order(table: RawTable, body: Sequence[Line]) -> None:
    """Much text without a place was extracted in another order: any row may lack some of it."""
    loose = sum(len(piece.text) for piece in table.residue)
    if loose <= _LOOSE * sum(len(line.text) for line in body):
        return
    told = RowDoubt("import.row_end", "", (("line", table.residue[0].text[-40:]),))
    table.rows = [replace(row, doubts=(*row.doubts, told)) for row in table.rows]


def _read_rows(
    table: RawTable, body: Sequence[Line], anchors: Sequence[Anchor], columns: Sequence[str]
) -> Sequence[Line]:
    """The rows into the table; the lines behind the last one are given back."""
    indented = sum(line.indent >= NAME_INDENT for line in body) >= len(anchors) // 2
    widest = name_width(body, anchors)
    start = 0
    above: RowDoubt | None = None
    for anchor, following in zip(anchors, [*anchors[1:], None], strict=True):
        end = following.line if following else len(body)
        first_text = anchor.last_line + 1
        next_start, doubt = RowEnd(body, first_text, end, following, indented, widest).name_start()
        row = _row(
            body[start : anchor.line],
            anchor,
            body[anchor.line : first_text],
            columns,
            body[first_text:next_start],
        )
        doubts = (
            *row.doubts,
            *([replace(above, field="name")] if above else []),
            *([doubt] if doubt else []),
        )
        table.rows.append(replace(row, doubts=doubts))
        start, above = next_start, doubt
    return body[start:]


def _row(
    above: Sequence[Line],
    anchor: Anchor,
    beside: Sequence[Line],
    columns: Sequence[str],
    below: Sequence[Line],
) -> RawRow:
    """`above`: the lines of the name before those with the amounts, `beside`; `below`: goal and indicators."""
    first, last = [*above, *beside][0], beside[-1]
    name = [line.piece for line in above] + (
        [Piece(anchor.name, beside[0].piece.spot)] if anchor.name else []
    )
    texts = [Piece(anchor.goal, last.piece.spot)] if anchor.goal else []
    goal, indicators = _goal_and_indicators([*texts, *(line.piece for line in below)])
    amounts, is_doubtful = _placed(anchor.amounts, columns)
    shown = " ".join(anchor.amounts)
    doubts = (RowDoubt("import.amount_columns", "total", (("amounts", shown),)),) if is_doubtful else ()
    sources = {NAME: _source(name), GOAL: _source(goal), INDICATORS: _source(indicators)}
    placed = zip(columns, anchor.amounts, strict=False)
    sources |= {column: _source([Piece(text, beside[0].piece.spot)]) for column, text in placed}
    return RawRow(
        sources[NAME].text,
        amounts,
        sources[GOAL].text,
        sources[INDICATORS].text,
        first.indent,
        first.page,
        doubts,
        {column: source for column, source in sources.items() if source.text},
    )


def _source(pieces: Sequence[Piece]) -> RawText:
    return RawText(unwrapped([piece.text for piece in pieces]), trail_of(pieces))


def _goal_and_indicators(lines: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The text below a row's amounts, cut at the first indicator marker."""
    for at, (text, spot) in enumerate(lines):
        if marker := FIRST_MARKER.search(text):
            before = [Piece(text[: marker.start()], spot)] if marker.start() else []
            return [*lines[:at], *before], [Piece(text[marker.start() :], spot), *lines[at + 1 :]]
    return list(lines), []


def _placed(amounts: Sequence[str], columns: Sequence[str]) -> tuple[Amounts, bool]:
    """Printed amounts into their columns, and whether they may belong elsewhere.

    Blanks leave no trace in running text: only two amounts, as nearly all rows have, or all of them are sure.
    """
    values = [parse_amount(amount) for amount in amounts]
    placed = dict(zip(columns, values, strict=False))
    return Amounts(**placed), len(amounts) not in (2, len(columns))
