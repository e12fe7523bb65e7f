"""Who can see what, and who looked: true, complete, and only for the person."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from handrail.faces.desks.trust.words import SEES, what_sees
from handrail.ground.access import POLICY, Capability, Reach, Role, can
from handrail.ground.audit import record_read
from handrail.ground.kernel import clock
from handrail.ground.people.actors import actor_for
from handrail.ground.people.commands.glass import break_glass
from handrail.ground.people.models import Outsider
from tests.cast import Cast


def ana_id(cast: Cast) -> UUID:
    assert cast.ana.participant_id is not None
    return cast.ana.participant_id


def form(**changed: object) -> dict[str, object]:
    day = clock.today("America/New_York") + timedelta(days=30)
    return {"items": ["wins"], "purpose": "support", "last_day": day.isoformat(), "agree": "on",
            **changed}  # fmt: skip


def test_every_reading_capability_of_the_team_has_words() -> None:
    others = (Reach.ASSIGNED, Reach.SUPERVISED, Reach.ORGANISATION, Reach.NOT_COACHED)
    reading = {
        r.capability for r in POLICY if r.reach in others and str(r.capability).endswith("read")
    }
    assert reading - set(SEES) <= {Capability.SUPERVISION_READ}
    assert "check-ins that you share" in what_sees(Role.COACH)
    for role in (Role.MANAGER, Role.SUPERVISOR):
        assert "check-ins that you share" not in what_sees(role)


@pytest.mark.covers("004-41")
def test_the_page_names_everybody_and_what_they_see(cast: Cast) -> None:
    record_read(cast.ben.actor, Capability.STEP_READ, ana_id(cast))
    page = cast.ana.client.get(reverse("desks:who_sees"))
    assert page.status_code == 200
    for words in ("Ben", "Carol", "Mona", "check-ins that you share", "your steps", "Last look:",
                  "Because you work together", "Has not looked lately."):  # fmt: skip
        assert words in page.text, words
    for nobody in ("Dee", "Omar", "Pat"):
        assert f"<h2>{nobody}" not in page.text


@pytest.mark.covers("rule-18")
def test_the_log_has_every_look_and_the_emergency_with_its_reason(cast: Cast) -> None:
    ana = ana_id(cast)
    record_read(cast.ben.actor, Capability.CONTACT_READ, ana)
    break_glass(cast.carol.actor, participant_id=ana, reason="Her sister cannot reach her today.")
    page = cast.ana.client.get(reverse("desks:who_looked")).text
    for words in ("Ben, coach", "looked at when you were in touch", "in an emergency",
                  "Her sister cannot reach her today."):  # fmt: skip
        assert words in page, words
    assert (
        "opened your record in an emergency" in cast.ana.client.get(reverse("desks:who_sees")).text
    )


def test_the_log_takes_odd_numbers(cast: Cast) -> None:
    address = reverse("desks:who_looked")
    for odd in ("0", "-1", "x", "9" * 30):
        assert cast.ana.client.get(address, {"page": odd}).status_code == 200


@pytest.mark.parametrize("name", ["who_sees", "who_looked", "circle_new"])
def test_the_pages_are_for_participants_only(cast: Cast, name: str) -> None:
    for who, member in cast.everybody().items():
        status = member.client.get(reverse(f"desks:{name}")).status_code
        assert status == (200 if who in ("ana", "rev") else 404), who


@pytest.mark.covers("rule-12")
def test_adding_sharing_changing_and_stopping_without_javascript(cast: Cast) -> None:
    client, ana = cast.ana.client, ana_id(cast)
    added = client.post(reverse("desks:circle_new"), form(name="Tess", label="my sister"))
    assert (added.status_code, "A way in for Tess" in added.text) == (200, True)
    tess = Outsider.objects.get(user__name="Tess").user_id
    assert can(actor_for(tess), Capability.WIN_READ, ana)
    change = reverse("desks:share", args=[tess])
    assert 'value="wins"' in client.get(change).text
    assert client.post(change, form(items=["step"])).status_code == 303
    assert not can(actor_for(tess), Capability.WIN_READ, ana)
    assert can(actor_for(tess), Capability.STEP_READ, ana)
    assert client.post(reverse("desks:circle_card", args=[tess])).status_code == 200
    page = client.get(reverse("desks:who_sees")).text
    stop = page.split("/stop/")[0].rsplit('"', 1)[1] + "/stop/"
    assert client.post(stop).status_code == 303
    assert not can(actor_for(tess), Capability.STEP_READ, ana)
    assert "Share again" in client.get(reverse("desks:who_sees")).text
    assert cast.rev.client.post(stop).status_code == 404
    assert cast.rev.client.get(change).status_code == 404


@pytest.mark.parametrize(
    "bad",
    [
        {"items": []}, {"items": ["checkins"]}, {"items": ["meetings"]}, {"purpose": "x"},
        {"last_day": "2001-01-01"}, {"last_day": "9999-12-31"}, {"last_day": "soon"},
        {"last_day": ""}, {"agree": ""}, {"name": ""}, {"name": "x" * 81}, {"label": ""},
    ],
)  # fmt: skip
def test_an_incomplete_yes_keeps_what_was_typed(cast: Cast, bad: dict[str, object]) -> None:
    sent = {**form(name="Tess", label="my sister and friend"), **bad}
    answer = cast.ana.client.post(reverse("desks:circle_new"), sent)
    assert answer.status_code == 422
    assert "label" in bad or "my sister and friend" in answer.text
    assert not Outsider.objects.filter(user__name="Tess").exists()


def test_sharing_with_a_partner_and_what_they_read(cast: Cast) -> None:
    address = reverse("desks:share", args=[cast.pat.user.pk])
    assert cast.ana.client.post(address, form(items=["wins"])).status_code == 422
    assert cast.ana.client.post(address, form(items=["appointments"])).status_code == 303
    seen = cast.pat.client.get(reverse("desks:shared_with_me"))
    assert "Ana" in seen.text
    assert "42 CFR part 2 prohibits unauthorized use or disclosure" in seen.text
    assert "Ana" not in cast.circle.client.get(reverse("desks:shared_with_me")).text
    unknown = reverse("desks:share", args=[uuid4()])
    assert cast.ana.client.get(unknown).status_code == 404


def test_the_notice_is_public(client: object, db: None) -> None:
    answer = client.get(reverse("desks:notice"))  # type: ignore[attr-defined]
    assert answer.status_code == 200
    assert "42 CFR Part 2" in answer.text


def test_query_count_of_who_sees_does_not_grow(cast: Cast) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert cast.ana.client.get(reverse("desks:who_sees")).status_code == 200
        return len(seen)

    cast.ana.client.post(reverse("desks:circle_new"), form(name="Tess", label="sister"))
    cost()
    few = cost()
    for n in range(8):
        cast.ana.client.post(reverse("desks:circle_new"), form(name=f"T{n}", label="friend"))
        record_read(cast.ben.actor, Capability.STEP_READ, ana_id(cast))
    assert cost() == few
