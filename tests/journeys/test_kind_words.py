"""Kind words, from the coach's page of a person to the person's Today, without any script."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from handrail.watch.insight.keeping import rebuild
from tests.cast import Cast
from tests.journeys.conftest import LAPTOP, OpenAs, unfold


@pytest.mark.covers("000-12")
def test_from_the_persons_page_to_today_and_a_thank_you_back(cast: Cast, open_as: OpenAs) -> None:
    assert cast.ana.participant_id is not None
    rebuild([cast.ana.participant_id])
    page = reverse("desks:person", args=[cast.ana.participant_id])
    coach = open_as(cast.ben, page, viewport=LAPTOP, js=False)
    coach.get_by_role("link", name="Kind words").click()
    coach.get_by_label("I am glad that I know you.").check()
    coach.get_by_role("button", name="Send kind words").click()
    coach.get_by_text("Your kind words are there now.").wait_for()
    phone = open_as(cast.ana, "/today/", js=False)
    phone.locator("summary", has_text="More: kind words for you").click()
    phone.get_by_role("heading", name="From Ben").wait_for()
    phone.get_by_role("button", name="Say thank you").click()
    unfold(phone)
    phone.get_by_text("You said thank you", exact=True).wait_for()
    phone.get_by_role("button", name="Put away").click()
    phone.get_by_text("Put away. You find it").wait_for()
    expect(phone.get_by_role("heading", name="From Ben")).to_have_count(0)
    phone.locator("summary", has_text=re.compile("^More$")).click()
    phone.get_by_role("link", name="Kind words").click()
    phone.get_by_role("heading", name="From Ben").wait_for()
    coach.reload()
    coach.get_by_text("They said thank you", exact=True).wait_for()
