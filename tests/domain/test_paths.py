"""The path of a place, asked for alone or with many others."""

from dataclasses import replace

import pytest

from perfdesk.domain.book import Book
from perfdesk.domain.edits import Place
from perfdesk.domain.extra import Extra
from perfdesk.domain.fields import FIELDS
from perfdesk.domain.identity import Id
from perfdesk.domain.items import walk
from perfdesk.domain.table import TargetScope, TargetTable
from perfdesk.domain.tree import NotInBook, Paths, Tree
from tests.builders import small_table

CONTACT = (Extra("联系人", "甲"), Extra("电话", "1"))


def department_table() -> TargetTable:
    """Its one project stands for the department and has no path of its own."""
    table = small_table("department-")
    (project, *_), unit = table.projects, table.units[0]
    units = (replace(unit, projects=(replace(project, extra=CONTACT),), extra=CONTACT),)
    return replace(table, scope=TargetScope.DEPARTMENT, extra=CONTACT, units=units)


def test_one_walk_gives_the_path_of_every_place() -> None:
    book = Book(tables=(small_table(), department_table(), small_table("last-")))
    tree, paths = Tree.of(book), Paths(book)
    fields = {item.id: ("", *FIELDS[type(item)], "extra:电话", "parts.unit") for item in walk(book)}
    places = [Place(item, field) for item, named in fields.items() for field in named]
    assert [paths.path(place) for place in places] == [tree.path(place) for place in places]


def test_a_place_of_another_book_has_no_path() -> None:
    paths = Paths(Book(tables=(small_table(),)))
    assert not paths.has(Id("elsewhere"))
    with pytest.raises(NotInBook):
        paths.path(Place(Id("elsewhere"), "name"))
