"""A self-evaluation taken apart into texts, the same whether it came from a grid or from running text."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from perfdesk.domain.draft import Residue
from perfdesk.formats.recognise.evaluation_words import EvaluationForm
from perfdesk.formats.recognise.raw_table import RawText, RowDoubt

NO_TEXT = RawText("", ())


@dataclass(slots=True)
class RawEvaluationRow:
    """The texts by column; `doubts` name columns."""

    cells: dict[str, RawText] = field(default_factory=dict)
    doubts: list[RowDoubt] = field(default_factory=list)

    def text(self, column: str) -> str:
        return self.cells.get(column, NO_TEXT).text


@dataclass(slots=True)
class RawEvaluation:
    """`facts` by the field of the table that they are for; `columns` are those that the document has at all."""

    form: EvaluationForm
    facts: dict[str, RawText] = field(default_factory=dict)
    rows: list[RawEvaluationRow] = field(default_factory=list)
    columns: Mapping[str, int] = field(default_factory=dict)
    doubts: list[RowDoubt] = field(default_factory=list)
    residue: list[Residue] = field(default_factory=list)

    def fact(self, name: str) -> str:
        return self.facts.get(name, NO_TEXT).text
