"""Whom to call, for every page that asks it: the one list, with who is there now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote
from uuid import UUID

from handrail.ground.access import Actor
from handrail.ground.people.to_call import STAFF, ToCall, to_call
from handrail.practice.around.queries.company import ready_words
from handrail.practice.hours.queries import presences_of


@dataclass(frozen=True)
class Call:
    """Somebody to call: in words when they are there, and an address to write to, "" for none.

    `there` is true until `until`, for ever with None.
    """

    who: ToCall
    there: str = ""
    here: bool = False
    text: str = ""
    until: datetime | None = None

    @property
    def name(self) -> str:
        """Who it is."""
        return self.who.name

    @property
    def phone(self) -> str:
        """The number as a phone dials it, "" for none."""
        return self.who.call


def people_to_call(actor: Actor, me: UUID) -> list[Call]:
    """Whom somebody can call, in the one order; of the staff, who is there now comes first.

    One's own people can be written to with the words that are ready.
    """
    found = to_call(actor, me)
    words = quote(ready_words(actor, me)[0].text)
    there = presences_of(actor, [one.staff_id for one in found if one.staff_id])
    calls = [
        Call(
            one, there[one.staff_id].words if one.staff_id else "",
            there[one.staff_id].here if one.staff_id else False,
            f"{one.call}?&body={words}" if one.own and one.call else "",
            there[one.staff_id].until if one.staff_id else None,
        )
        for one in found
    ]  # fmt: skip
    staff = iter(sorted((c for c in calls if c.who.of == STAFF), key=lambda call: not call.here))
    return [next(staff) if call.who.of == STAFF else call for call in calls]
