"""The known form that a document follows: the one whose heads are its heads."""

from perfdesk.domain.forms.form import Form
from perfdesk.domain.forms.known import forms_of
from perfdesk.formats.recognise.forms.raw import RawForm, printed

_LEAST = 0.75
"""How much of both the form's and the document's heads must be the other's."""


def fitting_form(raw: RawForm) -> str:
    """Its name; "" where none fits well enough."""
    said = set(raw.heads)
    ranked = [
        (_likeness(form, said), form.name)
        for form in forms_of(raw.kind)
        if form.arrangement is raw.arrangement
    ]
    best = max(ranked, default=(0.0, ""))
    return best[1] if best[0] >= _LEAST else ""


def _likeness(form: Form, said: set[str]) -> float:
    heads = {printed(entry.head) for entry in form.rows.columns}
    return len(heads & said) / len(heads | said) if heads | said else 0.0
