"""The interchange JSON `perfdesk/1`, both ways: a contract with others' scripts (docs/INTERCHANGE.md)."""
