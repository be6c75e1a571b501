"""A form of one project or department: what stands over the indicators, their rows, and what stands beneath."""

from collections.abc import Sequence

from perfdesk.formats.grid import Cell, Grid
from perfdesk.formats.recognise.forms.beneath import takes_beneath
from perfdesk.formats.recognise.forms.cover import read_captions, read_cover
from perfdesk.formats.recognise.forms.facts import read_facts
from perfdesk.formats.recognise.forms.frame import Frame
from perfdesk.formats.recognise.forms.heads import MEASURES, Head
from perfdesk.formats.recognise.forms.kinds import kind_of
from perfdesk.formats.recognise.forms.level_points import fill_levels, share_names
from perfdesk.formats.recognise.forms.matrix import read_matrix
from perfdesk.formats.recognise.forms.raw import RawForm, RawItem
from perfdesk.formats.recognise.forms.regions import Region
from perfdesk.formats.recognise.forms.rows import SHARED, Rows, goes_on
from perfdesk.formats.recognise.forms.shared_cells import each_indicator
from perfdesk.formats.recognise.forms.tasks import read_tasks
from perfdesk.formats.recognise.forms.told_by_contents import with_contents
from perfdesk.formats.recognise.forms.untold import leave_untold
from perfdesk.formats.recognise.forms.words import bare, is_section, level_named, squeeze
from perfdesk.formats.recognise.grid_rows import Row
from perfdesk.formats.recognise.raw_table import RawText, RowDoubt
from perfdesk.formats.sheet_years import year_in


def read_sheet(grid: Grid, region: Region) -> RawForm:
    """One form; what found no place in it is its residue."""
    form = RawForm(paged=grid.paged)
    form.doubts += [RowDoubt(code, "", params) for code, params in grid.remarks]
    ends = [*(head.start for head in region.heads[1:]), region.end]
    heads = [with_contents(h, grid.rows[h.end : end]) for h, end in zip(region.heads, ends, strict=True)]
    first = heads[0]
    form.columns = tuple(column.concept for column in first.columns)
    form.heads = tuple(column.head for column in first.columns)
    _read_above(form, grid.rows[region.start : first.start])
    for head, end in zip(heads, ends, strict=True):
        _read_rows(form, grid.rows[head.end : end], head, is_one_of_many=len(heads) > 1)
    share_names(form.rows)
    fill_levels(form.rows, unsure=grid.paged)
    form.kind, form.sheet_year = kind_of(form, grid.name), year_in(grid.name)
    for head, end in zip(heads, ends, strict=True):
        leave_untold(form, grid.rows[head.end : end])
    return form


def _read_above(form: RawForm, rows: Sequence[Row]) -> None:
    frame = Frame(rows)
    everything = range(len(rows))
    read_cover(form, frame, range(_first_label(frame)))
    read_tasks(form, frame, everything)
    read_matrix(form, frame, everything)
    read_facts(form, frame, everything)
    read_cover(form, frame, everything)
    read_captions(form, frame, everything)
    for cell in frame.left_over():
        form.leave(cell)


def _first_label(frame: Frame) -> int:
    """The row in which labels with values begin: none of the lines over it has more than two cells."""
    return next((row for row in range(len(frame.rows)) if len(frame.said(row)) > 2), len(frame.rows))


def _read_rows(form: RawForm, rows: Sequence[Row], head: Head, *, is_one_of_many: bool) -> None:
    group = head.side_text if is_one_of_many and not is_section(head.side_text) else ""
    reader = Rows(head, group)
    for row in rows:
        side = row[head.side] if head.side is not None and len(row) > head.side else Cell("")
        rest = [Cell("") if at == head.side else cell for at, cell in enumerate(row)] if side.text else row
        if takes_beneath(form, row, head):
            continue
        if side.text and not _is_side(side, head):
            form.leave(side)
        if (text := _text_over_values(rest, head)) is not None:
            form.leave(text)
            continue
        _take_row(form, reader, rest)


def _text_over_values(row: Sequence[Cell], head: Head) -> Cell | None:
    """The only text of a row, where it is merged over the places of values: its label is gone."""
    said = [(at, cell) for at, cell in enumerate(row) if cell.text]
    if len(said) != 1:
        return None
    ((at, cell),) = said
    return cell if head.reaches_over_values(cell, at, from_values=True) else None


def _is_side(side: Cell, head: Head) -> bool:
    """The label of the block again, or a part of it that a page break parted."""
    return is_section(side.text) or squeeze(side.text) in squeeze(head.side_text) or len(bare(side.text)) <= 1


def _take_row(form: RawForm, reader: Rows, row: Sequence[Cell]) -> None:
    has_value = any(map(reader.head.has, ("value", "sign", "cycle_value")))
    name = next((c for c in reader.head.columns if c.concept == "name" and not has_value), None)
    items: list[RawItem] = []
    for item in reader.take(row):
        whole = [item.text("name"), item.text("value")]
        said = each_indicator(item, name)
        form.parted += whole if said[0].text("name") != whole[0] else []
        items += said
    for item in items:
        above = form.rows[-1] if form.rows else None
        may_go_on = form.paged or not item.own  # no page parts a row that says its level
        if above is not None and may_go_on and goes_on(item, above, form.columns):
            _join(above, item)
        else:
            form.rows.append(item)
        if _is_level(item) or _is_over_value(item, row, reader.head):
            params = (("text", item.text("name")),)
            item.doubts.append(RowDoubt("import.foreign_text", "name", params))
    known = {column.at for column in reader.head.columns}
    for at, cell in enumerate(row):
        if cell.text and at not in known:
            form.leave(cell)
            for item in items:
                item.doubts.append(RowDoubt("import.foreign_text", "name", (("text", cell.text[:40]),)))


def _is_level(item: RawItem) -> bool:
    """Whether an indicator is called as its level, which is blank or says level 1: it may be shifted."""
    name, level2 = item.text("name"), item.text("level2")
    is_shifted = "level2" not in item.own or (level_named(level2, 1) and not level_named(level2, 2))
    return name.strip().endswith("指标") and level_named(name, 2) and is_shifted


def _is_over_value(item: RawItem, row: Sequence[Cell], head: Head) -> bool:
    """Whether a name is merged over the value's place, and the row says neither a level nor anything else."""
    if set(item.said) - {*SHARED, "name"} or item.own or item.extra:
        return False
    at = next((c.at for c in head.columns if c.concept == "name" and c.at < len(row)), 0)
    return any(at < c.at < at + row[at].columns and c.concept in MEASURES for c in head.columns)


def _join(above: RawItem, item: RawItem) -> None:
    for concept in item.said.keys() - {"level1", "level2", "level1_weight", "level2_weight"}:
        text, trail = item.said[concept]
        before = above.said.get(concept, RawText("", ()))
        above.said[concept] = RawText(before.text + text, before.trail or trail)
        above.doubts.append(RowDoubt("import.row_continued", concept, (("text", text[:40]),)))
