"""Words and clauses said twice, found clause by clause."""

import re

from hypothesis import given
from hypothesis import strategies as st

from perfdesk.checks.slips import _COMPOUNDS, _repeated

PLAINLY = re.compile(
    r"([的了和及与对在为])\1(?!士)|\d([个家次场人名项台套份])\2|([一-鿿]{2,3})\3|([^，。；,;]{6,}[，。；,;])\4"
)
"""Says what is meant in one line, and takes minutes for a text of 100,000 letters."""
WORDS = st.sampled_from(
    ["的", "了", "管理", "费", "1个", "个", "，", "。", "完成全部建设", "建设", "a", "士"]
)


@given(st.lists(WORDS | st.just("完成全部建设，"), max_size=14).map("".join))
def test_what_is_said_twice_is_found_where_one_plain_pattern_finds_it(text: str) -> None:
    expected = [
        match.span()
        for match in PLAINLY.finditer(text)
        if not (match[3] and text[match.end() : match.end() + 1] in _COMPOUNDS)
    ]
    assert list(_repeated(text)) == expected


def test_a_goal_of_a_hundred_thousand_letters_is_looked_at_too() -> None:
    goal = "".join(map(chr, range(0x4E00, 0x9FA5))) * 5
    assert list(_repeated(f"{goal}，{goal}，")) == [(0, 2 * len(goal) + 2)]
