"""Measures Handrail: worlds of invented people, the shipped server, and floors in the same run.

`python -m bench` (`make bench`), `python -m bench --full` (`make bench-full`). What counts are
ratios within one run; milliseconds differ from one machine to the next.
"""
