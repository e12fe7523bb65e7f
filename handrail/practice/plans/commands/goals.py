"""Writing goals, changing one's own words, the order, and how a goal stands."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel.order import move
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.kernel.text import tidy
from handrail.ground.people.locked import Person, person
from handrail.ground.people.whose import Changed
from handrail.ground.shelf.queries import entry

from .. import rules as week_rules
from ..finding import goal_of, keep_goal, may_change, sees_goal, touch
from ..models import COACH_TOO, ONLY_ME, Goal, PlanEarlier, Value
from ..moving import keep_move, keep_place
from ..rules import goals as rules
from ..rules import moves
from ..rules.states import GOAL_STATES, may_move
from ..who_writes import by_word, same_again

_C = Capability.PLAN_WRITE

_CHANGED = ("text", "why", "chosen_by", "chosen_by_name", "domain", "life", "parent", "value",
            "reached_on", "by", "changed_by", "version")  # fmt: skip


@dataclass(frozen=True)
class GoalSaid:
    """What somebody says about a goal; `value` and `parent` are ids of the same person's rows."""

    text: str
    why: str = ""
    chosen_by: str = ""
    chosen_by_name: str = ""
    domain: str = ""
    life: bool = False
    parent: UUID | None = None
    value: UUID | None = None

    def tidied(self) -> GoalSaid:
        """The same with its words tidied. Raises TextTooLong."""
        return replace(
            self,
            text=tidy(self.text, limit=rules.GOAL_LIMIT),
            why=tidy(self.why, limit=week_rules.WHY_LIMIT),
            chosen_by_name=tidy(self.chosen_by_name, limit=week_rules.NAME_LIMIT),
        )


def _goals(actor: Actor, participant_id: UUID) -> Any:
    return Goal.objects.visible_to(actor, _C).filter(participant_id=participant_id)


def _check(actor: Actor, who: Person, said: GoalSaid, row: Goal | None) -> None:
    if not said.text:
        raise NotLikeThis(rules.GOAL_MISSING, "text")
    if said.chosen_by not in ("", *week_rules.CHOSEN_BY):
        raise ValueError(f"unknown chosen_by {said.chosen_by!r}")
    kept = row.domain if row else ""
    if said.domain not in ("", kept) and entry(actor, "domain", said.domain) is None:
        raise NotLikeThis(rules.DOMAIN_UNKNOWN, "domain")
    others = _goals(actor, who.id)
    has_goals = row is not None and others.filter(parent_id=row.pk).exists()
    wrong = rules.place_wrong(life=said.life, parent=said.parent, has_goals=has_goals)
    if wrong:
        raise NotLikeThis(wrong, "life")
    above = others.filter(pk=said.parent, life=True).exclude(pk=row.pk if row else None)
    if said.parent and not above.exists():
        raise NotLikeThis(rules.PARENT_UNKNOWN, "parent")
    values = Value.objects.visible_to(actor, Capability.PLAN_READ).filter(participant_id=who.id)
    if said.value and not values.filter(pk=said.value).exists():
        raise NotLikeThis(rules.VALUE_UNKNOWN, "value")


def _fill(who: Person, row: Goal, said: GoalSaid) -> None:
    row.chosen_by, row.domain, row.life = said.chosen_by, said.domain, said.life
    row.parent_id, row.value_id = said.parent, said.value
    keep(who.key, row, text=said.text, why=said.why, chosen_by_name=said.chosen_by_name)


@command(Capability.PLAN_WRITE)
def write_goal(
    actor: Actor,
    *,
    participant_id: UUID,
    said: GoalSaid,
    shared: bool = True,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> UUID:
    """Write a goal at the end of the order and return its id; a coach's is always shared.

    Raises NotLikeThis, TextTooLong, Replayed, NotVisible.
    """
    words, by = said.tidied(), by_word(actor, participant_id)
    who = person(actor, _C, participant_id)

    def do(goal_id: UUID) -> dict[str, str]:
        _check(actor, who, words, None)
        places = _goals(actor, who.id).values_list("position", flat=True)
        if len(places) >= rules.GOALS_AT_MOST:
            raise NotLikeThis(rules.GOALS_FULL, "text")
        row = Goal(
            id=goal_id, org_id=who.org_id, participant_id=who.id, by=by, changed_by=by,
            writer_id=actor.user_id, position=max(places, default=-1) + 1,
            visibility=COACH_TOO if shared or by == rules.COACH else ONLY_ME,
        )  # fmt: skip
        _fill(who, row, words)
        row.save(force_insert=True)
        return {"goal": str(goal_id)}

    body = {**asdict(words), "shared": shared}
    return UUID(stored_once(participant_id, id, "goal", body, do, org_id=actor.org_id)["goal"])


@command(Capability.PLAN_WRITE)
def change_goal(
    actor: Actor, *, participant_id: UUID, goal_id: UUID, said: GoalSaid, version: int | None = None
) -> Changed:
    """Change a goal; the words before are kept. `version` is the one that was read.

    A life goal or a value that a coach does not see stays, whatever the coach's form says.
    Raises NotLikeThis, TextTooLong, and NotVisible for a coach and words of somebody else: theirs
    go beside them, with `suggest_words`.
    """
    words = said.tidied()
    who = person(actor, _C, participant_id)
    row = goal_of(actor, _C, participant_id, goal_id)
    if not may_change(actor, row):
        raise NotVisible
    _check(actor, who, words, row)
    place = _kept(actor, row, rules.Place(words.life, words.parent, words.value))
    words = replace(words, life=place.life, parent=place.parent, value=place.value)
    keep_goal(who, row)
    meanwhile, mine = version is not None and version != row.version, same_again(actor, row)
    _fill(who, row, words)
    _by(actor, row)
    touch(row, *_CHANGED)
    return Changed(row.pk, meanwhile, mine)


def _sees_value(actor: Actor, value_id: UUID | None) -> bool:
    rows = Value.objects.visible_to(actor, Capability.PLAN_READ)
    return value_id is None or bool(rows.filter(pk=value_id).exists())


def _sees_parent(actor: Actor, row: Goal) -> bool:
    return row.parent_id is None or sees_goal(actor, row.parent_id)


def _kept(actor: Actor, row: Goal, said: rules.Place) -> rules.Place:
    """Where it stands when this is said: what the actor does not see stays as it is."""
    below = Goal.objects.for_system("what hangs on a goal, inside an authorised write")
    seen = _goals(actor, row.participant_id).values("pk")
    unseen = below.filter(parent_id=row.pk).exclude(pk__in=seen)
    return rules.place_kept(
        said, rules.Place(row.life, row.parent_id, row.value_id),
        parent_seen=_sees_parent(actor, row), value_seen=_sees_value(actor, row.value_id),
        all_below_seen=not unseen.exists(),
    )  # fmt: skip


def _by(actor: Actor, row: Goal) -> None:
    row.changed_by = by_word(actor, row.participant_id)
    if row.changed_by == rules.PARTICIPANT:
        # What the person wrote over a coach's line is the person's line from then on.
        row.by = rules.PARTICIPANT
    row.version += 1


@command(Capability.PLAN_WRITE)
def stand_goal(actor: Actor, *, participant_id: UUID, goal_id: UUID, state: str) -> str:
    """Say that a goal is reached, put aside, or on its way again; return the state before.

    Raises NotLikeThis, NotVisible.
    """
    who = person(actor, _C, participant_id)
    row = goal_of(actor, _C, participant_id, goal_id)
    if not may_move(row.state, state, GOAL_STATES):
        raise NotLikeThis(rules.STATE_UNKNOWN, "state")
    before = str(row.state)
    if before != state:
        keep_goal(who, row)
        _stand(actor, who, row, state)
    return before


def _stand(actor: Actor, who: Person, row: Goal, state: str) -> None:
    keep_move(actor, row, moves.STATE, row.state, state)
    row.state = state
    row.reached_on = who.today if state == "reached" else None
    row.changed_by = by_word(actor, who.id)
    row.version += 1
    touch(row, "state", "reached_on", "changed_by", "version")


@command(Capability.PLAN_WRITE)
def undo_goal(actor: Actor, *, participant_id: UUID, goal_id: UUID) -> None:
    """Take the last change of a goal back: the person any, a coach only what a coach changed.

    What stood there now is kept as well. Raises NotLikeThis, NotVisible.
    """
    who = person(actor, _C, participant_id)
    row = goal_of(actor, _C, participant_id, goal_id)
    coach = by_word(actor, participant_id) == rules.COACH
    if coach and row.changed_by != rules.COACH:
        raise NotVisible
    rows = PlanEarlier.objects.visible_to(actor, _C).filter(goal_id=goal_id)
    before: PlanEarlier | None = rows.order_by("-made_at", "-id").first()
    if before is None:
        raise NotLikeThis(rules.NOTHING_BEFORE)
    _again(actor, who, row, before)


def _again(actor: Actor, who: Person, row: Goal, before: PlanEarlier) -> None:
    keep_goal(who, row)
    words = {n: read(who.key, before, n) for n in ("text", "why", "chosen_by_name")}
    keep(who.key, row, **words)
    row.by, row.chosen_by = before.by, before.chosen_by
    _place_again(actor, who, row, before)
    if before.state and before.state != row.state:
        _stand(actor, who, row, before.state)
        if row.state == "reached" and before.ended_on:
            row.reached_on = before.ended_on
    row.changed_by = by_word(actor, who.id)
    row.version += 1
    touch(row, *_CHANGED)


def _place_again(actor: Actor, who: Person, row: Goal, before: PlanEarlier) -> None:
    row.domain = before.domain
    # What one of the two does not see is neither put there by them nor taken away.
    both = _sees_value(actor, row.value_id) and _sees_value(actor, before.value_id)
    value = before.value_id if both else row.value_id
    parent = before.parent_id if _sees_parent(actor, row) else None
    place = _kept(actor, row, rules.Place(bool(before.life), parent, value))
    row.value_id = place.value
    others = _goals(actor, who.id)
    has_goals = others.filter(parent_id=row.pk).exists()
    wrong = rules.place_wrong(life=place.life, parent=place.parent, has_goals=has_goals)
    same = place.parent in (None, row.parent_id)
    there = same or others.filter(pk=place.parent, life=True).exists()
    # A place that does not fit any more stays as it is now.
    if not wrong and there:
        row.life, row.parent_id = place.life, place.parent


@command(Capability.PLAN_WRITE)
def use_earlier_goal(actor: Actor, *, participant_id: UUID, earlier_id: UUID) -> UUID:
    """Let a goal read as before and return its id; what stands there now is kept as well.

    Raises NotVisible.
    """
    who = person(actor, _C, participant_id)
    rows = PlanEarlier.objects.visible_to(actor, _C).filter(participant_id=participant_id)
    before: PlanEarlier | None = rows.filter(pk=earlier_id, goal__isnull=False).first()
    if before is None or before.goal_id is None:
        raise NotVisible
    row = goal_of(actor, _C, participant_id, before.goal_id)
    if not may_change(actor, row):
        raise NotVisible
    before.state = row.state
    _again(actor, who, row, before)
    return UUID(str(row.pk))


@command(Capability.PLAN_WRITE)
def move_goal(actor: Actor, *, participant_id: UUID, goal_id: UUID, up: bool) -> bool:
    """Move a goal one place up or down among those beside it; return whether it moved.

    Raises NotVisible.
    """
    person(actor, _C, participant_id)
    row = goal_of(actor, _C, participant_id, goal_id)
    there = _goals(actor, participant_id).filter(state="open")
    order = list(there.order_by("-life", "position", "made_at", "id"))
    if row.state != "open":
        return False
    beside = set(rules.tree((one.pk, one.life, one.parent_id) for one in order).beside(row.pk))
    went = move([one for one in order if one.pk in beside], row.pk, up=up)
    if went:
        keep_place(actor, row, up=up)
    return went


@command(Capability.PLAN_OWN)
def share_goal(actor: Actor, *, participant_id: UUID, goal_id: UUID, shared: bool) -> None:
    """Let the coach read one goal, or take that back. Raises NotVisible."""
    person(actor, Capability.PLAN_OWN, participant_id)
    row = goal_of(actor, Capability.PLAN_OWN, participant_id, goal_id)
    row.visibility = COACH_TOO if shared else ONLY_ME
    row.save(update_fields=["visibility"])
