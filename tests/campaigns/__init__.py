"""What is done to the program over and over, to see what breaks: `python -m tests.campaigns NAME [--runs N]`."""
