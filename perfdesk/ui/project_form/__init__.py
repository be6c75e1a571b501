"""The form in which a clerk edits one project."""

from perfdesk.ui.project_form.form import ProjectForm

__all__ = ["ProjectForm"]
