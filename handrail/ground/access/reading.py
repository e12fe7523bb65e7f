"""The read ring for queries whose SQL is made once: `Prepared`, with the ring in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ParamSpec

from django.db.models import QuerySet

from handrail.ground.access import tripwire
from handrail.ground.kernel.prepared import NotPreparable, Prepared

P = ParamSpec("P")


class Reading(Prepared[P]):
    """A prepared query of participants' rows; its builder asks `visible_to` for the actor.

    Whose rows they are stands in the SQL, as part of it, and the actor's ids are exchanged at each
    reading: a relationship that ended or a consent taken back acts on the very next one.
    """

    def __init__(self, build: Callable[P, QuerySet[Any]]) -> None:
        super().__init__(build, before=tripwire.decided)

    def _make(self, args: tuple[Any, ...]) -> Any:
        with tripwire.watched() as seen:
            made = super()._make(args)
        if not seen[0]:
            raise NotPreparable("a reading asks visible_to()")
        return made
