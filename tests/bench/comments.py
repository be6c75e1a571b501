"""How much a desk file grows with each comment: `python -m tests.bench comments`."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from perfdesk.desk import commenting
from perfdesk.desk.commenting import Person
from perfdesk.desk.desk import Desk
from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.edits import Edit, ItemInserted, Place
from tests.builders import small_table

COMMENTS = 400
REVIEWER = Person("王芳", "财政局绩效评价科")


def measure() -> Iterator[str]:
    """One by one, as a person writes them, each of twenty-odd characters about the goal of a project."""
    with TemporaryDirectory() as folder, closing(Desk.create(Path(folder, "a.perfdesk"), "测试员")) as desk:
        desk.do(Edit("import", (ItemInserted(BOOK_ID, 0, small_table()),)))
        before = desk.path.stat().st_size
        project = desk.book.target_tables[0].projects[0]
        for number in range(COMMENTS):
            text = f"第 {number} 条意见：指标值未量化，请明确数量和单位。"
            edit = commenting.comment(desk.tree, Place(project.id, "goal"), text, REVIEWER)
            assert edit is not None
            desk.do(edit)
        growth = (desk.path.stat().st_size - before) / COMMENTS / 1024
    yield f"{COMMENTS} comments: the file grows by {growth:.2f} KB each"
