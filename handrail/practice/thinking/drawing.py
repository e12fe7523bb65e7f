"""What is drawn: how sure somebody felt over time, and the people around them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup, escape

from handrail.design import charts, dates

from .queries.views import SheetView
from .rules import around_me


@dataclass(frozen=True)
class PracticeCharts:
    """How sure before and after, drawn one under the other."""

    before: Markup
    after: Markup


def practice_charts(view: SheetView, today: date) -> PracticeCharts:
    """The two charts of a skill, over the same days, each with its sentence and table."""
    lines = [line for line in view.lines if line.slot == "practice" and line.on]
    days = [line.on for line in lines if line.on]
    first, last = (min(days), max(days)) if days else (today, today)
    before = [(line.on, line.before) for line in lines if line.on]
    after = [(line.on, line.after) for line in lines if line.on]
    return PracticeCharts(
        _chart(before, _("before"), first, last, today),
        _chart(after, _("after"), first, last, today),
    )


def _chart(
    points: Sequence[tuple[date, int | None]], when: str, first: date, last: date, today: date
) -> Markup:
    return charts.line(
        points,
        charts.ChartWords(
            sentence=_sentence(points, when, today),
            table=_("The same as a table"),
            first_column=_("Day"),
            second_column=_("How sure, 0 to 10"),
            nothing=_("No number yet. “Not sure” is fine."),
        ),
        low=0, high=10, low_label=_("not at all"), high_label=_("very sure"), first=first,
        last=last,
    )  # fmt: skip


def _sentence(points: Sequence[tuple[date, int | None]], when: str, today: date) -> str:
    known = sorted((on, number) for on, number in points if number is not None)
    if not known:
        return ""
    text = ngettext(
        "How sure %(when)s, %(count)d time. The last on %(day)s: %(number)s.",
        "How sure %(when)s, %(count)d times. The last on %(day)s: %(number)s.",
        len(known),
    )
    on, number = known[-1]
    return text % {
        "when": when, "count": len(known), "day": dates.short_day(on, today), "number": number,
    }  # fmt: skip


def picture(people: Iterable[SheetView]) -> Markup | None:
    """The people around somebody, drawn; None when there is nobody. The list says the same.

    Who helps has a whole line, who makes it harder a dotted one, both a dashed one.
    """
    spots = around_me.spots((each.title, each.sort or "unsure") for each in people)
    if not spots:
        return None
    x, y = around_me.WIDTH / 2, around_me.HEIGHT / 2
    lines = "".join(
        f'<path class="tie {spot.effect}" d="M{x} {y}L{spot.x} {spot.y}"/>' for spot in spots
    )
    names = "".join(
        f'<g class="spot {spot.effect}"><rect x="{spot.x - 46}" y="{spot.y - 15}" width="92"'
        f' height="30" rx="15"/><text x="{spot.x}" y="{spot.y + 5}">{escape(spot.name)}</text></g>'
        for spot in spots
    )
    return Markup(  # noqa: S704
        f'<svg class="around" viewBox="0 0 {around_me.WIDTH} {around_me.HEIGHT}"'
        f' aria-hidden="true">{lines}{names}<g class="spot me"><circle cx="{x}" cy="{y}" r="26"/>'
        f'<text x="{x}" y="{y + 5}">{escape(_("Me"))}</text></g></svg>'
    )
