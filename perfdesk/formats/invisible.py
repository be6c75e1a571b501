"""Characters that only tell where a line may break or how text runs; nobody typed them, and nobody sees them."""

import re

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


def without_invisible(text: str) -> str:
    return text if text.isascii() else _INVISIBLE.sub("", text)
