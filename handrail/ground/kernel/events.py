"""What happened, told to whoever needs to react.

A command publishes a past-tense event inside its transaction. Subscribers live in `reactions.py`
of their rooms; most run in the same transaction, so that what is kept ready is never behind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from django.db import transaction


@dataclass(frozen=True, kw_only=True)
class Event:
    """Base of all events; fields are ids and plain values, never models or free text."""


Reaction = Callable[[Any], None]
R = TypeVar("R", bound=Reaction)


@dataclass(frozen=True)
class Subscription:
    """One reaction; `later` means after the commit, outside the writer's transaction."""

    reaction: Reaction
    later: bool


_subscriptions: dict[type[Event], list[Subscription]] = defaultdict(list)


def subscribe(event: type[Event], *, later: bool = False) -> Callable[[R], R]:
    """Call the decorated function for each published `event`; with `later`, after its commit."""

    def register(reaction: R) -> R:
        _subscriptions[event].append(Subscription(reaction, later))
        return reaction

    return register


def publish(event: Event) -> None:
    """Run every reaction to `event`; an exception in one undoes the whole transaction."""
    for subscription in _subscriptions[type(event)]:
        if subscription.later:
            transaction.on_commit(partial(subscription.reaction, event), robust=True)
        else:
            subscription.reaction(event)


def subscriptions() -> dict[type[Event], list[Subscription]]:
    """Return who reacts to what, for the generated page and its test."""
    return {event: list(found) for event, found in _subscriptions.items()}
