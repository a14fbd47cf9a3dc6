"""Benchmarks that a reader can run again: `./dev bench NAME` runs bench/NAME.py."""
