"""The printed words of a form, with the year, department and unit of money that stand in them."""

import re
from collections.abc import Iterator

from perfdesk.domain.book import Table
from perfdesk.domain.edits import Place

_NAMED = re.compile(r"\{(year|department|currency_unit)\}")
_BRACKETED = re.compile(r"[（(][^（()）]*\{(year|department|currency_unit)\}[^（()）]*[）)]")


def filled(text: str, table: Table) -> str:
    """What is blank is left out, with the brackets that it stands in."""
    text = _BRACKETED.sub(lambda match: match[0] if getattr(table, match[1]) else "", text)
    return _NAMED.sub(lambda match: str(getattr(table, match[1]) or ""), text)


def places_in(text: str, table: Table) -> Iterator[Place]:
    return (Place(table.id, match[1]) for match in _NAMED.finditer(text))
