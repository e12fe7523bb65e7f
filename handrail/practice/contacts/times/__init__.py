"""When somebody can meet, and what they need to get there: in their own lines, seen by both."""
