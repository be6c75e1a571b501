"""Text that a person has written and the file does not have yet, before panes are made anew."""

from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from perfdesk.ui.cells.view import WordsView
from perfdesk.ui.cells.words_editor import CellEditor
from perfdesk.ui.fields import Binding, is_half_typed
from perfdesk.ui.workspace import FORM_TAB, Workspace


def leads_to_half_typed(workspace: Workspace) -> bool:
    """Whether such text is left, after what can be written was; one is led there."""
    workspace.commit_typing()
    for view in workspace.findChildren(WordsView):
        if not view.commit_editor():
            return True
    for part in workspace.findChildren(QWidget):
        if is_half_typed(part) or _is_written_in(part):
            workspace.tabs.setCurrentIndex(FORM_TAB)
            part.setFocus()
            return True
    kept = (binding.kept_place for binding in workspace.findChildren(Binding))
    place = next((place for place in kept if place is not None and workspace.desk.tree.has(place.item)), None)
    if place is not None:
        workspace.go_to(place)
    return place is not None


def _is_written_in(part: QWidget) -> bool:
    """A free text, as the joined one of a project while it is edited as a whole."""
    if not isinstance(part, QPlainTextEdit | QTextEdit) or isinstance(part, CellEditor) or part.isReadOnly():
        return False
    return part.document().isModified()
