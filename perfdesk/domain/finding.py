"""A finding: something a reviewer would point at, as a rule's code, a place and the actual numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from perfdesk.domain.edits import Place
from perfdesk.domain.severity import Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """`params` fill the sentence that people read (see `perfdesk.wording`)."""

    rule: str
    severity: Severity
    place: Place
    params: Mapping[str, str] = field(default_factory=dict)
