"""Relationships of known kinds, drawn by chance, and where the measure puts them."""
