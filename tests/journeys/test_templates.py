"""A project is kept as a template in one file and made three times in another, by keys alone."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication
