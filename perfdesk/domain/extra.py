"""What a document says beyond the standard fields, kept under its printed head and written back."""

from collections.abc import Iterable
from typing import NamedTuple

from perfdesk.domain.amounts import AMOUNT_FIELDS, Amounts


class Extra(NamedTuple):
    """`head` is the label or column head as printed (联系人, 绩效标准), without the line breaks that fit it in."""

    head: str
    text: str


class Task(NamedTuple):
    """One of a department's yearly tasks (年度主要任务) with its budget."""

    name: str = ""
    content: str = ""
    amounts: Amounts = Amounts(*(None for _ in AMOUNT_FIELDS))


FORM_MARK = "表号"
"""Head of what a notice calls the form by, 附件2 or 公开14表: it is printed above the title, without a label."""
EXTRA = "extra:"
"""What a place under a head begins with: `extra:联系人`."""


def head_in(field: str) -> str | None:
    """The head that a field of a place names; None for any other field."""
    return field.removeprefix(EXTRA) if field.startswith(EXTRA) else None


def extra_text(extra: Iterable[Extra], head: str) -> str:
    """The text under a head; "" where there is none."""
    return next((each.text for each in extra if each.head == head), "")


def with_extra(extra: Iterable[Extra], head: str, text: str) -> tuple[Extra, ...]:
    """With another text under a head, at its place or at the end; without the head where the text is blank."""
    kept = tuple(Extra(each.head, text) if each.head == head else each for each in extra)
    if all(each.head != head for each in kept):
        kept = (*kept, Extra(head, text))
    return tuple(each for each in kept if each.text)
