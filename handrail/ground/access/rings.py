"""The page ring and the write ring."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.http import Http404

from handrail.ground import audit
from handrail.ground.access import tripwire
from handrail.ground.access.actor import Actor
from handrail.ground.access.capability import Capability
from handrail.ground.access.policy import rules_for
from handrail.ground.access.reading import Reading
from handrail.ground.kernel.gate import Declaration, View, declare

P = ParamSpec("P")
R = TypeVar("R")
COMMANDS: dict[str, Capability] = {}


class NotVisible(Http404):
    """For this actor it is not there. Whether it exists is not said."""


def access(capability: Capability, *, record: bool = True) -> Callable[[View], View]:
    """Only people whose role has `capability` may open the view; others get 404.

    `record` says that the page shows somebody's record: it must ask the read or write ring.
    """
    return lambda view: declare(
        view, Declaration("capability", capability=str(capability), record=record)
    )


def _one(actor: Actor, capability: Capability, participant_id: UUID) -> Any:
    participants = apps.get_model(settings.HANDRAIL_PARTICIPANT_MODEL).objects
    found = participants.visible_to(actor, capability).filter(pk=participant_id)
    return found.order_by().values_list("pk")[:1]


_ONE = Reading(_one)


def can(actor: Actor, capability: Capability, participant_id: UUID) -> bool:
    """Return whether `actor` may do this with that participant: the list query plus one key."""
    return bool(_ONE.rows(actor, capability, participant_id))


def authorise(actor: Actor, capability: Capability, participant_id: UUID) -> None:
    """Raise NotVisible unless `actor` may do this with that participant."""
    if not can(actor, capability, participant_id):
        raise NotVisible


def _admit(actor: Actor, capability: Capability, subject: UUID | None, *, record: bool) -> None:
    tripwire.decided()
    rows = rules_for(actor.roles, capability)
    if not rows or (not actor.second_factor and all(row.fresh for row in rows)):
        raise NotVisible
    if record:
        if subject is None:
            raise TypeError(f"a command for {capability} needs participant_id")
        authorise(actor, capability, subject)


def command(
    capability: Capability, *, record: bool = True
) -> Callable[[Callable[Concatenate[Actor, P], R]], Callable[Concatenate[Actor, P], R]]:
    """Make a function a command: authorised, in one transaction, with a line in the book.

    The function takes the actor and keyword arguments, `participant_id` among them unless
    `record=False`. Raises NotVisible when the actor may not.
    """

    def wrap(run: Callable[Concatenate[Actor, P], R]) -> Callable[Concatenate[Actor, P], R]:
        @functools.wraps(run)
        def guarded(actor: Actor, /, *args: P.args, **kwargs: P.kwargs) -> R:
            subject: Any = kwargs.get("participant_id")
            with transaction.atomic():
                _admit(actor, capability, subject, record=record)
                result = run(actor, *args, **kwargs)
                audit.write(actor, "write", str(capability), subject=subject, detail=run.__name__)
            return result

        COMMANDS[f"{run.__module__}.{run.__qualname__}"] = capability
        return guarded

    return wrap
