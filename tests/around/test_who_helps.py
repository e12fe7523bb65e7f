"""Who helps me: my own words, what each may be told, and what the coach sees."""

from __future__ import annotations

from datetime import timedelta

import pytest

from handrail.ground.access import NotVisible
from handrail.ground.consent.commands import Yes, add_circle_member, stop_sharing
from handrail.ground.consent.queries import shares
from handrail.ground.consent.rules import Item
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.text import TextTooLong
from handrail.practice.around.commands import who_helps as commands
from handrail.practice.around.commands.who_helps import HelperSaid
from handrail.practice.around.queries import who_helps as queries
from handrail.practice.around.rules import who_helps as rules

pytestmark = pytest.mark.django_db
LEE = HelperSaid("doctor", "Dr. Lee", "My heart", "215 555 0101", "Mondays", "That I come here")


def me(cast):
    return {"participant_id": cast.ana.participant_id}


def add(cast, said=LEE, **more):
    return commands.add_helper(cast.ana.actor, **me(cast), said=said, **more)


def there(actor, cast):
    return queries.helpers(actor, cast.ana.participant_id).there


@pytest.mark.covers("001-18", "003-20")
def test_the_coach_sees_the_list_as_far_as_it_is_shared(cast):
    one = add(cast)
    assert there(cast.ben.actor, cast) == []
    commands.share_helper(cast.ana.actor, **me(cast), helper_id=one, shared=True)
    [seen] = there(cast.ben.actor, cast)
    assert (seen.name, seen.helps, seen.yes) == ("Dr. Lee", "My heart", None)
    page = cast.ben.client.get(f"/around/of/{cast.ana.participant_id}/").content.decode()
    assert "Talk with nobody about this person without one" in page
    commands.put_helper_away(cast.ana.actor, **me(cast), helper_id=one, away=True)
    assert there(cast.ben.actor, cast) == []
    assert there(cast.ana.actor, cast) == []
    commands.put_helper_away(cast.ana.actor, **me(cast), helper_id=one, away=False)
    assert len(there(cast.ana.actor, cast)) == 1


@pytest.mark.covers("001-18")
def test_what_each_may_be_told_is_the_yes_in_force_and_ends_with_it(cast):
    last = clock.today(cast.ana.actor.zone) + timedelta(days=9)
    yes = Yes(frozenset({Item.WINS}), "support", last)
    sister = add_circle_member(cast.ana.actor, **me(cast), name="Rosa", label="sister", yes=yes)
    said = HelperSaid("family", "Rosa", recipient=sister.recipient_id)
    add(cast, said, shared=True)
    for reader in (cast.ana.actor, cast.ben.actor):
        [seen] = there(reader, cast)
        assert seen.yes is not None
        assert seen.yes.items == (Item.WINS,)
    consent = shares(cast.ana.actor, cast.ana.participant_id)[0].id
    stop_sharing(cast.ana.actor, **me(cast), consent_id=consent)
    for reader in (cast.ana.actor, cast.ben.actor):
        assert there(reader, cast)[0].yes is None


def test_words_before_are_kept_and_a_second_writer_is_told(cast):
    one = add(cast)
    other = HelperSaid("doctor", "Dr. Lee", "My heart and my lungs", "215 555 0101")
    done = commands.change_helper(cast.ana.actor, **me(cast), helper_id=one, said=other, version=1)
    assert not done.meanwhile
    done = commands.change_helper(cast.ana.actor, **me(cast), helper_id=one, said=LEE, version=1)
    assert done.meanwhile
    before = queries.earlier(cast.ana.actor, cast.ana.participant_id, one)
    assert [each.words["helps"] for each in before] == ["My heart and my lungs", "My heart"]
    commands.use_earlier_helper(cast.ana.actor, **me(cast), earlier_id=before[0].id)
    assert there(cast.ana.actor, cast)[0].helps == "My heart and my lungs"
    assert queries.earlier(cast.ben.actor, cast.ana.participant_id, one) == []


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (HelperSaid("doctor", " \x00 "), rules.MISSING),
        (HelperSaid("king", "Lee"), rules.KIND_UNKNOWN),
        (HelperSaid("friend", "Jo", phone="call me"), rules.NOT_A_NUMBER),
        (HelperSaid("friend", "Jo", company=True), rules.NO_WAY),
        (HelperSaid("friend", "Jo", recipient=uuid7()), rules.NOT_KNOWN),
    ],
)
def test_what_does_not_fit_gets_clear_words(cast, said, words):
    with pytest.raises(NotLikeThis) as told:
        add(cast, said)
    assert told.value.words == words


def test_a_long_text_is_told_and_nothing_typed_is_lost(cast):
    with pytest.raises(TextTooLong):
        add(cast, HelperSaid("friend", "J" * 20_000))
    typed = {"id": uuid7(), "name": "Jo", "kind": "friend", "helps": "h" * 20_000}
    answer = cast.ana.client.post("/around/", typed)
    assert answer.status_code == 422
    assert "h" * 20_000 in answer.content.decode()


def test_nobody_else_writes_or_names_a_line(cast):
    one = add(cast, shared=True)
    with pytest.raises(NotVisible):
        commands.change_helper(cast.ben.actor, **me(cast), helper_id=one, said=LEE)
    assert cast.omar.client.get(f"/around/{one}/").status_code == 404
    assert cast.ben.client.get(f"/around/{one}/").status_code in (403, 404)


def test_the_list_has_room_for_forty(cast, monkeypatch):
    monkeypatch.setattr(rules, "AT_MOST", 1)
    add(cast)
    with pytest.raises(NotLikeThis):
        add(cast)


@pytest.mark.covers("001-18")
def test_the_guide_of_who_does_what_is_in_reach(cast):
    for member in (cast.ana, cast.ben):
        for key in ("who_does_what", "when_to_lead_over"):
            assert member.client.get(f"/reads/{key}/").status_code == 200
    page = cast.ben.client.get(f"/around/of/{cast.ana.participant_id}/").content.decode()
    assert "/reads/who_does_what/" in page
    note = cast.ben.client.get(f"/contacts/of/{cast.ana.participant_id}/new/").content.decode()
    assert "/reads/when_to_lead_over/" in note
