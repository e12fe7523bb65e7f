"""The cast with a week of their lives: one object at least of every kind an address can name.

kim coached ana until last week; gil supervises others and broke the glass for ana; olga manages
and supervises in the other organisation. chris and pat hold a consent of named items from ana, and
had one from rev, who took it back. What is made here is made by the rooms' own commands.
"""

from __future__ import annotations

from handrail.ground.mydata.commands import ask_removal
from handrail.ground.people.commands.about import choose_pathway, say_stage
from tests.cast import Cast

from .around import around
from .arranging import arranging
from .balance import balance
from .beginning import beginning, coach_pages, matching, questions
from .between import between
from .changing import changing
from .growing import growing
from .hard import hard
from .house import imports, meetings, messages, people, places, settings, shelf, staff
from .people import (
    CIRCLE_ITEMS,
    PARTNER_ITEMS,
    World,
    account,
    consents,
    more_people,
    relationships,
)
from .plan import goals_of_ana
from .talking import noting, talking
from .together import checkins, contacts, looks, plan, strengths, thinking, words

__all__ = ["CIRCLE_ITEMS", "PARTNER_ITEMS", "ROWS", "World", "grow", "make_world"]

ROWS = (
    checkins, plan, contacts, words, strengths, meetings, places, thinking, hard, goals_of_ana,
    growing, between, around, changing, talking, noting, balance, coach_pages, beginning, questions,
    matching, arranging, shelf, imports, staff, people, looks, messages, settings,
)  # fmt: skip


def make_world(cast: Cast) -> World:
    """Return the cast with a week behind them."""
    world = more_people(cast)
    relationships(world)
    consents(world)
    checkins(world, 7)
    plan(world, 2)
    rest = (
        contacts,
        words,
        strengths,
        meetings,
        places,
        thinking,
        hard,
        growing,
        between,
        around,
        talking,
        noting,
        changing,
        balance,
        coach_pages,
        beginning,
        questions,
        matching,
        arranging,
        goals_of_ana,
        shelf,
        imports,
        staff,
        looks,
        messages,
        settings,
    )
    for kind in rest:
        kind(world, 2)
    account(world)
    choose_pathway(
        world.ana.actor, participant_id=world.ana_id, chosen=["groups", "faith"], own="Long walks",
        shared=True,
    )  # fmt: skip
    for stage in ("thinking", "first_steps"):
        say_stage(world.ana.actor, participant_id=world.ana_id, stage=stage, shared=True)
    ask_removal(world.rev.actor, participant_id=world.rev_id)
    world.ids |= {
        "participant_id": world.ana_id,
        "rev_id": world.rev_id,
        "own_staff_id": world.ben.actor.staff_id or world.ana_id,
    }
    return world


def grow(world: World) -> None:
    """Make eight more rows of every kind."""
    for kind in ROWS:
        kind(world, 8, 10)
