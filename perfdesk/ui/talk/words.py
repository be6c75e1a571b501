"""What is said in a review as a person reads it: states, places, who and when."""

from datetime import datetime

from PySide6.QtCore import QObject

from perfdesk.desk.desk import Desk
from perfdesk.domain.edits import Place
from perfdesk.domain.items import is_value, value_at
from perfdesk.domain.notes import Comment, Mark, Proposal, Verdict
from perfdesk.domain.talk import Thread
from perfdesk.domain.tree import NotInBook
from perfdesk.wording import field_word, place_words


class TalkWords(QObject):
    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def verdict(self, verdict: Verdict) -> str:
        return {
            Verdict.DRAFT: self.tr("草稿"),
            Verdict.SUBMITTED: self.tr("待审"),
            Verdict.RETURNED: self.tr("退回"),
            Verdict.PASSED: self.tr("通过"),
            Verdict.HANDED_IN: self.tr("已报送"),
            Verdict.RESOLVED: self.tr("已了结"),
            Verdict.UNRESOLVED: self.tr("待处理"),
            Verdict.ACCEPTED: self.tr("已采纳"),
            Verdict.DECLINED: self.tr("未采纳"),
        }[verdict]

    def standing(self, thread: Thread) -> str:
        if thread.mark is None:
            return self.tr("待处理")
        return self.verdict(thread.mark.verdict)

    def where(self, place: Place, *, with_unit: bool = True) -> str:
        try:
            return place_words(self._desk.tree, place, with_unit=with_unit) or self.tr("整张表")
        except NotInBook:
            return self.tr("（已删除）{field}").format(field=field_word(place.field) if place.field else "")

    def near(self, place: Place) -> str:
        """Without the unit, where there is a project to know it by."""
        return self.where(place, with_unit=False)

    def now(self, thread: Thread) -> str:
        """What the value says today; empty where there is none."""
        item = self._desk.tree.items.get(thread.head.item)
        if item is None or not thread.head.field:
            return ""
        value = value_at(item, thread.head.field) if is_value(item, thread.head.field) else None
        return "" if value is None else str(value)

    def said(self, thread: Thread) -> str:
        """In one line."""
        head = thread.head
        text = " ".join(head.text.split())
        return self.tr("建议改为：{text}").format(text=text) if isinstance(head, Proposal) else text

    def who(self, note: Comment | Proposal | Mark) -> str:
        return f"{note.who}（{note.unit}）" if note.unit else note.who

    def when(self, at: str) -> str:
        """By the clock of this computer."""
        return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")

    def whole(self, thread: Thread) -> str:
        """The thread from its beginning, with what was decided."""
        head, parts = thread.head, [self.where(thread.place)]
        if head.said:
            parts.append(self.tr("当时的值：{said}").format(said=head.said))
        if (now := self.now(thread)) and now != head.said:
            parts.append(self.tr("现在的值：{said}").format(said=now))
        parts.append("")
        parts.append(f"{self.who(head)} {self.when(head.at)}")
        parts.append(
            self.tr("建议改为：{text}").format(text=head.text) if isinstance(head, Proposal) else head.text
        )
        if isinstance(head, Proposal) and head.reason:
            parts.append(self.tr("理由：{reason}").format(reason=head.reason))
        for answer in thread.answers:
            parts += ["", f"{self.who(answer)} {self.when(answer.at)}", answer.text]
        if thread.mark is not None:
            mark = thread.mark
            parts += [
                "",
                f"{self.who(mark)} {self.when(mark.at)} · {self.verdict(mark.verdict)} {mark.reason}".rstrip(),
            ]
        return "\n".join(parts)

    def state(self, verdict: Verdict, mark: Mark | None) -> str:
        """With who decided it and when."""
        word = self.verdict(verdict)
        if mark is None:
            return word
        by = self.tr("{state} · {who} {when}").format(state=word, who=self.who(mark), when=self.when(mark.at))
        return f"{by} · {mark.reason}" if mark.reason else by
