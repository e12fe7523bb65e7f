"""Bringing a list in from an address: size, time, turns, and where it may lead."""

from __future__ import annotations

import gzip
import socket
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from handrail.practice.community.fetch import fetch
from handrail.practice.community.rules.feed import LIMIT_BYTES, FeedRefused

Answer = Callable[[httpx.Request], httpx.Response]
PUBLIC, PRIVATE = "93.184.216.34", "10.0.0.8"


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Names and the numbers behind them."""
    known = {"feeds.example": PUBLIC, "inside.example": PRIVATE}

    def look_up(host: str, port: int, **_: Any) -> list[Any]:
        number = known.get(host, host)
        if not number[0].isdigit() and ":" not in number:
            raise socket.gaierror
        return [(2, 1, 6, "", (number, port))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return known


def _get(url: str, answer: Answer, *, private_allowed: bool = False) -> bytes:
    transport = httpx.MockTransport(answer)
    return fetch(url, private_allowed=private_allowed, transport=transport)


@pytest.mark.usefixtures("names")
def test_the_connection_goes_to_the_number_that_was_checked() -> None:
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, stream=httpx.ByteStream(b"[1]"))

    assert _get("https://feeds.example/a?b=1", answer) == b"[1]"
    assert seen[0].url.host == PUBLIC
    assert seen[0].headers["host"] == "feeds.example"
    assert seen[0].extensions["sni_hostname"] == "feeds.example"
    assert seen[0].url.query == b"b=1"


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize(
    "url",
    [
        "http://inside.example/",
        "http://127.0.0.1/",
        "http://0.0.0.0/",
        "http://169.254.169.254/",
        "http://192.168.1.1/",
        "http://[::1]/",
        "http://[fe80::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://224.0.0.1/",
    ],
)
def test_private_networks_are_not_entered(url: str) -> None:
    def never(request: httpx.Request) -> httpx.Response:
        raise AssertionError(request.url)

    with pytest.raises(FeedRefused, match="private network"):
        _get(url, never)


@pytest.mark.usefixtures("names")
def test_a_redirect_into_a_private_network_is_not_followed() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        assert request.url.host == PUBLIC
        return httpx.Response(302, headers={"location": "http://inside.example/"})

    with pytest.raises(FeedRefused, match="private network"):
        _get("http://feeds.example/", answer)


@pytest.mark.usefixtures("names")
def test_a_few_redirects_are_followed_and_endless_ones_are_not() -> None:
    def once(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/":
            return httpx.Response(301, headers={"location": "/feed.json"})
        return httpx.Response(200, stream=httpx.ByteStream(b"[2]"))

    assert _get("http://feeds.example/", once) == b"[2]"
    with pytest.raises(FeedRefused, match="too often"):
        _get("http://feeds.example/", lambda _: httpx.Response(302, headers={"location": "/x"}))


@pytest.mark.usefixtures("names")
def test_packed_answers_are_unpacked_and_a_flood_is_stopped() -> None:
    packed = gzip.compress(b"[3]")
    headers = {"content-encoding": "gzip"}

    def answer(content: bytes) -> Answer:
        return lambda _: httpx.Response(200, headers=headers, stream=httpx.ByteStream(content))

    assert _get("http://feeds.example/", answer(packed)) == b"[3]"
    flood = gzip.compress(b" " * (LIMIT_BYTES + 100))
    assert len(_get("http://feeds.example/", answer(flood))) > LIMIT_BYTES
    with pytest.raises(FeedRefused):
        _get("http://feeds.example/", answer(b"not packed"))


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://unknown.example/", "no such address"),
        ("file:///etc/passwd", "begin with http"),
        ("http://", "begin with http"),
        ("http://[x", "did not answer"),
    ],
)
def test_addresses_that_are_none(url: str, words: str) -> None:
    with pytest.raises(FeedRefused, match=words):
        _get(url, lambda _: httpx.Response(200))


@pytest.mark.usefixtures("names")
def test_errors_and_silence_become_sentences() -> None:
    def slow(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("", request=request)

    def broken(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("", request=request)

    for answer, words in (
        (slow, "too long"),
        (broken, "did not answer"),
        (lambda _: httpx.Response(503), "503"),
    ):
        with pytest.raises(FeedRefused, match=words):
            _get("http://feeds.example/", answer)


def test_the_command_line_may_read_from_its_own_network() -> None:
    answer = _get(
        "http://127.0.0.1:9/x",
        lambda _: httpx.Response(200, stream=httpx.ByteStream(b"[]")),
        private_allowed=True,
    )
    assert answer == b"[]"
