"""Fields in which a person edits one value of a desk."""

from perfdesk.ui.fields.binding import REFUSALS, Binding
from perfdesk.ui.fields.choice import Choice, ChoiceField
from perfdesk.ui.fields.field import is_field, is_half_typed
from perfdesk.ui.fields.line import AmountField, TextField
from perfdesk.ui.fields.long_text import (
    LongField,
    LongTextField,
    height_of_lines,
    is_ctrl_enter,
    plain_text_of,
)
from perfdesk.ui.fields.remark import Remark, RemarkLine

__all__ = [
    "REFUSALS", "AmountField", "Binding", "Choice", "ChoiceField", "LongField", "LongTextField", "Remark",
    "RemarkLine", "TextField", "height_of_lines", "is_ctrl_enter", "is_field", "is_half_typed", "plain_text_of",
]  # fmt: skip
