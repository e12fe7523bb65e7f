"""What is due on the first pages: promises that are up or not seen yet, looks, and askings."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Q

from handrail.ground.access import Actor, Capability, Role
from handrail.ground.access.looking import numbered
from handrail.ground.access.reading import Reading
from handrail.ground.audit import record_list
from handrail.ground.kernel import clock
from handrail.ground.kernel.keys import PersonKey, key_if_kept, keys_for
from handrail.ground.kernel.sealed import read
from handrail.ground.people.models import Relationship
from handrail.ground.people.names import WHO, short_name
from handrail.ground.people.reach import working_with_role

from ..finding import PLANNED
from ..models import CoachWish, Holding, Promise, TrackAsk
from ..rules import BOTH, COACH, PARTICIPANT, holding, promises
from ..rules import asking as asks
from .agreement import AgreementAsk, agreement_asks, working_together
from .promises import PromiseView, promise_view

AT_MOST, ON_TODAY = 12, 2
_C = Capability.PROMISE_READ


@dataclass(frozen=True)
class DueLine:
    """Somebody of whom a promise is up: the coach's own, or one that is not seen yet."""

    participant_id: UUID
    name: str
    whose: str
    first: str
    """What the person chose to happen first when something is not seen."""
    late: bool
    promise_id: UUID
    on: date | None
    """The day that an answer given now is about."""
    move_to: date

    @property
    def not_seen(self) -> bool:
        """Whether the coach is asked to do what comes first."""
        return self.late and self.whose != COACH and self.first != holding.WAIT

    @property
    def word(self) -> str:
        """What is up, to be translated where it is shown."""
        return holding.up_word(self.whose, self.first, late=self.late)

    @property
    def icon(self) -> str:
        """The sign of what comes first; "" where nothing is asked about."""
        return holding.ICONS[self.first] if self.not_seen else ""

    @property
    def ritual(self) -> bool:
        """Whether it is of both, so that either says how it went."""
        return self.whose == BOTH


def _are_up(actor: Actor, today: date) -> Any:
    return Promise.objects.visible_to(actor, _C).filter(
        Q(whose__in=(COACH, BOTH), due_on__lte=today)
        | Q(whose=PARTICIPANT, late_from__lte=today)
        # As in rules.holding.up_word: who chose to wait until the two meet is not asked before.
        & ~Q(holding__first=holding.WAIT)
        & (Q(asked_for__isnull=True) | Q(asked_for__lt=F("due_on"))),
        put_away_at__isnull=True, holding__rests_since__isnull=True, left_at__isnull=True,
    )  # fmt: skip


def _up(actor: Actor, today: date) -> Any:
    rows = _are_up(actor, today).order_by("due_on", "id")
    return rows.values_list(*WHO, "whose", "holding__first", "late_from", "pk", "due_on", *PLANNED)[
        :AT_MOST
    ]


_UP = Reading(_up)


def promises_up(actor: Actor, today: date) -> list[DueLine]:
    """At most twelve lines for a coach's first page, the oldest first; one query."""
    rows = _UP.rows(actor, today)
    return [
        DueLine(
            who,
            short_name(given, family, removed),
            whose,
            first,
            late <= today,
            pk,
            promises.current(promises.Schedule(*plan), due_on, today),
            promises.next_to(today),
        )
        for who, given, family, removed, whose, first, late, pk, due_on, *plan in rows
    ]


def _own_up(actor: Actor, participant_id: UUID, today: date) -> Any:
    rows = Promise.objects.visible_to(actor, _C).filter(
        Q(whose=PARTICIPANT) | Q(whose=BOTH, left_at__isnull=True),
        participant_id=participant_id, due_on__lte=today,
        put_away_at__isnull=True, holding__rests_since__isnull=True,
    )  # fmt: skip
    return rows.select_related("writer", "holding").order_by("-due_on", "id")[:ON_TODAY]


_OWN_UP = Reading(_own_up)


def own_promises_up(
    actor: Actor, participant_id: UUID, today: date, *, key: PersonKey | None = None
) -> list[PromiseView]:  # fmt: skip
    """At most two of one's own that are up; a query, and one for the key without it."""
    rows = _OWN_UP.objects(actor, participant_id, today)
    key = key or (key_if_kept(participant_id) if rows else None)
    return [promise_view(key, row, today) for row in rows] if key else []


@dataclass(frozen=True)
class NameLine:
    """Somebody to look at how they are held to it with; or who asked for something."""

    participant_id: UUID
    name: str


def _to_look_at(actor: Actor, today: date) -> Any:
    rows = Holding.objects.visible_to(actor, _C)
    return rows.filter(review_on__lte=today, rests_since__isnull=True)


def _review(actor: Actor, today: date) -> Any:
    rows = _to_look_at(actor, today).order_by("review_on", "id")
    return rows.values_list(*WHO)[:AT_MOST]


_REVIEW = Reading(_review)


def reviews_due(actor: Actor, today: date) -> list[NameLine]:
    """At most twelve people to look at it together with; one query."""
    rows = _REVIEW.rows(actor, today)
    return [NameLine(who, short_name(*names)) for who, *names in rows]


@dataclass(frozen=True)
class AskView:
    """Somebody asked: for help to stay on track, or for a different coach."""

    id: UUID
    participant_id: UUID
    name: str
    words: str
    state: str
    on: date

    wish: bool = False

    @property
    def stands(self) -> str:
        """Where it stands in words, to be translated where it is shown."""
        return (asks.WISH_STANDS if self.wish else asks.ASK_STANDS)[self.state].word


def _asked(actor: Actor) -> Any:
    return TrackAsk.objects.visible_to(actor, Capability.TRACK_ANSWER).filter(state=asks.WAITS)


def _track(actor: Actor) -> Any:
    rows = _asked(actor)
    return rows.order_by("made_at", "id").values_list("id", *WHO, "made_at")[:AT_MOST]


_TRACK = Reading(_track)


def track_asks(actor: Actor) -> list[AskView]:
    """Who asked to be helped to stay on track, the first who asked first; one query.

    Without their words, which stand on the person's own page.
    """
    rows = _TRACK.rows(actor)
    return [
        AskView(
            pk,
            who,
            short_name(given, family, removed),
            "",
            asks.WAITS,
            clock.local(made_at, actor.zone).date(),
        )
        for pk, who, given, family, removed, made_at in rows
    ]


def _latest(model: Any, capability: Capability) -> Any:
    def rows(actor: Actor, participant_id: UUID) -> Any:
        found = model.objects.visible_to(actor, capability).filter(participant_id=participant_id)
        return found.order_by("-made_at", "-id")[:1]

    return Reading(rows)


_MY_ASK = _latest(TrackAsk, Capability.TRACK_ASK)
_THEIR_ASK = _latest(TrackAsk, Capability.TRACK_ANSWER)
_MY_WISH = _latest(CoachWish, Capability.COACH_WISH)


def _last(rows: list[Any], zone: str) -> AskView | None:
    if not rows:
        return None
    row = rows[0]
    opened = key_if_kept(row.participant_id)
    words = read(opened, row, "words") if opened else None
    return AskView(row.pk, row.participant_id, "", words or "", row.state,
                    clock.local(row.made_at, zone).date(),
                   isinstance(row, CoachWish))  # fmt: skip


def track_ask(actor: Actor, participant_id: UUID) -> AskView | None:
    """What was last asked to stay on track, for the person or their coach."""
    mine = actor.participant_id == participant_id
    return _last((_MY_ASK if mine else _THEIR_ASK).objects(actor, participant_id), actor.zone)


def my_wish(actor: Actor, participant_id: UUID) -> AskView | None:
    """Whether a different coach was asked for, and where that stands; for the person alone."""
    return _last(_MY_WISH.objects(actor, participant_id), actor.zone)


def wish_goes_to(actor: Actor, participant_id: UUID) -> str:
    """Who would read it: a key of `rules.GOES_TO`, never somebody who coaches or coached them."""
    known = Relationship.objects.for_system("who may read that a different coach is asked for")
    coached = known.filter(participant_id=participant_id).values("staff_id")
    for role, to in ((Role.MANAGER, asks.TO_MANAGER), (Role.ADMINISTRATOR, asks.TO_ADMINISTRATOR)):
        if working_with_role(actor.org_id, role).exclude(pk__in=coached).exists():
            return to
    return asks.TO_NOBODY


def _wishes(actor: Actor) -> Any:
    rows = CoachWish.objects.visible_to(actor, Capability.COACH_WISH_READ)
    found = rows.filter(state__in=(asks.WAITS, asks.SEEN)).select_related("participant")
    return found.order_by("made_at", "id")[:AT_MOST]


_WISHES = Reading(_wishes)


def coach_wishes(actor: Actor) -> list[AskView]:
    """Who asked for a different coach, for the manager; the reading is written into the book."""
    found, rows = [], _WISHES.objects(actor)
    keys = keys_for(row.participant_id for row in rows) if rows else {}
    for row in rows:
        key = keys.get(row.participant_id)
        words = read(key, row, "words") if key else None
        person = row.participant
        name = short_name(person.given_name, person.family_name, person.removed_at)
        on = clock.local(row.made_at, actor.zone).date()
        found.append(
            AskView(row.pk, row.participant_id, name, words or "", row.state, on, True)
        )  # fmt: skip
    if found:
        record_list(actor, Capability.COACH_WISH_READ, [one.participant_id for one in found])
    return found


def wishes_count(actor: Actor) -> int:
    """How many people wait for an answer to their asking for a different coach; one query."""
    rows = CoachWish.objects.visible_to(actor, Capability.COACH_WISH_READ)
    return int(rows.filter(state__in=(asks.WAITS, asks.SEEN)).count())


@dataclass(frozen=True)
class Between:
    """What a coach's first page says of the two: asked, promised, not seen yet, to look at."""

    track: Sequence[AskView] = ()
    up: Sequence[DueLine] = ()
    agreements: Sequence[AgreementAsk] = ()
    reviews: Sequence[NameLine] = ()

    @property
    def any(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.track or self.up or self.agreements or self.reviews)


_TRACK_ASKED, _PROMISE_UP, _AGREED, LOOK_DUE = 1, 2, 3, 4


def look_due(actor: Actor, today: date, of: UUID | None = None) -> Any:
    """Rows of the number LOOK_DUE where the day has come to look at how somebody is held to it.

    Only `of` this person; without, of everybody whom the actor may read.
    """
    rows = _to_look_at(actor, today)
    return numbered(rows if of is None else rows.filter(participant_id=of), LOOK_DUE)


def anything(actor: Actor, today: date) -> Any:
    """Rows of one number each, of 1 to 4, for what there is; for a look at it with other rooms."""
    return numbered(_asked(actor), _TRACK_ASKED).union(
        numbered(_are_up(actor, today), _PROMISE_UP),
        numbered(working_together(actor), _AGREED),
        look_due(actor, today),
    )


def between(actor: Actor, today: date, there: Collection[int]) -> Between:
    """Everything of it: a query for each number of `anything` that is `there`.

    Writes the reading into the book when there is anybody.
    """
    found = Between(
        track_asks(actor) if _TRACK_ASKED in there else (),
        promises_up(actor, today) if _PROMISE_UP in there else (),
        agreement_asks(actor, today) if _AGREED in there else (),
        reviews_due(actor, today) if LOOK_DUE in there else (),
    )  # fmt: skip
    shown = [
        *(one.participant_id for one in found.track),
        *(one.participant_id for one in found.up),
        *(one.participant_id for one in found.reviews),
    ]
    if shown:
        record_list(actor, Capability.PROMISE_READ, shown)
    if found.agreements:
        signing = [one.participant_id for one in found.agreements]
        record_list(actor, Capability.AGREEMENT_READ, signing)
    return found
