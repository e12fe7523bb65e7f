"""How often there was a way this week, in plain words for both people."""

from __future__ import annotations

from django.utils.translation import ngettext

from .rules import Week


def parts_of(found: Week, *, mine: bool) -> str:
    """How it adds up, in plain words; `mine`: the participant reads it, else the coach."""
    coach = (
        ngettext("%(count)d from your coach", "%(count)d from your coach", found.coach)
        if mine
        else ngettext("%(count)d from you", "%(count)d from you", found.coach)
    )
    parts = [coach % {"count": found.coach}]
    if found.reminders:
        words = ngettext("%(count)d reminder", "%(count)d reminders", found.reminders)
        parts.append(words % {"count": found.reminders})
    if found.messages:
        words = ngettext(
            "%(count)d other message from Handrail",
            "%(count)d other messages from Handrail",
            found.messages,
        )
        parts.append(words % {"count": found.messages})
    return ", ".join(parts)
