"""Where somebody is now: a word of their own choosing that locks nothing."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from handrail.faces.desks.about.forms import StageForm
from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people import about, pathways, stages
from handrail.ground.people.coaching import MODELS
from handrail.ground.people.commands import about as commands
from handrail.ground.people.forms import IntakeForm
from handrail.ground.people.importing.rules import FIELDS
from handrail.ground.shelf.queries import entries
from handrail.ground.shelf.rules import KINDS
from handrail.watch.insight.keeping import rebuild
from tests.cast import Cast
from tests.journeys.pages import pages
from tests.world import make_world

EVERY = ("", *stages.STAGES)


def ana_id(cast: Cast) -> UUID:
    assert cast.ana.participant_id is not None
    return cast.ana.participant_id


def say(cast: Cast, stage: str, *, shared: bool = False) -> None:
    commands.say_stage(cast.ana.actor, participant_id=ana_id(cast), stage=stage, shared=shared)


@pytest.mark.parametrize(
    ("stage", "fine"), [*((key, True) for key in EVERY), ("Steady", False), ("relapse", False)]
)
def test_what_can_be_said(stage: str, fine: bool) -> None:
    assert stages.known(stage) is fine


@pytest.mark.covers("001-4")
@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_is_chosen_beforehand_and_no_stage_stands_above_another(language: str) -> None:
    with translation.override(language):
        form = StageForm()
        shown = [str(words) for key, words in form.fields["stage"].choices if key]
        assert shown == [w for _, w in pathways.in_order({w: w for w in shown})]
        assert set(shown) == {gettext(words) for words in stages.STAGES.values()}
        assert form.fields["stage"].required is False


@pytest.mark.covers("001-4")
def test_any_stage_can_follow_any_and_the_earlier_ones_stay(cast: Cast) -> None:
    for first in EVERY:
        for then in EVERY:
            say(cast, first)
            say(cast, then)
            now = [s.stage for s in about.said_stages(cast.ana.actor, ana_id(cast)) if not s.until]
            assert now == ([then] if then else [])
    say(cast, "giving")
    say(cast, "thinking")
    found = about.said_stages(cast.ana.actor, ana_id(cast))
    assert [one.stage for one in found[:2]] == ["thinking", "giving"]
    assert found[1].until is not None
    assert found[1].since <= found[1].until
    page = cast.ana.client.get(reverse("desks:pathway")).text
    assert "What I said earlier" in page


@pytest.mark.covers("001-4")
def test_it_is_mine_until_i_share_it_and_what_was_earlier_stays_mine(cast: Cast) -> None:
    ana, page = ana_id(cast), reverse("desks:stage")
    rebuild([ana])
    person = reverse("desks:person", args=[ana])
    assert cast.ana.client.post(page, {"stage": "steady"}).status_code == 303
    assert "in their words: Steady" not in cast.ben.client.get(person).text
    cast.ana.client.post(page, {"stage": "steady", "shared": "on"})
    assert "in their words: Steady" in cast.ben.client.get(person).text
    assert len(about.said_stages(cast.ana.actor, ana)) == 1
    cast.ana.client.post(page, {"stage": "ready", "shared": "on"})
    assert [one.stage for one in about.said_stages(cast.ben.actor, ana)] == ["ready"]
    cast.ana.client.post(page, {"stage": "finding"})
    assert about.said_stages(cast.ben.actor, ana) == []
    assert about.said_stages(cast.carol.actor, ana) == []
    cast.ana.client.post(page, {"stage": ""})
    assert "in their words" not in cast.ben.client.get(person).text
    with connection.cursor() as cursor:
        cursor.execute("SELECT stage FROM people_stage")
        assert not any(b"ready" in bytes(row[0]) for row in cursor.fetchall())


@pytest.mark.covers("001-4")
def test_nobody_says_it_for_somebody_else_and_no_form_asks_for_it(cast: Cast) -> None:
    assert "stage" not in IntakeForm.base_fields
    assert "stage" not in {field.name for field in FIELDS}
    for who in (cast.ben, cast.mona, cast.carol, cast.rev):
        with pytest.raises(NotVisible):
            commands.say_stage(who.actor, participant_id=ana_id(cast), stage="steady", shared=True)
    assert cast.ben.client.post(reverse("desks:stage"), {"stage": "steady"}).status_code == 404


@pytest.mark.parametrize("bad", ["best", "x" * 20_000, "steady\0"])
def test_a_stage_nobody_knows_gets_a_sentence(cast: Cast, bad: str) -> None:
    answer = cast.ana.client.post(reverse("desks:stage"), {"stage": bad})
    assert answer.status_code == 422
    assert "choose one of the list" in answer.text
    with pytest.raises(NotLikeThis):
        say(cast, bad)
    assert about.said_stages(cast.ana.actor, ana_id(cast)) == []


def _offered(actor: Actor) -> dict[tuple[str, str | None], list[str]]:
    """Every template that is offered, by kind and way of coaching."""
    return {
        (kind, model): [one.key for one in entries(actor, kind, model=model)]
        for kind in KINDS for model in (None, *MODELS)
    }  # fmt: skip


@pytest.mark.covers("001-4")
def test_every_page_opens_and_every_template_is_offered_at_every_stage(cast: Cast) -> None:
    world = make_world(cast)
    open_to_me = [to for who, to in pages(world) if who == "ana" and to != "/not-a-page/"]
    assert len(open_to_me) > 60
    seen = {}
    for stage in EVERY:
        say(cast, stage, shared=True)
        statuses = {to: world.ana.client.get(to).status_code for to in open_to_me}
        assert set(statuses.values()) <= {200, 302}, stage
        ideas = world.ana.client.get(reverse("desks:ideas") + "?part=health").text
        seen[stage] = (statuses, _offered(world.ana.actor), ideas.count("<article"))
    assert all(found == seen[""] for found in seen.values())


@pytest.mark.covers("001-4")
def test_a_template_is_bent_to_the_person_at_any_stage(cast: Cast) -> None:
    """A card of the shelf is taken as it is, or in own words, whatever was said."""
    page = reverse("desks:strength_cards")
    for number, stage in enumerate(EVERY):
        say(cast, stage)
        card = entries(cast.ana.actor, "strength")[number]
        sent = {"id": str(uuid7()), "card": card.key, "text": f"My way, number {number}"}
        answer = cast.ana.client.post(page, sent)
        assert answer.status_code in (200, 303)
    texts = [one.text for one in about.strengths(
        cast.ana.actor, Capability.PROFILE_EDIT, ana_id(cast))]  # fmt: skip
    assert {f"My way, number {n}" for n in range(len(EVERY))} <= set(texts)
