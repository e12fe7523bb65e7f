"""All of it on paper: whatever somebody wrote, with nothing of what is theirs alone for a coach."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from handrail.design.dates import dated
from handrail.ground.kernel import clock
from handrail.ground.kernel.keys import key_for
from handrail.practice.coping.commands.badday import change_walk, walk_through
from handrail.practice.coping.commands.days import Ahead, add_day
from handrail.practice.coping.commands.lists import write_sign
from handrail.practice.coping.commands.moments import Said as MomentSaid
from handrail.practice.coping.commands.moments import write_moment
from handrail.practice.coping.commands.numbers import add_clock
from handrail.practice.coping.queries.moments import latest
from handrail.practice.growth.commands.milestones import Chosen, add_milestone, give_word
from handrail.practice.growth.commands.outlook import change_outlook, say_outlook
from handrail.practice.plans.commands.barriers import BarrierSaid, add_barrier, end_barrier
from handrail.practice.plans.commands.direction import add_value
from handrail.practice.plans.commands.goals import GoalSaid, stand_goal, write_goal
from handrail.practice.plans.commands.looking_back import record_review
from handrail.practice.plans.commands.rulers import measure
from handrail.practice.plans.commands.steps import agree_step
from handrail.practice.plans.commands.wins import record_win
from handrail.practice.plans.commands.words_back import answer_win
from handrail.practice.thinking.commands.lines import Told, add_line, change_line
from handrail.practice.thinking.commands.pages import write_page
from handrail.practice.thinking.commands.sheets import Said, pick_line, share_sheet, start_sheet
from handrail.practice.thinking.models import Sheet
from handrail.practice.thinking.queries.sheets import sheet as thinking_sheet
from tests.cast import Cast
from tests.coping.people import ana, html

WHOLE = "/my/paper/print/?form=whole&asked=1&hard=yes&setbacks=yes"


def words_of(made: bytes) -> str:
    """What can be read in a PDF, line by line."""
    reader = shutil.which("pdftotext")
    if reader is None:
        pytest.skip("pdftotext (poppler-utils) is not here to read a PDF with")
    read = subprocess.run(
        [reader, "-layout", "-", "-"], input=made, capture_output=True, check=True
    )
    return read.stdout.decode()


def goals(cast: Cast) -> tuple[str, ...]:
    me, actor = ana(cast), cast.ana.actor
    there = write_goal(actor, participant_id=me, said=GoalSaid("A lease"), shared=False)
    measure(actor, participant_id=me, goal_id=there, importance=8, confidence=3)
    done = write_goal(actor, participant_id=me, said=GoalSaid("A door key"), shared=False)
    stand_goal(actor, participant_id=me, goal_id=done, state="reached")
    away = write_goal(actor, participant_id=me, said=GoalSaid("A boat"), shared=False)
    stand_goal(actor, participant_id=me, goal_id=away, state="aside")
    return "A lease", "How much it matters 8 of 10", "How sure 3 of 10", "A door key", "A boat"


def in_the_way(cast: Cast) -> tuple[str, ...]:
    me, actor = ana(cast), cast.ana.actor
    one = add_barrier(actor, participant_id=me, said=BarrierSaid("No bus"), shared=False)
    end_barrier(actor, participant_id=me, barrier_id=one, ended="around", outcome="Tom drives")
    return "No bus", "Found a way around it", "Tom drives"


def weeks(cast: Cast) -> tuple[str, ...]:
    me, actor, today = ana(cast), cast.ana.actor, clock.today(cast.site.zone)
    for back in (7, 70, 301):
        with time_machine.travel(clock.now() - timedelta(days=back)):
            agree_step(actor, participant_id=me, text=f"Step of {back}")
    record_review(actor, participant_id=me, worked="Soup", week_of=today - timedelta(days=70))
    record_review(actor, participant_id=me, worked="Early bus")
    record_win(actor, participant_id=me, text="A whole week of bread")
    return "Step of 7", "Step of 70", "Step of 301", "Soup", "Early bus", "A whole week of bread"


def thinking(cast: Cast) -> tuple[str, ...]:
    me, actor = ana(cast), cast.ana.actor
    start_sheet(actor, participant_id=me, kind="routine", said=Said("Sleep by ten", sort="sleep"))
    kept = start_sheet(actor, participant_id=me, kind="problem", said=Said("The noise upstairs"))
    add_line(actor, participant_id=me, sheet_id=kept, slot="idea", told=Told("Ear plugs"))
    return "Sleep by ten", "Not yet on the one day", "The noise upstairs", "Ear plugs"


def hard(cast: Cast) -> tuple[str, ...]:
    me, actor, today = ana(cast), cast.ana.actor, clock.today(cast.site.zone)
    add_day(actor, participant_id=me, said=Ahead("The wedding", today + timedelta(days=9)))
    add_clock(actor, participant_id=me, name="Not alone", starts_on=today - timedelta(days=12))
    said = MomentSaid(happened="The old corner", stopped="I called Mia")
    write_moment(actor, participant_id=me, kind="near_miss", said=said)
    told = {"card": "no", "body": "partly"}
    walk = walk_through(actor, participant_id=me, scene="no_money", answers=told, note="Soup")
    now = {"card": "holds", "body": "partly"}
    change_walk(actor, participant_id=me, walk_id=walk, answers=now, note="Soup")
    return (
        "No money",
        "Soup",
        "Can you do your first card that day? <b>It holds</b>",
        'Can you do your first card that day?: <span dir="auto">Not that day',
        "Can you eat and rest a bit? <b>In part</b>",
        "The wedding",
        "Not alone",
        "12 days since",
        "The old corner",
        "I called Mia",
    )


def values(cast: Cast) -> tuple[str, ...]:
    me, actor = ana(cast), cast.ana.actor
    for number in range(7):
        add_value(actor, participant_id=me, text=f"Value {number}", pile="most")
    add_value(actor, participant_id=me, text="A quiet street", pile="not_now")
    return *(f"Value {number}" for number in range(7)), "A quiet street", "Not now"


def numbers(cast: Cast) -> tuple[str, ...]:
    me, actor, today = ana(cast), cast.ana.actor, clock.today(cast.site.zone)
    skill = start_sheet(actor, participant_id=me, kind="skill", said=Said("Saying no"))
    log = add_line(actor, participant_id=me, sheet_id=skill, slot="practice",
                   told=Told("On the phone", today, None, 3, 6))  # fmt: skip
    change_line(actor, participant_id=me, line_id=log,
                told=Told("On the phone", today, None, 2, 6))  # fmt: skip
    flat = start_sheet(actor, participant_id=me, kind="decision",
                       said=Said("The flat", ways=("Stay", "Move")))  # fmt: skip
    way = thinking_sheet(actor, flat).in_slot("way")[1]
    add_line(actor, participant_id=me, sheet_id=flat, slot="good", under=way.id,
             told=Told("Near my sister", weight=3))  # fmt: skip
    for sure in (4, 7):
        pick_line(actor, participant_id=me, sheet_id=flat, line_id=way.id, sure=sure)
    return ("before: 2", "after: 6", "More sure than before", "before: 3", "Near my sister",
            "Matters a lot", "sure: 7 of 10", "sure: 4 of 10")  # fmt: skip


def outlook(cast: Cast) -> tuple[str, ...]:
    me, actor, today = ana(cast), cast.ana.actor, clock.today(cast.site.zone)
    said = {"hope": 4, "want": None, "hard_day": 6, "up_again": None, "know_me": None}
    one = say_outlook(actor, participant_id=me, numbers=said, shared=False)
    change_outlook(actor, participant_id=me, outlook_id=one, numbers={**said, "hope": 5})
    return "How I see it now", f"{dated(today)}: Sure to get", "Hope 5 of 10", "Hope 4 of 10"


def words_back(cast: Cast) -> tuple[str, ...]:
    me, actor, ben = ana(cast), cast.ana.actor, cast.ben.actor
    win = record_win(actor, participant_id=me, text="Tea", shared=True)
    reached = add_milestone(actor, participant_id=me, said=Chosen("A hundred days"), shared=True)
    for text in ("Good", "Very good"):
        answer_win(ben, participant_id=me, win_id=win, text=f"{text} for the tea")
        give_word(ben, participant_id=me, milestone_id=reached, text=f"{text} for the days")
    return tuple(f"{said} for the {what}" for said in ("Good", "Very good")
                 for what in ("tea", "days"))  # fmt: skip


EVERYTHING = (goals, in_the_way, weeks, thinking, hard, values, numbers, outlook, words_back)


@pytest.mark.covers("004-22")
@pytest.mark.parametrize("write", EVERYTHING)
def test_whatever_was_written_is_on_it(cast: Cast, write: Callable[[Cast], Any]) -> None:
    wanted = write(cast)
    page = html(cast.ana.client.get(WHOLE))
    for words in wanted:
        assert words in page, words
    assert cast.ana.client.get(WHOLE.replace("print/", "plan.pdf")).status_code == 200
    coach = html(cast.ben.client.get(f"/people/{ana(cast)}/paper/print/?form=whole"))
    private = set(wanted) & {"A door key", "A boat", "No bus", "Ear plugs", "The wedding",
                             "Not alone", "The old corner", "Early bus", "A quiet street",
                             "before: 2", "Near my sister", "Hope 5 of 10",
                             "Hope 4 of 10"}  # fmt: skip
    for words in private:
        assert words not in coach, words


def test_a_private_page_is_on_no_paper(cast: Cast) -> None:
    write_page(cast.ana.actor, participant_id=ana(cast), title="For me", text="What it did for me")
    assert "What it did for me" not in html(cast.ana.client.get(WHOLE))


def setbacks(cast: Cast) -> tuple[str, ...]:
    me, actor, today = ana(cast), cast.ana.actor, clock.today(cast.site.zone)
    add_clock(actor, participant_id=me, name="Not alone", starts_on=today - timedelta(days=12))
    for kind, words in (("setback", "I left early"), ("use", "The lake house")):
        write_moment(actor, participant_id=me, kind=kind, said=MomentSaid(happened=words))
    return "Not alone", "12 days since", "I left early", "The lake house", "I used again"


@pytest.mark.covers("004-22")
@pytest.mark.parametrize("form", ["one", "whole", "easy"])
def test_setbacks_and_counts_are_on_it_only_when_they_are_asked_for(cast: Cast, form: str) -> None:
    hard(cast)
    told = setbacks(cast)
    for way in (f"form={form}", f"form={form}&asked=1&hard=yes"):
        page = html(cast.ana.client.get(f"/my/paper/print/?{way}"))
        text = words_of(cast.ana.client.get(f"/my/paper/plan.pdf?{way}").content)
        for words in told:
            assert words not in page, words
            assert words not in text, words
        # What helps, and a near miss that was stopped, stays with what helps.
        assert ("I called Mia" in page) is (form == "whole")
        assert ("I called Mia" in text) is (form == "whole")
    for way in ("asked=1&setbacks=yes", "asked=1&hard=yes&setbacks=yes"):
        page = html(cast.ana.client.get(f"/my/paper/print/?form={form}&{way}"))
        text = words_of(cast.ana.client.get(f"/my/paper/plan.pdf?form={form}&{way}").content)
        for words in told:
            assert (words in page) is (form == "whole"), words
            assert (words in text) is (form == "whole"), words
        assert ("I called Mia" in page) is (form == "whole" and "hard" in way)


def test_newer_setbacks_do_not_take_the_place_of_a_near_miss(cast: Cast) -> None:
    hard(cast)
    setbacks(cast)
    key = key_for(ana(cast))
    told = {
        said: [one.key for one in latest(cast.ana.actor, ana(cast), key=key, setbacks=said)]
        for said in (None, True, False)
    }
    assert told == {None: ["use", "setback", "near_miss"], True: ["use", "setback"],
                    False: ["near_miss"]}  # fmt: skip


def test_the_page_says_it_before_the_buttons_and_the_tick_is_off(cast: Cast) -> None:
    for member, address in ((cast.ana, "/my/paper/"), (cast.ben, f"/people/{ana(cast)}/paper/")):
        page = html(member.client.get(address))
        tick = page.index('name="setbacks" value="yes">')
        assert tick < page.index("Leave it out when others may see the paper.")
        assert page.index("Leave it out when others") < page.index("Get a file (PDF)")


def test_a_coach_gets_no_setback_that_was_not_shared(cast: Cast) -> None:
    told = setbacks(cast)
    for way in ("", "&asked=1&hard=yes&setbacks=yes"):
        page = html(cast.ben.client.get(f"/people/{ana(cast)}/paper/print/?form=whole{way}"))
        for words in told:
            assert words not in page, words


def test_a_sign_and_what_comes_first_stand_apart(cast: Cast) -> None:
    write_sign(cast.ana.actor, participant_id=ana(cast), text="I do not call people back",
               first="Text Rosa")  # fmt: skip
    text = words_of(cast.ana.client.get(WHOLE.replace("print/", "plan.pdf")).content)
    lines = [line.strip() for line in text.splitlines()]
    sign = next(line for line in lines if "I do not call people back" in line)
    assert "Text Rosa" not in sign
    assert any(line.startswith("First I:") and "Text Rosa" in line for line in lines)


def test_hard_moments_left_out_take_all_of_them_along(cast: Cast) -> None:
    hard(cast)
    page = html(cast.ana.client.get("/my/paper/print/?form=whole&asked=1"))
    for words in ("I called Mia", "The wedding", "Not alone", "The old corner"):
        assert words not in page


def test_more_of_it_asks_no_more_queries(cast: Cast) -> None:
    for write in EVERYTHING:
        write(cast)
    cast.ana.client.get(WHOLE)
    with CaptureQueriesContext(connection) as few:
        cast.ana.client.get(WHOLE)
    for write in (goals, in_the_way, thinking, hard, numbers, words_back):
        write(cast)
    with CaptureQueriesContext(connection) as many:
        cast.ana.client.get(WHOLE)
    assert len(many) == len(few)


def test_the_coach_gets_what_was_shared_with_all_its_words(cast: Cast) -> None:
    words_back(cast)
    for each in Sheet.objects.for_system("a test"):
        share_sheet(cast.ana.actor, participant_id=ana(cast), sheet_id=each.pk, shared=True)
    page = html(cast.ben.client.get(f"/people/{ana(cast)}/paper/print/?form=whole"))
    for words in ("Good for the tea", "Very good for the tea", "Good for the days", "(Ben)"):
        assert words in page


@pytest.mark.covers("004-22")
def test_few_words_say_what_each_part_is_for_and_cut_nothing(cast: Cast) -> None:
    words = "A home with a door that I can lock and a window to the street, and a cat. " * 3
    write_goal(cast.ana.actor, participant_id=ana(cast), said=GoalSaid(words), shared=True)
    page = html(cast.ana.client.get("/my/paper/print/?form=easy"))
    assert words.strip() in page
    assert "This is where I want to go." in page
    assert "I do this one thing now." in page
