"""Rows of what two people talk about."""

from __future__ import annotations

from handrail.practice.talks.commands import topics
from handrail.practice.talks.models import EarlierTopic

from .people import World


def talking(world: World, number: int, skip: int = 0) -> None:
    """Put so many lines of each of the two on their list, change one, and talk about one."""
    me = {"participant_id": world.ana_id}
    for n in range(skip, skip + number):
        mine = topics.add_topic(world.ana.actor, **me, text=f"Rent {n}")
        topics.change_topic(world.ana.actor, **me, topic_id=mine, text=f"Rent and heating {n}")
        his = topics.add_topic(world.ben.actor, **me, text=f"Sunday {n}", just_so=bool(n % 2))
        done = topics.add_topic(world.ana.actor, **me, text=f"My sister {n}")
        topics.stand_topic(world.ben.actor, **me, topic_id=done, state="talked")
        gone = topics.add_topic(world.ana.actor, **me, text=f"Nothing {n}")
        topics.put_topic_away(world.ana.actor, **me, topic_id=gone, away=True)
    before = EarlierTopic.objects.for_system("a test names it").order_by("-made_at", "-id").first()
    assert before is not None
    world.ids |= {"topic_id": mine, "coach_topic_id": his, "topic_before_id": before.pk}
