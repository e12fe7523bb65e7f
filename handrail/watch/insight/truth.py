"""Reads the truth behind the kept rows: what the rooms of the practice hold about these people.

The number of queries does not depend on how many people are asked for. Nothing here depends on
the clock, so a row made anew tomorrow says the same as one kept since last year.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Max, OuterRef, Q, Subquery

from handrail.ground.kernel import clock
from handrail.ground.people.models import Episode, Participant, Relationship
from handrail.practice.checkins.models import COACH, CheckIn
from handrail.practice.community.models import Attendance
from handrail.practice.contacts import rules as contact_rules
from handrail.practice.contacts.models import Appointment, Contact
from handrail.practice.contacts.rules import WITH_OTHER
from handrail.practice.contacts.times.rules import rides
from handrail.practice.encouragement.models import COACH as BY_COACH
from handrail.practice.encouragement.models import KindWord
from handrail.practice.growth.models import WordBack
from handrail.practice.plans.models import Step, Win, WinWord
from handrail.practice.plans.rules import moves
from handrail.watch.insight.curve import CURVE_DAYS, Curve
from handrail.watch.insight.models import PutOff
from handrail.watch.insight.rhythm import WINDOW_DAYS, HeardDays

WEEKS_KEPT = 10
"""Weeks, counted back from the newest with a step: one may be set eight weeks ahead."""

APPOINTMENTS_KEPT = 128
ENCOURAGED_KEPT = 24

Fields = dict[str, Any]
Counted = tuple[str, str]
"""What a step counts as, and the state that is shown of it."""


def fields_of(zones: Mapping[UUID, str]) -> dict[UUID, Fields]:
    """The columns of CaseloadRow for each of these people (participant id to IANA zone)."""
    ids = list(zones)
    parts = (
        _people(zones), _contacts(ids), _encouraged(zones), _appointments(ids),
        _heard(zones), _shared(ids), _weeks(ids), _put_off(ids),
    )  # fmt: skip
    return {pk: {name: v for part in parts for name, v in part[pk].items()} for pk in ids}


def _people(zones: Mapping[UUID, str]) -> dict[UUID, Fields]:
    coaches = Relationship.objects.for_system("rebuilding kept rows").filter(
        participant_id__in=zones, ended_at__isnull=True, kind="coach"
    )
    coach = dict(coaches.values_list("participant_id", "staff_id"))
    episodes = Episode.objects.for_system("rebuilding kept rows").filter(
        participant_id__in=zones, closed_at__isnull=True
    )
    within = set(episodes.values_list("participant_id", flat=True))
    return {
        pk: {"zone": zone, "coach_id": coach.get(pk), "episode_open": pk in within}
        for pk, zone in zones.items()
    }


def _latest(rows: Any, *order: str) -> Subquery:
    mine = rows.filter(participant_id=OuterRef("pk")).order_by(*order)
    return Subquery(mine.values("pk")[:1])


def _contacts(ids: Sequence[UUID]) -> dict[UUID, Fields]:
    # A talk with somebody else was none with the person.
    all_of_them = Contact.objects.for_system("rebuilding kept rows")
    rows = all_of_them.filter(taken_back_at__isnull=True).exclude(kind=WITH_OTHER)
    newest = ("-at", "-pk")
    people = Participant.objects.for_system("rebuilding kept rows").filter(pk__in=ids)
    marks = people.annotate(
        last=_latest(rows, *newest),
        reached=_latest(rows.filter(reached=True), *newest),
        planned=_latest(rows.filter(next_on__isnull=False), *newest),
    ).values_list("pk", "last", "reached", "planned")
    marks = list(marks)
    wanted = {pk for mark in marks for pk in mark[1:] if pk}
    held = {c["pk"]: c for c in rows.filter(pk__in=wanted).values(
        "pk", "at", "kind", "staff_id", "next_on")}  # fmt: skip
    nothing: Fields = {"at": None, "kind": "", "staff_id": None, "next_on": None}
    found = {}
    for pk, last_id, reached_id, planned_id in marks:
        last = held.get(last_id, nothing)
        found[pk] = {
            "last_contact_at": last["at"],
            "last_contact_kind": last["kind"],
            "last_contact_by": last["staff_id"],
            "last_reached_at": held.get(reached_id, nothing)["at"],
            "next_contact_on": held.get(planned_id, nothing)["next_on"],
        }
    return found


def _encouraged(zones: Mapping[UUID, str]) -> dict[UUID, Fields]:
    """The days on which a coach encouraged: a piece of being in touch, whoever was reached."""
    days: dict[UUID, set[date]] = defaultdict(set)
    among = {"participant_id__in": list(zones)}
    words = KindWord.objects.for_system("rebuilding kept rows").filter(
        **among, by=BY_COACH, held=False
    )
    wins = Win.objects.for_system("rebuilding kept rows").filter(
        **among, word_back_by="coach", word_back_on__isnull=False
    )
    # Of the words to a win the win itself knows the last one.
    others = WinWord.objects.for_system("rebuilding kept rows").filter(
        **among, by="coach", until__isnull=True
    )
    for rows, column in ((words, "on"), (wins, "word_back_on"), (others, "on")):
        for pk, on in rows.values_list("participant_id", column):
            days[pk].add(on)
    backs = WordBack.objects.for_system("rebuilding kept rows").filter(**among, until__isnull=True)
    for pk, at in backs.values_list("participant_id", "at"):
        days[pk].add(clock.local(at, zones[pk]).date())
    return {
        pk: {"encouraged": [on.isoformat() for on in sorted(days[pk])[-ENCOURAGED_KEPT:]]}
        for pk in zones
    }


def _appointments(ids: Sequence[UUID]) -> dict[UUID, Fields]:
    rows = Appointment.objects.for_system("rebuilding kept rows").filter(
        participant_id__in=ids, state__in=contact_rules.AHEAD
    )
    held: dict[UUID, list[tuple[str, bool, bool]]] = defaultdict(list)
    for pk, starts_at, state, by, kind, ride in rows.order_by("-starts_at", "-pk").values_list(
        "participant_id", "starts_at", "state", "proposed_by", "kind", "needs_ride"
    ):
        if len(held[pk]) < APPOINTMENTS_KEPT:
            asked = contact_rules.waits_for(state, by) == "coach"
            at = starts_at.astimezone(UTC).isoformat()
            held[pk].append((at, asked, rides(kind, ride)))
    return {pk: {"appointments": held[pk][::-1]} for pk in ids}


def _heard_sources(ids: Sequence[UUID]) -> tuple[tuple[Any, str], ...]:
    among = {"participant_id__in": ids}
    contacts = Contact.objects.for_system("rebuilding kept rows").filter(
        **among, reached=True, taken_back_at__isnull=True
    )
    return (
        (CheckIn.objects.for_system("rebuilding kept rows").filter(**among), "made_at"),
        (contacts, "at"),
        (Attendance.objects.for_system("rebuilding kept rows").filter(**among), "made_at"),
    )


def _heard(zones: Mapping[UUID, str]) -> dict[UUID, Fields]:
    last: dict[UUID, datetime] = {}
    sources = _heard_sources(list(zones))
    for rows, column in sources:
        for pk, at in rows.values_list("participant_id").annotate(last=Max(column)):
            last[pk] = max(at, last.get(pk, at))
    days: dict[UUID, set[date]] = defaultdict(set)
    # Two days more than the window: it is counted in local days, and this in hours.
    since = min(last.values(), default=clock.now()) - timedelta(days=WINDOW_DAYS + 2)
    for rows, column in sources if last else ():
        window = {f"{column}__gte": since}
        for pk, at in rows.filter(**window).values_list("participant_id", column):
            days[pk].add(clock.local(at, zones[pk]).date())
    return {pk: heard_fields(HeardDays.of(days[pk]), last.get(pk)) for pk in zones}


def heard_fields(heard: HeardDays, last: datetime | None) -> Fields:
    """The columns of what was heard."""
    rhythm = heard.rhythm()
    return {
        "last_heard_at": last,
        "heard_until": heard.until,
        "heard_bits": heard.text,
        "rhythm_days": rhythm.usual if rhythm else None,
        "rhythm_wide": rhythm.wide if rhythm else None,
    }


def _recent(rows: Any, column: str, ids: Sequence[UUID], back: timedelta) -> Any:
    """The rows that can lie within `back` of each person's own newest one.

    For many people it may be more than that; the caller keeps what it needs.
    """
    among = rows.filter(participant_id__in=ids)
    newest = [last for _, last in among.values_list("participant_id").annotate(last=Max(column))]
    return among.filter(**{f"{column}__gte": min(newest) - back}) if newest else among.none()


def _shared(ids: Sequence[UUID]) -> dict[UUID, Fields]:
    rows = CheckIn.objects.for_system("rebuilding kept rows").filter(
        visibility=COACH, mood__isnull=False
    )
    recent = _recent(rows, "local_date", ids, timedelta(days=CURVE_DAYS))
    said: dict[UUID, list[tuple[date, datetime, int, int | None]]] = defaultdict(list)
    for pk, on, at, mood, craving in recent.order_by("local_date", "made_at", "pk").values_list(
        "participant_id", "local_date", "made_at", "mood", "craving"
    ):
        said[pk].append((on, at, mood, craving))
    return {pk: _shared_fields(said[pk]) for pk in ids}


def _shared_fields(said: Iterable[tuple[date, datetime, int, int | None]]) -> Fields:
    entries = list(said)
    curve = Curve.of({day: mood for day, _, mood, _ in entries})
    on, at, mood, craving = entries[-1] if entries else (None, None, None, None)
    return {
        **curve_fields(curve),
        "last_shared_on": on,
        "last_shared_at": at,
        "last_shared_mood": mood,
        "last_shared_craving": craving,
    }


def curve_fields(curve: Curve) -> Fields:
    """The columns of the small curve."""
    return {"curve_until": curve.until, "curve": curve.text}


def _weeks(ids: Sequence[UUID]) -> dict[UUID, Fields]:
    # A step that is out of the way now is counted where something of it was done then.
    rows = Step.objects.for_system("rebuilding kept rows").exclude(
        ~Q(happened__in=moves.MOVED), state__in=moves.REPLACED
    )
    recent = _recent(rows, "week_of", ids, timedelta(weeks=WEEKS_KEPT))
    steps: dict[UUID, dict[date, list[Counted]]] = defaultdict(lambda: defaultdict(list))
    for pk, week, state, happened in recent.order_by("week_of", "position", "pk").values_list(
        "participant_id", "week_of", "state", "happened"
    ):
        shown = happened if state in moves.REPLACED else state
        steps[pk][week].append((moves.counts_as(state, happened), shown))
    return {pk: {"weeks": _week_fields(steps[pk])} for pk in ids}


def _week_fields(weeks: Mapping[date, Sequence[Counted]]) -> dict[str, list[Any]]:
    oldest = max(weeks) - timedelta(weeks=WEEKS_KEPT - 1) if weeks else date.min
    return {
        week.isoformat(): [
            sum(counted == "done" for counted, _ in found),
            len(found),
            found[-1][1],
            sum(counted == "partly" for counted, _ in found),
        ]
        for week, found in weeks.items()
        if week >= oldest
    }


def _put_off(ids: Sequence[UUID]) -> dict[UUID, Fields]:
    recent = _recent(PutOff.objects.for_system("rebuilding kept rows"), "on", ids, timedelta(0))
    found: dict[UUID, Fields] = {pk: {"put_off_on": None, "put_off_by": None} for pk in ids}
    for pk, on, by in recent.order_by("on", "made_at", "pk").values_list(
        "participant_id", "on", "staff_id"
    ):
        found[pk] = {"put_off_on": on, "put_off_by": by}
    return found
