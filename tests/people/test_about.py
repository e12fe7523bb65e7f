"""Strengths by both, pathways by the person alone, each way with the same standing."""

from __future__ import annotations

import re
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

import handrail
from handrail.faces.desks.about.forms import PathwayForm
from handrail.ground.access import Capability, NotVisible
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people import about, pathways
from handrail.ground.people.commands import about as commands
from handrail.ground.people.forms import IntakeForm
from handrail.ground.people.importing.rules import FIELDS
from handrail.practice.community.commands import record_attendance
from handrail.practice.community.models import Meeting, MeetingSource
from handrail.watch.insight.keeping import rebuild
from handrail.watch.insight.models import CaseloadRow
from tests.cast import Cast, participant

HOUSE = Path(handrail.__file__).parent
READ = Capability.PERSON_READ


def ana_id(cast: Cast) -> UUID:
    assert cast.ana.participant_id is not None
    return cast.ana.participant_id


@pytest.mark.parametrize(
    ("text", "there", "wrong"),
    [
        ("", [], pathways.STRENGTH_MISSING),
        ("sings", [], None),
        ("Cocina bien", ["sings"], None),
        ("SINGS", ["sings"], pathways.STRENGTH_THERE),
        ("patron", ["patrón"], pathways.STRENGTH_THERE),
        ("one more", [str(n) for n in range(39)], None),
        ("one more", [str(n) for n in range(40)], pathways.STRENGTHS_FULL),
    ],
)
def test_what_can_be_written_down(text: str, there: list[str], wrong: str | None) -> None:
    assert pathways.why_not(text, there) == wrong


@pytest.mark.covers("002-1")
@pytest.mark.parametrize("language", ["en", "es"])
def test_no_way_stands_first_but_by_the_alphabet_and_none_is_chosen(language: str) -> None:
    with translation.override(language):
        form = PathwayForm()
        shown = [str(words) for _, words in form.fields["chosen"].choices]
        assert shown == [w for _, w in pathways.in_order({w: w for w in shown})]
        assert set(shown) == {gettext(words) for words in pathways.PATHWAYS.values()}
        assert "checked" not in str(form["chosen"])


@pytest.mark.covers("002-1")
def test_nobody_chooses_for_somebody_else(cast: Cast) -> None:
    assert "pathway" not in IntakeForm.base_fields
    assert "pathway" not in {field.name for field in FIELDS}
    for who in (cast.ben, cast.mona, cast.carol, cast.rev):
        with pytest.raises(NotVisible):
            commands.choose_pathway(
                who.actor, participant_id=ana_id(cast), chosen=["faith"], own="", shared=True
            )


@pytest.mark.covers("002-1")
def test_what_i_choose_is_mine_until_i_share_it(cast: Cast) -> None:
    page, ana = reverse("desks:pathway"), ana_id(cast)
    rebuild([ana])
    person = reverse("desks:person", args=[ana])
    sent = {"chosen": ["medication", "faith"], "own": "Day by day, my own way"}
    assert cast.ana.client.post(page, sent).status_code == 303
    assert "Day by day" in cast.ana.client.get(page).text
    assert "Day by day" not in cast.ben.client.get(person).text
    cast.ana.client.post(page, {**sent, "shared": "on"})
    seen = cast.ben.client.get(person).text
    assert "Faith or spirit, Medication, Day by day" in seen
    assert about.pathway(cast.carol.actor, ana) is None
    cast.ana.client.post(page, sent)
    assert about.pathway(cast.ben.actor, ana) is None
    with connection.cursor() as cursor:
        cursor.execute("SELECT chosen, own FROM people_pathway")
        assert not any(b"medic" in bytes(b) or b"Day" in bytes(b) for b in cursor.fetchone())


def test_a_way_nobody_knows_and_too_many_words_are_told_and_kept(cast: Cast) -> None:
    page = reverse("desks:pathway")
    for bad in ({"chosen": ["best_way"], "own": "my words"}, {"own": "my words" + "x" * 300}):
        answer = cast.ana.client.post(page, bad)
        assert answer.status_code == 422
        assert "my words" in answer.text
    assert cast.ben.client.get(page).status_code == 404


@pytest.mark.covers("002-3")
def test_both_add_strengths_and_they_stand_first(cast: Cast) -> None:
    ana = ana_id(cast)
    mine, theirs = reverse("desks:strengths"), reverse("desks:strengths_of", args=[ana])
    assert cast.ana.client.post(mine, {"id": str(uuid7()), "text": "sings"}).status_code == 303
    assert cast.ben.client.post(theirs, {"id": str(uuid7()), "text": "early"}).status_code == 303
    assert [s.by for s in about.strengths(cast.ana.actor, READ, ana)][-2:] == [
        "participant",
        "coach",
    ]
    text = cast.ben.client.get(reverse("desks:person", args=[ana])).text
    main = text[text.index("<main") :]
    assert main.index("sings") < main.index("90 days")
    for client, address in (
        (cast.ana.client, reverse("plans:plan")),
        (cast.ben.client, reverse("plans:person", args=[ana])),
    ):
        plan = client.get(address).text
        assert plan.index("sings") < plan.index("This week")


@pytest.mark.covers("002-3")
def test_what_was_taken_away_comes_back_and_a_coach_leaves_mine_alone(cast: Cast) -> None:
    ana = ana_id(cast)
    own = commands.add_strength(cast.ana.actor, participant_id=ana, text="sings")
    with pytest.raises(NotVisible):
        commands.take_strength_away(cast.ben.actor, participant_id=ana, strength_id=own)
    away = reverse("desks:strength_change", args=[own, "away"])
    assert cast.ana.client.post(away).status_code == 303
    page = cast.ana.client.get(reverse("desks:strengths")).text
    assert "Put it back" in page
    assert "sings" not in [s.text for s in about.strengths(cast.ben.actor, READ, ana)]
    cast.ana.client.post(reverse("desks:strength_change", args=[own, "back"]))
    assert "sings" in [s.text for s in about.strengths(cast.ben.actor, READ, ana)]
    nothing = reverse("desks:strength_change", args=[own, "burn"])
    assert cast.ana.client.post(nothing).status_code == 404


def test_bad_strengths_get_a_sentence_and_stay_typed(cast: Cast) -> None:
    page, ana = reverse("desks:strengths"), ana_id(cast)
    for text, says in (("", "few words first"), ("x" * 81, "too long"), (" ", "few words")):
        answer = cast.ana.client.post(page, {"id": str(uuid7()), "text": text})
        assert answer.status_code == 422
        assert says in answer.text
        assert text.strip() in answer.text
    with pytest.raises(NotLikeThis):
        commands.add_strength(cast.ana.actor, participant_id=ana, text="Fixes anything")
    same = uuid7()
    for _ in range(2):
        assert commands.add_strength(cast.ana.actor, participant_id=ana, text="dances", id=same)
    assert [s.text for s in about.strengths(cast.ana.actor, READ, ana)].count("dances") == 1


def test_a_stranger_sees_and_adds_nothing(cast: Cast) -> None:
    theirs = reverse("desks:strengths_of", args=[ana_id(cast)])
    for who in (cast.dee_coach, cast.omar, cast.mona, cast.carol, cast.rev, cast.circle, cast.pat):
        assert who.client.get(theirs).status_code == 404
        assert who.client.post(theirs, {"id": str(uuid7()), "text": "x"}).status_code == 404


RANKED = re.compile(
    r"\b(best|only|right|real|true|proven|proper|recommended|gold.standard) "
    r"(way|path|pathway|recovery|program(me)?)\b|\bmust (attend|go to|work the)\b",
    re.I,
)


@pytest.mark.covers("002-1")
def test_no_sentence_ranks_a_way() -> None:
    assert RANKED.search("This is the best way")
    said = (HOUSE / "locale/es/LC_MESSAGES/django.po").read_text("utf-8").replace('"\n"', "")
    sentences = re.findall(r'^msgid "(.*)"$', said, flags=re.M)
    assert len(sentences) > 1_000
    assert [text for text in sentences if RANKED.search(text)] == []


@pytest.mark.covers("002-1")
def test_a_meeting_of_any_kind_counts_the_same(cast: Cast) -> None:
    """Kept rows differ in the person alone, whatever kind of meeting each of two people went to."""
    kinds = ["AA", "NA", "SMART", "RD", "AL-AN", ""]
    source = MeetingSource.objects.create(org=cast.org, name="List", address="list.json")
    seen = []
    for number, kind in enumerate(kinds):
        member = participant(cast.org, cast.site, f"Kim {number}", cast.ben.staff)
        assert member.participant_id is not None
        meeting = Meeting.objects.create(
            org=cast.org, source=source, key=str(number), name="Noon", mode="in_person",
            kinds=f"|{kind}|", zone=cast.site.zone, raw="[]",
        )  # fmt: skip
        record_attendance(
            member.actor, participant_id=member.participant_id, meeting_id=meeting.pk, shared=True
        )
        seen.append(facts_kept(member.participant_id))
    assert seen[0]["heard_bits"]
    assert seen[1:] == seen[:-1]


def facts_kept(participant_id: UUID) -> dict[str, object]:
    """What the caseload keeps about one person, without the instants."""
    rebuild([participant_id])
    row = CaseloadRow.objects.for_system("a test").filter(participant_id=participant_id)
    names = ("heard_bits", "rhythm_days", "rhythm_wide", "weeks", "curve", "last_shared_mood")
    return dict(row.values(*names).get())


def test_two_pages_that_both_say_a_pathway_lose_nothing(cast: Cast) -> None:
    client = cast.ana.client
    page = client.get("/my/pathway/").content.decode()
    seen = page.split('name="seen" value="')[1].split('"')[0]
    first = client.post("/my/pathway/", {"chosen": ["faith"], "own": "Alpha walks", "seen": seen})
    assert first.status_code == 302 or first.status_code == 303
    second = client.post("/my/pathway/", {"own": "Beta sings", "seen": seen})
    assert second.status_code == 422
    shown = second.content.decode()
    for words in ("Alpha walks", "Beta sings", "on another page meanwhile"):
        assert words in shown
    again = shown.split('name="seen" value="')[1].split('"')[0]
    assert client.post("/my/pathway/", {"own": "Beta sings", "seen": again}).status_code != 422
    assert "Beta sings" in client.get("/my/pathway/").content.decode()
    # The same said twice is no news.
    assert client.post("/my/pathway/", {"own": "Beta sings", "seen": seen}).status_code != 422
