"""One honest sentence by each of a participant's people, on the participant's own clock."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from handrail.practice.hours import commands, rules
from handrail.practice.hours.models import CoachHours
from tests.cast import Cast

OFFICE = [rules.Span(day, 540, 1020) for day in range(5)]


def hours(cast: Cast, spans: list[rules.Span], *away: rules.Away, zone: str = "America/New_York",
          who: str = "ben") -> None:  # fmt: skip
    commands.set_hours(cast.everybody()[who].actor, zone=zone, spans=spans, away=away)


def seen(client: Client, address: str) -> str:
    # The language's narrow space between hour and AM is a space to the eye.
    return re.sub(r"\s", " ", str(client.get(address).content.decode()))


@pytest.mark.covers("rule-8")
@pytest.mark.parametrize("address", ["/today/", "/help/"])
@pytest.mark.parametrize(
    ("spans", "away", "zone", "words"),
    [
        (OFFICE, (), "America/New_York", "Here now, until 5:00 PM"),
        (OFFICE, (), "America/Los_Angeles", "Back today at 12:00 PM"),
        ([rules.Span(1, 840, 900)], (), "America/New_York", "Back today at 2:00 PM"),
        ([rules.Span(0, 480, 900)], (), "America/New_York", "Back Monday at 8:00 AM"),
        (OFFICE, (rules.Away(date(2026, 11, 23), date(2026, 12, 3)),), "America/New_York",
         "Away until Dec 3"),
        ([], (), "America/New_York", rules.NO_SET_HOURS),
    ],
)  # fmt: skip
def test_today_and_help_say_it(
    tuesday: Cast, address: str, spans: list[rules.Span], away: tuple[Any, ...], zone: str,
    words: str,
) -> None:  # fmt: skip
    hours(tuesday, spans, *away, zone=zone)
    page = seen(tuesday.ana.client, address)
    assert words in page
    # Carol supports Ben and gave no hours: nothing is promised for her.
    assert page.count(rules.NO_SET_HOURS) == (2 if words == rules.NO_SET_HOURS else 1)
    assert "If it cannot wait: Help." in page or address == "/help/"


def test_the_readers_own_clock_counts(tuesday: Cast) -> None:
    hours(tuesday, OFFICE)
    tuesday.ana.user.zone = "America/Denver"
    tuesday.ana.user.save(update_fields=["zone"])
    assert "Here now, until 3:00 PM" in seen(tuesday.ana.client, "/today/")


def test_spanish(tuesday: Cast) -> None:
    hours(tuesday, [rules.Span(0, 480, 900)])
    tuesday.ana.user.language = "es"
    tuesday.ana.user.save(update_fields=["language"])
    page = seen(tuesday.ana.client, "/today/")
    assert "lunes" in page
    assert "Vuelve el lunes" in page
    assert "Back Monday" not in page


def test_a_change_counts_at_once(tuesday: Cast) -> None:
    hours(tuesday, OFFICE)
    assert "Here now" in seen(tuesday.ana.client, "/today/")
    hours(tuesday, [])
    assert "Here now" not in seen(tuesday.ana.client, "/today/")


def test_no_kept_page_says_that_somebody_is_there(tuesday: Cast) -> None:
    """The phone keeps Help as a stranger gets it, and of Today names and numbers alone."""
    hours(tuesday, OFFICE)
    stranger = seen(Client(), f"/help/?lang=en&org={tuesday.org.pk}")
    assert "Here now" not in stranger
    assert "Ben" not in stranger
    kept = re.findall(r"data-keep-person=[^>]*>([^<]*)<", seen(tuesday.ana.client, "/today/"))
    assert sorted(kept) == ["Ben", "Carol"]


def test_hours_of_another_organisation_are_never_read(tuesday: Cast) -> None:
    hours(tuesday, OFFICE)
    CoachHours.objects.update(org=tuesday.other_org)
    assert "Here now" not in seen(tuesday.ana.client, "/today/")
