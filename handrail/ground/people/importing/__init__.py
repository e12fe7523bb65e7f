"""Bringing people in from a file: CSV or XLSX, read safely, checked row by row, then run.

Promises:
- nothing is written about anybody before the manager has seen a report of every row;
- a file is never executed, fetched or trusted: formulas stay text, bombs are refused;
- a row that may be somebody already here waits for a person's choice;
- running twice adds nobody twice.

Words: run (one file), row (one line of it), verdict (what the dry run says of a row),
choice (what the manager says about a likely duplicate), state (what came of the row).
"""
