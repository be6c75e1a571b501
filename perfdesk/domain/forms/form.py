"""What stands on a form, as frozen values: no reading and no writing here.

A form is a pile of blocks. Everything that is filled in has a printed head and the concept beneath or beside it; a head
without a concept is filled from the item's `extra` under that very head, so that a form may ask for anything.
"""

from dataclasses import dataclass
from enum import StrEnum


class FormKind(StrEnum):
    """What a form is about; the `kind` of the interchange JSON."""

    PROJECT_TARGETS = "project_targets"
    DEPARTMENT_TARGETS = "department_targets"
    PROJECT_MONITORING = "project_monitoring"
    PROJECT_SELF_EVALUATION = "project_self_evaluation"
    DEPARTMENT_SELF_EVALUATION = "department_self_evaluation"


class Arrangement(StrEnum):
    """How the values lie on the page. A further one is code; nothing else of a form is."""

    JOINED = "joined"
    """One row a project, its indicators joined in one cell or as lines in it."""
    LIST = "list"
    """One row an indicator, a project's own cells merged over its rows."""
    SHEET = "sheet"
    """One project or department: labels with values, then the rows of indicators."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A printed label or column head; `concept` is what it asks for, "" for an extra of that head.

    `over` is a head printed above this one and its neighbours, `width` in characters (0: what its concept needs),
    `names` are other words that an extra of this head goes by. A head that is blank, too, leaves its place blank.
    """

    head: str
    concept: str = ""
    over: str = ""
    width: int = 0
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with their values beside them, some pairs a row; `side` is the label of the whole block, merged down."""

    rows: tuple[tuple[Entry, ...], ...]
    side: str = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Money by source (rows) and stage (columns), `initial_total`; a column's concept is its stage, a row's its source.

    Columns of execution (`execution_weight` …) are filled in the first row only. `head` stands over the rows' labels.
    """

    side: str
    columns: tuple[Entry, ...]
    rows: tuple[Entry, ...]
    head: str = ""


@dataclass(frozen=True, slots=True)
class Goals:
    """Labels in a row with their texts or amounts beneath (预期目标 | 实际完成情况); `label` stands on their left."""

    side: str
    columns: tuple[Entry, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Tasks:
    """年度主要任务: one row a task, 金额合计 beneath."""

    side: str
    columns: tuple[Entry, ...]
    total: str = "金额合计"


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of indicators, or of projects; `total` is the label of the row that sums them up, "" for none.

    `is_flat`: each row of a list says its levels itself, no cell of theirs reaches over several.
    """

    columns: tuple[Entry, ...]
    side: str = ""
    total: str = ""
    is_flat: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A line that the form prints itself."""

    text: str


Block = Facts | Matrix | Goals | Tasks | Rows | Note


@dataclass(frozen=True, slots=True)
class Scoring:
    """How a form is scored, where it differs from 财预〔2020〕10号.

    `execution`: the points of 预算执行率; `total`: of everything. `has_points`: whether it prints points at all.
    `far_above`: from how many times the target on a reason is asked for.
    """

    has_points: bool = True
    execution: str = "10"
    total: str = "100"
    inverse_rule: str = "declining"
    quality_limits: str = "80/60"
    far_above: str = "1.2"
    levels: tuple[tuple[str, str], ...] = ()
    """Points of level-1 kinds, `产出指标` and `50`."""


@dataclass(frozen=True, slots=True)
class Form:
    """`caption` is the line under the title: one text in its middle, or two at its ends; `used_in` for people.

    `{year}`, `{department}` and `{currency_unit}` in printed words are the table's. `is_standard`: made where nobody
    chose another form of its kind.
    """

    name: str
    kind: FormKind
    arrangement: Arrangement
    title: str
    used_in: str
    blocks: tuple[Block, ...]
    caption: tuple[str, ...] = ("（{year}年度）",)
    currency_unit: str = "万元"
    scoring: Scoring = Scoring()
    is_standard: bool = False

    @property
    def rows(self) -> Rows:
        """The block of the indicators. Raises StopIteration for a form without one, which no form is."""
        return next(block for block in self.blocks if isinstance(block, Rows))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every label and head that is filled in, in print order."""
        return tuple(entry for block in self.blocks for entry in entries_of(block))


def entries_of(block: Block) -> tuple[Entry, ...]:
    """What is filled in of a block; a matrix has an entry for each of its cells that holds a value."""
    match block:
        case Facts(rows):
            return tuple(entry for row in rows for entry in row if entry.head)
        case Matrix(_, columns, rows):
            return tuple(
                cell_of(column, row)
                for number, row in enumerate(rows)
                for column in columns
                if number == 0 or not is_execution(column)
            )
        case Goals(_, columns) | Tasks(_, columns) | Rows(columns):
            return columns
        case Note():
            return ()


def is_execution(column: Entry) -> bool:
    """Whether a column of the matrix is about the rate and not about money."""
    return not column.concept or column.concept.startswith("execution_")


def aside_of(column: Entry, row: Entry) -> Entry:
    """What a column of execution says in a further row, where forms print a dash: 财政资金·预算执行率."""
    return Entry(f"{row.head}·{column.head}")


def cell_of(column: Entry, row: Entry) -> Entry:
    """What a cell of the matrix asks for: `initial` and `fiscal` make `initial_fiscal`."""
    if is_execution(column):
        return Entry(column.head, column.concept)
    return Entry(f"{row.head}·{column.head}", f"{column.concept}_{row.concept}" if row.concept else "")
