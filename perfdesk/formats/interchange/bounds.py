"""How much a JSON from elsewhere may hold: what the reading child lets through, the program has to hold, too."""

from perfdesk.formats.text_length import LONGEST
from perfdesk.formats.unreadable import Unreadable

MOST_OBJECTS = 1_000_000
"""Tables, projects, indicators, remarks and places together; as many as a workbook may have filled cells."""
JOINED = "indicator_text"
"""Says again what the indicators say, so it may be as long as all of them."""


def refuse_too_much(data: object) -> None:
    """Raises Unreadable, with the key of a text that is too long."""
    waiting, count = [("", data)], 0
    while waiting:
        key, value = waiting.pop()
        if isinstance(value, dict):
            count += 1
            waiting.extend(value.items())
        elif isinstance(value, list):
            waiting.extend((key, each) for each in value)
        elif isinstance(value, str) and len(value) > LONGEST and key != JOINED:
            raise Unreadable(
                "json_text_too_long", field=key[:40], length=f"{len(value):,}", limit=f"{LONGEST:,}"
            )
        if count > MOST_OBJECTS:
            raise Unreadable("json_too_many", limit=f"{MOST_OBJECTS:,}")
