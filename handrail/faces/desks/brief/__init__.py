"""Before you meet: since last time in at most ten lines, the same for both people."""
