"""Any form with known words, however laid out, loses nothing.

`python -m tests.formats.random_forms` makes thousands.
"""

from collections import Counter

import pytest

from perfdesk.formats.reading import read_bytes
from tests.formats import form_mutations
from tests.formats.random_forms.campaign import READERS, campaign, judged, random_file
from tests.formats.random_forms.judging import Judge
from tests.formats.random_forms.making import Made
from tests.formats.random_forms.sheet import as_workbook


def test_every_value_comes_back_in_its_field_under_its_head_or_in_the_residue() -> None:
    counts, slips = campaign(200)
    assert slips == []
    assert counts["field"] > 20 * counts["residue"]


@pytest.mark.parametrize("read", READERS)
def test_the_same_holds_for_files_of_every_kind(read: object) -> None:
    counts: Counter[str] = Counter()
    slips = [slip for number in range(3000, 3004) for slip in judged(number, read, counts)]  # type: ignore[arg-type]
    assert slips == []


def test_the_judge_notices_what_was_not_read() -> None:
    file = next(f for f in map(random_file, range(50)) if len(f.made) == 1 and isinstance(f.made[0], Made))
    (made,) = file.made
    assert isinstance(made, Made)
    made.say("goal", "", "这一句没有印在表上")
    draft = read_bytes(as_workbook(file.sheets), "a.xlsx")
    assert [slip.want for slip in Judge(draft).slips(made, draft.tables[0])] == ["这一句没有印在表上"]


def test_a_form_with_one_thing_wrong_is_read_rightly_or_doubted() -> None:
    _, silent = form_mutations.campaign(90)
    assert silent == []
