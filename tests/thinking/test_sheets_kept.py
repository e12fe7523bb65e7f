"""Sheets that two write on, that are put away and erased, and what is typed wrong."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.urls import reverse

from handrail.design.dates import dated
from handrail.ground.access import NotVisible
from handrail.ground.audit.queries import reads_of
from handrail.ground.kernel.receipts import Replayed
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people import past
from handrail.ground.people.models import Participant
from handrail.practice.thinking.commands import lines, sheets
from handrail.practice.thinking.models import Earlier, Line, Sheet
from handrail.practice.thinking.queries import sheets as queries
from handrail.practice.thinking.queries.views import EarlierView
from handrail.practice.thinking.rules import kinds
from handrail.practice.thinking.rules.earlier import Changed, changed
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
        ({"text": "keep me", "on": "9999-12-31"}, past.AHEAD),
        ({"text": "keep me", "on": "0001-01-01"}, past.LONG_AGO),
        ({"text": "keep me", "on": "1850-06-01"}, past.LONG_AGO),
        ({"text": "keep me", "on": "1989-12-31"}, past.BEFORE_BIRTH),
        ({"text": "keep me", "on": "never"}, "2026-05-14"),
    ],
)
def test_a_wrong_line_is_shown_again_on_its_sheet(
    cast: Cast, told: dict[str, str], words: str
) -> None:
    born_1990(cast)
    sheet = start(cast, "problem")
    path = reverse("thinking:sheet", args=[sheet])
    data = {"id": entry(cast.ana.client.get(path)), "slot": "try", **told}
    answer = cast.ana.client.post(reverse("thinking:line_add", args=[sheet]), data)
    assert answer.status_code == 422
    assert words in html(answer)
    assert told["text"] in html(answer)
    assert Line.objects.for_system("a test").count() == 0


def born_1990(cast: Cast) -> None:
    people = Participant.objects.for_system("a test knows when somebody was born")
    people.filter(pk=ana(cast)).update(birth_year=1990)


DATED = [(key, slot) for key, tool in kinds.KINDS.items() for slot, at in tool.slots.items()
         if at.dated and not at.under]  # fmt: skip


@pytest.mark.parametrize(("kind", "slot"), DATED)
@pytest.mark.parametrize("day", [date(1, 1, 1), date(1850, 6, 1), date(1989, 12, 31)])
def test_no_line_of_any_kind_is_older_than_who_it_is_of(
    cast: Cast, kind: str, slot: str, day: date
) -> None:
    born_1990(cast)
    sheet = start(cast, kind)
    with pytest.raises(NotLikeThis):
        add(cast, sheet, slot, "keep me", on=day)
    line = add(cast, sheet, slot, "keep me", on=date(1990, 1, 1))
    with pytest.raises(NotLikeThis):
        lines.change_line(cast.ana.actor, participant_id=ana(cast), line_id=line,
                          told=lines.Told(text="keep me", on=day))  # fmt: skip
    assert Line.objects.for_system("a test").get().on == date(1990, 1, 1)


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


def the_line(cast: Cast, line: UUID) -> Line:
    return Line.objects.for_system("a test").get(pk=line)


def kept(cast: Cast, sheet: UUID, who: str = "ana") -> list[EarlierView]:
    actor = getattr(cast, who).actor
    return queries.earlier(actor, queries.sheet(actor, sheet))


@pytest.mark.covers("003-26")
def test_the_numbers_of_practice_are_kept_and_put_back(cast: Cast) -> None:
    sheet = start(cast, "skill")
    line = add(cast, sheet, "practice", "on the phone", before=3, after=6)
    edit = reverse("thinking:line_edit", args=[line])
    today = the_line(cast, line).on
    said = {"id": str(line), "slot": "practice", "text": "on the phone", "before": "2",
            "after": "", "on": today.isoformat(), "version": "1"}  # fmt: skip
    cast.ana.client.post(edit, said)
    assert (the_line(cast, line).before, the_line(cast, line).after) == (2, None)
    (was,) = kept(cast, sheet)
    assert was.changed == Changed(numbers=True)
    assert [text for _label, text in was.numbers][1:] == ["before: 3", "after: 6"]
    page = html(cast.ana.client.get(reverse("thinking:earlier", args=[sheet])))
    for words in ("before: 3", "after: 6", "Use these numbers again", "Mine"):
        assert words in page
    again = cast.ana.client.post(edit, said, follow=True)
    assert "changed somewhere else" in html(again)
    cast.ana.client.post(reverse("thinking:use_earlier", args=[was.id]))
    assert (the_line(cast, line).before, the_line(cast, line).after) == (3, 6)
    assert [text for _label, text in kept(cast, sheet)[0].numbers][1:] == [
        "before: 2", "after: not sure"]  # fmt: skip


@pytest.mark.parametrize(
    ("was", "after", "numbered", "what"),
    [
        (("a", []), ("a", [1]), False, Changed()),
        (("a", []), ("b", [1]), False, Changed(words=True)),
        (("a", []), ("a", [1]), True, Changed(numbers=True)),
        (("a", [2]), ("b", [1]), True, Changed(words=True, numbers=True)),
    ],
)
def test_a_version_without_numbers_tells_nothing_of_them(
    was: tuple[object, object], after: tuple[object, object], numbered: bool, what: Changed
) -> None:
    assert changed(was, after, numbered=numbered) == what


def test_words_from_before_numbers_were_kept_do_not_speak_of_numbers(cast: Cast) -> None:
    sheet = start(cast, "skill")
    line = add(cast, sheet, "practice", "first words", before=3, after=6)
    day = the_line(cast, line).on
    for words, after in (("next words", 6), ("next words", 8)):
        told = lines.Told(words, day, None, 3, after)
        lines.change_line(cast.ana.actor, participant_id=ana(cast), line_id=line, told=told)
    oldest = Earlier.objects.for_system("a test").order_by("made_at", "pk").first()
    Earlier.objects.for_system("a test").filter(pk=oldest.pk).update(numbered=False)
    newer, older = kept(cast, sheet)
    assert newer.changed == Changed(numbers=True)
    assert (older.changed, older.numbers) == (Changed(words=True), [])
    page = html(cast.ana.client.get(reverse("thinking:earlier", args=[sheet])))
    assert "Use these words again" in page
    assert "The words and the numbers were changed" not in page


def test_saving_a_line_as_it_was_keeps_nothing(cast: Cast) -> None:
    sheet = start(cast, "skill")
    line = add(cast, sheet, "practice", "on the phone", before=3, after=6)
    same = lines.Told("on the phone", the_line(cast, line).on, None, 3, 6)
    lines.change_line(cast.ana.actor, participant_id=ana(cast), line_id=line, told=same)
    assert kept(cast, sheet) == []
    assert the_line(cast, line).version == 1


def test_how_much_it_matters_is_kept(cast: Cast) -> None:
    sheet = start(cast, "decision")
    way = queries.sheet(cast.ana.actor, sheet).in_slot("way")[0]
    line = add(cast, sheet, "good", "near my sister", under=way.id, weight=1)
    told = lines.Told("near my sister", weight=3)
    lines.change_line(cast.ana.actor, participant_id=ana(cast), line_id=line, told=told)
    assert ("How much it matters", "Matters a little") in kept(cast, sheet)[0].numbers


def test_what_one_leant_to_and_how_sure_is_kept_and_put_back(cast: Cast) -> None:
    sheet = start(cast, "decision")
    stay, move = queries.sheet(cast.ana.actor, sheet).in_slot("way")
    pick = reverse("thinking:pick", args=[sheet])
    cast.ana.client.post(pick, {"line": str(stay.id), "sure": "4"})
    cast.ana.client.post(pick, {"line": str(move.id), "sure": "7"})
    cast.ana.client.post(pick, {"line": str(move.id), "sure": "7"})
    first, open_then = kept(cast, sheet)
    assert first.numbers == [("Picked", "stay"), ("", "sure: 4 of 10")]
    assert open_then.numbers == [("", "This is open.")]
    cast.ana.client.post(reverse("thinking:use_earlier", args=[first.id]))
    now = queries.sheet(cast.ana.actor, sheet)
    assert (now.pick, now.sure) == (stay.id, 4)
    assert len(kept(cast, sheet)) == 3


def test_who_somebody_is_for_one_and_the_last_day_are_kept(cast: Cast) -> None:
    person = start(cast, "person", "Tom", sort="harder", shared=True)
    change = sheets.Said("Tom", sort="both")
    sheets.change_sheet(cast.ana.actor, participant_id=ana(cast), sheet_id=person, said=change)
    assert kept(cast, person)[0].numbers == [("How is it for you?", "Makes it harder")]
    assert kept(cast, person, "ben")[0].numbers == [("How is it for you?", "Makes it harder")]
    tried = start(cast, "experiment")
    row = Sheet.objects.for_system("a test").get(pk=tried)
    last = row.ends_on
    sooner = sheets.Said("my own title", ends_on=row.starts_on + timedelta(days=3))
    sheets.change_sheet(cast.ana.actor, participant_id=ana(cast), sheet_id=tried, said=sooner)
    assert kept(cast, tried)[0].numbers == [("Until", dated(last))]


def test_a_coach_reads_no_number_from_before_it_was_shared(cast: Cast) -> None:
    sheet = start(cast, "skill")
    line = add(cast, sheet, "practice", "on the phone", before=3, after=6)
    for before in (2, 1):
        told = lines.Told("on the phone", None, None, before, 6)
        lines.change_line(cast.ana.actor, participant_id=ana(cast), line_id=line, told=told)
        sheets.share_sheet(cast.ana.actor, participant_id=ana(cast), sheet_id=sheet, shared=True)
    page = html(cast.ben.client.get(reverse("thinking:earlier", args=[sheet])))
    assert "before: 2" in page
    assert "before: 3" not in page


def test_a_coachs_line_says_whose_it_was(cast: Cast) -> None:
    sheet = start(cast, "problem", shared=True)
    line = add(cast, sheet, "idea", "odd one", by=cast.ben)
    told = lines.Told("odder one")
    lines.change_line(cast.ben.actor, participant_id=ana(cast), line_id=line, told=told)
    page = html(cast.ana.client.get(reverse("thinking:earlier", args=[sheet])))
    assert "Ben" in page
    assert kept(cast, sheet)[0].name == "Ben"


@pytest.mark.parametrize(
    ("was", "after", "what"),
    [
        (("a", 1), ("a", 1), Changed()),
        (("a", 1), ("b", 1), Changed(words=True)),
        (("a", 1), ("a", 2), Changed(numbers=True)),
        (("a", 1), ("b", 2), Changed(words=True, numbers=True)),
    ],
)
def test_what_was_changed_is_named_and_the_button_says_what_comes_back(
    was: tuple[object, object], after: tuple[object, object], what: Changed
) -> None:
    assert changed(was, after) == what
    assert bool(what.told) is bool(what.use) is what.any
    assert ("words" in what.told) is what.words
    assert ("numbers" in what.use) is (what.numbers and not what.words)


def test_what_only_ended_or_was_shared_has_no_earlier_words(cast: Cast) -> None:
    me, actor = {"participant_id": ana(cast)}, cast.ana.actor
    made = sheets.start_sheet(actor, **me, kind="problem", said=sheets.Said("The noise upstairs"))
    sheets.share_sheet(actor, **me, sheet_id=made, shared=True)
    cast.ana.client.post(reverse("thinking:end", args=[made]), {"state": "closed"})
    for state in kinds.KINDS["problem"].ends:
        sheets.end_sheet(actor, **me, sheet_id=made, state=state)
        sheets.end_sheet(actor, **me, sheet_id=made, state="open")
    whole = "/my/paper/print/?form=whole"
    for member in (cast.ana, cast.ben):
        page = html(member.client.get(reverse("thinking:earlier", args=[made])))
        assert "Use these numbers again" not in page
        assert "Nothing was changed yet" in page
    assert "until" not in html(cast.ana.client.get(whole)).split("The noise upstairs")[1]
    said = sheets.Said("The noise next door")
    sheets.change_sheet(actor, **me, sheet_id=made, said=said)
    sheets.share_sheet(actor, **me, sheet_id=made, shared=False)
    page = html(cast.ana.client.get(reverse("thinking:earlier", args=[made])))
    assert page.count("Use these words again") == 1
    assert "The words were changed" in page
    assert html(cast.ana.client.get(whole)).count("The noise upstairs") == 1
