"""Writes of this room: planning, the words and the yes, meeting, and the end."""
