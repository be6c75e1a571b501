"""A finding: something a reviewer would point at, as a rule's code, a place and the actual numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from perfdesk.domain.edits import Place


class Severity(IntEnum):
    """提示 < 通知 < 警告 < 错误."""

    HINT = 0
    NOTICE = 1
    WARNING = 2
    ERROR = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """`params` fill the sentence that people read (see `perfdesk.wording`)."""

    rule: str
    severity: Severity
    place: Place
    params: Mapping[str, str] = field(default_factory=dict)
