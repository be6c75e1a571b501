"""The interchange JSON `perfdesk/1`, both ways: a fixed contract with scripts outside the program (docs/INTERCHANGE.md)."""
