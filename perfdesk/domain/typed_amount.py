"""Amounts as a person types them: beside what a document prints, simple sums and units (`=100+50`, `1.2万`)."""

import re
import unicodedata
from decimal import Decimal

from perfdesk.domain.amounts import NotAnAmount, parse_amount

_SCALES = {"": Decimal(1), "万": Decimal(10_000), "亿": Decimal(100_000_000)}
_TERM = re.compile(r"([+-]?)\s*((?:\d+(?:\.\d*)?|\.\d+)(?:\s*[*×/÷]\s*(?:\d+(?:\.\d*)?|\.\d+))*)\s*")
_UNIT = re.compile(r"(.*\d)\s*(?:(万|亿)\s*)?(元)?", re.S)
_BOTH = re.compile(r"([*×/÷])")


def typed_amount(text: str, currency_unit: str) -> Decimal | None:
    """In the table's currency unit; None for a blank. A number with a unit of its own is turned into the table's.

    Raises NotAnAmount.
    """
    plain = unicodedata.normalize("NFKC", text).strip().replace("−", "-")
    if plain.startswith("="):
        return _sum(plain[1:].replace(",", ""), text)
    said = _UNIT.fullmatch(plain)
    if said is None or not (said[2] or said[3]):
        return parse_amount(text)
    amount = parse_amount(said[1])
    own, table = _SCALES[said[2] or ""], _SCALES.get(currency_unit.strip().removesuffix("元"))
    if amount is None or table is None:
        raise NotAnAmount(text)
    return amount * own / table


def _sum(sums: str, text: str) -> Decimal:
    """Terms with signs between them, each a product."""
    total, at = Decimal(0), 0
    while at < len(sums) or at == 0:
        term = _TERM.match(sums, at)
        if term is None or (at and not term[1]):
            raise NotAnAmount(text)
        total += _product(term[2], text) * (-1 if term[1] == "-" else 1)
        at = term.end()
    if abs(total) >= Decimal("1e15"):
        raise NotAnAmount(text)
    return total


def _product(term: str, text: str) -> Decimal:
    first, *rest = _BOTH.split(term)
    product = Decimal(first.strip())
    for sign, number in zip(rest[::2], rest[1::2], strict=True):
        factor = Decimal(number.strip())
        if sign in "/÷" and not factor:
            raise NotAnAmount(text)
        product = product * factor if sign in "*×" else product / factor
    return round(product, 6).normalize() + 0 if len(product.as_tuple().digits) > 20 else product
