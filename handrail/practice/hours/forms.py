"""The week as a coach writes it. Nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from handrail.design import dates
from handrail.ground.kernel import clock
from handrail.ground.kernel.zones import zone_choices

from . import rules
from .queries import Week

TIME_WORDS = _("Write the time like 9:00 or 17:30.")
DAY_WORDS = _("Write the day like 2026-05-14.")
_FORMATS = ["%H:%M", "%H:%M:%S", "%I:%M %p", "%I %p", "%H"]


def _time(label: str) -> forms.TimeField:
    return forms.TimeField(
        required=False, label=label, input_formats=_FORMATS,
        widget=forms.TimeInput(attrs={"type": "time", "step": rules.STEP * 60}, format="%H:%M"),
        error_messages={"invalid": TIME_WORDS},
    )  # fmt: skip


def _day(label: str) -> forms.DateField:
    return forms.DateField(
        required=False, label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": DAY_WORDS},
    )  # fmt: skip


def _clock(minute: int) -> time:
    return time(minute % rules.DAY // 60, minute % 60)


def _minute(at: time | None) -> int | None:
    if at is None:
        return None
    # A time with seconds is on no quarter hour; the rule says so.
    return at.hour * 60 + at.minute + (1 if at.second else 0)


@dataclass(frozen=True)
class DayLines:
    """One weekday of the page: its first line, and the lines behind "More hours"."""

    name: str
    first: tuple[Any, Any]
    more: tuple[tuple[Any, Any], ...]
    open: bool


class HoursForm(forms.Form):
    """Seven days with four spans each, four times away, and the clock that they go by."""

    zone = forms.ChoiceField(
        label=_("Whose clock?"),
        help_text=_("Your hours go by this time zone."),
        error_messages={"invalid_choice": _("Please pick a time zone from the list.")},
    )

    def __init__(self, *args: Any, keep_zone: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["zone"].choices = zone_choices(keep_zone)  # type: ignore[attr-defined]
        for day in range(7):
            name = dates.weekday_named(day)
            for row in range(rules.SPANS_A_DAY):
                words = {"day": name, "number": row + 1}
                self.fields[f"d{day}_{row}_from"] = _time(
                    gettext("%(day)s, span %(number)s, from") % words
                )
                self.fields[f"d{day}_{row}_to"] = _time(
                    gettext("%(day)s, span %(number)s, to") % words
                )
        for row in range(rules.AWAYS):
            words = {"number": row + 1}
            self.fields[f"a{row}_from"] = _day(gettext("Away %(number)s, first day") % words)
            self.fields[f"a{row}_back"] = _day(gettext("Away %(number)s, day back") % words)

    def _names(self, day: int) -> Iterator[tuple[str, str]]:
        for row in range(rules.SPANS_A_DAY):
            yield f"d{day}_{row}_from", f"d{day}_{row}_to"

    def days(self) -> list[DayLines]:
        """The weekdays for the page, in order."""
        found = []
        for day in range(7):
            lines = [(self[start], self[end]) for start, end in self._names(day)]
            more = tuple(lines[1:])
            used = any(f.value() or f.errors for line in more for f in line)
            found.append(DayLines(dates.weekday_named(day), lines[0], more, used))
        return found

    def aways(self) -> list[tuple[Any, Any]]:
        """The lines for days away."""
        return [(self[f"a{row}_from"], self[f"a{row}_back"]) for row in range(rules.AWAYS)]

    def clean(self) -> dict[str, Any]:
        """Put the week together; `spans` and `away` are what the command takes."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        spans: list[rules.Span] = []
        for day in range(7):
            for start, end in self._names(day):
                spans += self._spans(day, start, end)
        said["spans"] = rules.joined(spans)
        full = rules.full_day(said["spans"])
        if full is not None:
            self.add_error(
                f"d{full}_0_from", gettext(rules.FULL) % {"day": dates.weekday_named(full)}
            )
        today = clock.today(said["zone"]) if said.get("zone") else None
        rows = range(rules.AWAYS)
        said["away"] = [a for row in rows if today and (a := self._away(row, today))]
        return said

    def _spans(self, day: int, start: str, end: str) -> tuple[rules.Span, ...]:
        if start in self.errors or end in self.errors:
            return ()
        first, last = (_minute(self.cleaned_data.get(name)) for name in (start, end))
        wrong = rules.check_span(first, last)
        if wrong:
            self.add_error(end if first is not None else start, gettext(wrong))
            return ()
        return () if first is None or last is None else rules.spans_of(day, first, last)

    def _away(self, row: int, today: date) -> rules.Away | None:
        names = f"a{row}_from", f"a{row}_back"
        if any(name in self.errors for name in names):
            return None
        first, back = (self.cleaned_data.get(name) for name in names)
        wrong = rules.check_away(first, back, today)
        if wrong:
            self.add_error(names[1] if first else names[0], gettext(wrong))
            return None
        return rules.Away(first, back) if first and back else None


def filled(week: Week) -> HoursForm:
    """The form as the week stands."""
    initial: dict[str, Any] = {"zone": week.zone}
    rows = [0] * 7
    for span in week.spans:
        name = f"d{span.day}_{rows[span.day]}"
        initial |= {f"{name}_from": _clock(span.start), f"{name}_to": _clock(span.end)}
        rows[span.day] += 1
    for row, away in enumerate(week.away):
        initial |= {f"a{row}_from": away.first, f"a{row}_back": away.back}
    return HoursForm(initial=initial, keep_zone=week.zone)
