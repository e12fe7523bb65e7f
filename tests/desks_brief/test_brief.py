"""Before you meet: one query, the same lines for both, nothing that was not shared."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.urls import reverse

from handrail.faces.desks.brief.gather import Brief, brief_of
from handrail.ground.audit.models import AuditEvent
from handrail.ground.kernel import clock
from handrail.practice.accountability.commands import asking
from handrail.practice.checkins.commands import record_checkin
from handrail.practice.contacts.commands import log_contact
from handrail.practice.coping.commands.days import Ahead, add_day
from handrail.practice.coping.commands.sharing import share_list
from handrail.practice.plans.commands import record_win
from handrail.practice.talks.commands.topics import add_topic
from handrail.watch.insight.keeping import rebuild
from tests.accountability.people import ana, day, promise, said
from tests.cast import Cast, Member

ZONE = "America/New_York"


def brief(cast: Cast, who: Member) -> Brief:
    return brief_of(who.actor, ana(cast), cast.site.zone)


def titles(found: Brief) -> list[str]:
    return [line.title for line in found.lines]


def words(found: Brief) -> str:
    return " ".join(line.words for line in found.lines)


def win(cast: Cast, text: str, *, shared: bool = True) -> UUID:
    return record_win(cast.ana.actor, participant_id=ana(cast), text=text, shared=shared)


def test_what_the_participant_wants_to_talk_about_comes_before_what_the_coach_does(
    cast: Cast,
) -> None:
    for member, about in [(cast.ana, "the letter"), *((cast.ben, f"idea {n}") for n in range(12))]:
        add_topic(member.actor, participant_id=ana(cast), text=about)
    for who, first in ((cast.ben, "They want to talk about"), (cast.ana, "You want to talk about")):
        found = brief(cast, who)
        assert first in titles(found)
        assert "the letter" in words(found)


@pytest.mark.covers("004-15")
def test_since_last_time_in_at_most_ten_lines_from_one_query(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    for number in range(12):
        win(cast, f"Win {number}")
        promise(cast, cast.ben, f"I bring {number}", on=day(cast, 1))
    asking.ask_to_stay_on_track(cast.ana.actor, participant_id=ana(cast))
    record_checkin(cast.ana.actor, participant_id=ana(cast), id=None, mood=4, shared=True)
    found = brief(cast, cast.ben)
    assert len(found.lines) == 10
    assert found.more > 10
    assert titles(found)[:2] == ["What they are good at", "Asked for help to stay on track"]
    assert {"A win", "You promised", "What they are good at"} <= set(titles(found))
    assert "1 check-in shared, the last one: good" in titles(found)
    actor, person = cast.ben.actor, ana(cast)
    with django_assert_num_queries(1):
        brief_of(actor, person, cast.site.zone)


def test_what_was_not_shared_is_not_in_it_for_either_of_the_two(cast: Cast) -> None:
    win(cast, "Only mine", shared=False)
    record_checkin(cast.ana.actor, participant_id=ana(cast), id=None, mood=1, note="Hidden")
    promise(cast, cast.ana, "I keep it to myself", shared=False, on=day(cast, 1))
    for who in (cast.ana, cast.ben):
        assert titles(brief(cast, who)) in (["What they are good at"], ["What you are good at"])
        page = _page(cast, who)
        for secret in ("Only mine", "Hidden", "I keep it to myself"):
            assert secret not in page


def test_both_read_the_same_each_in_their_own_words(cast: Cast) -> None:
    win(cast, "I called my sister")
    promise(cast, cast.ana, "I write the list", on=day(cast, 2))
    promise(cast, cast.ben, "I send the address", on=day(cast, 2))
    mine, his = brief(cast, cast.ana), brief(cast, cast.ben)
    assert [line.words for line in mine.lines] == [line.words for line in his.lines]
    assert {"You promised", "Your coach promised"} <= set(titles(mine))
    assert {"You promised", "They promised"} <= set(titles(his))
    assert mine.lines[0].href != his.lines[0].href


def test_only_what_came_after_the_last_talk_is_new(cast: Cast) -> None:
    win(cast, "Before we talked")
    log_contact(cast.ben.actor, participant_id=ana(cast), kind="call",
                at=clock.now() + timedelta(minutes=5))  # fmt: skip
    with clock.standing_at(clock.now() + timedelta(days=2)):
        win(cast, "After it")
        found = brief(cast, cast.ben)
    assert found.last is not None
    assert found.last_kind == "Call"
    assert "After it" in words(found)
    assert "Before we talked" not in words(found)


def test_a_text_or_a_message_left_is_no_talk(cast: Cast) -> None:
    for kind in ("text", "left_message", "tried"):
        log_contact(cast.ben.actor, participant_id=ana(cast), kind=kind,
                    at=clock.now() - timedelta(days=2))  # fmt: skip
    assert brief(cast, cast.ben).last is None


def test_days_that_may_be_hard_are_in_it_when_they_are_shared_and_near(cast: Cast) -> None:
    for text, days in (("Court", 3), ("Far away", 60)):
        add_day(cast.ana.actor, participant_id=ana(cast), said=Ahead(text, day(cast, days)))
    assert "Court" not in words(brief(cast, cast.ana))  # not shared: for nobody
    share_list(cast.ana.actor, participant_id=ana(cast), name="days", shared=True)
    found = words(brief(cast, cast.ben))
    assert "Court" in found
    assert "Far away" not in found


def _page(cast: Cast, who: Member) -> str:
    address = (
        reverse("desks:brief") if who is cast.ana else reverse("desks:brief_of", args=[ana(cast)])
    )
    answer = who.client.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_who_may_open_it_and_that_it_is_written_into_the_book(cast: Cast) -> None:
    address = reverse("desks:brief_of", args=[ana(cast)])
    for name, member in cast.everybody().items():
        expected = 200 if name in ("ben", "ana") else 404
        assert member.client.get(address).status_code == expected, name
    looks = AuditEvent.objects.filter(capability="talk.read", subject=ana(cast))
    assert [event.actor for event in looks] == [cast.ben.user.pk]


def test_it_is_in_reach_from_the_first_pages_and_from_the_person(cast: Cast) -> None:
    rebuild([ana(cast)])
    of = reverse("desks:brief_of", args=[ana(cast)])
    assert of in str(cast.ben.client.get(reverse("desks:person", args=[ana(cast)])).content)
    assert reverse("desks:brief") in str(cast.ana.client.get("/today/").content)


def test_a_promise_within_its_grace_is_not_called_not_seen(cast: Cast) -> None:
    promise(cast, cast.ana, "I write the list", on=day(cast), grace=3)
    exact = promise(cast, cast.ana, "I call the office", on=day(cast))
    for days, unseen in ((1, {"I call the office"}), (3, {"I call the office"}),
                         (4, {"I call the office", "I write the list"})):  # fmt: skip
        with time_machine.travel(clock.now() + timedelta(days=days), tick=False):
            for who in (cast.ana, cast.ben):
                lines = brief(cast, who).lines
                found = {line.words for line in lines if "not seen yet" in line.when}
                assert found == unseen, (days, who)
    with time_machine.travel(clock.now() + timedelta(days=5), tick=False):
        said(cast, cast.ben, exact, "asked")
        lines = [line for line in brief(cast, cast.ben).lines if "not seen yet" in line.when]
        assert [line.words for line in lines] == ["I write the list"]
