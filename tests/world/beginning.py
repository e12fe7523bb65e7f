"""How somebody begins: what a coach shares of themselves, and a story for ana."""

from __future__ import annotations

from handrail.practice.beginning import commands as two_weeks
from handrail.practice.beginning.models import TwoWeeks
from handrail.practice.boundaries import commands as boundaries
from handrail.practice.coachpage import queries
from handrail.practice.coachpage.commands import page, stories
from handrail.practice.coachpage.models import OfferedStory
from handrail.practice.matching.commands import knowing, likes
from handrail.practice.matching.models import EarlierKnowingPlan, EarlierLikes, Knowing

from .people import World


def coach_pages(world: World, number: int, skip: int = 0) -> None:
    """Ben writes his page so many times, tells stories, and offers the last to ana."""
    ben, me = world.ben.actor, {"participant_id": world.ana_id}
    for n in range(skip, skip + number):
        for part in ("about", "languages"):
            page.write_part(ben, part=part, text=f"River {n}",
                            readers=["mine", "choosers", "colleagues"])  # fmt: skip
        made = stories.write_story(ben, title=f"Bus {n}", text="A bus", purpose="hope")
        again = {"story_id": made.id, "title": f"Bus {n}", "purpose": "hope"}
        stories.write_story(ben, text=f"A bus stop {n}", **again)
        stories.offer_story(ben, **me, story_id=made.id)
        world.ids["coach_story_id"] = made.id
    own = queries.own_page(ben)
    rows = OfferedStory.objects.for_system("a test names it")
    world.ids |= {
        "coach_before_id": own[0].before[0].id,
        "story_before_id": queries.own_stories(ben)[0].before[0].id,
        "offered_story_id": rows.get(story_id=world.ids["coach_story_id"]).pk,
    }


def beginning(world: World, number: int, skip: int = 0) -> None:
    """Ana tries it so many times; the last one runs, and its day has come."""
    me = {"participant_id": world.ana_id}
    rows = TwoWeeks.objects.for_system("a test names it")
    for _n in range(number):
        for row in rows.filter(participant_id=world.ana_id, state="on"):
            two_weeks.take_out(world.ana.actor, **me, beginning_id=row.pk)
        two_weeks.try_two_weeks(world.ana.actor, **me)
    running = rows.filter(participant_id=world.ana_id, state="on")
    running.update(starts_on=world.in_days(-14), ends_on=world.today)
    world.ids["beginning_id"] = running.get().pk


def questions(world: World, number: int, skip: int = 0) -> None:
    """Ben asks where the line is, in other words again, and Carol answers."""
    for n in range(skip, skip + number):
        one = boundaries.ask(world.ben.actor, topic="gifts", text=f"A cake {n}")
        boundaries.change(world.ben.actor, question_id=one, topic="gifts", text=f"Cakes {n}")
        boundaries.answer(world.carol.actor, question_id=one, text=f"Share it {n}")
        world.ids["boundary_id"] = one


def matching(world: World, number: int, skip: int = 0) -> None:
    """Ana says what she would like, so many times; Ben says how he knows her, with a plan, and Dee
    is asked."""
    me = {"participant_id": world.ana_id}
    for n in range(skip, skip + number + 1):
        likes.say_likes(world.ana.actor, **me, said={"languages": f"Spanish {n}"})
    assert world.ben.staff is not None
    assert world.dee_coach.staff is not None
    for coach in (world.ben.staff, world.dee_coach.staff):
        knowing.ask_knowing(world.mona.actor, **me, staff_id=coach.pk)
    one = Knowing.objects.for_system("a test names it").get(
        participant_id=world.ana_id, staff_id=world.ben.staff.pk
    )
    knowing.answer_knowing(world.ben.actor, knowing_id=one.pk, no=False, kinds=["work"])
    for n in range(number + 1):
        knowing.write_knowing_plan(world.ben.actor, knowing_id=one.pk, text=f"Another group {n}")
    knowing.agree_knowing_plan(world.carol.actor, knowing_id=one.pk)
    plan = EarlierKnowingPlan.objects.for_system("a test names it").order_by("-made_at").first()
    assert plan is not None
    before = EarlierLikes.objects.for_system("a test names it").order_by("-made_at").first()
    assert before is not None
    world.ids |= {"knowing_id": one.pk, "likes_before_id": before.pk,
                  "knowing_before_id": plan.pk}  # fmt: skip
