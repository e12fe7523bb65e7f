"""How a sentence that lives beside its rule is marked for the catalogues."""

from __future__ import annotations


def N_(message: str) -> str:  # noqa: N802 - the name that message extraction looks for
    """Return the sentence as it is; whoever shows it translates it then."""
    return message
