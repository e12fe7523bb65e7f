"""What the first invented person is proud of: strengths from cards, milestones, and evidence."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any

from handrail.ground.access import Actor
from handrail.ground.kernel import clock
from handrail.ground.people.actors import actor_for
from handrail.ground.people.commands.about import add_strength
from handrail.ground.people.models import Participant, Staff, Strength
from handrail.ground.shelf import ours
from handrail.practice.growth.commands import evidence, milestones, outlook
from handrail.practice.growth.rules.evidence import REVIEW, WIN
from handrail.practice.growth.rules.outlook import QUESTIONS
from handrail.practice.plans.counted import quoted_review, quoted_win
from handrail.practice.plans.models import Review, Win

_CARDS = ("h_asked", "h_restart", "o_honest", "e_music", "s_hands")
_OWN = (("people", "My daughter, every Sunday"), ("places", "The bench by the river"))
# Days back, then the five numbers; what is None was left out.
_SEES = (
    (182, 3, 4, 7, 4, 3), (150, 4, 4, 7, None, 3), (118, 4, 6, 8, 5, 5), (84, 3, 3, 6, 4, 6),
    (56, 5, 6, 8, 5, 6), (29, 6, 7, None, 6, 7), (9, 6, 7, 9, 7, 7),
)  # fmt: skip
_OF_COACH = ("others", "People at work count on her")


def write(people: list[Participant], coach: Staff) -> None:
    """Let the first person have strengths in all groups, two milestones and five sentences."""
    ana = people[0]
    assert ana.user_id is not None
    me, by = actor_for(ana.user_id), actor_for(coach.user_id)
    _strengths(ana, me, by)
    _milestones(ana, me, by)
    _evidence(ana, me)
    _outlook(ana, me)


def _of(ana: Participant) -> dict[str, Any]:
    return {"participant_id": ana.pk}


def _strengths(ana: Participant, me: Actor, by: Actor) -> None:
    person = _of(ana)
    known = ours.by_key("strength", "en")
    for card in (known[key] for key in _CARDS):
        add_strength(me, **person, text=card.title, group=card.group, card=card.key)
    for group, text in _OWN:
        add_strength(me, **person, text=text, group=group)
    add_strength(by, **person, group=_OF_COACH[0], text=_OF_COACH[1])
    rows = Strength.objects.for_system("the invented programme writes its own history").filter(
        participant_id=ana.pk
    )
    for number, row in enumerate(rows.order_by("made_at", "pk")):
        # Some were known when she began, the rest came one by one.
        days = 364 - 30 * max(number - 3, 0)
        rows.filter(pk=row.pk).update(made_at=clock.now() - timedelta(days=max(days, 3)))


def _milestones(ana: Participant, me: Actor, by: Actor) -> None:
    today, person = clock.today(ana.zone), _of(ana)
    weekend = milestones.Chosen(
        "A whole weekend with my daughter at my place", today - timedelta(days=34),
        "A cake or a sweet thing",
    )  # fmt: skip
    made = milestones.add_milestone(me, **person, said=weekend, shared=True)
    milestones.reach_milestone(me, **person, milestone_id=made, on=today - timedelta(days=33))
    milestones.celebrate_milestone(me, **person, milestone_id=made)
    milestones.give_word(
        by, **person, milestone_id=made, text="You planned it for weeks. I am so glad."
    )
    key = milestones.Chosen("My own key to my own door", None, "A photo of today")
    milestones.add_milestone(me, **person, said=key, shared=True)


def _evidence(ana: Participant, me: Actor) -> None:
    today, person = clock.today(ana.zone), _of(ana)
    for back, text, shared in (
        (210, "I asked for help before it got hard. That is new.", True),
        (96, "I open my letters on the day they come.", False),
        (20, "My sister gave me her key again.", True),
    ):
        evidence.add_evidence(
            me, **person, text=text, on=today - timedelta(days=back), shared=shared
        )
    win = (
        Win.objects.for_system("the invented programme writes its own history")
        .filter(participant_id=ana.pk)
        .order_by("-on")
        .first()
    )
    looked = Review.objects.for_system("the invented programme writes its own history").filter(
        participant_id=ana.pk, worked__isnull=False
    ).order_by("-week_of").first()  # fmt: skip
    if win is not None:
        said = quoted_win(me, win.pk)
        _keep(ana, me, evidence.Kept(WIN, win.pk, said.text, said.on))
    if looked is not None:
        said = quoted_review(me, looked.pk, "worked")
        _keep(ana, me, evidence.Kept(REVIEW, looked.pk, said.text, said.on, "worked"))


def _outlook(ana: Participant, me: Actor) -> None:
    """Seven looks in half a year, up and down as such things go; the last ones are shared."""
    today = clock.today(ana.zone)
    for back, *said in _SEES:
        day = today - timedelta(days=back)
        numbers = dict(zip(QUESTIONS, said, strict=True))
        outlook.say_outlook(me, participant_id=ana.pk, numbers=numbers, shared=back < 70,
                            said_on=partial(_same, day))  # fmt: skip


def _same(day: date) -> date:
    return day


def _keep(ana: Participant, me: Actor, kept: evidence.Kept) -> None:
    evidence.keep_as_evidence(me, participant_id=ana.pk, kept=kept)
