"""What roles and reasons are called, and what is said when something is shared or comes back."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ROLE_WORDS: dict[str, str | Promise] = {
    "coach": _("coach"),
    "supervisor": _("supervisor"),
    "manager": _("programme manager"),
    "administrator": _("keeps the system running"),
    "auditor": _("checks the access book"),
    "circle": _("in your circle"),
    "partner": _("partner"),
    "participant": _("participant"),
}

CLOSE_REASONS: dict[str, str | Promise] = {
    "finished": _("Finished for now"),
    "moved": _("Moved away"),
    "other_programme": _("Chose another programme"),
    "not_now": _("Not now, the door is open"),
    "no_contact": _("No contact for a while, the door is open"),
    "other": _("Another reason"),
}
"""None of these closes the door: use, setbacks and missed visits are no reasons to end."""

EARLIER_BACK: str | Promise = _("The earlier words are back. The others are kept as well.")


def read_from_now_on(*, shared: bool) -> str:
    """Who can read something from now on, said to the one who chose it, in their language."""
    yes, no = _("Your coach can read it now."), _("Only you can read it now.")
    return str(yes if shared else no)
