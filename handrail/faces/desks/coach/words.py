"""Words of the coach's pages that depend on a number, a day or an hour.

The functions take what they speak about and return the sentence in the current language.
"""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handrail.design import dates
from handrail.ground.kernel import clock
from handrail.practice.checkins import rules as checkins
from handrail.practice.contacts.rules import KINDS
from handrail.watch.insight.queries import CaseloadPerson
from handrail.watch.insight.rules import step_words
from handrail.watch.insight.wording import say

__all__ = [
    "data_age", "days_ago", "greeting", "heard", "last_contact", "last_shared", "moods",
    "tone", "week",
]  # fmt: skip

TONES = ("plum", "sky", "leaf", "sun")


def tone(participant_id: UUID) -> str:
    """A colour that stays with the person; it means nothing."""
    return TONES[participant_id.int % len(TONES)]


def greeting(now: datetime, zone: str, name: str) -> str:
    """The one greeting of everybody, at the reader's own hour."""
    return _(checkins.greeting(clock.local(now, zone).hour)) % {"name": name}


def days_ago(day: date, today: date) -> str:
    """How long ago a day was, and its date once that is easier to read."""
    days = (today - day).days
    if days <= 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    if days <= 60:
        return ngettext("%(days)d day ago", "%(days)d days ago", days) % {"days": days}
    return dates.short_day(day, today)


def last_contact(person: CaseloadPerson) -> str:
    """When the last contact was and of which kind; encouragement in writing is one."""
    day, kind_on = person.day_of(person.last_contact_at), person.encouraged_on
    if kind_on and (day is None or kind_on > day):
        return _("%(ago)s, kind words") % {"ago": days_ago(kind_on, person.today)}
    if day is None:
        return _("none yet")
    ago = days_ago(day, person.today)
    kind = KINDS.get(person.last_contact_kind or "")
    return f"{ago}, {_(kind.word).lower()}" if kind else ago


def last_shared(person: CaseloadPerson) -> str:
    """The day of the last check-in that was shared."""
    if person.last_shared_on is None:
        return _("nothing shared yet")
    return days_ago(person.last_shared_on, person.today)


def heard(person: CaseloadPerson) -> str:
    """Days since anything was heard, beside the person's own rhythm."""
    silent = person.days_silent
    if person.last_heard_at is None:
        return _("nothing heard yet")
    if silent == 0:
        since = _("heard today")
    else:
        text = ngettext("heard %(days)d day ago", "heard %(days)d days ago", silent)
        since = text % {"days": silent}
    if person.rhythm is None:
        return since
    if person.rhythm.usual == 1:
        return _("%(since)s; usually every day") % {"since": since}
    values = {"since": since, "days": person.rhythm.usual}
    return _("%(since)s; usually every %(days)d days") % values


def week(person: CaseloadPerson) -> str:
    """How the steps of the person's week stand."""
    return say(step_words(person.week, light=person.facts.light), person.zone)


def moods(person: CaseloadPerson) -> str:
    """What the small curve shows, for those who do not see it."""
    said = [mood for mood in person.moods if mood is not None]
    if not said:
        return _("No shared mood in the last 14 days")
    text = ngettext(
        "Shared moods, last 14 days: %(count)d day, from %(first)d to %(last)d of 5",
        "Shared moods, last 14 days: %(count)d days, from %(first)d to %(last)d of 5",
        len(said),
    )
    return text % {"count": len(said), "first": said[0], "last": said[-1]}


def data_age(people: tuple[CaseloadPerson, ...], now: datetime) -> str:
    """How old the newest thing on the page is."""
    known = [at for p in people for at in (p.last_heard_at, p.last_contact_at) if at]
    if not known:
        return _("no data yet")
    hours = int(max(0.0, (now - max(known)).total_seconds()) // 3600)
    if hours < 1:
        return _("newest data less than an hour old")
    if hours < 48:
        text = ngettext("newest data %(n)d hour old", "newest data %(n)d hours old", hours)
        return text % {"n": hours}
    days = hours // 24
    return ngettext("newest data %(n)d day old", "newest data %(n)d days old", days) % {"n": days}
