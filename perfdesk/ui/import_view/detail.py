"""What a row of the draft says in full: how it differs from the book, and everything that was read."""

from collections.abc import Iterator
from decimal import Decimal

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from perfdesk.desk.importing import Candidate, Standing
from perfdesk.domain.amounts import AMOUNT_FIELDS, show_amount
from perfdesk.domain.fields import FIELDS, FieldKind, field_of
from perfdesk.domain.forms.known import form_named
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import Item, Value, extras_of, value_at
from perfdesk.domain.table import Project, Unit
from perfdesk.domain.tree import Tree
from perfdesk.ui.fields import height_of_lines
from perfdesk.ui.import_view.draft_rows import Node
from perfdesk.ui.import_view.review import Review
from perfdesk.wording import field_word, finding_sentence

_LINES = 6
_UNSAID = ("extra", "parts", "tasks", "target")
"""What other lines say, and identities."""


ANNUAL_FIELDS = ("annual_total", "annual_fiscal", "annual_carried", "annual_special_account", "annual_other")


class Detail(QPlainTextEdit):
    """Read-only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("选中一行的详情"))
        self.setPlaceholderText(self.tr("选中一行，这里显示读出的全部内容。"))
        self.setMinimumHeight(height_of_lines(self, _LINES))

    def show_node(self, node: Node | None, review: Review | None) -> None:
        said = "\n".join(self._lines(node, review)) if node is not None and review is not None else ""
        if said != self.toPlainText():
            self.setPlainText(said)

    def _lines(self, node: Node, review: Review) -> Iterator[str]:
        if node.doubt is not None:
            yield finding_sentence(node.doubt, review.tree)
            if node.indicator is not None:
                yield from (self._indicator(node.indicator), "")
        elif node.candidate is not None and node.candidate.standing is Standing.DIFFERS:
            yield from self._differences(node.candidate, review)
        if isinstance(node.item, Project):
            yield from self._project(node.item)
        elif isinstance(node.item, Unit):
            yield from self._amounts(node.item)
        else:
            yield from self._fields(node.item)

    def _differences(self, candidate: Candidate, review: Review) -> Iterator[str]:
        old = _project(review, candidate)
        for field in candidate.differences if old is not None else ():
            yield self.tr("{field}：现有“{before}”，导入后“{after}”").format(
                field=field_word(field),
                before=self._value(old, field),
                after=self._value(candidate.project, field),
            )
        yield ""

    def _value(self, project: Project | None, field: str) -> str:
        if project is None:
            return ""
        if field == "indicators":
            return self.tr("%n 条", None, len(project.indicators))
        return _shown(value_at(project, field)) or self.tr("空白")

    def _project(self, project: Project) -> Iterator[str]:
        yield from self._amounts(project)
        yield self.tr("绩效目标：{goal}").format(goal=project.goal or self.tr("空白"))
        yield from self._more(project)
        for indicator in project.indicators:
            yield self._indicator(indicator)

    def _more(self, project: Project) -> Iterator[str]:
        """What only some forms ask for."""
        for field in ("annual_goal", *ANNUAL_FIELDS):
            if said := _shown(value_at(project, field)):
                yield self.tr("{field}：{value}").format(field=field_word(field), value=said)
        for task in project.tasks:
            parts = (task.name, task.content, show_amount(task.amounts.total))
            yield " · ".join(part for part in parts if part)
        yield from self._extras(project)

    def _extras(self, item: Item) -> Iterator[str]:
        """Under the heads that the document has."""
        for extra in extras_of(item):
            yield self.tr("{field}：{value}").format(field=extra.head, value=extra.text)

    def _fields(self, item: Item) -> Iterator[str]:
        """Of a table or a row of a self-evaluation, those that have a name and say something."""
        for field in FIELDS[type(item)]:
            word, said = field_word(field), _shown(value_at(item, field))
            if field == "form" and (form := form_named(said)) is not None:
                said = f"{form.used_in} · {form.title}"
            if said and word != field and field not in _UNSAID and not _is_setting(item, field):
                yield self.tr("{field}：{value}").format(field=word, value=said)
        yield from self._extras(item)

    def _amounts(self, item: Project | Unit) -> Iterator[str]:
        amounts = ((field_word(field), value_at(item, field)) for field in AMOUNT_FIELDS)
        said = [f"{word} {_shown(value)}" for word, value in amounts if value is not None]
        yield self.tr("，").join([item.name, *said])

    def _indicator(self, indicator: Indicator) -> str:
        levels = (indicator.level1_name, indicator.level2_name, indicator.name)
        points = indicator.weight if indicator.weight is None else f"{indicator.weight:f}"
        extras = (f"{extra.head} {extra.text}" for extra in indicator.extra)
        said = (*levels, indicator.cycle_value, indicator.annual_value, points, *extras)
        return f"{indicator.number}. " + " · ".join(part for part in said if part)


def _is_setting(item: Item, field: str) -> bool:
    """A choice of the program's own codes, which the document does not print."""
    known = field_of(type(item), field)
    return known is not None and known.kind is FieldKind.CHOICE


def _shown(value: Value) -> str:
    if isinstance(value, Decimal):
        return show_amount(value)
    return "" if value is None else str(value)


def _project(review: Review, candidate: Candidate) -> Project | None:
    """The one in the book."""
    tree = Tree.of(review.book)
    if candidate.existing is None or not tree.has(candidate.existing):
        return None
    return tree.owner(candidate.existing, Project)
