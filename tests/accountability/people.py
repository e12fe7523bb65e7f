"""Short ways to sign, to promise and to answer."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from handrail.ground.kernel import clock
from handrail.practice.accountability.commands import answers, promises, signing
from handrail.practice.accountability.queries import agreement as tables
from handrail.practice.accountability.queries.promises import PromiseView, promises_of
from handrail.practice.accountability.rules.promises import Schedule
from tests.cast import Cast, Member

WAVE = " ".join(f"{10 * n},{50 + n % 7}" for n in range(40))


def ana(cast: Cast) -> UUID:
    """Ana's id."""
    assert cast.ana.participant_id is not None
    return cast.ana.participant_id


def day(cast: Cast, days: int = 0) -> date:
    """A day ahead of today where Ana lives, or before it."""
    return clock.today(cast.site.zone) + timedelta(days=days)


def table(cast: Cast, who: Member | None = None) -> tables.Table:
    """What lies on the table for ana, or for somebody else."""
    return tables.table((who or cast.ana).actor, ana(cast), day(cast))


def terms(cast: Cast, **other: Any) -> signing.Terms:
    """What stands on the page now."""
    found = table(cast)
    now = found.now
    said = {
        "fingerprint": found.fingerprint, "seen": now.id if now else None,
        "review_on": now.review_on if now else day(cast, 90),
        "reach": now.reach if now else "", "hours": now.hours if now else "",
    }  # fmt: skip
    return signing.Terms(**{**said, **other})


def sign(cast: Cast, who: Member, typed: str = "A Name", drawn: str = "", **other: Any) -> bool:
    """Sign what stands on the page, with other words where given."""
    return signing.sign(
        who.actor, participant_id=ana(cast), terms=terms(cast, **other),
        name=signing.Name(typed, drawn, "Android"),
    )  # fmt: skip


def promise(cast: Cast, who: Member, text: str = "I call on Wednesday", *, ritual: bool = False,
            shared: bool = True, **when: Any) -> UUID:  # fmt: skip
    """Write a promise and return its id."""
    return promises.add_promise(
        who.actor, participant_id=ana(cast), ritual=ritual, shared=shared,
        said=promises.PromiseSaid(text, Schedule(**when)),
    )  # fmt: skip


def said(cast: Cast, who: Member, promise_id: UUID, how: str, **more: Any) -> UUID:
    """Say how a promise went."""
    return answers.answer(
        who.actor, participant_id=ana(cast), promise_id=promise_id, went=answers.Went(how, **more)
    )


def seen(cast: Cast, who: Member, promise_id: UUID) -> PromiseView:
    """The promise as this member sees it."""
    found = promises_of(who.actor, ana(cast), day(cast))
    everything = (*found.mine, *found.coach, *found.both, *found.away)
    return next(one for one in everything if one.id == promise_id)


def html(page: Any) -> str:
    """The text of a page."""
    return str(page.content.decode())


def asked(cast: Cast, who: Member, on: date | None = None) -> list[str]:
    """Where the agreement with ana stands on somebody's first page, when it asks something."""
    found = tables.agreement_asks(who.actor, on or day(cast))
    return [one.stands for one in found if one.participant_id == ana(cast)]
