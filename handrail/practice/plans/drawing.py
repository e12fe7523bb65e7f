"""The rulers of a goal, drawn over time, each with its sentence and its table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from handrail.design import charts, dates

from .queries.goals import RulerView
from .rules import rulers

# A ruler is said now and then, in no week in particular.
HALF_A_YEAR = 183


def ruler_charts(found: Sequence[RulerView], today: date) -> list[tuple[str, Markup]]:
    """Name and chart of each ruler on which something was said, all over the same days."""
    days = [one.on for one in found]
    if not days:
        return []
    drawn = []
    for name, words in rulers.NAMES.items():
        points = [(one.on, getattr(one, name)) for one in found]
        if any(number is not None for _on, number in points):
            _question, low, high = rulers.RULERS[name]
            drawn.append((_(words), _chart(points, _(words), (_(low), _(high)),
                                           (min(days), max(days)), today)))  # fmt: skip
    return drawn


def _chart(
    points: Sequence[tuple[date, int | None]],
    name: str,
    ends: tuple[str, str],
    days: tuple[date, date],
    today: date,
) -> Markup:
    return charts.line(
        points,
        charts.ChartWords(
            sentence=_sentence(points, name, today),
            table=_("The same as a table"),
            first_column=_("Day"),
            second_column=_("From 0 to 10"),
            nothing=_("No number yet."),
        ),
        low=0, high=10, low_label=ends[0], high_label=ends[1], first=days[0], last=days[1],
        gap=HALF_A_YEAR,
    )  # fmt: skip


def _sentence(points: Sequence[tuple[date, int | None]], name: str, today: date) -> str:
    # The numbers come newest first, so that of two of one day the later one is the last.
    known = [(on, number) for on, number in points if number is not None]
    on, number = known[0]
    text = ngettext(
        "%(name)s, said %(count)d time. The last on %(day)s: %(number)s of 10.",
        "%(name)s, said %(count)d times. The last on %(day)s: %(number)s of 10.",
        len(known),
    )
    return text % {
        "name": name, "count": len(known), "day": dates.short_day(on, today), "number": number,
    }  # fmt: skip
