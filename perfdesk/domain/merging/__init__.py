"""Several copies of a book, or parts of it, made one again: at single values, with what disagrees told."""
