"""Short ways to make goals and what belongs to them."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

from handrail.practice.plans.commands import goals
from handrail.practice.plans.commands.barriers import BarrierSaid, add_barrier
from tests.cast import Cast, Member


def ana(cast: Cast) -> UUID:
    """Ana's id."""
    assert cast.ana.participant_id is not None
    return cast.ana.participant_id


def goal(cast: Cast, text: str = "a quiet home", *, by: Member | None = None, shared: bool = True,
         **said: Any) -> UUID:  # fmt: skip
    """Write a goal of ana's and return its id."""
    return goals.write_goal(
        (by or cast.ana).actor, participant_id=ana(cast), shared=shared,
        said=goals.GoalSaid(text=text, **said),
    )  # fmt: skip


def barrier(cast: Cast, text: str = "no bus", *, by: Member | None = None, shared: bool = True,
            **said: Any) -> UUID:  # fmt: skip
    """Write down something in ana's way and return its id."""
    return add_barrier(
        (by or cast.ana).actor, participant_id=ana(cast), shared=shared,
        said=BarrierSaid(text=text, **said),
    )  # fmt: skip


def html(page: Any) -> str:
    """The text of a page."""
    return str(page.content.decode())


def entry(page: Any, number: int = 0) -> str:
    """The id of a form on a page."""
    return re.findall(r'name="id" value="([0-9a-f-]{36})"', html(page))[number]
