"""The balance as a card: its sentence, its history as a drawing, and the table behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from markupsafe import Markup

from handrail.design import dates, two_sided
from handrail.ground.access import Actor

from . import balance, queries


@dataclass(frozen=True)
class BalanceCard:
    """What both people see: the drawing is the same, the sentence is in the reader's own words."""

    sentence: str
    before: str
    drawing: Markup


def balance_card(
    actor: Actor, participant_id: UUID, zone: str, touches: Sequence[balance.Touch] | None = None
) -> BalanceCard:
    """Return the card of somebody whose contacts the actor may see.

    `touches` are the contacts of twelve weeks or more, where the page has read them already.
    """
    found = queries.balance(actor, participant_id, zone, touches)
    mine = actor.participant_id == participant_id
    say = balance.for_participant if mine else balance.for_coach
    return BalanceCard(say(found), balance.before_words(found), _drawing(found))


def _drawing(found: balance.Balance) -> Markup:
    code = get_language()
    rows = [
        two_sided.Row(
            label=dates.short_day(week.monday, found.weeks[-1].monday, code),
            above=week.counts.held_up,
            below=week.counts.held_to,
            cells=[
                str(week.counts.held_to),
                str(week.counts.held_up),
                str(week.counts.both),
                str(week.counts.kind_words),
            ],
        )
        for week in found.weeks
    ]
    heads = [_("Week from"), _("Held to"), _("Held up"), _("Both"), _("Kind words")]
    words = two_sided.Words(
        sentence=_("Twelve weeks, each from its Monday. The last one is not over yet."),
        above=_("Held up"),
        below=_("Held to"),
        table=_("The same as a table"),
        heads=heads,
    )
    return two_sided.draw(rows, words)
