"""Grids to raw self-evaluations: the head row by its words, facts beside their labels, rows, 总分 and 评价等级."""

from collections.abc import Iterator, Mapping, Sequence

from perfdesk.domain.amounts import NotAnAmount, parse_amount
from perfdesk.domain.draft import Residue
from perfdesk.formats.grid import BLANK, Cell, Grid
from perfdesk.formats.recognise.columns import squeeze
from perfdesk.formats.recognise.cover import is_furniture, is_signature
from perfdesk.formats.recognise.evaluation_facts import read_facts, read_title
from perfdesk.formats.recognise.evaluation_levels import fill_levels, fill_shared_cells
from perfdesk.formats.recognise.evaluation_words import (
    GRADE_LABELS,
    LEVEL1,
    LEVEL2,
    LEVEL3,
    LEVEL_WEIGHTS,
    SCORE,
    TOTAL_LABELS,
    WEIGHT,
    EvaluationForm,
    bare,
    columns_of,
    form_of,
    head_of,
    is_head,
)
from perfdesk.formats.recognise.raw_evaluation import RawEvaluation, RawEvaluationRow
from perfdesk.formats.recognise.raw_table import RawText, RowDoubt

Row = Sequence[Cell]


def read_evaluation_grid(grid: Grid) -> RawEvaluation | None:
    """None when no row of the grid is the head of a self-evaluation, or no title says that it is one."""
    head = find_evaluation_head(grid.rows)
    if head is None:
        return None
    at, height, columns = head
    title = read_title(grid.rows[:at]) or grid.name
    form = form_of(title) or _form_by(columns)
    raw = RawEvaluation(form, columns=columns)
    raw.doubts += [RowDoubt(code, "", params) for code, params in grid.remarks]
    read_facts(raw, grid.rows[:at])
    for row in grid.rows[at + height :]:
        if _is_head_again(row):
            _leave(raw, [cell for cell in row if cell.text and head_of(cell.text) is None])
        elif _line(row):
            _take(raw, row)
    fill_shared_cells(raw.rows)
    fill_levels(raw.rows, unsure=grid.paged)
    printed = _level_prints(raw.rows)
    raw.residue = [piece for piece in raw.residue if squeeze(piece.text) not in printed]
    return raw


def _level_prints(rows: Sequence[RawEvaluationRow]) -> set[str]:
    """What a page break prints again of merged cells: levels with their points, side by side or alone."""
    prints: set[str] = set()
    for row in rows:
        first, second = (
            [squeeze(row.text(level)), squeeze(row.text(level) + row.text(LEVEL_WEIGHTS[level]))]
            for level in (LEVEL1, LEVEL2)
        )
        prints |= {*first, *second, first[1] + second[1]}
    return prints


def find_evaluation_head(rows: Sequence[Row]) -> tuple[int, int, dict[str, int]] | None:
    """The row with the heads of the indicators, how many rows it has, and their columns."""
    for at, row in enumerate(rows):
        for height, heads in enumerate(_heads_at(row, rows[at + 1] if at + 1 < len(rows) else ()), 1):
            columns = columns_of(heads)
            if is_head(columns) and (LEVEL1 in columns or LEVEL2 in columns):
                return at, height, columns
    return None


def _heads_at(row: Row, below: Row) -> Iterator[list[str]]:
    """As one row; then as two, where the lower one only says which column of a level has its points."""
    heads = [cell.text for cell in row]
    yield heads
    lower = [cell.text for cell in below]
    if sum(head_of(text) == WEIGHT for text in lower) > 1 and not any(map(is_number, lower)):
        width = max(len(heads), len(lower))
        heads, lower = ([*each, *[""] * (width - len(each))] for each in (heads, lower))
        yield [under if head_of(under) == WEIGHT else over for over, under in zip(heads, lower, strict=True)]


def _form_by(columns: Mapping[str, int]) -> EvaluationForm:
    """Where the title does not tell: only the project's form has points at one level and actual values."""
    has_level_points = any(LEVEL_WEIGHTS[level] in columns for level in (LEVEL1, LEVEL2))
    is_project = {"target_value", "actual_value"} <= columns.keys() and not has_level_points
    return EvaluationForm.PROJECT if is_project else EvaluationForm.DEPARTMENT


def _is_head_again(row: Row) -> bool:
    """A page repeats the head; what stands in it besides does not belong to a row."""
    filled = [cell for cell in row if cell.text]
    return len(filled) > 2 and 2 * sum(head_of(cell.text) is not None for cell in filled) > len(filled)


def _line(row: Row) -> str:
    return squeeze("".join(cell.text for cell in row))


def _take(raw: RawEvaluation, row: Row) -> None:
    """One row below the head: a table row, the rest of one, 总分, the grade, furniture or residue."""
    first = next(at for at, cell in enumerate(row) if cell.text)
    label = bare(row[first].text)
    if label in TOTAL_LABELS:
        _take_totals(raw, row, first)
    elif label in GRADE_LABELS:
        texts = [cell for cell in row[first + 1 :] if cell.text]
        if texts:
            raw.facts["grade"] = raw_text(texts[0])
        _leave(raw, texts[1:])
    elif is_signature([cell.text for cell in row if cell.text]):
        _leave(raw, [cell for cell in row if cell.text])
    else:
        _take_row(raw, row)


def raw_text(cell: Cell) -> RawText:
    return RawText(cell.text, cell.trail)


def _take_totals(raw: RawEvaluation, row: Row, first: int) -> None:
    """Points and score by their columns; where cells are merged otherwise, the first and the last number.

    A form that nobody scored yet has its points alone.
    """
    cells = {field: _at(row, raw.columns[column]) for field, column in _TOTALS.items()}
    points, score = cells["total_weight"].text, cells["total_score"].text
    if not is_number(points) or (score and not is_number(score)):
        numbers = [cell for cell in row[first + 1 :] if is_number(cell.text)]
        fields = ("total_weight", "total_score") if len(numbers) > 1 else ("total_score",)
        cells = dict(zip(fields, (*numbers[:1], *numbers[1:][-1:]), strict=False))
    raw.facts |= {field: raw_text(cell) for field, cell in cells.items()}
    taken = {id(cell) for cell in cells.values()}
    _leave(raw, [cell for cell in row[first + 1 :] if cell.text and id(cell) not in taken])


_TOTALS = {"total_weight": WEIGHT, "total_score": SCORE}


def is_number(text: str) -> bool:
    try:
        return parse_amount("".join(text.split())) is not None
    except NotAnAmount:
        return False


def _at(row: Row, column: int) -> Cell:
    return row[column] if column < len(row) else BLANK


def _take_row(raw: RawEvaluation, row: Row) -> None:
    cells = {name: _at(row, at) for name, at in raw.columns.items()}
    taken = set(raw.columns.values())
    rest = [cell for at, cell in enumerate(row) if cell.text and at not in taken]
    _leave(raw, [cell for cell in rest if not _is_side_label(cell)])
    texts = {name: raw_text(cell) for name, cell in cells.items() if cell.text}
    if not texts:
        return
    has_numbers = WEIGHT in texts or SCORE in texts
    if not has_numbers and not (LEVEL3 in texts and len(texts) > 1):
        _continue_or_leave(raw, texts, row)
        return
    doubts = [RowDoubt(cell.doubt, name) for name, cell in cells.items() if cell.doubt]
    raw.rows.append(RawEvaluationRow(texts, doubts))


def _is_side_label(cell: Cell) -> bool:
    """A label in a merged cell beside the whole table, in a column without a head."""
    return len(squeeze(cell.text)) <= 8 and not is_number(cell.text)


def _continue_or_leave(raw: RawEvaluation, texts: Mapping[str, RawText], row: Row) -> None:
    """A row without points and score goes on with the one above it, which a page break cut; a note does not."""
    lone = len(texts) == 1 and next(iter(texts)) in (LEVEL1, LEVEL2, LEVEL3)
    if not raw.rows or lone:
        _leave(raw, [cell for cell in row if cell.text])
        return
    above = raw.rows[-1]
    for name, (text, trail) in texts.items():
        before = above.cells.get(name, RawText("", ()))
        above.cells[name] = RawText(before.text + text, before.trail or trail)
        above.doubts.append(RowDoubt("import.row_continued", name, (("text", text[:40]),)))


def _leave(raw: RawEvaluation, cells: Sequence[Cell]) -> None:
    raw.residue += _residue(cells)


def _residue(cells: Sequence[Cell]) -> Iterator[Residue]:
    for cell in cells:
        if not is_furniture(cell.text):
            yield Residue(cell.text, next((spot.page for _, spot in cell.trail), 1))
