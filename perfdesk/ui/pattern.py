"""Regular expressions that a person typed: bounded, so that no pattern holds the window up."""

import re
from time import monotonic

from PySide6.QtCore import QRegularExpression

from perfdesk.desk.replacing import Replaced

LONGEST = 200
_SECONDS = 1.5
_GROUP = re.compile(r"[\\$]([0-9])")


class NotAPattern(ValueError):
    """The text is no regular expression, or too long for one."""


class TooSlow(Exception):
    """The pattern takes too long on these texts."""


def pattern_replaced(pattern: str, by: str, *, is_whole: bool) -> Replaced:
    """`$1` or `\\1` in `by` is what the first group found. Qt's own engine gives up after so many steps of one text.

    Raises NotAPattern; what it gives raises TooSlow.
    """
    if len(pattern) > LONGEST:
        raise NotAPattern(pattern)
    option = QRegularExpression.PatternOption.UseUnicodePropertiesOption
    sought = QRegularExpression(rf"\A(?:{pattern})\z" if is_whole else pattern, option)
    if not sought.isValid() or not QRegularExpression(pattern).isValid():
        raise NotAPattern(pattern)
    until = monotonic() + _SECONDS
    sought.optimize()

    def replaced(text: str) -> str:
        if not sought.match(text).hasMatch():
            if monotonic() > until:
                raise TooSlow
            return text
        return _replaced(sought, text, by)

    return replaced


def _replaced(sought: QRegularExpression, text: str, by: str) -> str:
    """Qt counts in halves of UTF-16, Python in characters."""
    halves = text.encode("utf-16-le", "surrogatepass")
    made, at = "", 0
    found = sought.globalMatch(text)
    while found.hasNext():
        match = found.next()
        made += halves[2 * at : 2 * match.capturedStart()].decode("utf-16-le", "surrogatepass")
        made += _GROUP.sub(lambda group, match=match: match.captured(int(group[1])), by)  # type: ignore[misc] # a match
        at = match.capturedEnd()
    return made + halves[2 * at :].decode("utf-16-le", "surrogatepass")
