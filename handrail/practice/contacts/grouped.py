"""Times that come again shown as one: the next of them, how often, and the ones after it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils.translation import get_language, gettext

from handrail.design import dates

from . import recurring
from .queries import AppointmentView


@dataclass(frozen=True)
class Group:
    """The nearest time, and those after it that come again with it."""

    next: AppointmentView
    later: list[AppointmentView] = field(default_factory=list)

    @property
    def rhythm(self) -> str:
        """How often, in the reader's language; "" for a time that comes once."""
        return rhythm_words(self.next)

    @property
    def waits(self) -> bool:
        """Whether one of them waits for an answer."""
        return any(one.state == "proposed" for one in (self.next, *self.later))


def rhythm_words(view: AppointmentView) -> str:
    """Return "Every Tuesday at 10:00" for a time that comes again, else ""."""
    if view.every not in recurring.SPOKEN:
        return ""
    language = get_language()
    said = {
        "day": dates.weekday_named(view.on.weekday(), language),
        "time": dates.time_words(view.clock, language),
    }
    return gettext(recurring.SPOKEN[view.every]) % said


def grouped(ahead: Iterable[AppointmentView]) -> list[Group]:
    """Put together what comes again, nearest first."""
    found: list[Group] = []
    known: dict[UUID, Group] = {}
    for view in ahead:
        if view.series_id is not None and view.series_id in known:
            known[view.series_id].later.append(view)
            continue
        found.append(Group(view))
        if view.series_id is not None:
            known[view.series_id] = found[-1]
    return found


def called_off(found: Iterable[AppointmentView]) -> list[Group]:
    """Put together what was called off in one, nearest first."""
    groups: dict[tuple[object, ...], Group] = {}
    for view in found:
        one = (view.series_id, view.changed_at) if view.series_id else (view.id,)
        if one in groups:
            groups[one].later.append(view)
        else:
            groups[one] = Group(view)
    return list(groups.values())


def days_words(days: Sequence[date]) -> str:
    """Return days one after the other, in the reader's language."""
    language = get_language()
    return "; ".join(dates.dated(day, language) for day in days)
