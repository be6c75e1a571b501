"""Money by source (rows) and stage of the year (columns), with the rate of execution beside it."""

from collections.abc import Callable, Mapping, Set

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from perfdesk.ui.captions import plain_label
from perfdesk.ui.evaluation.facts_form import FactsForm
from perfdesk.ui.fields import AmountField, TextField

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class FundsGrid(QWidget):
    """A source or a stage is shown where any of its amounts is."""

    def __init__(
        self,
        form: FactsForm,
        stages: Mapping[str, str],
        sources: Mapping[str, str],
        field: Callable[[str, str], str] = "{}_{}".format,
    ) -> None:
        """`field` gives that of a stage and a source; "" for none."""
        super().__init__()
        self._form, self._usual = form, (stages, sources)
        self._stages = {stage: plain_label(text) for stage, text in stages.items()}
        self._sources = {source: plain_label(text) for source, text in sources.items()}
        pairs = [(stage, source) for source in sources for stage in stages if field(stage, source)]
        self._names = {pair: field(*pair) for pair in pairs}
        self._amounts = {pair: AmountField(form.desk) for pair in pairs}
        self._beside: dict[str, tuple[QLabel, QWidget]] = {}
        self._grid = QGridLayout()
        self._remarks = QVBoxLayout(self)
        self._lay_out()

    def add_beside(self, name: str, head: str, widget: QWidget) -> None:
        """A field of the whole, in the row of the total."""
        column = 1 + len(self._stages) + len(self._beside)
        is_field = isinstance(widget, TextField)
        label = self._form.label_for(name, head, widget) if is_field else plain_label(head)
        self._grid.addWidget(label, 0, column, Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(widget, 1, column)
        self._beside[name] = label, widget
        if isinstance(widget, TextField):
            widget.setAlignment(_RIGHT)
            self._form.hold(name, widget)

    def end(self) -> None:
        """Everything is in it: the line in which its fields speak comes below."""
        fields: list[TextField] = [*self._amounts.values()]
        fields += [widget for _, widget in self._beside.values() if isinstance(widget, TextField)]
        self._remarks.addWidget(self._form.remark_of(fields))

    def show_fields(self, shown: Set[str], heads: Mapping[str, str]) -> None:
        """`heads` like `年度资金总额·年初预算数` by field."""
        stages = {stage for (stage, _), name in self._names.items() if name in shown}
        sources = {source for (_, source), name in self._names.items() if name in shown}
        self._name(heads)
        for at, (stage, label) in enumerate(self._stages.items(), 1):
            label.setVisible(stage in stages)
            self._grid.setColumnStretch(at, 2 if stage in stages else 0)
        for source, label in self._sources.items():
            label.setVisible(source in sources)
        for (stage, source), field in self._amounts.items():
            field.setVisible(stage in stages and source in sources)
        for at, (name, (label, widget)) in enumerate(self._beside.items(), 1 + len(self._stages)):
            is_shown = name in shown
            label.setVisible(is_shown)
            widget.setVisible(is_shown)
            self._grid.setColumnStretch(at, 1 if is_shown else 0)
        self.setVisible(bool(stages))

    def _name(self, heads: Mapping[str, str]) -> None:
        stages, sources = (dict(usual) for usual in self._usual)
        for (stage, source), name in self._names.items():
            over, _, head = heads.get(name, "").partition("·")
            if head:
                stages[stage], sources[source] = head, over
        for labels, words in ((self._stages, stages), (self._sources, sources)):
            for name, label in labels.items():
                label.setText(words[name])
        for (stage, source), field in self._amounts.items():
            said = self.tr("{source} {stage}").format(source=sources[source], stage=stages[stage])
            field.setAccessibleName(said)

    def _lay_out(self) -> None:
        self._remarks.setContentsMargins(0, 0, 0, 0)
        self._remarks.addLayout(self._grid)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        for column, label in enumerate(self._stages.values(), 1):
            self._grid.addWidget(label, 0, column, _RIGHT)
        for row, (source, label) in enumerate(self._sources.items(), 1):
            self._grid.addWidget(label, row, 0, _RIGHT)
            for column, stage in enumerate(self._stages, 1):
                if (stage, source) in self._names:
                    self._grid.addWidget(self._amounts[stage, source], row, column)
                    self._form.hold(self._names[stage, source], self._amounts[stage, source])
