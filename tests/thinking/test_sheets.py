"""Sheets and their lines: whose they are, who reads them, and that nothing is written over."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.urls import reverse

from handrail.ground.access import NotVisible
from handrail.ground.access.capability import Capability
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.practice.plans.commands import report_step
from handrail.practice.plans.commands.erasing import erase_line
from handrail.practice.plans.models import Step
from handrail.practice.plans.rules import WHO_READS_STEPS
from handrail.practice.thinking.commands import lines, sheets
from handrail.practice.thinking.models import Earlier, Line, Sheet
from handrail.practice.thinking.queries import sheets as queries
from handrail.practice.thinking.rules import experiments, kinds
from tests.cast import Cast

from .conftest import add, ana, entry, html, start

READERS = {Capability.THINKING_READ, Capability.THINKING_JOIN}


def line_text(cast: Cast, line: UUID) -> str:
    return queries.line(cast.ana.actor, line)[2].text


@pytest.mark.parametrize("shared", [False, True])
def test_every_kind_is_private_until_it_is_shared(cast: Cast, shared: bool) -> None:
    paths = [
        reverse("thinking:sheet", args=[start(cast, kind, shared=shared)]) for kind in kinds.KINDS
    ]
    for name, member in cast.everybody().items():
        may = name == "ana" or (shared and name == "ben")
        for path in paths:
            assert member.client.get(path).status_code == (200 if may else 404), name
        for capability in READERS if shared else Capability:
            seen = Sheet.objects.visible_to(member.actor, capability).count()
            assert may or seen == 0, (name, capability)


def test_lines_and_earlier_words_follow_their_sheet(cast: Cast) -> None:
    sheet = start(cast, "problem")
    line = add(cast, sheet, "idea", "said while it was mine alone")
    lines.change_line(cast.ana.actor, participant_id=ana(cast), line_id=line,
                      told=lines.Told(text="second"))  # fmt: skip
    for model in (Line, Earlier):
        assert model.objects.visible_to(cast.ben.actor, Capability.THINKING_READ).count() == 0
    sheets.share_sheet(cast.ana.actor, participant_id=ana(cast), sheet_id=sheet, shared=True)
    assert Line.objects.visible_to(cast.ben.actor, Capability.THINKING_READ).count() == 1
    assert Earlier.objects.visible_to(cast.ben.actor, Capability.THINKING_READ).count() == 0
    page = html(cast.ben.client.get(reverse("thinking:earlier", args=[sheet])))
    assert "while it was mine alone" not in page
    assert "while it was mine alone" in html(
        cast.ana.client.get(reverse("thinking:earlier", args=[sheet]))
    )
    sheets.share_sheet(cast.ana.actor, participant_id=ana(cast), sheet_id=sheet, shared=False)
    assert cast.ben.client.get(reverse("thinking:sheet", args=[sheet])).status_code == 404
    assert reverse("thinking:sheet", args=[sheet]) not in html(
        cast.ben.client.get(reverse("thinking:shared", args=[ana(cast)]))
    )


def test_everybody_else_gets_404_whatever_they_try(cast: Cast) -> None:
    sheet = start(cast, "problem", shared=True)
    line = add(cast, sheet, "idea", "mine")
    own = [
        reverse(f"thinking:{n}", args=[sheet])
        for n in ("edit", "share", "end", "pick", "away", "move", "step", "delete", "tick", "pause")
    ]
    joined = [reverse("thinking:line_add", args=[sheet]),
              reverse("thinking:line_edit", args=[line]),
              reverse("thinking:line_away", args=[line]),
              reverse("thinking:earlier", args=[sheet])]  # fmt: skip
    for name, member in cast.everybody().items():
        if name == "ana":
            continue
        for path in own if name == "ben" else (*own, *joined):
            assert member.client.post(path, {"state": "solved"}).status_code in {404, 405}, (
                name, path)  # fmt: skip
            assert member.client.get(path).status_code in {404, 405}, (name, path)
    assert queries.sheet(cast.ana.actor, sheet).open


@pytest.mark.covers("003-29")
def test_a_brainstorm_of_two_shows_whose_each_idea_is(cast: Cast) -> None:
    sheet = start(cast, "problem", "the bus comes too late", shared=True)
    mine = add(cast, sheet, "idea", "ask for a later shift")
    path = reverse("thinking:sheet", args=[sheet])
    form = cast.ben.client.get(path)
    add_path = reverse("thinking:line_add", args=[sheet])
    data = {"id": entry(form), "slot": "idea", "text": "share a ride with Sam"}
    for _twice in range(2):
        assert cast.ben.client.post(add_path, data).status_code == 303
    page = html(cast.ana.client.get(path))
    assert page.count("share a ride with Sam</p>") == 1
    assert "Ben" in page
    assert "Mine" in page
    his = Line.objects.for_system("a test").get(by="coach").pk
    for member, line in ((cast.ben, mine), (cast.ana, his)):
        with pytest.raises(NotVisible):
            lines.change_line(member.actor, participant_id=ana(cast), line_id=line,
                              told=lines.Told(text="mine now"))  # fmt: skip
        edit = reverse("thinking:line_edit", args=[line])
        assert member.client.get(edit).status_code == 404
    with pytest.raises(NotVisible):
        lines.put_line_away(cast.ben.actor, participant_id=ana(cast), line_id=mine, away=True)
    assert line_text(cast, mine) == "ask for a later shift"
    for slot in ("try", "look"):
        with pytest.raises(NotLikeThis):
            add(cast, sheet, slot, "not theirs to write", by=cast.ben)


def test_a_coach_who_is_gone_adds_and_reads_no_more(cast: Cast) -> None:
    sheet = start(cast, "problem", shared=True)
    line = add(cast, sheet, "idea", "from ben", by=cast.ben)
    with pytest.raises(NotVisible):
        add(cast, sheet, "idea", "x", by=cast.dee_coach)
    with pytest.raises(NotVisible):
        queries.line(cast.dee_coach.actor, line)


@pytest.mark.covers("003-16", "003-29")
def test_a_problem_from_ideas_to_a_second_try(cast: Cast) -> None:
    client = cast.ana.client
    form = client.get(reverse("thinking:problem_new"))
    made = client.post(reverse("thinking:problem_new"),
                       {"id": entry(form), "title": "I cannot sleep", "shared": ""})  # fmt: skip
    path = made["Location"]
    sheet = Sheet.objects.for_system("a test").get().pk
    _tea, second = (add(cast, sheet, "idea", words) for words in ("tea", "no phone in bed"))
    picked = client.post(reverse("thinking:pick", args=[sheet]), {"line": str(second)})
    assert picked.status_code == 303
    one = add(cast, sheet, "try", "phone stays in the kitchen")
    add(cast, sheet, "look", "two good nights of five", under=one)
    add(cast, sheet, "try", "and tea")
    page = html(client.get(path))
    assert "Picked" in page
    assert page.index("phone stays in the kitchen") < page.index("two good nights of five")
    assert "Try 2" in page
    assert "two good nights of five" not in page.split("Try 2")[-1]
    client.post(reverse("thinking:end", args=[sheet]), {"state": "solved"})
    assert "Good for now" in html(client.get(path))
    client.post(reverse("thinking:end", args=[sheet]), {"state": "open"})
    assert queries.sheet(cast.ana.actor, sheet).open


@pytest.mark.covers("000-16", "001-8", "004-9")
def test_a_choice_can_stay_open_and_not_sure_is_an_answer(cast: Cast) -> None:
    client = cast.ana.client
    form = client.get(reverse("thinking:decision_new"))
    said = {"id": entry(form), "title": "Move in with my sister?", "way_1": "move in",
            "way_2": "stay here", "way_3": ""}  # fmt: skip
    path = client.post(reverse("thinking:decision_new"), said)["Location"]
    view = queries.sheet(cast.ana.actor, UUID(path.strip("/").split("/")[-1]))
    move_in, stay = view.in_slot("way")
    add(cast, view.id, "good", "not alone", under=move_in.id, weight=3)
    add(cast, view.id, "less", "small room", under=move_in.id)
    pick = reverse("thinking:pick", args=[view.id])
    assert client.post(pick, {"line": str(stay.id), "sure": "4"}).status_code == 303
    page = html(client.get(path))
    assert "I lean to this" in page
    assert "Matters a lot" in page
    assert client.post(pick, {"line": "", "sure": ""}).status_code == 303
    view = queries.sheet(cast.ana.actor, view.id)
    assert (view.pick, view.sure, view.open) == (None, None, True)
    assert "I lean to this" not in html(client.get(path))
    for wrong in ({"line": str(stay.id), "sure": "11"}, {"line": "x"}, {"line": str(ana(cast))}):
        assert client.post(pick, wrong).status_code == 422


def test_a_choice_needs_two_ways_and_keeps_what_was_typed(cast: Cast) -> None:
    path = reverse("thinking:decision_new")
    form = cast.ana.client.get(path)
    said = {"id": entry(form), "title": "Which way?", "way_1": "only one"}
    answer = cast.ana.client.post(path, said)
    assert answer.status_code == 422
    assert "only one" in html(answer)
    assert "at least two ways" in html(answer)


def test_a_choice_says_which_ways_may_be_left_out(cast: Cast) -> None:
    page = html(cast.ana.client.get(reverse("thinking:decision_new")))
    labels = {
        name: page.split(f'for="id_{name}"')[1].split("</label>")[0]
        for name in ("title", "way_1", "way_2", "way_3")
    }
    may = {name for name, label in labels.items() if "you can leave this out" in label}
    assert may == {"way_3"}
    assert 'data-needs="title|way_1|way_2"' in page
    assert "Write what you want to decide, and two ways." in page


@pytest.mark.covers("004-8", "004-30")
def test_a_try_out_is_watched_kept_and_becomes_a_step_in_one_tap(cast: Cast) -> None:
    sheet = start(cast, "experiment", "a walk after work", words="how I sleep", shared=True)
    path = reverse("thinking:sheet", args=[sheet])
    page = html(cast.ben.client.get(path))
    assert "how I sleep" in page
    form = {"id": entry(cast.ben.client.get(path)), "slot": "word", "text": "That is a kind plan."}
    assert cast.ben.client.post(
        reverse("thinking:line_add", args=[sheet]), form).status_code == 303  # fmt: skip
    assert "That is a kind plan." in html(cast.ana.client.get(path))
    add(cast, sheet, "result", "slept well on most days")
    client = cast.ana.client
    client.post(reverse("thinking:end", args=[sheet]), {"state": "kept"})
    offered = html(client.get(path))
    assert "Make it a step for next week" in offered
    assert WHO_READS_STEPS in offered
    for _twice in range(2):
        done = client.post(reverse("thinking:step", args=[sheet]))
        assert (done.status_code, done["Location"]) == (303, path)
        assert "walk" not in done["Location"]
    assert Step.objects.for_system("a test").count() == 1
    assert "It is a step in your plan." in html(client.get(path))
    assert "a walk after work" in html(client.get("/plan/"))


def test_a_step_that_was_erased_can_be_made_again(cast: Cast) -> None:
    sheet, client = start(cast, "experiment", "a walk after work"), cast.ana.client
    path, make = reverse("thinking:sheet", args=[sheet]), reverse("thinking:step", args=[sheet])
    client.post(reverse("thinking:end", args=[sheet]), {"state": "kept"})
    client.post(make)
    step = Step.objects.for_system("a test").get()
    report_step(cast.ana.actor, participant_id=ana(cast), step_id=step.pk, state="aside")
    client.post(make)
    assert Step.objects.for_system("a test").count() == 1, "put aside is not erased"
    erase_line(cast.ana.actor, participant_id=ana(cast), kind="step", line_id=step.pk)
    assert "Make it a step for next week" in html(client.get(path))
    for _twice in range(2):
        client.post(make)
    assert Step.objects.for_system("a test").get().pk != step.pk
    assert "It is a step in your plan." in html(client.get(path))


def test_a_full_week_is_said_and_nothing_is_lost(cast: Cast) -> None:
    for number in range(4):
        sheet = start(cast, "experiment", f"number {number}")
        answer = cast.ana.client.post(reverse("thinking:step", args=[sheet]), follow=True)
    assert Step.objects.for_system("a test").count() == 3
    assert queries.sheet(cast.ana.actor, sheet).next_step is None
    assert answer.status_code == 200


def test_opening_a_try_out_that_is_over_gives_it_two_more_weeks(cast: Cast) -> None:
    sheet = start(cast, "experiment")
    rows = Sheet.objects.for_system("a test").filter(pk=sheet)
    today = rows.get().starts_on
    rows.update(starts_on=today.replace(year=today.year - 1), ends_on=today.replace(
        year=today.year - 1))  # fmt: skip
    path = reverse("thinking:sheet", args=[sheet])
    assert experiments.OVER in html(cast.ana.client.get(path))
    assert experiments.OVER in html(cast.ana.client.get(reverse("thinking:mine")))
    cast.ana.client.post(reverse("thinking:end", args=[sheet]), {"state": "open"})
    assert queries.sheet(cast.ana.actor, sheet).ends_on == experiments.last_day(today)


@pytest.mark.covers("004-13", "004-20")
def test_practice_is_written_down_with_two_numbers_and_drawn(cast: Cast) -> None:
    sheet = start(cast, "skill", "saying no to my cousin")
    path, add_path = (reverse(f"thinking:{n}", args=[sheet]) for n in ("sheet", "line_add"))
    form = cast.ana.client.get(path)
    said = {
        "id": entry(form),
        "slot": "practice",
        "before": "3",
        "after": "6",
        "text": "on the phone",
    }
    assert cast.ana.client.post(add_path, said).status_code == 303
    add(cast, sheet, "practice")
    page = html(cast.ana.client.get(path))
    assert "How sure after, 1 time." in page
    assert "More sure than before" in page
    assert "before: not sure" in page
    assert 'class="readings"' in page
    wrong = {**said, "id": entry(cast.ana.client.get(path)), "before": "11"}
    answer = cast.ana.client.post(add_path, wrong)
    assert answer.status_code == 422
    assert "from 0 to 10" in html(answer)
    assert "on the phone" in html(answer)


@pytest.mark.covers("001-25", "004-20")
def test_people_who_help_and_who_make_it_harder_with_the_line_to_hold(cast: Cast) -> None:
    start(cast, "person", "Maya", sort="helps")
    cousin = start(cast, "person", "R.", sort="both", words="I do not lend money.")
    add(cast, cousin, "went", "said it, and it was fine")
    page = html(cast.ana.client.get(reverse("thinking:person")))
    assert 'class="around"' in page
    assert 'class="tie helps"' in page
    assert "I do not lend money." in page
    assert "Makes it harder" not in page.split("<main")[-1]
    one = html(cast.ana.client.get(reverse("thinking:sheet", args=[cousin])))
    assert "said it, and it was fine" in one
    row = Sheet.objects.for_system("a test").get(pk=cousin)
    assert b"lend" not in bytes(row.words)
    assert b"R." not in bytes(row.title)


@pytest.mark.covers("003-3", "004-16")
def test_what_i_decide_by_in_my_own_order(cast: Cast) -> None:
    made = [start(cast, "principle", words) for words in ("honest early", "my child first", "rest")]
    path = reverse("thinking:principle")

    def order() -> list[str]:
        page = html(cast.ana.client.get(path))
        return sorted(("honest early", "my child first", "rest"),
                      key=lambda words: page.index(f'dir="auto">{words}'))  # fmt: skip

    assert order() == ["honest early", "my child first", "rest"]
    cast.ana.client.post(reverse("thinking:move", args=[made[2]]), {"to": "up"})
    assert order() == ["honest early", "rest", "my child first"]
    for _at_the_end in range(3):
        cast.ana.client.post(reverse("thinking:move", args=[made[2]]), {"to": "up"})
    assert order() == ["rest", "honest early", "my child first"]
