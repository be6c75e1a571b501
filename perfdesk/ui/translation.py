"""The language of the window: Chinese is in the source, English in `resources/translations/perfdesk_en.ts`."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from perfdesk.resources import resource

Key = tuple[str, str]
"""Context (the class that says it) and source text."""


class TsTranslator(QTranslator):
    """Reads a `.ts` file itself, so that no compiled one has to be kept beside it."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = read_ts(path)

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        forms = self._texts.get((context, source))
        if not forms:
            return None
        return forms[0] if n in (-1, 1) or len(forms) == 1 else forms[1]

    def isEmpty(self) -> bool:
        return not self._texts


def read_ts(path: Path) -> dict[Key, list[str]]:
    """The finished translations; more than one form where the text counts something."""
    # Imported here: only an English window needs it.
    from xml.etree import ElementTree

    texts: dict[Key, list[str]] = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None:
                continue
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            if all(forms):
                texts[name, message.findtext("source") or ""] = forms
    return texts


def use_language(app: QCoreApplication, language: str) -> None:
    """Of widgets that are made from now on. Qt's own words (OK, Cancel, Undo) come from Qt's files."""
    from perfdesk import wording

    wording.use_language(language)
    QLocale.setDefault(QLocale(language))
    while _IN_USE:
        former = _IN_USE.pop()
        app.removeTranslator(former)
        former.deleteLater()
    translator = _translator(app, language)
    if translator is not None:
        app.installTranslator(translator)
        _IN_USE.append(translator)


_IN_USE: list[QTranslator] = []


def _translator(app: QCoreApplication, language: str) -> QTranslator | None:
    if language == "en":
        return TsTranslator(resource("translations/perfdesk_en.ts"), app)
    qt_words = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return qt_words if qt_words.load(f"qtbase_{language}", folder) else None
