"""What is held about one person: a copy of all of it for them, and its removal at their wish.

Every table of a participant is named here with what goes into the copy and what becomes of its
rows, by the room that owns it; a table that nobody named stops the tests.
"""
