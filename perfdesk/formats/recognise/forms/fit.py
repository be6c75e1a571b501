"""The known form that a document follows: the one whose heads, and then whose labels, are its own."""

from perfdesk.domain.forms.form import Form
from perfdesk.domain.forms.known import forms_of
from perfdesk.formats.recognise.forms.raw import RawForm
from perfdesk.formats.recognise.forms.words import bare

_LEAST = 0.75
"""How much of both the form's and the document's heads must be the other's."""


def fitting_form(raw: RawForm) -> str:
    """Its name; "" where none fits well enough. Many forms have the same heads, and are told apart by their labels."""
    heads = set(map(bare, raw.heads))
    labels = {bare(head) for head in (*raw.heads_of.values(), *(head for head, _ in raw.extra))} - heads
    ranked = [
        (_likeness(_heads(form), heads), _likeness(_labels(form), labels), form.is_standard, form.name)
        for form in forms_of(raw.kind)
        if form.arrangement is raw.arrangement
    ]
    best = max(ranked, default=(0.0, 0.0, False, ""))
    return best[3] if best[0] >= _LEAST else ""


def _heads(form: Form) -> set[str]:
    return {bare(entry.head) for entry in form.rows.columns}


def _labels(form: Form) -> set[str]:
    """A cell of the funds is told by its row alone."""
    entries = (entry for entry in form.entries if entry not in form.rows.columns)
    return {bare(entry.head.partition("·")[0]) for entry in entries}


def _likeness(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0
