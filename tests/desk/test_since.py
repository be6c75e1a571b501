"""What a file was, and what was touched since."""

from perfdesk.desk.since import touched
from perfdesk.domain.edits import Edit, ItemMoved
from perfdesk.domain.identity import Id


def test_a_project_that_lost_a_row_to_another_is_touched_as_much_as_the_other() -> None:
    taken, given, row = map(Id, ("p1", "p2", "i1"))
    assert touched([Edit("move", (ItemMoved(row, taken, 0, given, 0),))]) == {taken, given, row}
