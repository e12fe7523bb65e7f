"""A strength is put in other words by whoever wrote it; the words before are kept for both."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.urls import reverse

from handrail.ground.access import Capability, NotVisible
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.text import TextTooLong
from handrail.ground.people.about import strengths, strengths_before
from handrail.ground.people.commands.about import add_strength, take_strength_away
from handrail.ground.people.commands.strengths import (
    change_strength,
    undo_strength,
    use_earlier_strength,
)
from tests.cast import Cast, Member

pytestmark = pytest.mark.django_db


def ana(cast: Cast) -> UUID:
    assert cast.ana.participant_id is not None
    return cast.ana.participant_id


def strength(cast: Cast, text: str = "sings", by: Member | None = None, card: str = "") -> UUID:
    return add_strength((by or cast.ana).actor, participant_id=ana(cast), text=text, card=card)


def say(cast: Cast, made: UUID, text: str, by: Member | None = None,
        version: int | None = None) -> bool:  # fmt: skip
    return change_strength(
        (by or cast.ana).actor, participant_id=ana(cast), strength_id=made, text=text,
        version=version,
    ).meanwhile  # fmt: skip


def there(cast: Cast) -> list[str]:
    found = strengths(cast.ana.actor, Capability.PERSON_READ, ana(cast))
    return [one.text for one in found if "sing" in one.text]


def before(cast: Cast, made: UUID, reader: Member | None = None) -> list[str]:
    found = strengths_before((reader or cast.ana).actor, ana(cast)).get(made, [])
    return [one.text for one in found]


def test_other_words_are_kept_and_taken_back(cast: Cast) -> None:
    made = strength(cast, card="h_asked")
    assert not say(cast, made, "sings in a choir", version=1)
    assert say(cast, made, "sings every week", version=1)
    assert there(cast) == ["sings every week"]
    assert before(cast, made) == before(cast, made, cast.ben) == ["sings in a choir", "sings"]
    me = {"participant_id": ana(cast)}
    undo_strength(cast.ana.actor, **me, strength_id=made)
    assert there(cast) == ["sings in a choir"]
    first = strengths_before(cast.ana.actor, ana(cast))[made][-1].id
    use_earlier_strength(cast.ana.actor, **me, earlier_id=first)
    view = strengths(cast.ana.actor, Capability.PERSON_READ, ana(cast))[-1]
    assert (view.text, view.card) == ("sings", "h_asked")
    assert not say(cast, made, "sings")
    assert len(before(cast, made)) == 4


def test_only_its_writer_changes_a_strength(cast: Cast) -> None:
    mine, bens = strength(cast), strength(cast, "keeps her word", cast.ben)
    say(cast, bens, "always keeps her word", cast.ben)
    for made, other in ((mine, cast.ben), (bens, cast.ana), (mine, cast.omar)):
        with pytest.raises(NotVisible):
            say(cast, made, "something else", other)
        assert other.client.get(reverse("desks:strength_words", args=[made])).status_code == 404
    take_strength_away(cast.ana.actor, participant_id=ana(cast), strength_id=mine)
    with pytest.raises(NotVisible):
        say(cast, mine, "something else")


def test_what_cannot_be_said(cast: Cast) -> None:
    strength(cast, "bakes")
    made, me = strength(cast), {"participant_id": ana(cast)}
    for wrong in ("", " \x00 ", "BAKES"):
        with pytest.raises(NotLikeThis):
            say(cast, made, wrong)
    with pytest.raises(TextTooLong):
        say(cast, made, "x" * 20_000)
    with pytest.raises(NotLikeThis):
        change_strength(cast.ana.actor, **me, strength_id=made, text="hums", group="nowhere")
    with pytest.raises(NotLikeThis):
        undo_strength(cast.ana.actor, **me, strength_id=made)


def test_words_that_are_on_the_list_by_now_do_not_come_back_twice(cast: Cast) -> None:
    made = strength(cast)
    say(cast, made, "hums")
    strength(cast, "sings")
    with pytest.raises(NotLikeThis):
        undo_strength(cast.ana.actor, participant_id=ana(cast), strength_id=made)


def test_the_pages(cast: Cast) -> None:
    made = strength(cast)
    address = reverse("desks:strength_words", args=[made])
    sent = {"id": uuid7(), "text": "sings in a choir", "version": "1", "group": ""}
    assert cast.ana.client.post(address, sent).status_code == 303
    assert "Undo the last change" in cast.ana.client.get(address).content.decode()
    for member, page in ((cast.ana, reverse("desks:strengths")),
                         (cast.ben, reverse("desks:strengths_of", args=[ana(cast)]))):  # fmt: skip
        assert "Earlier words: sings in a choir" in member.client.get(page).content.decode()
    long = cast.ana.client.post(address, {"id": uuid7(), "text": "x" * 20_000})
    assert long.status_code == 422
    assert "x" * 20_000 in long.content.decode()
    undo = reverse("desks:strength_undo", args=[made])
    assert cast.ben.client.post(undo).status_code == 404
    assert cast.ana.client.post(undo).status_code == 303
    assert there(cast) == ["sings"]
    old = strengths_before(cast.ana.actor, ana(cast))[made][0].id
    use = reverse("desks:strength_use", args=[old])
    assert cast.ben.client.post(use).status_code == 404
    assert cast.ana.client.post(use).status_code == 303
    assert there(cast) == ["sings in a choir"]
