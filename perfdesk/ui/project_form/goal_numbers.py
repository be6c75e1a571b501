"""The numbers that a goal promises: what the indicators should be measuring."""

import re
import unicodedata


def numbers_in(goal: str) -> list[str]:
    """Each number with its unit, once, as the text has them; years, dates and list numbers are left out."""
    found = (match[0] for match in _NUMBER.finditer(unicodedata.normalize("NFKC", goal)))
    return list(dict.fromkeys(text for text in found if not _IS_DATE.fullmatch(text)))


_LONG_UNITS = (
    "平方公里", "平方米", "立方米", "个百分点", "万人次", "人次", "亿元", "万元", "万人", "万亩", "万吨",
    "千米", "公里", "公斤", "小时", "分钟", "工作日",
)  # fmt: skip
_UNITS = (
    *_LONG_UNITS,
    *"%‰名人个间次场家项件套台辆条篇份批期天日月年元亩吨米座处所户位本册张只头株棵支门类种届轮倍分",
)
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_NUMBER = re.compile(rf"(?<![\d.A-Za-z])\d[\d,]*(?:\.\d+)?(?![\d.、)A-Za-z]|,\d)(?:{_UNIT})?")
_IS_DATE = re.compile(r"(?:19|20)\d\d年?|\d{1,2}[月日]")
