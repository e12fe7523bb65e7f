"""The rulers of a goal, drawn over time, each with its sentence and its table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from markupsafe import Markup

from handrail.design import said_numbers

from .queries.goals import RulerView
from .rules import rulers


def ruler_charts(found: Sequence[RulerView], today: date) -> list[tuple[str, Markup]]:
    """Name and chart of each ruler on which something was said, all over the same days."""
    days = [one.on for one in found]
    charts = []
    for name, words in rulers.NAMES.items():
        points = [(one.on, getattr(one, name)) for one in found]
        if any(number is not None for _on, number in points):
            _question, low, high = rulers.RULERS[name]
            ends, reach = (_(low), _(high)), (min(days), max(days))
            charts.append((_(words), said_numbers.drawn(points, _(words), ends, reach, today)))
    return charts
