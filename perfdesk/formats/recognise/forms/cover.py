"""The lines over a form: its title, year, currency unit, and labels that stand in one cell with their values."""

import re
from collections.abc import Iterator
from unicodedata import normalize

from perfdesk.domain.extra import FORM_MARK
from perfdesk.formats.grid import Cell
from perfdesk.formats.recognise.cover import is_form_mark, is_furniture
from perfdesk.formats.recognise.forms.frame import Frame
from perfdesk.formats.recognise.forms.raw import RawForm
from perfdesk.formats.recognise.forms.regions import is_title
from perfdesk.formats.recognise.forms.words import bare, fact_concept, is_total, squeeze

_CAPTION = re.compile(r"[（(]?(?:金额|计量|货币)?单位[:：](?:人民币)?(亿元|万元|千元|元)[）)]?")
_BRACKETED_UNIT = re.compile(
    r"[（(](?=[^）)]{1,262}+[）)])[^）)]{0,60}?(亿元|万元|千元|元)[^）)]{0,200}[）)]"
)
_YEAR = re.compile(r"\(?(20\d\d)年?度?\)?")
_LABEL = r"[^:：\s（(\d]{1,14}(?:[（(][^）)]{1,10}[）)][^:：\s（(\d]{0,6})?"
_PAIR = re.compile(rf"({_LABEL})\s*+[:：]\s*+((?:\S++|\s++(?!{_LABEL}\s*+[:：]))*+)")
"""A value ends before blanks that another label stands behind."""
_PIECES = re.compile(rf"\s{{2,}}|\s+(?={_LABEL}[:：])|(?<=[）)])\s*(?={_LABEL}[:：])")
"""Where one line says several things: `（2024年度）  金额单位：万元`."""
_OF_WHICH = re.compile(r"^其中\s*+[:：]\s*+(?=.*[:：])")
UNDER_TITLE = "表名说明"
"""Head of what stands in brackets under a title."""
_IN_BRACKETS = re.compile(r"[（(].+[）)]")
_FORM_NUMBER = re.compile(r"公开\s*+(?:\d++\s*+)?表")


def read_cover(form: RawForm, frame: Frame, rows: range) -> None:
    """Title, year, unit and furniture; what is none of it stays for others."""
    for row in rows:
        places = frame.filled(row)
        for at in places:
            if _read_pieces(form, frame.cell(at), alone=len(frame.said(row)) == 1):
                frame.read(at)


def read_captions(form: RawForm, frame: Frame, rows: range) -> None:
    """Labels and values in one cell, `部门：X  日期：Y`; what has cells of its own counts before them."""
    for row in rows:
        for at in frame.filled(row):
            if read_pairs(form, frame.cell(at)):
                frame.read(at)


def _read_pieces(form: RawForm, cell: Cell, *, alone: bool) -> bool:
    """All that a line says, or as much of it as is no label with a value: that is read later."""
    if _read_line(form, cell, alone=alone):
        return True
    pieces = [Cell(piece, trail=cell.trail) for piece in _PIECES.split(cell.text.strip()) if piece]
    if len(pieces) < 2 or "\n" in cell.text or not _begins_line(pieces[0], form):
        return False
    left = [piece for piece in pieces if not _read_line(form, piece, alone=False)]
    for piece in left:
        if not read_pairs(form, piece):
            form.leave(piece)
    return True


def _begins_line(piece: Cell, form: RawForm) -> bool:
    """Whether the first part of a line is the title, the year or a unit, so that the rest of it is a caption, too."""
    said = in_digits(squeeze(piece.text))
    is_open = "title" not in form.said and is_title(piece.text)
    return is_open or bool(_YEAR.fullmatch(said) or _CAPTION.fullmatch(squeeze(piece.text)))


def _read_line(form: RawForm, cell: Cell, *, alone: bool) -> bool:
    said = squeeze(cell.text)
    if is_form_mark(cell.text) or _FORM_NUMBER.fullmatch(said):
        _take_mark(form, cell)
        return True
    if is_furniture(cell.text):
        return True
    if "title" not in form.said and is_title(cell.text):
        form.take("title", cell)
        return True
    year = _YEAR.fullmatch(in_digits(said))
    if year and (alone or "年" in said):
        form.take("year", Cell(year[1], trail=cell.trail))
        return True
    if unit := _CAPTION.fullmatch(said):
        form.take("currency_unit", Cell(unit[1], trail=cell.trail))
        return True
    if alone and _IN_BRACKETS.fullmatch(said) and "title" in form.said:
        form.take("", cell, UNDER_TITLE)
        return True
    return False


def _take_mark(form: RawForm, cell: Cell) -> None:
    """Once: each page prints it again."""
    if all(head != FORM_MARK for head, _ in form.extra):
        form.take("", cell, FORM_MARK)


_NUMERALS = str.maketrans("〇○零一二三四五六七八九", "000123456789")


def in_digits(text: str) -> str:
    """`２０２４年` and `二〇二四年` in plain digits."""
    return normalize("NFKC", text).translate(_NUMERALS)


def read_pairs(form: RawForm, cell: Cell) -> bool:
    """`部门：X   单位：万元` says two things in one cell. Whether it says any such thing."""
    pairs = list(pairs_in(cell))
    if pairs and (mark := _FORM_NUMBER.search(cell.text)):
        _take_mark(form, Cell(mark[0], trail=cell.trail))
    for label, value in pairs:
        if bare(label).endswith("单位") and squeeze(value.text) in ("元", "千元", "万元", "亿元"):
            form.take("currency_unit", Cell(squeeze(value.text), trail=value.trail))
        else:
            concept = "total_score" if is_total(label) else fact_concept(label)
            if concept == "department" and concept not in form.said:
                form.captioned.add(concept)
            form.take(concept, value, label)
    return bool(pairs)


def pairs_in(cell: Cell) -> Iterator[tuple[str, Cell]]:
    """Labels with a colon and the values behind them; none where the cell begins with anything else."""
    text = _OF_WHICH.sub("", _FORM_NUMBER.sub("", cell.text).strip())
    at = 0
    found: list[tuple[str, Cell]] = []
    for match in _PAIR.finditer(text):
        if text[at : match.start()].strip() or match[1] == "其中":
            return
        found.append((match[1], Cell(match[2].strip(), trail=cell.trail)))
        at = match.end()
    if not text[at:].strip():
        yield from found


def note_unit(form: RawForm, label: str, cell: Cell) -> None:
    """`项目资金（万元）` says what all amounts are counted in."""
    unit = unit_in_label(label)
    if unit and "currency_unit" not in form.said:
        form.take("currency_unit", Cell(unit, trail=cell.trail))


def unit_in_label(label: str) -> str:
    unit = _BRACKETED_UNIT.search(squeeze(label))
    return unit[1] if unit else ""
