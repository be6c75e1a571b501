"""One sentence of the proof."""

from typing import NamedTuple

from perfdesk.domain.severity import Severity


class Fact(NamedTuple):
    """None is as it should be."""

    text: str
    severity: Severity | None = None
