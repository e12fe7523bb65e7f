"""Participants, staff, roles, relationships, episodes: who works with whom, since when."""
