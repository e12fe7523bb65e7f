"""A site's own entries beside ours: written, changed, put away, hidden; an upgrade touches none."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse
from django.utils import translation

from handrail.ground.access import NotVisible
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.receipts import Replayed
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.shelf import commands, ours, rules
from handrail.ground.shelf.commands import Said
from handrail.ground.shelf.models import OwnEntry
from handrail.ground.shelf.queries import entries, entry, kinds
from handrail.ground.shelf.rules import Entry
from tests.cast import Cast

VALUE = Said(title="Drumming", text="We drum on Fridays.")
STEP = Said(title="Sit by the river", text="Sit by the river for an hour.", smaller="Look at it.",
            domain="joy", model="strengths")  # fmt: skip


def add(cast: Cast, said: Said = VALUE, kind: str = "value", **more: Any) -> UUID:
    values: dict[str, Any] = {"language": "en", **more}
    return commands.add_entry(cast.mona.actor, kind=kind, said=said, **values)


@pytest.mark.parametrize(
    ("kind", "change", "field"),
    [
        ("value", {}, None),
        ("step", {"domain": "joy", "smaller": "x"}, None),
        ("step", {"smaller": "x"}, "domain"),
        ("step", {"domain": "joy"}, "smaller"),
        ("strength", {}, "group"),
        ("strength", {"group": "sleep"}, "group"),
        ("strength", {"group": "skills"}, None),
        ("session_outline", {"parts": " \n "}, "parts"),
        ("session_outline", {"parts": "Say hello."}, None),
        ("session_outline", {"parts": "\n".join("abcdefghijklm")}, "parts"),
        ("bad_day", {"parts": "x" * 201}, "parts"),
        ("bad_day", {}, None),
    ],
)
def test_what_a_site_still_has_to_say(kind: str, change: dict[str, str], field: str | None) -> None:
    said = {"domain": "", "group": "", "smaller": "", "parts": "", **change}
    wrong = rules.check_own(kind, **said)
    assert [fault.field for fault in wrong] == ([field] if field else [])


@pytest.mark.covers("004-27")
def test_the_sites_own_stands_beside_ours(cast: Cast) -> None:
    add(cast)
    found = entries(cast.ana.actor, "value")
    assert [one.key for one in found[:40]] == [one.key for one in ours.of_kind("value", "en")]
    assert (found[40].title, found[40].own, found[40].version) == ("Drumming", True, 1)
    assert "Drumming" not in [one.title for one in entries(cast.omar.actor, "value")]
    add(cast, STEP, "step")
    for model, there in (("strengths", True), ("traditional", False), (None, True)):
        titles = [one.title for one in entries(cast.ben.actor, "step", model=model, domain="joy")]
        assert ("Sit by the river" in titles) is there


def test_an_upgrade_that_changes_or_drops_ours_touches_no_own(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(cast)
    key = entries(cast.ana.actor, "value")[-1].key
    newer = {
        language: {kind: tuple(replace(e, version=2, title=f"{e.title}!") for e in found[1:])
                   for kind, found in of_kind.items()}
        for language, of_kind in ours.ours().items()
    }  # fmt: skip
    monkeypatch.setattr(ours, "ours", lambda: newer)
    ours.by_key.cache_clear()
    from handrail.ground.shelf import queries

    queries._fitting.cache_clear()
    found = entries(cast.ana.actor, "value")
    assert found[0].title.endswith("!")
    assert len(found) == 40
    assert (found[-1].key, found[-1].title) == (key, "Drumming")
    queries._fitting.cache_clear()
    ours.by_key.cache_clear()


def test_the_same_entry_in_two_languages(cast: Cast) -> None:
    first = OwnEntry.objects.get(pk=add(cast))
    spanish = Said(title="Tambores", text="Tocamos los viernes.")
    add(cast, spanish, language="es", like=first.key)
    with translation.override("es"):
        assert entries(cast.ana.actor, "value")[-1].title == "Tambores"
        found = entry(cast.ana.actor, "value", first.key)
        assert found is not None
        assert found.title == "Tambores"
    with pytest.raises(NotLikeThis):
        add(cast, spanish, language="es", like=first.key)
    with pytest.raises(NotVisible):
        add(cast, spanish, language="es", like="nothing")
    assert next(k for k in kinds(cast.mona.actor) if k.kind == "value").own == 1


def test_sent_twice_is_stored_once(cast: Cast) -> None:
    entry_id = uuid7()
    assert add(cast, id=entry_id) == add(cast, id=entry_id)
    assert OwnEntry.objects.count() == 1
    with pytest.raises(Replayed):
        add(cast, replace(VALUE, text="Another."), id=entry_id)


def test_put_away_and_back_hidden_and_shown(cast: Cast) -> None:
    mona, row_id = cast.mona.actor, add(cast)
    commands.put_away(mona, entry_id=row_id)
    assert len(entries(mona, "value")) == 40
    commands.bring_back(mona, entry_id=row_id)
    for _ in range(2):
        commands.hide(mona, kind="value", key="faith")
    assert "faith" not in [one.key for one in entries(cast.ana.actor, "value")]
    assert isinstance(entry(cast.ana.actor, "value", "faith"), Entry)
    assert len(entries(cast.omar.actor, "value")) == 40
    commands.show_again(mona, kind="value", key="faith")
    assert len(entries(mona, "value")) == 41


def test_only_the_manager_of_the_site(cast: Cast) -> None:
    row_id = add(cast)
    for name, who in cast.everybody().items():
        if name == "mona":
            continue
        for call in (
            lambda a: commands.put_away(a, entry_id=row_id),
            lambda a: commands.hide(a, kind="value", key="faith"),
            lambda a: commands.add_entry(a, kind="value", language="en", said=VALUE),
            lambda a: commands.change_entry(a, entry_id=row_id, said=VALUE, version=1),
        ):
            with pytest.raises(NotVisible):
                call(who.actor)


@pytest.mark.parametrize(
    ("kind", "key"), [("value", "nothing"), ("nothing", "faith"), ("value", "\x00")]
)
def test_nothing_to_hide(cast: Cast, kind: str, key: str) -> None:
    with pytest.raises(NotVisible):
        commands.hide(cast.mona.actor, kind=kind, key=key)


def typed(**values: str) -> dict[str, str]:
    return {"id": str(uuid7()), "language": "en", "title": "Drum", "text": "We drum.", **values}


def test_a_manager_writes_one_and_people_find_it(cast: Cast) -> None:
    page = reverse("shelf:add", args=["value"])
    answer = cast.mona.client.post(page, typed())
    assert answer.status_code == 303
    assert "Drum" in cast.mona.client.get(answer["Location"]).text
    row = OwnEntry.objects.get()
    other = cast.mona.client.get(f"{page}?like={row.key}")
    assert '<option value="es" selected' in other.text
    spanish = typed(language="es", title="Tambor")
    assert cast.mona.client.post(f"{page}?like={row.key}", spanish).status_code == 303
    assert OwnEntry.objects.values_list("key").distinct().count() == 1


@pytest.mark.parametrize(
    ("kind", "values", "said"),
    [
        ("value", {"title": ""}, "Write a short title."),
        ("value", {"text": "x" * 20_000}, "20000 characters"),
        ("value", {"language": "xx"}, "Choose one of the list."),
        ("step", {"domain": "joy"}, "Write the smaller way"),
        ("step", {"smaller": "x"}, "Choose the part of life"),
        ("step", {"domain": "moon", "smaller": "x"}, "Choose one of the list."),
        ("strength", {}, "Choose where it belongs."),
        ("session_outline", {"parts": "x\n" * 14}, "Twelve lines are enough."),
        ("value", {"id": "no"}, "send it once more"),
    ],
)
def test_what_is_wrong_keeps_what_was_typed(
    cast: Cast, kind: str, values: dict[str, str], said: str
) -> None:
    answer = cast.mona.client.post(reverse("shelf:add", args=[kind]), typed(**values))
    assert answer.status_code == 422
    assert said in answer.text
    assert values.get("text", "We drum.")[:100] in answer.text
    assert OwnEntry.objects.count() == 0


@pytest.mark.parametrize("odd", ["a\x00b", "שלום", "😀 sun", "<b>x</b>"])
def test_odd_letters_are_kept_or_dropped_without_a_fuss(cast: Cast, odd: str) -> None:
    answer = cast.mona.client.post(reverse("shelf:add", args=["value"]), typed(title=odd))
    assert answer.status_code == 303
    assert OwnEntry.objects.get().title == odd.replace("\x00", "")
    assert cast.mona.client.get(answer["Location"]).status_code == 200


def test_two_change_the_same_one_and_both_are_kept(cast: Cast) -> None:
    row_id = add(cast)
    page = reverse("shelf:change", args=[row_id])
    first = typed(title="First", version="1")
    assert cast.mona.client.post(page, first).status_code == 303
    late = cast.mona.client.post(page, typed(title="Second", version="1"))
    assert late.status_code == 422
    for words in ("Somebody changed this while you wrote", "First", "Second", 'value="2"'):
        assert words in late.text
    assert cast.mona.client.post(page, typed(title="Second", version="2")).status_code == 303
    row = OwnEntry.objects.get()
    assert (row.title, row.version) == ("Second", 3)


def test_taps_and_strange_addresses(cast: Cast) -> None:
    row_id, client = add(cast), cast.mona.client
    for name in ("put_away", "bring_back"):
        assert client.post(reverse(f"shelf:{name}", args=[row_id])).status_code == 303
    page = reverse("shelf:hide", args=["value"])
    assert client.post(page, {"key": "faith"}).status_code == 303
    assert "Show again: Faith" in client.get(reverse("shelf:kind", args=["value"])).text
    assert client.post(page, {"key": "faith", "again": "yes"}).status_code == 303
    assert client.post(page, {"key": "nothing"}).status_code == 404
    for address in ("/shelf/nothing/", "/shelf/nothing/new/", "/shelf/value/new/?like=x"):
        assert client.get(address).status_code == 404, address
    assert client.get(reverse("shelf:change", args=[uuid7()])).status_code == 404


def test_every_kind_has_its_pages(cast: Cast) -> None:
    for kind in rules.KINDS:
        for name in ("kind", "add"):
            assert cast.mona.client.get(reverse(f"shelf:{name}", args=[kind])).status_code == 200
