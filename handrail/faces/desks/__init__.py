"""One home page per role, and what all pages share: templates, errors, navigation."""
