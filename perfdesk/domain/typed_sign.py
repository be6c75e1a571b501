"""Signs of comparison as keyboards have them: `>=320公里` is meant to be ≥320公里. Words (不少于) are left alone."""

import re

_WRITTEN = {
    "≥": ("[>＞][=＝]", "≧", "⩾", "⪰", "大于等于", "大于或等于"),
    "≤": ("[<＜][=＝]", "≦", "⩽", "⪯", "小于等于", "小于或等于"),
}
_SIGN = re.compile(
    "|".join(f"(?P<{name}>{'|'.join(_WRITTEN[sign])})" for name, sign in (("least", "≥"), ("most", "≤")))
)


def with_one_letter_signs(text: str) -> str:
    """Each sign of two letters, and each of its rarer shapes, as ≥ or ≤."""
    return _SIGN.sub(lambda found: "≥" if found["least"] else "≤", text)
