"""What roles and reasons are called, in the words that participants and staff read."""

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
    "no_contact": _("No contact for a while, the door is open"),
    "other": _("Another reason"),
}
"""None of these closes the door: use, setbacks and missed visits are no reasons to end."""
