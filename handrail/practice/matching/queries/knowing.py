"""Who was asked whether they know somebody, for the office, the coach and the supervisor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, SmallIntegerField, Value
from django.urls import reverse

from handrail.ground.access import Actor, Capability, NotVisible, rules_for
from handrail.ground.access.reading import Reading
from handrail.ground.audit import record_list
from handrail.ground.kernel.keys import keys_for
from handrail.ground.kernel.sealed import read
from handrail.ground.people.first_contact import ask_before
from handrail.ground.people.names import short_name

from .. import rules
from ..models import Knowing

AT_MOST = 40
_ASK = 32


@dataclass(frozen=True)
class KnowingView:
    """One asking; `kinds` are keys of rules.KINDS."""

    id: UUID
    participant_id: UUID
    name: str
    coach: str
    state: str
    kinds: tuple[str, ...] = ()
    plan: str = ""

    @property
    def word(self) -> str:
        """How it stands, to be translated where it is shown."""
        return rules.STANDS[self.state].word

    @property
    def kind_words(self) -> list[str]:
        """How they know each other, to be translated where it is shown."""
        return [rules.KINDS[one] for one in self.kinds]

    @property
    def may_begin(self) -> bool:
        """Whether the coach may begin."""
        return self.state in rules.MAY_BEGIN


def _of_person(actor: Actor, participant_id: UUID) -> Any:
    rows = Knowing.objects.visible_to(actor, Capability.MATCH_READ)
    return rows.filter(participant_id=participant_id).select_related("staff__user", "participant")


_OF_PERSON = Reading(_of_person)


def _views(rows: list[Knowing]) -> list[KnowingView]:
    keys = keys_for({row.participant_id for row in rows}) if rows else {}
    found = []
    for row in rows:
        key, who = keys.get(row.participant_id), row.participant
        if key is None:
            continue
        found.append(
            KnowingView(
                row.pk, row.participant_id,
                short_name(who.given_name, who.family_name, who.removed_at),
                row.staff.user.name, row.state, tuple((read(key, row, "kinds") or "").split()),
                read(key, row, "plan") or "",
            )
        )  # fmt: skip
    return found


def asked_about(actor: Actor, participant_id: UUID) -> Mapping[UUID, KnowingView]:
    """By coach how the asking about this person stands, for the office; two queries."""
    rows = list(_OF_PERSON.objects(actor, participant_id))
    by_id = {view.id: view for view in _views(rows)}
    return {row.staff_id: by_id[row.pk] for row in rows if row.pk in by_id}


def _mine(actor: Actor) -> Any:
    rows = Knowing.objects.for_system("what a coach was asked, found by the coach's own id")
    return rows.filter(org_id=actor.org_id, staff_id=actor.staff_id)


def anybody(actor: Actor) -> Any:
    """A row with the number 32 when a coach is asked; for a look at it with other rooms."""
    found = _mine(actor).filter(state=rules.ASKED)
    return found.annotate(what=Value(_ASK, SmallIntegerField())).values_list("what").order_by()


def asked_of_me(actor: Actor, there: Any = (_ASK,), *, everything: bool = False) -> Any:
    """What the actor was asked and has not answered, or `everything`; noted in the book."""
    if _ASK not in there or not rules_for(actor.roles, Capability.KNOWING_ANSWER):
        return []
    rows = _mine(actor) if everything else _mine(actor).filter(state=rules.ASKED)
    found = _views(
        list(rows.select_related("staff__user", "participant").order_by("-made_at")[:AT_MOST])
    )
    record_list(actor, Capability.KNOWING_ANSWER, [one.participant_id for one in found])
    return found


def one_of_me(actor: Actor, knowing_id: UUID) -> KnowingView:
    """One of what the actor was asked. Raises NotVisible."""
    if actor.staff_id is None:
        raise NotVisible
    rows = _mine(actor).filter(pk=knowing_id).select_related("staff__user", "participant")
    found = _views(list(rows))
    if not found:
        raise NotVisible
    record_list(actor, Capability.KNOWING_ANSWER, [found[0].participant_id])
    return found[0]


def supervised(actor: Actor) -> Any:
    """What coaches said whom the actor supervises, or whom nobody does."""
    rows = Knowing.objects.for_system("plans of coaches whom the actor supervises, or nobody does")
    own = Q(staff__supervisor_id=actor.staff_id) | Q(staff__supervisor__isnull=True)
    return rows.filter(own, org_id=actor.org_id).exclude(staff_id=actor.staff_id)


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
    named = wanted.select_related("staff__user", "participant")
    found = _views(list(named.order_by("-touched_at")[:AT_MOST]))
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
