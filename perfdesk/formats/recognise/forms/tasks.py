"""A department's yearly tasks (年度主要任务): name, content and budget in rows, 金额合计 beneath."""

import re

from perfdesk.domain.amounts import AMOUNT_FIELDS
from perfdesk.formats.recognise.forms.cover import note_unit
from perfdesk.formats.recognise.forms.frame import At, Frame
from perfdesk.formats.recognise.forms.raw import RawForm, RawTask, printed
from perfdesk.formats.recognise.forms.words import fact_concept, is_label, is_total, task_concept

_AMOUNT = re.compile(r"[\d,.]+(?:[万亿千]?元)?")


def read_tasks(form: RawForm, frame: Frame, rows: range) -> None:
    head = next((row for row in rows if _names_tasks(frame, row)), None)
    if head is None:
        return
    columns, below = _columns(form, frame, head, rows)
    first = min(columns)
    for row in range(below, rows.stop):
        said = [at for at in frame.said(row) if at.column >= first]
        if _begins_block(frame, row, first) or _reaches_over_amounts(frame, row, columns):
            break
        if not said or is_label(frame.cell(said[0]).text):
            if not said and not frame.said(row):
                continue
            if not is_total(frame.cell(said[0]).text if said else ""):
                break
        if is_total(frame.cell(said[0]).text):
            _read_total(form, frame, row, columns)
            break
        _read_task(form, frame, row, columns)


def _begins_block(frame: Frame, row: int, first: int) -> bool:
    """Whether a label stands on the left of the tasks that is not theirs: the next block."""
    left = [at for at in frame.said(row) if at.column < first]
    if any(
        fact_concept(frame.cell(at).text) and not is_total(frame.cell(at).text) for at in frame.said(row)[1:]
    ):
        return True
    return bool(left) and not is_total(frame.cell(left[-1]).text)


def _reaches_over_amounts(frame: Frame, row: int, columns: dict[int, tuple[str, str]]) -> bool:
    """Whether a text is merged over a task's budget: it stands beside a label that nobody knows."""
    amounts = [column for column, (concept, _) in columns.items() if concept in AMOUNT_FIELDS]
    is_sum = any(is_total(frame.cell(at).text) for at in frame.said(row))
    return not is_sum and any(
        at.column < column < at.column + frame.cell(at).columns
        for at in frame.said(row)
        if at.column in columns
        for column in amounts
    )


def _names_tasks(frame: Frame, row: int) -> bool:
    """Their names and what they are about; one of them may be called otherwise, where amounts stand beside."""
    places = {task_concept(frame.cell(at).text): at for at in frame.said(row)}
    if {"name", "content"} <= places.keys():
        return True
    below = [frame.cell(At(row + 1, places[c].column)).text for c in AMOUNT_FIELDS if c in places]
    return bool({"name", "content"} & places.keys()) and any(map(_AMOUNT.fullmatch, below))


def _columns(form: RawForm, frame: Frame, head: int, rows: range) -> tuple[dict[int, tuple[str, str]], int]:
    """By column its concept and head, and the first row of tasks; a second row of heads says which amounts."""
    lines = [head]
    if head + 1 < rows.stop and all(task_concept(frame.cell(at).text) for at in frame.said(head + 1)):
        lines.append(head + 1)
    columns = _unnamed(frame, head, lines[-1] + 1)
    for row in lines:
        for at in frame.said(row):
            text = frame.cell(at).text
            note_unit(form, text, frame.cell(at))
            frame.read(at)
            if (columns and at.column >= min(columns)) or task_concept(text) == "name":
                columns.setdefault(at.column, (task_concept(text), printed(text)))
    return columns, lines[-1] + 1


def _unnamed(frame: Frame, head: int, below: int) -> dict[int, tuple[str, str]]:
    """Where no head says 任务名称, the names are what stands before the content."""
    places = {task_concept(frame.cell(at).text): at.column for at in frame.said(head)}
    if "name" in places:
        return {}
    before = [at.column for at in frame.said(below) if at.column < places["content"]]
    return {at: ("name", printed(frame.cell(At(head, at)).text)) for at in before[-1:]}


def _read_task(form: RawForm, frame: Frame, row: int, columns: dict[int, tuple[str, str]]) -> None:
    task = RawTask()
    for column, (concept, head) in columns.items():
        at = At(row, column)
        if frame.cell(at).text:
            frame.read(at)
            task.take(concept, frame.cell(at), head)
    for at in frame.said(row):
        if at.column > min(columns) and at.column not in columns:  # under no head
            frame.read(at)
            form.leave(frame.cell(at))
    form.tasks.append(task)


def _read_total(form: RawForm, frame: Frame, row: int, columns: dict[int, tuple[str, str]]) -> None:
    for at in frame.said(row):
        concept, head = columns.get(at.column, ("", ""))
        frame.read(at)
        if not is_total(frame.cell(at).text):
            form.take(concept if concept not in ("name", "content") else "", frame.cell(at), head)
