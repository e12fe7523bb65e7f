"""The numbers of a page that must open for anybody: whose they are, and in the reader's words."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from handrail.ground.access import Actor
from handrail.ground.people.to_call import LINES, ToCall
from handrail.watch.safety import queries, rules


def organisation_of(request: HttpRequest) -> UUID | None:
    """Return the reader's organisation, the one the address names, or the only one there is."""
    actor: Actor | None = request.actor  # type: ignore[attr-defined]
    if actor is not None:
        return actor.org_id
    try:
        return UUID(request.GET["org"])
    except (KeyError, ValueError):
        return queries.only_organisation()


def numbers(org_id: UUID | None) -> list[dict[str, str]]:
    """Return label, hours and number of each line, and how a phone calls or texts it."""
    return _lines(queries.help_lines(org_id))


def _lines(shown: Sequence[rules.Line]) -> list[dict[str, str]]:
    return [
        {
            "label": _(line.label),
            "hours": _(line.hours) if line.hours else "",
            "number": line.number,
            "call": rules.dialable(line.number),
            "text": rules.dialable(line.text_number),
        }
        for line in shown
    ]


def to_call(org_id: UUID | None) -> list[ToCall]:
    """The same lines, for the one list of whom to call."""
    return [ToCall(LINES, one["label"], one["number"], one["call"]) for one in numbers(org_id)]


def help_of(
    org_id: UUID | None, *said: Sequence[str]
) -> tuple[list[dict[str, str]], list[list[str]]]:
    """Return the lines of `numbers`, and sentences for safety that name the number to call.

    One query for all of it.
    """
    shown = queries.help_lines(org_id)
    number = rules.emergency(shown)
    return _lines(shown), [[_(one) % {"emergency": number} for one in some] for some in said]
