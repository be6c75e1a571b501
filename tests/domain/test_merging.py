"""Copies and parts of a book made one again."""

from dataclasses import replace
from decimal import Decimal

from perfdesk.domain.book import BOOK_ID, Book
from perfdesk.domain.edits import Change, Edit, ItemInserted, ItemMoved, ItemRemoved, Place, ValueChange
from perfdesk.domain.extra import Extra
from perfdesk.domain.identity import Id
from perfdesk.domain.items import Value, children, value_at
from perfdesk.domain.merging.arrival import OURS, Arrival, ConflictKind, Subject, Taken, Touch
from perfdesk.domain.merging.merging import merge
from perfdesk.domain.tree import Tree
from tests.builders import indicator, project, small_table

BASE = Book(tables=(small_table(),))
P1, P2, I1 = Id("p1"), Id("p2"), Id("i1")


def edited(*changes: Change, base: Book = BASE) -> Book:
    return Tree.of(base).after(Edit("change", changes)).book


def typed(item: str, field: str, after, base: Book = BASE) -> ValueChange:
    return ValueChange(Place(Id(item), field), value_at(Tree.of(base).item(Id(item)), field), after)


def arrival(*changes: Change, name: str = "业务一科") -> Arrival:
    return Arrival(name, BASE, edited(*changes))


def values(book: Book, item: str, *fields: str) -> list[Value]:
    return [value_at(Tree.of(book).item(Id(item)), field) for field in fields]


def below(book: Book, item: str) -> list[str]:
    return [child.id for child in children(Tree.of(book).item(Id(item)))]


def test_what_different_people_changed_comes_together() -> None:
    one, other = arrival(typed("p1", "goal", "新的目标")), arrival(typed("i1", "annual_value", "≥70场"))
    merged = merge(edited(typed("p2", "name", "健身步道")), [one, other])
    assert values(merged.book, "p1", "goal") == ["新的目标"]
    assert values(merged.book, "i1", "annual_value") == ["≥70场"]
    assert values(merged.book, "p2", "name") == ["健身步道"]
    assert merged.conflicts == ()
    assert set(merged.taken) == {Taken(Place(P1, "goal"), 0), Taken(Place(I1, "annual_value"), 1)}


def test_two_values_for_one_place_are_a_conflict_with_who_and_when() -> None:
    place = Place(P1, "goal")
    one = replace(arrival(typed("p1", "goal", "甲")), touched={place: Touch("张三", "2026-03-01T08:00:00Z")})
    merged = merge(BASE, [one, arrival(typed("p1", "goal", "乙"))])
    (conflict,) = merged.conflicts
    assert conflict.subject == Subject(ConflictKind.VALUE, place)
    assert [(version.sides, version.value) for version in conflict.versions] == [((0,), "甲"), ((1,), "乙")]
    assert conflict.versions[0].touch.who == "张三"
    assert [getattr(each, "name", "") for each in conflict.around] == ["文化局本级"]
    assert values(merged.book, "p1", "goal") == values(BASE, "p1", "goal")
    assert merged.undecided({}) == [conflict]


def test_a_conflict_goes_as_it_was_chosen() -> None:
    ours = edited(typed("p1", "goal", "我们的"))
    other = arrival(typed("p1", "goal", "他们的"))
    subject = Subject(ConflictKind.VALUE, Place(P1, "goal"))
    for side, expected in ((OURS, "我们的"), (0, "他们的")):
        merged = merge(ours, [other], {subject: side})
        assert values(merged.book, "p1", "goal") == [expected]
        assert not merged.undecided({subject: side})


def test_the_same_change_twice_is_no_conflict() -> None:
    same = arrival(typed("p1", "goal", "一样"))
    assert merge(edited(typed("p1", "goal", "一样")), [same, same]).conflicts == ()


def test_what_was_inserted_on_both_sides_at_one_place_survives_behind_its_neighbour() -> None:
    one = arrival(ItemInserted(P1, 1, indicator("x", 2)), typed("i2", "number", 3), typed("i3", "number", 4))
    other = arrival(
        ItemInserted(P1, 1, indicator("y", 2)), typed("i2", "number", 3), typed("i3", "number", 4)
    )
    merged = merge(BASE, [one, other])
    assert below(merged.book, "p1") == ["i1", "x", "y", "i2", "i3"]
    assert [values(merged.book, i, "number") for i in below(merged.book, "p1")] == [[1], [2], [3], [4], [5]]
    assert merged.conflicts == ()


def test_one_after_another_gives_what_all_at_once_gives() -> None:
    sides = [arrival(ItemInserted(Id("u1"), 1, project(name))) for name in ("xb", "xa", "xc")]
    at_once = merge(BASE, sides).book
    one_by_one = BASE
    for side in reversed(sides):
        one_by_one = merge(one_by_one, [side]).book
    assert one_by_one == at_once
    assert below(at_once, "u1") == ["p1", "xa", "xb", "xc", "p2"]


def test_a_project_that_one_removed_and_another_changed_is_asked_about() -> None:
    p1 = Tree.of(BASE).item(P1)
    gone, changed = arrival(ItemRemoved(Id("u1"), 0, p1)), arrival(typed("i2", "annual_value", "9个"))
    for sides in ([gone, changed], [changed, gone]):
        merged = merge(BASE, sides)
        (conflict,) = merged.conflicts
        assert conflict.subject == Subject(ConflictKind.REMOVED, Place(P1, ""))
        assert values(merged.book, "i2", "annual_value") == ["9个"]
        removed = merge(BASE, sides, {conflict.subject: sides.index(gone)})
        assert below(removed.book, "u1") == ["p2"]


def test_what_we_removed_comes_back_where_a_person_wants_the_others_change() -> None:
    ours = edited(ItemRemoved(Id("u1"), 0, Tree.of(BASE).item(P1)))
    changed = arrival(typed("i2", "annual_value", "9个"))
    (conflict,) = merge(ours, [changed]).conflicts
    assert below(merge(ours, [changed]).book, "u1") == ["p2"]
    back = merge(ours, [changed], {conflict.subject: 0}).book
    assert below(back, "u1") == ["p1", "p2"]
    assert below(back, "p1") == ["i1", "i2", "i3"]
    assert values(back, "i2", "annual_value") == ["9个"]


def test_what_nobody_else_touched_goes_with_who_removed_it() -> None:
    gone = arrival(ItemRemoved(Id("u1"), 0, Tree.of(BASE).item(P1)))
    merged = merge(edited(typed("p2", "goal", "别的")), [gone])
    assert (below(merged.book, "u1"), merged.conflicts) == (["p2"], ())


def test_a_total_follows_parts_that_came_from_two_sides() -> None:
    one = arrival(typed("p1", "fiscal", Decimal(120)), typed("p1", "total", Decimal(120)))
    other = arrival(typed("p1", "other", Decimal(5)), typed("p1", "total", Decimal(105)))
    merged = merge(BASE, [one, other])
    assert values(merged.book, "p1", "total", "fiscal", "other") == [Decimal(125), Decimal(120), Decimal(5)]
    assert (merged.conflicts, merged.followed) == ((), (Place(P1, "total"),))


def test_texts_under_different_heads_come_together() -> None:
    one = arrival(typed("p1", "extra", (Extra("联系人", "张三"),)))
    other = arrival(typed("p1", "extra", (Extra("电话", "无"),)))
    (extra,) = values(merge(BASE, [one, other]).book, "p1", "extra")
    assert isinstance(extra, tuple)
    assert set(extra) == {Extra("联系人", "张三"), Extra("电话", "无")}


def test_a_part_that_was_handed_out_takes_nothing_away() -> None:
    """u2 alone was handed out; its section added a project and a unit behind it."""
    table = small_table()
    part = Book(tables=(replace(table, units=table.units[1:]),))
    back = edited(
        ItemInserted(Id("u2"), 0, project("new", name="数字资源")),
        typed("p3", "goal", "改了", part),
        base=part,
    )
    merged = merge(BASE, [Arrival("图书馆", part, back, known=frozenset(Tree.of(BASE).items))])
    assert merged.conflicts == ()
    assert below(merged.book, "t") == ["u1", "u2"]
    assert below(merged.book, "u2") == ["new", "p3"]
    assert values(merged.book, "p3", "goal") == ["改了"]


def test_what_a_part_adds_stands_by_its_neighbour_and_not_at_an_end() -> None:
    table = small_table()
    unit = replace(table.units[0], projects=tuple(project(f"p{n}") for n in range(9)))
    whole = Book(tables=(replace(table, units=(unit,)),))
    part = Book(tables=(replace(table, units=(replace(unit, projects=unit.projects[4:5]),)),))
    for index, expected in ((0, ["p3", "zz", "p4", "p5"]), (1, ["p3", "p4", "zz", "p5"])):
        back = edited(ItemInserted(unit.id, index, project("zz")), base=part)
        merged = merge(whole, [Arrival("科", part, back, known=frozenset(Tree.of(whole).items))])
        assert below(merged.book, unit.id)[3:7] == expected


def test_two_orders_of_one_list_are_a_conflict() -> None:
    one = arrival(ItemMoved(I1, P1, 0, P1, 2))
    other = arrival(ItemMoved(I1, P1, 0, P1, 1))
    (conflict,) = merge(BASE, [one, other]).conflicts
    assert conflict.subject == Subject(ConflictKind.ORDER, Place(P1, "indicators"))
    assert below(merge(BASE, [one, other], {conflict.subject: 1}).book, "p1") == ["i2", "i1", "i3"]


def test_a_project_moved_to_two_units_is_a_conflict() -> None:
    one = arrival(ItemMoved(P1, Id("u1"), 0, Id("u2"), 0))
    back = Book(
        tables=(replace(small_table(), units=(*small_table().units, replace(small_table("z").units[1]))),)
    )
    ours = edited(ItemMoved(P1, Id("u1"), 0, Id("zu2"), 0), base=back)
    (conflict,) = merge(ours, [one]).conflicts
    assert conflict.subject == Subject(ConflictKind.MOVED, Place(P1, ""))
    assert below(merge(ours, [one], {conflict.subject: 0}).book, "u2") == ["p1", "p3"]


def test_a_table_of_one_side_comes_to_the_book() -> None:
    come = Arrival("科", BASE, edited(ItemInserted(BOOK_ID, 1, small_table("n"))))
    assert below(merge(BASE, [come]).book, BOOK_ID) == ["t", "nt"]


def test_amounts_of_several_sides_each_arrive() -> None:
    one, other = arrival(typed("u1", "total", Decimal(1))), arrival(typed("u1", "fiscal", Decimal(2)))
    assert values(merge(BASE, [one, other]).book, "u1", "total", "fiscal") == [Decimal(1), Decimal(2)]
