"""What is done in the name of somebody: who one is, is asked once."""

from collections.abc import Callable

from perfdesk.desk.commenting import Person
from perfdesk.domain.edits import Edit
from perfdesk.ui.desk_work import DeskWork
from perfdesk.ui.settings import Settings
from perfdesk.ui.talk.words import TalkWords
from perfdesk.ui.trouble_bar import TroubleBar
from perfdesk.ui.workspace import Workspace
from perfdesk.ui.writing import Writing


class PersonWork(DeskWork):
    def __init__(self, workspace: Workspace, bar: TroubleBar, writing: Writing, settings: Settings) -> None:
        super().__init__(workspace, bar)
        self._writing, self._settings = writing, settings
        self._words = TalkWords(workspace.desk, self)
        self._desk.sign_as(settings.person_name)

    def person(self) -> None:
        self._ask_person(lambda _: None)

    def _do(self, edit: Edit | None, then: Callable[[], object] = lambda: None) -> None:
        """Of very many threads beside the window, as a backup comes first."""
        if edit is not None:
            self._tried(lambda: self._writing.perform(self._desk, self._desk.doing(edit), lambda _: then()))

    def _as_person(self, act: Callable[[Person], object]) -> None:
        if self._settings.person_name:
            act(Person(self._settings.person_name, self._settings.person_unit))
        else:
            self._ask_person(act)

    def _ask_person(self, act: Callable[[Person], object]) -> None:
        from perfdesk.ui.talk.dialogs import PersonDialog

        dialog = PersonDialog(self._settings.person_name, self._settings.person_unit, self._workspace)

        def keep(name: str, unit: str) -> None:
            self._desk.sign_as(name)  # first: what cannot be written is not kept either
            self._settings.person_name, self._settings.person_unit = name, unit
            act(Person(name, unit))

        dialog.given.connect(keep)
        dialog.open()
