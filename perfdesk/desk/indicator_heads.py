"""What the head of a pasted column means for an indicator, in the words of all forms."""

from perfdesk.domain.forms.concepts import ATTRIBUTES
from perfdesk.domain.indicator import Indicator
from perfdesk.formats.recognise.forms.words import head_concept, is_counting


def indicator_field(head: str) -> str:
    """`level1_name` for 一级指标, `number` for 序号; "" for a head that says nothing of an indicator."""
    return "number" if is_counting(head) else ATTRIBUTES[Indicator].get(head_concept(head), "")
