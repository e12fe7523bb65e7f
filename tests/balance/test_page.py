"""The page of a balance: the same for both, what it rests on, and a move that is answered."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from html import unescape

import pytest
from django.urls import reverse

from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people.commands.coaches import assign_coach
from handrail.ground.people.models import Relationship
from handrail.practice.accountability.commands import holding
from handrail.practice.accountability.rules.holding import Mix
from handrail.practice.contacts.commands import log_contact
from handrail.practice.contacts.models import Contact
from handrail.watch.balance.commands import answer_move, say_pulse
from handrail.watch.balance.commands.pulses import Said
from handrail.watch.balance.models import MoveAnswer
from handrail.watch.balance.moves import (
    DISMISSED,
    DISMISSED_DAYS,
    LATER,
    LISTEN,
    MOVES,
    REACH_OUT,
    REASON_MISSING,
    TAKEN,
    TALK,
    suggest,
)  # fmt: skip
from handrail.watch.balance.queries import BalancePage, balance_page
from handrail.watch.balance.rules import FOUR, Gap, Place, Standing
from tests.accountability.people import day, promise, said
from tests.cast import Cast, Member

pytestmark = pytest.mark.django_db


def standing(place: Place, gap: Gap | None = None, contacts: int = 9, pulses: int = 9) -> Standing:
    today = date(2026, 6, 1)
    return Standing(place, 0.5, 0.5, contacts, pulses, gap or Gap(), today, today)


def touch(cast: Cast, days_ago: int, kind: str = "call", **tags: bool) -> None:
    log_contact(
        cast.ben.actor, participant_id=cast.ana.participant_id, kind=kind,
        at=clock.now() - timedelta(days=days_ago, minutes=30), **tags,
    )  # fmt: skip


def together_since(cast: Cast, days: int) -> None:
    rows = Relationship.objects.for_system("a test moves it back")
    began = clock.now() - timedelta(days=days)
    rows.filter(participant_id=cast.ana.participant_id).update(started_at=began)


def pressed(cast: Cast) -> None:
    """Six weeks of contacts that held Ana to something, and two who answer."""
    together_since(cast, 90)
    for week in range(6):
        touch(cast, 7 * week + 1, held_to=True)
    for member in (cast.ana, cast.ben):
        say_pulse(member.actor, participant_id=cast.ana.participant_id, said=Said(0, -1))


def page(cast: Cast, member: Member) -> BalancePage:
    found = balance_page(member.actor, cast.ana.participant_id)
    assert found is not None
    return found


def address(cast: Cast, member: Member) -> str:
    return "/balance/" if member is cast.ana else f"/balance/of/{cast.ana.participant_id}/"


@pytest.mark.covers("000-13", "000-15")
def test_pressure_is_named_to_both_with_a_move_and_its_reason(cast: Cast) -> None:
    pressed(cast)
    for member, move in ((cast.ana, LISTEN.own), (cast.ben, LISTEN.coach)):
        assert page(cast, member).now.place is Place.PRESSURE
        text = member.client.get(address(cast, member)).content.decode()
        assert '<h2 id="now">Pressure</h2>' in text
        assert move in text
        assert "6 contacts that held to something, 0 contacts that held up" in text
        assert "it is no score" in text


def test_it_is_not_enough_yet_until_it_is(cast: Cast) -> None:
    text = cast.ana.client.get("/balance/").content.decode()
    assert "Not enough yet" in text
    assert "There are 0 and 0." in text
    touch(cast, 1, held_up=True)
    assert page(cast, cast.ben).now.contacts == 1


def test_an_earlier_time_with_the_same_coach_does_not_count(cast: Cast) -> None:
    pressed(cast)
    ana = cast.ana.participant_id
    assert cast.ben.staff
    assert page(cast, cast.ana).now.contacts == 6
    assign_coach(cast.mona.actor, participant_id=ana, staff_id=None)
    assign_coach(cast.mona.actor, participant_id=ana, staff_id=cast.ben.staff.pk)
    for member in (cast.ana, cast.ben):
        assert page(cast, member).now.contacts == 0
    log_contact(cast.ben.actor, participant_id=ana, kind="call", held_up=True)
    assert page(cast, cast.ana).now.contacts == 1


@pytest.mark.covers("000-18")
def test_every_count_opens_to_what_it_counts(cast: Cast) -> None:
    pressed(cast)
    touch(cast, 2, held_to=True, held_up=True)
    found = page(cast, cast.ben)
    assert {kind: len(each) for kind, each in found.behind.items()} == {
        "contact_to": 7, "contact_up": 1,
    }  # fmt: skip
    known = set(Contact.objects.for_system("a test names them").values_list("pk", flat=True))
    assert {each.contact_id for each in found.behind["contact_to"]} == known
    text = cast.ben.client.get(address(cast, cast.ben)).content.decode()
    assert len(re.findall("#contact-", text)) == 8


@pytest.mark.parametrize("sort", ["to", "up", "neither", "tried"])
def test_a_count_leads_to_exactly_the_contacts_that_it_counts(cast: Cast, sort: str) -> None:
    together_since(cast, 200)
    for days in range(25):
        touch(cast, days, held_to=sort == "to", held_up=sort == "up",
              kind="tried" if sort == "tried" else "call")  # fmt: skip
    # None of these is meant: too long ago, taken back, or of another sort.
    touch(cast, 90, held_to=sort == "to", held_up=sort == "up")
    touch(cast, 1, held_to=sort != "to", held_up=sort != "up")
    kind = "tried" if sort == "tried" else f"contact_{sort}"
    for member in (cast.ana, cast.ben, cast.carol):
        found = page(cast, member).behind[kind]
        text = member.client.get(address(cast, member)).content.decode()
        hrefs = [unescape(one) for one in re.findall('href="([^"]*counted=[^"]*)"', text)]
        mine = [one for one in hrefs if f"counted={sort}&" in one]
        assert len(mine) == 26
        shown = ""
        for number in (1, 2):
            at = mine[0].replace("#contacts", f"&page={number}")
            shown += member.client.get(at).content.decode()
        ids = re.findall('id="contact-([^"]*)"', shown)
        assert ids == [str(each.contact_id) for each in found]
        last = mine[-1].partition("#")
        assert f'id="{last[2]}"' in member.client.get(last[0]).content.decode()


@pytest.mark.parametrize(
    "asked",
    ["counted=to", "counted=no&coach=x", "counted=to&coach={0}&first=9999-12-31&last=9999-12-31",
     "counted=to&coach={0}&first=2026-02-01&last=2026-01-01", "counted=to&coach=%00&first=&last="],
)  # fmt: skip
def test_an_address_that_cannot_be_read_shows_all(cast: Cast, asked: str) -> None:
    touch(cast, 1)
    answer = cast.ana.client.get(f"/contacts/?{asked.format(uuid7())}")
    assert answer.status_code == 200
    assert 'id="contact-' in answer.content.decode()


def test_both_and_a_supervisor_see_the_same_place(cast: Cast) -> None:
    pressed(cast)
    found = [page(cast, member) for member in (cast.ana, cast.ben, cast.carol)]
    assert len({repr(each.now) for each in found}) == 1
    assert len({repr(each.history) for each in found}) == 1
    text = cast.carol.client.get(address(cast, cast.carol)).content.decode()
    assert "What the two answered is theirs" in text
    assert "balance/of" not in cast.carol.client.get("/supervision/").content.decode()


def test_a_supervisor_comes_to_it_by_a_plain_link_and_stays_in_supervision(cast: Cast) -> None:
    pressed(cast)
    person = reverse("desks:person", args=[cast.ana.participant_id])
    text = cast.carol.client.get(person).content.decode()
    found = re.search('<a class="alone" href="([^"]*)">How the two work together</a>', text)
    assert found
    for word in ("Pressure", "two-sided", "held to", "6 contacts"):
        assert word not in text
    theirs = cast.carol.client.get(found[1])
    assert theirs.status_code == 200
    now = re.compile('href="([^"]*)" aria-current="page"')
    assert set(now.findall(theirs.content.decode())) == {"/supervision/"}
    bens = cast.ben.client.get(found[1]).content.decode()
    assert set(now.findall(bens)) == {"/coach/"}
    # Whoever is no supervisor of theirs has no such door.
    for member in (cast.ben, cast.mona, cast.dee_coach):
        page = member.client.get(person).content.decode()
        assert "How the two work together" not in page


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({"contact_to": 1, "contact_up": 1},
         "In eight weeks: 1 contact that held to something, 1 contact that held up."),
        ({"contact_to": 2, "reminder": 1},
         ("In eight weeks: 2 contacts that held to something, 0 contacts that held up. "
          "And 1 reminder.")),
    ],
)  # fmt: skip
def test_a_reason_counts_one_as_one(counts: dict[str, int], words: str) -> None:
    found = replace(standing(Place.PRESSURE), counts=counts)
    assert LISTEN.reason(found) == words
    found = replace(found, place=Place.DRIFT, counts={"step_set": 1, "look_back": 1})
    assert MOVES["next_step"].reason(found) == (
        "In eight weeks: 1 step set, 1 look back, 0 contacts that held up."
    )


def test_nobody_else_opens_it(cast: Cast) -> None:
    for member in (cast.dee_coach, cast.mona, cast.omar, cast.pat, cast.circle, cast.admin):
        assert member.client.get(address(cast, member)).status_code == 404


@pytest.mark.parametrize("place", FOUR)
def test_each_place_has_moves_with_a_reason(place: Place) -> None:
    found = standing(place)
    move = suggest(found, (), gap_known=False)
    assert move is not None
    assert move.reason(found)
    assert suggest(found, set(MOVES), gap_known=True) is None


def test_a_gap_is_spoken_of_only_when_both_show_their_answers() -> None:
    apart = standing(Place.IN_STEP, Gap(held_to=1))
    assert suggest(apart, (), gap_known=True) is TALK
    assert suggest(apart, (), gap_known=False) is not TALK


@pytest.mark.parametrize(("contacts", "pulses", "key"), [(1, 9, "reach_out"), (9, 1, "ask_pulse")])
def test_what_is_missing_is_what_comes_next(contacts: int, pulses: int, key: str) -> None:
    move = suggest(standing(Place.NOT_ENOUGH, None, contacts, pulses), (), gap_known=False)
    assert move is MOVES[key]
    assert REACH_OUT.key == "reach_out"


@pytest.mark.covers("000-15")
def test_a_move_is_left_out_with_a_reason_that_both_read(cast: Cast) -> None:
    pressed(cast)
    form = {"id": str(uuid7()), "move": "listen", "place": "pressure", "answer": DISMISSED}
    url = f"{address(cast, cast.ben)}move/"
    refused = cast.ben.client.post(url, form)
    assert refused.status_code == 422
    assert REASON_MISSING in refused.content.decode()
    said = {**form, "reason": "We did that on Monday"}
    for _again in range(2):
        assert cast.ben.client.post(url, said).status_code == 302
    assert MoveAnswer.objects.for_system("counting in a test").count() == 1
    found = page(cast, cast.ben)
    assert found.suggested is not None
    assert found.suggested.key == "celebrate"
    assert found.moves[0].until == found.pair.today + timedelta(days=DISMISSED_DAYS)
    assert "We did that on Monday" in cast.ana.client.get("/balance/").content.decode()


@pytest.mark.parametrize(
    ("answer", "days", "right"),
    [(TAKEN, 0, True), (LATER, 7, True), (LATER, 0, False), (LATER, 365, False), ("no", 0, False)],
)
def test_what_may_be_said_to_a_move(cast: Cast, answer: str, days: int, right: bool) -> None:
    said = {"participant_id": cast.ana.participant_id, "move": "listen", "place": "pressure",
            "answer": answer, "days": days}  # fmt: skip
    if right:
        until = answer_move(cast.ben.actor, **said)
        assert until > clock.today("UTC")
    else:
        with pytest.raises(NotLikeThis):
            answer_move(cast.ben.actor, **said)


def test_a_form_that_did_not_pass_keeps_what_was_picked(cast: Cast) -> None:
    url = "/balance/pulse/"
    again = {"id": str(uuid7()), "held_to": "9", "held_up": "1", "third": "trust", "said": ""}
    found = cast.ana.client.post(url, again)
    assert found.status_code == 422
    assert re.search(r'name="held_up" value="1" checked', found.content.decode())
    assert cast.ana.client.post(url, {**again, "held_to": "0"}).status_code == 302
    soon = cast.ana.client.post(url, {**again, "held_to": "0", "id": str(uuid7())})
    assert soon.status_code == 422
    assert "less than two weeks ago" in soon.content.decode()


def test_whoever_has_no_coach_reads_that(cast: Cast) -> None:
    rows = Relationship.objects.for_system("a test ends it")
    rows.filter(participant_id=cast.ana.participant_id).update(ended_at=clock.now())
    text = cast.ana.client.get("/balance/").content.decode()
    assert "Nobody to be in step with yet" in text


def test_it_takes_the_same_queries_with_more_of_everything(
    cast: Cast, django_assert_max_num_queries
) -> None:  # type: ignore[no-untyped-def]
    pressed(cast)
    balance_page(cast.ben.actor, cast.ana.participant_id)
    with django_assert_max_num_queries(14) as few:
        balance_page(cast.ben.actor, cast.ana.participant_id)
    for days in range(30):
        touch(cast, days, held_up=True)
    with django_assert_max_num_queries(14) as many:
        balance_page(cast.ben.actor, cast.ana.participant_id)
    assert len(few) == len(many)


@pytest.mark.covers("004-47")
def test_promises_and_the_wanted_mix_count_the_same_for_everybody(cast: Cast) -> None:
    pressed(cast)
    assert page(cast, cast.ben).mix is None
    hers, his = promise(cast, cast.ana), promise(cast, cast.ben, "I send the list")
    quiet = promise(cast, cast.ana, "Something quiet", shared=False)
    said(cast, cast.ben, hers, "asked")
    said(cast, cast.ben, his, "kept")
    said(cast, cast.ana, quiet, "kept")
    said(cast, cast.ana, promise(cast, cast.ana, "I write the list"), "kept")
    moved = promise(cast, cast.ana, "I call", on=day(cast, 1))
    said(cast, cast.ana, moved, "not_yet")
    wish = holding.Wish("call", "", Mix(1, 5), day(cast, 20))
    holding.say_how(cast.ana.actor, participant_id=cast.ana.participant_id, said=wish)
    found = [page(cast, member) for member in (cast.ana, cast.ben, cast.carol)]
    assert len({repr(each.now) for each in found}) == 1
    assert found[0].now.counts["promise_asked"] == 1
    assert found[0].now.counts["promise_kept"] == 1
    # Hers that the coach sees, and not the one that she keeps to herself.
    assert found[0].now.counts["promise_own"] == 1
    assert "Promises kept by the participant: 1" in cast.ben.client.get(
        f"/balance/of/{cast.ana.participant_id}/").text  # fmt: skip
    assert found[0].mix is not None
    assert (found[0].mix.held_to, found[0].mix.held_up) == (1, 5)
    text = cast.ana.client.get("/balance/").content.decode()
    assert "Asked for: held to 1 of 5, held up 5 of 5." in text
