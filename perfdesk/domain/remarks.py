"""Beside the values of a table: doubts that an import left (存疑), findings that a person gave a reason for (说明).

Their identity is made of what they say, so that the same remark that comes twice is there once; `doubt` and `waiver`
make them with it.
"""

from dataclasses import dataclass, replace
from hashlib import blake2b

from perfdesk.domain.identity import Id
from perfdesk.domain.severity import Severity

Params = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A value that may have been read wrongly; `said` is what stood there then, and any other value ends the doubt."""

    id: Id
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

    id: Id
    rule: str
    item: Id
    field: str
    said: str
    params: Params
    reason: str
    who: str
    at: str

    @property
    def about(self) -> tuple[str, Id, str]:
        return self.rule, self.item, self.field


def doubt(
    number: int, rule: str, severity: Severity, item: Id, field: str, said: str, params: Params
) -> Doubt:
    """`number` counts the doubts of a table in their order, which is that of their identities, too."""
    return numbered(number, Doubt(Id(""), rule, severity, item, field, said, params))


def numbered(number: int, about: Doubt) -> Doubt:
    """The same doubt as that one of its table."""
    said = (about.rule, about.severity.name, about.item, about.field, about.said, *map(repr, about.params))
    return replace(about, id=Id(f"{number:06}{_digest(said)}"))


def waiver(
    rule: str, item: Id, field: str, said: str, params: Params, reason: str, who: str, at: str
) -> Waiver:
    identity = Id(_digest((rule, item, field, said, *map(repr, params), reason, who, at)))
    return Waiver(identity, rule, item, field, said, params, reason, who, at)


def _digest(said: tuple[str, ...]) -> str:
    return blake2b("\0".join(said).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
