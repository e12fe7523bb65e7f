"""Rows of what two people talk about."""

from __future__ import annotations

from handrail.practice.contacts.commands import log_contact
from handrail.practice.contacts.models import CorrectionAsk, EarlierAsk, EarlierView, OwnView
from handrail.practice.contacts.notes import commands as notes
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


def noting(world: World, number: int, skip: int = 0) -> None:
    """Let the person see notes in their own way, ask to put one right, and keep remarks."""
    me = {"participant_id": world.ana_id}
    for n in range(skip, skip + number):
        note = log_contact(world.ben.actor, **me, kind="joint_meeting", note=f"We went {n}")
        for words in ("It was loud", "It was loud, and good"):
            view = notes.ViewSaid(f"{words} {n}", "One day", "I can wait")
            notes.say_view(world.ana.actor, **me, contact_id=note, said=view)
            notes.ask_correction(world.ana.actor, **me, contact_id=note, words=f"{words} {n}")
        said = notes.RemarkSaid("stuck", "It is about me", f"I go in circles {n}")
        remark = world.ids["remark_id"] = notes.remark(world.ben.actor, **me, said=said)
        for words in (f"Call me {n}", f"Call me on Monday {n}") if n % 2 else ():
            notes.read_remark(world.carol.actor, **me, remark_id=remark, answer=words)
    newest = {
        "own_view_id": OwnView, "view_before_id": EarlierView, "correction_id": CorrectionAsk,
        "ask_before_id": EarlierAsk,
    }  # fmt: skip
    for name, model in newest.items():
        row = model.objects.for_system("a test names it").order_by("-made_at", "-id").first()
        assert row is not None
        world.ids[name] = row.pk
