"""More fields than a form may have: a sentence and 413, whoever sends them."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client

from tests.cast import Cast

TOO_MANY = {f"field-{number}": "x" for number in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)}


@pytest.mark.parametrize("checked", [False, True])
def test_too_many_fields_get_a_sentence(cast: Cast, checked: bool) -> None:
    client = Client(enforce_csrf_checks=checked)
    client.cookies = cast.mona.client.cookies
    client.get("/programme/people/new/")
    answer = client.post("/programme/people/new/", TOO_MANY)
    assert answer.status_code == 413
    assert "too many answers at once" in answer.text
    assert "What you typed is still there." in answer.text


def test_also_in_an_address_and_for_nobody(db: None) -> None:
    assert Client().post("/sign-in/code/", TOO_MANY).status_code == 413
    assert Client().get("/meetings/", TOO_MANY).status_code in (302, 413)


def test_as_many_as_are_allowed_are_read(cast: Cast) -> None:
    fewer = dict(list(TOO_MANY.items())[: settings.DATA_UPLOAD_MAX_NUMBER_FIELDS])
    assert cast.mona.client.post("/programme/people/new/", fewer).status_code == 422
