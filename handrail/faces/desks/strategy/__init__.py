"""Looking at what still works: built from the person's own things in all rooms."""
