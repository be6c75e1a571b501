"""The field itself: tables, indicators, amounts, edits. Pure; standard library only."""
