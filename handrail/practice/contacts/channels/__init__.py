"""How the two keep in touch: which way for what, how often at most, and at which pace."""
