"""A review by two people: comments, proposals, decisions, and packages that go between their files."""

import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfdesk.desk import commenting, deciding
from perfdesk.desk.commenting import Person
from perfdesk.desk.deciding import Locked, NeedsReason
from perfdesk.desk.desk import Desk
from perfdesk.desk.reading import read_review
from perfdesk.desk.review_files import export_review, take_over
from perfdesk.desk.review_package import NothingSaid, OtherTables, merging, package_of, review_of
from perfdesk.domain.appraising import Grade, is_fair, result
from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.edits import Edit, ItemInserted, Place
from perfdesk.domain.identity import Id, new_id
from perfdesk.domain.notes import Appraisal, Comment, Mark, Proposal, Verdict
from perfdesk.domain.talk import Talk
from perfdesk.domain.tree import Tree
from perfdesk.formats.unreadable import Unreadable
from perfdesk.store.codec import encode
from tests.builders import small_book, small_table

AUTHOR, REVIEWER, OTHER = Person("张三", "文化局"), Person("李四", "财政局"), Person("王五", "财政局")
GOAL = Place(Id("p1"), "goal")


@pytest.fixture
def author(tmp_path: Path) -> Iterator[Desk]:
    with closing(Desk.create(tmp_path / "author.perfdesk", "张三")) as desk:
        desk.do(Edit("import", (ItemInserted(BOOK_ID, 0, small_table()),)))
        yield desk


def copy_of(desk: Desk, name: str) -> Desk:
    path = desk.path.with_name(f"{name}.perfdesk")
    shutil.copy(desk.path, path)
    return Desk.open(path, name)


def comment(desk: Desk, place: Place, text: str, by: Person = REVIEWER) -> Comment:
    return said(desk, commenting.comment(desk.tree, place, text, by))


def said(desk: Desk, edit: Edit | None) -> Comment:
    assert edit is not None
    desk.do(edit)
    change = edit.changes[-1]
    assert isinstance(change, ItemInserted)
    assert isinstance(change.item, Comment)
    return change.item


def talk(desk: Desk) -> Talk:
    return Talk.of(desk.book)


# Threads


def test_a_comment_stays_with_its_value_through_edits_moves_and_undo(author: Desk) -> None:
    note = comment(author, GOAL, "请补充数量")
    author.enter(GOAL, "另写的目标")
    author.move(Id("p1"), 1)
    author.enter(Place(Id("p1"), "name"), "改名")
    author.undo()
    (thread,) = talk(author).threads[Id("p1")]
    assert (thread.head, thread.place, thread.is_open) == (note, GOAL, True)
    assert note.said == small_table().projects[0].goal


def test_a_comment_outlives_its_row_and_comes_back_with_it(author: Desk) -> None:
    comment(author, Place(Id("i1"), "annual_value"), "与周期值不一致")
    author.remove([Id("i1")])
    assert len(talk(author).all_threads()) == 1
    author.undo()
    assert author.tree.has(talk(author).all_threads()[0].head.item)


def test_a_thread_is_answered_resolved_and_opened_again(author: Desk) -> None:
    note = comment(author, GOAL, "请补充数量")
    said(author, commenting.answer(author.tree, note, "已补充", AUTHOR))
    for verdict, is_open in ((Verdict.RESOLVED, False), (Verdict.UNRESOLVED, True)):
        edit = commenting.settle(author.tree, talk(author).all_threads(), REVIEWER, verdict)
        assert edit is not None
        author.do(edit)
        (thread,) = talk(author).all_threads()
        assert [each.text for each in thread.answers] == ["已补充"]
        assert thread.is_open is is_open


def test_the_later_word_holds_also_where_a_clock_went_ahead(author: Desk) -> None:
    ahead = (datetime.now(UTC) + timedelta(days=3)).isoformat(timespec="microseconds")
    mark = Mark(new_id(), Id("p1"), Verdict.SUBMITTED, "", "李四", "", ahead)
    author.do(Edit("state_submitted", (ItemInserted(Id("t"), 0, mark),)))
    author.do(deciding.decide(author.tree, [Id("p1")], Verdict.PASSED, REVIEWER))
    assert deciding.state_of(talk(author), author.tree, Id("p1")) is Verdict.PASSED


# Proposals


def propose(desk: Desk, place: Place, text: str, by: Person = REVIEWER) -> None:
    desk.do(commenting.propose(desk.tree, place, text, by))


def test_proposals_are_accepted_together_in_one_step(author: Desk) -> None:
    propose(author, GOAL, "举办演出六十场")
    propose(author, Place(Id("p1"), "fiscal"), "12.5")
    before = author.book
    edit = commenting.accept(author.tree, talk(author).all_threads(), AUTHOR)
    assert edit is not None
    author.do(edit)
    project = author.tree.item(Id("p1"))
    assert (project.goal, project.amounts.fiscal) == ("举办演出六十场", Decimal("12.5"))  # type: ignore[union-attr] # a project
    assert not any(thread.is_open for thread in talk(author).all_threads())
    author.undo()
    assert author.book == before


def test_a_declined_proposal_leaves_the_value(author: Desk) -> None:
    propose(author, GOAL, "举办演出六十场")
    edit = commenting.settle(author.tree, talk(author).all_threads(), AUTHOR, Verdict.DECLINED, "场地不够")
    assert edit is not None
    author.do(edit)
    (thread,) = talk(author).all_threads()
    assert thread.mark is not None
    assert (thread.is_open, thread.mark.reason) == (False, "场地不够")
    assert author.tree.item(Id("p1")).goal == small_table().projects[0].goal  # type: ignore[union-attr] # a project


def test_what_is_no_amount_is_not_proposed_for_one(author: Desk) -> None:
    with pytest.raises(ValueError, match="约五万"):
        propose(author, Place(Id("p1"), "fiscal"), "约五万")


# States


def test_what_was_passed_is_locked_until_it_is_opened_for_a_reason(author: Desk) -> None:
    author.do(deciding.decide(author.tree, [Id("p1")], Verdict.PASSED, REVIEWER))
    for act in (
        lambda: author.enter(GOAL, "改"),
        lambda: author.enter(Place(Id("i1"), "name"), "改"),
        lambda: author.remove([Id("p1")]),
        lambda: author.add_indicator(Id("p1")),
    ):
        with pytest.raises(Locked):
            act()
    author.enter(Place(Id("p2"), "goal"), "别的项目可以改")
    with pytest.raises(NeedsReason):
        deciding.decide(author.tree, [Id("p1")], Verdict.DRAFT, AUTHOR)
    author.do(deciding.decide(author.tree, [Id("p1")], Verdict.DRAFT, AUTHOR, "上级要求调整"))
    author.enter(GOAL, "改")
    assert deciding.changed_since(talk(author), author.tree, Id("p1")) == (Id("p1"),)


def test_a_table_that_was_passed_locks_all_of_its_projects(author: Desk) -> None:
    author.do(deciding.decide(author.tree, [Id("t")], Verdict.PASSED, REVIEWER))
    with pytest.raises(Locked):
        author.enter(GOAL, "改")
    author.do(deciding.decide(author.tree, [Id("p1")], Verdict.DRAFT, AUTHOR, "更正"))
    author.enter(GOAL, "改")
    assert deciding.changed_since(talk(author), author.tree, Id("t")) == (Id("p1"),)


def test_passing_can_be_undone_like_anything_else(author: Desk) -> None:
    author.do(deciding.decide(author.tree, [Id("p1")], Verdict.PASSED, REVIEWER))
    author.undo()
    assert author.enter(GOAL, "改")


def test_the_scored_sheet_adds_up_to_a_grade() -> None:
    nine, twelve = Decimal(9), Decimal(12)
    scores = (nine, nine, twelve, twelve, twelve, twelve, nine, nine)
    sheet = Appraisal(Id("a"), Id("p1"), "李四", "", "", *scores)
    told = result(sheet)
    assert told is not None
    assert (told.total, told.grade) == (Decimal(84), Grade.GOOD)
    assert result(Appraisal(Id("a"), Id("p1"), "李四", "", "")) is None
    assert not is_fair(Appraisal(Id("a"), Id("p1"), "李四", "", "", norms=Decimal(11)))


# Packages


def test_a_review_comes_back_whatever_was_done_meanwhile(author: Desk, tmp_path: Path) -> None:
    with closing(copy_of(author, "李四")) as reviewer:
        comment(reviewer, GOAL, "请补充数量")
        propose(reviewer, Place(Id("i1"), "annual_value"), "≥60场")
        reviewer.do(deciding.decide(reviewer.tree, [Id("p1")], Verdict.RETURNED, REVIEWER, "见批注"))
        export_review(reviewer, tmp_path / "a.pdreview", "李四")
    author.enter(GOAL, "另写的目标")
    author.remove([Id("p2")])
    values = [item for item in author.tree.items.values() if not isinstance(item, Comment | Proposal | Mark)]

    taken = take_over(author, read_review(tmp_path / "a.pdreview"))

    assert (taken.new, taken.known, taken.lost, taken.authors) == (3, 0, 0, ("李四",))
    assert Id("p1") in taken.changed
    assert deciding.state_of(talk(author), author.tree, Id("p1")) is Verdict.RETURNED
    rows = [i for i in author.tree.items.values() if not isinstance(i, Comment | Proposal | Mark)]
    assert [row.id for row in rows] == [row.id for row in values]
    assert author.tree.item(Id("p1")).goal == "另写的目标"  # type: ignore[union-attr] # a project
    again = take_over(author, read_review(tmp_path / "a.pdreview"))
    assert (again.new, again.known) == (0, 3)
    author.undo()
    assert talk(author).all_threads() == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_comment_is_lost_in_whatever_order_packages_come(data: st.DataObject) -> None:
    base = Tree.of(small_book())
    packages, expected = [], set()
    for person in (REVIEWER, OTHER, AUTHOR):
        tree = base
        for place in data.draw(st.lists(st.sampled_from([GOAL, Place(Id("i1"), ""), Place(Id("t"), "")]))):
            edit = commenting.comment(tree, place, "请补充", person)
            assert edit is not None
            tree = tree.after(edit)
            expected |= {change.item.id for change in edit.changes if isinstance(change, ItemInserted)}
            packages.append(package_of(tree.book, person.name))
    books = []
    for _ in range(2):
        tree = base
        for content in data.draw(st.permutations(packages + packages[:2])):
            edit = merging(tree, review_of(content))
            tree = tree.after(edit) if edit is not None else tree
        books.append(tree.book)
    assert books[0] == books[1]
    assert {thread.head.id for thread in Talk.of(books[0]).all_threads()} == expected


def test_without_words_there_is_no_package(author: Desk) -> None:
    with pytest.raises(NothingSaid):
        package_of(author.book, "李四")


def made(*changes: ItemInserted, **said: object) -> bytes:
    content = json.loads(
        package_of(
            Tree.of(small_book())
            .after(Edit("comment", (ItemInserted(Id("t"), 0, note(Comment, text="好")),)))
            .book,
            "李四",
        )
    )
    if changes:
        content["notes"] = encode(Edit("review", changes))
    return json.dumps({**content, **said}).encode()


NOW = "2026-03-02T09:00:00.000000+00:00"


def note(kind: type, **said: object) -> Comment:  # or what it is made to pass for
    """Of whatever kind, with whatever in it."""
    needed = {"id": Id("n"), "item": Id("p1"), "who": "李四", "unit": "", "at": NOW}
    own = {Comment: {"field": "goal", "text": "好"}, Appraisal: {}}[kind]
    return cast(Comment, kind(**needed | own | said))


PLANTED = {
    "nothing": b"",
    "cut off": made()[:-40],
    "no JSON": b"PK\x03\x04" + b"\0" * 100,
    "another JSON": b'{"tables": []}',
    "deep": b'{"perfdesk_review": 1, "tables": ' + b"[" * 200_000,
    "long number": b'{"perfdesk_review": ' + b"9" * 10_000 + b"}",
    "a value": made(ItemInserted(Id("t"), 0, small_table().projects[0])),
    "into no table": made(ItemInserted(Id("u1"), 0, note(Comment))),
    "an amount above its worth": made(ItemInserted(Id("t"), 0, note(Appraisal, norms=Decimal("1E+9")))),
    "a day that never comes": made(
        ItemInserted(Id("t"), 0, note(Comment, at="9999-12-31T23:59:59.999999+00:00"))
    ),
    "no day": made(ItemInserted(Id("t"), 0, note(Comment, at="昨天"))),
    "too long a text": made(ItemInserted(Id("t"), 0, note(Comment, text="长" * 20_001))),
    "no text": made(notes=made().decode().replace("好", "好\\\\u0000")),
    "half a character": made().replace("好".encode("unicode_escape"), b"\\\\ud800"),
    "notes of no kind": made(notes="{}"),
}


@pytest.mark.parametrize("content", PLANTED.values(), ids=PLANTED)
def test_what_is_no_package_is_refused_in_one_line_and_nothing_changes(
    content: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "a.pdreview"
    path.write_bytes(content)
    with pytest.raises(Unreadable, match="review_not"):
        read_review(path)


def test_a_package_of_a_later_version_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.pdreview").write_bytes(made(perfdesk_review=2, program="9.0"))
    with pytest.raises(Unreadable, match="review_too_new"):
        read_review(tmp_path / "a.pdreview")


def test_a_package_about_other_tables_is_refused(author: Desk) -> None:
    author.remove([Id("t")])
    with pytest.raises(OtherTables):
        take_over(author, review_of(made()))


def test_a_comment_that_was_rewritten_on_its_way_is_refused(author: Desk) -> None:
    take_over(author, review_of(made(ItemInserted(Id("t"), 0, note(Comment)))))
    forged = review_of(made(ItemInserted(Id("t"), 0, note(Comment, text="通过"))))
    with pytest.raises(Unreadable, match="review_changed"):
        take_over(author, forged)


def test_a_note_that_takes_the_name_of_a_row_is_refused(author: Desk) -> None:
    with pytest.raises(Unreadable, match="review_changed"):
        take_over(author, review_of(made(ItemInserted(Id("t"), 0, note(Comment, id=Id("p1"))))))


OUT_OF_PLACE = {
    "a proposal for an identity": Proposal(Id("n"), Id("p1"), "id", "另一个", "李四", "", NOW),
    "a proposal for nothing": Proposal(Id("n"), Id("p1"), "no_such_field", "另一个", "李四", "", NOW),
    "a comment about itself": Comment(Id("n"), Id("n"), "", "好", "李四", "", NOW),
    "a mark about itself": Mark(Id("n"), Id("n"), Verdict.RESOLVED, "", "李四", "", NOW),
}


@pytest.mark.parametrize("crafted", OUT_OF_PLACE.values(), ids=OUT_OF_PLACE)
def test_what_is_out_of_place_is_refused(crafted: Comment | Proposal | Mark, author: Desk) -> None:
    before = author.book
    with pytest.raises(Unreadable, match="review_not"):
        take_over(author, review_of(made(ItemInserted(Id("t"), 0, crafted))))
    assert author.book == before


def test_a_file_grows_by_what_was_said(author: Desk) -> None:
    lengths = []
    for number in range(30):
        comment(author, GOAL, f"请补充数量{number:02}")
        lengths.append(author.history.edit_length(author.history.head))
    assert max(lengths) - min(lengths) < 20
    assert max(lengths) < 700
