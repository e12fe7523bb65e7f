"""What staff read while nothing is sent and nothing is looked for: the worker stands still."""

from __future__ import annotations

from django.utils.translation import gettext as _

from handrail.design import dates
from handrail.ground.schedule.queries import worker_pulse


def standing_still(zone: str) -> str | None:
    """Say since when no message or reminder goes out and what to do; None while all is well.

    One query. The time is on the reader's clock.
    """
    pulse = worker_pulse()
    if pulse.alive:
        return None
    what = _(
        "Nothing is lost, and all of it goes out when the worker runs again. Tell who looks after "
        "the computer: “handrail doctor” says how to start it."
    )
    if pulse.last_seen is None:
        return _("Messages and reminders do not go out yet: the worker never ran.") + " " + what
    since = _("Messages and reminders have stood still since %(moment)s.")
    return since % {"moment": dates.moment_words(pulse.last_seen, zone)} + " " + what
