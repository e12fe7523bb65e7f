"""Reading a handover with its words: for the person, the coach who goes, and who comes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability
from handrail.ground.access.reading import Reading
from handrail.ground.kernel import clock
from handrail.ground.kernel.keys import PersonKey, key_if_kept
from handrail.ground.kernel.sealed import read
from handrail.ground.people.first_talks import talk_of
from handrail.ground.people.models import Relationship

from .. import rules
from ..models import EarlierWriting, HandedOn, Handover, Wish, Writing

_C = Capability.HANDOVER_READ
SHOWN, EARLIER_SHOWN = 10, 60


@dataclass(frozen=True)
class WordsBefore:
    """How words read before."""

    id: UUID
    text: str
    at: datetime


@dataclass(frozen=True)
class WritingView:
    """Words of one of the two; version 0: nothing was written yet."""

    text: str = ""
    version: int = 0
    before: Sequence[WordsBefore] = ()


@dataclass(frozen=True)
class WishView:
    """What the person asked the coach to change, and where that stands."""

    text: str
    state: str
    at: datetime

    @property
    def stands(self) -> str:
        """Where it stands in words, to be translated where it is shown."""
        return rules.WISH_STANDS[self.state].word


@dataclass(frozen=True)
class HandedView:
    """What a new coach was given to read."""

    text: str
    own: str
    from_name: str
    at: datetime

    @property
    def any(self) -> bool:
        """Whether anything was handed on."""
        return bool(self.text or self.own)


@dataclass(frozen=True)
class Standing:
    """Where a handover stands, without a word of it."""

    id: UUID
    participant_id: UUID
    from_name: str
    to_name: str
    where: rules.Where
    meet_on: date | None
    met: bool
    meet_at: time | None
    comes: str
    notes_too: bool
    ended_at: datetime | None
    ended_by: str

    @property
    def word(self) -> str:
        """Where it stands in words, to be translated where it is shown."""
        return rules.STANDS[self.where.state].word

    @property
    def open(self) -> bool:
        """Whether it is still being prepared."""
        return self.where.state == rules.OPEN

    @property
    def answered(self) -> bool:
        """Whether the person has said what is handed on, about the words of now."""
        return rules.answered(self.where)

    @property
    def asks_again(self) -> bool:
        """Whether the words changed since the person said yes."""
        return bool(self.where.answer) and not self.answered

    @property
    def from_day(self) -> date:
        """The first day on which it may go on without an answer."""
        return rules.manager_from(self.where.planned_on)

    @property
    def comes_words(self) -> str:
        """What whoever comes said of the day, to be translated where it is shown."""
        return rules.COMES.get(self.comes, rules.ASKED_TO_COME)

    def why_not(self, by: str, today: date) -> str | None:
        """Why it may not be done now, to be translated where it is shown; None when it may."""
        return rules.why_not(self.where, by, today)


@dataclass(frozen=True)
class HandoverView:
    """A handover with everything in it that its reader may see."""

    stands: Standing
    words: Mapping[tuple[str, str], WritingView] = field(default_factory=dict)
    wishes: Sequence[WishView] = ()
    handed: HandedView | None = None

    def said(self, part: str, by: str) -> WritingView:
        """The words of one of the two."""
        return self.words.get((part, by), WritingView())


def standing_of(row: Handover, zone: str) -> Standing:
    where = rules.Where(
        row.state, row.answer, row.version, row.approved_version,
        clock.local(row.made_at, zone).date(), row.from_staff.suspended_at is not None,
    )  # fmt: skip
    return Standing(
        row.pk, row.participant_id, row.from_staff.user.name, row.to_staff.user.name, where,
        row.meet_on, row.met, row.meet_at, row.comes, row.notes_too, row.ended_at, row.ended_by,
    )  # fmt: skip


def _mine(actor: Actor, participant_id: UUID) -> Any:
    rows = Handover.objects.visible_to(actor, _C).filter(participant_id=participant_id)
    return rows.select_related("from_staff__user", "to_staff__user").order_by("-made_at", "-id")[
        :SHOWN
    ]


def _going(actor: Actor, participant_id: UUID) -> Any:
    rows = Handover.objects.visible_to(actor, _C).filter(
        participant_id=participant_id, from_staff_id=actor.staff_id, state=rules.OPEN
    )
    return rows.select_related("from_staff__user", "to_staff__user")[:1]


def _words(actor: Actor, participant_id: UUID) -> Any:
    return Writing.objects.visible_to(actor, _C).filter(participant_id=participant_id)


def _before(actor: Actor, participant_id: UUID) -> Any:
    rows = EarlierWriting.objects.visible_to(actor, _C).filter(participant_id=participant_id)
    return rows.order_by("-made_at", "-id")[:EARLIER_SHOWN]


def _wishes(actor: Actor, participant_id: UUID) -> Any:
    rows = Wish.objects.visible_to(actor, _C).filter(participant_id=participant_id)
    return rows.order_by("made_at", "id")


def _handed(actor: Actor, participant_id: UUID) -> Any:
    rows = HandedOn.objects.visible_to(actor, Capability.HANDED_ON_READ).filter(
        participant_id=participant_id
    )
    return rows.select_related("from_staff__user").order_by("-made_at", "-id")[:SHOWN]


def _handed_to_me(actor: Actor, participant_id: UUID) -> Any:
    rows = HandedOn.objects.visible_to(actor, Capability.HANDED_ON_READ).filter(
        participant_id=participant_id, to_staff_id=actor.staff_id
    )
    return rows.select_related("from_staff__user").order_by("-made_at", "-id")[:1]


_MINE, _GOING, _WORDS, _BEFORE = Reading(_mine), Reading(_going), Reading(_words), Reading(_before)
_WISHES, _HANDED, _HANDED_TO_ME = Reading(_wishes), Reading(_handed), Reading(_handed_to_me)


def _writings(
    actor: Actor, participant_id: UUID, key: PersonKey
) -> dict[UUID, dict[tuple[str, str], WritingView]]:
    earlier: dict[UUID, list[WordsBefore]] = defaultdict(list)
    for row in _BEFORE.objects(actor, participant_id):
        text = read(key, row, "text") or ""
        earlier[row.writing_id].append(WordsBefore(row.pk, text, row.made_at))
    found: dict[UUID, dict[tuple[str, str], WritingView]] = defaultdict(dict)
    for row in _WORDS.objects(actor, participant_id):
        found[row.handover_id][row.part, row.by] = WritingView(
            read(key, row, "text") or "", row.version, earlier.get(row.pk, ())
        )
    return found


def _handed_view(key: PersonKey, row: HandedOn) -> HandedView:
    return HandedView(
        read(key, row, "text") or "", read(key, row, "own") or "", row.from_staff.user.name,
        row.made_at,
    )  # fmt: skip


def handovers(actor: Actor, participant_id: UUID) -> list[HandoverView]:
    """The person's own handovers, the newest first; for their coach the one being prepared.

    A number of queries that does not grow.
    """
    mine = actor.participant_id == participant_id
    rows = (_MINE if mine else _GOING).objects(actor, participant_id)
    key = key_if_kept(participant_id) if rows else None
    if key is None:
        return []
    words, wishes = _writings(actor, participant_id, key), defaultdict(list)
    for row in _WISHES.objects(actor, participant_id):
        said = WishView(read(key, row, "text") or "", row.state, row.made_at)
        wishes[row.handover_id].append(said)
    handed = {row.handover_id: _handed_view(key, row)
              for row in (_HANDED.objects(actor, participant_id) if mine else ())}  # fmt: skip
    return [
        HandoverView(standing_of(row, actor.zone), words.get(row.pk, {}), wishes.get(row.pk, ()),
                     handed.get(row.pk))
        for row in rows
    ]  # fmt: skip


def kept_said(actor: Actor, stands: Standing) -> str:
    """Where the time of the talk is kept, to be translated where it is shown; a query for one."""
    if stands.meet_on is None or stands.meet_at is None or stands.met:
        return ""
    talk = talk_of(stands.participant_id, stands.id)
    ahead = stands.meet_on >= clock.today(actor.zone)
    return rules.kept_said(talk.state if talk else None, ahead=ahead)


def handed_to_me(actor: Actor, participant_id: UUID) -> HandedView | None:
    """What the person let this very coach read; two queries."""
    rows = _HANDED_TO_ME.objects(actor, participant_id)
    key = key_if_kept(participant_id) if rows else None
    return _handed_view(key, rows[0]) if key else None


@dataclass(frozen=True)
class CoachBefore:
    """Somebody who coached this person, from one day to another."""

    name: str
    since: datetime
    until: datetime | None


def _coaches(actor: Actor, participant_id: UUID) -> Any:
    rows = Relationship.objects.visible_to(actor, _C).filter(
        participant_id=participant_id, kind="coach", ended_at__isnull=False
    )
    found = rows.order_by("-ended_at", "-id")
    return found.values_list("staff__user__name", "started_at", "ended_at")[:SHOWN]


_COACHES = Reading(_coaches)


def coaches_before(actor: Actor, participant_id: UUID) -> list[CoachBefore]:
    """Who coached them before, the last one first; one query."""
    return [CoachBefore(*row) for row in _COACHES.rows(actor, participant_id)]
