"""Who was asked whether they know somebody, for the office, the coach and the supervisor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse

from handrail.ground.access import Actor, Capability, NotVisible, rules_for
from handrail.ground.access.looking import numbered
from handrail.ground.access.reading import Reading
from handrail.ground.audit import record_list
from handrail.ground.kernel.keys import key_if_kept, keys_for
from handrail.ground.kernel.sealed import read
from handrail.ground.people.first_contact import ask_before
from handrail.ground.people.models import Relationship
from handrail.ground.people.names import short_name

from .. import rules
from ..models import EarlierKnowingPlan, Knowing

AT_MOST, BEFORE_SHOWN, ON_TODAY = 40, 20, 12
_ASK = 32


@dataclass(frozen=True)
class KnowingView:
    """One asking; `kinds` are keys of rules.KINDS, and `name` is "" where it is not shown."""

    id: UUID
    participant_id: UUID
    name: str
    coach: str
    state: str
    asked_at: datetime
    kinds: tuple[str, ...] = ()
    plan: str = ""
    version: int = 0
    shut: bool = False
    here: bool = False
    """The coach works with the person now."""

    @property
    def word(self) -> str:
        """How it stands, to be translated where it is shown."""
        return rules.stands_word(self.state, shut=self.shut)

    @property
    def may_ask(self) -> bool:
        """Whether the office may ask again."""
        return rules.may_ask(self.state, shut=self.shut)

    @property
    def may_take_back(self) -> bool:
        """Whether the office may take the asking back."""
        return not (self.shut or self.may_begin or self.here)

    @property
    def kind_words(self) -> list[str]:
        """How they know each other, to be translated where it is shown."""
        return [rules.KINDS[one] for one in self.kinds]

    @property
    def may_begin(self) -> bool:
        """Whether the coach may begin."""
        return self.state in rules.MAY_BEGIN


def _coached() -> Any:
    """What is true in SQL of an asking whose coach works with the person now."""
    rows = Relationship.objects.for_system("whether a coach who was asked works with the person")
    return Exists(
        rows.filter(
            participant_id=OuterRef("participant_id"), staff_id=OuterRef("staff_id"),
            kind="coach", ended_at__isnull=True,
        )
    )  # fmt: skip


def _named(rows: Any) -> Any:
    return rows.annotate(here=_coached()).select_related("staff__user", "participant")


def _of_person(actor: Actor, participant_id: UUID) -> Any:
    rows = Knowing.objects.visible_to(actor, Capability.MATCH_READ)
    return _named(rows.filter(participant_id=participant_id))


def _views(rows: list[Any], *, for_coach: bool = False) -> list[KnowingView]:
    keys = keys_for({row.participant_id for row in rows}) if rows else {}
    found = []
    for row in rows:
        key, who = keys.get(row.participant_id), row.participant
        if key is None:
            continue
        name = short_name(who.given_name, who.family_name, who.removed_at)
        shown = not for_coach or rules.shows_name(row.state, coaches=row.here)
        found.append(
            KnowingView(
                row.pk, row.participant_id, name if shown else "", row.staff.user.name, row.state,
                row.made_at, tuple((read(key, row, "kinds") or "").split()),
                read(key, row, "plan") or "", row.plan_version, row.shut_at is not None, row.here,
            )
        )  # fmt: skip
    return found


def asked_about(actor: Actor, participant_id: UUID) -> Mapping[UUID, KnowingView]:
    """By coach how the asking about this person stands, for the office; two queries."""
    rows = list(_of_person(actor, participant_id))
    by_id = {view.id: view for view in _views(rows)}
    return {row.staff_id: by_id[row.pk] for row in rows if row.pk in by_id}


def _open(actor: Actor, states: tuple[str, ...]) -> Any:
    rows = Knowing.objects.visible_to(actor, Capability.MATCH_READ)
    return rows.filter(shut_at__isnull=True, state__in=states)


def _unsettled(actor: Actor) -> Any:
    rows = _named(_open(actor, rules.UNSETTLED))
    return rows.order_by("made_at", "id")[:ON_TODAY]


def _counted(actor: Actor) -> Any:
    rows = _open(actor, rules.UNSETTLED).order_by()
    return rows.values_list("state").annotate(n=Count("pk"))


_COUNTED = Reading(_counted)


@dataclass(frozen=True)
class Unsettled:
    """What was asked and is not settled: how many, and the first of them with their names."""

    waits: int = 0
    knows: int = 0
    found: tuple[KnowingView, ...] = ()


def unsettled(actor: Actor) -> Unsettled:
    """Whose coach has not answered, and who knows the coach, for the office.

    The reading is written into the book when there is anybody.
    """
    numbers = {state: int(n) for state, n in _COUNTED.rows(actor)}
    if not numbers:
        return Unsettled()
    found = _views(list(_unsettled(actor)))
    record_list(actor, Capability.MATCH_READ, [one.participant_id for one in found])
    waits = numbers.pop(rules.ASKED, 0)
    return Unsettled(waits, sum(numbers.values()), tuple(found))


def _mine(actor: Actor) -> Any:
    rows = Knowing.objects.for_system("what a coach was asked, found by the coach's own id")
    return rows.filter(org_id=actor.org_id, staff_id=actor.staff_id)


def _there(actor: Actor) -> Any:
    return _mine(actor).filter(shut_at__isnull=True)


def _to_say(actor: Actor) -> Any:
    """What the actor has still to answer, or to write a plan for because they coach already."""
    rows = _there(actor).annotate(here=_coached())
    return rows.filter(Q(state=rules.ASKED) | Q(state=rules.YES, here=True))


def anybody(actor: Actor) -> Any:
    """A row with the number 32 when a coach is asked; for a look at it with other rooms."""
    return numbered(_to_say(actor), _ASK)


def asked_of_me(actor: Actor, there: Any = (_ASK,), *, everything: bool = False) -> Any:
    """What the actor was asked and has still to do something about, or `everything` but what is
    over; noted in the book."""
    if _ASK not in there or not rules_for(actor.roles, Capability.KNOWING_ANSWER):
        return []
    rows = _there(actor) if everything else _to_say(actor)
    found = _views(list(_named(rows).order_by("-made_at")[:AT_MOST]), for_coach=True)
    record_list(actor, Capability.KNOWING_ANSWER, [one.participant_id for one in found])
    return found


def one_of_me(actor: Actor, knowing_id: UUID) -> KnowingView:
    """One of what the actor was asked, unless it is over. Raises NotVisible."""
    if actor.staff_id is None:
        raise NotVisible
    found = _views(list(_named(_there(actor).filter(pk=knowing_id))), for_coach=True)
    if not found:
        raise NotVisible
    record_list(actor, Capability.KNOWING_ANSWER, [found[0].participant_id])
    return found[0]


@dataclass(frozen=True)
class PlanBefore:
    """How a plan read until `at`."""

    id: UUID
    at: datetime
    text: str


def plans_before(actor: Actor, knowing: KnowingView) -> list[PlanBefore]:
    """How the actor's own plan read before, the newest first; found by `one_of_me`."""
    rows = EarlierKnowingPlan.objects.for_system("a coach's own plan, found by the coach's own id")
    own = rows.filter(knowing_id=knowing.id, knowing__staff_id=actor.staff_id)
    found = list(own.order_by("-made_at", "-id")[:BEFORE_SHOWN])
    key = key_if_kept(knowing.participant_id) if found else None
    return [PlanBefore(row.pk, row.made_at, read(key, row, "plan") or "") for row in found if key]


def supervised(actor: Actor) -> Any:
    """What coaches said whom the actor supervises, or whom nobody does."""
    rows = Knowing.objects.for_system("plans of coaches whom the actor supervises, or nobody does")
    own = Q(staff__supervisor_id=actor.staff_id) | Q(staff__supervisor__isnull=True)
    there = rows.filter(own, org_id=actor.org_id, shut_at__isnull=True)
    return there.exclude(staff_id=actor.staff_id)


def plans_waiting(actor: Actor) -> int:
    """How many plans wait for a supervisor's yes; a number and nobody's name."""
    if actor.staff_id is None or not rules_for(actor.roles, Capability.KNOWING_AGREE):
        return 0
    return int(supervised(actor).filter(state=rules.PLANNED).count())


def plans_to_agree(actor: Actor) -> list[KnowingView]:
    """Plans of the coaches whom the actor supervises, also those agreed; noted in the book."""
    if actor.staff_id is None or not rules_for(actor.roles, Capability.KNOWING_AGREE):
        raise NotVisible
    wanted = supervised(actor).filter(state__in=(rules.YES, rules.PLANNED, rules.AGREED))
    found = _views(list(_named(wanted).order_by("-touched_at")[:AT_MOST]))
    record_list(actor, Capability.KNOWING_AGREE, [one.participant_id for one in found])
    return found


@ask_before
def must_say_first(actor: Actor, participant_id: UUID) -> tuple[str, str] | None:
    """What the actor has to say or to do first, who was asked about this person, and where."""
    if actor.staff_id is None:
        return None
    asked = _mine(actor).filter(participant_id=participant_id).values_list("pk", "state")
    for pk, state in asked:
        words = rules.holds_back(state)
        if words:
            return words, reverse("matching:one", args=[pk])
    return None
