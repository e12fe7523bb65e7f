"""Where "Leave this page" goes."""

from __future__ import annotations

from typing import Any, Protocol

from handrail.ground.orgs.models import Organisation


class Leaver(Protocol):
    """Whoever is on the page; their organisation chose where it goes."""

    @property
    def exit_url(self) -> str:
        """The organisation's address, or nothing."""


def exit_address(leaver: Leaver | None) -> str:
    """Return the address that the page itself opens; asks the database nothing.

    Every page carries it, so that leaving needs no answer of ours. For a reader who is not signed
    in it is the usual one; `/leave/` knows better where there is only one organisation.
    """
    if leaver is not None and leaver.exit_url:
        return leaver.exit_url
    default: Any = Organisation._meta.get_field("exit_url").default
    return str(default)
