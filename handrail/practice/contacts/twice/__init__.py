"""One talk that is written down on two devices is one contact, and no word of it is lost."""
