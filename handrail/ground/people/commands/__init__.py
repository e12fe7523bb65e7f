"""What can be done with people: take in, invite, assign, open, close, let in."""
