"""The one way in which values become JSON here: what is hashed has to come out the same each time."""

import json
from collections.abc import Callable
from json import encoder

_PLAIN = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)


def to_json(value: object) -> str:
    """Without blanks, and with every character as itself."""
    return _PLAIN.encode(value) if _ONCE is None else "".join(_ONCE(value, 0))


def _made_once() -> Callable[[object, int], tuple[str, ...]] | None:
    """The encoder in C. JSONEncoder makes a new one for each call, which takes longer than encoding a row."""
    make = getattr(encoder, "c_make_encoder", None)
    if make is None:
        return None
    made: Callable[[object, int], tuple[str, ...]] = make(
        None, _PLAIN.default, encoder.encode_basestring, None, ":", ",", False, False, True
    )
    return made


_ONCE = _made_once()

_DECODER = json.JSONDecoder()


def from_json(text: str) -> object:
    """The inverse, for text that `to_json` made."""
    return _DECODER.raw_decode(text)[0]
