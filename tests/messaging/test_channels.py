"""The ways out, against a server on this machine."""

from __future__ import annotations

import json
import smtplib
import stat
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest
from django.core import mail

from handrail.ground.messaging.channels import (
    Letter,
    NoChannel,
    Receipt,
    Refused,
    Unreachable,
    channel_for,
)
from handrail.ground.messaging.channels.choice import set_up
from handrail.ground.messaging.channels.local import Console, File
from handrail.ground.messaging.channels.smtp import Smtp
from handrail.ground.messaging.channels.webhook import Webhook

LETTER = Letter("0190-a", "+12025550101", "A message", "You have a message.")


class Provider(BaseHTTPRequestHandler):
    """A text-message provider that answers as told."""

    answer: ClassVar[tuple[int, bytes]] = (200, b"{}")
    seen: ClassVar[list[tuple[dict[str, str], Any]]] = []

    def do_POST(self) -> None:
        """Keep what came and answer."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.seen.append((dict(self.headers.items()), json.loads(body)))
        self.send_response(self.answer[0])
        self.end_headers()
        self.wfile.write(self.answer[1])

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def provider(settings: Any) -> Iterator[type[Provider]]:
    """Run a provider on this machine."""
    server = HTTPServer(("127.0.0.1", 0), Provider)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    settings.HANDRAIL_SMS_URL = f"http://127.0.0.1:{server.server_port}/send"
    settings.HANDRAIL_SMS_TOKEN = "secret-token"
    settings.HANDRAIL_SMS_FIELDS = ["to", "text", "id"]
    Provider.seen.clear()
    Provider.answer = (200, b"{}")
    yield Provider
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_webhook_sends_the_key_of_the_row(provider: type[Provider]) -> None:
    provider.answer = (202, b'{"sid": "SM1"}')
    assert Webhook().send(LETTER) == Receipt("SM1")
    headers, body = provider.seen[0]
    assert body == {"to": LETTER.address, "text": LETTER.text, "id": LETTER.id}
    assert headers["Idempotency-Key"] == LETTER.id
    assert headers["Authorization"] == "Bearer secret-token"


@pytest.mark.parametrize("body", [b"", b"<html>", b"[1]", b'{"id": null}'])
def test_a_receipt_without_an_id_is_a_receipt(provider: type[Provider], body: bytes) -> None:
    provider.answer = (200, body)
    assert Webhook().send(LETTER) == Receipt(LETTER.id)


@pytest.mark.parametrize(
    ("status", "trouble"),
    [
        (400, Refused), (422, Refused), (410, Refused),
        (401, Unreachable), (403, Unreachable), (404, Unreachable), (408, Unreachable),
        (429, Unreachable), (500, Unreachable), (503, Unreachable), (302, Unreachable),
    ],
)  # fmt: skip
def test_answers_of_a_provider(
    provider: type[Provider], status: int, trouble: type[Exception]
) -> None:
    provider.answer = (status, b"")
    with pytest.raises(trouble, match=str(status)):
        Webhook().send(LETTER)


def test_a_provider_that_is_not_there(settings: Any) -> None:
    settings.HANDRAIL_SMS_URL = "http://127.0.0.1:9/send"
    settings.HANDRAIL_SMS_TOKEN = ""
    with pytest.raises(Unreachable):
        Webhook().send(LETTER)


def test_e_mail_carries_the_key_of_the_row() -> None:
    letter = Letter("0190-b", "ana@example.org", "A message", "You have a message.")
    assert Smtp().send(letter) == Receipt("0190-b")
    (sent,) = mail.outbox
    assert sent.extra_headers["Message-ID"] == "<0190-b@handrail>"
    assert sent.to == ["ana@example.org"]


@pytest.mark.parametrize(
    ("raised", "trouble"),
    [
        (smtplib.SMTPRecipientsRefused({"a": (550, b"no")}), Refused),
        (smtplib.SMTPRecipientsRefused({"a": (450, b"busy")}), Unreachable),
        (smtplib.SMTPServerDisconnected("gone"), Unreachable),
        (ConnectionRefusedError("no"), Unreachable),
    ],
)
def test_answers_of_a_mail_server(
    monkeypatch: pytest.MonkeyPatch, raised: Exception, trouble: type[Exception]
) -> None:
    def send(*_: Any, **__: Any) -> None:
        raise raised

    monkeypatch.setattr("django.core.mail.EmailMessage.send", send)
    with pytest.raises(trouble) as caught:
        Smtp().send(LETTER)
    assert LETTER.address not in str(caught.value)


def test_an_address_with_a_line_break_is_refused() -> None:
    with pytest.raises(Refused):
        Smtp().send(Letter("1", "a@b.c\nBcc: all@example.org", "A message", "x"))


def test_the_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "messages.jsonl"
    File(str(path)).send(LETTER)
    File(str(path)).send(LETTER)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    assert lines == [{"id": LETTER.id, "to": LETTER.address, "text": LETTER.text}] * 2


def test_the_console_prints(capsys: pytest.CaptureFixture[str]) -> None:
    Console().send(LETTER)
    assert capsys.readouterr().out == "To +12025550101: You have a message.\n"


def test_a_channel_is_chosen_by_settings(settings: Any) -> None:
    settings.HANDRAIL_CHANNELS = {"sms": "webhook", "email": "smtp"}
    settings.HANDRAIL_SMS_URL, settings.EMAIL_HOST = "", ""
    assert not set_up("sms")
    assert not set_up("email")
    with pytest.raises(NoChannel):
        channel_for("sms")
    settings.EMAIL_HOST = "mail.example.org"
    assert isinstance(channel_for("email"), Smtp)
    with pytest.raises(NoChannel):
        channel_for("pigeon")
