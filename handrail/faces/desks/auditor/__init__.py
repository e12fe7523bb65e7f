"""The desk of whoever checks the book of access; no participant's record is on it."""
