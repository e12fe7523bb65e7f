"""A receipt tells a replay from another entry, and tells nobody what was written."""

from __future__ import annotations

import hashlib
from uuid import uuid4

import pytest

from handrail.ground.kernel.models import Receipt
from handrail.ground.kernel.receipts import Replayed, keyed, once

pytestmark = pytest.mark.django_db(databases="__all__")


def test_the_first_answer_stays_and_other_content_is_refused() -> None:
    org, owner, entry = uuid4(), uuid4(), uuid4()
    done = []

    def send(body: bytes) -> dict[str, int]:
        return once(owner, entry, body, lambda: done.append(body) or {"n": len(done)}, org_id=org)

    assert send(b"mood 2") == send(b"mood 2") == {"n": 1}
    with pytest.raises(Replayed):
        send(b"mood 3")
    assert Receipt.objects.get().org_id == org


def test_nobody_who_reads_the_table_can_try_out_what_was_written() -> None:
    """A day has few moods: an unkeyed hash of them would be as good as the words."""
    bodies = [b"mood %d" % mood for mood in range(1, 6)]
    owner = uuid4()
    for body in bodies:
        once(owner, uuid4(), body, dict, org_id=uuid4())
    kept = {bytes(digest) for (digest,) in Receipt.objects.values_list("digest")}
    assert len(kept) == len(bodies)
    assert kept.isdisjoint({hashlib.sha256(body).digest() for body in bodies})


def test_the_same_words_of_two_people_and_of_two_entries_look_different() -> None:
    plain, one, two = hashlib.sha256(b"fine").digest(), uuid4(), uuid4()
    assert len({keyed(a, b, plain) for a in (one, two) for b in (one, two)}) == 4
