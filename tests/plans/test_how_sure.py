"""How sure somebody is: asked of the person, or of the coach about the person."""

from __future__ import annotations

import pytest
from django.urls import reverse

from handrail.practice.plans.commands import agree_step
from handrail.practice.plans.rules import HOW_SURE, HOW_SURE_THEY
from tests.cast import Cast


@pytest.mark.parametrize("who", ["ana", "ben"])
@pytest.mark.parametrize("page", ["new", "refused", "edit", "smaller", "swap"])
def test_the_one_who_is_sure_is_the_person(cast: Cast, who: str, page: str) -> None:
    person = cast.ana.participant_id
    assert person
    client, mine = getattr(cast, who).client, who == "ana"
    new = reverse("plans:step_new") if mine else reverse("plans:agree", args=[person])
    if page in ("new", "refused"):
        answer = client.get(new) if page == "new" else client.post(new, {"text": ""})
    else:
        step = agree_step(getattr(cast, who).actor, participant_id=person, text="Walk")
        names = {"edit": "step_edit", "smaller": "smaller", "swap": "swap"}
        answer = client.get(reverse(f"plans:{names[page]}", args=[step]))
    said = answer.content.decode()
    assert (HOW_SURE in said, HOW_SURE_THEY in said) == (mine, not mine)
