"""Milestones: whose they are, reached and back-dated, words back, and bad input."""

from __future__ import annotations

import re
from functools import partial
from itertools import pairwise
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import translation

from handrail.ground.access import NotVisible
from handrail.ground.access.capability import Capability
from handrail.ground.audit.queries import reads_of
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.keys import key_for
from handrail.ground.kernel.receipts import Replayed
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people import past
from handrail.ground.people.models import Participant
from handrail.ground.shelf import ours
from handrail.practice.growth import rules
from handrail.practice.growth.commands import milestones as commands
from handrail.practice.growth.models import EarlierMilestone, Milestone, WordBack
from handrail.practice.growth.queries import milestones as queries
from handrail.practice.growth.rules import milestones as said
from handrail.practice.growth.timeline import stretch
from tests.cast import Cast

from .people import ana, day, entry, html, milestone

LIST = "/growth/milestones/"


def the(cast: Cast) -> queries.MilestoneView:
    return queries.milestones(cast.ana.actor, ana(cast)).all[0]


def test_it_is_private_until_it_is_shared(cast: Cast) -> None:
    milestone(cast, "my own quiet month")
    page = reverse("growth:person", args=[ana(cast)])
    assert "my own quiet month" in html(cast.ana.client.get(LIST))
    assert "my own quiet month" not in html(cast.ben.client.get(page))
    cast.ana.client.post(reverse("growth:milestone_share", args=[the(cast).id]),
                         {"share": "coach"})  # fmt: skip
    assert "my own quiet month" in html(cast.ben.client.get(page))
    for name, member in cast.everybody().items():
        seen = Milestone.objects.visible_to(member.actor, Capability.GROWTH_READ).count()
        assert (seen == 1) is (name in ("ana", "ben")), name
        if name not in ("ben",):
            assert member.client.get(page).status_code == 404, name


@pytest.mark.covers("003-15", "003-30")
def test_it_is_reached_on_its_day_celebrated_and_stays(cast: Cast) -> None:
    one = milestone(cast, celebrate="A letter to me")
    answer = cast.ana.client.post(reverse("growth:milestone_reached", args=[one]), follow=True)
    assert "A letter to me" in html(answer)
    assert the(cast).reached_on == day(cast)
    cast.ana.client.post(reverse("growth:milestone_celebrated", args=[one]))
    assert the(cast).celebrated_on == day(cast)
    earlier = {"reached_on": day(cast, -40).isoformat()}
    cast.ana.client.post(reverse("growth:milestone_reached", args=[one]), earlier)
    assert the(cast).reached_on == day(cast, -40)
    assert the(cast).celebrated_on == day(cast)


@pytest.mark.covers("003-15")
def test_a_way_that_was_picked_is_said_in_the_language_of_the_page(cast: Cast) -> None:
    way = ours.by_key(said.WAYS, "en")["letter_to_me"]
    palabras = ours.by_key(said.WAYS, "es")["letter_to_me"].title
    sent = {"id": str(uuid7()), "text": "a quiet month", "card": way.title}
    cast.ana.client.post(LIST, sent)
    own = {"id": str(uuid7()), "text": "a loud month", "celebrate": way.title}
    cast.ana.client.post(LIST, own)
    picked_one = next(each for each in queries.milestones(cast.ana.actor, ana(cast)).all
                      if each.text == "a quiet month")  # fmt: skip
    page = reverse("growth:milestone", args=[picked_one.id])
    with translation.override("es"):
        found = {e.text: e.celebrate for e in queries.milestones(cast.ana.actor, ana(cast)).all}
        # Own words stay as they were written, whatever they are.
        assert found == {"a quiet month": palabras, "a loud month": way.title}
    cast.ana.client.post("/language/", {"language": "es", "next": LIST})
    assert palabras in html(cast.ana.client.get(LIST))
    assert re.search(f'<option value="{palabras}" selected', html(cast.ana.client.get(page)))
    commands.reach_milestone(cast.ana.actor, participant_id=ana(cast), milestone_id=picked_one.id)
    translation.activate("en")
    told = stretch(cast.ana.actor, ana(cast), day(cast, -9), 9, key_for(ana(cast))).said()
    assert way.title in (told[0].detail or "")


def test_a_tap_by_mistake_is_taken_back_by_the_person(cast: Cast) -> None:
    one = milestone(cast)
    commands.reach_milestone(cast.ana.actor, participant_id=ana(cast), milestone_id=one)
    cast.ana.client.post(reverse("growth:milestone_open", args=[one]))
    assert the(cast).reached_on is None


def test_a_milestone_makes_every_move_that_the_page_of_states_draws(cast: Cast) -> None:
    one = milestone(cast)
    me = {"participant_id": ana(cast), "milestone_id": one}
    away = partial(commands.put_milestone_away, **me)
    does = {
        ("open", "reached"): partial(commands.reach_milestone, **me),
        ("reached", "celebrated"): partial(commands.celebrate_milestone, **me),
        ("reached", "open"): partial(commands.open_milestone, **me),
        ("celebrated", "open"): partial(commands.open_milestone, **me),
        **{(state, "away"): partial(away, away=True) for state in said.STATES if state != "away"},
        **{("away", state): partial(away, away=False) for state in said.STATES if state != "away"},
    }
    drawn = {(state, then) for state, place in said.STATES.items() for then in place.moves}
    assert set(does) == drawn
    walk = ("open", "away", "open", "reached", "open", "reached", "away", "reached", "celebrated",
            "away", "celebrated", "open")  # fmt: skip
    for now, then in pairwise(walk):
        does[now, then](cast.ana.actor)
        found = queries.milestones(cast.ana.actor, ana(cast))
        assert [each.stands for each in (*found.all, *found.away)] == [then]
    assert set(pairwise(walk)) == drawn


def test_put_away_and_back_as_it_was(cast: Cast) -> None:
    one = milestone(cast, reached_on=day(cast, -3))
    away = reverse("growth:milestone_away", args=[one])
    cast.ana.client.post(away)
    assert [each.id for each in queries.milestones(cast.ana.actor, ana(cast)).away] == [one]
    cast.ana.client.post(away, {"back": "1"})
    assert the(cast).reached_on == day(cast, -3)


def test_a_word_back_by_the_coach_when_it_is_shared(cast: Cast) -> None:
    one = milestone(cast)
    word = reverse("growth:milestone_word", args=[one])
    assert cast.ben.client.post(word, {"text": "so glad"}).status_code == 404
    commands.share_milestone(
        cast.ana.actor, participant_id=ana(cast), milestone_id=one, shared=True
    )
    cast.ben.client.post(word, {"text": "so glad"})
    cast.ben.client.post(word, {"text": "so very glad"})
    assert [each.text for each in the(cast).words] == ["so very glad"]
    assert "so very glad" in html(cast.ana.client.get("/growth/"))
    empty = cast.ben.client.post(word, {"text": ""})
    assert empty.status_code == 422
    assert "so very glad" in [each.text for each in the(cast).words]
    for member in (cast.ana, cast.carol, cast.rev, cast.omar, cast.mona):
        assert member.client.post(word, {"text": "me too"}).status_code == 404
    assert WordBack.objects.for_system("a test").filter(until__isnull=True).count() == 1


def test_a_word_back_keeps_what_it_said_and_is_taken_back(cast: Cast) -> None:
    one = milestone(cast, shared=True)
    word = reverse("growth:milestone_word", args=[one])
    undo = reverse("growth:milestone_word_undo", args=[one])
    assert "no word of yours" in html(cast.ben.client.post(undo, follow=True))
    for text in ("so glad", "so glad", "so very glad"):
        cast.ben.client.post(word, {"text": text})
    assert [each.text for each in the(cast).words_before] == ["so glad"]
    page = html(cast.ana.client.get("/growth/milestones/"))
    assert page.index("so very glad") < page.index("Earlier words back") < page.rindex("so glad")
    assert "Put my earlier word back" in html(cast.ben.client.get(f"/growth/of/{ana(cast)}/"))
    cast.ben.client.post(undo, {"what": "before"})
    assert [each.text for each in the(cast).words] == ["so glad"]
    assert [each.text for each in the(cast).words_before] == ["so very glad"]
    for member in (cast.ana, cast.carol, cast.omar):
        assert member.client.post(undo).status_code == 404


def test_the_only_word_is_taken_away_and_put_back(cast: Cast) -> None:
    one = milestone(cast, shared=True)
    cast.ben.client.post(reverse("growth:milestone_word", args=[one]), {"text": "so glad"})
    undo = reverse("growth:milestone_word_undo", args=[one])
    cast.ben.client.post(undo, {"what": "away"})
    assert the(cast).words == []
    cast.ben.client.post(undo, {"what": "before"})
    assert [each.text for each in the(cast).words] == ["so glad"]


def test_every_look_of_the_coach_is_told(cast: Cast) -> None:
    cast.ben.client.get(reverse("growth:person", args=[ana(cast)]))
    cast.ben.client.get(reverse("desks:then_now_of", args=[ana(cast)]))
    looks = [(look.kind, look.capability) for look in reads_of(ana(cast))[0]]
    assert looks.count(("read", "growth.read")) == 2
    assert "milestones, what shows" in html(cast.ana.client.get("/my/people/looked/"))


def test_other_words_keep_the_words_before(cast: Cast) -> None:
    one = milestone(cast, "a month")
    page = reverse("growth:milestone", args=[one])
    form = cast.ana.client.get(page)
    sent = {"id": entry(form), "text": "two months", "version": "1"}
    assert cast.ana.client.post(page, sent).status_code == 303
    again = cast.ana.client.post(page, {**sent, "text": "three months"}, follow=True)
    assert "changed somewhere else" in html(again)
    assert the(cast).text == "three months"
    kept = queries.before(cast.ana.actor, the(cast))
    assert [each.text for each in kept] == ["two months", "a month"]
    cast.ana.client.post(reverse("growth:milestone_use", args=[kept[1].id]))
    assert the(cast).text == "a month"
    assert EarlierMilestone.objects.for_system("a test").count() == 3


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"text": ""}, said.MISSING),
        ({"text": "x", "on": "9999-01-01"}, rules.DAY_FAR),
        ({"text": "x", "reached_on": "9999-01-01"}, past.AHEAD),
        ({"text": "x", "reached_on": "1989-01-01"}, past.BEFORE_BIRTH),
        ({"text": "x", "on": "soon"}, rules.NOT_A_DAY),
        ({"text": "a" * 20_000}, "20000"),
    ],
)
def test_bad_input_is_answered_and_nothing_is_lost(
    cast: Cast, sent: dict[str, str], words: str
) -> None:
    people = Participant.objects.for_system("a test says when she was born")
    people.filter(pk=ana(cast)).update(birth_year=1990)
    answer = cast.ana.client.post(LIST, {"id": str(uuid7()), "celebrate": "my own way", **sent})
    page = html(answer)
    assert answer.status_code == 422
    assert words in page
    assert "my own way" in page
    assert (sent["text"] or "form") in page
    assert Milestone.objects.for_system("a test").count() == 0


def test_a_wrong_day_to_reach_it_is_shown_again(cast: Cast) -> None:
    one = milestone(cast)
    wrong = {"reached_on": "9999-12-31"}
    answer = cast.ana.client.post(reverse("growth:milestone_reached", args=[one]), wrong)
    assert answer.status_code == 422
    assert "9999-12-31" in html(answer)
    assert the(cast).reached_on is None


def test_odd_letters_do_no_harm(cast: Cast) -> None:
    cast.ana.client.post(LIST, {"id": str(uuid7()), "text": "a\x00b مرحبا"})
    assert the(cast).text == "ab مرحبا"


def test_it_is_stored_once(cast: Cast) -> None:
    body = {"id": str(uuid7()), "text": "once"}
    for _time in range(2):
        assert cast.ana.client.post(LIST, body).status_code == 303
    assert Milestone.objects.for_system("a test").count() == 1
    assert cast.ana.client.post(LIST, {**body, "text": "twice"}).status_code == 422


def test_nobody_else_writes(cast: Cast) -> None:
    one = milestone(cast, shared=True)
    person = {"participant_id": ana(cast), "milestone_id": one}
    for member in (cast.ben, cast.carol, cast.mona, cast.omar, cast.rev):
        with pytest.raises(NotVisible):
            commands.reach_milestone(member.actor, **person)
        with pytest.raises(NotVisible):
            commands.change_milestone(member.actor, **person, said=commands.Chosen("x"))
    with pytest.raises(NotVisible):
        commands.reach_milestone(cast.ana.actor, participant_id=ana(cast), milestone_id=uuid4())


def test_only_what_is_reached_is_celebrated_and_a_replay_is_told(cast: Cast) -> None:
    one, entry_id = milestone(cast), uuid7()
    with pytest.raises(NotLikeThis):
        commands.celebrate_milestone(cast.ana.actor, participant_id=ana(cast), milestone_id=one)
    chosen = {"participant_id": ana(cast), "id": entry_id}
    commands.add_milestone(cast.ana.actor, **chosen, said=commands.Chosen("one"))
    with pytest.raises(Replayed):
        commands.add_milestone(cast.ana.actor, **chosen, said=commands.Chosen("two"))


def test_today_shows_a_day_at_hand_gently(cast: Cast) -> None:
    milestone(cast, "a far day", on=day(cast, 20))
    near = milestone(cast, "a near day", on=day(cast, 2))
    page = html(cast.ana.client.get("/today/"))
    assert "a near day" in page
    assert "a far day" not in page
    commands.reach_milestone(cast.ana.actor, participant_id=ana(cast), milestone_id=near)
    assert "a near day" not in html(cast.ana.client.get("/today/"))


def test_reached_and_shared_stands_on_the_timeline(cast: Cast) -> None:
    milestone(cast, "only for me", reached_on=day(cast, -2))
    milestone(cast, "for both", shared=True, reached_on=day(cast, -1), celebrate="cake")
    page = html(cast.ben.client.get(f"/people/{ana(cast)}/"))
    assert "for both" in page
    assert "only for me" not in page
    assert stretch(cast.ana.actor, ana(cast), day(cast, -9), 20, None).total == 2
