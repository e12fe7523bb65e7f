"""Sealed words open in their own place, with their own key, and nowhere else."""

from __future__ import annotations

from uuid import uuid4

import pytest

from handrail.ground.kernel import keys
from handrail.ground.kernel.keys import Erased, PersonKey
from handrail.ground.kernel.sealed import Place, Tampered, seal, unseal

KEY = PersonKey(uuid4(), bytes(range(32)))
PLACE = Place("checkins_checkin", "note", uuid4())


@pytest.mark.parametrize("text", ["a", "0", "señora 🌱 ‏שלום", "x" * 20_000, "  two\nlines "])
def test_what_was_written_comes_back(text: str) -> None:
    assert unseal(KEY, PLACE, seal(KEY, PLACE, text)) == text


@pytest.mark.parametrize("nothing", [None, ""])
def test_nothing_stays_nothing(nothing: str | None) -> None:
    assert seal(KEY, PLACE, nothing) is None
    assert unseal(KEY, PLACE, None) is None


@pytest.mark.parametrize(
    "place",
    [
        Place("contacts_contact", "note", PLACE.row),
        Place("checkins_checkin", "helped", PLACE.row),
        Place("checkins_checkin", "note", uuid4()),
    ],
)
def test_a_moved_ciphertext_does_not_open(place: Place) -> None:
    blob = seal(KEY, PLACE, "mine")
    with pytest.raises(Tampered):
        unseal(KEY, place, blob)


def test_another_key_and_a_flipped_bit_do_not_open() -> None:
    blob = seal(KEY, PLACE, "mine")
    assert blob is not None
    with pytest.raises(Tampered):
        unseal(PersonKey(KEY.owner, bytes(32)), PLACE, blob)
    for at in range(len(blob)):
        with pytest.raises(Tampered):
            unseal(KEY, PLACE, blob[:at] + bytes([blob[at] ^ 1]) + blob[at + 1 :])


@pytest.mark.django_db(databases="__all__")
def test_deleting_the_key_erases() -> None:
    owner = uuid4()
    blob = seal(keys.make_key(owner), PLACE, "gone")
    assert unseal(keys.key_for(owner), PLACE, blob) == "gone"
    keys.erase(owner)
    with pytest.raises(Erased):
        keys.key_for(owner)
