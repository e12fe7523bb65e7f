"""On paper: whose line it is, and one page that uses the room it has."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handrail.faces.desks.paper.wish import AMPLE, ONE, ROOM, Wish
from handrail.ground.people.commands.about import add_strength
from handrail.practice.coping.commands.plan import add_line
from handrail.practice.coping.commands.sharing import share_list
from handrail.practice.plans.commands import agree_step, record_win
from handrail.practice.plans.commands.barriers import BarrierSaid, add_barrier
from handrail.practice.plans.commands.goals import GoalSaid, write_goal
from tests.cast import Cast
from tests.coping.people import ana, html

from .test_pages import pages_of


def _both(cast: Cast) -> None:
    me = {"participant_id": ana(cast)}
    share_list(cast.ana.actor, **me, name="plan", shared=True)
    for who, name in ((cast.ana, "ana"), (cast.ben, "ben")):
        actor = who.actor
        add_strength(actor, **me, text=f"strength of {name}")
        write_goal(actor, **me, said=GoalSaid(f"goal of {name}"), shared=True)
        agree_step(actor, **me, text=f"step of {name}")
        add_barrier(actor, **me, said=BarrierSaid(f"barrier of {name}"))
        record_win(actor, **me, text=f"win of {name}", shared=True)
        add_line(actor, **me, part="alone", text=f"line of {name}")


@pytest.mark.parametrize("what", ["strength", "goal", "step", "barrier", "win", "line"])
def test_the_coachs_lines_say_so_on_paper(cast: Cast, what: str) -> None:
    _both(cast)
    mine = html(cast.ana.client.get("/my/paper/print/?form=whole"))
    theirs = html(cast.ben.client.get(f"/people/{ana(cast)}/paper/print/?form=whole"))
    for page, words in ((mine, "my coach’s words"), (theirs, "the coach’s words")):
        after = page.split(f"{what} of ben", 1)[1][:90]
        assert words in after
        assert words not in page.split(f"{what} of ana", 1)[1].split("</li>", 1)[0]


def test_one_page_has_ample_room_until_it_is_full() -> None:
    wish = Wish()
    assert wish.room is AMPLE
    assert replace(wish, tight=True).room is ROOM[ONE]
    assert replace(wish, size="large").room is ROOM[ONE]


def test_one_page_shows_all_strengths_where_there_is_room(cast: Cast) -> None:
    for number in range(9):
        add_strength(cast.ana.actor, participant_id=ana(cast), text=f"good at {number}")
    assert pages_of(cast.ana.client.get("/my/paper/plan.pdf").content) == 1
    page = html(cast.ana.client.get("/my/paper/print/"))
    assert "more)" in page
