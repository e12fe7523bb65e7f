"""Private pages: the participant's alone, whoever asks and by whatever way."""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.urls import reverse

from handrail.ground.access import NotVisible
from handrail.ground.access.capability import Capability, Reach, Role
from handrail.ground.access.policy import POLICY
from handrail.ground.accounts.models import User
from handrail.ground.kernel import clock
from handrail.ground.mydata.registry import everything
from handrail.ground.mydata.removing import _empty
from handrail.practice.thinking.commands import pages as commands
from handrail.practice.thinking.models import PrivateEarlier, PrivatePage
from handrail.practice.thinking.queries import pages as queries
from handrail.practice.thinking.rules import pages as rules
from tests.cast import Cast

WORDS = "what I owe my brother"


def ana(cast: Cast) -> UUID:
    assert cast.ana.participant_id is not None
    return cast.ana.participant_id


def write(cast: Cast, text: str = WORDS, **more: Any) -> UUID:
    return commands.write_page(cast.ana.actor, participant_id=ana(cast), text=text, **more)


def html(page: Any) -> str:
    return str(page.content.decode())


def entry(page: Any) -> str:
    found = re.search(r'name="id" value="([0-9a-f-]{36})"', html(page))
    assert found
    return found.group(1)


def count(model: Any = PrivatePage) -> int:
    return int(model.objects.for_system("a test counts").count())


def test_the_policy_has_one_row_for_the_participant_and_no_other() -> None:
    rows = [rule for rule in POLICY if rule.capability is Capability.PRIVATE_PAGE]
    assert [(r.role, r.reach, r.glass) for r in rows] == [(Role.PARTICIPANT, Reach.SELF, False)]


@pytest.mark.covers("003-12")
def test_no_member_of_the_cast_reads_a_page_by_any_capability(cast: Cast) -> None:
    """Not even by a capability that reaches the person for something else."""
    page = write(cast, sort="amends")
    commands.change_page(cast.ana.actor, participant_id=ana(cast), page_id=page, title="",
                         text="other")  # fmt: skip
    for name, member in cast.everybody().items():
        for capability in Capability:
            for model in (PrivatePage, PrivateEarlier):
                found = model.objects.visible_to(member.actor, capability).count()
                own = [r for r in POLICY if r.capability is capability and r.reach is Reach.SELF]
                assert found == (1 if name == "ana" and own else 0), (name, capability)


@pytest.mark.covers("003-12")
def test_no_member_of_the_cast_opens_or_changes_a_page(cast: Cast) -> None:
    page = write(cast)
    commands.change_page(cast.ana.actor, participant_id=ana(cast), page_id=page, title="",
                         text="other")  # fmt: skip
    earlier = PrivateEarlier.objects.for_system("a test").get().pk
    paths = [reverse(f"thinking:{n}", args=[page])
             for n in ("page", "page_edit", "page_hide", "page_delete")]  # fmt: skip
    paths.append(reverse("thinking:page_use", args=[earlier]))
    for name, member in cast.everybody().items():
        if name == "ana":
            continue
        for path in paths:
            assert member.client.get(path).status_code in {404, 405}, (name, path)
            said = {"id": str(page), "text": "mine now", "back": "1"}
            assert member.client.post(path, said).status_code in {404, 405}, (name, path)
        with pytest.raises(NotVisible):
            commands.write_page(member.actor, participant_id=ana(cast), text="x")
        with pytest.raises(NotVisible):
            commands.delete_page(member.actor, participant_id=ana(cast), page_id=page)
        with pytest.raises(NotVisible):
            queries.private_page(member.actor, page)
    assert queries.private_page(cast.ana.actor, page).text == "other"


def test_a_broken_glass_opens_no_private_page(cast: Cast) -> None:
    page = write(cast)
    User.objects.filter(pk=cast.carol.user.pk).update(phone_verified=True)
    carol = cast.carol.client
    why = reverse("desks:emergency_why", kwargs={"participant_id": ana(cast)})
    carol.post(why, {"reason": "Her sister called: she does not answer the door since yesterday."})
    assert carol.get(f"/people/{ana(cast)}/").status_code == 200
    assert carol.get(reverse("thinking:page", args=[page])).status_code == 404
    assert carol.get(reverse("thinking:pages")).status_code == 404


def test_no_page_of_anybody_else_shows_the_words(cast: Cast) -> None:
    write(cast, title="a name of its own")
    for name, member in cast.everybody().items():
        if name == "ana":
            continue
        for path in (f"/people/{ana(cast)}/", f"/plan/of/{ana(cast)}/", f"/think/of/{ana(cast)}/",
                     f"/programme/people/{ana(cast)}/", "/coach/", "/supervision/",
                     "/programme/", "/shared/"):  # fmt: skip
            page = html(member.client.get(path))
            assert WORDS not in page, (name, path)
            assert "a name of its own" not in page, (name, path)


def test_the_words_are_sealed_where_they_are_kept(cast: Cast) -> None:
    write(cast, title="my title")
    row = PrivatePage.objects.for_system("a test").get()
    assert WORDS.encode() not in bytes(row.text)
    assert b"my title" not in bytes(row.title)


def test_they_are_in_the_own_copy_and_go_at_removal(cast: Cast) -> None:
    page = write(cast)
    commands.change_page(cast.ana.actor, participant_id=ana(cast), page_id=page, title="",
                         text="the newer words")  # fmt: skip
    body = cast.ana.client.post(reverse("desks:my_copy")).content
    with zipfile.ZipFile(io.BytesIO(body)) as folder:
        held = json.loads(folder.read("data.json"))["held"]
    assert held["thinking.privatepage"][0]["text"] == "the newer words"
    assert held["thinking.privateearlier"][0]["text"] == WORDS
    for each in everything():
        if each.model in (PrivatePage, PrivateEarlier):
            _empty(each, ana(cast))
    assert (count(), count(PrivateEarlier)) == (0, 0)


def test_written_read_changed_and_the_words_before_are_kept(cast: Cast) -> None:
    client = cast.ana.client
    form = client.get(reverse("thinking:page_new") + "?about=instead")
    assert "What did it do for me?" in html(form)
    data = {
        "id": entry(form),
        "sort": "instead",
        "title": "",
        "text": "It made me <b>calm</b>.\nمرحبا",
    }
    for _twice in range(2):
        sent = client.post(reverse("thinking:page_new"), data)
        assert sent.status_code == 303
    assert count() == 1
    page = html(client.get(sent["Location"]))
    assert "It made me &lt;b&gt;calm&lt;/b&gt;.<br>مرحبا" in page
    assert "Only you can read this." in page
    page_id = PrivatePage.objects.for_system("a test").get().pk
    edit = reverse("thinking:page_edit", args=[page_id])
    again = client.get(edit)
    assert "It made me &lt;b&gt;calm" in html(again)
    new = {
        "id": entry(again),
        "sort": "instead",
        "title": "Calm",
        "text": "Walks do.",
        "version": "1",
    }
    assert client.post(edit, new).status_code == 303
    page = html(client.get(reverse("thinking:page", args=[page_id])))
    assert "Walks do." in page
    assert "It made me" in page.split("Earlier words")[1]
    earlier = PrivateEarlier.objects.for_system("a test").get().pk
    assert client.post(reverse("thinking:page_use", args=[earlier])).status_code == 303
    found = queries.private_page(cast.ana.actor, page_id)
    assert found.text.startswith("It made me")
    assert found.version == 3


def test_changed_on_two_phones_keeps_both_and_says_so(cast: Cast) -> None:
    page = write(cast)
    edit = reverse("thinking:page_edit", args=[page])
    client = cast.ana.client
    for words in ("from one phone", "from the other"):
        said = {"id": str(page), "text": words, "title": "", "version": "1"}
        answer = client.post(edit, said, follow=True)
    assert "changed somewhere else" in html(answer)
    assert "from the other" in html(answer)
    assert "from one phone" in html(answer).split("Earlier words")[-1]


def test_what_it_did_for_me_has_questions_and_leads_to_something_to_try() -> None:
    asked = " ".join(rules.SORTS["instead"].questions)
    assert "What did it do for me?" in asked
    assert "What else has done that for me" in asked


def test_hidden_until_asked_for_and_the_list_does_not_tell(cast: Cast) -> None:
    client, page = cast.ana.client, write(cast)
    before = html(client.get(reverse("thinking:pages")))
    assert "Show hidden pages" in before
    client.post(reverse("thinking:page_hide", args=[page]))
    assert WORDS not in html(client.get(reverse("thinking:pages")))
    assert WORDS not in html(client.get(reverse("thinking:mine")))
    asked = html(client.get(reverse("thinking:pages") + "?hidden=1"))
    assert WORDS in asked
    client.post(reverse("thinking:page_hide", args=[page]), {"back": "1"})
    assert WORDS in html(client.get(reverse("thinking:pages")))


def test_deleting_asks_once_and_takes_the_earlier_words_along(cast: Cast) -> None:
    page = write(cast)
    commands.change_page(cast.ana.actor, participant_id=ana(cast), page_id=page, title="",
                         text="other")  # fmt: skip
    path = reverse("thinking:page_delete", args=[page])
    assert "Delete this page?" in html(cast.ana.client.get(path))
    assert count() == 1
    assert cast.ana.client.post(path).status_code == 303
    assert (count(), count(PrivateEarlier)) == (0, 0)
    assert cast.ana.client.post(path).status_code == 404


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("text", "", "Write a name for the page"),
        ("text", "\x00", "Write a name for the page"),
        ("text", "x" * 20_000, "there is room for 8000"),
        ("title", "y" * 121, "there is room for 120"),
        ("sort", "made-up", "Choose one of the list."),
        ("id", "x", "once more"),
    ],
)
def test_bad_input_gets_a_sentence_and_keeps_the_rest(
    cast: Cast, field: str, value: str, words: str
) -> None:
    path = reverse("thinking:page_new")
    good = {"id": entry(cast.ana.client.get(path)), "sort": "free", "title": "", "text": WORDS}
    answer = cast.ana.client.post(path, {**good, field: value})
    assert answer.status_code == 422
    assert words in html(answer)
    assert field == "text" or WORDS in html(answer)
    assert count() == 0


@pytest.mark.parametrize("text", ["\U0001f33f", "nul\x00 inside", "‮مرحبا", "e\u0301" * 400])
def test_any_script_is_kept(cast: Cast, text: str) -> None:
    assert queries.private_page(cast.ana.actor, write(cast, text)).text


def test_the_newest_stand_first_and_a_long_list_has_pages(cast: Cast) -> None:
    for number in range(22):
        with time_machine.travel(clock.now() + timedelta(minutes=number), tick=False):
            write(cast, f"number {number:02}")
    client = cast.ana.client
    first = html(client.get(reverse("thinking:pages")))
    assert "number 21" in first
    assert "number 01" not in first
    for odd in ("2", "0", "-1", "x", "99999999999999999999"):
        assert client.get(f"{reverse('thinking:pages')}?page={odd}").status_code == 200


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [("A", "b", "A"), ("", "first\nsecond", "first"), ("", "x" * 80, "x" * 59 + "…"), ("", "", "")],
)
def test_what_a_page_is_called(title: str, text: str, name: str) -> None:
    assert rules.name(title, text) == name
