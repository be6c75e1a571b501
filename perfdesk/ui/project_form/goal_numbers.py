"""The numbers that a goal promises: what the indicators should be measuring."""

import re
import unicodedata


def numbers_in(goal: str) -> list[str]:
    """Each number with its unit, once, as the text has them; years, dates and list numbers are left out.

    Also those in Chinese numerals (二十万人次), where a unit tells that they count something.
    """
    found = (match[0] for match in _ANY.finditer(unicodedata.normalize("NFKC", goal)))
    return list(dict.fromkeys(text for text in found if not _IS_DATE.fullmatch(text)))


_LONG_UNITS = (
    "平方公里", "平方米", "立方米", "个百分点", "万人次", "人次", "亿元", "万元", "万人", "万亩", "万吨",
    "千米", "公里", "公斤", "小时", "分钟", "工作日",
)  # fmt: skip
_UNITS = (
    *_LONG_UNITS,
    *"%‰名人个间次场家项件套台辆条篇份批期天日月年元亩吨米座处所户位本册张只头株棵支门类种届轮倍分",
)


def _one_of(units: tuple[str, ...]) -> str:
    return "|".join(sorted(map(re.escape, units), key=len, reverse=True))


_NUMBER = rf"(?<![\d.A-Za-z])\d[\d,]*(?:\.\d+)?(?![\d.、)A-Za-z]|,\d)(?:{_one_of(_UNITS)})?"

_NUMERAL = "〇零一二两三四五六七八九十百千万亿"
_NOT_COUNTED = ("%", "‰", "日", "月", "届", "分", "门", "类")
"""Units that stand behind a numeral in other words, too: 十二月, 十八届, 十分."""
_COUNTED = tuple(unit for unit in _UNITS if unit not in _NOT_COUNTED)
_FEW_COUNTED = tuple(unit for unit in _COUNTED if unit not in ("个", "位", "年", "支", "期", "次"))
"""Behind a single numeral the others are figures of speech as well: 四个意识, 五位一体, 一次."""
_IN_NUMERALS = (
    rf"(?<![第数几每好{_NUMERAL}])"
    rf"(?:百分之[{_NUMERAL}]+(?:点[{_NUMERAL}]+)?"
    rf"|(?:[一二两三四五六七八九][{_NUMERAL}]*[十百千万亿]|十)[{_NUMERAL}]*[余多]?(?:{_one_of(_COUNTED)})"
    rf"|[二两三四五六七八九](?:{_one_of(_FEW_COUNTED)}))"
)
_ANY = re.compile(f"{_NUMBER}|{_IN_NUMERALS}")
_IS_DATE = re.compile(r"(?:19|20)\d\d年?|\d{1,2}[月日]")
