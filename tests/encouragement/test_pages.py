"""The pages of kind words: quick to write, quiet to read, closed to everybody else."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from handrail.ground.audit.queries import reads_of
from handrail.ground.consent.commands import stop_sharing
from handrail.ground.kernel import clock
from handrail.practice.encouragement import commands, rules
from handrail.practice.encouragement.models import KindWord
from handrail.watch.insight.keeping import rebuild
from tests.cast import Cast

from .test_words import ZONE, allow, ana, write


def html(page: Any) -> str:
    return str(page.content.decode())


def address(cast: Cast) -> str:
    return reverse("encouragement:write", args=[ana(cast)])


def entry(page: Any) -> str:
    found = re.search(r'name="id" value="([0-9a-f-]{36})"', html(page))
    assert found
    return found.group(1)


def count() -> int:
    return int(KindWord.objects.for_system("a test counts").count())


@pytest.mark.covers("000-12")
def test_from_the_persons_page_in_one_tap_and_one_sentence(cast: Cast) -> None:
    """A link, a ready sentence, send: nothing else has to be filled in."""
    rebuild([ana(cast)])
    assert address(cast) in html(cast.ben.client.get(f"/people/{ana(cast)}/"))
    page = cast.ben.client.get(address(cast))
    sent = cast.ben.client.post(address(cast), {"id": entry(page), "ready": "thinking"})
    assert (sent.status_code, sent["Location"]) == (303, address(cast))
    today = html(cast.ana.client.get("/today/"))
    assert "From Ben" in today
    assert rules.READY["thinking"] in today
    assert "Ben" not in re.findall(r"<title>(.*?)</title>", today)[0]


@pytest.mark.covers("000-12")
def test_thanks_in_one_tap_and_the_writer_sees_it(cast: Cast) -> None:
    word = write(cast, cast.ben, "Line one\nLine <b>two</b>")
    today = html(cast.ana.client.get("/today/"))
    assert "Line one<br>Line &lt;b&gt;two&lt;/b&gt;" in today
    tap = reverse("encouragement:thanks", args=[word])
    answer = cast.ana.client.post(tap, {"next": "/today/"})
    assert (answer.status_code, answer["Location"]) == (303, "/today/")
    assert "You said thank you" in html(cast.ana.client.get("/today/"))
    assert "They said thank you" in html(cast.ben.client.get(address(cast)))


def test_put_away_delete_and_switch_off_work_without_a_script(cast: Cast) -> None:
    first, second = write(cast, cast.ben, "first one"), write(cast, cast.ben, "second one")
    client = cast.ana.client
    client.post(reverse("encouragement:away", args=[first]), {"next": "/today/"})
    assert "first one" not in html(client.get("/today/"))
    mine = reverse("encouragement:mine")
    assert "first one" in html(client.get(mine))
    client.post(reverse("encouragement:delete", args=[second]))
    assert "second one" not in html(client.get(mine))
    off = reverse("encouragement:off", args=[cast.ben.user.pk])
    assert client.post(off, {"next": "https://elsewhere.example/"})["Location"] == mine
    page = html(client.get(mine))
    assert "first one" not in page
    assert "Switch on again" in page
    assert rules.SWITCHED_OFF in html(cast.ben.client.get(address(cast)))
    refused = cast.ben.client.post(address(cast), {"id": str(first), "text": "still typed"})
    assert refused.status_code == 422
    assert "still typed" in html(refused)
    client.post(off, {"on": "1"})
    assert "first one" in html(client.get(mine))


def test_changing_and_taking_back_on_the_page(cast: Cast) -> None:
    page = cast.ben.client.get(address(cast))
    day = clock.today(ZONE) + timedelta(days=40)
    data = {"id": entry(page), "text": "Ten years!", "on": day.isoformat()}
    for _twice in range(2):
        assert cast.ben.client.post(address(cast), data).status_code == 303
    assert count() == 1
    assert "Ten years!" not in html(cast.ana.client.get("/kind-words/"))
    word = KindWord.objects.for_system("a test").get().pk
    edit = reverse("encouragement:edit", args=[word])
    form = cast.ben.client.get(edit)
    assert "Ten years!" in html(form)
    assert day.isoformat() in html(form)
    changed = {"id": entry(form), "text": "", "on": day.isoformat()}
    assert cast.ben.client.post(edit, changed).status_code == 422
    assert cast.ben.client.post(edit, {**changed, "text": "Eleven years!"}).status_code == 303
    assert "Eleven years!" in html(cast.ben.client.get(address(cast)))
    back = reverse("encouragement:take_back", args=[word])
    assert cast.ben.client.post(back).status_code == 303
    assert cast.ben.client.post(back).status_code == 404
    assert count() == 0


def test_what_arrived_is_not_changed_on_the_page(cast: Cast) -> None:
    word = write(cast, cast.ben, "It is yours now")
    edit = reverse("encouragement:edit", args=[word])
    answer = cast.ben.client.post(edit, {"id": str(word), "text": "Other"})
    assert answer.status_code == 422
    assert rules.ARRIVED in html(answer)
    back = cast.ben.client.post(reverse("encouragement:take_back", args=[word]), follow=True)
    assert rules.ARRIVED in html(back)
    assert count() == 1


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("text", "", rules.MISSING),
        ("text", "   \n", rules.MISSING),
        ("text", "\x00", rules.MISSING),
        ("text", "x" * 401, "400"),
        ("text", "x" * 1_000_000, "400"),
        ("on", "2001-01-01", rules.DAY_PAST),
        ("on", "9999-12-31", rules.DAY_FAR),
        ("on", "0001-01-01", rules.DAY_PAST),
        ("on", "soon", "2026-05-14"),
        ("on", "99999-01-01", "2026-05-14"),
        ("ready", "made-up", "Choose one of the sentences."),
        ("id", "x", "once more"),
    ],
)
def test_bad_input_gets_a_sentence_and_keeps_the_rest(
    cast: Cast, field: str, value: str, words: str
) -> None:
    page = cast.ben.client.get(address(cast))
    good = {"id": entry(page), "text": "the quiet street", "on": "", "ready": ""}
    answer = cast.ben.client.post(address(cast), {**good, field: value})
    assert answer.status_code == 422
    assert words in html(answer)
    assert field == "text" or "the quiet street" in html(answer)
    assert count() == 0


@pytest.mark.parametrize("text", ["مرحبا ‮ كل يوم", "\U0001f33f", "nul\x00 inside", "e\u0301" * 400])
def test_any_script_is_kept(cast: Cast, text: str) -> None:
    page = cast.ben.client.get(address(cast))
    sent = cast.ben.client.post(address(cast), {"id": entry(page), "text": text})
    assert sent.status_code == 303
    assert 'dir="auto"' in html(cast.ana.client.get("/kind-words/"))


def test_a_day_is_full_after_three(cast: Cast) -> None:
    for _number in range(3):
        write(cast, cast.ben, days=4)
    page = cast.ben.client.get(address(cast))
    day = (clock.today(ZONE) + timedelta(days=4)).isoformat()
    answer = cast.ben.client.post(address(cast), {"id": entry(page), "text": "one more", "on": day})
    assert answer.status_code == 422
    assert rules.DAY_FULL in html(answer)


@pytest.mark.covers("000-12", "rule-12")
def test_the_circle_has_a_page_while_the_participant_allows_it(cast: Cast) -> None:
    assert cast.circle.client.get(address(cast)).status_code == 404
    consent = allow(cast)
    assert address(cast) in html(cast.circle.client.get("/shared/"))
    page = cast.circle.client.get(address(cast))
    assert page.status_code == 200
    sent = cast.circle.client.post(address(cast), {"id": entry(page), "ready": "glad"})
    assert sent.status_code == 303
    assert "From Chris" in html(cast.ana.client.get("/today/"))
    assert rules.READY["glad"] not in html(cast.ben.client.get(address(cast))).split("<form")[0]
    stop_sharing(cast.ana.actor, participant_id=ana(cast), consent_id=consent)
    for answer in (
        cast.circle.client.get(address(cast)),
        cast.circle.client.post(address(cast), {"id": entry(page), "ready": "glad"}),
    ):
        assert answer.status_code == 404
    assert "From Chris" in html(cast.ana.client.get("/today/"))


def test_everybody_else_gets_404(cast: Cast) -> None:
    word = write(cast, cast.ben, days=3)
    arrived = write(cast, cast.ben)
    own = [reverse(f"encouragement:{name}", args=[word]) for name in ("edit", "take_back")]
    answers = [reverse(f"encouragement:{n}", args=[arrived]) for n in ("thanks", "away", "delete")]
    for name, member in cast.everybody().items():
        if name != "ben":
            for path in (address(cast), *own):
                assert member.client.get(path).status_code in {404, 405}, (name, path)
                assert member.client.post(path).status_code == 404, (name, path)
        if name != "ana":
            for path in answers:
                assert member.client.post(path).status_code == 404, (name, path)
    assert count() == 2


def test_a_look_by_the_writer_stands_in_the_book(cast: Cast) -> None:
    cast.ben.client.get(address(cast))
    looks, _more = reads_of(ana(cast))
    assert [(look.kind, look.capability) for look in looks] == [("read", "kind.words.write")]
    assert "kind words they wrote to you" in html(cast.ana.client.get("/my/people/looked/"))


def test_a_long_list_has_pages(cast: Cast) -> None:
    for number in range(14):
        word = write(cast, cast.ben, f"number {number:02}")
        moved = clock.today(ZONE) - timedelta(days=20 - number)
        KindWord.objects.for_system("a test").filter(pk=word).update(on=moved)
    first = html(cast.ana.client.get("/kind-words/"))
    assert "number 13" in first
    assert "number 01" not in first
    assert "number 01" in html(cast.ana.client.get("/kind-words/?page=2"))
    for odd in ("0", "-1", "x", "99999999999999999999"):
        assert cast.ana.client.get(f"/kind-words/?page={odd}").status_code == 200


def test_nobody_else_can_answer_for_the_participant(cast: Cast) -> None:
    word = write(cast, cast.ben)
    commands.put_away(cast.ana.actor, participant_id=ana(cast), word_id=word)
    off = reverse("encouragement:off", args=[cast.ben.user.pk])
    assert cast.rev.client.post(off).status_code == 404
    assert cast.ben.client.post(off).status_code == 404
