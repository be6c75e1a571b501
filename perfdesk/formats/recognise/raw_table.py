"""A table taken apart into rows of text, the same whether it came from a grid or from running text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from perfdesk.domain.amounts import AMOUNT_FIELDS, Amounts, NotAnAmount, parse_amount
from perfdesk.domain.draft import Residue
from perfdesk.domain.extra import Extra, head_in
from perfdesk.domain.origin import Trail
from perfdesk.formats.recognise.columns import squeeze
from perfdesk.formats.recognise.cover import Cover


@dataclass(frozen=True, slots=True)
class RowDoubt:
    """Something about a row that may be read otherwise: a rule code, the field concerned, the numbers."""

    rule: str
    field: str
    params: tuple[tuple[str, str], ...] = ()


class RawText(NamedTuple):
    """A cell's text as the file has it, and its trail."""

    text: str
    trail: Trail


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row. `indicators` is the joined string as the document has it; `indent` in spaces.

    `sources`: for each field, the raw text of its cell and where that stood; `number` counts the grid's rows from 0.
    `is_unit` where the document says so by a column of its own.
    """

    name: str
    amounts: Amounts
    goal: str = ""
    indicators: str = ""
    indent: int = 0
    page: int = 1
    doubts: tuple[RowDoubt, ...] = ()
    sources: Mapping[str, RawText] = field(default_factory=dict)
    number: int = 0
    is_unit: bool | None = None

    @property
    def has_text(self) -> bool:
        return bool(self.goal.strip() or self.indicators.strip())

    @property
    def extra(self) -> tuple[Extra, ...]:
        """What stands under heads that no field has (备注)."""
        told = ((head_in(field), text) for field, (text, _) in self.sources.items())
        return tuple(Extra(head, text) for head, text in told if head)

    @property
    def key(self) -> tuple[str, Amounts, str, str]:
        """Equal for two prints of one row: white space and indentation aside."""
        return (squeeze(self.name), self.amounts, squeeze(self.goal), squeeze(self.indicators))


@dataclass(slots=True)
class RawTable:
    """`markers` is counted in the raw text, apart from the rows.

    `remarks` are rule codes with params about the whole; `paged`: a page break may print a row a second time.
    """

    cover: Cover
    rows: list[RawRow] = field(default_factory=list)
    residue: list[Residue] = field(default_factory=list)
    markers: int = 0
    remarks: tuple[RowDoubt, ...] = ()
    paged: bool = False
    heads: tuple[str, ...] = ()
    columns: Mapping[str, int] = field(default_factory=dict)

    def head_at(self, column: int) -> str:
        """The printed head over a column; "" without one."""
        return self.heads[column] if column < len(self.heads) else ""


def amounts_of(texts: Iterable[str]) -> tuple[Amounts, tuple[RowDoubt, ...]]:
    """Amounts from the texts of the four columns, in AMOUNT_FIELDS' order; what is no amount is a doubt."""
    values: list[Decimal | None] = []
    doubts: list[RowDoubt] = []
    for name, text in zip(AMOUNT_FIELDS, texts, strict=True):
        try:
            values.append(parse_amount("".join(text.splitlines())))
        except NotAnAmount:
            values.append(None)
            doubts.append(RowDoubt("import.not_an_amount", name, (("text", text[:40]),)))
    return Amounts(*values), tuple(doubts)
