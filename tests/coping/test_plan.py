"""The safety plan: two people write it, and nobody writes over the other."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from handrail.ground.access import NotVisible
from handrail.ground.audit.queries import reads_of
from handrail.ground.kernel.ids import uuid7
from handrail.practice.coping.commands import plan as commands
from handrail.practice.coping.commands.sharing import share_list
from handrail.practice.coping.models import PlanLine
from handrail.practice.coping.queries import plan as queries
from handrail.practice.coping.rules import plan as rules
from tests.cast import Cast, Member
from tests.coping.people import ana, count, entry, html


def add(cast: Cast, by: Member, text: str = "Sit in the church hall", part: str = "alone",
        **more: Any) -> UUID:  # fmt: skip
    return commands.add_line(by.actor, participant_id=ana(cast), part=part, text=text, **more)


def share(cast: Cast, shared: bool = True) -> None:
    share_list(cast.ana.actor, participant_id=ana(cast), name="plan", shared=shared)


def texts(cast: Cast, by: Member) -> list[str]:
    return [line.text for part in queries.plan(by.actor, ana(cast)).values() for line in part]


def test_six_parts_in_our_own_words_and_a_number_to_call(cast: Cast) -> None:
    page = cast.ana.client.get("/coping/plan/")
    for part in rules.PARTS.values():
        assert part.title in html(page)
    sent = {"id": entry(page), "part": "ask", "text": "My sister", "phone": "+1 202-555-0177"}
    sent["id"] = str(uuid7())
    for _twice in range(2):
        assert cast.ana.client.post("/coping/plan/", sent).status_code == 303
    assert count(PlanLine) == 1
    assert 'href="tel:+12025550177"' in html(cast.ana.client.get("/coping/plan/"))


def test_the_coach_writes_along_when_it_is_shared_and_never_over_theirs(cast: Cast) -> None:
    mine = add(cast, cast.ana)
    with pytest.raises(NotVisible):
        add(cast, cast.ben)
    assert "not shared with you" in html(cast.ben.client.get(f"/coping/of/{ana(cast)}/plan/"))
    assert cast.ben.client.get(f"/coping/plan/{mine}/").status_code == 404
    share(cast)
    theirs = add(cast, cast.ben, "Ring me before noon")
    page = html(cast.ana.client.get("/coping/plan/"))
    assert "by my coach" in page
    assert "their own line" in html(cast.ben.client.get(f"/coping/of/{ana(cast)}/plan/"))
    edit = {"id": str(uuid7()), "version": "1", "text": "written over"}
    assert cast.ben.client.post(f"/coping/plan/{mine}/", edit).status_code == 404
    assert cast.ben.client.post(f"/coping/plan/{mine}/remove/").status_code == 404
    assert texts(cast, cast.ana) == ["Sit in the church hall", "Ring me before noon"]
    # The participant may take a line of the coach away; it is their plan.
    assert cast.ana.client.post(f"/coping/plan/{theirs}/remove/").status_code == 303
    assert texts(cast, cast.ana) == ["Sit in the church hall"]
    share(cast, shared=False)
    assert texts(cast, cast.ben) == []


def test_two_edits_at_once_are_both_kept_and_the_later_one_is_told(cast: Cast) -> None:
    line = add(cast, cast.ana)
    one, two = (cast.ana.client.get(f"/coping/plan/{line}/") for _each in range(2))
    first = {"id": entry(one), "version": "1", "text": "from the phone"}
    second = {"id": entry(two), "version": "1", "text": "from the library"}
    assert cast.ana.client.post(f"/coping/plan/{line}/", first).status_code == 303
    later = cast.ana.client.post(f"/coping/plan/{line}/", second, follow=True)
    assert rules.BOTH_KEPT in html(later)
    assert texts(cast, cast.ana) == ["from the phone", "from the library"]


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"text": ""}, rules.MISSING),
        ({"text": "x" * 20_000}, "20000 characters"),
        ({"text": "kept words", "phone": "call her"}, rules.NOT_A_NUMBER),
        ({"text": "kept words", "id": "x"}, "once more"),
        ({"text": "kept words", "part": "made-up"}, rules.MISSING),
    ],
)
def test_bad_input_gets_a_sentence_and_keeps_the_words(
    cast: Cast, sent: dict[str, str], words: str
) -> None:
    body = {"id": str(uuid7()), "part": "ask", **sent}
    reply = cast.ana.client.post("/coping/plan/", body)
    assert reply.status_code == 422
    if sent.get("part") != "made-up":
        assert words in html(reply)
        assert sent["text"] in html(reply)
    assert count(PlanLine) == 0


def test_twelve_lines_a_part(cast: Cast) -> None:
    for number in range(rules.LINES_AT_MOST):
        add(cast, cast.ana, f"line {number}")
    full = {"id": str(uuid7()), "part": "alone", "text": "one more"}
    reply = cast.ana.client.post("/coping/plan/", full)
    assert reply.status_code == 422
    assert rules.PART_FULL in html(reply)


@pytest.mark.covers("004-43")
def test_who_reads_the_plan(cast: Cast) -> None:
    add(cast, cast.ana)
    share(cast)
    for name, member in cast.everybody().items():
        assert texts(cast, member) == (
            ["Sit in the church hall"] if name in {"ana", "ben"} else []
        ), name
    cast.ben.client.get(f"/coping/of/{ana(cast)}/plan/")
    looks, _more = reads_of(ana(cast))
    assert [look.capability for look in looks if look.kind == "read"] == ["safety.line.write"]
    assert "your safety plan" in html(cast.ana.client.get("/my/people/looked/"))
    plan = cast.ana.client.get("/coping/kept/").json()["plan"]
    assert plan[0]["lines"] == [{"text": "Sit in the church hall", "phone": "", "call": ""}]
