"""Reads: one's own page, what a participant sees of their coach, all coaches, one's stories."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, Role, rules_for
from handrail.ground.access.reading import Reading
from handrail.ground.kernel.keys import PersonKey, key_if_kept, keys_for
from handrail.ground.kernel.sealed import read
from handrail.ground.people.models import Staff
from handrail.ground.people.queries import my_people

from . import rules
from .models import CoachBefore, CoachPart, CoachStory, OfferedStory
from .own import me, own_rows

BEFORE_SHOWN = 40
_KEEP, _ALL = Capability.COACH_PAGE_KEEP, Capability.COACH_PAGES_READ


@dataclass(frozen=True)
class Before:
    """How something read until `at`; of a story with its name and what it was for."""

    id: UUID
    at: datetime
    text: str
    title: str = ""
    purpose: str = ""

    @property
    def purpose_word(self) -> str:
        """What it was for, to be translated where it is shown, or ""."""
        return rules.PURPOSES.get(self.purpose, "")


@dataclass(frozen=True)
class PartView:
    """One part; `readers` are keys of rules.READERS. `before` is for its writer alone."""

    part: str
    text: str
    readers: tuple[str, ...] = ()
    version: int = 0
    before: tuple[Before, ...] = ()

    @property
    def word(self) -> str:
        """What it is called, to be translated where it is shown."""
        return rules.PARTS[self.part].word

    @property
    def hint(self) -> str:
        """What could stand there."""
        return rules.PARTS[self.part].hint


@dataclass(frozen=True)
class StoryView:
    """One story; `state` and `offered_id` say how it stands with one person, where asked."""

    id: UUID
    title: str
    text: str
    purpose: str
    version: int = 1
    away: bool = False
    before: tuple[Before, ...] = ()
    state: str = ""
    offered_id: UUID | None = None

    @property
    def purpose_word(self) -> str:
        """What it is for, to be translated where it is shown."""
        return rules.PURPOSES[self.purpose]

    @property
    def stands(self) -> str:
        """How it stands with the person, to be translated where it is shown."""
        return rules.STANDS[self.state].word if self.state else ""


def _may(actor: Actor, capability: Capability) -> None:
    if not rules_for(actor.roles, capability):
        raise NotVisible


def _before(actor: Actor, key: PersonKey | None) -> Mapping[UUID, list[Before]]:
    found: dict[UUID, list[Before]] = {}
    if key is None:
        return found
    rows = own_rows(CoachBefore, actor).order_by("-made_at", "-id")[:BEFORE_SHOWN]
    for row in rows:
        said = Before(row.pk, row.made_at, read(key, row, "text") or "",
                      read(key, row, "title") or "", row.purpose)  # fmt: skip
        found.setdefault(row.part_id or row.story_id, []).append(said)
    return found


def _readers(row: CoachPart) -> tuple[str, ...]:
    return tuple(name for name in rules.READERS if getattr(row, name))


def own_page(actor: Actor) -> list[PartView]:
    """All parts of the actor's own page, also those that are empty; three queries."""
    _may(actor, _KEEP)
    rows = {row.part: row for row in own_rows(CoachPart, actor)}
    key = key_if_kept(actor.staff_id) if rows and actor.staff_id else None
    before = _before(actor, key)
    return [
        PartView(name, read(key, row, "text") or "", _readers(row), row.version,
                 tuple(before.get(row.pk, ())))
        if key and (row := rows.get(name)) else PartView(name, "")
        for name in rules.PARTS
    ]  # fmt: skip


def _shown(rows: Iterable[CoachPart], key: PersonKey | None) -> list[PartView]:
    by_part = {row.part: read(key, row, "text") or "" for row in rows} if key else {}
    return [PartView(name, by_part[name]) for name in rules.PARTS if by_part.get(name)]


def as_seen(actor: Actor, reader: str) -> list[PartView]:
    """What one kind of reader sees of the actor's own page now."""
    return [one for one in own_page(actor) if one.text and reader in one.readers]


def own_stories(actor: Actor, *, away: bool = False) -> list[StoryView]:
    """The actor's own stories, the newest first, those put away instead with `away`."""
    _may(actor, _KEEP)
    rows = list(own_rows(CoachStory, actor).filter(away_at__isnull=not away).order_by("-made_at"))
    key = key_if_kept(actor.staff_id) if rows and actor.staff_id else None
    before = _before(actor, key)
    return [_story(key, row, before=tuple(before.get(row.pk, ()))) for row in rows if key]


def _story(key: PersonKey, row: CoachStory, **more: Any) -> StoryView:
    return StoryView(
        row.pk, read(key, row, "title") or "", read(key, row, "text") or "", row.purpose,
        row.version, row.away_at is not None, **more,
    )  # fmt: skip


def _offers(actor: Actor, capability: Capability, participant_id: UUID, staff_id: UUID) -> Any:
    rows = OfferedStory.objects.visible_to(actor, capability)
    found = rows.filter(participant_id=participant_id, staff_id=staff_id)
    return found.select_related("story").order_by("-touched_at", "-id")


_OFFERS = Reading(_offers)


def stories_for(actor: Actor, participant_id: UUID) -> list[StoryView]:
    """The actor's own stories, and how each stands with this person."""
    if actor.staff_id is None:
        raise NotVisible
    known = _OFFERS.objects(actor, Capability.STORY_OFFER, participant_id, actor.staff_id)
    stands = {row.story_id: row for row in known}
    return [
        StoryView(one.id, one.title, one.text, one.purpose, state=row.state, offered_id=row.pk)
        if (row := stands.get(one.id)) else one
        for one in own_stories(actor)
    ]  # fmt: skip


@dataclass(frozen=True)
class CoachSeen:
    """What is seen of one coach."""

    staff_id: UUID
    name: str
    parts: tuple[PartView, ...] = ()
    stories: tuple[StoryView, ...] = ()
    not_me: tuple[StoryView, ...] = ()


def my_coach(actor: Actor, participant_id: UUID) -> CoachSeen | None:
    """What the participant sees of their coach now, with the stories offered to them."""
    coach = next(iter(my_people(actor, participant_id)), None)
    if coach is None:
        return None
    capability = Capability.COACH_PAGE_READ
    offers = _OFFERS.objects(actor, capability, participant_id, coach.staff_id)
    rows = list(CoachPart.objects.filter(org_id=actor.org_id, staff_id=coach.staff_id, mine=True))
    key = key_if_kept(coach.staff_id) if rows or offers else None
    seen = [
        _story(key, row.story, state=row.state, offered_id=row.pk)
        for row in offers
        if key and row.story.away_at is None and row.state != rules.TAKEN_BACK
    ]
    return CoachSeen(
        coach.staff_id, coach.name, tuple(_shown(rows, key)),
        tuple(one for one in seen if one.state == rules.OFFERED),
        tuple(one for one in seen if one.state == rules.NOT_FOR_ME),
    )  # fmt: skip


def coaches_here(actor: Actor, reader: str) -> list[CoachSeen]:
    """Every coach of the organisation in the order of names, with what such a reader sees.

    Three queries, however many they are. Nothing compares them.
    """
    _may(actor, _ALL)
    if reader not in (rules.CHOOSERS, rules.COLLEAGUES):
        raise NotVisible
    here = Staff.objects.filter(
        org_id=actor.org_id, suspended_at__isnull=True, roles__contains=Role.COACH
    )
    names = here.order_by("user__name", "pk").values_list("pk", "user__name")
    rows: dict[UUID, list[CoachPart]] = {}
    for row in CoachPart.objects.filter(org_id=actor.org_id, **{reader: True}):
        rows.setdefault(row.staff_id, []).append(row)
    keys = keys_for(rows) if rows else {}
    return [
        CoachSeen(staff, name, tuple(_shown(rows.get(staff, ()), keys.get(staff))))
        for staff, name in names
    ]


def reader_of(actor: Actor) -> str:
    """As which kind of reader somebody looks at the coaches here."""
    if Role.PARTICIPANT in actor.roles or Role.MANAGER in actor.roles:
        return rules.CHOOSERS
    return rules.COLLEAGUES


def offered_now(actor: Actor, story_id: UUID) -> bool:
    """Whether somebody reads this story of one's own now; who, it does not say."""
    offers = OfferedStory.objects.for_system("whether a story of one's own is read by somebody")
    return bool(offers.filter(story_id=story_id, staff_id=me(actor), state=rules.OFFERED).exists())
