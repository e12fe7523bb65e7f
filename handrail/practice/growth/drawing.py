"""How somebody sees it, drawn over time: a line for each question, its sentence and its table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from handrail.design import charts, dates

from .queries.outlook import OutlookView
from .rules import outlook as rules

# It is said now and then, in no week in particular.
HALF_A_YEAR = 183


def outlook_charts(found: Sequence[OutlookView], today: date) -> list[tuple[str, Markup]]:
    """Name and chart of each question that was answered, all over the same days."""
    days = [one.on for one in found]
    drawn = []
    for name, words in rules.NAMES.items():
        points = [(one.on, one.numbers[name]) for one in found]
        if any(number is not None for _on, number in points):
            drawn.append((_(words), _chart(name, points, (min(days), max(days)), today)))
    return drawn


def _chart(
    name: str, points: Sequence[tuple[date, int | None]], days: tuple[date, date], today: date
) -> Markup:
    _question, low, high = rules.QUESTIONS[name]
    return charts.line(
        points,
        charts.ChartWords(
            sentence=_sentence(points, _(rules.NAMES[name]), today),
            table=_("The same as a table"),
            first_column=_("Day"),
            second_column=_("From 0 to 10"),
            nothing=_("No number yet."),
        ),
        low=0, high=10, low_label=_(low), high_label=_(high), first=days[0], last=days[1],
        gap=HALF_A_YEAR,
    )  # fmt: skip


def _sentence(points: Sequence[tuple[date, int | None]], name: str, today: date) -> str:
    # The newest comes first.
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
