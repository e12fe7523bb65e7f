"""Short ways to make milestones and sentences."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from handrail.ground.kernel import clock
from handrail.practice.growth.commands import evidence, milestones
from tests.cast import Cast


def ana(cast: Cast) -> UUID:
    """Ana's id."""
    assert cast.ana.participant_id is not None
    return cast.ana.participant_id


def day(cast: Cast, days: int = 0) -> date:
    """A day ahead of today where Ana lives, or before it."""
    return clock.today(cast.site.zone) + timedelta(days=days)


def milestone(cast: Cast, text: str = "a quiet month", *, shared: bool = False,
              **said: Any) -> UUID:  # fmt: skip
    """Write a milestone of ana's and return its id."""
    return milestones.add_milestone(
        cast.ana.actor, participant_id=ana(cast), said=milestones.Chosen(text, **said),
        shared=shared,
    )  # fmt: skip


def sentence(cast: Cast, text: str = "I call back", **said: Any) -> UUID:
    """Write a sentence of ana's and return its id."""
    return evidence.add_evidence(cast.ana.actor, participant_id=ana(cast), text=text, **said)


def html(page: Any) -> str:
    """The text of a page."""
    return str(page.content.decode())


def entry(page: Any, number: int = 0) -> str:
    """The id of a form on a page."""
    return re.findall(r'name="id" value="([0-9a-f-]{36})"', html(page))[number]
