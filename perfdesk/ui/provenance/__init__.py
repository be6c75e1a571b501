"""Where a value came from, shown: the inspector and the views of a source that the import view shares with it."""
