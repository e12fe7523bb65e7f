"""A step goes up in its week, and a change of what is in the way is taken back."""

from __future__ import annotations

import pytest
from django.urls import reverse

from handrail.practice.plans.commands import agree_step
from tests.cast import Cast
from tests.journeys.conftest import LAPTOP, PHONE, OpenAs
from tests.journeys.test_goals import easy
from tests.plans.conftest import ana, barrier, goal

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")


@pytest.mark.parametrize("view", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_a_step_goes_up_and_a_change_is_taken_back(
    cast: Cast, open_as: OpenAs, view: dict[str, int]
) -> None:
    for text in ("walk to the corner", "call the office"):
        agree_step(cast.ana.actor, participant_id=ana(cast), text=text)
    page = open_as(cast.ana, "/plan/", viewport=view)
    page.get_by_text("My other steps").click()
    page.get_by_role("button", name="Up call the office").click()
    page.get_by_text("Moved.").wait_for()
    page.get_by_text("My other steps").click()
    page.get_by_role("button", name="Up walk to the corner").wait_for()
    easy(page)
    made = barrier(cast, "no bus", taken_by="somebody", named="Lee", goal=goal(cast))
    page.goto(reverse("plans:barrier", args=[made]))
    page.locator("summary", has_text="Change it").click()
    page.locator("label", has_text="I take it on").click()
    page.get_by_role("button", name="Save", exact=True).click()
    page.locator("summary", has_text="Earlier words").click()
    page.get_by_text("Somebody else: Lee").wait_for()
    easy(page)
    page.get_by_role("button", name="Undo the last change").click()
    page.get_by_text("Taken back.").wait_for()
    page.get_by_text("Somebody else: Lee").first.wait_for()
