"""Reads of check-ins, each on behalf of somebody."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from handrail.ground.access import Actor, Capability
from handrail.ground.access.reading import Reading
from handrail.ground.kernel.keys import PersonKey, key_if_kept
from handrail.ground.kernel.sealed import Place, unseal
from handrail.ground.people.hours_of_week import who_by_hour
from handrail.practice.checkins import rules
from handrail.practice.checkins.models import COACH, CheckIn

TABLE = "checkins_checkin"


class CurvePoint(NamedTuple):
    """Mood (1 to 5) and the others (0 to 10) of one local day; None where nothing was said."""

    on: date
    mood: int | None
    craving: int | None
    lonely: int | None = None
    too_much: int | None = None


@dataclass(frozen=True)
class CheckInView:
    """One check-in with its words, as the reader may see it."""

    id: UUID
    local_date: date
    made_at: datetime
    mood: int | None
    mood_word: str
    craving: int | None
    lonely: int | None
    too_much: int | None
    sleep_word: str
    company_words: tuple[str, ...]
    note: str | None
    helped: str | None
    shared: bool
    skipped: bool
    corrected: bool


@dataclass(frozen=True)
class Glance:
    """What Today says about days: how many this month, and the last one before today."""

    days_this_month: int
    last_before_today: date | None
    today: CheckInView | None


def _rows(actor: Actor, participant_id: UUID) -> Any:
    rows = CheckIn.objects.visible_to(actor, Capability.CHECKIN_READ)
    return rows.filter(participant_id=participant_id)


def _words(row: CheckIn, column: str, key: PersonKey | None) -> str | None:
    blob = getattr(row, column)
    if blob is None or key is None:
        return None
    return unseal(key, Place(TABLE, column, row.pk), blob)


def _view(row: CheckIn, key: PersonKey | None) -> CheckInView:
    return CheckInView(
        id=row.pk,
        local_date=row.local_date,
        made_at=row.made_at,
        mood=row.mood,
        mood_word=_(rules.MOODS[row.mood - 1]) if row.mood else _("Not today"),
        craving=row.craving,
        lonely=row.lonely,
        too_much=row.too_much,
        sleep_word=_(rules.SLEEP[row.sleep]) if row.sleep in rules.SLEEP else "",
        company_words=tuple(_(rules.COMPANY[w]) for w in row.company if w in rules.COMPANY),
        note=_words(row, "note", key),
        helped=_words(row, "helped", key),
        shared=row.visibility == COACH,
        skipped=row.skipped,
        corrected=row.corrected,
    )


def _views(rows: Iterable[CheckIn], participant_id: UUID) -> list[CheckInView]:
    found = list(rows)
    sealed = any(row.note is not None or row.helped is not None for row in found)
    # After an erasure the key is gone; what can still be said is said without the words.
    key = key_if_kept(participant_id) if sealed else None
    return [_view(row, key) for row in found]


def _last_days(actor: Actor, participant_id: UUID, today: date) -> Any:
    rows = _rows(actor, participant_id).filter(local_date__lte=today)
    return rows.order_by("-local_date").values_list("local_date").distinct()[:_A_MONTH_AND_ONE]


def _latest_of(actor: Actor, participant_id: UUID, day: date) -> Any:
    return _rows(actor, participant_id).filter(local_date=day).order_by("-made_at", "-id")[:1]


_A_MONTH_AND_ONE = 32
_LAST_DAYS, _LATEST_OF = Reading(_last_days), Reading(_latest_of)


def glance(actor: Actor, participant_id: UUID, today: date) -> Glance:
    """Return the days of this month, the last day before today and today's latest entry.

    Two queries, for a week of entries as for ten years of them.
    """
    days = [day for (day,) in _LAST_DAYS.rows(actor, participant_id, today)]
    month = rules.month_of(today)
    before = next((day for day in days if day < today), None)
    # Today shows no words, so nothing is unsealed and no key is read.
    views = [_view(row, None) for row in _LATEST_OF.objects(actor, participant_id, today)]
    return Glance(sum(day >= month for day in days), before, views[0] if views else None)


def month_count(actor: Actor, participant_id: UUID, today: date) -> int:
    """Return on how many different days of this month there is an entry, up to today."""
    return glance(actor, participant_id, today).days_this_month


def history(
    actor: Actor, participant_id: UUID, *, before: UUID | None = None, size: int = 20
) -> tuple[list[CheckInView], UUID | None]:
    """Return check-ins, the latest first, and the id to ask for the next ones with (or None).

    They come in the order they were made; `before` is the id that an earlier answer gave.
    """
    rows = _rows(actor, participant_id).order_by("-made_at", "-id")
    if before is not None:
        mark = _rows(actor, participant_id).filter(pk=before).values_list("made_at", "id").first()
        if mark is not None:
            rows = rows.filter(Q(made_at__lt=mark[0]) | Q(made_at=mark[0], id__lt=mark[1]))
    found = list(rows[: size + 1])
    views = _views(found[:size], participant_id)
    return views, views[-1].id if len(found) > size else None


def one(actor: Actor, participant_id: UUID, checkin_id: UUID) -> CheckInView | None:
    """Return one check-in, or None when this reader cannot see it."""
    views = _views(_rows(actor, participant_id).filter(pk=checkin_id)[:1], participant_id)
    return views[0] if views else None


def hard_by_hour(
    actor: Actor, capability: Capability, since: datetime, zone: str
) -> list[tuple[int, int, UUID]]:
    """Who had a hard shared check-in, by (ISO weekday, hour) on the clock of `zone`; one query.

    For counting people, never for showing them. Only shared ones are read, by the read ring;
    nobody counts what was kept private.
    """
    hard = Q(mood__lte=rules.HARD_MOOD) | Q(craving__gte=rules.HARD_CRAVING)
    rows = CheckIn.objects.visible_to(actor, capability).filter(hard, made_at__gte=since)
    return who_by_hour(rows, zone)
