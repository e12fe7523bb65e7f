"""What somebody reads when our side broke."""

from __future__ import annotations

import pytest
from django.test import RequestFactory
from django.utils import translation

from handrail.faces.desks.errors import broken


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Something broke on our side."), ("es", "Algo falló de nuestro lado.")],
)
def test_it_speaks_the_readers_language(rf: RequestFactory, language: str, words: str) -> None:
    with translation.override(language):
        answer = broken(rf.get("/today/"))
    html = answer.content.decode()
    assert answer.status_code == 500
    assert words in html
    assert f"<html lang={language}>" in html
    assert "988" in html
