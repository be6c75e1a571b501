"""Templates in the window: kept, chosen, managed."""
