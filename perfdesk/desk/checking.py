"""What the rules find in an open file, what a person says to it, and what it is mended by."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from perfdesk.checks.settings import RuleSettings
from perfdesk.desk import remarking
from perfdesk.desk.door import Changed, Door, is_large
from perfdesk.desk.reckoning import Reckoning
from perfdesk.desk.step import Made, Step, StillWriting
from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.edits import Edit, Place
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.remarks import Waiver
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import Project
from perfdesk.store.bulk import without_gc

if TYPE_CHECKING:
    from perfdesk.checks.goals import GoalLinks
    from perfdesk.checks.repairs import Repair
    from perfdesk.desk.repairing import Offer

_FEW = 20
"""Edits that are checked one by one when the rules come to the book; beyond that they are run over all of it again."""


class Checking:
    """The findings of the book behind a door; of a large one they come after it is open."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._unchecked: list[Edit] = []
        door.subscribe(self._note)

    @property
    def is_checked(self) -> bool:
        """Whether the rules were run over the book; until then it can be edited, and no finding is known."""
        return self._door.reckoning.is_checked

    def looking_over(self) -> Callable[[], Reckoning]:
        """Runs the rules over the book as it is now, on any thread; what it gives is for `take_over`."""
        self._unchecked.clear()
        now = self._door.reckoning

        def look() -> Reckoning:
            with without_gc():
                checked = now.looked_over()
                checked.look_ahead()
            return checked

        return look

    def catching_up(self, checked: Reckoning) -> Callable[[], Reckoning] | None:
        """Checks what was done since `checked` was begun, on any thread; None where nothing was.

        Without it `take_over` does that on the main thread, where each edit holds up the window for a moment.
        """
        edits = tuple(self._unchecked)
        if not edits or self.is_checked:
            return None
        self._unchecked.clear()

        def catch_up() -> Reckoning:
            with without_gc():
                now = checked
                for edit in edits:
                    now = now.after(edit).reckoning
                now.look_ahead()
            return now

        return catch_up

    def take_over(self, checked: Reckoning) -> bool:
        """What was done meanwhile is checked on top of it. False, and nothing has changed, when that was much.

        Raises StillWriting.
        """
        door = self._door
        if door.is_writing:
            raise StillWriting
        if self.is_checked:
            return True
        is_much = len(self._unchecked) > _FEW
        if is_much or checked.rules != self.rules or any(is_large(edit) for edit in self._unchecked):
            return False
        for edit in self._unchecked:
            checked = checked.after(edit).reckoning
        self._unchecked.clear()
        door.reckoning = checked.over(door.tree, door.reckoning.sums)
        door.tell(Changed(Edit("rules", ()), frozenset(door.tree.items), door.reckoning.marked))
        return True

    def look_over(self) -> None:
        """The rules now, for whoever needs what they find. Raises StillWriting."""
        if not self.is_checked:
            self.take_over(self.looking_over()())

    def look_ahead(self) -> None:
        """Works out now, on the thread that opened the file, what a window will ask for first."""
        self._door.reckoning.look_ahead()

    def findings(self, item_id: Id) -> tuple[Finding, ...]:
        """Those at the item's own fields, not of what it holds; some come from a look at the item around it.

        Without those that a person gave a reason for.
        """
        told = self._door.reckoning.told.at.get(item_id)
        return tuple(finding for finding, waiver in told if waiver is None) if told else ()

    def waived(self, item_id: Id) -> tuple[tuple[Finding, Waiver], ...]:
        """What a person gave a reason for at the item, with the reason."""
        told = self._door.reckoning.told.at.get(item_id, ())
        return tuple((finding, waiver) for finding, waiver in told if waiver is not None)

    def count(self, severity: Severity, item_id: Id = BOOK_ID) -> int:
        """How many findings of that severity stand at the item and below it."""
        return self._door.reckoning.told.counts.get((item_id, severity), 0)

    def mark(self, item_id: Id, grouped: Collection[str] = ()) -> Severity | None:
        """How grave the gravest at the item or below it is about which something has to be done there.

        Rules that are `grouped` are one question of the table and mark no row.
        """
        now = self._door.reckoning
        kinds = (mark for mark in now.mark_kinds if mark[1] not in grouped)
        return next((mark[0] for mark in kinds if now.told.marks.get((item_id, mark))), None)

    def all_findings(self) -> list[Finding]:
        """In document order, without those that a person gave a reason for."""
        return self._door.reckoning.open_findings

    def unfilled(self, table_id: Id) -> Mapping[Id, Place]:
        """The table's projects in which something that its form asks for is blank, with the first place of it.

        In document order; not where a reason is given for it.
        """
        tree, blank = self._door.tree, dict[Id, Place]()
        for finding in self.all_findings():
            if finding.rule.startswith("empty."):
                around = [*tree.with_owners(finding.place.item)]
                for owner in around if table_id in around else ():
                    if owner != BOOK_ID and isinstance(tree.item(owner), Project):
                        blank.setdefault(owner, finding.place)
        return blank

    def all_waived(self) -> list[tuple[Finding, Waiver]]:
        """In document order, what a person gave a reason for. Raises StillWriting, see `look_over`."""
        return [(finding, waiver) for finding, waiver in self.all_told() if waiver is not None]

    def all_told(self) -> list[tuple[Finding, Waiver | None]]:
        """In document order, by the rules in use, each with the reason given for it. Raises StillWriting."""
        self.look_over()
        return [(finding, waiver) for finding, waiver in self._door.reckoning.in_order]

    def grouped_rules(self) -> Mapping[str, float]:
        """Rules that hit more than a quarter of the projects, with that share: one question each, not many marks."""
        return self._door.reckoning.grouped_rules

    def consequences(self, finding: Finding) -> tuple[Finding, ...]:
        """What is off only because of it; none of that is among the findings."""
        if not finding.rule.startswith("sum."):
            return ()
        return self._door.reckoning.consequences.get(finding.place, ())

    @property
    def causes(self) -> Mapping[Place, tuple[Finding, ...]]:
        """By the place of what is off only because of a finding elsewhere, the finding."""
        return self._door.reckoning.causes

    @property
    def rules(self) -> RuleSettings:
        return self._door.reckoning.rules

    def use_rules(self, rules: RuleSettings) -> None:
        """Looks everything over again by other settings; listeners hear of every item. Raises StillWriting."""
        door = self._door
        if door.is_writing:  # what is being written brings the rules of before with it
            raise StillWriting
        if not self.is_checked:  # nothing to look over again yet; `take_over` refuses what others found
            door.reckoning = replace(door.reckoning, rules=rules, by=rules.parameters())
            return
        door.reckoning, *touched = door.reckoning.by_rules(rules)
        door.tell(Changed(Edit("rules", ()), *touched))

    def waive(self, findings: Sequence[Finding], reason: str) -> bool:
        """A person's reason to leave findings as they are; it falls when the value or the numbers change."""
        return self._door.run(self.waiving(findings, reason)) is not None

    def waiving(self, findings: Sequence[Finding], reason: str) -> Step:
        """The same as a step."""
        tree, who = self._door.tree, self._door.signed
        return self._door.making(lambda: remarking.waive(tree, findings, reason, who), len(findings))

    def unwaive(self, findings: Sequence[Finding]) -> bool:
        """Takes the reasons back."""
        return self._door.do_if(remarking.unwaive(self._door.tree, findings))

    def repair_of(self, finding: Finding) -> "Repair | None":
        """What a finding can be mended by; None where a person has to decide."""
        from perfdesk.checks.repairs import repair_of

        return repair_of(finding, self._door.tree)

    def looking_for_repairs(
        self, findings: Sequence[Finding]
    ) -> "Callable[[Callable[[], bool]], list[Offer]]":
        """Each of the findings with what it can be mended by, on any thread; asks whether it was cancelled."""
        from perfdesk.desk.repairing import offers

        tree = self._door.tree
        return lambda is_cancelled: offers(tree, findings, is_cancelled)

    def repairs_of(self, finding: Finding) -> "tuple[Repair, ...]":
        """All ways to mend it, the usual one first. Who chooses one does its `edit`."""
        from perfdesk.checks.repairs import repairs_of

        return repairs_of(finding, self._door.tree)

    def repair(self, findings: Sequence[Finding]) -> bool:
        """Mends all that can be mended as one edit. False when there was nothing."""
        return self._door.run(self.repairing(findings)) is not None

    def repairing(self, findings: Sequence[Finding]) -> Step:
        """The same as a step; before several are mended the file is backed up."""
        from perfdesk.desk import repairing

        tree, is_bulk = self._door.tree, len(findings) > 1
        return self._door.begin(
            lambda: Made(repairing.all_of(tree, findings)),
            is_large=is_bulk,
            backup="repair" if is_bulk else "",
        )

    def goal_links(self, project_id: Id, goal: str | None = None) -> "GoalLinks":
        """What the goal, as it stands or as it is being typed, promises and the indicators carry."""
        from perfdesk.checks.goals import goal_links

        project = self._door.tree.owner(project_id, Project)
        return goal_links(project if goal is None else replace(project, goal=goal))

    def _note(self, changed: Changed) -> None:
        """What is done before the rules have come is checked when they do."""
        if not self.is_checked:
            self._unchecked.append(changed.edit)
