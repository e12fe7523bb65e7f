"""Remarks for supervision: their writer and the supervisor read them, the person counts them."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse

from handrail.faces.desks.brief.gather import brief_of
from handrail.ground.access import Capability, NotVisible
from handrail.ground.audit import reads_of
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.text import TextTooLong
from handrail.ground.people.models import Staff
from handrail.practice.contacts.models import Remark, RemarkRead
from handrail.practice.contacts.notes import commands, remark_queries, rules
from handrail.watch.insight.keeping import rebuild
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
    assert remark_queries.remarks(cast.carol.actor, Capability.REMARK_READ, ana(cast)) == []
    assert remark_queries.remarks_counted(cast.ana.actor, ana(cast)) == 0
    cast.ben.client.post(away, {"back": "1"})
    assert remark_queries.remarks_counted(cast.ana.actor, ana(cast)) == 1
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


ANSWER = "Call me before Friday"
WAITS = "1 remark waits"


def mark(cast: Cast, remark_id: UUID, answer: str = ANSWER) -> None:
    commands.read_remark(
        cast.carol.actor, participant_id=ana(cast), remark_id=remark_id, answer=answer
    )


def home(cast: Cast) -> str:
    return html(cast.carol.client.get("/supervision/"))


def marks() -> list[RemarkRead]:
    return list(RemarkRead.objects.for_system("counting what a test stored").order_by("made_at"))


@pytest.mark.parametrize("own", [True, False])
@pytest.mark.parametrize("away", [True, False])
@pytest.mark.parametrize("read", [True, False])
def test_a_remark_waits_until_somebody_else_read_it(own: bool, away: bool, read: bool) -> None:
    assert rules.remark_waits(own=own, away=away, read=read) is ((own, away, read) == (False,) * 3)


@pytest.mark.covers("001-32")
def test_the_supervisors_first_page_says_that_one_waits_without_a_word_of_it(cast: Cast) -> None:
    rebuild([ana(cast)])
    pages = ("/supervision/", f"/supervision/coaches/{cast.ben.staff.pk}/", "/contacts/remarks/")
    for page_of in pages:
        assert WAITS not in html(cast.carol.client.get(page_of))
    one = keep(cast)
    for page_of in pages:
        seen = html(cast.carol.client.get(page_of))
        assert WAITS in seen, page_of
        for words in (WORDS, WHY, "I worry about somebody"):
            assert words not in seen, page_of
    to = reverse("contacts:remarks_read", args=[ana(cast)])
    for page_of in pages[1:]:
        assert f'href="{to}"' in html(cast.carol.client.get(page_of))
    # A number alone leaves no line; a name does.
    lines = len(reads_of(ana(cast))[0])
    home(cast)
    assert len(reads_of(ana(cast))[0]) == lines
    cast.carol.client.get("/contacts/remarks/")
    assert len(reads_of(ana(cast))[0]) == lines + 1
    mark(cast, one)
    for page_of in pages:
        assert WAITS not in html(cast.carol.client.get(page_of)), page_of


def test_a_worry_about_safety_comes_first_then_the_longest(cast: Cast) -> None:
    assert cast.rev.participant_id
    said = commands.RemarkSaid("stuck", WHY, WORDS)
    commands.remark(cast.ben.actor, participant_id=cast.rev.participant_id, said=said)
    keep(cast, reason="stuck")
    assert [one.name for one in remark_queries.remarks_waiting_about(cast.carol.actor)] == [
        "Rev Q.", "Ana M."
    ]  # fmt: skip
    keep(cast, reason="safety")
    first, second = remark_queries.remarks_waiting_about(cast.carol.actor)
    assert (first.name, first.count, first.by) == ("Ana M.", 2, ["Ben"])
    assert (second.name, second.count) == ("Rev Q.", 1)


@pytest.mark.covers("001-32")
def test_the_coach_sees_that_it_was_read_and_the_answer(cast: Cast) -> None:
    one, came = keep(cast), "Your supervisor answered a remark"
    assert "Not marked as read yet" in html(cast.ben.client.get(page(cast)))
    assert came not in html(cast.ben.client.get("/coach/"))
    to = reverse("contacts:remark_read", args=[one])
    said = cast.carol.client.post(to, {"id": str(uuid7()), "answer": ANSWER}, follow=True)
    assert "Marked as read" in html(said)
    today = html(cast.ben.client.get("/coach/"))
    assert came in today
    assert ANSWER not in today
    seen = html(cast.ben.client.get(page(cast)))
    assert "Carol read it" in seen
    assert ANSWER in seen
    assert came not in html(cast.ben.client.get("/coach/")), "it was looked at"


def test_a_mark_without_words_is_on_no_first_page(cast: Cast) -> None:
    mark(cast, keep(cast), "")
    assert "answered a remark" not in html(cast.ben.client.get("/coach/"))
    assert "Carol read it" in html(cast.ben.client.get(page(cast)))


def test_other_words_and_taking_back_keep_what_was_said(cast: Cast) -> None:
    one = keep(cast)
    mark(cast, one)
    mark(cast, one)
    assert len(marks()) == 1, "the same again changes nothing"
    mark(cast, one, "Call me today")
    read = reverse("contacts:remarks_read", args=[ana(cast)])
    seen = html(cast.carol.client.get(read))
    for words in ("Call me today", ANSWER, "Said before"):
        assert words in seen
    assert ANSWER not in html(cast.ben.client.get(page(cast)))
    said = cast.carol.client.post(
        reverse("contacts:remark_read", args=[one]), {"undo": "1"}, follow=True
    )
    assert "It waits again" in html(said)
    assert WAITS in home(cast)
    # The words stand in the form, to be sent again.
    assert "Call me today</textarea>" in html(said)
    assert "Call me today" not in html(cast.ben.client.get(page(cast)))
    assert "answered a remark" not in html(cast.ben.client.get("/coach/"))
    commands.unread_remark(cast.carol.actor, participant_id=ana(cast), remark_id=one)
    mark(cast, one, "Call me today")
    assert WAITS not in home(cast)
    assert [row.taken_back_at is None for row in marks()] == [False, False, True]


def test_only_whoever_supervises_the_writer_marks_it(cast: Cast) -> None:
    one = keep(cast)
    to = reverse("contacts:remark_read", args=[one])
    for name, member in cast.everybody().items():
        if name != "carol":
            assert member.client.post(to, {"id": str(uuid7()), "answer": "x"}).status_code == 404
    assert marks() == []
    # Nobody marks what they wrote themselves.
    Staff.objects.filter(pk=cast.ben.staff.pk).update(
        roles="coach supervisor", supervisor=cast.ben.staff
    )
    cast.ben._client = None
    with pytest.raises(NotVisible):
        commands.read_remark(cast.ben.actor, participant_id=ana(cast), remark_id=one)
    assert remark_queries.remarks_waiting(cast.ben.actor) == 0


def test_an_answer_that_is_too_long_is_not_lost(cast: Cast) -> None:
    one, long = keep(cast), "Call me. " * 200
    with pytest.raises(TextTooLong):
        mark(cast, one, long)
    said = cast.carol.client.post(
        reverse("contacts:remark_read", args=[one]), {"id": str(uuid7()), "answer": long}
    )
    assert said.status_code == 422
    assert long.strip() in html(said)
    assert marks() == []


def test_what_the_coach_takes_back_waits_for_nobody(cast: Cast) -> None:
    one = keep(cast)
    commands.put_remark_away(cast.ben.actor, participant_id=ana(cast), remark_id=one, away=True)
    assert remark_queries.remarks_waiting(cast.carol.actor) == 0
    assert remark_queries.remarks_waiting_about(cast.carol.actor) == []
    # What the supervisor was writing meanwhile is kept, and nobody is told of it on Today.
    mark(cast, one)
    assert remark_queries.remarks_answered(cast.ben.actor) == ()


def test_the_persons_page_and_copy_stay_true(cast: Cast) -> None:
    one = keep(cast)
    mark(cast, one)
    people = html(cast.ana.client.get(reverse("desks:who_sees")))
    assert "There is 1 about you" in people
    assert ANSWER not in people
    copy = cast.ana.client.get("/my/data/copy/")
    told = b"".join(copy.streaming_content) if copy.streaming else copy.content
    assert ANSWER.encode() not in told
    assert "read a remark for supervision" in html(cast.ana.client.get("/my/people/looked/"))
