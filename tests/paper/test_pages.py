"""A plan on paper: all of one's own, what is shared for the coach, nothing for anybody else."""

from __future__ import annotations

import re
import zlib

import pytest

from handrail.design import paper
from handrail.faces.desks.paper.wish import FORMS, SIZES
from handrail.ground.audit.queries import reads_of
from handrail.practice.coping.commands.cards import add_card
from handrail.practice.coping.commands.plan import add_line
from handrail.practice.plans.commands.direction import write_vision
from handrail.practice.plans.commands.goals import GoalSaid, write_goal
from tests.cast import Cast
from tests.coping.people import ana, html

LONG = "A very long sentence about mornings. " * 100


def pages_of(made: bytes) -> int:
    """How many pages a PDF has; what lists them is packed."""
    parts = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", made, re.DOTALL)
    opened = made
    for part in parts:
        try:
            opened += zlib.decompress(part)
        except zlib.error:
            continue
    return len(re.findall(rb"/Type\s*/Page(?![a-z])", opened))


@pytest.fixture
def written(cast: Cast) -> Cast:
    """A vision that is only ana's, one goal of each kind, a card and a line of the safety plan."""
    me, actor = ana(cast), cast.ana.actor
    write_vision(actor, participant_id=me, text="A quiet room", shared=False)
    life = write_goal(actor, participant_id=me, said=GoalSaid("A home", life=True), shared=True)
    write_goal(actor, participant_id=me, said=GoalSaid("A lease", parent=life), shared=True)
    write_goal(actor, participant_id=me, said=GoalSaid("Only for me"), shared=False)
    add_card(actor, participant_id=me, text="Walk to the river")
    add_line(actor, participant_id=me, part="alone", text="Feed the birds")
    return cast


@pytest.mark.covers("004-22")
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("size", SIZES)
def test_every_paper_is_a_file_without_a_name(written: Cast, form: str, size: str) -> None:
    got = written.ana.client.get(f"/my/paper/plan.pdf?form={form}&size={size}")
    assert (got.status_code, got["Content-Type"]) == (200, "application/pdf")
    assert 'filename="plan.pdf"' in got["Content-Disposition"]
    assert "no-store" in got["Cache-Control"]
    assert got.content.startswith(b"%PDF-1.7")
    page = html(written.ana.client.get(f"/my/paper/print/?form={form}&size={size}"))
    sheet = page[page.index('class="paper') :]
    assert "A quiet room" in sheet
    assert "Only for me" in sheet or form == "easy"
    assert "Marlow" not in sheet
    assert "Ana" not in sheet


def test_one_page_stays_one_page_however_much_there_is(written: Cast) -> None:
    me, actor = ana(written), written.ana.actor
    write_vision(actor, participant_id=me, text=LONG, shared=True)
    for number in range(12):
        write_goal(actor, participant_id=me, said=GoalSaid(f"{number} {LONG[:280]}"), shared=True)
        add_card(actor, participant_id=me, text=f"{number} " + "walk " * 50)
    assert pages_of(written.ana.client.get("/my/paper/plan.pdf").content) == 1
    assert pages_of(written.ana.client.get("/my/paper/plan.pdf?form=whole").content) > 1


def test_hard_moments_are_on_it_only_when_they_are_wanted(written: Cast) -> None:
    client = written.ana.client
    assert "Feed the birds" in html(client.get("/my/paper/print/?form=whole&asked=1&hard=yes"))
    without = html(client.get("/my/paper/print/?form=whole&asked=1"))
    assert "Feed the birds" not in without
    assert "Walk to the river" not in without
    assert "988" in without


def test_the_coach_gets_only_what_is_shared_and_it_is_written_down(written: Cast) -> None:
    before = len(reads_of(ana(written))[0])
    page = html(written.ben.client.get(f"/people/{ana(written)}/paper/print/?form=whole"))
    assert "A lease" in page
    for private in ("A quiet room", "Only for me", "Walk to the river", "Feed the birds"):
        assert private not in page, private
    for path in ("", "plan.pdf"):
        assert written.ben.client.get(f"/people/{ana(written)}/paper/{path}").status_code == 200
    assert len(reads_of(ana(written))[0]) == before + 3


def test_nobody_else_gets_any_of_it(written: Cast) -> None:
    for name, member in written.everybody().items():
        if name in {"ana", "ben"}:
            continue
        for path in ("", "print/", "plan.pdf"):
            got = member.client.get(f"/people/{ana(written)}/paper/{path}")
            assert got.status_code == 404, (name, path)


def test_an_empty_plan_is_a_paper_to_write_on(cast: Cast) -> None:
    page = html(cast.ana.client.get("/my/paper/print/"))
    assert "My steps this week" in page
    assert cast.ana.client.get("/my/paper/plan.pdf?form=easy").status_code == 200


def test_a_machine_that_cannot_make_one_offers_the_page(
    written: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def absent() -> None:
        raise paper.NoPaper("Pango is not installed")

    monkeypatch.setattr(paper, "_library", absent)
    got = written.ana.client.get("/my/paper/plan.pdf?form=whole&size=large", follow=True)
    assert got.redirect_chain == [("/my/paper/print/?form=whole&size=large", 302)]
    assert "Print this page instead." in html(got)


@pytest.mark.parametrize("words", ["مرحبا \u202e نص", "🙂" * 300, "<script>x</script>", "a\u0000b"])
def test_words_of_any_kind_go_on_paper_as_they_are(cast: Cast, words: str) -> None:
    write_goal(cast.ana.actor, participant_id=ana(cast), said=GoalSaid(words), shared=True)
    for form in FORMS:
        assert cast.ana.client.get(f"/my/paper/plan.pdf?form={form}").status_code == 200
    assert "<script>x" not in html(cast.ana.client.get("/my/paper/print/"))
