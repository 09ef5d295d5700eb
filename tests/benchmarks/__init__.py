"""How fast, against a named floor in the same run: `python -m tests.benchmarks` prints the ratios."""
