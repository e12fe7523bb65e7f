"""The page that lays the hours of a team beside the hours of need. Numbers only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from handrail.design import dates
from handrail.ground.access import Capability, Role, access
from handrail.ground.people.pages import actor_of
from handrail.practice.hours import rules
from handrail.watch.insight.coverage import Coverage, coverage


@dataclass(frozen=True)
class Cell:
    """One block: its times, how many are on, the need in words, and whether it is a gap."""

    label: str
    on: int
    need: str
    gap: bool


def _times(block: int) -> str:
    ends = (time(block * rules.BLOCK_HOURS), time((block + 1) * rules.BLOCK_HOURS % 24))
    start, end = (dates.time_words(at) for at in ends)
    return _("%(start)s to %(end)s") % {"start": start, "end": end}


def _begun(words: str) -> str:
    # Weekdays and times of day are written small in some languages.
    return words[:1].upper() + words[1:]


def _need(number: int) -> str:
    return _("under 5") if rules.is_few(number) else str(number)


def _rows(found: Coverage, times: list[str]) -> list[tuple[str, list[Cell]]]:
    gaps = set(rules.coverage_gaps(found.on, found.need))
    return [
        (
            _begun(dates.weekday_named(day)),
            [
                Cell(
                    label,
                    found.on[(day, block)],
                    _need(found.need[(day, block)]),
                    (day, block) in gaps,
                )
                for block, label in enumerate(times)
            ],
        )
        for day in range(7)
    ]


def _headline(found: Coverage) -> str:
    message, block = rules.headline(found.on, found.need)
    if block is None:
        return _(message)
    day, part = block
    return _begun(
        _(message) % {"weekday": dates.weekday_named(day), "part": _(rules.BLOCK_WORDS[part])}
    )


@require_safe
@access(Capability.COVERAGE_READ)
def when_needed(request: HttpRequest) -> HttpResponse:
    """Show need and cover by day and block, for the people whom the reader answers for."""
    actor = actor_of(request)
    found = coverage(actor)
    times = [_times(block) for block in range(rules.BLOCKS)]
    supervises = actor.has(Role.SUPERVISOR)
    context = {
        "found": found,
        "headings": [(_begun(_(w)), t) for w, t in zip(rules.BLOCK_WORDS, times, strict=True)],
        "rows": _rows(found, times),
        "headline": _headline(found),
        "weeks": rules.NEED_WEEKS,
        "nav": "supervision" if supervises else "programme",
        "home": "desks:supervisor_today" if supervises else "desks:manager_today",
    }
    return render(request, "desks/supervisor/when_needed.html", context)
