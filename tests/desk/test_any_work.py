"""Whatever is done in whatever order: value, file, sums and findings agree, and undo leads back to the beginning."""

from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from perfdesk.checks.run import findings_of
from perfdesk.desk.actions import NotACurrencyUnit, NotAWholeNumber
from perfdesk.desk.desk import Desk
from perfdesk.domain.amounts import AMOUNT_FIELDS, NotAnAmount
from perfdesk.domain.book import Book
from perfdesk.domain.draft import Draft, Proof, SourceFile
from perfdesk.domain.edits import Place
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import Item, walk
from perfdesk.domain.running_sums import sums_by_item
from perfdesk.domain.table import Project, TargetTable, TotalsMode, Unit
from perfdesk.domain.totals import Sums
from perfdesk.store.desk_file import DeskFile
from tests.builders import small_table

FIELDS: dict[type, Sequence[str]] = {
    TargetTable: ("department", "year", "currency_unit", *AMOUNT_FIELDS),
    Unit: ("name", *AMOUNT_FIELDS),
    Project: ("name", "goal", "preamble", *AMOUNT_FIELDS),
    Indicator: ("number", "name", "level2_code", "cycle_value", "annual_value"),
}
TEXTS = st.sampled_from(
    ["", "-", "10", "１，２３４．５０", "2026年", "-3.33", "不少于10次", "2、1-产出指标；"]
)
ONE = "1、1-产出指标,11-数量指标,后勤人员；实施周期指标值:不少于5人,年度指标值:不少于5人;"
JOINED = st.sampled_from(["", "详见附件", ONE, f"{ONE},2{ONE[1:]}", ONE[:-9]])
PICK = st.integers(0, 999)


class AnyWork(RuleBasedStateMachine):
    """`past` and `future` are the values that undo and redo must lead to."""

    @initialize()
    def begin(self) -> None:
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name, "desk.perfdesk")
        self.desk = Desk.create(self.path, "测试员")
        self.past: list[Book] = []
        self.future: list[Book] = []
        draft = Draft(SourceFile("t.xlsx", "", "xlsx"), (small_table(),), Proof())
        self.does(lambda: self.desk.accept(draft))

    def does(self, action: Callable[[], object]) -> None:
        before = self.desk.book
        if action():
            self.past.append(before)
            self.future.clear()
        else:
            assert self.desk.book is before

    def a(self, pick: int, *kinds: type) -> Item:
        """One of these kinds; the book where there is none."""
        items = [item for item in walk(self.desk.book) if isinstance(item, kinds)] or [self.desk.book]
        return items[pick % len(items)]

    @rule(pick=PICK, field=PICK, text=TEXTS)
    def enter(self, pick: int, field: int, text: str) -> None:
        item = self.a(pick, *FIELDS)
        fields = FIELDS.get(type(item))
        if fields:
            self.does(lambda: self.typed(Place(item.id, fields[field % len(fields)]), text))

    def typed(self, place: Place, text: str) -> bool:
        try:
            return self.desk.enter(place, text)
        except (NotAnAmount, NotAWholeNumber, NotACurrencyUnit):
            return False

    @rule()
    def add_table(self) -> None:
        self.does(lambda: self.desk.add_table("青屏区水务局", 2026))

    @rule(pick=PICK, behind=st.booleans())
    def add(self, pick: int, behind: bool) -> None:
        match self.a(pick, TargetTable, Unit, Project):
            case TargetTable(id=at, units=units):
                self.does(lambda: self.desk.add_unit(at, units[0].id if behind and units else None))
            case Unit(id=at, projects=projects):
                self.does(lambda: self.desk.add_project(at, projects[0].id if behind and projects else None))
            case Project(id=at, indicators=inds):
                self.does(lambda: self.desk.add_indicator(at, inds[0].id if behind and inds else None))

    @rule(pick=PICK)
    def duplicate(self, pick: int) -> None:
        item = self.a(pick, *FIELDS)
        if not isinstance(item, Book):
            self.does(lambda: self.desk.duplicate(item.id))

    @rule(pick=PICK)
    def remove(self, pick: int) -> None:
        item = self.a(pick, *FIELDS)
        if not isinstance(item, Book):
            self.does(lambda: self.desk.remove([item.id]))

    @rule(pick=PICK, steps=st.sampled_from([-2, -1, 1, 2]))
    def move(self, pick: int, steps: int) -> None:
        item = self.a(pick, *FIELDS)
        if not isinstance(item, Book):
            self.does(lambda: self.desk.move(item.id, steps))

    @rule(pick=PICK, text=JOINED)
    def rewrite(self, pick: int, text: str) -> None:
        item = self.a(pick, Project)
        if isinstance(item, Project):
            self.does(lambda: self.desk.rewrite_indicators(item.id, text))

    @rule(pick=PICK, choice=PICK)
    def choose_level2(self, pick: int, choice: int) -> None:
        item = self.a(pick, Indicator)
        if isinstance(item, Indicator):
            choices = self.desk.level2_choices(item.id)
            self.does(lambda: self.desk.choose_level2(item.id, choices[choice % len(choices)]))

    @rule(pick=PICK, mode=st.sampled_from(TotalsMode))
    def set_totals(self, pick: int, mode: TotalsMode) -> None:
        item = self.a(pick, TargetTable)
        if isinstance(item, TargetTable):
            self.does(lambda: self.desk.set_totals(item.id, mode))

    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        for _ in range(min(times, len(self.past))):
            self.future.append(self.desk.book)
            assert self.desk.undo()
            assert self.desk.book == self.past.pop()

    @rule(times=st.integers(1, 4))
    def redo(self, times: int) -> None:
        for _ in range(min(times, len(self.future))):
            self.past.append(self.desk.book)
            assert self.desk.redo()
            assert self.desk.book == self.future.pop()

    @rule()
    def close_and_open(self) -> None:
        before = self.desk.book
        self.desk.close()
        self.desk = Desk.open(self.path, "测试员")
        assert self.desk.book == before

    @rule()
    def close_and_open_before_the_rules_are_run(self) -> None:
        """What is done from here to `take_over` is checked then."""
        self.desk.close()
        self.desk = Desk.open(self.path, "测试员", most_items=0)
        self.look = self.desk.checking.looking_over()

    @precondition(lambda self: not self.desk.checking.is_checked)
    @rule(beside=st.booleans())
    def take_over(self, beside: bool) -> None:
        """`beside`: what was done since is checked on the other thread, too."""
        checked = self.look()
        catch_up = self.desk.checking.catching_up(checked) if beside else None
        checked = catch_up() if catch_up is not None else checked
        while not self.desk.checking.take_over(checked):
            checked = self.desk.checking.looking_over()()

    @invariant()
    def the_file_says_what_the_desk_says(self) -> None:
        file = DeskFile.open(self.path, who="", read_only=True)
        assert file.load() == self.desk.book
        file.close()

    @invariant()
    def sums_and_findings_are_those_of_a_full_count(self) -> None:
        if not self.desk.checking.is_checked:
            assert self.desk.checking.all_findings() == []
            return
        book, sums = self.desk.book, sums_by_item(self.desk.book)
        found = [finding for here in findings_of(book, sums).values() for finding in here]
        assert sorted(self.desk.checking.all_findings(), key=repr) == sorted(found, key=repr)
        for item in walk(book):
            here = [finding for finding in found if finding.place.item == item.id]
            assert sorted(self.desk.checking.findings(item.id), key=repr) == sorted(here, key=repr)
            assert self.desk.sums(item.id) == sums.get(item.id, Sums())

    @invariant()
    def undo_and_redo_are_offered_where_there_is_something(self) -> None:
        assert (self.desk.history.undo_action is not None) == bool(self.past)
        assert (self.desk.history.redo_action is not None) == bool(self.future)

    def teardown(self) -> None:
        if hasattr(self, "desk"):
            self.undo(len(self.past))
            assert self.desk.book == Book()
            assert self.desk.undo() is None
            self.desk.close()
            self.folder.cleanup()


TestAnyWork = AnyWork.TestCase
# Not shrunk: with a real file at every step that takes minutes, and twenty steps can be read as they are.
TestAnyWork.settings = settings(
    max_examples=25, stateful_step_count=20, phases=[Phase.reuse, Phase.generate], deadline=None
)
