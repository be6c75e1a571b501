"""From what a file shows (grids, running text) to a Draft, by header words and arithmetic, never by positions."""
