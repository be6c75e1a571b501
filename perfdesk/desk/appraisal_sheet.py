"""The 绩效目标审核表 of projects as sheets."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from perfdesk.formats.writers.sheet import CellKind, Sheet, SheetBuilder, SheetCell
from perfdesk.formats.writers.sheet_names import sheet_names
from perfdesk.formats.writers.workbook import write_sheets

_WIDTHS = (18.0, 26.0, 10.0, 10.0)


class FilledSheet(NamedTuple):
    """`facts` are labels with what is said beside them, `scores` rows of kind, part, worth and score."""

    name: str
    title: str
    heads: tuple[str, str, str, str]
    above: Sequence[tuple[str, str]]
    scores: Sequence[tuple[str, str, Decimal, Decimal | None]]
    below: Sequence[tuple[str, str]]


def write_appraisals(filled: Sequence[FilledSheet], path: Path, title: str) -> None:
    """A sheet for each, read back. Raises TextTooLong, TargetInUse, ReadBackDiffers or an OSError."""
    write_sheets(appraisal_sheets(filled), path, title)


def appraisal_sheets(filled: Sequence[FilledSheet]) -> list[Sheet]:
    """For whatever shows sheets: a workbook, a page."""
    names = sheet_names([each.name for each in filled])
    return [_sheet(name, each) for name, each in zip(names, filled, strict=True)]


def _sheet(name: str, filled: FilledSheet) -> Sheet:
    sheet = SheetBuilder(_WIDTHS)
    sheet.add([SheetCell(filled.title, CellKind.TITLE, columns=len(_WIDTHS))])
    for label, said in filled.above:
        sheet.add(_fact(label, said))
    sheet.add(SheetCell(head, CellKind.HEAD) for head in filled.heads)
    for kind, part, worth, score in filled.scores:
        figures = ("" if each is None else f"{each}" for each in (worth, score))
        sheet.add(
            [
                SheetCell(kind, CellKind.NAME),
                SheetCell(part, CellKind.TEXT),
                *(SheetCell(figure, CellKind.NAME) for figure in figures),
            ]
        )
    for label, said in filled.below:
        sheet.add(_fact(label, said))
    return Sheet(name, _WIDTHS, sheet.cells, head=len(filled.above) + 1, is_upright=True)


def _fact(label: str, said: str) -> list[SheetCell]:
    return [SheetCell(label, CellKind.LABEL), SheetCell(said, CellKind.TEXT, columns=len(_WIDTHS) - 1)]
