"""Sheets that two write on, that are put away and erased, and what is typed wrong."""

from __future__ import annotations

import pytest
from django.urls import reverse

from handrail.ground.access import NotVisible
from handrail.ground.audit.queries import reads_of
from handrail.ground.kernel.receipts import Replayed
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.practice.thinking.commands import lines, sheets
from handrail.practice.thinking.models import Earlier, Line, Sheet
from handrail.practice.thinking.queries import sheets as queries
from handrail.practice.thinking.rules import kinds
from tests.cast import Cast
from tests.thinking.test_sheets import line_text

from .conftest import add, ana, entry, html, start


def test_two_at_once_on_one_line_keep_both_and_the_later_is_told(cast: Cast) -> None:
    sheet = start(cast, "problem")
    line = add(cast, sheet, "idea", "first words")
    edit = reverse("thinking:line_edit", args=[line])
    for words in ("from the phone", "from the kiosk"):
        said = {"id": str(line), "slot": "idea", "text": words, "version": "1"}
        answer = cast.ana.client.post(edit, said, follow=True)
    assert "changed somewhere else" in html(answer)
    assert line_text(cast, line) == "from the kiosk"
    page = html(cast.ana.client.get(reverse("thinking:earlier", args=[sheet])))
    assert "from the phone" in page
    assert "first words" in page
    earlier = Earlier.objects.for_system("a test").order_by("made_at", "pk").first()
    cast.ana.client.post(reverse("thinking:use_earlier", args=[earlier.pk]))
    assert line_text(cast, line) == "first words"


def test_a_sheet_changed_keeps_its_earlier_words_and_takes_them_back(cast: Cast) -> None:
    sheet = start(cast, "principle", "old", words="why")
    edit = reverse("thinking:edit", args=[sheet])
    form = cast.ana.client.get(edit)
    for words in ("new", "newer"):
        said = {"id": entry(form), "title": words, "words": "why", "version": "1"}
        answer = cast.ana.client.post(edit, said, follow=True)
    assert "changed somewhere else" in html(answer)
    earlier = Earlier.objects.for_system("a test").order_by("made_at", "pk").first()
    lines.use_earlier(cast.ana.actor, participant_id=ana(cast), earlier_id=earlier.pk)
    assert queries.sheet(cast.ana.actor, sheet).title == "old"
    with pytest.raises(NotVisible):
        lines.use_earlier(cast.ben.actor, participant_id=ana(cast), earlier_id=earlier.pk)


def test_lines_and_sheets_are_put_away_and_come_back(cast: Cast) -> None:
    sheet = start(cast, "problem", shared=True)
    line = add(cast, sheet, "idea", "a strange one")
    his = add(cast, sheet, "idea", "from ben", by=cast.ben)
    path = reverse("thinking:sheet", args=[sheet])
    for each in (line, his):
        cast.ana.client.post(reverse("thinking:line_away", args=[each]))
    assert "a strange one" in html(cast.ana.client.get(path)).split("Put away from this sheet")[1]
    assert "a strange one" not in html(cast.ben.client.get(path))
    assert "from ben" in html(cast.ben.client.get(path)).split("Put away from this sheet")[1]
    cast.ana.client.post(reverse("thinking:line_away", args=[line]), {"back": "1"})
    assert "Put away from this sheet" in html(cast.ana.client.get(path))
    cast.ana.client.post(reverse("thinking:away", args=[sheet]))
    list_path = reverse("thinking:problem")
    assert "my own title" not in html(cast.ana.client.get(list_path))
    assert "my own title" in html(cast.ana.client.get(f"{list_path}?away=1"))
    assert "my own title" not in html(cast.ben.client.get(f"/think/of/{ana(cast)}/"))
    cast.ana.client.post(reverse("thinking:away", args=[sheet]), {"back": "1"})
    assert "my own title" in html(cast.ana.client.get(list_path))


def test_deleting_takes_everything_along(cast: Cast) -> None:
    sheet = start(cast, "problem")
    one = add(cast, sheet, "try", "x")
    add(cast, sheet, "look", "y", under=one)
    sheets.pick_line(cast.ana.actor, participant_id=ana(cast), sheet_id=sheet,
                     line_id=add(cast, sheet, "idea", "z"))  # fmt: skip
    path = reverse("thinking:delete", args=[sheet])
    assert "Delete this for good?" in html(cast.ana.client.get(path))
    assert cast.ana.client.post(path).status_code == 303
    for model in (Sheet, Line, Earlier):
        assert model.objects.for_system("a test").count() == 0


def test_a_look_by_the_coach_stands_in_the_book(cast: Cast) -> None:
    sheet = start(cast, "problem", shared=True)
    cast.ben.client.get(reverse("thinking:sheet", args=[sheet]))
    looks = [(look.kind, look.capability) for look in reads_of(ana(cast))[0]]
    assert ("read", "thinking.read") in looks
    assert "thinking tools that you share" in html(cast.ana.client.get("/my/people/looked/"))


@pytest.mark.parametrize("kind", list(kinds.KINDS))
@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("title", "", "Write"),
        ("title", "\x00", "Write"),
        ("title", "x" * 20_000, "there is room for 200"),
        ("id", "x", "once more"),
        ("sort", "made-up", "Choose one of the list."),
        ("words", "x" * 20_000, "there is room for 1000"),
        ("ends_on", "9999-12-31", "within a year"),
        ("ends_on", "0001-01-01", "from tomorrow on"),
        ("ends_on", "soon", "2026-05-14"),
    ],
)
def test_bad_input_gets_a_sentence_and_keeps_the_rest(
    cast: Cast, kind: str, field: str, value: str, words: str
) -> None:
    path = reverse(f"thinking:{kind}_new")
    page = cast.ana.client.get(path)
    if f'name="{field}"' not in html(page):
        return
    good = {"id": entry(page), "title": "keep these words", "way_1": "a", "way_2": "b"}
    answer = cast.ana.client.post(path, {**good, field: value})
    assert answer.status_code == 422
    assert words in html(answer)
    assert field == "title" or "keep these words" in html(answer)
    assert Sheet.objects.for_system("a test").count() == 0


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"text": ""}, "Write a few words first."),
        ({"text": "x" * 20_000}, "there is room for 600"),
        ({"text": "keep me", "on": "9999-12-31"}, "still to come"),
        ({"text": "keep me", "on": "never"}, "2026-05-14"),
    ],
)
def test_a_wrong_line_is_shown_again_on_its_sheet(
    cast: Cast, told: dict[str, str], words: str
) -> None:
    sheet = start(cast, "problem")
    path = reverse("thinking:sheet", args=[sheet])
    data = {"id": entry(cast.ana.client.get(path)), "slot": "try", **told}
    answer = cast.ana.client.post(reverse("thinking:line_add", args=[sheet]), data)
    assert answer.status_code == 422
    assert words in html(answer)
    assert Line.objects.for_system("a test").count() == 0


@pytest.mark.parametrize("text", ["\U0001f33f", "nul\x00 inside", "‮مرحبا", "<b>x</b>"])
def test_any_script_is_kept_and_shown_as_it_is(cast: Cast, text: str) -> None:
    sheet = start(cast, "problem", text)
    add(cast, sheet, "idea", text)
    page = html(cast.ana.client.get(reverse("thinking:sheet", args=[sheet])))
    assert "<b>x</b>" not in page
    assert 'dir="auto"' in page


def test_the_same_entry_with_other_words_is_told(cast: Cast) -> None:
    for _twice in range(2):
        made = sheets.start_sheet(
            cast.ana.actor, participant_id=ana(cast), kind="principle",
            said=sheets.Said(title="one"), id=ana(cast),
        )  # fmt: skip
    assert Sheet.objects.for_system("a test").count() == 1
    with pytest.raises(Replayed):
        sheets.start_sheet(
            cast.ana.actor, participant_id=ana(cast), kind="principle",
            said=sheets.Said(title="two"), id=made,
        )  # fmt: skip


def test_a_sheet_that_is_full_says_so(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "LINES_AT_MOST", 2)
    sheet = start(cast, "problem")
    for number in range(2):
        add(cast, sheet, "idea", str(number))
    with pytest.raises(NotLikeThis, match="full"):
        add(cast, sheet, "idea", "one more")
