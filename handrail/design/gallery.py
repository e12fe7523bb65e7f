"""Invented content for the page that shows every component in every state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from django import forms
from django.core.paginator import Page, Paginator
from markupsafe import Markup

from handrail.design import charts, icons, two_sided

SHOWN_AT: Final = datetime(2024, 5, 14, 9, 30, tzinfo=UTC)
_FIRST: Final = date(2024, 2, 15)
_WORDS: Final = charts.ChartWords(
    sentence="Mood over 90 days: from okay to good. The line is the mean of the days around.",
    table="The same as a table",
    first_column="Day",
    second_column="Mood, 1 to 5",
    nothing="Nothing to draw yet. The first check-in begins it.",
)
_KINDS: Final = charts.ChartWords(
    sentence="Most contacts were calls.",
    table="The same as a table",
    first_column="Kind",
    second_column="Times",
    nothing="No contacts yet.",
)


@dataclass(frozen=True)
class ShownPerson:
    """One line of the gallery's table of people."""

    initials: str
    tone: str
    name: str
    last: str
    moods: tuple[int | None, ...]
    said: str
    contact: str
    days: int | None
    usual: int | None
    heard: str
    place: str
    place_tone: str


_PEOPLE: Final = (
    ShownPerson(
        "AM", "leaf", "Ana M.", "Tue, shared", (3, 3, 2, 3, 4, 4, 3, 4, 4, 5, 4, 4), "mostly good",
        "2 days ago, call", 1, 3, "1 day, usual 3", "in step", "leaf",
    ),
    ShownPerson(
        "JT", "sky", "Jorge T.", "Sun, shared", (4, 3, 3, 3, 2, 3, 2, None, 2, 2, 1, 2),
        "mostly hard", "6 days ago, text", 4, 3, "4 days, usual 3", "pressure", "sun",
    ),
    ShownPerson(
        "DW", "sun", "Dee W.", "nothing yet", (), "no check-in yet",
        "1 day ago, in person", None, None, "not known yet", "drift", "sky",
    ),
    ShownPerson(
        "KP", "plum", "Kim Patricia Montgomery-P.", "8 days ago", (2, 3, 3, 4, 3, 4, 5, 4),
        "good before", "9 days ago, call", 8, 3, "8 days, usual 3", "distant", "plum",
    ),
)  # fmt: skip


class GalleryForm(forms.Form):
    """One field of every kind."""

    name = forms.CharField(label="What may we call you?", help_text="A nickname is fine.")
    note = forms.CharField(label="Anything else", widget=forms.Textarea, required=False)
    on = forms.DateField(
        label="Day", widget=forms.DateInput(attrs={"type": "date"}), required=False
    )
    kind = forms.ChoiceField(
        label="How you met", choices=[("call", "Call"), ("text", "Text")], required=False
    )
    about = forms.MultipleChoiceField(
        label="What it was about",
        choices=[("work", "Work"), ("home", "A place to live"), ("people", "People")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    length = forms.ChoiceField(
        label="How long",
        choices=[("5", "5 minutes"), ("15", "15 minutes")],
        widget=forms.RadioSelect,
    )
    told = forms.BooleanField(label="I told Ana that this is kept")
    locked = forms.CharField(
        label="Set by your programme", disabled=True, required=False, initial="East"
    )
    file = forms.FileField(label="A list of people", required=False)


def _moods() -> list[charts.Reading]:
    wave = (3, 3, 4, 3, 4, 5, 4, 4, 3, 2, 3, 2, 2, 1, 2, 3, 3, 4, 4, 5, 5, 4, 5)
    shake = (0, 0, 1, 0, -1, 0, 0)
    days = range(len(wave) * 4)
    return [
        (
            _FIRST + timedelta(days=n),
            None if n % 11 == 6 else min(5, max(1, wave[n // 4] + shake[n % 7])),
        )
        for n in days
    ]


def _page() -> Page[int]:
    return Paginator(range(120), 40).page(2)


def _line(points: list[charts.Reading]) -> Any:
    return charts.line(
        points,
        _WORDS,
        low=1,
        high=5,
        low_label="hard",
        high_label="good",
        marks=[(date(2024, 3, 13), "new shift")],
    )


def _sides() -> Markup:
    counts = ((1, 0), (2, 1), (0, 0), (1, 3), (4, 1), (2, 2))
    rows = [
        two_sided.Row(f"May {number + 1}", up, down, [str(down), str(up)])
        for number, (up, down) in enumerate(counts)
    ]
    words = two_sided.Words(
        "Six weeks, each from its Monday.", "Held up", "Held to", "The same as a table",
        ("Week from", "Held to", "Held up"),
    )  # fmt: skip
    return two_sided.draw(rows, words)


def context() -> dict[str, Any]:
    """All names that ``design/gallery.html`` needs beyond those of every page."""
    return {
        "chart_line": _line(_moods()),
        "chart_one": _line(_moods()[:1]),
        "chart_none": _line([]),
        "chart_bars": charts.bars(
            [("Call", 21), ("Text", 14), ("In person, at home", 6), ("Meeting", 0)], _KINDS
        ),
        "chart_sides": _sides(),
        "gallery_people": _PEOPLE,
        "gallery_page": _page(),
        "gallery_form": GalleryForm(),
        "gallery_wrong": GalleryForm({"on": "tomorrow", "kind": "pigeon"}, prefix="wrong"),
        "gallery_icons": sorted(icons.NAMES),
    }
