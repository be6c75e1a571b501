"""What comes back to a desk file from others: a part that was handed out, and a package of what was said about it."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from perfdesk.desk import commenting, deciding
from perfdesk.desk.commenting import Person
from perfdesk.desk.desk import Desk
from perfdesk.desk.merging.arrivals import ArrivalState, Ledger, board
from perfdesk.desk.merging.handing_out import hand_out
from perfdesk.desk.merging.taking_back import plan
from perfdesk.desk.reading import read_review
from perfdesk.desk.review_package import changed_meanwhile, merging, package_of
from perfdesk.desk.starting import open_desk
from perfdesk.domain.notes import Verdict
from perfdesk.domain.tree import Tree
from tests.campaigns.scene import GOAL, WHO, imported

PART, REVIEW = "part.perfdesk", "a.pdreview"
REVIEWER = Person("李四", "财政局")


@dataclass(frozen=True)
class Home:
    """Our file as values, and the files that come back whole."""

    tree: Tree
    ledger: Ledger
    part: bytes
    review: bytes

    def look_at(self, path: Path) -> str:
        """As the window does before it takes something over. Raises what a file can be refused for."""
        return self._merge(path) if path.name == PART else self._take_over(path)

    def _merge(self, path: Path) -> str:
        (arrived,) = (each for each in board(self.ledger, [path]) if each.path is not None)
        if arrived.state is ArrivalState.REFUSED:
            assert arrived.fault is not None
            raise arrived.fault
        plan(self.ledger, [arrived], {}, {})
        return "read"

    def _take_over(self, path: Path) -> str:
        review = read_review(path)
        merging(self.tree, review)
        changed_meanwhile(self.tree, review)
        return "read"


def home() -> Home:
    with TemporaryDirectory() as name:
        folder = Path(name)
        with closing(Desk.create(folder / "a.perfdesk", WHO)) as desk:
            desk.accept(imported(), b"content")
            hand_out(desk, "业务科", [GOAL.item], folder / PART, WHO)
            tree, ledger, review = desk.tree, Ledger.of(desk), _review(folder, desk)
        with closing(open_desk(folder / PART, "业务科")) as theirs:
            theirs.enter(GOAL, "业务科改的目标")
        return Home(tree, ledger, (folder / PART).read_bytes(), review)


def _review(folder: Path, desk: Desk) -> bytes:
    """Of each kind that people say: a comment, a proposal, a decision."""
    desk.file.save_copy(folder / "theirs.perfdesk")
    with closing(open_desk(folder / "theirs.perfdesk", REVIEWER.name)) as theirs:
        comment = commenting.comment(theirs.tree, GOAL, "请补充数量", REVIEWER)
        assert comment is not None
        theirs.do(comment)
        theirs.do(commenting.propose(theirs.tree, GOAL, "建议的目标", REVIEWER, "更具体"))
        theirs.do(deciding.decide(theirs.tree, [GOAL.item], Verdict.RETURNED, REVIEWER, "请核对"))
        return package_of(theirs.book, REVIEWER.name)
