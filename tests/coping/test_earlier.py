"""Nothing is written over: how something read before is kept, and a second writer is told."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine

from handrail.ground.access import Capability, NotVisible
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.practice.coping.commands import cards, days, lists, moments, plan
from handrail.practice.coping.commands.earlier import use_earlier
from handrail.practice.coping.commands.sharing import share_list
from handrail.practice.coping.models import EarlierWords, HardDay, PlanLine
from handrail.practice.coping.queries import plan as plan_queries
from handrail.practice.coping.queries.earlier import earlier
from handrail.practice.coping.queries.lists import triggers
from handrail.practice.coping.rules.earlier import BOTH_KEPT
from handrail.practice.coping.rules.plan import LINES_AT_MOST, PART_FULL, may_bring_back
from tests.cast import Cast
from tests.coping.people import ana, count, html, only

LINE = Capability.SAFETY_LINE_WRITE


def _day(cast: Cast, text: str) -> dict[str, str]:
    on = clock.today(cast.ana.actor.zone) + timedelta(days=9)
    return {"text": text, "kind": "payday", "starts_on": on.isoformat(), "repeats": "once",
            "before": "1", "remind": "on"}  # fmt: skip


def _card(cast: Cast) -> tuple[str, dict[str, str], str]:
    row = cards.add_card(cast.ana.actor, participant_id=ana(cast), text="FIRST")
    return f"/coping/cards/{row}/edit/", {}, "text"


def _sign(cast: Cast) -> tuple[str, dict[str, str], str]:
    row = lists.write_sign(cast.ana.actor, participant_id=ana(cast), text="FIRST", first="Eat")
    return f"/coping/signs/{row}/", {"first": "Rest"}, "text"


def _trigger(cast: Cast) -> tuple[str, dict[str, str], str]:
    card = cards.add_card(cast.ana.actor, participant_id=ana(cast), text="Call Jo")
    row = lists.write_trigger(
        cast.ana.actor, participant_id=ana(cast), kind="time", text="FIRST", cards=[card]
    )
    return f"/coping/triggers/{row}/", {"kind": "place"}, "text"


def _moment(cast: Cast) -> tuple[str, dict[str, str], str]:
    said = moments.Said(learned="FIRST")
    row = moments.write_moment(cast.ana.actor, participant_id=ana(cast), kind="use", said=said)
    return f"/coping/moments/{row}/edit/", {}, "learned"


def _ahead(cast: Cast) -> tuple[str, dict[str, str], str]:
    page = cast.ana.client.post("/coping/days/", {"id": str(uuid7()), **_day(cast, "FIRST")})
    assert page.status_code == 303
    return f"/coping/days/{only(HardDay).pk}/", _day(cast, ""), "text"


Made = Callable[[Cast], tuple[str, dict[str, str], str]]
EACH = pytest.mark.parametrize("made", [_card, _sign, _trigger, _moment, _ahead])


def send(cast: Cast, path: str, body: dict[str, str], follow: bool = True) -> Any:
    return cast.ana.client.post(path, {"id": str(uuid7()), **body}, follow=follow)


def version(page: Any) -> str:
    found = re.search(r'name="version" value="(\d+)"', html(page))
    assert found
    return found.group(1)


@EACH
def test_two_tabs_at_once_are_both_kept_and_the_later_is_told(cast: Cast, made: Made) -> None:
    path, rest, name = made(cast)
    seen = version(cast.ana.client.get(path))
    one = {**rest, "version": seen, name: "FROM THE PHONE"}
    assert BOTH_KEPT not in html(send(cast, path, one))
    assert BOTH_KEPT not in html(send(cast, path, one)), "the same words again are no change"
    assert count(EarlierWords) == 1
    later = send(cast, path, {**rest, "version": seen, name: "FROM THE LIBRARY"})
    told = html(later)
    assert later.redirect_chain[-1][0] == path
    assert BOTH_KEPT in told
    assert told.index("FROM THE LIBRARY") < told.index("FROM THE PHONE") < told.index("FIRST")
    # Without a version, or with one that is no number, it is saved and kept all the same.
    assert BOTH_KEPT not in html(send(cast, path, {**rest, name: "no version"}))
    assert BOTH_KEPT not in html(send(cast, path, {**rest, name: "odd", "version": "x" * 99}))
    assert count(EarlierWords) == 4


@EACH
def test_earlier_words_are_used_again_and_the_others_stay(cast: Cast, made: Made) -> None:
    path, rest, name = made(cast)
    send(cast, path, {**rest, name: "SECOND"})
    row = only(EarlierWords)
    back = cast.ana.client.post(f"/coping/earlier/{row.pk}/use/", follow=True)
    assert back.redirect_chain == [(path, 303)]
    shown = html(back)
    assert shown.index("FIRST") < shown.index("SECOND")
    assert "The earlier words are back" in shown
    assert count(EarlierWords) == 2
    for member in (cast.ben, cast.rev, cast.carol):
        assert member.client.post(f"/coping/earlier/{row.pk}/use/").status_code == 404
    with pytest.raises(NotVisible):
        use_earlier(cast.ben.actor, participant_id=ana(cast), earlier_id=row.pk)


@EACH
def test_nobody_else_reads_earlier_words_and_a_form_sent_back_loses_nothing(
    cast: Cast, made: Made
) -> None:
    path, rest, name = made(cast)
    for each in ("cards", "triggers", "signs", "days"):
        share_list(cast.ana.actor, participant_id=ana(cast), name=each, shared=True)
    send(cast, path, {**rest, name: "SECOND"})
    for who, member in cast.everybody().items():
        for capability in Capability:
            rows = EarlierWords.objects.visible_to(member.actor, capability)
            assert who == "ana" or not rows.exists(), (who, capability)
    wrong = send(cast, path, {**rest, name: "z" * 20_000, "version": "1"}, follow=False)
    assert wrong.status_code == 422
    assert "z" * 20_000 in html(wrong)
    assert version(wrong) == "1"


def test_the_cards_of_a_trigger_come_back_too(cast: Cast) -> None:
    path, _rest, _name = _trigger(cast)
    send(cast, path, {"kind": "time", "text": "FIRST"})
    page = html(cast.ana.client.get(path))
    assert "Call Jo" in page[page.index("Earlier words") :]
    cast.ana.client.post(f"/coping/earlier/{only(EarlierWords).pk}/use/")
    (row,) = lists_of(cast)
    assert [text for _id, text in row.cards] == ["Call Jo"]


def lists_of(cast: Cast) -> Any:
    return triggers(cast.ana.actor, ana(cast))


@pytest.mark.parametrize("made", [_sign, _trigger, _moment, _ahead])
def test_what_goes_for_good_takes_its_earlier_words_along(cast: Cast, made: Made) -> None:
    path, rest, name = made(cast)
    send(cast, path, {**rest, name: "SECOND"})
    assert count(EarlierWords) == 1
    row = path.rstrip("/").rsplit("/", 2 if path.endswith("/edit/") else 1)[1]
    kind = path.split("/")[2].removesuffix("s")
    assert cast.ana.client.post(f"/coping/away/{kind}/{row}/").status_code == 303
    assert count(EarlierWords) == 1
    assert cast.ana.client.post(f"/coping/away/{kind}/{row}/erase/").status_code == 303
    assert count(EarlierWords) == 0


def test_a_day_that_has_passed_cannot_come_back_and_says_so(cast: Cast) -> None:
    me, today = {"participant_id": ana(cast)}, clock.today(cast.ana.actor.zone)
    near, far = (days.Ahead("Payday", today + timedelta(days=n)) for n in (1, 90))
    day = days.add_day(cast.ana.actor, **me, said=near)
    days.change_day(cast.ana.actor, **me, day_id=day, said=far)
    again = f"/coping/earlier/{only(EarlierWords).pk}/use/"
    with time_machine.travel(clock.now() + timedelta(days=3), tick=False):
        with pytest.raises(NotLikeThis) as refused:
            use_earlier(cast.ana.actor, **me, earlier_id=only(EarlierWords).pk)
        assert only(HardDay).starts_on == far.starts_on
    assert refused.value.words
    assert cast.ana.client.post(again).status_code == 303
    assert only(HardDay).starts_on == near.starts_on


# The safety plan.


def _line(cast: Cast, text: str = "Sit in the hall", **more: Any) -> UUID:
    return plan.add_line(cast.ana.actor, participant_id=ana(cast), part="alone", text=text, **more)


def test_a_line_keeps_its_earlier_words(cast: Cast) -> None:
    path = f"/coping/plan/{_line(cast)}/"
    send(cast, path, {"version": "1", "text": "Sit by the lake"})
    shown = html(cast.ana.client.get(path))
    assert shown.index("Sit by the lake") < shown.index("Sit in the hall")
    back = cast.ana.client.post(f"/coping/earlier/{only(EarlierWords).pk}/use/", follow=True)
    assert html(back).index("Sit in the hall") < html(back).index("Sit by the lake")
    # The same words from a second tab are no second line.
    send(cast, path, {"version": "1", "text": "Sit in the hall"})
    assert count(PlanLine) == 1


def test_a_line_that_was_taken_away_comes_back(cast: Cast) -> None:
    share_list(cast.ana.actor, participant_id=ana(cast), name="plan", shared=True)
    line = _line(cast)
    assert cast.ana.client.post(f"/coping/plan/{line}/remove/").status_code == 303
    page = html(cast.ana.client.get("/coping/plan/"))
    assert "Lines that were put away" in page
    assert "Sit in the hall" in page
    assert cast.ana.client.get("/coping/kept/").json()["plan"] == []
    assert cast.ana.client.get(f"/coping/plan/{line}/").status_code == 404
    assert "Sit in the hall" not in html(cast.ben.client.get(f"/coping/of/{ana(cast)}/plan/"))
    for member in (cast.ben, cast.rev):
        assert member.client.post(f"/coping/plan/{line}/back/").status_code == 404
    for _twice in range(2):
        assert cast.ana.client.post(f"/coping/plan/{line}/back/").status_code == 303
    standing, away = plan_queries.whole(cast.ben.actor, ana(cast))
    assert [each.text for each in standing["alone"]] == ["Sit in the hall"]
    assert away == []


def test_a_line_of_the_coach_that_was_taken_away_is_the_participants_to_bring_back(
    cast: Cast,
) -> None:
    share_list(cast.ana.actor, participant_id=ana(cast), name="plan", shared=True)
    line = plan.add_line(
        cast.ben.actor, participant_id=ana(cast), part="alone", text="Ring before noon"
    )
    send_as = {"id": str(uuid7()), "version": "1", "text": "Ring me"}
    assert cast.ben.client.post(f"/coping/plan/{line}/", send_as).status_code == 303
    # What a coach's line read before: both read it, and the participant cannot rewrite the line.
    page = html(cast.ana.client.get(f"/coping/plan/{line}/"))
    assert "Ring before noon" in page
    assert "Use these words again" not in page
    again = f"/coping/earlier/{only(EarlierWords).pk}/use/"
    assert cast.ana.client.post(again).status_code == 404
    assert "Both of you can read these." in page
    line_again = f"/coping/plan/earlier/{only(EarlierWords).pk}/use/"
    for member in (cast.ana, cast.rev, cast.carol):
        assert member.client.post(line_again).status_code == 404
    assert cast.ben.client.post(f"/coping/plan/{line}/remove/").status_code == 303
    hers = html(cast.ana.client.get("/coping/plan/"))
    assert "taken out by my coach" in hers
    assert "Your coach sees the lines here that your coach took out." in hers
    assert cast.ana.client.post(f"/coping/plan/{line}/back/").status_code == 303
    assert "Ring me" in html(cast.ben.client.get(f"/coping/of/{ana(cast)}/plan/"))


def _shared_line(cast: Cast, text: str = "Ring before noon") -> UUID:
    share_list(cast.ana.actor, participant_id=ana(cast), name="plan", shared=True)
    return plan.add_line(cast.ben.actor, participant_id=ana(cast), part="alone", text=text)


def test_a_coach_sees_what_their_own_line_read_before_and_uses_it_again(cast: Cast) -> None:
    line, page = _shared_line(cast), "/coping/plan/{}/"
    sent = {"id": str(uuid7()), "version": "1", "text": "Ring me"}
    cast.ben.client.post(page.format(line), sent)
    before = only(EarlierWords)
    shown = html(cast.ben.client.get(page.format(line)))
    assert "Ring before noon" in shown
    assert "Both of you can read these." in shown
    again = f"/coping/plan/earlier/{before.pk}/use/"
    done = cast.ben.client.post(again, follow=True)
    assert "Ring before noon" in html(done)
    assert "Ring me" in html(done), "how it read is kept as well"
    assert count(EarlierWords) == 2
    # With the plan no longer shared nothing of it is the coach's to read.
    share_list(cast.ana.actor, participant_id=ana(cast), name="plan", shared=False)
    assert cast.ben.client.post(again).status_code == 404
    assert EarlierWords.objects.visible_to(cast.ben.actor, LINE).count() == 0
    assert "Only you see these." in html(cast.ana.client.get(page.format(line)))
    share_list(cast.ana.actor, participant_id=ana(cast), name="plan", shared=True)
    assert EarlierWords.objects.visible_to(cast.ben.actor, LINE).count() == 2


def test_nothing_that_the_participant_wrote_before_is_the_coachs_to_read(cast: Cast) -> None:
    share_list(cast.ana.actor, participant_id=ana(cast), name="plan", shared=True)
    line = _line(cast)
    plan.change_line(cast.ana.actor, participant_id=ana(cast), line_id=line, text="Other")
    cards.change_card(
        cast.ana.actor, participant_id=ana(cast), text="New",
        card_id=cards.add_card(cast.ana.actor, participant_id=ana(cast), text="Old"),
    )  # fmt: skip
    for name in ("cards", "plan"):
        share_list(cast.ana.actor, participant_id=ana(cast), name=name, shared=True)
    for member in (cast.ben, cast.rev, cast.carol, cast.mona):
        for capability in (LINE, Capability.COPING_READ, Capability.COPING_BESIDE):
            assert EarlierWords.objects.visible_to(member.actor, capability).count() == 0
    again = f"/coping/plan/earlier/{rows_of(line)}/use/"
    assert cast.ben.client.post(again).status_code == 404
    assert cast.ana.client.post(again).status_code == 303


def rows_of(row: UUID) -> UUID:
    return UUID(str(EarlierWords.objects.for_system("a test").get(row_id=row).pk))


def test_a_coach_brings_a_line_back_that_the_coach_took_away(cast: Cast) -> None:
    line, page = _shared_line(cast), f"/coping/of/{ana(cast)}/plan/"
    told = html(cast.ben.client.post(f"/coping/plan/{line}/remove/", follow=True))
    assert "You find it at the foot of this page." in told
    assert "Both of you see these, and can bring them back." in told
    assert "Erase for good" not in told
    standing, away = plan_queries.whole(cast.ben.actor, ana(cast))
    assert (standing["alone"], [one.text for one in away]) == ([], ["Ring before noon"])
    assert cast.ben.client.get(f"/coping/plan/{line}/").status_code == 404
    for member in (cast.rev, cast.carol):
        assert member.client.post(f"/coping/plan/{line}/back/").status_code == 404
    for _twice in range(2):
        assert cast.ben.client.post(f"/coping/plan/{line}/back/").status_code == 303
    assert "Lines that were put away" not in html(cast.ben.client.get(page))
    assert only(PlanLine).away_by == ""


def test_what_the_participant_took_out_is_not_the_coachs_to_bring_back(cast: Cast) -> None:
    line = _shared_line(cast)
    cast.ana.client.post(f"/coping/plan/{line}/remove/")
    assert plan_queries.whole(cast.ben.actor, ana(cast))[1] == []
    assert cast.ben.client.post(f"/coping/plan/{line}/back/").status_code == 404
    cast.ana.client.post(f"/coping/plan/{line}/back/")
    cast.ben.client.post(f"/coping/plan/{line}/remove/")
    share_list(cast.ana.actor, participant_id=ana(cast), name="plan", shared=False)
    assert cast.ben.client.post(f"/coping/plan/{line}/back/").status_code == 404
    assert cast.ana.client.post(f"/coping/plan/{line}/back/").status_code == 303


@pytest.mark.parametrize("by", ["participant", "coach"])
@pytest.mark.parametrize("away_by", ["", "participant", "coach"])
def test_who_may_bring_a_line_back(by: str, away_by: str) -> None:
    assert may_bring_back(by, away_by, "participant")
    assert may_bring_back(by, away_by, "coach") is (by == away_by == "coach")


def test_a_full_part_says_so_when_a_line_would_come_back(cast: Cast) -> None:
    first = _line(cast)
    plan.remove_line(cast.ana.actor, participant_id=ana(cast), line_id=first)
    for number in range(LINES_AT_MOST):
        _line(cast, f"line {number}")
    told = cast.ana.client.post(f"/coping/plan/{first}/back/", follow=True)
    assert PART_FULL in html(told)
    assert "Lines that were put away" in html(told)


def test_the_list_of_what_sets_it_off_says_what_was_rehearsed(cast: Cast) -> None:
    me = {"participant_id": ana(cast)}
    one, two, three = (cards.add_card(cast.ana.actor, **me, text=f"Card {n}") for n in range(3))
    lists.write_trigger(cast.ana.actor, **me, kind="time", text="Friday", cards=[one, two, three])
    cards.practise(cast.ana.actor, **me, card_id=one, sure=8)
    cards.practise(cast.ana.actor, **me, card_id=two)
    page = html(cast.ana.client.get("/coping/triggers/"))
    first, second, third = page.split("<ol")[1].split("</ol>")[0].split("</li>")[:3]
    assert re.search(r"practiced .+, sure 8 of 10", first)
    assert "practiced" in second
    assert "sure" not in second
    assert "not practiced yet" in third


def test_twenty_earlier_versions_are_shown(cast: Cast) -> None:
    card = cards.add_card(cast.ana.actor, participant_id=ana(cast), text="0")
    for number in range(1, 25):
        cards.change_card(cast.ana.actor, participant_id=ana(cast), card_id=card, text=str(number))
    found = earlier(cast.ana.actor, ana(cast), card)
    assert [view.words for view in found[:2]] == [("23",), ("22",)]
    assert len(found) == 20
