"""A list of many projects with one row an indicator: a project's own cells stand in its first row, or in each."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from perfdesk.domain.amounts import AMOUNT_FIELDS, NotAnAmount
from perfdesk.domain.forms.concepts import is_targets
from perfdesk.domain.forms.form import Arrangement
from perfdesk.formats.grid import BLANK, Cell, Grid
from perfdesk.formats.recognise.forms.amounts import amount_in
from perfdesk.formats.recognise.forms.beneath import SUBTOTALS, is_remark, takes_beneath
from perfdesk.formats.recognise.forms.cover import note_unit, read_captions, read_cover
from perfdesk.formats.recognise.forms.facts import read_facts
from perfdesk.formats.recognise.forms.frame import Frame
from perfdesk.formats.recognise.forms.heads import Column, Head
from perfdesk.formats.recognise.forms.kinds import kind_of
from perfdesk.formats.recognise.forms.raw import RawForm, RawItem, RawProject, raw_text
from perfdesk.formats.recognise.forms.regions import Region
from perfdesk.formats.recognise.forms.rows import Rows
from perfdesk.formats.recognise.forms.told_by_contents import with_contents
from perfdesk.formats.recognise.forms.untold import leave_untold
from perfdesk.formats.recognise.forms.words import is_total, squeeze, stage_concept
from perfdesk.formats.recognise.grid_rows import Row
from perfdesk.formats.recognise.raw_table import RowDoubt
from perfdesk.formats.sheet_years import year_in

_OF_INDICATORS = frozenset((
    "level1", "level2", "name", "value", "cycle_value", "sign", "unit_of_value", "weight", "rule", "explanation",
    "standard", "direction", "note", "actual", "score", "reason", "improvement", "level1_weight", "level2_weight",
    "expected", "likelihood",
))  # fmt: skip
"""What stands in the row of each indicator; all else in a list is the project's."""

_NAMES = ("level1", "level2", "name")


def read_list(grid: Grid, region: Region) -> RawForm:
    form = RawForm(paged=grid.paged, arrangement=Arrangement.LIST)
    form.doubts += [RowDoubt(code, "", params) for code, params in grid.remarks]
    head = _parted(with_contents(region.heads[0], grid.rows[region.heads[0].end : region.end]))
    form.columns = tuple(column.concept for column in head.columns)
    form.heads = tuple(column.head for column in head.columns)
    for column in head.columns:
        note_unit(form, column.head, Cell(column.head))
    frame = Frame(grid.rows[region.start : head.start])
    read_cover(form, frame, range(len(frame.rows)))
    read_facts(form, frame, range(len(frame.rows)))
    read_captions(form, frame, range(len(frame.rows)))
    for cell in frame.left_over():
        form.leave(cell)
    starts = [each.start for each in region.heads[1:]]
    ends = {each.start: each.end for each in region.heads[1:]}
    repeated = {at for each in region.heads[1:] for at in range(each.start, each.end)}
    reader = _List(form, head, is_told=_names_tell_rows(grid.rows[head.end : region.end], head))
    at = head.end
    headings = _headings(grid.rows[: region.end], head)
    while at < region.end:
        if at in starts:
            at = ends[at]
            continue
        reader.take(grid.rows[at], at, is_heading=at in headings)
        at += 1
    reader.doubt_only_blank_unit()
    form.kind, form.sheet_year = kind_of(form, grid.name), year_in(grid.name)
    leave_untold(form, [grid.rows[at] for at in range(head.end, region.end) if at not in repeated])
    return form


def _headings(rows: Sequence[Row], head: Head) -> set[int]:
    """Rows of a list without a column of units that have an amount alone, the sum of the projects beneath."""
    places = {column.concept: column.at for column in head.columns}
    if "unit" in places or "total" not in places:
        return set()
    name, total = places["project"], places["total"]
    named = [
        at
        for at in range(head.end, len(rows))
        if _text(rows[at], name) and not is_total(_text(rows[at], name))
    ]
    bare = [at for at in named if sum(bool(cell.text) for cell in rows[at]) <= _MOST_OF_HEADING]
    found: set[int] = set()
    for at, end in pairwise([*bare, len(rows)]):
        below = [_number(_text(rows[n], total)) for n in named if at < n < end]
        if below and None not in below and sum(filter(None, below)) == _number(_text(rows[at], total)):
            found.add(at)
    return found


_MOST_OF_HEADING = 3


def _text(row: Row, at: int) -> str:
    return row[at].text if at < len(row) else ""


def _number(text: str) -> Decimal | None:
    try:
        return amount_in(text, "")[0]
    except NotAnAmount:
        return None


def one_by_one(form: RawForm) -> list[RawForm]:
    """A list of evaluations is a form for each project, with what stands over the list in each."""
    if is_targets(form.kind):
        return [form]
    stages = {head: stage_concept(head) for head in form.heads}
    found: list[RawForm] = []
    for project in form.projects:
        said = {concept: text for concept, text in project.said.items() if concept not in AMOUNT_FIELDS}
        money = [(head, text) for head, text in project.extra if stages.get(head)]
        money += [(project.heads_of[c], project.said[c]) for c in AMOUNT_FIELDS if c in project.said]
        for head, text in money:
            stage = stages.get(head) or "annual"
            said.setdefault(stage if stage.startswith("execution") else f"{stage}_total", text)
        rest = [(head, text) for head, text in project.extra if (head, text) not in money]
        single = replace(form, arrangement=Arrangement.SHEET, rows=project.rows, projects=[], residue=[])
        single.said, single.extra = {**form.said, **said}, [*rest]
        single.heads_of = {**form.heads_of, **project.heads_of}
        single.doubts = [*form.doubts, *project.doubts] if not found else list(project.doubts)
        found.append(single)
    if found:
        found[0].residue, found[0].extra = form.residue, [*found[0].extra, *form.extra]
    return found or [form]


def _names_tell_rows(rows: Sequence[Row], head: Head) -> bool:
    """Whether projects with several rows have their names merged over them, or in each."""
    at = next((column.at for column in head.columns if column.concept == "project"), 0)
    names = [row[at] if at < len(row) else BLANK for row in rows]
    is_repeated = any(one.text and one.text == other.text for one, other in pairwise(names))
    return is_repeated or any(name.text and name.rows > 1 for name in names)


def _parted(head: Head) -> Head:
    """`单位` behind the values is their unit, before the projects it is who spends the money, as 部门 is alone."""
    name_at = next((column.at for column in head.columns if column.concept == "name"), 0)
    columns = []
    has_unit = any(column.concept == "unit" and column.at < name_at for column in head.columns)
    for column in head.columns:
        concept = column.concept
        if concept == "department" and not has_unit:
            concept = "unit"
        if concept == "unit" and column.at > name_at:
            concept = "unit_of_value"
        elif column.at > name_at and concept not in _OF_INDICATORS:
            concept = ""
        columns.append(replace(column, concept=concept))
    return Head(head.start, head.end, tuple(columns), head.side, head.side_text)


class _List:
    """Goes through the rows and keeps the unit and the project that they belong to."""

    def __init__(self, form: RawForm, head: Head, *, is_told: bool) -> None:
        self._form = form
        own = [
            c for c in head.columns if c.concept in _OF_INDICATORS or (not c.concept and _is_right(c, head))
        ]
        renamed = (
            Column(c.at, "unit" if c.concept == "unit_of_value" else c.concept, c.head, c.span) for c in own
        )
        self._rows_head = Head(head.start, head.end, tuple(renamed))
        self._columns = [c for c in head.columns if c not in own and c.concept != "counting"]
        self._heads = {c.concept: c.head for c in self._columns}
        self._counts_reach = not form.paged
        """Pages cut the cells that reach over them."""
        self._counting = [c for c in head.columns if c.concept == "counting"]
        self._known = {column.at for column in head.columns}
        self._unit = BLANK
        self._unit_until = 0
        self._unit_start = 0
        self._repeats_unit = False
        self._units_said = 0
        self._unitless: list[RawProject] = []
        self._project: RawProject | None = None
        self._strange = ""
        """What a row without a project's name said otherwise than the project."""
        self._last = 0
        self._is_told = is_told and self._counts_reach
        self._rows = Rows(self._rows_head)

    def take(self, row: Row, at: int, *, is_heading: bool = False) -> None:
        cells = {column.concept: _cell(row, column) for column in self._columns if column.concept}
        name = cells.get("project", BLANK)
        first = next((cell for cell in row if cell.text), None)
        if first is None:
            return
        if is_heading:
            self._take_heading(row, name)
        elif not name.text and is_total(first.text):
            self._take_total(row, first)
        elif len([cell for cell in row if cell.text]) == 1 and is_remark(first):
            self._take_unit_or_note(row, {})
        elif is_total(name.text) and not self._has_indicator(row):
            self._take_total(row, name)
        elif not name.text and not self._has_indicator(row):
            self._take_unit_or_note(row, cells)
        else:
            self._take_project_row(row, at, cells)

    def doubt_only_blank_unit(self) -> None:
        """The only project without a unit may lack its own."""
        if self._counts_reach and len(self._unitless) == 1 and self._units_said:
            (project,) = self._unitless
            doubt = RowDoubt("import.unit_by_position", "project", (("name", project.text("unit")),))
            project.doubts += [doubt] if doubt not in project.doubts and self._unit.rows == 1 else []

    def _headless(self, row: Row) -> list[Cell]:
        """What stands in columns without a head."""
        return [cell for at, cell in enumerate(row) if cell.text and at not in self._known]

    def _has_indicator(self, row: Row) -> bool:
        return any(
            _cell(row, c).text for c in self._rows_head.columns if c.concept in ("name", "level1", "level2")
        )

    def _take_total(self, row: Row, label: Cell) -> None:
        """合计 wherever its label is merged."""
        for column in self._columns:
            cell = _cell(row, column)
            if cell is not label:
                self._form.take(column.concept, cell, column.head)
        for cell in self._headless(row):
            if cell is not label:
                self._form.leave(cell)

    def _take_unit_or_note(self, row: Row, cells: dict[str, Cell]) -> None:
        unit = cells.get("unit", BLANK)
        if squeeze(unit.text) in SUBTOTALS and self._unit.text:
            self._take_subtotal(row)
            return
        if not unit.text:
            if not takes_beneath(self._form, row, self._rows_head):
                for cell in (each for each in row if each.text):
                    self._form.leave(cell)
            return
        self._take_heading(row, unit)

    def _take_subtotal(self, row: Row) -> None:
        """The sum beneath the projects of a unit."""
        heading = RawProject()
        heading.take("unit", self._unit)
        for column in self._columns:
            if column.concept not in ("project", "unit"):
                heading.take(column.concept, _cell(row, column), column.head)
        self._form.projects.insert(self._unit_start, heading)
        self._unit = BLANK
        self._project = None

    def _take_heading(self, row: Row, unit: Cell) -> None:
        """A row that sums up the projects beneath it."""
        self._unit = unit
        heading = RawProject()
        for column in self._columns:
            if column.concept != "project":
                heading.take(column.concept, _cell(row, column), column.head)
        heading.said.setdefault("unit", raw_text(unit))
        self._form.projects.append(heading)
        self._project = None

    def _take_project_row(self, row: Row, at: int, cells: dict[str, Cell]) -> None:
        unit = cells.get("unit", BLANK)
        if unit.text:
            self._units_said += 1
            if squeeze(unit.text) != squeeze(self._unit.text):
                self._unit_start = len(self._form.projects)
            else:
                self._repeats_unit = True
            self._unit, self._unit_until = unit, at + unit.rows
        if self._begins(row, cells):
            self._strange = ""
            self._begin(row, at, cells)
        else:
            self._go_on(row, at, cells)
        assert self._project is not None
        items = self._rows.take(row)
        for cell in self._headless(row):
            self._form.leave(cell)
            whose = [*items, self._project] if cells.get("project", BLANK).text else items
            for item in whose:
                field = "project" if item is self._project else "name"
                item.doubts.append(RowDoubt("import.foreign_text", field, (("text", cell.text[:40]),)))
        self._doubt_reach(at, cells, items)
        if self._strange:
            for item in items:
                item.doubts.append(RowDoubt("import.foreign_text", "name", (("text", self._strange),)))
        self._project.rows += items

    def _begin(self, row: Row, at: int, cells: dict[str, Cell]) -> None:
        above, self._project = self._project, RawProject()
        self._rows = Rows(self._rows_head)
        for column in self._columns:
            self._project.take(column.concept, _cell(row, column), column.head)
            if column.is_guess:
                rule = "import.project_column" if column.head else "import.project_without_head"
                self._project.doubts.append(RowDoubt(rule, "project", (("text", column.head),)))
        if "unit" not in self._project.said and self._unit.text:
            self._take_unit_above(self._project, at)
        if above is not None and (concept := _only_difference(above, cells)):
            params = (("text", self._heads[concept]),)
            self._project.doubts.append(RowDoubt("import.project_parted", "project", params))
        self._form.projects.append(self._project)

    def _take_unit_above(self, project: RawProject, at: int) -> None:
        project.take("unit", self._unit)
        self._unitless.append(project)
        is_beyond = self._unit.rows > 1 and at >= self._unit_until
        if self._counts_reach and (is_beyond or self._repeats_unit):
            params = (("name", self._unit.text),)
            project.doubts.append(RowDoubt("import.unit_by_position", "project", params))

    def _doubt_reach(self, at: int, cells: dict[str, Cell], items: Sequence[RawItem]) -> None:
        """Where cells say how far they reach, a row beyond the project's cell is only by its place the project's."""
        name = cells.get("project", BLANK)
        if name.text:
            self._last = at + name.rows - 1
        elif self._is_told and at > self._last and self._project is not None:
            params = (("name", self._project.text("project")),)
            for item in items:
                item.doubts.append(RowDoubt("import.project_by_position", "name", params))

    def _begins(self, row: Row, cells: dict[str, Cell]) -> bool:
        """A name begins a project, but not the same one again, which a list without merged cells prints in each row."""
        name = cells.get("project", BLANK)
        if self._project is None:
            return True
        if any(_cell(row, column).text for column in self._counting) and not name.text:
            return True
        if not name.text:
            return False
        if squeeze(name.text) != squeeze(self._project.text("project")):
            return True
        return not all(
            not cell.text
            or (concept == "unit" and not self._project.text(concept))
            or _says_the_same(concept, cell.text, self._project.text(concept))
            for concept, cell in cells.items()
        )

    def _go_on(self, row: Row, at: int, cells: dict[str, Cell]) -> None:
        """What a further row of a project says beside its indicator: the same, or a text that a page break parted.

        Where no page does, and no merged cell holds the row, it may be another project's without its name, as
        all rows from there on.
        """
        assert self._project is not None
        is_own = not cells.get("project", BLANK).text and self._counts_reach and at > self._last
        doubt = "import.foreign_text" if is_own else ""
        for concept, cell in cells.items():
            if cell.text and squeeze(cell.text) != squeeze(self._project.text(concept)):
                if is_own and concept in self._project.said and not self._strange:
                    self._doubt_from_here(cell.text[:40])
                self._project.take(concept, replace(cell, doubt=cell.doubt or doubt), self._heads[concept])
        said = {squeeze(text.text) for _, text in self._project.extra}
        for column in self._columns:
            cell = _cell(row, column)
            if not column.concept and cell.text and squeeze(cell.text) not in said:
                self._project.take("", replace(cell, doubt=cell.doubt or doubt), column.head)

    def _doubt_from_here(self, text: str) -> None:
        assert self._project is not None
        self._strange = text
        self._project.doubts.append(RowDoubt("import.foreign_text", "project", (("text", text),)))


def _only_difference(above: RawProject, cells: dict[str, Cell]) -> str:
    """The one concept in which a project is unlike the one of its name above; "" where there are none, or more."""
    said = {concept: cell.text for concept, cell in cells.items() if cell.text}
    others = [c for c, text in said.items() if not _says_the_same(c, text, above.text(c))]
    return others[0] if len(others) == 1 and others != ["project"] and len(said) > 1 else ""


def _says_the_same(concept: str, text: str, before: str) -> bool:
    """An amount is the same with a remark behind it, or printed otherwise."""
    if squeeze(text) == squeeze(before):
        return True
    return concept in AMOUNT_FIELDS and _number(text) is not None and _number(text) == _number(before)


def _is_right(column: Column, head: Head) -> bool:
    """An unknown column behind the indicators' levels is theirs, one before them the project's."""
    return column.at > next((each.at for each in head.columns if each.concept in _NAMES), 0)


def _cell(row: Sequence[Cell], column: Column) -> Cell:
    return row[column.at] if column.at < len(row) else BLANK
