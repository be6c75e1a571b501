"""An independent count of indicators: how many `n、d-…` markers the raw text holds, by a rule of its own."""

import re

from perfdesk.formats.recognise.columns import squeeze

_MARKER = re.compile(r"\d、\d{1,2}[-－–—][^\d\W]{2,12}[,，;；]")


def count_markers(text: str) -> int:
    return len(_MARKER.findall(squeeze(text))) if "、" in text else 0
