"""Random statutory forms, printed without the program's own writers, and what must be found in them."""
