"""The list of evidence: own sentences, what was kept from elsewhere, order, away and back."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.urls import reverse

from handrail.ground.access import NotVisible
from handrail.ground.access.capability import Capability
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.practice.encouragement.commands import write_word
from handrail.practice.encouragement.models import KindWord
from handrail.practice.growth.commands import evidence as commands
from handrail.practice.growth.models import Evidence
from handrail.practice.growth.queries import evidence as queries
from handrail.practice.growth.rules import evidence as rules
from handrail.practice.plans.commands import record_review, record_win, take_back_win
from tests.cast import Cast

from .people import ana, day, html, sentence

LIST = "/growth/evidence/"


def there(cast: Cast) -> list[queries.EvidenceView]:
    return list(queries.evidence(cast.ana.actor, ana(cast)).there)


def keep(cast: Cast, source: str, row: UUID, **sent: str) -> int:
    path = reverse("desks:keep_this", args=[source, row])
    return int(cast.ana.client.post(path, sent).status_code)


@pytest.mark.covers("000-7", "003-15")
def test_a_win_a_line_and_kind_words_are_kept_with_where_they_are_from(cast: Cast) -> None:
    win = record_win(cast.ana.actor, participant_id=ana(cast), text="I cooked for ten",
                     on=day(cast, -5))  # fmt: skip
    review = record_review(cast.ana.actor, participant_id=ana(cast), worked="Going early",
                           did_not="Late nights").review_id  # fmt: skip
    word = write_word(
        cast.ben.actor, participant_id=ana(cast), text="You are steady", on=day(cast, 1)
    )
    KindWord.objects.for_system("a test lets it arrive").filter(pk=word).update(on=day(cast, -2))
    assert keep(cast, "win", win) == 303
    assert keep(cast, "review", review, part="worked") == 303
    assert keep(cast, "word", word) == 303
    found = there(cast)
    assert [each.text for each in found] == ["I cooked for ten", "Going early", "You are steady"]
    assert [each.source for each in found] == ["win", "review", "word"]
    assert found[0].on == day(cast, -5)
    page = html(cast.ana.client.get(LIST))
    assert "From a win" in page
    assert "Kind words from Ben" in page
    assert not any(each.shared for each in found)


def test_it_is_kept_once_stays_when_its_source_goes_and_comes_back(cast: Cast) -> None:
    win = record_win(cast.ana.actor, participant_id=ana(cast), text="I cooked for ten")
    for _time in range(2):
        keep(cast, "win", win)
    take_back_win(cast.ana.actor, participant_id=ana(cast), win_id=win)
    assert [each.text for each in there(cast)] == ["I cooked for ten"]
    one = there(cast)[0].id
    commands.put_evidence_away(cast.ana.actor, participant_id=ana(cast), evidence_id=one, away=True)
    assert keep(cast, "win", win) == 404


def test_what_was_put_away_comes_back_when_it_is_kept_again(cast: Cast) -> None:
    win = record_win(cast.ana.actor, participant_id=ana(cast), text="I cooked for ten")
    keep(cast, "win", win)
    away = reverse("growth:evidence_away", args=[there(cast)[0].id])
    cast.ana.client.post(away)
    assert there(cast) == []
    keep(cast, "win", win)
    assert len(there(cast)) == 1


def test_nobody_keeps_what_is_not_theirs(cast: Cast) -> None:
    win = record_win(cast.ana.actor, participant_id=ana(cast), text="I cooked", shared=True)
    path = reverse("desks:keep_this", args=["win", win])
    for member in (cast.ben, cast.rev, cast.carol, cast.circle, cast.omar):
        assert member.client.post(path).status_code in (403, 404)
    assert Evidence.objects.for_system("a test").count() == 0
    assert keep(cast, "nothing", win) == 404
    assert keep(cast, "word", win) == 404
    assert keep(cast, "review", win, part="worked") == 404
    assert keep(cast, "win", uuid7()) == 404


def test_the_person_orders_the_list(cast: Cast) -> None:
    for text in ("one", "two", "three"):
        sentence(cast, text)
    last = there(cast)[2].id
    for to in ("up", "up", "up", "down"):
        cast.ana.client.post(reverse("growth:evidence_move", args=[last]), {"to": to})
    assert [each.text for each in there(cast)] == ["one", "three", "two"]


def test_put_away_and_back_to_its_place(cast: Cast) -> None:
    for text in ("one", "two", "three"):
        sentence(cast, text)
    path = reverse("growth:evidence_away", args=[there(cast)[1].id])
    cast.ana.client.post(path)
    assert [each.text for each in there(cast)] == ["one", "three"]
    cast.ana.client.post(path, {"back": "1"})
    assert [each.text for each in there(cast)] == ["one", "two", "three"]


def test_one_by_one_it_is_shared(cast: Cast) -> None:
    shown, kept = sentence(cast, "for both of us"), sentence(cast, "for me alone")
    cast.ana.client.post(reverse("growth:evidence_share", args=[shown]), {"share": "coach"})
    page = html(cast.ben.client.get(reverse("growth:person", args=[ana(cast)])))
    assert "for both of us" in page
    assert "for me alone" not in page
    for name, member in cast.everybody().items():
        seen = Evidence.objects.visible_to(member.actor, Capability.GROWTH_READ)
        wanted = {"ana": 2, "ben": 1}.get(name, 0)
        assert seen.count() == wanted, name
    cast.ana.client.post(reverse("growth:evidence_share", args=[shown]), {"share": ""})
    assert Evidence.objects.visible_to(cast.ben.actor, Capability.GROWTH_READ).count() == 0
    assert kept


def test_own_words_can_be_changed_and_copied_ones_stay(cast: Cast) -> None:
    own = sentence(cast, "first")
    win = record_win(cast.ana.actor, participant_id=ana(cast), text="I cooked")
    keep(cast, "win", win)
    commands.change_evidence(
        cast.ana.actor, participant_id=ana(cast), evidence_id=own, text="second"
    )
    kept = queries.before(cast.ana.actor, ana(cast), own)
    assert [each.text for each in kept] == ["first"]
    cast.ana.client.post(reverse("growth:evidence_use", args=[kept[0].id]))
    assert there(cast)[0].text == "first"
    copied = there(cast)[1].id
    with pytest.raises(NotLikeThis):
        commands.change_evidence(
            cast.ana.actor, participant_id=ana(cast), evidence_id=copied, text="better"
        )
    assert cast.ana.client.get(reverse("growth:sentence", args=[copied])).status_code == 404


@pytest.mark.parametrize(
    "sent", [{"text": ""}, {"text": "b" * 20_000}, {"text": "x", "on": "9999-01-01"},
             {"text": "x", "on": "1700-01-01"}, {"text": "x", "on": "yesterday"}],
)  # fmt: skip
def test_bad_input_is_answered_and_nothing_is_lost(cast: Cast, sent: dict[str, str]) -> None:
    answer = cast.ana.client.post(LIST, {"id": str(uuid7()), **sent})
    assert answer.status_code == 422
    assert sent["text"] in html(answer)
    assert there(cast) == []


def test_nobody_else_writes(cast: Cast) -> None:
    one = sentence(cast, shared=True)
    for member in (cast.ben, cast.carol, cast.mona, cast.omar, cast.rev):
        with pytest.raises(NotVisible):
            commands.add_evidence(member.actor, participant_id=ana(cast), text="mine")
        with pytest.raises(NotVisible):
            commands.move_evidence(member.actor, participant_id=ana(cast), evidence_id=one, up=True)


def test_the_list_has_an_end(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "AT_MOST", 1)
    sentence(cast, "one")
    with pytest.raises(NotLikeThis, match="200"):
        sentence(cast, "two")
