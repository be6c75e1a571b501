"""Indicators from one project to others: the dialogs and what they do."""
