"""Keeping the directory of places."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from handrail.ground.access import Actor, Capability, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis

from . import queries, rules
from .models import Resource

_COLUMNS = ("name", "address", "phone", "web", "hours", "languages", "cost", "checked_on")
_SEARCHED = ("name", "address", "phone", "hours", "languages", "cost")


@dataclass(frozen=True)
class Place:
    """What the manager says of a place; `kinds` are keys of rules.KINDS."""

    name: str
    kinds: tuple[str, ...]
    checked_on: date
    address: str = ""
    phone: str = ""
    web: str = ""
    hours: str = ""
    languages: str = ""
    cost: str = ""


def _fill(actor: Actor, row: Resource, said: Place) -> None:
    wrong = rules.check_place(
        said.phone, said.address, said.web, said.checked_on, clock.today(actor.zone)
    )
    if wrong:
        raise NotLikeThis(wrong[1], wrong[0])
    for column in _COLUMNS:
        setattr(row, column, getattr(said, column))
    row.kinds = rules.bars(said.kinds)
    row.search = "\n".join(getattr(said, column) for column in _SEARCHED).casefold()


@command(Capability.RESOURCE_KEEP, record=False)
def add_place(actor: Actor, *, said: Place, id: UUID | None = None) -> UUID:  # noqa: A002
    """Add a place to the directory and return its id. Raises NotLikeThis, Replayed."""

    def do(place_id: UUID) -> dict[str, str]:
        row = Resource(id=place_id, org_id=actor.org_id)
        _fill(actor, row, said)
        row.save(force_insert=True)
        return {"place": str(place_id)}

    return UUID(stored_once(actor.user_id, id, "place", asdict(said), do)["place"])


@command(Capability.RESOURCE_KEEP, record=False)
def change_place(actor: Actor, *, resource_id: UUID, said: Place) -> None:
    """Change a place. Raises NotLikeThis, NotVisible."""
    row = queries.place(actor, resource_id)
    _fill(actor, row, said)
    row.save()


@command(Capability.RESOURCE_KEEP, record=False)
def put_away(actor: Actor, *, resource_id: UUID) -> None:
    """Take a place out of the directory; it can be taken back. Raises NotVisible."""
    row = queries.place(actor, resource_id)
    if row.put_away_at is None:
        row.put_away_at = clock.now()
        row.save(update_fields=["put_away_at"])


@command(Capability.RESOURCE_KEEP, record=False)
def bring_back(actor: Actor, *, resource_id: UUID) -> None:
    """Put a place back into the directory. Raises NotVisible."""
    row = queries.place(actor, resource_id)
    row.put_away_at = None
    row.save(update_fields=["put_away_at"])


@command(Capability.RESOURCE_KEEP, record=False)
def checked_today(actor: Actor, *, resource_id: UUID) -> None:
    """Say that everything about a place was looked at today. Raises NotVisible."""
    row = queries.place(actor, resource_id)
    row.checked_on = clock.today(actor.zone)
    row.save(update_fields=["checked_on"])
