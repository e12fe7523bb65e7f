"""The balance as drawings: where the two stand now, and each axis over the last weeks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from markupsafe import Markup

from handrail.design import charts, four_places

from .rules import FOUR, Place, Standing
from .rules.measure import LOW, axis_of
from .words import PLACES

BORDER = axis_of(LOW)
ASKED = (axis_of(0), axis_of(0))
"""Where the two axes have as much as the participant asked for."""
EARLIER = 4


def place_drawing(now: Standing, before: Sequence[Standing]) -> Markup:
    """Return the four places with a dot, or nothing while it is not enough yet."""
    if now.place not in FOUR:
        return Markup("")
    title = {place: _(PLACES[place].title) for place in FOUR}
    here = (now.held_to, now.held_up)
    known = [(point.held_to, point.held_up) for point in before[:-1] if point.place in FOUR]
    way = four_places.stand_out(known, here, EARLIER)
    return four_places.draw(
        *here, BORDER,
        four_places.Corners(
            up_only=title[Place.DRIFT], both=title[Place.IN_STEP],
            neither=title[Place.DISTANT], across_only=title[Place.PRESSURE],
            across=_("Held to"), up=_("Held up"),
        ),
        _sentence(title[now.place], moved=bool(way), known=bool(known)), way, asked=ASKED,
    )  # fmt: skip


def _sentence(place: str, *, moved: bool, known: bool) -> str:
    if moved:
        words = _(
            "The large dot is now: %(place)s. Each small dot is an earlier week. The ring is as "
            "much of both as was asked for."
        )
    elif known:
        words = _(
            "The dot is now: %(place)s. It was about there in the weeks before. The ring is as "
            "much of both as was asked for."
        )
    else:
        words = _(
            "The dot is now: %(place)s. The ring is as much of both as was asked for."
        )  # fmt: skip
    return words % {"place": place}


def axis_charts(points: Sequence[Standing]) -> list[tuple[str, Markup]]:
    """Return a title and a chart for each axis, a point a week; a table comes with each."""
    to = [(point.last, point.held_to * 100) for point in points]
    up = [(point.last, point.held_up * 100) for point in points]
    return [(_("Held to"), _chart(to)), (_("Held up"), _chart(up))]


def _chart(points: Sequence[tuple[date, float]]) -> Markup:
    words = charts.ChartWords(
        sentence=_("A point for each week; 50 is as much as was asked for."),
        table=_("The same as a table"),
        first_column=_("Week until"),
        second_column=_("0 to 100"),
        nothing=_("Nothing to draw yet."),
    )
    return charts.line(
        [(day, round(value)) for day, value in points], words,
        low=0, high=100, low_label=_("less"), high_label=_("more"),
        middle_label=_("as asked"),
    )  # fmt: skip
