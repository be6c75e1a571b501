"""What a reviewer would point at: pure functions from items to findings."""
