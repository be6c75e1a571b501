"""Parts of a table handed out to sections and taken back (docs/decisions/0019)."""
