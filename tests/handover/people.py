"""Short ways to plan a handover, to write in it, and to look at it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from handrail.ground.kernel import clock
from handrail.practice.handover.commands import planning, words
from handrail.practice.handover.models import Handover
from handrail.practice.handover.queries.whole import HandoverView, handovers
from tests.cast import Cast, Member


def ana(cast: Cast) -> UUID:
    """Ana's id."""
    assert cast.ana.participant_id is not None
    return cast.ana.participant_id


def plan(cast: Cast, to: Member | None = None) -> UUID:
    """Mona plans that ana goes on to dee; return the handover's id."""
    staff = (to or cast.dee_coach).staff
    assert staff is not None
    planning.plan_handover(cast.mona.actor, participant_id=ana(cast), to_staff_id=staff.pk)
    rows = Handover.objects.for_system("a test names it")
    found: UUID = rows.get(participant_id=ana(cast), state="open").pk
    return found


def write(cast: Cast, who: Member, one: UUID, text: str, part: str = "summary", **more: Any) -> Any:
    """Write one's words."""
    return words.write(
        who.actor, participant_id=ana(cast), handover_id=one, part=part, text=text, **more
    )


def answer(cast: Cast, one: UUID, what: str, read_version: int | None = None) -> None:
    """Ana says what is handed on, of the words that stand there now."""
    now = view(cast).said("summary", "coach").version if read_version is None else read_version
    words.answer(
        cast.ana.actor, participant_id=ana(cast), handover_id=one, what=what, read_version=now
    )


def view(cast: Cast, who: Member | None = None) -> HandoverView:
    """The newest handover, as ana or somebody else sees it."""
    return handovers((who or cast.ana).actor, ana(cast))[0]


def later(cast: Cast, one: UUID, days: int) -> None:
    """Let it have been planned so many days ago."""
    rows = Handover.objects.for_system("a test turns the days back")
    rows.filter(pk=one).update(made_at=clock.now() - timedelta(days=days))


def html(page: Any) -> str:
    """The text of a page."""
    return str(page.content.decode())
