import json

import pytest

from perfdesk.formats.interchange.entries import Json
from perfdesk.formats.interchange.printing import printed

DEEP: Json = {
    "tables": [
        {"units": [{"projects": [{"indicators": [{"typed": {"cycle": {"sign": "≥"}}, "extra": []}]}]}]}
    ]
}


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"format": "perfdesk/1", "source": None, "tables": [], "proof": {}},
        {"page": 3, "box": [1.5, 20.0, -3.25, 1e-9], "truncated": False, "kept": True, "none": [None, 0, ""]},
        {"text": '引号 " 反斜杠 \\ 换行 \n 制表 \t 控制 \x01 孤儿 \udc80 表情 😀', '"': "<&>\u2028"},
        {"list": [[], {}, [[]], [{}], [1, [2, {"a": []}]]], "pair": ("先", "后")},
        DEEP,
    ],
)
def test_the_text_is_what_the_library_s_encoder_writes(said: Json) -> None:
    assert "".join(printed(said)) == json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def test_a_large_answer_comes_project_by_project() -> None:
    projects: list[object] = [{"name": str(number), "indicators": [{}]} for number in range(50)]
    pieces = list(printed({"tables": [{"units": [{"projects": projects}]}]}))
    assert max(map(len, pieces)) < 80
