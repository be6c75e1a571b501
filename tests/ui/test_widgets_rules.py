"""Rules that every widget of every screen keeps: plain text, names for screen readers, contrast, two languages."""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QToolButton,
    QWidget,
)

import perfdesk.ui
from perfdesk.desk.reading import read_draft
from perfdesk.domain.book import Book
from perfdesk.domain.draft import NO_HINTS, Layout, Residue, SourceFile
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.resources import resource
from perfdesk.ui import theme, translation
from perfdesk.ui.evaluation.index_dialog import IndexDialog
from perfdesk.ui.evaluation.new_dialog import NewEvaluationDialog
from perfdesk.ui.import_view.import_page import ImportPage
from perfdesk.ui.import_view.review import Review
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.translation import TsTranslator, read_ts
from perfdesk.ui.trouble_bar import Offer
from perfdesk.ui.workspace import (
    FORM_TAB,
    GRID_TAB,
    HISTORY_TAB,
    OVERVIEW_TAB,
    REVIEW_TAB,
    STATISTICS_TAB,
    Workspace,
)

TEMPLATES = ("templates", "save_template", "project_from_template")
GATHERING = ("compare", "hand_out", "merge_files", "rekey_amounts")
T, U1, P1 = map(Id, ("t", "u1", "p1"))
SOURCES = sorted(Path(perfdesk.ui.__path__[0]).rglob("*.py"))
ENGLISH = resource("translations/perfdesk_en.ts")
EXAMPLE = resource("example/targets-2026.json")


def review_screens(window: MainWindow, workspace: Workspace) -> Iterator[QWidget]:
    workspace.show_tab(REVIEW_TAB)
    yield window
    for name in REVIEW:
        workspace.go_to(Place(P1, "goal"))
        window.actions_[name].trigger()
        dialog = next(d for d in window.findChildren(QDialog) if d.isVisible())
        yield dialog
        dialog.close()
        QCoreApplication.processEvents()


REVIEW = ("comment", "score_sheet", "person")
"""Actions that open a dialog of the review."""


def screens(window: MainWindow) -> Iterator[QWidget]:
    """The window in every state, and its dialogs."""
    assert window.view is not None
    workspace = window.view.workspace
    workspace.tabs.setCurrentIndex(GRID_TAB)
    yield window
    window.actions_["show_source"].setChecked(True)
    yield window
    window.actions_["show_source"].setChecked(False)
    for item in (T, U1, P1):
        workspace.open_form(item)
        assert workspace.tabs.currentIndex() == FORM_TAB
        yield window
    yield from evaluation_screens(window, workspace)
    yield from review_screens(window, workspace)
    for name in ("export", "rules", "restore", "second_place", "shortcuts", "about", *GATHERING, *TEMPLATES):
        window.actions_[name].trigger()
        dialog = next(d for d in window.findChildren(QDialog) if d.isVisible())
        yield dialog
        dialog.close()
        QCoreApplication.processEvents()
    window.bar.show_trouble("磁盘已满。")
    window.standing.show_warning("只读。")
    window.question.show_notice("请交出。", [Offer("交出", window.close)])
    yield window
    window.show_start_page()
    yield window
    yield from import_screens(window)


def evaluation_screens(window: MainWindow, workspace: Workspace) -> Iterator[QWidget]:
    """A project's and the department's, as table and form; all of them; the dialogs of an index."""
    window.actions_["evaluate_projects"].trigger()
    for tab in (GRID_TAB, FORM_TAB, OVERVIEW_TAB, STATISTICS_TAB, HISTORY_TAB):
        workspace.show_tab(tab)
        yield window
    window.actions_["evaluate_department"].trigger()
    dialog = window.findChild(NewEvaluationDialog)
    assert dialog is not None
    yield dialog
    dialog.accept()
    for tab in (GRID_TAB, FORM_TAB):
        workspace.show_tab(tab)
        yield window
    window.actions_["save_index"].trigger()
    saving = window.findChild(IndexDialog)
    assert saving is not None
    yield saving
    saving.close()
    workspace.show_item(T)


def import_screens(window: MainWindow) -> Iterator[QWidget]:
    """An import as it is looked at, its dialog, and the inspector after it."""
    draft = read_draft(EXAMPLE)
    piece = Residue("多出来的一行", 1)
    draft = replace(draft, proof=replace(draft.proof, residue=(piece,)), layouts=(Layout(("项目", "")),))
    window.show_review(ImportPage(Review.of(draft, None, Book()), NO_HINTS, "desk", window))
    yield window
    page = window.import_page
    assert page is not None
    page.proof.toggle.setChecked(True)
    page.source.show_source(SourceFile("a.pdf", "x", "pdf"), b"no pdf", 2)
    page.source.show()
    yield window
    page.ask_columns()
    dialog = next(d for d in window.findChildren(QDialog) if d.isVisible())
    yield dialog
    dialog.close()
    page.given_up.emit()
    window.show_review(None)


def widgets(window: MainWindow) -> Iterator[QWidget]:
    for screen in screens(window):
        QCoreApplication.processEvents()
        yield from (w for w in [screen, *screen.findChildren(QWidget)] if w.isVisible())


def ours(widget: QWidget) -> bool:
    """Not one of the parts that Qt makes inside its own widgets."""
    name = widget.objectName()
    return not name.startswith("qt_") and not isinstance(widget.parentWidget(), QComboBox)


def test_labels_never_take_data_for_html(window: MainWindow) -> None:
    guilty = {
        label.text()[:40]
        for label in widgets(window)
        if isinstance(label, QLabel)
        and ours(label)
        and label.pixmap().isNull()
        and label.textFormat() is not Qt.TextFormat.PlainText
    }
    assert guilty == set()


def test_every_field_has_a_name_for_screen_readers(window: MainWindow) -> None:
    kinds = QLineEdit | QPlainTextEdit | QComboBox | QAbstractItemView
    guilty = {
        f"{type(field).__name__} in {type(field.parentWidget()).__name__}"
        for field in widgets(window)
        if isinstance(field, kinds)
        and not isinstance(field, QHeaderView)
        and ours(field)
        and not field.accessibleName()
    }
    assert guilty == set()


def test_every_button_says_what_it_does(window: MainWindow) -> None:
    guilty = {
        f"{type(button).__name__} in {type(button.parentWidget()).__name__}"
        for button in widgets(window)
        if isinstance(button, QAbstractButton)
        and ours(button)
        and not isinstance(button.parentWidget(), QTabBar | QLineEdit | QAbstractScrollArea)
        and not (_shown_text(button) or button.accessibleName())
    }
    assert guilty == set()


def _shown_text(button: QAbstractButton) -> str:
    icon_only = Qt.ToolButtonStyle.ToolButtonIconOnly
    hidden = (
        isinstance(button, QToolButton)
        and button.toolButtonStyle() is icon_only
        and not button.icon().isNull()
    )
    return "" if hidden else button.text()


def test_labels_in_front_of_fields_are_their_buddies(window: MainWindow) -> None:
    from PySide6.QtWidgets import QFormLayout

    for screen in screens(window):
        for form in screen.findChildren(QFormLayout):
            for row in range(form.rowCount()):
                item = form.itemAt(row, QFormLayout.ItemRole.LabelRole)
                label = item.widget() if item is not None else None
                if isinstance(label, QLabel):
                    assert label.buddy() is not None, label.text()


def test_nothing_is_cut_at_the_smallest_screen(window: MainWindow) -> None:
    """Every label and button that is not meant to be shortened has the room that its text needs."""
    guilty = {
        button.text()
        for button in widgets(window)
        if isinstance(button, QAbstractButton) and button.text() and ours(button)
        if button.width() < button.sizeHint().width() or button.height() < button.sizeHint().height() - 4
    }
    assert guilty == set()
    assert window.minimumSizeHint().width() <= 1366
    assert window.minimumSizeHint().height() <= 700


def test_tab_goes_through_the_window_and_comes_back(window: MainWindow) -> None:
    assert window.view is not None
    workspace = window.view.workspace
    workspace.open_form(P1)
    seen: list[QWidget | None] = []
    for _ in range(120):
        seen.append(QApplication.focusWidget())
        if len(seen) > 1 and seen[-1] is seen[0]:
            break
        window.focusNextChild()
    assert seen[-1] is seen[0], "the round never closes"
    assert any(workspace.navigator.isAncestorOf(w) for w in seen if w is not None)
    assert any(workspace.list.isAncestorOf(w) for w in seen if w is not None)


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2: (lighter + 0.05) / (darker + 0.05)."""

    def luminance(colour: QColor) -> float:
        red, green, blue = (
            c / 12.92 if c <= 0.04045 else float(((c + 0.055) / 1.055) ** 2.4)
            for c in (colour.redF(), colour.greenF(), colour.blueF())
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("make", [theme.light_palette, theme.dark_palette])
def test_colours_can_be_read_in_both_themes(make: Callable[[], QPalette]) -> None:
    palette = make()
    role = QPalette.ColorRole
    pages = [palette.color(r) for r in (role.Base, role.AlternateBase, role.Window)]
    for shades in (theme.ERROR, theme.WARNING, theme.NOTICE, theme.QUIET, theme.GOOD):
        colour = shades.on(palette)
        for page in pages:
            assert contrast(colour, page) >= 4.5, (shades, page.name())
        assert contrast(colour, theme.tint(colour, palette)) >= 4.5, shades
        assert contrast(palette.color(role.WindowText), theme.tint(colour, palette)) >= 4.5
    for text in (role.Text, role.WindowText, role.PlaceholderText, role.Link):
        for page in pages:
            assert contrast(palette.color(text), page) >= 4.5, (text, page.name())
    assert contrast(palette.color(role.HighlightedText), palette.color(role.Highlight)) >= 4.5


class Said(ast.NodeVisitor):
    """The source strings of a file with the class in which `tr` looks them up."""

    def __init__(self) -> None:
        self.found: set[tuple[str, str]] = set()
        self.wrong: list[int] = []
        self._classes: list[str] = []

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Attribute) and node.func.attr == "tr":
            text = node.args[0] if node.args else None
            if isinstance(text, ast.Constant) and isinstance(text.value, str) and self._classes:
                self.found.add((self._classes[-1], text.value))
            else:
                self.wrong.append(node.lineno)
        self.generic_visit(node)


def said_in(path: Path) -> Said:
    said = Said()
    said.visit(ast.parse(path.read_text(encoding="utf-8")))
    return said


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_tr_takes_whole_sentences(path: Path) -> None:
    assert said_in(path).wrong == []


def test_every_sentence_has_an_english_one() -> None:
    said = {key for path in SOURCES for key in said_in(path).found}
    english = read_ts(ENGLISH)
    assert {key for key in said if not english.get(key)} == set()
    assert set(english) - said == set(), "the translation holds sentences that nobody says any more"


def test_english_words_carry_their_own_letter_as_english_programs_do() -> None:
    """`Save(&S)` is the way of Chinese menus."""
    assert [text for forms in read_ts(ENGLISH).values() for text in forms if "(&" in text] == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_every_dialog_keeps_to_its_screen(path: Path) -> None:
    bare = re.findall(r"class (\w+)\(QDialog\)", path.read_text(encoding="utf-8"))
    assert bare in ([], ["Dialog"])


def test_english_sentences_keep_the_placeholders() -> None:
    for (_, source), forms in read_ts(ENGLISH).items():
        for form in forms:
            assert sorted(re.findall(r"{\w*}", form)) == sorted(re.findall(r"{\w*}", source)), source
            assert not re.search(r"[\u4e00-\u9fff]", form), form


_SPOKEN = re.compile(r"[\u4e00-\u9fff]")
_UNTRANSLATED: dict[str, set[str] | None] = {
    "actions.py": {"中文"},
    "fonts.py": {"表Ag"},
    "goal_numbers.py": None,
    "grid_layout.py": {"表"},
    "pdf.py": None,
}
"""A language is called by its own name; column widths are measured with the words of the field; goals and the
statutory table on paper are Chinese in any language."""


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_no_chinese_is_said_past_the_translator(path: Path) -> None:
    allowed = _UNTRANSLATED.get(path.name, set())
    if allowed is None:
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    spoken = {text for _, text in said_in(path).found}
    literals = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _SPOKEN.search(node.value)
    }
    documents = {
        ast.get_docstring(node, clean=False)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
    }
    bare = {
        node.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    assert literals - spoken - documents - bare - allowed == set()


def test_an_english_window_shows_no_chinese(qapp: QApplication, qtbot) -> None:
    """Of its own: what stands in the table is the clerk's."""
    from perfdesk import wording
    from tests.ui.conftest import shown_window

    translator = TsTranslator(ENGLISH, qapp)
    qapp.installTranslator(translator)
    wording.use_language("en")
    try:
        with shown_window(qtbot) as window:
            for action in window.actions_.all():
                assert not _SPOKEN.search(action.text()), action.text()
            for label in window.start_page.findChildren(QLabel):
                assert not _SPOKEN.search(label.text()), label.text()
    finally:
        qapp.removeTranslator(translator)
        wording.use_language("zh_CN")
    assert translation.TsTranslator is TsTranslator
