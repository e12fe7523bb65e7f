"""When the coach changes: names count for the two who signed, promises rest or are asked about."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from handrail.ground.access import NotVisible
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people.commands.coaches import assign_coach
from handrail.practice.accountability.commands import answers, promises, signing
from handrail.practice.accountability.models import Promise
from handrail.practice.accountability.queries.due import own_promises_up, promises_up
from handrail.practice.accountability.queries.promises import Promises, promises_of
from handrail.practice.accountability.rules import agreement as rules
from tests.cast import Cast, Member

from .people import ana, asked, day, html, promise, sign, table

EVERY = {"days": "0123456"}


def change_coach(cast: Cast, to: Member | None = None) -> None:
    staff = (to or cast.dee_coach).staff
    assert staff is not None
    assign_coach(cast.mona.actor, participant_id=ana(cast), staff_id=staff.pk)


def seen(cast: Cast, who: Member) -> Promises:
    return promises_of(who.actor, ana(cast), day(cast))


def texts(found: Any) -> list[str]:
    return [one.text for one in found]


def test_a_coachs_promise_ends_with_them_and_is_kept_to_read(cast: Cast) -> None:
    pk = promise(cast, cast.ben, "I call on Monday", **EVERY)
    change_coach(cast)
    for who in (cast.ana, cast.dee_coach):
        found = seen(cast, who)
        assert (texts(found.coach), texts(found.over)) == ([], ["I call on Monday"])
        assert not found.over[0].may_go_on(who.actor)
    assert promises_up(cast.dee_coach.actor, day(cast, 9)) == []
    page = reverse("accountability:promises_of", args=[ana(cast)])
    assert "Ben made it. It ended when the coach changed." in html(cast.dee_coach.client.get(page))
    assert "Ben made it" in html(cast.ana.client.get("/together/promises/"))
    with pytest.raises(NotLikeThis):
        answers.answer(cast.dee_coach.actor, participant_id=ana(cast), promise_id=pk,
                       went=answers.Went("kept"))  # fmt: skip
    with pytest.raises(NotVisible):
        promises.go_on_with_promise(cast.dee_coach.actor, participant_id=ana(cast), promise_id=pk)


def test_a_coach_who_comes_back_can_go_on_with_their_own(cast: Cast) -> None:
    pk = promise(cast, cast.ben, "I call on Monday", **EVERY)
    change_coach(cast)
    change_coach(cast, cast.ben)
    promises.go_on_with_promise(cast.ben.actor, participant_id=ana(cast), promise_id=pk)
    assert texts(seen(cast, cast.ana).coach) == ["I call on Monday"]


def test_the_persons_own_stay_theirs_and_both_are_asked(cast: Cast) -> None:
    pk = promise(cast, cast.ana, "I walk", **EVERY)
    promise(cast, cast.ana, "Only for me", shared=False, **EVERY)
    change_coach(cast)
    own = seen(cast, cast.ana).mine
    assert [(one.text, one.left) for one in own] == [("I walk", True), ("Only for me", False)]
    assert own[0].may_go_on(cast.ana.actor)
    assert len(own_promises_up(cast.ana.actor, ana(cast), day(cast))) == 2
    (hers,) = seen(cast, cast.dee_coach).mine
    assert hers.left
    assert not hers.may_go_on(cast.dee_coach.actor)
    page = reverse("accountability:promises_of", args=[ana(cast)])
    assert "whether it goes on with you" in html(cast.dee_coach.client.get(page))
    go_on = reverse("accountability:promise_go_on", args=[pk])
    assert cast.dee_coach.client.post(go_on).status_code == 404
    assert "It goes on." in html(cast.ana.client.post(go_on, follow=True))
    assert not seen(cast, cast.dee_coach).mine[0].left


@pytest.mark.parametrize("who", ["ana", "dee_coach"])
def test_a_ritual_rests_until_one_of_the_two_goes_on_with_it(cast: Cast, who: str) -> None:
    pk = promise(cast, cast.ben, "Sunday look back", ritual=True, **EVERY)
    change_coach(cast)
    rows = Promise.objects.for_system("a test turns the days back")
    rows.filter(pk=pk).update(due_on=day(cast, -9))
    assert [one.stands for one in seen(cast, cast.ana).both] == ["rests"]
    assert own_promises_up(cast.ana.actor, ana(cast), day(cast)) == []
    one = getattr(cast, who)
    promises.go_on_with_promise(one.actor, participant_id=ana(cast), promise_id=pk)
    assert [one.stands for one in seen(cast, cast.ana).both] == ["due"]


def test_what_is_let_be_comes_back_without_the_question(cast: Cast) -> None:
    pk = promise(cast, cast.ana, "I walk", **EVERY)
    change_coach(cast)
    which = {"participant_id": ana(cast), "promise_id": pk}
    promises.put_promise_away(cast.ana.actor, away=True, **which)
    promises.put_promise_away(cast.ana.actor, away=False, **which)
    assert [one.left for one in seen(cast, cast.ana).mine] == [False]


@pytest.mark.covers("004-5")
def test_the_new_two_sign_anew_and_the_old_names_stay_to_read(cast: Cast) -> None:
    sign(cast, cast.ben, "Ben Okafor")
    sign(cast, cast.ana, "Ana M.")
    assert table(cast).stands == rules.ALL_GOOD
    change_coach(cast)
    for who in (cast.ana, cast.dee_coach):
        found = table(cast, who)
        assert (found.stands, found.now) == (rules.NEW_PAIR, None)
        assert [one.name for one in found.earlier[0].signatures] == ["Ben Okafor", "Ana M."]
        assert asked(cast, who) == [rules.NEW_PAIR]
    assert "You both signed" not in html(cast.ana.client.get("/together/agreement/"))
    old = reverse("accountability:version", args=[table(cast).earlier[0].id])
    for who in (cast.ana, cast.dee_coach):
        assert "Ben Okafor" in html(who.client.get(old))
    sign(cast, cast.ana, "Ana M.")
    assert (table(cast).stands, table(cast).now.number) == (rules.WAITS_FOR_OTHER, 2)  # type: ignore[union-attr]
    sign(cast, cast.dee_coach, "Dee L.")
    assert table(cast).stands == table(cast, cast.dee_coach).stands == rules.ALL_GOOD
    assert asked(cast, cast.ana) == asked(cast, cast.dee_coach) == []


def test_a_signature_for_the_coach_before_does_not_count_for_the_next(cast: Cast) -> None:
    sign(cast, cast.ana, "Ana M.")
    seen_then = table(cast).now
    assert seen_then is not None
    change_coach(cast)
    assert table(cast, cast.dee_coach).stands == rules.NEW_PAIR
    with pytest.raises(NotLikeThis):
        sign(cast, cast.dee_coach, "Dee L.", seen=seen_then.id)


def test_the_first_agreement_is_asked_for_and_can_be_put_off(cast: Cast) -> None:
    for who, first in ((cast.ana, "/today/"), (cast.ben, "/coach/")):
        assert asked(cast, who) == [rules.NONE]
        assert "Nobody has signed yet" in html(who.client.get(first))
    of = reverse("accountability:agreement_later_of", args=[ana(cast)])
    said = html(cast.ana.client.post("/together/agreement/later/", follow=True))
    assert "asked again in two weeks" in said
    assert cast.dee_coach.client.post(of).status_code == 404
    assert "Nobody has signed yet" not in html(cast.ana.client.get("/today/"))
    assert asked(cast, cast.ben) == [rules.NONE]
    cast.ben.client.post(of)
    cast.ben.client.post(of)
    assert asked(cast, cast.ben) == []
    after = day(cast) + timedelta(days=rules.LATER_DAYS)
    assert asked(cast, cast.ana, after) == [rules.NONE]
    change_coach(cast)
    assert asked(cast, cast.ana) == [rules.NONE]
    sign(cast, cast.dee_coach)
    assert asked(cast, cast.ana) == [rules.WAITS_FOR_ME]


def test_who_is_nobodys_coach_puts_nothing_off(cast: Cast) -> None:
    for who in (cast.carol, cast.mona, cast.omar):
        with pytest.raises(NotVisible):
            signing.look_later(who.actor, participant_id=ana(cast))
