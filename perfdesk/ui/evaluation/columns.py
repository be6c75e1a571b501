"""The columns of a self-evaluation's rows: what a cell says, whether it is open, and the Edit of typed text."""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from unicodedata import normalize

from PySide6.QtCore import Qt

from perfdesk.desk import actions, evaluating
from perfdesk.domain.amounts import parse_amount, show_amount
from perfdesk.domain.book import Table
from perfdesk.domain.edits import Edit, Place
from perfdesk.domain.identity import Id
from perfdesk.domain.items import Item, value_at
from perfdesk.domain.scoring import proposal, rules_of
from perfdesk.domain.self_evaluation import (
    Band,
    EvaluatedIndicator,
    EvaluationRow,
    NotABand,
    ProjectEvaluation,
    likelihood_named,
)
from perfdesk.domain.target_value import read_value
from perfdesk.domain.tree import Tree
from perfdesk.ui.points import show_points


@dataclass(frozen=True, slots=True)
class Column:
    """Words at a field. `share` of the width that is left over; columns without one are as wide as `sample`."""

    field: str
    title: str
    share: int = 0
    sample: str = ""
    is_optional: bool = False
    """Shown only where a row says something in it, or the form asks for it."""
    is_of_form: bool = False
    """Shown only where the form asks for it: else it has its place below the rows."""

    @property
    def side(self) -> Qt.AlignmentFlag:
        return Qt.AlignmentFlag.AlignLeft

    @property
    def is_worked_out(self) -> bool:
        """Whether nothing can be typed into it, whatever the row."""
        return False

    @property
    def is_help(self) -> bool:
        """Whether the program has it and no form: it is shown beside what it helps with."""
        return False

    def said_at(self) -> str:
        """The field that findings and origins of the cell are told by."""
        return self.field

    def text(self, item: Item, tree: Tree) -> str:
        value = value_at(item, self.field)
        return "" if value is None else str(value)

    def hint(self, item: Item, tree: Tree) -> str:
        """What is shown, pale, in a cell that says nothing itself."""
        return ""

    def is_open(self, item: Item) -> bool:
        return not self.is_worked_out

    def edit(self, tree: Tree, item_id: Id, text: str) -> Edit | None:
        """Raises ValueError for text that cannot be the value."""
        return actions.enter(tree, Place(item_id, self.field), text)

    def with_text(self, table: Table | None, item: Item, text: str) -> Item:
        """What one cell of a block makes of its row alone. Raises ValueError."""
        return actions.with_typed(table, item, self.field, text)


@dataclass(frozen=True, slots=True)
class PointsColumn(Column):
    """分值 or 得分."""

    @property
    def side(self) -> Qt.AlignmentFlag:
        return Qt.AlignmentFlag.AlignHCenter

    def text(self, item: Item, tree: Tree) -> str:
        value = value_at(item, self.field)
        return show_points(value) if isinstance(value, Decimal) else ""


@dataclass(frozen=True, slots=True)
class ScoreColumn(PointsColumn):
    """The person's own score of an indicator; the proposed one shows through where there is none."""

    def hint(self, item: Item, tree: Tree) -> str:
        return _proposed(item, tree)


@dataclass(frozen=True, slots=True)
class ProposedColumn(PointsColumn):
    """建议得分, worked out from target and actual value."""

    def text(self, item: Item, tree: Tree) -> str:
        return _proposed(item, tree)

    @property
    def is_worked_out(self) -> bool:
        return True

    @property
    def is_help(self) -> bool:
        return True


def _proposed(item: Item, tree: Tree) -> str:
    if not isinstance(item, EvaluatedIndicator):
        return ""
    return show_points(proposal(item, rules_of(tree.owner(item.id, ProjectEvaluation))).score)


@dataclass(frozen=True, slots=True)
class BandColumn(Column):
    """定性评判: open for indicators whose target is no number, which a person has to judge.

    `words` are what cells say, each beginning with the number that is typed for it; `asks` what an unjudged cell says.
    """

    words: Mapping[Band, str] = dataclasses.field(default_factory=dict)
    asks: str = ""

    @property
    def is_help(self) -> bool:
        return True

    def text(self, item: Item, tree: Tree) -> str:
        return self.words.get(item.band, "") if isinstance(item, EvaluatedIndicator) else ""

    def hint(self, item: Item, tree: Tree) -> str:
        is_asked = self.is_open(item) and isinstance(item, EvaluatedIndicator) and item.actual_value.strip()
        return self.asks if is_asked else ""

    def is_open(self, item: Item) -> bool:
        """Also where a judgement was left behind by another target: it can be taken away."""
        return isinstance(item, EvaluatedIndicator) and (is_qualitative(item) or item.band is not Band.NONE)

    def edit(self, tree: Tree, item_id: Id, text: str) -> Edit | None:
        return actions.enter(tree, Place(item_id, "band"), self._band(text).value)

    def with_text(self, table: Table | None, item: Item, text: str) -> Item:
        return actions.with_typed(table, item, "band", self._band(text).value)

    def _band(self, text: str) -> Band:
        """Raises NotABand."""
        said = normalize("NFKC", text).strip()
        for band, word in self.words.items():
            number, _, name = word.partition(" ")
            if said in (number, name, word):
                return band
        if said:
            raise NotABand(text)
        return Band.NONE


@dataclass(frozen=True, slots=True)
class LikelihoodColumn(Column):
    """完成目标可能性: one of the form's words by its number, or words of one's own; `asks` what a blank cell says."""

    asks: str = ""

    def hint(self, item: Item, tree: Tree) -> str:
        is_asked = isinstance(item, EvaluatedIndicator) and item.actual_value.strip() and not item.likelihood
        return self.asks if is_asked else ""

    def edit(self, tree: Tree, item_id: Id, text: str) -> Edit | None:
        return actions.enter(tree, Place(item_id, self.field), likelihood_named(text))

    def with_text(self, table: Table | None, item: Item, text: str) -> Item:
        return actions.with_typed(table, item, self.field, likelihood_named(text))


def is_qualitative(item: EvaluatedIndicator) -> bool:
    """Whether a person has to judge it, whatever its actual value says."""
    return read_value(item.target_value) is None


@dataclass(frozen=True, slots=True)
class LevelColumn(Column):
    """A level's name or points, in one cell over all of the level's rows."""

    level: int = 1
    is_weight: bool = False

    @property
    def side(self) -> Qt.AlignmentFlag:
        return Qt.AlignmentFlag.AlignHCenter if self.is_weight else Qt.AlignmentFlag.AlignLeft

    def text(self, item: Item, tree: Tree) -> str:
        value = value_at(item, self.field)
        return show_points(value) if isinstance(value, Decimal) else str(value or "")

    def edit(self, tree: Tree, item_id: Id, text: str) -> Edit | None:
        row = tree.owner(item_id, EvaluationRow)
        name, weight = value_at(row, f"level{self.level}"), value_at(row, f"level{self.level}_weight")
        if self.is_weight:
            return evaluating.set_level(tree, item_id, self.level, str(name), parse_amount(text))
        assert weight is None or isinstance(weight, Decimal)
        return evaluating.set_level(tree, item_id, self.level, text, weight)


@dataclass(frozen=True, slots=True)
class AmountColumn(PointsColumn):
    """预算数 or 执行数, as amounts are printed."""

    @property
    def side(self) -> Qt.AlignmentFlag:
        return Qt.AlignmentFlag.AlignRight

    def text(self, item: Item, tree: Tree) -> str:
        value = value_at(item, self.field)
        return show_amount(value) if isinstance(value, Decimal) else ""


@dataclass(frozen=True, slots=True)
class MadeColumn(PointsColumn):
    """What `make` works out; it is not typed."""

    make: Callable[[ProjectEvaluation], str] = lambda _: ""

    def text(self, item: Item, tree: Tree) -> str:
        return self.make(item) if isinstance(item, ProjectEvaluation) else ""

    @property
    def is_worked_out(self) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class PartColumn(Column):
    """指标性质, 指标值 or 度量单位 of a value that the form prints apart; what is found is said of the whole value."""

    def said_at(self) -> str:
        return "target_value"


@dataclass(frozen=True, slots=True)
class ShownColumn(Column):
    """Words that are typed elsewhere."""

    @property
    def is_worked_out(self) -> bool:
        return True
