"""When it gets hard."""
