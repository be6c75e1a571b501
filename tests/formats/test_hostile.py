"""A hostile file costs one clear line, within the limits, and the next file is read as if nothing had been."""

import pytest

from perfdesk.desk.reading import read_content
from perfdesk.formats.unreadable import Unreadable
from perfdesk.wording import refusal_sentence
from tests.formats.hostile import FILES

TABLE = (
    "项目名称\t总计\t财政拨款\t绩效目标\t绩效指标\n"
    "惠民演出\t10.00\t10.00\t组织演出。\t1、1-产出指标；11-数量指标；场次；实施周期指标值:9场；年度指标值:9场。\n"
).encode()


REASONS = {
    "far.xlsx": "sheet_too_large", "merge.xlsx": "other_sheet", "bomb.xlsx": "too_tightly_packed",
    "parts.xlsx": "too_many_members", "entities.xlsx": "has_dtd", "entities.docx": "has_dtd", "late.docx": "has_dtd",
    "broken.xlsx": "damaged_document", "rows.ods": "sheet_too_large", "pages.pdf": "too_many_pages",
    "giant.pdf": "scanned_pdf", "bomb.pdf": "reader_died", "deep.html": "too_much_to_read",
    "wide.html": "sheet_too_large", "deep.json": "bad_json", "number.json": "bad_json",
}  # fmt: skip
OR_ENDED = {"bomb.pdf": "timed_out"}
"""What grows until its memory is full may be ended by the clock before, where the machine is busy."""


@pytest.mark.parametrize("name", FILES)
def test_it_is_refused_in_one_line_and_the_program_goes_on(name: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_content(FILES[name](), name)
    assert refused.value.reason in (REASONS[name], OR_ENDED.get(name))
    sentence = refusal_sentence(refused.value)
    assert len(sentence) > 10
    assert "\n" not in sentence
    assert len(read_content(TABLE, "a.tsv").target_tables) == 1


@pytest.mark.parametrize("name", FILES)
def test_it_is_small(name: str) -> None:
    assert len(FILES[name]()) < 1_500_000
