"""Remarks for supervision: their writer and the supervisor read them, the person counts them."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse

from handrail.faces.desks.brief.gather import brief_of
from handrail.ground.access import Capability, NotVisible
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.practice.contacts.models import Remark
from handrail.practice.contacts.notes import commands, queries, rules
from tests.accountability.people import ana, html
from tests.cast import Cast

WORDS, WHY = "Her brother was at the door again", "It names somebody else"


def keep(cast: Cast, **other: str) -> UUID:
    said = {"reason": "safety", "why": WHY, "text": WORDS, **other}
    return commands.remark(
        cast.ben.actor, participant_id=ana(cast), said=commands.RemarkSaid(**said)
    )


def page(cast: Cast) -> str:
    return reverse("contacts:remarks", args=[ana(cast)])


@pytest.mark.parametrize(
    ("reason", "why", "text", "field"),
    [
        ("safety", "a", "b", None), ("", "a", "b", "reason"), ("other", "a", "b", "reason"),
        ("stuck", "", "b", "why"), ("stuck", "a", "", "text"),
    ],
)  # fmt: skip
def test_a_remark_needs_a_reason(reason: str, why: str, text: str, field: str | None) -> None:
    found = rules.check_remark(reason, why, text)
    assert (found[0] if found else None) == field


def test_writer_and_supervisor_read_it_and_nobody_else(cast: Cast) -> None:
    keep(cast)
    read = reverse("contacts:remarks_read", args=[ana(cast)])
    for name, member in cast.everybody().items():
        mine, theirs = member.client.get(page(cast)), member.client.get(read)
        assert (mine.status_code == 200) is (name == "ben"), name
        assert (theirs.status_code == 200) is (name == "carol"), name
        assert (WORDS in html(mine)) is (name == "ben")
        assert (WORDS in html(theirs)) is (name == "carol")


def test_the_person_is_told_how_many_and_never_the_words(cast: Cast) -> None:
    people = reverse("desks:who_sees")
    assert "There is none about you" in html(cast.ana.client.get(people))
    keep(cast)
    for path in (people, "/contacts/", "/my/next-talk/", "/today/"):
        seen = html(cast.ana.client.get(path))
        assert WORDS not in seen
        assert WHY not in seen
    assert "There is 1 about you" in html(cast.ana.client.get(people))
    copy = cast.ana.client.get("/my/data/copy/")
    told = b"".join(copy.streaming_content) if copy.streaming else copy.content
    assert WORDS.encode() not in told


def test_it_is_in_no_brief_and_on_no_page_of_the_person(cast: Cast) -> None:
    keep(cast)
    found = brief_of(cast.ben.actor, ana(cast), cast.site.zone)
    assert WORDS not in json.dumps([line.words for line in found.lines])
    for who in (cast.ben, cast.carol):
        seen = html(who.client.get(reverse("desks:person", args=[ana(cast)])))
        assert WORDS not in seen


def test_it_can_be_taken_back_and_returns(cast: Cast) -> None:
    one = keep(cast)
    away = reverse("contacts:remark_away", args=[one])
    cast.ben.client.post(away)
    assert queries.remarks(cast.carol.actor, Capability.REMARK_READ, ana(cast)) == []
    assert queries.remarks_counted(cast.ana.actor, ana(cast)) == 0
    cast.ben.client.post(away, {"back": "1"})
    assert queries.remarks_counted(cast.ana.actor, ana(cast)) == 1
    with pytest.raises(NotVisible):
        commands.put_remark_away(cast.carol.actor, participant_id=ana(cast), remark_id=one,
                                 away=True)  # fmt: skip


@pytest.mark.parametrize(
    "more", [{"text": "x" * 20_000}, {"reason": ""}, {"reason": "odd"}, {"why": ""}]
)
def test_what_does_not_pass_loses_nothing(cast: Cast, more: dict[str, Any]) -> None:
    sent = {
        "id": str(uuid7()),
        "reason": "stuck",
        "why": "It is mine",
        "text": "In circles",
        **more,
    }
    answer = cast.ben.client.post(page(cast), sent)
    assert answer.status_code == 422
    assert sent["text"] in html(answer)
    assert Remark.objects.for_system("counting what a test stored").count() == 0


def test_a_reason_that_is_none_is_refused(cast: Cast) -> None:
    with pytest.raises(NotLikeThis):
        keep(cast, reason="other")
