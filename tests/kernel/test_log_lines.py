"""What the log says about a request."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client

from handrail.ground.kernel.log_lines import WithoutIds
from tests.cast import Cast


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """The log as the settings write it, in a text."""
    written = settings.LOGGING["formatters"]["plain"]
    assert written["()"].endswith(WithoutIds.__qualname__)
    text = io.StringIO()
    handler = logging.StreamHandler(text)
    handler.setFormatter(WithoutIds(written["format"]))
    logging.getLogger().addHandler(handler)
    yield text
    logging.getLogger().removeHandler(handler)


def test_a_body_that_is_too_large_is_one_line_without_an_id(cast: Cast, lines: io.StringIO) -> None:
    big = "x=" + "y" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
    form = "application/x-www-form-urlencoded"
    of_ana = f"/contacts/of/{cast.ana.participant_id}/new/"
    for member, address in ((cast.ben, of_ana), (cast.ana, "/plan/wins/new/")):
        client = Client(raise_request_exception=False)
        client.cookies = member.client.cookies
        answer = client.post(address, big, content_type=form)
        assert answer.status_code == 413
        assert "too much to send at once" in answer.content.decode()
    said = [line for line in lines.getvalue().splitlines() if line]
    assert len(said) == 2, said
    assert "RequestDataTooBig" in said[0]
    assert "(/contacts/of/<uuid:participant_id>/new/)" in said[0]
    assert str(cast.ana.participant_id) not in lines.getvalue()


def test_a_token_that_does_not_fit_names_the_kind_of_page(cast: Cast, lines: io.StringIO) -> None:
    client = Client(enforce_csrf_checks=True)
    client.post(f"/contacts/of/{cast.ana.participant_id}/new/", {"note": "secret words"})
    said = lines.getvalue()
    assert "<uuid:participant_id>" in said
    assert str(cast.ana.participant_id) not in said
    assert "secret words" not in said


def test_our_own_fault_keeps_its_traceback(cast: Cast, lines: io.StringIO) -> None:
    request = Client().get("/healthz").wsgi_request
    request.path, request.resolver_match = f"/people/{uuid4()}/\n", None
    try:
        raise RuntimeError("ours")
    except RuntimeError:
        logging.getLogger("django.request").error(
            "%s: %s", "Internal Server Error", request.path,
            extra={"request": request}, exc_info=True,
        )  # fmt: skip
    said = lines.getvalue()
    assert "Internal Server Error (an address that is not known)" in said
    assert "RuntimeError: ours" in said
    assert "/people/" not in said
