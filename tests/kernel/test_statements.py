"""A statement written once writes and changes what Django's own would."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from handrail.ground.kernel import clock
from handrail.ground.kernel.models import Receipt
from handrail.ground.kernel.statements import insert, update

pytestmark = pytest.mark.django_db


def test_a_row_is_written_as_save_would_and_gives_its_key_back() -> None:
    said = {
        "org_id": uuid4(), "owner": uuid4(), "entry": uuid4(), "digest": b"\0\xff",
        "answer": {"word": "señal"}, "made_at": clock.now(),
    }  # fmt: skip
    pk = insert(Receipt, said, back="id")
    row = Receipt.objects.get(pk=pk)
    assert (row.owner, row.entry, row.answer) == (said["owner"], said["entry"], said["answer"])
    assert (bytes(row.digest), row.made_at) == (said["digest"], said["made_at"])
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(Receipt, said)


def test_only_the_rows_meant_are_changed_and_counted() -> None:
    rows = [
        insert(Receipt, {"org_id": uuid4(), "owner": uuid4(), "entry": uuid4(), "digest": b"x",
                         "answer": {}, "made_at": clock.now()}, back="id")
        for _ in range(2)
    ]  # fmt: skip
    assert update(Receipt, {"answer": {"n": 1}, "digest": b"y"}, {"id": rows[0]}) == 1
    assert update(Receipt, {"answer": {"n": 1}}, {"id": 0}) == 0
    found = {r.pk: (r.answer, bytes(r.digest)) for r in Receipt.objects.filter(pk__in=rows)}
    assert found == {rows[0]: ({"n": 1}, b"y"), rows[1]: ({}, b"x")}
