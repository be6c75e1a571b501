"""What differs between two versions of tables, as a person would tell it."""
