"""Reading remarks for supervision: what was said to them, what waits, and how many there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef

from handrail.ground.access import Actor, Capability
from handrail.ground.access.looking import numbered
from handrail.ground.access.reading import Reading
from handrail.ground.audit import record_list
from handrail.ground.kernel.keys import PersonKey, key_if_kept
from handrail.ground.kernel.sealed import read
from handrail.ground.people.names import WHO, short_name

from . import rules
from .models import Remark, RemarkRead

REMARKS_SHOWN, WAITING_SHOWN, ON_TODAY = 100, 200, 12
ANSWERS = 27
"""The number under which an answer to a remark says that it came; no other room's."""
_READ, _WRITE = Capability.REMARK_READ, Capability.REMARK_WRITE


@dataclass(frozen=True)
class ReadView:
    """That a remark was read, by whom, and what they answered."""

    name: str
    answer: str
    at: datetime
    told: bool


@dataclass(frozen=True)
class RemarkView:
    """A remark as its writer and the supervisor read it."""

    id: UUID
    name: str
    mine: bool
    reason: str
    why: str
    text: str
    at: datetime
    away: bool
    read: ReadView | None = None
    """That it was read, as it stands now; None while it waits."""
    before: Sequence[ReadView] = ()
    """What was said to it before: other words, or a mark that was taken back."""

    @property
    def reason_words(self) -> str:
        """Why it is for supervision alone, to be translated where it is shown."""
        return rules.REASONS[self.reason]

    @property
    def waits(self) -> bool:
        """Whether it waits for the reader, who supervises its writer."""
        return rules.remark_waits(own=self.mine, away=self.away, read=self.read is not None)

    @property
    def last_words(self) -> str:
        """The answer that stands, or that stood last: where an answer is begun from."""
        found = self.read or next(iter(self.before), None)
        return found.answer if found else ""


def remarks(actor: Actor, capability: Capability, participant_id: UUID) -> list[RemarkView]:
    """Return the remarks about somebody: all for a supervisor, a coach's own for the coach.

    `capability` is REMARK_READ or REMARK_WRITE; what was taken back only its writer sees. Two
    queries and the key.
    """
    rows = Remark.objects.visible_to(actor, capability).filter(participant_id=participant_id)
    if capability is not _READ:
        rows = rows.filter(staff_id=actor.staff_id)
    else:
        rows = rows.filter(put_away_at__isnull=True)
    found = list(rows.select_related("staff__user").order_by("-made_at", "-id")[:REMARKS_SHOWN])
    key = key_if_kept(participant_id) if found else None
    if key is None:
        return []
    now, before = _said(actor, capability, participant_id, key)
    return [
        RemarkView(
            row.pk, row.staff.user.name, row.staff_id == actor.staff_id, row.reason,
            read(key, row, "why") or "", read(key, row, "text") or "", row.made_at,
            row.put_away_at is not None, now.get(row.pk), before[row.pk],
        )
        for row in found
    ]  # fmt: skip


def _said(
    actor: Actor, capability: Capability, participant_id: UUID, key: PersonKey
) -> tuple[Mapping[UUID, ReadView], Mapping[UUID, list[ReadView]]]:
    """What stands of the remarks about somebody, and what stood before, newest first.

    What a supervisor took back is not shown to the coach.
    """
    rows = RemarkRead.objects.visible_to(actor, capability).filter(participant_id=participant_id)
    if capability is not _READ:
        rows = rows.filter(taken_back_at__isnull=True)
    now: dict[UUID, ReadView] = {}
    before: dict[UUID, list[ReadView]] = defaultdict(list)
    shown = rows.select_related("staff__user").order_by("-made_at", "-id")
    for row in shown[: 2 * REMARKS_SHOWN]:
        view = ReadView(
            row.staff.user.name, read(key, row, "answer") or "", row.made_at,
            row.told_at is not None,
        )  # fmt: skip
        if row.taken_back_at is None:
            now[row.remark_id] = view
        else:
            before[row.remark_id].append(view)
    return now, before


def remarks_counted(actor: Actor, participant_id: UUID) -> int:
    """How many remarks there are about the person who asks, never what they say; one query."""
    rows = Remark.objects.visible_to(actor, Capability.SHARING_READ)
    return int(rows.filter(participant_id=participant_id, put_away_at__isnull=True).count())


def _waiting(actor: Actor) -> Any:
    """As rules.remark_waits says it, in SQL."""
    marks = RemarkRead.objects.visible_to(actor, _READ).filter(
        remark_id=OuterRef("pk"), taken_back_at__isnull=True
    )
    rows = Remark.objects.visible_to(actor, _READ).exclude(staff_id=actor.staff_id)
    return rows.filter(~Exists(marks), put_away_at__isnull=True)


def remarks_waiting(actor: Actor) -> int:
    """How many remarks wait for the reader; a number and nobody's name. One query."""
    return int(_waiting(actor).count())


@dataclass(frozen=True)
class WaitingAbout:
    """Somebody about whom remarks wait: how many, of whom, and since when; no word of them."""

    participant_id: UUID
    name: str
    count: int
    by: Sequence[str]
    since: datetime
    safety: bool
    """One of them worries about somebody's safety: it comes first."""


def _named(actor: Actor) -> Any:
    rows = _waiting(actor).order_by("made_at", "id")
    return rows.values_list(*WHO, "staff__user__name", "made_at", "reason")[:WAITING_SHOWN]


_NAMED = Reading(_named)


def remarks_waiting_about(actor: Actor) -> list[WaitingAbout]:
    """About whom remarks wait: a worry about safety first, then the longest. One query.

    The reading is written into the book when there is anybody.
    """
    by_person: dict[UUID, list[tuple[Any, ...]]] = defaultdict(list)
    for who, *row in _NAMED.rows(actor):
        by_person[who].append(tuple(row))
    if by_person:
        record_list(actor, _READ, list(by_person))
    found = [
        WaitingAbout(
            who, short_name(*rows[0][:3]), len(rows), list(dict.fromkeys(row[3] for row in rows)),
            rows[0][4], any(row[5] == rules.SAFETY for row in rows),
        )
        for who, rows in by_person.items()
    ]  # fmt: skip
    return sorted(found, key=lambda one: (not one.safety, one.since))


def remarks_waiting_of(actor: Actor, people: Sequence[UUID]) -> Mapping[UUID, int]:
    """How many remarks wait about each of these people; who shows them notes the reading."""
    counts: dict[UUID, int] = defaultdict(int)
    for who in _waiting(actor).filter(participant_id__in=people).values_list(
        "participant_id", flat=True
    ):  # fmt: skip
        counts[who] += 1
    return counts


@dataclass(frozen=True)
class Answered:
    """A remark of the coach's about somebody was answered; no word of it."""

    participant_id: UUID
    name: str


def _answered(actor: Actor) -> Any:
    return RemarkRead.objects.visible_to(actor, _WRITE).filter(
        remark__staff_id=actor.staff_id, remark__put_away_at__isnull=True, told_at__isnull=True,
        taken_back_at__isnull=True, answer__isnull=False,
    )  # fmt: skip


def anybody_answered(actor: Actor) -> Any:
    """Rows of the number ANSWERS when an answer came; for a look at it with other rooms."""
    return numbered(_answered(actor), ANSWERS)


def _answered_named(actor: Actor) -> Any:
    return _answered(actor).order_by("made_at", "id").values_list(*WHO)[:ON_TODAY]


_ANSWERED = Reading(_answered_named)


def remarks_answered(actor: Actor) -> tuple[Answered, ...]:
    """About whom a remark of the coach's was answered and not yet looked at; one query.

    The reading is written into the book when there is anybody.
    """
    names = {who: names for who, *names in _ANSWERED.rows(actor)}
    if names:
        record_list(actor, _WRITE, list(names))
    return tuple(Answered(who, short_name(*each)) for who, each in names.items())
