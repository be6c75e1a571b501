"""Radicals (部首) in a text layer: fonts draw them with the same glyph as the character, and some programs then write
the radical's code (⽬ for 目). What is printed is the character."""

import re
import unicodedata

_RADICAL = re.compile("[\u2e80-\u2fd5]")
_SIMPLIFIED = str.maketrans(
    "⺁⺋⺌⺍⺎⺗⺝⺟⺠⺡⺢⺣⺤⺥⺩⺪⺫⺬⺭⺮⺯⺰⺶⺷⺺⺼⺾⺿⻀⻁⻂⻃⻄⻅⻆⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻱⻳⼾⾭⿈",
    "厂㔾小小尣㣺月母民氵氺灬爫爫王疋罒示礻竹糹纟羊羊肀肉艹艹艹虎衤覀西见角讠贝足车辶辶辶阝钅長镸长门阜阝雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龜龟户青黄",
)
"""The supplement (U+2E80…), which Unicode's own normalisation leaves alone, by EquivalentUnifiedIdeograph.txt; and
three that normalisation takes for a form not used on the mainland."""


def without_radicals(text: str) -> str:
    """The same length: each radical is one character."""
    if not _RADICAL.search(text):
        return text
    return _RADICAL.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text.translate(_SIMPLIFIED))
