"""The columns of the indicator table: what a cell says, whether it is open, what typed text makes of an indicator."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from PySide6.QtCore import Qt

from perfdesk.desk.actions import NotAWholeNumber
from perfdesk.desk.level_texts import level1_text, level2_text, with_level1_text, with_level2_text
from perfdesk.domain.amounts import parse_amount
from perfdesk.domain.codes import Level2
from perfdesk.domain.forms.shown import PARTS
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import value_at, with_value
from perfdesk.ui.points import show_points

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Column:
    """Words at a field. `share` of the width that is left over; columns without one are as wide as `sample`."""

    field: str
    title: str
    share: int = 0
    sample: str = ""

    @property
    def side(self) -> Qt.AlignmentFlag:
        return _LEFT

    @property
    def is_open(self) -> bool:
        return True

    @property
    def is_typed(self) -> bool:
        """Whether Tab stops here."""
        return self.is_open

    @property
    def is_value(self) -> bool:
        """Whether it is read as a typed value (≥ 10 次)."""
        return False

    def fields(self) -> tuple[str, ...]:
        """All that stands in the cell; findings and origins of any of them are told here."""
        return (self.field,)

    def text(self, indicator: Indicator) -> str:
        """As it is edited and copied; empty for a value that is missing."""
        value = value_at(indicator, self.field)
        return "" if value is None else str(value)

    def is_missing(self, indicator: Indicator) -> bool:
        """Whether the document lacks the part altogether, label and all."""
        return False

    def with_text(self, indicator: Indicator, text: str, choices: Sequence[Level2]) -> Indicator:
        """Raises ValueError for text that cannot be the value; a blank on a missing value leaves it missing."""
        if self.text(indicator) == text:
            return indicator
        changed = with_value(indicator, self.field, text)
        assert isinstance(changed, Indicator)
        return changed


@dataclass(frozen=True, slots=True)
class NumberColumn(Column):
    """Numbers follow by themselves; one can be typed all the same."""

    @property
    def side(self) -> Qt.AlignmentFlag:
        return Qt.AlignmentFlag.AlignCenter

    @property
    def is_typed(self) -> bool:
        return False

    def with_text(self, indicator: Indicator, text: str, choices: Sequence[Level2]) -> Indicator:
        plain = text.strip()
        if not plain:
            return indicator
        if not plain.isdecimal() or len(plain) > 4:
            raise NotAWholeNumber(text)
        return replace(indicator, number=int(plain))


@dataclass(frozen=True, slots=True)
class Level1Column(Column):
    """`is_coded`: it follows the 二级指标 by the code list, and says the code; else it is typed in its own words."""

    is_coded: bool = True

    @property
    def is_open(self) -> bool:
        return not self.is_coded

    def fields(self) -> tuple[str, ...]:
        return ("level1_code", "level1_name")

    def text(self, indicator: Indicator) -> str:
        return level1_text(indicator, is_coded=self.is_coded)

    def with_text(self, indicator: Indicator, text: str, choices: Sequence[Level2]) -> Indicator:
        return indicator if self.text(indicator) == text else with_level1_text(indicator, text, choices)


@dataclass(frozen=True, slots=True)
class Level2Column(Column):
    """Found in the code list by typing; `is_coded`: only there."""

    is_coded: bool = True

    def fields(self) -> tuple[str, ...]:
        return ("level2_code", "level2_name")

    def text(self, indicator: Indicator) -> str:
        return level2_text(indicator, is_coded=self.is_coded)

    def with_text(self, indicator: Indicator, text: str, choices: Sequence[Level2]) -> Indicator:
        if self.text(indicator) == text:
            return indicator
        return with_level2_text(indicator, text, choices, is_coded=self.is_coded)


@dataclass(frozen=True, slots=True)
class ValueColumn(Column):
    """实施周期指标值 or 年度指标值."""

    @property
    def is_value(self) -> bool:
        return True

    def is_missing(self, indicator: Indicator) -> bool:
        return value_at(indicator, self.field) is None


@dataclass(frozen=True, slots=True)
class PartColumn(Column):
    """指标性质, 指标值 or 度量单位 of a value that the form prints apart."""

    def fields(self) -> tuple[str, ...]:
        """What is found about the whole value is told at its number."""
        return (self.field, "annual_value") if self.field == PARTS[1] else (self.field,)


@dataclass(frozen=True, slots=True)
class PointsColumn(Column):
    """权重."""

    @property
    def side(self) -> Qt.AlignmentFlag:
        return Qt.AlignmentFlag.AlignCenter

    def text(self, indicator: Indicator) -> str:
        value = value_at(indicator, self.field)
        return show_points(value) if isinstance(value, Decimal) else ""

    def with_text(self, indicator: Indicator, text: str, choices: Sequence[Level2]) -> Indicator:
        return indicator if self.text(indicator) == text else replace(indicator, weight=parse_amount(text))


@dataclass(frozen=True, slots=True)
class MarkColumn(Column):
    """The gravest finding of the row."""

    @property
    def side(self) -> Qt.AlignmentFlag:
        return Qt.AlignmentFlag.AlignCenter

    @property
    def is_open(self) -> bool:
        return False

    def fields(self) -> tuple[str, ...]:
        return ()

    def text(self, indicator: Indicator) -> str:
        return ""

    def with_text(self, indicator: Indicator, text: str, choices: Sequence[Level2]) -> Indicator:
        return indicator


def is_blank(indicator: Indicator) -> bool:
    """Whether nothing of its own has been written into it."""
    words = (indicator.name, indicator.cycle_value, indicator.annual_value)
    return not any((word or "").strip() for word in words)
