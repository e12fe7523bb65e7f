"""Reads of the community room: meetings for everybody, attendance on somebody's behalf."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import F, FloatField, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext

from handrail.design import dates
from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.audit import record_read
from handrail.ground.kernel import clock
from handrail.ground.kernel.keys import PersonKey, key_if_kept
from handrail.ground.kernel.sealed import Place, unseal
from handrail.practice.community.models import (
    Attendance,
    ImportRun,
    Meeting,
    MeetingSource,
    MeetingTime,
)
from handrail.practice.community.rules.attending import may_take_back
from handrail.practice.community.rules.clean import folded
from handrail.practice.community.rules.kinds import word_for
from handrail.practice.community.rules.near import (
    METRES_IN_MILE,
    box_around,
    metres_between,
    plane_at,
    tenths_of_miles,
)
from handrail.practice.community.rules.nexttime import next_start, same_clock
from handrail.practice.community.rules.rows import BOTH, IN_PERSON, ONLINE_ONLY, UNCLEAR
from handrail.practice.community.timeline import moment_of

PAGE = 20
_PAGES = 500
_ATTENDANCES = 200
TABLE = "community_attendance"


@dataclass(frozen=True)
class MeetingCard:
    """One time of one meeting, in the reader's words. `starts` and `ends` are on the meeting's
    own clock; `here` is the same moment on the reader's clock where the two differ."""

    time_id: UUID
    meeting_id: UUID
    name: str
    group: str
    weekday: int | None
    day: str
    starts: str
    ends: str
    here: str
    zone: str
    location: str
    address: str
    region: str
    miles: float | None
    rough: bool
    mode: str
    kinds: tuple[str, ...]
    online_url: str
    phone: str
    page_url: str
    notes: str


@dataclass(frozen=True)
class MeetingPage:
    """Up to 20 cards and whether there are more before and after."""

    cards: tuple[MeetingCard, ...]
    number: int
    has_next: bool

    @property
    def has_previous(self) -> bool:
        """Whether there is a page before this one."""
        return self.number > 1


@dataclass(frozen=True)
class Near:
    """Where to look from, and how far, in miles. Never stored."""

    lat: float
    lon: float
    miles: float = 10.0


def find_meetings(
    actor: Actor,
    *,
    weekday: int | None = None,
    on: date | None = None,
    from_minute: int | None = None,
    until_minute: int | None = None,
    kinds: tuple[str, ...] = (),
    near: Near | None = None,
    text: str = "",
    online: bool | None = None,
    page: int = 1,
) -> MeetingPage:
    """Meetings of the actor's organisation on their own local weekday and clock; one query.

    Sorted by time, or by distance with `near` (which leaves out meetings without a place).
    `kinds` have to be there all; `online` True asks for a way to join from afar, False for a
    place to go to. A time that the list leaves open fits every part of the day.
    """
    rows = MeetingTime.objects.filter(org_id=actor.org_id).select_related("meeting")
    rows = rows.defer("meeting__raw", "meeting__search", "meeting__digest")
    weekday = on.weekday() if on is not None else weekday
    if weekday is not None:
        rows = rows.filter(weekday=weekday)
    rows = _at(rows, from_minute, until_minute)
    for code in kinds:
        rows = rows.filter(meeting__kinds__contains=f"|{code}|")
    for word in folded(text).split()[:8]:
        rows = rows.filter(meeting__search__contains=word)
    if online is not None:
        modes = (BOTH, ONLINE_ONLY) if online else (IN_PERSON, BOTH, UNCLEAR)
        rows = rows.filter(meeting__mode__in=modes)
    ordered = _by_distance(rows, near) if near else _by_time(rows)
    number = min(max(page, 1), _PAGES)
    first = (number - 1) * PAGE
    found = list(ordered[first : first + PAGE + 1])
    cards = [_card(row, actor, near) for row in found[:PAGE]]
    if near:
        cards.sort(key=lambda card: card.miles or 0.0)
    return MeetingPage(tuple(cards), number, len(found) > PAGE)


def days_with_meetings(actor: Actor) -> frozenset[int]:
    """The weekdays (Monday 0) on which the actor's lists have any meeting; one query."""
    rows = MeetingTime.objects.filter(org_id=actor.org_id).order_by()
    days = rows.values_list("weekday", flat=True).distinct()
    return frozenset(day for day in days if day is not None)


def _at(
    rows: QuerySet[MeetingTime], from_minute: int | None, until_minute: int | None
) -> QuerySet[MeetingTime]:
    if from_minute is not None:
        rows = rows.filter(Q(start__gte=from_minute) | Q(start__isnull=True))
    if until_minute is not None:
        rows = rows.filter(Q(start__lt=until_minute) | Q(start__isnull=True))
    return rows


def _by_time(rows: QuerySet[MeetingTime]) -> QuerySet[MeetingTime]:
    return rows.order_by(F("weekday").asc(nulls_last=True), F("start").asc(nulls_last=True), "id")


def _by_distance(rows: QuerySet[MeetingTime], near: Near) -> QuerySet[MeetingTime]:
    metres = near.miles * METRES_IN_MILE
    box, plane = box_around(near.lat, near.lon, metres), plane_at(near.lat)
    north = Cast(F("meeting__lat"), FloatField()) - Value(near.lat, FloatField())
    east = Cast(F("meeting__lon"), FloatField()) - Value(near.lon, FloatField())
    y = north * Value(plane.north, FloatField())
    x = east * (Value(plane.east, FloatField()) - north * Value(plane.lean, FloatField()))
    return (
        rows.filter(
            meeting__lat__range=(box.south, box.north), meeting__lon__range=(box.west, box.east)
        )
        .annotate(squared=x * x + y * y)
        .filter(squared__lte=metres * metres)
        .order_by("squared", F("start").asc(nulls_last=True), "id")
    )


def _card(row: MeetingTime, actor: Actor, near: Near | None) -> MeetingCard:
    m = row.meeting
    miles = None
    if near and m.lat is not None and m.lon is not None:
        miles = tenths_of_miles(metres_between((near.lat, near.lon), (m.lat, m.lon)))
    return MeetingCard(
        time_id=row.pk, meeting_id=m.pk, name=m.name, group=m.group if m.group != m.name else "",
        weekday=row.weekday, day=day_word(row.weekday), starts=clock_word(row.start),
        ends=clock_word(row.end), here=_here(row, actor.zone), zone=m.zone, location=m.location,
        address=m.address, region=m.region, miles=miles, rough=m.rough, mode=m.mode,
        kinds=kind_words(m.kinds), online_url=m.online_url, phone=m.phone, page_url=m.page_url,
        notes=m.notes,
    )  # fmt: skip


def day_word(weekday: int | None) -> str:
    """The weekday's name in the reader's language; "" by appointment."""
    return "" if weekday is None else str(WEEKDAYS[weekday])


def clock_word(minute: int | None) -> str:
    """A local time as the reader's language writes it ("7:30 PM", "19:30"); "" when open."""
    return "" if minute is None else dates.time_words(time(minute // 60, minute % 60))


def _here(row: MeetingTime, zone: str) -> str:
    if row.weekday is None or row.start is None or row.meeting.zone == zone:
        return ""
    there = row.meeting.zone
    instant = next_start(row.weekday, row.start, there, clock.today(there))
    if same_clock(instant, there, zone):
        return ""
    mine = clock.local(instant, zone)
    return f"{day_word(mine.weekday())} {clock_word(mine.hour * 60 + mine.minute)}"


def kind_words(stored: str) -> tuple[str, ...]:
    """Words for the codes of a meeting, in alphabetical order; unlisted codes as they are."""
    words = [
        gettext(word) if (word := word_for(code)) else code for code in stored.split("|") if code
    ]
    return tuple(sorted(words, key=str.casefold))


@dataclass(frozen=True)
class NamedMeeting:
    """A meeting to write about."""

    id: UUID
    name: str
    location: str


def meeting_named(actor: Actor, meeting_id: UUID) -> NamedMeeting:
    """A meeting of the actor's organisation, also a retired one; raises NotVisible for others'."""
    found = Meeting.objects.filter(pk=meeting_id, org_id=actor.org_id)
    row = found.values_list("id", "name", "location").first()
    if row is None:
        raise NotVisible
    return NamedMeeting(*row)


@dataclass(frozen=True)
class AttendanceView:
    """One entry. `heard` and `means` are only there for the participant and the team."""

    id: UUID
    meeting_id: UUID | None
    name: str
    local_date: date
    day: str
    when: str
    heard: str | None
    means: str | None
    shared: bool
    joint: bool
    at: datetime
    can_take_back: bool


def attendances(
    actor: Actor, participant_id: UUID, *, since: date | None = None
) -> list[AttendanceView]:
    """The newest 200 entries that the actor may see; somebody else's reading goes in the book."""
    record_read(actor, Capability.ATTENDANCE_READ, participant_id)
    return _attendances(actor, participant_id, since)


def attendance(actor: Actor, participant_id: UUID, attendance_id: UUID) -> AttendanceView:
    """One entry of a participant, as the participant sees it; raises NotVisible."""
    rows = Attendance.objects.visible_to(actor, Capability.ATTENDANCE_RECORD)
    own = rows.filter(pk=attendance_id, participant_id=participant_id)
    row = own.select_related("meeting").first()
    if row is None:
        raise NotVisible
    return _attended(row, key_if_kept(participant_id), actor.zone)


def _attendances(actor: Actor, participant_id: UUID, since: date | None) -> list[AttendanceView]:
    rows = Attendance.objects.visible_to(actor, Capability.ATTENDANCE_READ).filter(
        participant_id=participant_id
    )
    if since is not None:
        rows = rows.filter(local_date__gte=since)
    found = list(rows.select_related("meeting").order_by("-local_date", "-made_at")[:_ATTENDANCES])
    key = key_if_kept(participant_id) if found else None
    inside = actor.participant_id == participant_id or actor.staff_id is not None
    return [_attended(row, key if inside else None, actor.zone) for row in found]


def _attended(row: Attendance, key: PersonKey | None, zone: str) -> AttendanceView:
    def opened(column: str) -> str | None:
        return unseal(key, Place(TABLE, column, row.pk), getattr(row, column)) if key else None

    meeting = row.meeting
    return AttendanceView(
        id=row.pk,
        meeting_id=row.meeting_id,
        name=meeting.name if meeting else opened("place_name") or "",
        local_date=row.local_date,
        day=day_word(row.local_date.weekday()),
        when=row.when,
        heard=opened("heard"),
        means=opened("means"),
        shared=row.shared_with_coach,
        joint=row.joint,
        at=moment_of(row.made_at, row.local_date, zone),
        can_take_back=may_take_back(row.made_at, clock.now()),
    )


@dataclass(frozen=True)
class SourceView:
    """A list, how many of its meetings can be found, and when it was last read in."""

    id: UUID
    name: str
    address: str
    zone: str
    meetings: int
    last_run: datetime | None
    counts: dict[str, int]


def sources(actor: Actor) -> list[SourceView]:
    """The organisation's lists by name, with the numbers of the last finished run; two queries."""
    runs: dict[UUID, ImportRun] = {}
    for run in (
        ImportRun.objects.filter(org_id=actor.org_id, state=ImportRun.DONE)
        .only("source_id", "counts", "ended_at")
        .order_by("-made_at")[:500]
    ):
        runs.setdefault(run.source_id, run)
    listed = MeetingSource.objects.filter(org_id=actor.org_id).order_by("name", "address")
    return [_source(source, runs.get(source.pk)) for source in listed]


def _source(source: MeetingSource, run: ImportRun | None) -> SourceView:
    counts = run.counts if run else {}
    listed = sum(counts.get(part, 0) for part in ("created", "updated", "unchanged"))
    return SourceView(
        id=source.pk, name=source.name, address=source.address, zone=source.zone,
        meetings=listed, last_run=run.ended_at if run else None, counts=counts,
    )  # fmt: skip


def checked_run(actor: Actor, run_id: UUID) -> ImportRun | None:
    """A run of the actor's organisation with its source, without the feed; None for others'."""
    runs = ImportRun.objects.select_related("source").defer("feed")
    return runs.filter(pk=run_id, org_id=actor.org_id).first()


def report_words(run: ImportRun) -> dict[str, list[tuple[int | None, str]]]:
    """The rejected rows and the remarks of a run: (row number, sentence in the reader's words).

    A remark about the whole list has no row number.
    """
    return {
        "rejected": [(row["row"], _said(row, "reason")) for row in run.report["rejected"]],
        "remarks": [(row["row"], _said(row, "remark")) for row in run.report["remarks"]],
    }


def _said(row: dict[str, str], column: str) -> str:
    message, said = row[column], row.get("said")
    return gettext(message) % {"said": said} if said else gettext(message)
