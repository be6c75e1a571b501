"""Money of the field: text to exact amounts and back, and how far a printed sum may be off (尾差)."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, fields
from decimal import Decimal
from enum import Enum
from math import sqrt

CENT = Decimal("0.01")
AMOUNT_FIELDS = ("total", "fiscal", "special_account", "other")
PART_FIELDS = AMOUNT_FIELDS[1:]

_BLANKS = frozenset(("", "-", "--", "–", "—", "——", "/"))
_WITHOUT_SEPARATORS = str.maketrans("", "", ", ")
_NUMBER = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)(?:\.\d*)?|[-+]?\.\d+")


class NotAnAmount(ValueError):
    """The text is neither an amount nor blank."""


def parse_amount(text: str) -> Decimal | None:
    """The exact amount a person or a document wrote; None for a blank or a lone dash.

    Full-width digits, a currency sign, brackets for negatives and separators at every third digit are understood;
    `1,5` and `120 50` are not, because dropping the mark would make them ten and a hundred times as much.
    Raises NotAnAmount.
    """
    plain = unicodedata.normalize("NFKC", text).strip().lstrip("¥").strip().replace("−", "-")
    if plain in _BLANKS:
        return None
    if plain.startswith("(") and plain.endswith(")"):
        plain = "-" + plain[1:-1].strip()
    if not _NUMBER.fullmatch(plain):
        raise NotAnAmount(text)
    amount = Decimal(plain.translate(_WITHOUT_SEPARATORS))
    if abs(amount) >= Decimal("1e15"):
        raise NotAnAmount(text)
    return amount + 0 if amount.is_zero() else amount


def show_amount(amount: Decimal | None) -> str:
    """As the tables print it: `55,605.10`; empty for None. Further decimals are shown, never rounded away."""
    if amount is None:
        return ""
    return f"{amount:,f}" if _decimals(amount) > 2 else f"{amount:,.2f}"


def _decimals(amount: Decimal) -> int:
    """Decimal places without trailing zeros; `normalize` would round to the context's precision."""
    _, digits, exponent = amount.as_tuple()
    if not isinstance(exponent, int) or exponent >= 0:
        return 0
    trailing = next((n for n, digit in enumerate(reversed(digits)) if digit), len(digits))
    return max(0, -exponent - trailing)


@dataclass(frozen=True, slots=True)
class Amounts:
    """总计, 财政拨款, 财政专户拨款, 其他资金 of one row, in the table's currency unit; None where blank."""

    total: Decimal | None = None
    fiscal: Decimal | None = None
    special_account: Decimal | None = None
    other: Decimal | None = None

    @property
    def parts(self) -> tuple[Decimal | None, ...]:
        return (self.fiscal, self.special_account, self.other)

    @property
    def parts_sum(self) -> Decimal | None:
        """财政拨款 + 财政专户拨款 + 其他资金; None when all three are blank."""
        return _sum(self.parts)

    @property
    def row_difference(self) -> Decimal | None:
        """总计 minus the sum of its parts; None when either side is blank."""
        parts = self.parts_sum
        return None if self.total is None or parts is None else self.total - parts

    @property
    def is_blank(self) -> bool:
        return all(getattr(self, f.name) is None for f in fields(self))


NO_AMOUNTS = Amounts()


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    present = [a for a in amounts if a is not None]
    return sum(present, Decimal(0)) if present else None


class SumVerdict(Enum):
    """What a difference between a printed sum and the sum of its printed amounts means."""

    EXACT = "exact"
    ROUNDING = "rounding"
    DOUBTFUL = "doubtful"
    WRONG = "wrong"


def judge_sum(difference: Decimal, count: int) -> SumVerdict:
    """Whether `difference` can be 尾差 of `count` amounts rounded to cents before they were added.

    Each rounded amount is off by at most half a cent, uniformly, so its standard deviation is 0.0029;
    the sum's own rounding adds another half cent to the hard bound.
    """
    size = abs(difference)
    if size == 0:
        return SumVerdict.EXACT
    if size > CENT / 2 * (count + 1):
        return SumVerdict.WRONG
    if float(size) <= 3 * 0.0029 * sqrt(count):
        return SumVerdict.ROUNDING
    return SumVerdict.DOUBTFUL
