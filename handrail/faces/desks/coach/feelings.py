"""How alone somebody felt, and how much it all was, over the days that they share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from markupsafe import Markup

from handrail.design.said_numbers import drawn
from handrail.ground.kernel.marked import N_
from handrail.practice.checkins.queries import CurvePoint
from handrail.practice.checkins.rules import FEELS

TITLES = {"lonely": N_("Feeling alone"), "too_much": N_("Too much")}


def felt(
    points: Sequence[CurvePoint], since: date, today: date
) -> tuple[tuple[str, Markup], ...]:  # fmt: skip
    """Return a title and a chart for each of the two of which anything was said."""
    found = []
    for name, (_question, (low, high)) in FEELS.items():
        said = [(point.on, getattr(point, name)) for point in reversed(points)]
        if any(number is not None for _day, number in said):
            title = _(TITLES[name])
            found.append((title, drawn(said, title, (_(low), _(high)), (since, today), today)))
    return tuple(found)
