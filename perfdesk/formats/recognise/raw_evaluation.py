"""A department's self-evaluation as its running text says it, and the same as a form like any other."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from perfdesk.domain.draft import Residue
from perfdesk.domain.forms.form import FormKind
from perfdesk.formats.recognise.evaluation_words import EvaluationForm
from perfdesk.formats.recognise.forms.level_points import fill_levels, share_names
from perfdesk.formats.recognise.forms.raw import RawForm, RawItem
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

    @property
    def as_form(self) -> RawForm:
        """Levels in every row that they stand for: running text does not say how far a merged cell reaches."""
        form = RawForm(
            kind=FormKind.DEPARTMENT_SELF_EVALUATION, said=_renamed(self.facts), residue=self.residue
        )
        form.doubts = [replace(doubt, field=_CONCEPTS.get(doubt.field, doubt.field)) for doubt in self.doubts]
        form.columns = tuple(_CONCEPTS.get(name, name) for name in self.columns)
        form.rows = [_item(row) for row in self.rows]
        share_names(form.rows)
        fill_levels(form.rows, unsure=True)
        return form


_CONCEPTS = {
    "level3": "name", "target_value": "value", "actual_value": "actual", "shortfall_reason": "reason",
    "annual_goals": "goal",
}  # fmt: skip
"""What the text's columns and facts are called where all forms are read."""


def _item(row: RawEvaluationRow) -> RawItem:
    doubts = [replace(doubt, field=_CONCEPTS.get(doubt.field, doubt.field)) for doubt in row.doubts]
    said = _renamed(row.cells)
    return RawItem(said=said, doubts=doubts, own=frozenset(said))


def _renamed(texts: Mapping[str, RawText]) -> dict[str, RawText]:
    return {_CONCEPTS.get(name, name): text for name, text in texts.items() if text.text}
