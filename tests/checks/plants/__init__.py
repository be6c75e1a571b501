"""Mistakes planted in real tables; `python -m tests.checks.plants 1000`."""
