"""Help me stay on track, and a different coach, please."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from handrail.ground.access import NotVisible
from handrail.ground.access.capability import Capability
from handrail.ground.kernel.ids import uuid7
from handrail.practice.accountability.commands import asking
from handrail.practice.accountability.models import CoachWish, TrackAsk
from handrail.practice.accountability.queries import due
from handrail.practice.accountability.rules import asking as rules
from tests.cast import Cast

from .people import ana, html

TRACK, WISH, ASKED = (
    "/together/track/",
    "/together/another-coach/",
    "/together/another-coach/asked/",
)


def rows(model: type) -> int:
    return int(model.objects.for_system("counting what a test stored").count())  # type: ignore[attr-defined]


@pytest.mark.covers("000-22")
def test_help_me_stay_on_track_reaches_the_first_page_of_the_coach(cast: Cast) -> None:
    ana_s, nobody_s = cast.ana.client, Client()
    for page in (ana_s.get("/today/"), ana_s.get("/help/"), nobody_s.get("/help/")):
        assert TRACK in html(page)
    assert TRACK not in html(cast.ben.client.get("/help/"))
    sent = {"id": str(uuid7()), "words": "Evenings are long"}
    assert "sees it on their first page" in html(cast.ana.client.post(TRACK, sent, follow=True))
    again = {"id": str(uuid7()), "words": ""}
    assert "has it already" in html(cast.ana.client.post(TRACK, again, follow=True))
    assert rows(TrackAsk) == 1
    home = html(cast.ben.client.get(reverse("desks:coach_today")))
    assert "Asked for help to stay on track" in home
    assert "Evenings are long" not in home
    page = reverse("accountability:promises_of", args=[ana(cast)])
    assert "Evenings are long" in html(cast.ben.client.get(page))
    [line] = due.track_asks(cast.ben.actor)
    cast.ben.client.post(reverse("accountability:track_done", args=[line.id]))
    assert due.track_asks(cast.ben.actor) == []
    assert "Your coach was in touch" in html(cast.ana.client.get(TRACK))


@pytest.mark.parametrize(
    ("before", "said", "after"),
    [("", "A", "A"), ("A", "", "A"), ("A", "B", "A\n\nB"), ("A\n\nB", "A", "A\n\nB"),
     ("x" * 5999, "B", None)],
)  # fmt: skip
def test_words_of_a_second_asking(before: str, said: str, after: str | None) -> None:
    assert rules.added(before, said) == after


def test_a_second_asking_keeps_the_words_of_the_first(cast: Cast) -> None:
    for path in (TRACK, WISH):
        for words in ("Evenings are long", "And the weekend"):
            sent = {"id": str(uuid7()), "words": words}
            answer = cast.ana.client.post(path, sent, follow=True)
        assert "below the first ones" in html(answer)
    page = reverse("accountability:promises_of", args=[ana(cast)])
    for shown in (html(cast.ben.client.get(page)), html(cast.mona.client.get(ASKED)),
                  html(cast.ana.client.get(TRACK))):  # fmt: skip
        assert shown.index("Evenings are long") < shown.index("And the weekend")


def test_it_can_be_taken_back_and_asked_again(cast: Cast) -> None:
    asking.ask_to_stay_on_track(cast.ana.actor, participant_id=ana(cast))
    one = due.track_ask(cast.ana.actor, ana(cast))
    assert one is not None
    cast.ana.client.post(reverse("accountability:track_back", args=[one.id]))
    assert due.track_asks(cast.ben.actor) == []
    assert asking.ask_to_stay_on_track(cast.ana.actor, participant_id=ana(cast))


def test_a_different_coach_needs_no_reason_and_goes_to_the_manager(cast: Cast) -> None:
    assert cast.ana.client.post(WISH, {"id": str(uuid7())}).status_code == 303
    assert "The manager has it" in html(cast.ana.client.get(WISH))
    today = html(cast.mona.client.get(reverse("desks:manager_today")))
    assert "1 person asked for a different coach" in today
    assert "Ana" in html(cast.mona.client.get(ASKED))
    plan = reverse("handover:plan", args=[ana(cast)])
    assert f'href="{plan}"' in html(cast.mona.client.get(ASKED))
    choice = html(cast.mona.client.get(plan)).split("<select")[1].split("</select>")[0]
    assert "Dee" in choice
    assert "Ben" not in choice
    [wish] = due.coach_wishes(cast.mona.actor)
    on = reverse("accountability:wish_on", args=[wish.id])
    cast.mona.client.post(on, {"done": "no"})
    assert "has seen it" in html(cast.ana.client.get(WISH))
    cast.mona.client.post(on, {"done": "yes"})
    assert due.coach_wishes(cast.mona.actor) == []


def test_the_coach_never_learns_of_it(cast: Cast) -> None:
    asking.wish_for_coach(cast.ana.actor, participant_id=ana(cast), words="Somebody older")
    for name, member in cast.everybody().items():
        for capability in Capability:
            seen = CoachWish.objects.visible_to(member.actor, capability).count()
            may = name == "ana" or (name == "mona" and capability in (
                Capability.COACH_WISH_READ, Capability.INTAKE_WRITE, Capability.EPISODE_CHANGE,
                Capability.COACH_ASSIGN, Capability.CARD_ISSUE, Capability.COVERAGE_READ,
                Capability.OUTBOX_MEND,
            ))  # fmt: skip
            if capability in (Capability.COACH_WISH, Capability.COACH_WISH_READ):
                assert not seen or may, (name, capability)
        if name == "admin":
            assert "Somebody older" not in html(member.client.get(ASKED))
        elif name != "mona":
            assert member.client.get(ASKED).status_code == 404, name
    person = reverse("desks:person", args=[ana(cast)])
    for path in (person, reverse("desks:coach_today"),
                 reverse("accountability:promises_of", args=[ana(cast)])):  # fmt: skip
        page = html(cast.ben.client.get(path))
        assert "Somebody older" not in page
        assert "asked for a different coach" not in page
    with pytest.raises(NotVisible):
        asking.move_wish_on(cast.ben.actor, participant_id=ana(cast), wish_id=uuid7(), done=True)


def test_words_that_do_not_fit_lose_nothing(cast: Cast) -> None:
    for path in (TRACK, WISH):
        answer = cast.ana.client.post(path, {"id": str(uuid7()), "words": "x" * 20_000})
        assert answer.status_code == 422
        assert "x" * 20_000 in html(answer)
    assert rows(TrackAsk) == rows(CoachWish) == 0
