"""Reading what two people want to talk about."""
