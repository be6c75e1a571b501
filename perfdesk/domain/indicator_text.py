"""The joined indicator string of the statutory table: one grammar that reads and writes it.

    text      = preamble indicator*
    indicator = number "、" level1-code "-" level1-name SEP level2-code "-" level2-name SEP
                name "；实施周期指标值:" cycle-value SEP "年度指标值:" annual-value TAIL

Two dialects are in print: SEP `,` with TAIL `;` and a `,` before the next indicator; SEP `；` with TAIL `。`.
Only a whole marker (number, two codes, two names) starts an indicator, so list numbers, ； ， 。 : and line
breaks inside a value stay in the value. Reading keeps every character (see `Lettering`), hence
`write(read(text)) == text` for any text at all.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from sys import intern
from typing import NamedTuple, cast

from perfdesk.domain.identity import Id, new_ids
from perfdesk.domain.indicator import END, Indicator, Lettering


class Dialect(StrEnum):
    """The two ways in which the published tables punctuate the string."""

    COMMA = "comma"
    SEMICOLON = "semicolon"


class _Letters(NamedTuple):
    separator: str
    terminator: str
    joiner: str


_LETTERS = {Dialect.COMMA: _Letters(",", ";", ","), Dialect.SEMICOLON: _Letters("；", "。", "")}
_CYCLE_LABEL, _ANNUAL_LABEL = "实施周期指标值", "年度指标值"


class Span(NamedTuple):
    """Character positions `[start, end)` in the joined string."""

    start: int
    end: int


Spans = Mapping[tuple[Id, str], Span]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A boundary that can be read in two ways: `kind`, at the indicator `at`."""

    kind: str
    at: Id


@dataclass(frozen=True, slots=True)
class IndicatorText:
    """What a joined string says. `preamble` precedes the first indicator (all of it when there is none)."""

    preamble: str = ""
    indicators: tuple[Indicator, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    ends_open: bool = False
    """The last indicator has no terminator or lacks a part: perhaps the cell was cut off."""

    @property
    def dialect(self) -> Dialect | None:
        """The dialect of the first indicator; None for a string without any."""
        return _dialect_of(self.indicators[0].lettering) if self.indicators else None


@dataclass(slots=True)
class Written:
    """A joined string and where each field of each indicator stands in it."""

    text: str = ""
    spans: dict[tuple[Id, str], Span] = field(default_factory=dict)


def read(text: str) -> IndicatorText:
    """The indicators of a joined string, with the lettering that `write` needs to give it back unchanged."""
    markers = list(_MARKER.finditer(text))
    if not markers:
        return IndicatorText(preamble=text)
    ids = new_ids(len(markers))
    ends = [marker.start() for marker in markers[1:]] + [len(text)]
    followers = [*ids[1:], END]
    indicators = []
    doubts: list[Doubt] = []
    for at, marker, end, follower in zip(ids, markers, ends, followers, strict=True):
        body = text[marker.end() : end]
        indicators.append(_indicator(at, marker, body, follower))
        doubts.extend(Doubt(kind, at) for kind in _doubts(marker, body))
    last = indicators[-1]
    return IndicatorText(
        preamble=text[: markers[0].start()],
        indicators=tuple(indicators),
        doubts=tuple(doubts),
        ends_open=last.annual_value is None or not _has_terminator(last.lettering),
    )


def write(
    preamble: str, indicators: Sequence[Indicator], dialect: Dialect, *, as_read: bool = True
) -> Written:
    """The joined string, with the document's own lettering where there is one; in pure `dialect` if not `as_read`."""
    pieces = _Pieces(preamble)
    _write_all(pieces, indicators, dialect, as_read)
    return Written("".join(pieces.parts), pieces.spans)


def joined(preamble: str, indicators: Sequence[Indicator], dialect: Dialect, *, as_read: bool = True) -> str:
    """The text of `write`, in half the time."""
    pieces = _Text(preamble)
    _write_all(pieces, indicators, dialect, as_read)
    return "".join(pieces.parts)


def indicator_starts(text: str) -> list[int]:
    """Where each indicator of a joined string begins, its number included."""
    return [marker.start() for marker in _MARKER.finditer(text)]


def field_spans(text: str) -> list[dict[str, Span]]:
    """For each indicator of a joined string, where its fields stand in it."""
    said = read(text)
    spans = write(said.preamble, said.indicators, Dialect.SEMICOLON).spans
    by_indicator: dict[Id, dict[str, Span]] = {indicator.id: {} for indicator in said.indicators}
    for (at, name), span in spans.items():
        by_indicator[at][name] = span
    return list(by_indicator.values())


class _Text:
    """Text under construction."""

    def __init__(self, start: str) -> None:
        self.parts = [start]

    def add(self, text: str) -> None:
        self.parts.append(text)

    def add_field(self, at: Id, name: str, text: str) -> None:
        self.parts.append(text)


class _Pieces(_Text):
    """It knows how long it is, and where its fields are."""

    def __init__(self, start: str) -> None:
        super().__init__(start)
        self.length = len(start)
        self.spans: dict[tuple[Id, str], Span] = {}

    def add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def add_field(self, at: Id, name: str, text: str) -> None:
        self.spans[at, name] = Span(self.length, self.length + len(text))
        self.add(text)


def _write_all(pieces: _Text, indicators: Sequence[Indicator], dialect: Dialect, as_read: bool) -> None:
    followers = [indicator.id for indicator in indicators[1:]] + [END]
    for indicator, follower in zip(indicators, followers, strict=False):
        _write_one(pieces, indicator, follower, dialect, as_read)


def _write_one(pieces: _Text, ind: Indicator, follower: Id, dialect: Dialect, as_read: bool) -> None:
    kept = ind.lettering if as_read else None
    letters = kept or _canonical(ind, dialect)
    pieces.add_field(
        ind.id, "number", letters.number if _says(letters.number, ind.number) else str(ind.number)
    )
    for before, name in (
        (letters.after_number, "level1_code"),
        (letters.level1_dash, "level1_name"),
        (letters.after_level1, "level2_code"),
        (letters.level2_dash, "level2_name"),
        (letters.after_level2, "name"),
    ):
        pieces.add(before)
        pieces.add_field(ind.id, name, getattr(ind, name))
    style = _dialect_of(kept) if kept else dialect
    if ind.cycle_value is not None:
        pieces.add(letters.cycle_label or f"；{_CYCLE_LABEL}:")
        pieces.add_field(ind.id, "cycle_value", ind.cycle_value)
    if ind.annual_value is not None:
        pieces.add(letters.annual_label or f"{_LETTERS[style].separator}{_ANNUAL_LABEL}:")
        pieces.add_field(ind.id, "annual_value", ind.annual_value)
    seam_holds = kept is not None and kept.tail_before == follower
    pieces.add(letters.tail if seam_holds else _tail(style, follower))


def _canonical(ind: Indicator, dialect: Dialect) -> Lettering:
    separator = _LETTERS[dialect].separator
    return Lettering(str(ind.number), "、", "-", separator, "-", separator, "", "", "", END)


def _tail(dialect: Dialect, follower: Id) -> str:
    letters = _LETTERS[dialect]
    return letters.terminator + (letters.joiner if follower != END else "")


def _says(written: str, number: int) -> bool:
    return written.isdigit() and int(written) == number


def _dialect_of(lettering: Lettering | None) -> Dialect:
    comma = lettering is not None and lettering.after_level1.strip() in (",", "，")
    return Dialect.COMMA if comma else Dialect.SEMICOLON


def _has_terminator(lettering: Lettering | None) -> bool:
    return lettering is not None and any(mark in lettering.tail for mark in ";；。")


def _spread(words: str) -> str:
    """A pattern for `words` that also matches with white space between its characters (page wraps)."""
    return r"\s*".join(map(re.escape, words))


_SEPARATOR = r"\s*+[,，;；]\s*+"
_DASH = r"\s*+[-－–—](?:\s*+(?![,，;；])|\s*(?=\s[,，;；]))"
"""A name of nothing but blanks has the last of them."""
_LEVEL_NAME = r"[^\d,，;；:：、。-]{1,24}?"
_MARKER = re.compile(
    rf"(?P<number>\d{{1,3}})(?P<after_number>\s*+[、．.]\s*+)"
    rf"(?P<level1_code>\d{{1,2}})(?P<level1_dash>{_DASH})(?P<level1_name>{_LEVEL_NAME})(?P<after_level1>{_SEPARATOR})"
    rf"(?P<level2_code>\d{{1,3}})(?P<level2_dash>{_DASH})(?P<level2_name>{_LEVEL_NAME})(?P<after_level2>{_SEPARATOR})"
)
_BLANKS_MARK_BLANKS_BEFORE = re.compile(r"\s*[；;,，。]?\s*\Z")
_TAILS = {
    Dialect.COMMA: (";,", "；,", ";，", "；，", ";", "；", ",", "，"),
    Dialect.SEMICOLON: ("。", "；", ";"),
}


_Label = tuple[int, int]
"""From where to where a label with the punctuation around it stands in a body."""


def _find_label(body: str, words: str, spread: re.Pattern[str], start: int = 0) -> _Label | None:
    """The label `words` and its colon; broken up by white space only when it is not there in one piece."""
    at = body.find(words, start)
    if at >= 0 and (end := _colon_end(body, at + len(words))) is not None:  # nearly all of them
        return _mark_start(body, start, at), end
    for at, end in _occurrences(body, words, spread, start):
        if (colon := _colon_end(body, end)) is not None:
            return _mark_start(body, start, at), colon
    return None


def _colon_end(body: str, at: int) -> int | None:
    """Behind the colon that stands at `at`, and the blanks around it; None where none does."""
    if body[at : at + 1] in _COLONS and not body[at + 1 : at + 2].isspace():
        return at + 1
    colon = _COLON.match(body, at)
    return colon.end() if colon else None


def _mark_start(body: str, start: int, at: int) -> int:
    """Where the mark before `at` begins, and the blanks around it, not before `start`."""
    before = body[max(start, at - 2) : at]
    if not before[-1:].isspace() and not before[:1].isspace():
        return at - (before[-1:] in _MARKS)
    found = _BLANKS_MARK_BLANKS_BEFORE.search(body, max(start, at - 4), at)
    return found.start() if found else at


_COLONS = frozenset(":：")
_MARKS = frozenset("；;,，。")


def _occurrences(body: str, words: str, spread: re.Pattern[str], start: int) -> Iterator[tuple[int, int]]:
    at = body.find(words, start)
    while at >= 0:
        yield at, at + len(words)
        at = body.find(words, at + 1)
    yield from (match.span() for match in spread.finditer(body, start))


def _tail_start(body: str, start: int, dialect: Dialect) -> int:
    """Where the blanks and the one terminator that end an indicator begin, not before `start`."""
    stripped = body.rstrip()
    for tail in _TAILS[dialect]:
        if stripped.endswith(tail):
            stripped = stripped[: -len(tail)].rstrip()
            break
    return max(start, len(stripped))


_COLON = re.compile(r"\s*[:：]\s*")
_SPREAD_CYCLE, _SPREAD_ANNUAL = re.compile(_spread(_CYCLE_LABEL)), re.compile(_spread(_ANNUAL_LABEL))


def _cut_label(label: str) -> re.Pattern[str]:
    """The beginning of a label at the end of a cut-off cell, e.g. `；实施周期`."""
    beginnings = "|".join(_spread(label[:n]) for n in range(len(label), 0, -1))
    return re.compile(rf"(?<!\s)\s*[；;,，]\s*(?:{beginnings})\s*\Z")


_CUT_CYCLE, _CUT_ANNUAL = _cut_label(_CYCLE_LABEL), _cut_label(_ANNUAL_LABEL)


def _indicator(at: Id, marker: re.Match[str], body: str, follower: Id) -> Indicator:
    number, level1_code, level1_name, level2_code, level2_name, before, dialect = _head(marker.groups())
    name, cycle_label, cycle_value, annual_label, annual_value, tail = _split_at_once(
        body, dialect
    ) or _split(body, dialect)
    lettering = Lettering(*before, intern(cycle_label), intern(annual_label), intern(tail), follower)
    return Indicator(
        at,
        number,
        level1_code,
        level1_name,
        level2_code,
        level2_name,
        name,
        cycle_value,
        annual_value,
        lettering,
    )


_Head = tuple[int, str, str, str, str, tuple[str, str, str, str, str, str], Dialect]
"""Number, codes and names of the levels, the letters around them, and the dialect that these are of."""


@lru_cache(10_000)
def _head(marker: tuple[str, ...]) -> _Head:
    """Remembered: all indicators of a book have the same few of these."""
    number, after_number, code1, dash1, name1, after1, code2, dash2, name2, after2 = map(intern, marker)
    letters = (number, after_number, dash1, after1, dash2, after2)
    return int(number), code1, name1, code2, name2, letters, _DIALECT_BY_MARK[after1.strip()]


_DIALECT_BY_MARK = {",": Dialect.COMMA, "，": Dialect.COMMA, ";": Dialect.SEMICOLON, "；": Dialect.SEMICOLON}

_Parts = tuple[str, str, str | None, str, str | None, str]
"""Name, label and value of the cycle, label and value of the year, tail."""


def _split_at_once(body: str, dialect: Dialect) -> _Parts | None:
    """As `_split` does, of a body that says each label once, in one piece, and no blank; of nearly all, that is."""
    if body.count(_CYCLE_LABEL) != 1 or body.count(_ANNUAL_LABEL) != 1:
        return None
    found = (_PLAIN_COMMA if dialect is Dialect.COMMA else _PLAIN_SEMICOLON).fullmatch(body)
    return cast(_Parts, found.groups()) if found is not None else None


def _plain(tails: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"(\S*?)([；;,，。]?{_CYCLE_LABEL}[:：])(\S*?)([；;,，。]?{_ANNUAL_LABEL}[:：])(\S*?)({'|'.join(tails)}|)"
    )


_PLAIN_COMMA, _PLAIN_SEMICOLON = _plain(_TAILS[Dialect.COMMA]), _plain(_TAILS[Dialect.SEMICOLON])


def _split(body: str, dialect: Dialect) -> _Parts:
    """The text after a marker, cut at its two labels; what a cut-off cell lacks is None."""
    cycle = _find_label(body, _CYCLE_LABEL, _SPREAD_CYCLE)
    annual = _find_label(body, _ANNUAL_LABEL, _SPREAD_ANNUAL, cycle[1] if cycle else 0)
    value_start = annual[1] if annual else cycle[1] if cycle else 0
    stop = _tail_start(body, value_start, dialect)
    if annual is None and (cut := (_CUT_ANNUAL if cycle else _CUT_CYCLE).search(body, value_start)):
        stop = cut.start()
    first = cycle or annual
    return (
        body[: first[0] if first else stop],
        body[cycle[0] : cycle[1]] if cycle else "",
        body[cycle[1] : annual[0] if annual else stop] if cycle else None,
        body[annual[0] : annual[1]] if annual else "",
        body[annual[1] : stop] if annual else None,
        body[stop:],
    )


_LOOSE_MARKER = re.compile(r"\d\s*、\s*\d{1,2}\s*[-－]\s*[^\d\W]{2,12}\s*[,，;；]")


def _doubts(marker: re.Match[str], body: str) -> list[str]:
    """Kinds of doubt about one indicator's boundaries."""
    kinds = []
    if "、" in body and _LOOSE_MARKER.search(body):
        kinds.append("marker_inside")
    if body.count(_ANNUAL_LABEL) > 1 or body.count(_CYCLE_LABEL) > 1:
        kinds.append("label_twice")
    return kinds
