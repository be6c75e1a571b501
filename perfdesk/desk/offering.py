"""What can be offered while an indicator is typed: names by their words, initials and likeness, and usual values."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import pairwise

from perfdesk.desk.common_indicators import common_kinds
from perfdesk.desk.usual_values import usual_values
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.pinyin import has_initials, initials
from perfdesk.domain.table import TargetTable

MOST = 8


class Source(IntEnum):
    """From near to far."""

    FILE = 0
    OTHER_FILE = 1
    COMMON = 2


@dataclass(frozen=True, slots=True)
class Offer:
    """A name with the level that it mostly stands under and its commonest values, the commonest first."""

    name: str
    level2_code: str
    values: tuple[str, ...]
    source: Source
    count: int = 0
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """Where a name is typed: the level it is to be under, the project, the names that stand there already."""

    level2_code: str = ""
    project: str = ""
    names: frozenset[str] = frozenset()


class _Entry:
    """An offer with what it is found by."""

    __slots__ = ("initials", "offer")

    def __init__(self, offer: Offer) -> None:
        self.offer = offer
        self.initials = initials(offer.name)


class Offers:
    """Immutable: made once from the tables at hand, on whatever thread, and asked with each letter."""

    def __init__(self, here: Iterable[TargetTable] = (), elsewhere: Iterable[Offer] = ()) -> None:
        offers: dict[str, Offer] = {}
        for offer in (*offers_in(here, Source.FILE), *elsewhere, *_common()):
            near = offers.get(offer.name)
            offers[offer.name] = offer if near is None else _with_values(near, offer.values)
        self._entries = tuple(_Entry(offer) for offer in offers.values())
        self._by_name = {entry.offer.name: entry for entry in self._entries}
        self._by_pair = _by_pair(self._entries)

    def names(self, text: str, around: Around) -> tuple[Offer, ...]:
        """At most `MOST`, the likeliest first; for a blank, what is usual under the level or in such a project."""
        typed = text.strip()
        found = self._fitting(typed, around) if typed else self._usual(around)
        if len(found) < MOST and len(typed) > 2:
            found |= {offer: 9 for offer in self._alike(typed) if offer not in found}
        kinds = _kinds_of(around.project)
        offers = [o for o in found if o.name not in around.names and o.name != typed]
        offers.sort(key=lambda offer: (found[offer], *_likeliness(offer, around, kinds)))
        return tuple(offers[:MOST])

    def values(self, name: str, text: str) -> tuple[str, ...]:
        """Whole values that what is typed can become, for an indicator of this name or one much like it."""
        near = self._by_name.get(name.strip())
        offers = [near.offer] if near is not None else list(self._alike(name.strip()))[:2]
        known = [value for offer in offers for value in offer.values]
        return tuple(value for value in usual_values(known, text.strip()) if value != text.strip())

    def _usual(self, around: Around) -> dict[Offer, int]:
        kinds = _kinds_of(around.project)
        return {
            entry.offer: 0
            for entry in self._entries
            if entry.offer.level2_code == around.level2_code
            or (entry.offer.kind in kinds and not around.level2_code)
        }

    def _fitting(self, typed: str, around: Around) -> dict[Offer, int]:
        """How well the names fit: 0 begins so, 1 has it, 2 and 3 the same by initials."""
        letters = typed.lower() if has_initials(typed) else ""
        found = {}
        for entry in self._entries:
            rank = _rank(entry, typed, letters)
            if rank is not None:
                found[entry.offer] = rank
        return found

    def _alike(self, typed: str) -> list[Offer]:
        """Names that share at least half of their pairs of neighbouring characters with it, the likest first."""
        pairs = _pairs(typed)
        shared = Counter(at for pair in pairs for at in self._by_pair.get(pair, ()))
        likeness = {
            at: 2 * count / (len(pairs) + len(_pairs(self._entries[at].offer.name)))
            for at, count in shared.items()
        }
        best = sorted((at for at in likeness if likeness[at] >= 0.5), key=lambda at: -likeness[at])
        return [self._entries[at].offer for at in best[:MOST]]


def _rank(entry: _Entry, typed: str, letters: str) -> int | None:
    name = entry.offer.name
    if typed in name:
        return 0 if name.startswith(typed) else 1
    if letters and any(letters in each for each in entry.initials):
        return 2 if any(each.startswith(letters) for each in entry.initials) else 3
    return None


def _likeliness(offer: Offer, around: Around, kinds: frozenset[str]) -> tuple[bool, int, bool, int, int]:
    is_elsewhere = bool(around.level2_code) and offer.level2_code != around.level2_code
    is_of_other_kind = offer.source is Source.COMMON and offer.kind not in kinds
    return (
        is_elsewhere,
        offer.source if not is_of_other_kind else 3,
        is_of_other_kind,
        -offer.count,
        len(offer.name),
    )


def _kinds_of(project: str) -> frozenset[str]:
    return frozenset(kind.name for kind in common_kinds() if project and kind.fits(project))


def offers_in(tables: Iterable[TargetTable], source: Source) -> tuple[Offer, ...]:
    """Each name once, however often it is there."""
    by_name: dict[str, list[Indicator]] = {}
    for table in tables:
        for project in table.projects:
            for indicator in project.indicators:
                if name := indicator.name.strip():
                    by_name.setdefault(name, []).append(indicator)
    return tuple(_told(name, same, source) for name, same in by_name.items())


def _told(name: str, same: Sequence[Indicator], source: Source) -> Offer:
    levels = Counter(each.level2_code for each in same if each.level2_code)
    values = Counter(
        value for each in same if (value := (each.annual_value or each.cycle_value or "").strip())
    )
    return Offer(
        name,
        next((code for code, _ in levels.most_common(1)), ""),
        tuple(value for value, _ in values.most_common(3)),
        source,
        len(same),
    )


def _with_values(near: Offer, further: Sequence[str]) -> Offer:
    return replace(near, values=tuple(dict.fromkeys((*near.values, *further))))


def _common() -> list[Offer]:
    return [
        Offer(each.name, each.level2_code, each.values, Source.COMMON, kind=kind.name)
        for kind in common_kinds()
        for each in kind.indicators
    ]


def _by_pair(entries: Sequence[_Entry]) -> Mapping[str, list[int]]:
    places: dict[str, list[int]] = {}
    for at, entry in enumerate(entries):
        for pair in _pairs(entry.offer.name):
            places.setdefault(pair, []).append(at)
    return places


def _pairs(text: str) -> frozenset[str]:
    return frozenset(one + other for one, other in pairwise(text))
