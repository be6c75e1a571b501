"""Beside the values of a table: doubts that an import left (存疑), findings that a person gave a reason for (说明)."""

from dataclasses import dataclass

from perfdesk.domain.identity import Id
from perfdesk.domain.severity import Severity

Params = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A value that may have been read wrongly; `said` is what stood there then, and any other value ends the doubt."""

    rule: str
    severity: Severity
    item: Id
    field: str
    said: str = ""
    params: Params = ()


@dataclass(frozen=True, slots=True)
class Waiver:
    """A person's reason to leave a finding as it is; it holds while the finding says the same of the same value.

    `at` is a date and time in ISO 8601.
    """

    rule: str
    item: Id
    field: str
    said: str
    params: Params
    reason: str
    who: str
    at: str
