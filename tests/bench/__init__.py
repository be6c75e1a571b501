"""Speed, measured side by side in one run: `python -m tests.bench`. Never part of the test suite."""
