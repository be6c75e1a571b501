"""历史: who did what and when, what became of it, and going back."""
