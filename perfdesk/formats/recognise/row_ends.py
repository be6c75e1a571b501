"""Where in running text one row ends and the name of the next begins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from perfdesk.formats.recognise.amount_lines import Anchor
from perfdesk.formats.recognise.columns import squeeze
from perfdesk.formats.recognise.page_lines import NAME_INDENT, Line, width
from perfdesk.formats.recognise.raw_table import RowDoubt

FIRST_MARKER = re.compile(r"\d{1,3}\s*[、．.]\s*\d{1,2}\s*[-－–—]\s*[^\d\W]")
_LAST_LABEL = re.compile(r"年度指标值[:：]")
_TERMINATORS = ("。", ";", "；")
_SENTENCE = re.compile("[，。；;]")
_JUSTIFIED = 2
"""Half-width characters by which a justified line may exceed its column."""


def name_width(body: Sequence[Line], anchors: Sequence[Anchor]) -> int:
    """How wide the column of names is: the widest line that is surely part of one."""
    beside = [anchor.name for anchor in anchors]
    above = [body[anchor.line - 1].text for anchor in anchors if not anchor.name and anchor.line]
    indented = [
        line.text for line in body if line.indent >= NAME_INDENT and not _AMOUNT_AT_END.search(line.text)
    ]
    return max(map(width, (*beside, *above, *indented)), default=0) + _JUSTIFIED


_AMOUNT_AT_END = re.compile(r"\s[\d,.]+\Z")


@dataclass(frozen=True, slots=True)
class RowEnd:
    """The lines between two anchors, to be cut where the lower row's name begins."""

    body: Sequence[Line]
    start: int
    end: int
    following: Anchor | None
    indented: bool
    name_width: int

    def name_start(self) -> tuple[int, RowDoubt | None]:
        """The first line of the following name (`end` when it has none of its own), and a doubt about it."""
        if self.indented and self.following is not None:
            marked = self._last_indented()
            if marked is not None:
                return marked, None
        if not any(FIRST_MARKER.search(line.text) for line in self.body[self.start : self.end]):
            return self._after_bare_row()
        return self._after_indicators()

    def _last_indented(self) -> int | None:
        """The last indented line up to the anchor's own; None where only the text of goals is indented."""
        for at in range(self.end, self.start - 1, -1):
            if at < len(self.body) and self.body[at].indent >= NAME_INDENT:
                return at
        return None

    def _after_bare_row(self) -> tuple[int, RowDoubt | None]:
        """After 合计 or a unit, which have no text, all lines are the next name; after a goal alone, the last ones.

        A goal is told by its punctuation, which names do without.
        """
        latest = self.end - self._needed_for_name
        sentences = [at for at in range(self.start, latest) if _SENTENCE.search(self.body[at].text)]
        if not sentences:
            return self.start, None
        if self.body[sentences[-1]].text.endswith(_TERMINATORS):
            return sentences[-1] + 1, None
        start = self._narrow_run(sentences[-1] + 1)
        return start, self._doubt(start - 1)

    def _after_indicators(self) -> tuple[int, RowDoubt | None]:
        """The line after the terminator of the last annual value.

        Sentences in that value may end lines too. A name never does, so that before a name the last one counts.
        """
        ends = [
            at
            for at in range(self._last_label_line(), self.end - self._needed_for_name)
            if self.body[at].text.endswith(_TERMINATORS)
        ]
        if not ends:
            return self._after_cut_off()
        if self.following is not None:
            return ends[-1] + 1, None
        return ends[0] + 1, self._doubt(ends[0]) if ends[1:] else None

    @property
    def _needed_for_name(self) -> int:
        """Lines that must be left for a name of which nothing stands beside the amounts."""
        return 1 if self.following is not None and not self.following.name else 0

    def _doubt(self, at: int) -> RowDoubt:
        return RowDoubt("import.row_end", "", (("line", self.body[at].text[-40:]),))

    def _last_label_line(self) -> int:
        """The line in which the last `年度指标值:` of the lines ends, also when it is broken over two."""
        text, last = "", self.start
        lengths: list[int] = []
        for line in self.body[self.start : self.end]:
            text += squeeze(line.text)
            lengths.append(len(text))
        for match in _LAST_LABEL.finditer(text):
            last = self.start + next(i for i, length in enumerate(lengths) if length >= match.end())
        return last

    def _after_cut_off(self) -> tuple[int, RowDoubt | None]:
        """No terminator: the cell was cut off."""
        if self.following is None:
            return self.end, None
        start = self._narrow_run(self._last_label_line() + 1)
        return start, self._doubt(start - 1)

    def _narrow_run(self, first: int) -> int:
        """Where the run of lines at the end begins, not before `first`, that fit the narrow column of names."""
        start = self.end - self._needed_for_name
        while start > first and width(self.body[start - 1].text) <= self.name_width:
            start -= 1
        return max(start, first)
