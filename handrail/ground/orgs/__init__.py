"""Organisations and their sites: the walls that every record stands within."""
