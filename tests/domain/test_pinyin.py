"""Words are found by the initials of their pinyin."""

import pytest

from perfdesk.domain.pinyin import has_initials, initials

_FIRST = dict(zip("abcdefghjklmnopqrstwxyz", "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝", strict=True))


@pytest.mark.parametrize(
    ("word", "letters"),
    [("数量指标", "slzb"), ("合格率", "hgl"), ("ＧＤＰ增长", "gdpzz"), ("“5G”基站（个）", "5gjzg")],
)
def test_a_word_is_typed_by_its_initials(word: str, letters: str) -> None:
    assert letters in initials(word)


def test_a_character_of_two_readings_has_both() -> None:
    assert initials("率先") == ("lx", "sx")


def test_only_latin_letters_can_be_initials() -> None:
    assert [has_initials(text) for text in ("slzb", "5g", "11", "数", "a b", "")] == [
        True,
        True,
        False,
        False,
        False,
        False,
    ]


def test_common_characters_have_the_letter_that_their_standard_sorts_them_by() -> None:
    """GB 2312 puts its 3,755 common characters in the order of their pinyin."""
    letters = list(_FIRST)
    starts = [_FIRST[letter].encode("gb2312") for letter in letters]
    for code in (bytes([high, low]) for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF)):
        if high_end(code):
            continue
        sorted_by = max(letter for letter, start in zip(letters, starts, strict=True) if start <= code)
        assert sorted_by in {each[0] for each in initials(code.decode("gb2312"))}


def high_end(code: bytes) -> bool:
    """The last row of the common characters is not full."""
    return code > bytes([0xD7, 0xF9])
