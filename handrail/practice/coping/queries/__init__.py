"""Every read of this room, by what it is about."""
