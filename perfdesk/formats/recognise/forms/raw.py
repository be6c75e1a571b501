"""A form taken apart into texts by what they mean, the same whatever it looked like."""

import re
from dataclasses import dataclass, field, replace

from perfdesk.domain.draft import Residue
from perfdesk.domain.forms.form import Arrangement, FormKind
from perfdesk.domain.origin import joined_trails
from perfdesk.formats.grid import Cell
from perfdesk.formats.recognise.raw_table import RawText, RowDoubt

_ERROR = re.compile(r"#(?:NAME\?|VALUE!|REF!|DIV/0!|N/A|NUM!|NULL!|SPILL!)|(?:Err|错误)[:：]\s*\d{3}")
"""What spreadsheet programs print in place of a result."""
_PRINTED_TWICE = ("currency_unit", "year")
"""What a form may say in its caption and in a label, too."""
NO_TEXT = RawText("", ())
RawExtra = tuple[str, RawText]
"""A printed head and what stands under or beside it."""


@dataclass(slots=True)
class Texts:
    """What an item says, by concept; `extra` under heads that no concept has; `doubts` name concepts."""

    said: dict[str, RawText] = field(default_factory=dict)
    extra: list[RawExtra] = field(default_factory=list)
    heads_of: dict[str, str] = field(default_factory=dict)
    """By concept, the head as printed."""
    doubts: list[RowDoubt] = field(default_factory=list)
    blank: set[str] = field(default_factory=set)
    """Concepts whose label is printed with nothing filled in."""

    def text(self, concept: str) -> str:
        return self.said.get(concept, NO_TEXT).text

    def take(self, concept: str, cell: Cell, head: str = "") -> None:
        """What is said a second time, or means nothing known, is kept under its head."""
        if not cell.text:
            self.blank.add(concept)
            if cell.doubt:
                self.doubts.append(RowDoubt(cell.doubt, concept or f"extra:{printed(head)}"))
            return
        if concept in _PRINTED_TWICE and self.text(concept) == cell.text:
            return
        if concept and concept not in self.said:
            self.said[concept] = raw_text(cell)
            self.heads_of[concept] = printed(head) or concept
            name = concept
        else:
            self.extra.append((printed(head) or concept, raw_text(cell)))
            name = f"extra:{printed(head) or concept}"
        if cell.doubt:
            self.doubts.append(RowDoubt(cell.doubt, name, (("text", cell.text[:40]),)))
        elif _ERROR.fullmatch(cell.text.strip()):
            self.doubts.append(RowDoubt("import.error_value", name))

    def keep_as_printed(self, concept: str) -> None:
        """What a concept says, with its doubts, under its printed head alone."""
        head = self.heads_of.pop(concept)
        self.extra.append((head, self.said.pop(concept)))
        self.doubts = [replace(d, field=f"extra:{head}") if d.field == concept else d for d in self.doubts]

    def move(self, concept: str, to: str) -> None:
        """What a concept says, with its doubts, is said of another one."""
        self.said[to] = self.said.pop(concept)
        if concept in self.heads_of:
            self.heads_of[to] = self.heads_of.pop(concept)
        self.doubts = [replace(d, field=to) if d.field == concept else d for d in self.doubts]

    def doubt_label(self, concept: str, head: str, text: str) -> None:
        """Nothing stands where a label's value should: the label may be a value itself."""
        name = concept or f"extra:{printed(head)}"
        self.doubts.append(RowDoubt("import.label_or_value", name, (("text", text[:40]),)))


@dataclass(slots=True)
class RawItem(Texts):
    """An indicator's row, or half of one. `own` are the shared concepts (levels) printed in this very row."""

    own: frozenset[str] = frozenset()


@dataclass(slots=True)
class RawProject(Texts):
    """One project of a list with its rows."""

    rows: list[RawItem] = field(default_factory=list)


@dataclass(slots=True)
class RawTask(Texts):
    """One of a department's yearly tasks."""


@dataclass(slots=True)
class RawForm(Texts):
    """One table of a file. `said` and `extra` are its facts; `rows` those of a form of one project or department.

    `projects` those of a list; `columns` the concepts of its columns in their order, `heads` their printed heads.
    """

    kind: FormKind = FormKind.PROJECT_TARGETS
    sheet_year: int | None = None
    """What the sheet's name says, where the form may say nothing."""
    arrangement: Arrangement = Arrangement.SHEET
    rows: list[RawItem] = field(default_factory=list)
    projects: list[RawProject] = field(default_factory=list)
    tasks: list[RawTask] = field(default_factory=list)
    captioned: set[str] = field(default_factory=set)
    """Concepts that a caption has said, label and value in one cell: a label with a cell beside it counts before it."""
    residue: list[Residue] = field(default_factory=list)
    parted: list[str] = field(default_factory=list)
    """Texts of cells that say several things, each of which was read."""
    heads: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    paged: bool = False
    note: str = ""
    """The head of the note that the row before ended with: a line beneath may go on with it."""

    @property
    def has_parts(self) -> bool:
        """Whether 指标性质 or 度量单位 have columns of their own; a list's 单位 is who spends the money."""
        unit = "unit_of_value" if self.arrangement is Arrangement.LIST else "unit"
        return "sign" in self.columns or unit in self.columns

    def go_on_with_note(self, cell: Cell) -> None:
        """A note is printed on as many lines as it needs."""
        head, (text, trail) = self.extra[-1]
        self.extra[-1] = (
            head,
            RawText(text + cell.text, joined_trails([(text, trail), (cell.text, cell.trail)])),
        )

    def leave(self, cell: Cell) -> None:
        """Text that found no place."""
        page = next((spot.page for _, spot in cell.trail), 1)
        self.residue.append(Residue(cell.text, page))


def raw_text(cell: Cell) -> RawText:
    return RawText(cell.text, cell.trail)


def printed(head: str) -> str:
    """A head without the line breaks and blanks that fit it into its cell, and without its colon."""
    return "".join(head.split()).rstrip(":：")
