"""Colours and the size of the text: for everybody, without a script, and never an error."""

from __future__ import annotations

import pytest
from django.test import Client

from handrail.ground.accounts.look import Look, chosen, read
from tests.cast import Cast


@pytest.mark.parametrize(
    ("cookie", "look"),
    [
        ("", Look("auto", "normal")),
        ("dark.large", Look("dark", "large")),
        ("light", Look("light", "normal")),
        (".largest", Look("auto", "largest")),
        ("red.huge", Look("auto", "normal")),
        ("dark.large.x", Look("dark", "normal")),
        ("\x00" * 4000, Look("auto", "normal")),
    ],
)
def test_what_a_cookie_says(cookie: str, look: Look) -> None:
    assert read(cookie) == look


@pytest.mark.parametrize("theme", ["auto", "light", "dark", "", "x"])
@pytest.mark.parametrize("text", ["normal", "large", "largest", "", "é"])
def test_what_is_written_is_read_again(theme: str, text: str) -> None:
    look = chosen(theme, text)
    assert read(look.written()) == look


def test_somebody_who_is_not_signed_in_chooses(db: None) -> None:
    client = Client()
    done = client.post("/look/", {"theme": "dark", "text": "largest"})
    assert (done.status_code, done["Location"]) == (303, "/look/")
    kept = done.cookies["look"]
    assert (kept.value, kept["max-age"], kept["samesite"]) == ("dark.largest", "", "Lax")
    page = client.get("/sign-in/").content.decode()
    assert 'data-theme="dark" data-text="largest"' in page
    assert "/look/" in page


@pytest.mark.parametrize(("private", "age"), [(True, 365 * 24 * 3600), (False, "")])
def test_a_shared_phone_forgets_it(cast: Cast, private: bool, age: object) -> None:
    client = Client()
    client.post("/sign-in/phone/", {"phone": "mine" if private else "shared"})
    done = client.post("/look/", {"theme": "light"})
    assert done.cookies["look"].value == "light.normal"
    assert done.cookies["look"]["max-age"] == age


def test_words_that_we_do_not_know_are_the_usual_look(cast: Cast) -> None:
    client = cast.ana.client
    client.post("/look/", {"theme": '"><script>', "text": "9" * 20_000})
    assert 'data-theme="auto" data-text="normal"' in client.get("/look/").content.decode()
