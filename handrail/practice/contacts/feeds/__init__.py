"""Times for a calendar outside: a secret address for each account, and one time as a file."""
