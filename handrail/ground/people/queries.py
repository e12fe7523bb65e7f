"""Reads of people: the manager's minimum, and a participant's own people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from handrail.ground.access import Actor, Capability, NotVisible, Role
from handrail.ground.access.reading import Reading
from handrail.ground.audit import record_list, record_read
from handrail.ground.orgs.models import Site
from handrail.ground.people.models import Episode, Participant, Relationship, Staff
from handrail.ground.people.words import ROLE_WORDS

PAGE = 25
FOUND_AT_MOST = 50
EMERGENCY_AT_MOST = 10
_C = Capability.INTAKE_WRITE


@dataclass(frozen=True)
class PersonView:
    """Somebody of a participant's own people."""

    name: str
    initials: str
    role_word: str
    phone: str | None
    staff_id: UUID


@dataclass(frozen=True)
class PersonRow:
    """One line of the manager's list: name, site, coach, and whether an episode is open."""

    id: UUID
    name: str
    initials: str
    site: str
    coach: str
    open_since: datetime | None


@dataclass(frozen=True)
class EpisodeView:
    """A stretch of time with the programme."""

    opened_at: datetime
    closed_at: datetime | None
    close_reason: str


@dataclass(frozen=True)
class CoachView:
    """A coach of somebody, now or before."""

    staff_id: UUID
    name: str
    started_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True)
class PersonAdmin:
    """What the office sees of one person. No check-in, note, step or contact is in here."""

    id: UUID
    name: str
    full_name: str
    initials: str
    site: str
    phone: str
    email: str
    birth_year: int | None
    language: str
    can_sign_in: bool
    episodes: tuple[EpisodeView, ...]
    coaches: tuple[CoachView, ...]

    @property
    def open(self) -> EpisodeView | None:
        """The open episode, if there is one."""
        return next((e for e in self.episodes if e.closed_at is None), None)

    @property
    def coach(self) -> CoachView | None:
        """The coach now, if there is one."""
        return next((c for c in self.coaches if c.ended_at is None), None)


@dataclass(frozen=True)
class StaffRow:
    """Somebody who works here."""

    id: UUID
    name: str
    roles: tuple[str, ...]
    site: str
    supervisor: str
    people: int
    suspended: bool
    mine: bool


@dataclass(frozen=True)
class Counts:
    """The programme in six numbers."""

    with_us: int
    without_coach: int
    coach_paused: int
    closed: int
    staff: int
    coaches_without_supervisor: int


def initials(given: str, family: str) -> str:
    """One or two letters for a round mark: "Ana Marlow" -> "AM"."""
    return (given[:1] + family[:1]).upper() or "?"


def _now(actor: Actor, participant_id: UUID) -> Any:
    rows = Relationship.objects.visible_to(actor, Capability.PERSON_READ).filter(
        participant_id=participant_id, ended_at__isnull=True, staff__suspended_at__isnull=True
    )
    return rows.select_related("staff__user", "staff__supervisor__user")


_NOW = Reading(_now)


def my_people(actor: Actor, participant_id: UUID) -> list[PersonView]:
    """The participant's coach and that coach's supervisor; one query.

    `phone` is the work number; the one that they sign in with is nobody else's to know.
    """
    found: list[PersonView] = []
    for row in _NOW.objects(actor, participant_id):
        found.append(_view(row.staff, "coach"))
        boss = row.staff.supervisor
        if boss is not None and boss.suspended_at is None:
            found.append(_view(boss, "supervisor"))
    return found


def _view(staff: Staff, role: str) -> PersonView:
    given, _space, family = staff.user.name.partition(" ")
    return PersonView(
        staff.user.name,
        initials(given, family),
        str(ROLE_WORDS[role]),
        staff.work_phone or None,
        staff.pk,
    )


def own_work_phone(actor: Actor) -> str:
    """The actor's own work number in E.164, "" for none. Raises NotVisible outside of staff."""
    if actor.staff_id is None:
        raise NotVisible
    found = Staff.objects.filter(pk=actor.staff_id, org_id=actor.org_id)
    return found.values_list("work_phone", flat=True).get()


def _people(actor: Actor) -> QuerySet[Participant]:
    """Participants with their open episode and present coach, each by one subquery."""
    open_now = Episode.objects.visible_to(actor, _C).filter(
        participant_id=OuterRef("pk"), closed_at__isnull=True
    )
    coaches = Relationship.objects.visible_to(actor, _C).filter(
        participant_id=OuterRef("pk"), ended_at__isnull=True, kind="coach"
    )
    rows: QuerySet[Participant] = Participant.objects.visible_to(actor, _C)
    return rows.filter(merged_into__isnull=True).annotate(
        open_since=Subquery(open_now.values("opened_at")[:1]),
        coach_name=Subquery(coaches.values("staff__user__name")[:1]),
        coach_paused=Exists(coaches.filter(staff__suspended_at__isnull=False)),
    )


_SHOW = {
    "now": Q(open_since__isnull=False),
    "waiting": Q(open_since__isnull=False) & (Q(coach_name__isnull=True) | Q(coach_paused=True)),
    "closed": Q(open_since__isnull=True),
}
SHOW = tuple(_SHOW)


def people_page(actor: Actor, *, show: str, page: int) -> tuple[Page[Any], list[PersonRow]]:
    """One page of 25 people in the order of names; `show` is one of SHOW. Noted in the book."""
    rows = _people(actor).filter(_SHOW.get(show, _SHOW["now"]))
    found = Paginator(rows.select_related("site").order_by("given_name", "pk"), PAGE).get_page(page)
    return found, _noted(actor, list(found))


def people_called(actor: Actor, name: str) -> list[PersonRow]:
    """At most 50 people whose given or family name begins so, or "Ana M" as the team says it."""
    given, _space, family = name.partition(" ")
    wanted = Q(given_name__istartswith=name) | Q(family_name__istartswith=name)
    if family:
        wanted |= Q(given_name__iexact=given, family_name__istartswith=family.rstrip("."))
    rows = _people(actor).filter(wanted).select_related("site").order_by("given_name", "pk")
    return _noted(actor, list(rows[:FOUND_AT_MOST]))


@dataclass(frozen=True)
class Named:
    """Just enough to choose the right person in an emergency."""

    id: UUID
    name: str
    initials: str
    site: str


def in_an_emergency(actor: Actor, name: str) -> list[Named]:
    """At most ten people of the organisation whose given or family name begins so."""
    people = Participant.objects.visible_to(actor, Capability.BREAK_GLASS).filter(
        Q(given_name__istartswith=name) | Q(family_name__istartswith=name)
    )
    rows = people.select_related("site").order_by("given_name", "pk")[:EMERGENCY_AT_MOST]
    found = [
        Named(
            id=row.pk,
            name=f"{row.given_name} {row.family_name}".strip(),
            initials=initials(row.given_name, row.family_name),
            site=row.site.name,
        )
        for row in rows
    ]
    record_list(actor, Capability.BREAK_GLASS, [person.id for person in found])
    return found


def named_in_an_emergency(actor: Actor, participant_id: UUID) -> str:
    """Return the short name of somebody whose record may be opened. Raises NotVisible."""
    people = Participant.objects.visible_to(actor, Capability.BREAK_GLASS)
    found = people.filter(pk=participant_id).first()
    if found is None:
        raise NotVisible
    return str(found.short_name)


def _noted(actor: Actor, rows: list[Any]) -> list[PersonRow]:
    record_list(actor, _C, [row.pk for row in rows])
    return [
        PersonRow(
            id=row.pk,
            name=row.short_name,
            initials=initials(row.given_name, row.family_name),
            site=row.site.name,
            coach=row.coach_name or "",
            open_since=row.open_since,
        )
        for row in rows
    ]


def person_admin(actor: Actor, participant_id: UUID) -> PersonAdmin:
    """What the office sees of one person, noted in the book. Raises NotVisible."""
    people = Participant.objects.visible_to(actor, _C).select_related("site", "user")
    row = people.filter(pk=participant_id).first()
    if row is None:
        raise NotVisible
    record_read(actor, _C, participant_id)
    return PersonAdmin(
        id=row.pk, name=row.short_name,
        full_name=f"{row.given_name} {row.family_name}".strip() or row.short_name,
        initials=initials(row.given_name, row.family_name), site=row.site.name, phone=row.phone,
        email=row.email, birth_year=row.birth_year, language=row.language,
        can_sign_in=row.user is not None and row.user.is_active,
        episodes=_episodes(actor, participant_id), coaches=_coaches(actor, participant_id),
    )  # fmt: skip


def person_name(actor: Actor, participant_id: UUID, capability: Capability) -> str:
    """The name as the team says it. Raises NotVisible."""
    people = Participant.objects.visible_to(actor, capability).filter(pk=participant_id)
    row = people.only("given_name", "family_name", "removed_at").first()
    if row is None:
        raise NotVisible
    return str(row.short_name)


def _episodes(actor: Actor, participant_id: UUID) -> tuple[EpisodeView, ...]:
    rows = Episode.objects.visible_to(actor, _C).filter(participant_id=participant_id)
    return tuple(
        EpisodeView(row.opened_at, row.closed_at, row.close_reason)
        for row in rows.order_by("-opened_at")
    )


def _coaches(actor: Actor, participant_id: UUID) -> tuple[CoachView, ...]:
    rows = Relationship.objects.visible_to(actor, _C).filter(participant_id=participant_id)
    return tuple(
        CoachView(row.staff_id, row.staff.user.name, row.started_at, row.ended_at)
        for row in rows.select_related("staff__user").order_by("-started_at")
    )


def staff_list(actor: Actor) -> list[StaffRow]:
    """Everybody who works in the organisation, in the order of names; one query."""
    load = (
        Relationship.objects.for_system("how many people a coach has: a number, nobody's record")
        .filter(staff_id=OuterRef("pk"), ended_at__isnull=True)
        .order_by()
        .values("staff_id")
        .annotate(n=Count("pk"))
        .values("n")
    )
    rows = (
        Staff.objects.filter(org_id=actor.org_id)
        .select_related("user", "site", "supervisor__user")
        .annotate(load=Subquery(load))
        .order_by("user__name", "pk")
    )
    return [
        StaffRow(
            id=row.pk,
            name=row.user.name,
            roles=tuple(str(ROLE_WORDS[word]) for word in row.roles.split()),
            site=row.site.name if row.site else "",
            supervisor=row.supervisor.user.name if row.supervisor else "",
            people=row.load or 0,
            suspended=row.suspended_at is not None,
            mine=row.pk == actor.staff_id,
        )
        for row in rows
    ]


def staff_choices(
    actor: Actor, role: Role, *, of: UUID | None = None, another: bool = False
) -> list[tuple[str, str]]:  # fmt: skip
    """Active staff with this role, as (id, name) for a form; nobody is offered to themselves.

    `of` is the person for whom somebody is chosen; with `another` their coach of now is left out.
    """
    rows = Staff.objects.filter(org_id=actor.org_id, suspended_at__isnull=True)
    if of is not None:
        same = Participant.objects.visible_to(actor, _C).filter(pk=of, user__isnull=False)
        rows = rows.exclude(user__in=same.values("user_id"))
        if another:
            now = Relationship.objects.visible_to(actor, _C).filter(
                participant_id=of, kind="coach", ended_at__isnull=True
            )
            rows = rows.exclude(pk__in=now.values("staff_id"))
    found = rows.order_by("user__name", "pk").values_list("pk", "user__name", "roles")
    return [(str(pk), name) for pk, name, roles in found if role in roles.split()]


def site_choices(actor: Actor) -> list[tuple[str, str]]:
    """Sites of the organisation that take somebody in, as (id, name) for a form."""
    rows = Site.objects.filter(org_id=actor.org_id, away_at__isnull=True).order_by("name")
    return [(str(pk), name) for pk, name in rows.values_list("pk", "name")]


def counts(actor: Actor) -> Counts:
    """The programme in numbers; two queries whatever its size."""
    people = _people(actor).aggregate(
        with_us=Count("pk", filter=_SHOW["now"]),
        without=Count("pk", filter=_SHOW["now"] & Q(coach_name__isnull=True)),
        paused=Count("pk", filter=_SHOW["now"] & Q(coach_paused=True)),
        closed=Count("pk", filter=_SHOW["closed"]),
    )
    here = Staff.objects.filter(org_id=actor.org_id, suspended_at__isnull=True)
    roles = list(here.values_list("roles", "supervisor_id"))
    alone = sum(1 for words, boss in roles if Role.COACH in words.split() and boss is None)
    return Counts(
        people["with_us"], people["without"], people["paused"], people["closed"],
        len(roles), alone,
    )  # fmt: skip
