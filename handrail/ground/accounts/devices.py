"""A phone or computer in two plain words, from what its browser says of itself."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

_KINDS = (
    ("iPad", _("Tablet")), ("iPhone", _("iPhone")), ("Android", _("Android phone")),
    ("Windows", _("Windows computer")), ("Macintosh", _("Mac")), ("CrOS", _("Chromebook")),
    ("Linux", _("Linux computer")),
)  # fmt: skip
_UNKNOWN = _("Another device")


def device_words(user_agent: str) -> str:
    """Return the kind of device; the exact model and the address stay out of sight."""
    for mark, name in _KINDS:
        if mark in user_agent:
            return str(name)
    return str(_UNKNOWN)


def device_key(user_agent: str) -> str:
    """Return a short name for the kind of device that can be kept; "" for one that is not known."""
    return next((mark for mark, _name in _KINDS if mark in user_agent), "")


def device_named(key: str) -> str:
    """Return the kind of device for a name that was kept, in the language of the page."""
    return str(dict(_KINDS).get(key, _UNKNOWN))
