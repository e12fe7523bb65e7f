"""Numbers from 0 to 10 that somebody says now and then, drawn with their sentence and table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from handrail.design import charts, dates

# They are said now and then, in no week in particular.
HALF_A_YEAR = 183
Said = tuple[date, int | None]


def drawn(
    points: Sequence[Said], name: str, ends: tuple[str, str], days: tuple[date, date], today: date
) -> Markup:
    """Return the chart of `points`, the newest first, of which one at least has a number.

    `ends` say what 0 and 10 mean; `days` are the first and the last day of the drawing.
    """
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


def _sentence(points: Sequence[Said], name: str, today: date) -> str:
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
