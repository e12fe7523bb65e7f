"""How somebody sees it, drawn over time: a line for each question, its sentence and its table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from markupsafe import Markup

from handrail.design import said_numbers

from .queries.outlook import OutlookView
from .rules import outlook as rules


def outlook_charts(found: Sequence[OutlookView], today: date) -> list[tuple[str, Markup]]:
    """Name and chart of each question that was answered, all over the same days."""
    days = [one.on for one in found]
    charts = []
    for name, words in rules.NAMES.items():
        points = [(one.on, one.numbers[name]) for one in found]
        if any(number is not None for _on, number in points):
            _question, low, high = rules.QUESTIONS[name]
            ends, reach = (_(low), _(high)), (min(days), max(days))
            charts.append((_(words), said_numbers.drawn(points, _(words), ends, reach, today)))
    return charts
