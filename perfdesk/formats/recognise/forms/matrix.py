"""The funds of a self-evaluation: sources of the money in rows, stages of the year in columns, and the rate."""

import re
from collections.abc import Sequence

from perfdesk.formats.recognise.forms.cover import note_unit
from perfdesk.formats.recognise.forms.frame import At, Frame
from perfdesk.formats.recognise.forms.raw import RawForm, printed
from perfdesk.formats.recognise.forms.words import fact_concept, is_listed, is_section, stage_concept

MONEY = ("initial", "annual", "spent", "expected")
_SOURCES = {
    "total": "total", "annual_total": "total", "budget_total": "total", "fiscal": "fiscal", "annual_fiscal": "fiscal",
    "carried": "carried", "special_account": "special_account", "own": "own", "other": "other",
    "annual_other": "other", "basic": "basic", "budget_basic": "basic", "expenditure": "expenditure",
    "budget_project": "expenditure",
}  # fmt: skip
"""By what a label means elsewhere, which source it is here."""
_NUMBER = re.compile(r"[-+]?[\d,.]+[%％]?")
_AMOUNT = re.compile(r"[-+]?[\d,.]+\s*(?:[%％]|[万亿千]?元|$)")
_DASHES = frozenset("-—–―－/／\\ ")


def read_matrix(form: RawForm, frame: Frame, rows: range) -> None:
    """An unknown or a blank row inside the block ends nothing; a label of another block does."""
    head = next((row for row in rows if len(_money(frame, row)) > 1), None)
    if head is None:
        return
    columns = _stages(frame, head, rows)
    first = min(columns)
    for at in frame.said(head):
        if at.column < first or at.column in columns:
            frame.read(at)
            note_unit(form, frame.cell(at).text, frame.cell(at))
    is_first = True
    for row in range(head + 1, rows.stop):
        label = _label(frame, row, first)
        has_values = any(frame.cell(At(row, column)).text for column in columns)
        if _is_other_block(frame, row, first, label):
            break
        if has_values or (label is not None and _source(frame, label)):
            _read_row(form, frame, row, label, columns, is_first=is_first)
            is_first = False


def _money(frame: Frame, row: int) -> set[str]:
    """The stages that a row heads; a row with amounts beside their labels heads nothing."""
    if any(_NUMBER.fullmatch(frame.cell(at).text.strip()) for at in frame.said(row)):
        return set()
    return {c for at in frame.said(row) if (c := stage_concept(frame.cell(at).text)) in MONEY}


def _stages(frame: Frame, head: int, rows: range) -> dict[int, tuple[str, str]]:
    """By column, the stage and its printed head; the head over the sources' own labels is none."""
    found: dict[int, tuple[str, str]] = {}
    for at in frame.said(head):
        text = frame.cell(at).text
        below = [frame.cell(At(row, at.column)).text for row in range(head + 1, min(head + 4, rows.stop))]
        if any(fact_concept(said) in _SOURCES for said in below):
            continue
        if stage_concept(text) or found or any(_NUMBER.fullmatch(said) for said in below if said):
            found[at.column] = (stage_concept(text), printed(text))
    return _once(dict(sorted((_headless(frame, head, rows, max(found)) | found).items())))


def _headless(frame: Frame, head: int, rows: range, last: int) -> dict[int, tuple[str, str]]:
    """Columns of amounts up to the last stage whose own head is blank: no amount is the label of another."""
    return {
        column: ("", "")
        for column in range(last)
        if not frame.cell(At(head, column)).text and _has_amounts(frame, column, range(head + 1, rows.stop))
    }


def _has_amounts(frame: Frame, column: int, rows: range) -> bool:
    """Whether all that stands in a column beside the sources are numbers."""
    labelled = [
        row for row in rows if any(_source(frame, at) for at in frame.said(row) if at.column < column)
    ]
    said = [text for row in labelled if (text := frame.cell(At(row, column)).text.strip())]
    return bool(said) and all(map(_NUMBER.fullmatch, said))


def _once(found: dict[int, tuple[str, str]]) -> dict[int, tuple[str, str]]:
    """Each stage in one column: that of its own word to the letter, else the first that is like it."""
    exact = {stage for stage, head in found.values() if is_listed(head)}
    seen: set[str] = set()
    told: dict[int, tuple[str, str]] = {}
    for column, (stage, head) in found.items():
        is_other = stage in seen or (stage in exact and not is_listed(head))
        told[column] = ("" if is_other else stage, head)
        seen.add(told[column][0])
    return told


def _label(frame: Frame, row: int, first: int) -> At | None:
    """The last text on the left of the amounts; what stands before it is the label of the block."""
    left = [at for at in frame.said(row) if at.column < first]
    return left[-1] if left else None


def _source(frame: Frame, label: At) -> str:
    return _SOURCES.get(fact_concept(frame.cell(label).text), "")


def _is_other_block(frame: Frame, row: int, first: int, label: At | None) -> bool:
    """Whether a row is beyond the funds: a label that no source has, with text instead of amounts beside it."""
    if label is None:
        texts = [frame.cell(at).text.strip() for at in frame.said(row)]
        return any(map(fact_concept, texts)) and not any(map(_AMOUNT.match, texts))
    concept = fact_concept(frame.cell(label).text)
    if concept in _SOURCES:
        return False
    amounts = [frame.cell(at).text for at in frame.said(row) if at.column >= first]
    has_amounts = any(_AMOUNT.match(text.strip()) or set(text) <= _DASHES for text in amounts)
    is_label = bool(concept) or is_section(frame.cell(label).text)
    return is_label or (bool(amounts) and not has_amounts)


def _read_row(
    form: RawForm,
    frame: Frame,
    row: int,
    label: At | None,
    columns: dict[int, tuple[str, str]],
    *,
    is_first: bool,
) -> None:
    text = frame.cell(label).text if label else ""
    source = _SOURCES.get(fact_concept(text), "")
    first = min(columns)
    for at in frame.said(row):
        if at.column < first:
            frame.read(at)
            note_unit(form, frame.cell(at).text, frame.cell(at))
    frame.read(*(at for at in frame.said(row) if at.column > first and set(frame.cell(at).text) <= _DASHES))
    for column, (stage, head) in columns.items():
        at = At(row, column)
        cell = frame.cell(at)
        if not cell.text:
            continue
        frame.read(at)
        if set(cell.text) <= _DASHES:
            continue
        concept = f"{stage}_{source}" if stage in MONEY and source else stage if is_first else ""
        concept = "" if stage in MONEY and not source else concept
        named = f"{printed(text)}·{head}" if head else printed(text)
        form.take(concept, cell, head if head and is_first and not stage else named)


def source_labels(texts: Sequence[str]) -> int:
    """How many of the texts name a source of money."""
    return sum(fact_concept(text) in _SOURCES for text in texts)
