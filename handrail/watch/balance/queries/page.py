"""The page of a balance: where it stands, how it went, what it rests on, and what may be next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability
from handrail.ground.access.reading import Reading
from handrail.ground.kernel.keys import PersonKey, key_if_kept
from handrail.ground.kernel.sealed import words_at
from handrail.practice.accountability.queries.holding import wanted_mix

from ..evidence import Seen, first_day, gathered
from ..models import MoveAnswer
from ..moves import MOVES, Move, suggest
from ..pair import Pair, pair_of
from ..rules import Mix, Standing, day_of, gap, history, measure
from ..rules.gap import Told
from .pulses import Pulses, pulses_of

_C = Capability.BALANCE_READ
MOVES_LISTED = 5


@dataclass(frozen=True)
class MoveView:
    """What became of a move that was suggested."""

    move: Move
    answer: str
    reason: str | None
    on: date
    until: date


@dataclass(frozen=True)
class BalancePage:
    """What the page of two people shows; `mix` is what the participant asked for, None while they
    have not said; `behind` has the pieces of the window by what they are."""

    pair: Pair
    now: Standing
    mix: Mix | None
    history: Sequence[Standing]
    behind: Mapping[str, Sequence[Seen]]
    pulses: Pulses
    suggested: Move | None
    moves: Sequence[MoveView]
    told: Told = field(default_factory=Told)
    """What the reader may know of the gap between the two views."""

    @property
    def counted_from(self) -> date:
        """The first day of which contacts count: of an earlier time together there are none."""
        before = self.pair.before
        return max(self.now.first, day_of(before, self.pair.zone)) if before else self.now.first


def _answered(actor: Actor, participant_id: UUID, staff_id: UUID) -> Any:
    rows = MoveAnswer.objects.visible_to(actor, _C)
    found = rows.filter(participant_id=participant_id, staff_id=staff_id)
    return found.order_by("-on", "-id").values_list(
        "id", "move", "answer", "reason", "on", "until"
    )[:40]  # fmt: skip


_ANSWERED = Reading(_answered)


def balance_page(actor: Actor, participant_id: UUID) -> BalancePage | None:
    """Return the balance of a participant with their coach, or None while nobody coaches them.

    The same numbers for both and for a supervisor; a constant number of queries. The page that
    shows it has asked the ring and writes the access event.
    """
    pair = pair_of(actor, _C, participant_id)
    if pair is None:
        return None
    seen = gathered(actor, pair)
    pulses = pulses_of(actor, pair, first_day(pair))
    pieces = [each.piece for each in seen]
    wanted = wanted_mix(actor, participant_id, _C)
    mix = Mix(wanted.mix.held_to, wanted.mix.held_up)
    now = measure(pieces, pulses.answers, mix, pair.began, pair.today)
    answered = _ANSWERED.rows(actor, participant_id, pair.staff_id)
    at_rest = {move for _id, move, _a, _r, _on, until in answered if until > pair.today}
    return BalancePage(
        pair=pair,
        now=now,
        mix=mix if wanted.said_at else None,
        history=history(pieces, pulses.answers, mix, pair.began, pair.today),
        behind=_behind(seen, now),
        pulses=pulses,
        suggested=suggest(now, at_rest, gap_known=pulses.both_show),
        moves=_moves(answered, key_if_kept(participant_id) if answered else None),
        told=_told(actor, pair, pulses, now),
    )


def _told(actor: Actor, pair: Pair, pulses: Pulses, now: Standing) -> Told:
    of_two = actor.participant_id == pair.participant_id or actor.staff_id == pair.staff_id
    how = gap.telling(both_show=pulses.both_show, of_two=of_two)
    return gap.told(gap.apart(pulses.answers, now.first, now.last), how)


def _behind(seen: Sequence[Seen], now: Standing) -> dict[str, list[Seen]]:
    found: defaultdict[str, list[Seen]] = defaultdict(list)
    for each in sorted(seen, key=lambda one: one.piece.on, reverse=True):
        piece = each.piece
        if not now.first <= piece.on <= now.last:
            continue
        if piece.kind != "contact":
            found[piece.kind].append(each)
        elif not piece.reached:
            found["tried"].append(each)
        else:
            tags = ("to",) * piece.held_to + ("up",) * piece.held_up
            for tag in tags or ("neither",):
                found[f"contact_{tag}"].append(each)
    return dict(found)


def _moves(answered: Sequence[Any], key: PersonKey | None) -> list[MoveView]:
    table = MoveAnswer._meta.db_table
    return [
        MoveView(MOVES[move], answer, words_at(key, table, "reason", pk, reason), on, until)
        for pk, move, answer, reason, on, until in answered[:MOVES_LISTED]
        if move in MOVES
    ]
