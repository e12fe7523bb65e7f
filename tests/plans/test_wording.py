"""Values and wins are put in other words by their writer; the words before are kept for both."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse

from handrail.ground.access import NotVisible
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.text import TextTooLong
from handrail.practice.plans.commands import beside, correcting, direction, record_win, values
from handrail.practice.plans.models import PlanEarlier, WeekEarlier
from handrail.practice.plans.queries.wording import Wording, value_wording, win_wording
from handrail.practice.plans.rules import direction as rules
from tests.cast import Cast, Member

from .conftest import ana, html

pytestmark = pytest.mark.django_db


def value(cast: Cast, text: str = "quiet", *, shared: bool = True) -> UUID:
    made = direction.add_value(cast.ana.actor, participant_id=ana(cast), text=text)
    direction.share_values(cast.ana.actor, participant_id=ana(cast), shared=shared)
    return made


def win(cast: Cast, by: Member | None = None, text: str = "I called", shared: bool = True) -> UUID:
    return record_win((by or cast.ana).actor, participant_id=ana(cast), text=text, shared=shared)


def say(cast: Cast, made: UUID, text: str, version: int | None = None) -> bool:
    return values.change_value(
        cast.ana.actor, participant_id=ana(cast), value_id=made, text=text, version=version
    ).meanwhile


def say_win(cast: Cast, made: UUID, text: str, by: Member | None = None, **more: Any) -> bool:
    return correcting.change_win(
        (by or cast.ana).actor, participant_id=ana(cast), win_id=made, text=text, **more
    ).meanwhile


def before(found: Wording) -> list[str]:
    return [one.text for one in found.before]


def test_a_value_says_something_else_and_keeps_what_it_said(cast: Cast) -> None:
    made = value(cast)
    say(cast, made, "a quiet home")
    mine, bens = value_wording(cast.ana.actor, made), value_wording(cast.ben.actor, made)
    assert (mine.text, before(mine), mine.may_write, mine.may_undo) == (
        "a quiet home", ["quiet"], True, True,
    )  # fmt: skip
    assert (before(bens), bens.may_write, bens.may_beside) == (["quiet"], False, True)
    values.undo_value(cast.ana.actor, participant_id=ana(cast), value_id=made)
    again = value_wording(cast.ana.actor, made)
    assert (again.text, before(again)) == ("quiet", ["a quiet home", "quiet"])
    earlier = again.before[0].id
    values.use_earlier_value(cast.ana.actor, participant_id=ana(cast), earlier_id=earlier)
    assert value_wording(cast.ana.actor, made).text == "a quiet home"


def test_two_changes_of_a_value_at_once_are_both_kept(cast: Cast) -> None:
    made = value(cast)
    assert not say(cast, made, "calm", version=1)
    assert say(cast, made, "still", version=1)
    assert before(value_wording(cast.ana.actor, made)) == ["calm", "quiet"]
    assert not say(cast, made, "still", version=3)
    assert len(value_wording(cast.ana.actor, made).before) == 2


def test_a_card_that_is_said_another_way_is_a_value_of_ones_own(cast: Cast) -> None:
    me = {"participant_id": ana(cast)}
    direction.sort_value(cast.ana.actor, **me, pile="most", card="honesty")
    from handrail.practice.plans.queries.direction import cards

    (card,) = cards(cast.ana.actor, ana(cast)).values
    say(cast, card.id, "Honest with my kids")
    (own,) = cards(cast.ana.actor, ana(cast)).values
    assert (own.card, own.text) == ("", "Honest with my kids")
    values.undo_value(cast.ana.actor, **me, value_id=card.id)
    (back,) = cards(cast.ana.actor, ana(cast)).values
    assert back.card == "honesty"


@pytest.mark.parametrize(
    ("text", "refusal"),
    [("", rules.VALUE_MISSING), (" \x00 ", rules.VALUE_MISSING), ("HONEST", rules.VALUE_THERE)],
)
def test_a_value_that_cannot_be_said_like_this(cast: Cast, text: str, refusal: str) -> None:
    value(cast, "honest")
    made = value(cast)
    with pytest.raises(NotLikeThis, match=refusal[:20]):
        say(cast, made, text)
    with pytest.raises(TextTooLong):
        say(cast, made, "x" * 20_000)


def test_twenty_own_values_stay_twenty(cast: Cast) -> None:
    me = {"participant_id": ana(cast)}
    for number in range(rules.OWN_AT_MOST):
        value(cast, f"value {number}")
    direction.sort_value(cast.ana.actor, **me, pile="most", card="honesty")
    from handrail.practice.plans.queries.direction import cards

    card = next(one for one in cards(cast.ana.actor, ana(cast)).values if one.card)
    with pytest.raises(NotLikeThis):
        say(cast, card.id, "one too many")


def test_a_value_changed_back_with_nothing_before(cast: Cast) -> None:
    made = value(cast)
    with pytest.raises(NotLikeThis):
        values.undo_value(cast.ana.actor, participant_id=ana(cast), value_id=made)


def test_nobody_else_changes_a_value(cast: Cast) -> None:
    made, hidden = value(cast), value(cast, "only mine", shared=False)
    for member in (cast.ben, cast.omar, cast.carol):
        with pytest.raises(NotVisible):
            values.change_value(member.actor, participant_id=ana(cast), value_id=made, text="mine")
    with pytest.raises(NotVisible):
        value_wording(cast.ben.actor, hidden)


def test_what_a_value_said_while_it_was_private_stays_with_the_person(cast: Cast) -> None:
    made = value(cast, "what nobody knows", shared=False)
    say(cast, made, "quiet")
    direction.share_values(cast.ana.actor, participant_id=ana(cast), shared=True)
    assert before(value_wording(cast.ana.actor, made)) == ["what nobody knows"]
    assert before(value_wording(cast.ben.actor, made)) == []


def test_a_coach_writes_beside_a_value_and_the_person_decides(cast: Cast) -> None:
    made, me = value(cast), {"participant_id": ana(cast)}
    said = beside.suggest_value_words(cast.ben.actor, **me, value_id=made, text="peace at home")
    with pytest.raises(NotVisible):
        beside.suggest_value_words(cast.ana.actor, **me, value_id=made, text="mine")
    assert value_wording(cast.ana.actor, made).text == "quiet"
    beside.answer_beside(cast.ana.actor, **me, beside_id=said, take=True)
    found = value_wording(cast.ana.actor, made)
    assert (found.text, before(found), found.besides) == ("peace at home", ["quiet"], [])


@pytest.mark.covers("003-26")
def test_a_win_says_something_else_and_keeps_what_it_said(cast: Cast) -> None:
    made = win(cast)
    say_win(cast, made, "I called my sister", version=1)
    assert say_win(cast, made, "I called both sisters", version=1)
    mine, bens = win_wording(cast.ana.actor, made), win_wording(cast.ben.actor, made)
    assert before(mine) == before(bens) == ["I called my sister", "I called"]
    assert (mine.may_write, bens.may_write, bens.may_beside) == (True, False, True)
    correcting.undo_win(cast.ana.actor, participant_id=ana(cast), win_id=made)
    assert win_wording(cast.ana.actor, made).text == "I called my sister"
    with pytest.raises(NotVisible):
        correcting.undo_win(cast.ben.actor, participant_id=ana(cast), win_id=made)
    first = win_wording(cast.ana.actor, made).before[-1].id
    correcting.use_earlier_win(cast.ana.actor, participant_id=ana(cast), earlier_id=first)
    assert win_wording(cast.ana.actor, made).text == "I called"


def test_a_win_is_its_writers_alone(cast: Cast) -> None:
    bens, anas = win(cast, cast.ben, "She came early"), win(cast)
    say_win(cast, bens, "She came very early", cast.ben)
    for made, other in ((bens, cast.ana), (anas, cast.ben), (anas, cast.omar)):
        with pytest.raises(NotVisible):
            say_win(cast, made, "mine", other)
    seen = win_wording(cast.ana.actor, bens)
    assert (before(seen), seen.may_write, seen.may_undo) == (["She came early"], False, False)


@pytest.mark.parametrize("on", ["9999-01-01", "1850-01-01"])
def test_a_win_on_a_day_that_cannot_be(cast: Cast, on: str) -> None:
    made = win(cast)
    page = cast.ana.client.post(
        reverse("plans:win_edit", args=[made]), {"id": uuid7(), "text": "I rang", "on": on}
    )
    assert page.status_code == 422
    assert "I rang" in html(page)
    assert on in html(page)


def test_a_coach_writes_beside_a_win(cast: Cast) -> None:
    made, me = win(cast), {"participant_id": ana(cast)}
    said = beside.suggest_win_words(cast.ben.actor, **me, win_id=made, text="You called first")
    page = html(cast.ana.client.get("/plan/wins/"))
    assert "You called first" in page
    cast.ana.client.post(reverse("plans:week_beside", args=[said]), {"take": "yes"})
    found = win_wording(cast.ana.actor, made)
    assert (found.text, before(found)) == ("You called first", ["I called"])
    with pytest.raises(NotVisible):
        beside.suggest_win_words(
            cast.carol.actor, **me, win_id=win(cast, cast.ben, "hers"), text="no"
        )


def test_the_pages_of_a_value(cast: Cast) -> None:
    made = value(cast)
    address = reverse("plans:value_edit", args=[made])
    sent = {"id": uuid7(), "text": "a calm home", "version": "1"}
    assert cast.ana.client.post(address, sent).status_code == 303
    page = html(cast.ana.client.get(address))
    assert "Earlier words" in page
    assert "Undo the last change" in page
    assert "Put it beside" in html(cast.ben.client.get(address))
    assert cast.ben.client.post(address, {"id": uuid7(), "text": "peace"}).status_code == 303
    assert "peace" in html(cast.ana.client.get("/plan/values/"))
    long = cast.ana.client.post(address, {"id": uuid7(), "text": "x" * 20_000})
    assert long.status_code == 422
    assert "x" * 20_000 in html(long)
    assert cast.omar.client.get(address).status_code == 404
    assert cast.ana.client.post(reverse("plans:value_undo", args=[made])).status_code == 303
    kept = PlanEarlier.objects.for_system("a test").filter(of_value_id=made).first()
    assert kept is not None
    use = reverse("plans:value_earlier", args=[kept.pk])
    assert cast.ana.client.post(use).status_code == 303
    assert cast.ben.client.post(use).status_code == 404


def test_the_pages_of_a_win(cast: Cast) -> None:
    made = win(cast)
    address = reverse("plans:win_edit", args=[made])
    sent = {"id": uuid7(), "text": "I called first", "on": "2026-01-05", "version": "1"}
    assert cast.ana.client.post(address, sent).status_code == 303
    assert "Earlier words" in html(cast.ben.client.get(address))
    kept = WeekEarlier.objects.for_system("a test").get(win_id=made)
    use = reverse("plans:week_earlier", args=[kept.pk])
    assert cast.ana.client.post(use).status_code == 303
    assert win_wording(cast.ana.actor, made).text == "I called"
    assert cast.ana.client.post(reverse("plans:win_undo", args=[made])).status_code == 303
    bens = win(cast, cast.ben, "She came")
    assert cast.ana.client.get(reverse("plans:win_edit", args=[bens])).status_code == 404
    say_win(cast, bens, "She came early", cast.ben)
    assert "She came" in html(cast.ana.client.get(reverse("plans:win_edit", args=[bens])))
