"""Sealed words open in their own place, with their own key, and nowhere else."""

from __future__ import annotations

from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

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


def test_words_are_bound_to_the_id_of_the_key_that_sealed_them() -> None:
    """The same bytes under another number, as after a mix-up of somebody's keys, open nothing."""
    second = PersonKey(KEY.owner, KEY.secret, version=2)
    blob = seal(second, PLACE, "mine")
    assert blob is not None
    assert int.from_bytes(blob[1:3], "big") == 2
    assert unseal(second, PLACE, blob) == "mine"
    for other in (KEY, PersonKey(uuid4(), KEY.secret, version=2)):
        with pytest.raises(Tampered):
            unseal(other, PLACE, blob)
    with pytest.raises(Tampered):
        unseal(KEY, PLACE, blob[:1] + (1).to_bytes(2, "big") + blob[3:])


def test_what_was_sealed_before_keys_had_a_number_still_opens() -> None:
    place = f"{PLACE.table}|{PLACE.column}|{PLACE.row}|{KEY.owner}".encode()
    nonce = bytes(range(12))
    old = b"\x01" + nonce + AESGCM(KEY.secret).encrypt(nonce, b"from before", b"\x01" + place)
    assert unseal(KEY, PLACE, old) == "from before"
    with pytest.raises(Tampered):
        unseal(KEY, Place("contacts_contact", "note", PLACE.row), old)


@pytest.mark.django_db(databases="__all__")
def test_deleting_the_key_erases() -> None:
    owner = uuid4()
    blob = seal(keys.make_key(owner), PLACE, "gone")
    assert unseal(keys.key_for(owner), PLACE, blob) == "gone"
    keys.erase(owner)
    with pytest.raises(Erased):
        keys.key_for(owner)
