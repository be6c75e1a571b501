"""The joined string of a project (指标文字): shown live as it will be exported, and editable as a whole."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QPalette,
)
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTextEdit, QVBoxLayout, QWidget

from perfdesk.desk.desk import Desk
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator_text import IndicatorText, Span, Written, read, write
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import Project, TargetTable
from perfdesk.ui import theme
from perfdesk.ui.captions import plain_label
from perfdesk.ui.closed import Closed, close
from perfdesk.ui.fields import Remark, RemarkLine, plain_text_of
from perfdesk.ui.known_trouble import known_trouble
from perfdesk.ui.project_form.joined_box import JoinedBox
from perfdesk.wording import refusal_sentence


class JoinedText(QWidget):
    """Edited as a whole after 编辑 or F4; `pointed_at` the indicator in whose text a person clicks."""

    troubled = Signal(str)
    pointed_at = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._project_id: Id | None = None
        self._current: Id | None = None
        self._written = Written()
        self._proposed = False
        self._closed = Closed(desk, self)
        self.box = JoinedBox()
        self._facts = RemarkLine()
        self.edit_button = self._button(self.tr("编辑"), self.tr("整段编辑指标文字（F4）"))
        self.copy_button = self._button(self.tr("复制全文"), self.tr("把整段指标文字放到剪贴板"))
        self.replace_button = self._button(self.tr("替换原有指标"), self.tr("以这段文字取代原有的全部指标"))
        self.append_button = self._button(self.tr("加在后面"), self.tr("接在原有指标之后（Ctrl+Enter）"))
        self.commit_button = self._button(self.tr("确定"), self.tr("以这段文字为准（Ctrl+Enter）"))
        self.cancel_button = self._button(self.tr("取消"), self.tr("放弃这段文字的修改（Esc）"))
        self._lay_out()
        self._connect()
        self._tell()

    @property
    def is_editing(self) -> bool:
        return not self.box.isReadOnly()

    def show_project(self, project_id: Id | None) -> None:
        self.leave()
        self._project_id = project_id
        self._stop()
        self.setEnabled(project_id is not None)

    def refresh(self) -> None:
        """Follows the desk, except while the text is being edited."""
        if self.is_editing:
            return
        self._written = self._desk.joined(self._project_id) if self._project_id is not None else Written()
        if plain_text_of(self.box) != self._written.text:
            self.box.setPlainText(self._written.text)
        self._light()
        self._tell()

    def show_current(self, indicator_id: Id | None) -> None:
        """Lights the text of an indicator."""
        self._current = indicator_id
        if not self.is_editing:
            self._light()

    def edit(self) -> None:
        if self._project_id is None or self.is_editing or self._is_closed():
            return
        self.box.setReadOnly(False)
        self.box.setExtraSelections([])
        self.box.document().setModified(False)
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._tell()

    def propose(self, text: str) -> None:
        """A pasted string: written at once into an empty project, else only on a word of the person."""
        if self._project_id is None or self._is_closed():
            return
        self._stop()
        self._proposed = bool(self._desk.tree.owner(self._project_id, Project).indicators)
        self.edit()
        self.box.setPlainText(text)
        self.box.document().setModified(True)
        self._tell()

    def commit(self, text: str | None = None) -> None:
        """Gives the text, or another one in its stead, to the desk; if that cannot write it, it stays."""
        if self._project_id is None or not self.is_editing or self.box.is_composing:
            return
        if not self._desk.tree.has(self._project_id):
            return
        if text is None and not self.box.document().isModified():
            self._stop()
            return
        try:
            self._desk.rewrite_indicators(self._project_id, plain_text_of(self.box) if text is None else text)
        except known_trouble() as failure:
            self.troubled.emit(refusal_sentence(failure))
        else:
            self._stop()

    def append(self) -> None:
        self.commit(self._appended(read(plain_text_of(self.box))))

    def cancel(self) -> None:
        self._stop()

    def leave(self) -> None:
        """The focus went elsewhere. A proposal waits for its answer."""
        if not self._proposed:
            self.commit()

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(plain_text_of(self.box))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and not self.is_editing:
            self._light()

    def _appended(self, more: IndicatorText) -> str:
        """The present text and the proposed one as one string, with the table's punctuation in the seam."""
        assert self._project_id is not None
        project = self._desk.tree.owner(self._project_id, Project)
        table = self._desk.tree.owner(self._project_id, TargetTable)
        preamble = project.preamble + more.preamble
        return write(preamble, (*project.indicators, *more.indicators), table.dialect).text

    def _stop(self) -> None:
        self._proposed = False
        self.box.setReadOnly(True)
        self.box.document().setModified(False)
        self.refresh()

    def _entered(self) -> None:
        if self._proposed:
            self.append()
        else:
            self.commit()

    def _light(self) -> None:
        span = _span_of(self._written.spans, self._current)
        if span is None:
            self.box.setExtraSelections([])
            return
        lit = QTextEdit.ExtraSelection()
        lit.cursor = self.box.cursor_over(span)
        palette = self.palette()
        lit.format.setBackground(theme.tint(palette.color(QPalette.ColorRole.Highlight), palette, 0.28))
        self.box.setExtraSelections([lit])
        self.box.show_span(span)

    def _tell(self) -> None:
        """The length, and while editing what would be recognised; the buttons that fit."""
        self._facts.show_remark(self._said_while_editing() if self.is_editing else self._said_at_rest())
        self.edit_button.setVisible(not self.is_editing)
        close(self.edit_button, self._closed.why(self._project_id), self.tr("整段编辑指标文字（F4）"))
        self.copy_button.setVisible(not self.is_editing)
        self.replace_button.setVisible(self._proposed)
        self.append_button.setVisible(self._proposed)
        self.commit_button.setVisible(self.is_editing and not self._proposed)
        self.cancel_button.setVisible(self.is_editing)

    def follow_lock(self) -> None:
        """What was passed or handed in is not edited."""
        if not self.is_editing:
            self._tell()

    def _is_closed(self) -> bool:
        """Says why, where nothing can be changed."""
        why = self._closed.why(self._project_id)
        if why:
            self._facts.show_remark(Remark(why, Severity.NOTICE))
        return bool(why)

    def _said_at_rest(self) -> Remark:
        length = len(self._written.text)
        return Remark(self.tr("导出时即为此内容，{count} 字").format(count=f"{length:,}") if length else "")

    def _said_while_editing(self) -> Remark:
        text = plain_text_of(self.box)
        said = read(text)
        count, length = len(said.indicators), f"{len(text):,}"
        if said.preamble.strip() and not count:
            return Remark(self.tr("{length} 字，没有认出指标。").format(length=length), Severity.WARNING)
        if said.preamble.strip():
            lost = self.tr("{length} 字，认出 %n 条指标，开头的“{text}”不属于任何一条。", None, count)
            return Remark(lost.format(length=length, text=said.preamble.strip()[:20]), Severity.WARNING)
        if said.doubts:
            number = next(each.number for each in said.indicators if each.id == said.doubts[0].at)
            doubt = self.tr("{length} 字，认出 %n 条指标，第 {number} 条的起止有疑问，请核对。", None, count)
            return Remark(doubt.format(length=length, number=number), Severity.WARNING)
        if count and said.ends_open:
            cut = self.tr("{length} 字，认出 %n 条指标，末尾不完整。", None, count)
            return Remark(cut.format(length=length), Severity.WARNING)
        return Remark(self.tr("{length} 字，认出 %n 条指标。", None, count).format(length=length))

    def _point(self, position: int) -> None:
        for (at, _), _ in self._written.spans.items():
            span = _span_of(self._written.spans, at)
            if span is not None and span.start <= position < span.end:
                self.pointed_at.emit(at)
                return

    def _connect(self) -> None:
        self.box.left.connect(self.leave)
        self.box.entered.connect(self._entered)
        self.box.cancelled.connect(self.cancel)
        self.box.clicked.connect(self._point)
        self.box.textChanged.connect(lambda: self._tell() if self.is_editing else None)
        self.edit_button.clicked.connect(self.edit)
        self.copy_button.clicked.connect(self.copy)
        self.replace_button.clicked.connect(lambda: self.commit())
        self.append_button.clicked.connect(self.append)
        self.commit_button.clicked.connect(lambda: self.commit())
        self.cancel_button.clicked.connect(self.cancel)

    def _lay_out(self) -> None:
        head, column = QHBoxLayout(), QVBoxLayout(self)
        head.addWidget(plain_label(self.tr("指标文字"), self.box))
        head.setSpacing(12)
        head.addWidget(self._facts, 1)
        for button in (
            self.replace_button, self.append_button, self.commit_button, self.cancel_button,
            self.edit_button, self.copy_button,
        ):  # fmt: skip
            head.addWidget(button)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.box, 1)

    def _button(self, text: str, hint: str) -> QPushButton:
        button = QPushButton(text)
        button.setToolTip(hint)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return button


def _span_of(spans: Mapping[tuple[Id, str], Span], indicator_id: Id | None) -> Span | None:
    """From the number of an indicator to the end of its last field."""
    own = [span for (at, _), span in spans.items() if at == indicator_id]
    return Span(min(s.start for s in own), max(s.end for s in own)) if own else None
