"""A stored number as its cell shows it.

A plain amount, whose format has nothing but digits, keeps what makes it exact: a stored 5.7 under `#,##0.00` is the
document's 5.70, but 89.97 under `#,##0` is 89.97 and no 90, its minus is a minus even where the cell shows red or
brackets, and nought is 0 even where it shows a dash; thousands separators are left out. The same holds for decimals of
money whose format names 元 and has none. Everything else is what the cell shows.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from fractions import Fraction
from functools import lru_cache

from perfdesk.formats.number_format import Piece, Section, format_of

_ALL = -1
"""Decimals of a plain amount: those that are stored."""
_PLAIN = re.compile(r"l*d[d,]*(\.d*)?l*|l*d*|g")
_PLAIN_LITERALS = frozenset(("", "-", "()"))
_EXACT = Context(prec=400, rounding=ROUND_HALF_UP)
"""A double has up to 309 digits before the point."""


class NotShown(ValueError):
    """The format does not say how the number looks."""


@lru_cache(maxsize=1024)
def plain_decimals(number_format: str) -> int | None:
    """How many decimals a plain amount shows, or as many as are stored (-1); None for any other format."""
    sections = format_of(number_format).numbers
    if not all(map(_is_plain, sections)) or not sections[0].has("digit", "general"):
        return None
    after = [
        piece.text for piece in sections[0].pieces[_point(sections[0].pieces) :] if piece.kind == "digit"
    ]
    return len(after) if after and set(after) == {"0"} else _ALL


def _is_plain(section: Section) -> bool:
    kinds = "".join(piece.kind[0] for piece in section.pieces)
    whole = [piece.text for piece in section.pieces[: _point(section.pieces)]]
    literals = section.literals.replace(" ", "")
    return (
        bool(_PLAIN.fullmatch(kinds))
        and literals in _PLAIN_LITERALS
        and whole.count("0") < 2
        and section.condition is None
        and not section.shows_date
    )


def shown_amount(value: float, decimals: int) -> str:
    amount = _decimal(value)
    if decimals < 1:
        return f"{amount:f}".removesuffix(".0")
    try:
        return f"{amount.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):f}"
    except InvalidOperation:
        return f"{amount:f}"  # more digits than decimals can be counted on: nobody's amount, but no reason to stop


def stored_digits(value: float) -> str:
    return shown_amount(value, _ALL)


def shown_number(value: float, at: int, section: Section, first: Section) -> str:
    """Under the section that is the `at`-th of its format, whose `first` is for positive numbers. Raises NotShown."""
    amount = _decimal(value)
    if not amount.is_finite() or section.has("numerals", "@"):
        raise NotShown
    if _hides(section) and at > 0:
        section, at = first, 0
    if _hides(section):
        raise NotShown
    text = _said(abs(amount), section)
    has_own_sign = at == 1 and section.condition is None and section.literals != first.literals
    is_signed = amount < 0 and not has_own_sign and any(char in "123456789" for char in text)
    return ("-" if is_signed else "") + text


def _hides(section: Section) -> bool:
    """Whether the cell would show nothing or a dash: the number is there all the same."""
    has_digits = any(piece.kind == "general" or piece.text in "0#" for piece in section.pieces)
    return not has_digits and section.literals.strip() in ("", "-", "–", "—")


def _decimal(value: float) -> Decimal:
    """Spreadsheets count on 15 digits: what a sum's last bits make beyond them is not shown."""
    return Decimal(f"{value:.15g}")


def _said(amount: Decimal, section: Section) -> str:
    pieces = section.pieces
    digits = [at for at, piece in enumerate(pieces) if piece.kind == "digit"]
    if section.has("exponent"):
        return _scientific(amount, pieces)
    if section.has("/") and digits:
        return _fraction(amount, pieces)
    if not digits:
        return "".join(
            f"{amount:f}".removesuffix(".0") if piece.kind == "general" else piece.text for piece in pieces
        ).strip()
    point = _point(pieces)
    amount = amount.scaleb(2 * sum(piece.kind == "%" for piece in pieces) - 3 * _scales(pieces, digits))
    whole, decimals = _parts(amount, pieces[point:], is_money="元" in section.literals)
    places = dict(zip([at for at in digits if at > point], decimals, strict=False))
    places |= _whole_places(whole, [at for at in digits if at < point], pieces)
    spare = "".join(decimals[sum(at > point for at in digits) :])
    if spare and not any(at > point for at in digits):
        last = max(at for at in digits if at < point)
        places[last] += "." + spare
    return "".join(_one(places.get(at, ""), piece, decimals) for at, piece in enumerate(pieces)).strip()


def _one(digits: str, piece: Piece, decimals: str) -> str:
    if piece.kind == "digit":
        return digits
    if piece.kind == ".":
        return "." if decimals else ""
    return "" if piece.kind == "," else piece.text


def _point(pieces: Sequence[Piece]) -> int:
    return next((at for at, piece in enumerate(pieces) if piece.kind == "."), len(pieces))


def _scales(pieces: Sequence[Piece], digits: Sequence[int]) -> int:
    """How many commas stand right behind the last digit: each divides by a thousand."""
    behind = pieces[digits[-1] + 1 :]
    return next((at for at, piece in enumerate(behind) if piece.kind != ","), len(behind))


def _parts(amount: Decimal, behind: Sequence[Piece], *, is_money: bool) -> tuple[str, str]:
    """The digits before and after the point; `behind` is the format from its point on."""
    places = [piece.text for piece in behind if piece.kind == "digit"]
    if not is_money or places:
        amount = amount.quantize(Decimal(1).scaleb(-len(places)), context=_EXACT)
    whole, _, decimals = f"{amount:f}".partition(".")
    needed = len(places) - next((n for n, place in enumerate(reversed(places)) if place == "0"), len(places))
    kept = decimals.rstrip("0")
    return whole.lstrip("0"), decimals[: max(needed, len(kept))]


def _whole_places(whole: str, places: Sequence[int], pieces: Sequence[Piece]) -> dict[int, str]:
    """Which digits stand at which place: all at the first, unless the format puts something between (`000-0000`)."""
    zeros = next((len(places) - n for n, at in enumerate(places) if pieces[at].text == "0"), 0)
    whole = whole.rjust(zeros, "0")
    if not places:
        return {}
    between = {piece.kind for piece in pieces[places[0] : places[-1]]}
    if "literal" not in between:
        return {places[0]: f"{int(whole):,}" if "," in between and whole else whole}
    lead = max(0, len(whole) - len(places) + 1)
    rest = list(whole[lead:].rjust(len(places) - 1, " "))
    return {places[0]: whole[:lead]} | dict(zip(places[1:], (each.strip() for each in rest), strict=True))


def _scientific(amount: Decimal, pieces: Sequence[Piece]) -> str:
    """The exponent goes in steps of as many digits as stand before the point. Raises NotShown."""
    at = next(at for at, piece in enumerate(pieces) if piece.kind == "exponent")
    point = _point(pieces)
    step = sum(piece.kind == "digit" for piece in pieces[: min(at, point)])
    decimals = sum(piece.kind == "digit" for piece in pieces[point:at])
    width = sum(piece.kind == "digit" for piece in pieces[at:])
    if (
        not step
        or not width
        or any(piece.kind not in ("digit", "literal", ".", "exponent") for piece in pieces)
    ):
        raise NotShown
    exponent = amount.adjusted() // step * step if amount else 0
    figure = f"{amount.scaleb(-exponent).quantize(Decimal(1).scaleb(-decimals), context=_EXACT):f}"
    if len(figure.partition(".")[0]) > step:
        exponent += step
        figure = f"{amount.scaleb(-exponent).quantize(Decimal(1).scaleb(-decimals), context=_EXACT):f}"
    sign = "-" if exponent < 0 else "+" if pieces[at].text.endswith("+") else ""
    before = "".join(piece.text for piece in pieces[:at] if piece.kind == "literal")
    after = "".join(piece.text for piece in pieces[at:] if piece.kind == "literal")
    return f"{before}{figure}E{sign}{abs(exponent):0{width}}{after}".strip()


def _fraction(amount: Decimal, pieces: Sequence[Piece]) -> str:
    """`# ?/?`: with a whole number before it; `?/8`: in eighths. Raises NotShown."""
    kinds = "".join("n" if piece.text.isdigit() and piece.text != "0" else piece.kind[0] for piece in pieces)
    found = re.fullmatch(r"(l*)((?:d+)l+)?(d+)/(d+|n+)(l*)", kinds)
    if found is None:
        raise NotShown
    below = "".join(piece.text for piece in pieces[found.start(4) : found.end(4)])
    whole = int(amount) if found[2] else 0
    rest = Fraction(amount) - whole
    part = (
        Fraction(round(rest * int(below)), 1)
        if found[4][0] == "n"
        else rest.limit_denominator(10 ** len(below) - 1)
    )
    top, bottom = (int(part), int(below)) if found[4][0] == "n" else (part.numerator, part.denominator)
    if found[2] and top == bottom:
        whole, top = whole + 1, 0
    said = " ".join(_fraction_parts(whole, top, bottom))
    ends = ("".join(piece.text for piece in pieces[slice(*found.span(group))]) for group in (1, 5))
    return said.join(ends).strip()


def _fraction_parts(whole: int, top: int, bottom: int) -> Iterator[str]:
    if whole or not top:
        yield str(whole)
    if top:
        yield f"{top}/{bottom}"
