"""Charts drawn on the server as SVG, each with its sentence and its table.

The caller passes every word, already translated. Nothing here needs a script or
a style attribute; colours come from the stylesheet, so that the same drawing
works in light, dark and print.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from django.utils.translation import get_language
from markupsafe import Markup, escape

from handrail.design import dates

Reading = tuple[date, float | None]

_WIDTH: Final = 640
_HEIGHT: Final = 144
_EDGE: Final = 8
_MEAN_REACH: Final = 3
_GAP: Final = 14
_LINES: Final = 5


@dataclass(frozen=True)
class ChartWords:
    """The words around a chart, in the reader's language."""

    sentence: str
    table: str
    first_column: str
    second_column: str
    nothing: str


def _number(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")


def moving_mean(readings: Sequence[tuple[date, float]], reach: int = _MEAN_REACH) -> list[float]:
    """For each reading the mean of all readings at most ``reach`` days from it.

    ``readings`` are in order of day; the answer has the same length.
    """
    means: list[float] = []
    start = end = 0
    total = 0.0
    for day, _ in readings:
        while end < len(readings) and (readings[end][0] - day).days <= reach:
            total += readings[end][1]
            end += 1
        while (day - readings[start][0]).days > reach:
            total -= readings[start][1]
            start += 1
        means.append(total / (end - start))
    return means


def _table(words: ChartWords, rows: Iterable[tuple[str, str]]) -> str:
    name = escape(words.table)
    return (
        f'<details class="more"><summary>{_CARET}<span>{name}</span></summary>'
        f'<div class="scroll" tabindex="0" role="region" aria-label="{name}">'
        f'<table><thead><tr><th scope="col">{escape(words.first_column)}</th>'
        f'<th scope="col">{escape(words.second_column)}</th></tr></thead>'
        f"<tbody>{''.join(_table_rows(list(rows)))}</tbody></table></div></details>"
    )


def _table_rows(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    # Ninety rows and more: all their words are escaped in one go.
    words = str(escape(_BETWEEN.join(word for row in rows for word in row))).split(_BETWEEN)
    cells = iter(words)
    for head, cell in zip(cells, cells, strict=True) if rows else ():
        yield f'<tr><th scope="row">{head}</th><td>{cell}</td></tr>'


_BETWEEN: Final = "\x1f"
_CARET: Final = Markup(
    '<svg class="i" viewBox="0 0 256 256" aria-hidden="true"><path d="M213.66,101.66l-80,80'
    'a8,8,0,0,1-11.32,0l-80-80A8,8,0,0,1,53.66,90.34L128,164.69l74.34-74.35a8,8,0,0,1,11.32,11.32Z"/></svg>'
)


def _figure(
    kind: str, words: ChartWords, drawing: Markup, rows: Sequence[tuple[str, str]]
) -> Markup:
    if not rows:
        return Markup(
            '<figure class="chart {}"><figcaption class="quiet">{}</figcaption></figure>'
        ).format(kind, words.nothing)
    return Markup(  # noqa: S704
        f'<figure class="chart {kind}">{drawing}<figcaption>{escape(words.sentence)}</figcaption>'
        f"{_table(words, rows)}</figure>"
    )


@dataclass(frozen=True)
class _Frame:
    """Maps days and values to the drawing's coordinates."""

    first: date
    last: date
    low: float
    high: float

    def across(self) -> dict[date, str]:
        """Return where each day of the drawing stands across it, as it is written."""
        return _places(self.first, self.last)

    def down(self, value: float) -> float:
        """Return how far from the top a value stands."""
        share = (value - self.low) / (self.high - self.low)
        return _HEIGHT - _EDGE - min(1.0, max(0.0, share)) * (_HEIGHT - 2 * _EDGE)


class _Places(dict[date, str]):
    """Where a day stands between two, what lies outside at the nearer end; charts share them.

    A day's place is worked out when it is asked for, so a long time costs no more than a short one.
    """

    def __init__(self, first: date, last: date) -> None:
        super().__init__()
        self._first, self._span = first, (last - first).days

    def __missing__(self, day: date) -> str:
        if self._span <= 0:
            return f"{_WIDTH / 2:.1f}"
        along = min(max((day - self._first).days, 0), self._span)
        found = self[day] = f"{_EDGE + (_WIDTH - 2 * _EDGE) * along / self._span:.1f}"
        return found


_places = lru_cache(maxsize=32)(_Places)


def _curve(frame: _Frame, known: Sequence[tuple[date, float]], gap: int) -> str:
    x, down = frame.across(), frame.down
    steps: list[str] = []
    before = date.min
    for (day, _), mean in zip(known, moving_mean(known), strict=True):
        joined = steps and (day - before).days <= gap
        steps.append(f"{'L' if joined else 'M'}{x[day]} {down(mean):.1f}")
        before = day
    return " ".join(steps)


def _grid() -> str:
    gap = (_HEIGHT - 2 * _EDGE) / (_LINES - 1)
    return "".join(f"M0 {_EDGE + gap * line:.1f}H{_WIDTH}" for line in range(_LINES))


_GRID: Final = _grid()


def _drawing(
    frame: _Frame, known: Sequence[tuple[date, float]], marks: Sequence[date], gap: int,
    middle: str,
) -> Markup:  # fmt: skip
    # A round cap on a line of no length is a dot that stays round when the drawing is stretched.
    x = frame.across()
    y = {value: f"{frame.down(value):.1f}" for value in {value for _, value in known}}
    dots = "".join(f"M{x[day]} {y[value]}h0" for day, value in known)
    ups = "".join(f"M{x[day]} 0V{_HEIGHT}" for day in marks)
    curve = _curve(frame, known, gap)
    across = f'<path class="middle" d="M0 {_HEIGHT / 2:.1f}H{_WIDTH}"/>' if middle else ""
    return Markup(  # noqa: S704
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" preserveAspectRatio="none" aria-hidden="true">'
        f'<path class="grid" d="{_GRID}"/>{across}<path class="marks" d="{ups}"/>'
        f'<path class="readings" d="{dots}"/><path class="curve" d="{curve}"/></svg>'
    )


def line(
    points: Sequence[Reading],
    words: ChartWords,
    *,
    low: float,
    high: float,
    low_label: str,
    high_label: str,
    marks: Sequence[tuple[date, str]] = (),
    first: date | None = None,
    last: date | None = None,
    say: Callable[[float], str] = _number,
    gap: int = _GAP,
    middle_label: str = "",
) -> Markup:
    """Readings as dots with a calm line through their moving mean.

    ``points`` in any order; ``None`` is a day without a reading, which is never
    drawn and never filled in. A gap of more than ``gap`` days (14) breaks the line.
    ``low`` and ``high`` are the ends of the scale with their words; a value outside is
    drawn at the end. A ``middle_label`` is the word for the middle of the scale, which gets a line.
    ``marks`` are days with a label, listed under the chart.
    ``say`` turns a value into its word for the table.
    Raises ``ValueError`` when ``low`` is not below ``high``.
    """
    if low >= high:
        raise ValueError("the low end of a scale lies below the high end")
    known = sorted((day, value) for day, value in points if value is not None)
    if not known:
        return _figure("of-days", words, Markup(""), ())
    frame = _Frame(first or known[0][0], last or known[-1][0], low, high)
    shown = [(day, label) for day, label in sorted(marks) if frame.first <= day <= frame.last]
    drawing = _drawing(frame, known, [day for day, _ in shown], gap, middle_label)
    scale = (high_label, middle_label, low_label)
    plot = _plot(frame, drawing, scale) + _mark_list(shown, frame.last)
    named = _named(frame.last, get_language() or "")
    rows = [(named[day], say(value)) for day, value in reversed(known)]
    return _figure("of-days", words, plot, rows)


class _Named(dict[date, str]):
    """Days in words beside one day, in one language; the charts of a morning share them."""

    def __init__(self, near: date, language: str) -> None:
        super().__init__()
        self._near, self._language = near, language or None

    def __missing__(self, day: date) -> str:
        found = self[day] = dates.short_day(day, self._near, self._language)
        return found


_named = lru_cache(maxsize=32)(_Named)


def _plot(frame: _Frame, drawing: Markup, scale: Sequence[str]) -> Markup:
    ends = _named(frame.last, get_language() or "")
    oldest = escape(ends[frame.first])
    newest = escape(ends[frame.last]) if frame.last != frame.first else ""
    said = "".join(f"<span>{escape(word)}</span>" for word in scale if word)
    return Markup(  # noqa: S704
        f'<div class="plot"><div class="scale-words">{said}</div>{drawing}'
        f'<div class="days"><span>{oldest}</span><span>{newest}</span></div></div>'
    )


def _mark_list(marks: Sequence[tuple[date, str]], near: date) -> Markup:
    if not marks:
        return Markup("")
    items = Markup("").join(
        Markup("<li><b>{}</b> {}</li>").format(dates.short_day(day, near), label)
        for day, label in marks
    )
    return Markup('<ul class="mark-words">{}</ul>').format(items)


def bars(
    rows: Sequence[tuple[str, float]], words: ChartWords, *, most: float | None = None
) -> Markup:
    """One bar a row, longest at ``most`` (else at the largest value), with its number beside it.

    Negative values are drawn as nothing; the table says them as they are.
    """
    top = most if most is not None else max((value for _, value in rows), default=0.0)
    items = Markup("").join(
        Markup(
            '<li><span>{}</span><svg viewBox="0 0 100 8" preserveAspectRatio="none"'
            ' aria-hidden="true"><rect class="rest" width="100" height="8"/>'
            '<rect class="part" width="{}" height="8"/>'
            "</svg><b>{}</b></li>"
        ).format(label, _number(_share(value, top) * 100), _number(value))
        for label, value in rows
    )
    drawing = Markup('<ul class="bars" aria-hidden="true">{}</ul>').format(items)
    return _figure("of-bars", words, drawing, [(label, _number(value)) for label, value in rows])


def _share(value: float, whole: float) -> float:
    return min(1.0, max(0.0, value / whole)) if whole > 0 else 0.0


def spark(values: Sequence[float | None], label: str, *, low: float = 1, high: float = 5) -> Markup:
    """A small curve for a table cell; ``label`` says in words what it shows.

    ``None`` is a day without a reading: the curve passes over it. Nothing at all is drawn
    as a dotted line. Raises ``ValueError`` when ``low`` is not below ``high``.
    """
    if low >= high:
        raise ValueError("the low end of a scale lies below the high end")
    step = 80 / (len(values) - 1) if len(values) > 1 else 0.0
    dots = [
        (2 + step * place, 23 - _share(value - low, high - low) * 20)
        for place, value in enumerate(values)
        if value is not None
    ]
    if not dots:
        inside = '<path class="none" d="M2 13H82"/>'
    else:
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in dots)
        x, y = dots[-1]
        inside = f'<path d="M{path}"/><circle cx="{x:.1f}" cy="{y:.1f}" r="3"/>'
    return Markup(  # noqa: S704
        f'<svg class="spark" viewBox="0 0 86 26" width="86" height="26" role="img"'
        f' aria-label="{escape(label)}">{inside}</svg>'
    )


def rhythm(days: float | None, usual: float | None, label: str) -> Markup:
    """Days since somebody was heard beside that person's own rhythm (the upright line).

    The bar is full at one and two thirds of ``usual``; with either unknown it is empty.
    ``label`` says the same in words.
    """
    known = days is not None and usual is not None and usual > 0
    part = _share(days or 0.0, (usual or 1.0) / 0.6) * 88 if known else 0.0
    upright = '<path class="usual" d="M52.8 0V14"/>' if known else ""
    return Markup(  # noqa: S704
        f'<svg class="rhythm" viewBox="0 0 88 14" width="88" height="14" role="img"'
        f' aria-label="{escape(label)}"><rect class="rest" y="3" width="88" height="8" rx="4"/>'
        f'<rect class="part" y="3" width="{part:.1f}" height="8" rx="4"/>{upright}</svg>'
    )
