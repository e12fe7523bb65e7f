"""One-time cards: what opens, what does not, and that nobody learns why."""

from __future__ import annotations

import re
import threading
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.test import Client
from django.urls import reverse

from handrail.ground.accounts import ways
from handrail.ground.accounts.events import CredentialChanged
from handrail.ground.accounts.models import SignInCard
from handrail.ground.accounts.ways import CardSecret, make_card, redeem_card
from handrail.ground.kernel import clock
from tests.accounts.conftest import Heard, text
from tests.cast import Cast

CARD = "/sign-in/card/"
WHO = "/sign-in/card/who/"
SENTENCE = "This card does not open anything."


def _card(cast: Cast) -> CardSecret:
    return make_card(cast.ana.user, cast.ben.user)


def _signed_in_as(client: Client) -> str | None:
    found: str | None = client.session.get("_auth_user_id")
    return found


def _use(client: Client, card: CardSecret, phone: str = "mine") -> Any:
    client.post(CARD, {"code": card.code})
    return client.post(WHO, {"phone": phone})


def test_the_letters_open_the_account(cast: Cast, visitor: Client, heard: Heard) -> None:
    card = _card(cast)
    first = visitor.post(CARD, {"code": card.code.lower().replace("-", " ")})
    assert (first.status_code, first["Location"]) == (303, WHO)
    page = visitor.get(WHO)
    assert "Sign in as A.?" in text(page)
    assert "Marlow" not in text(page)
    done = visitor.post(WHO, {"phone": "mine"})
    assert (done.status_code, done["Location"]) == (303, "/")
    assert _signed_in_as(visitor) == str(cast.ana.user.pk)
    assert visitor.session["private_phone"] is True
    assert [event.what for event in heard.of(CredentialChanged)] == ["card_used"]


def test_the_link_opens_the_account(cast: Cast, visitor: Client) -> None:
    card = _card(cast)
    path, _, token = card.link_fragment.partition("#")
    assert path == CARD
    assert visitor.post(path, {"code": "", "token": token}).status_code == 303
    visitor.post(WHO, {"phone": "shared"})
    assert _signed_in_as(visitor) == str(cast.ana.user.pk)
    assert visitor.session["private_phone"] is False


def test_looking_uses_nothing_up(cast: Cast, visitor: Client) -> None:
    card = _card(cast)
    for _ in range(3):
        assert visitor.get(CARD).status_code == 200
        visitor.post(CARD, {"code": card.code})
        assert visitor.get(WHO).status_code == 200
    assert SignInCard.objects.get(pk=card.card_id).used_at is None
    # An answer that is none asks again and uses nothing up either.
    assert visitor.post(WHO, {"phone": "perhaps"}).status_code == 422
    assert SignInCard.objects.get(pk=card.card_id).used_at is None


def _wrong(cast: Cast) -> str:
    return "XWVT-SRQP"


def _used(cast: Cast) -> str:
    card = _card(cast)
    redeem_card(card.card_id)
    return card.code


def _expired(cast: Cast) -> str:
    card = _card(cast)
    SignInCard.objects.filter(pk=card.card_id).update(expires_at=clock.now() - timedelta(seconds=1))
    return card.code


def _replaced(cast: Cast) -> str:
    card = _card(cast)
    _card(cast)
    return card.code


def _closed(cast: Cast) -> str:
    card = _card(cast)
    cast.ana.user.is_active = False
    cast.ana.user.save()
    return card.code


def test_every_card_that_does_not_open_looks_the_same(cast: Cast, visitor: Client) -> None:
    pages = set()
    for make in (_wrong, _used, _expired, _replaced, _closed):
        typed = make(cast)
        page = visitor.post(CARD, {"code": typed})
        assert page.status_code == 422
        assert SENTENCE in text(page)
        assert "ask your coach for a new card" in text(page)
        assert typed in text(page), "what was typed stays"
        pages.add(_without_tokens(text(page).replace(typed, "")))
    assert len(pages) == 1


def _without_tokens(page: str) -> str:
    return re.sub(r'(value="[A-Za-z0-9]{64}"|X-CSRFToken": "[A-Za-z0-9]{64}")', "", page)


def test_a_card_that_ends_between_the_two_pages_opens_nothing(cast: Cast, visitor: Client) -> None:
    card = _card(cast)
    visitor.post(CARD, {"code": card.code})
    redeem_card(card.card_id)
    answer = visitor.post(WHO, {"phone": "mine"}, follow=True)
    assert _signed_in_as(visitor) is None
    assert SENTENCE in text(answer)


def test_a_card_opens_once(cast: Cast) -> None:
    card, first, second = _card(cast), Client(), Client()
    second.post(CARD, {"code": card.code})
    _use(first, card)
    answer = second.post(WHO, {"phone": "mine"})
    assert answer["Location"] == CARD
    assert _signed_in_as(first) == str(cast.ana.user.pk)
    assert _signed_in_as(second) is None


def test_sending_the_same_answer_twice_is_harmless(cast: Cast, visitor: Client) -> None:
    card = _card(cast)
    _use(visitor, card)
    again = visitor.post(WHO, {"phone": "mine"}, follow=True)
    assert again.status_code == 200
    assert _signed_in_as(visitor) == str(cast.ana.user.pk)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"code": ""},
        {"code": "\x00"},
        {"code": "😀" * 20},
        {"code": "B" * 100_000},
        {"token": "x" * 100_000},
        {"token": "é" * 50},
        {"code": "ذذذذ-ذذذذ"},
        {"code": ["BCDF-GHJK", "BCDF-GHJL"]},
    ],
)
def test_bad_input_is_answered_with_a_sentence(cast: Cast, visitor: Client, body: Any) -> None:
    page = visitor.post(CARD, body)
    assert page.status_code == 422
    assert "not-yet" in text(page)
    assert len(page.content) < 40_000


def test_many_guesses_are_stopped_and_good_cards_are_not(cast: Cast, visitor: Client) -> None:
    for _ in range(20):
        visitor.post(CARD, {"code": "BCDF-GHJK"})
    page = visitor.post(CARD, {"code": "BCDF-GHJK"})
    assert "That was many tries" in text(page)
    # The same address waits; another one does not, whoever's card it is.
    card = _card(cast)
    assert "That was many tries" in text(visitor.post(CARD, {"code": card.code}))
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    _use(elsewhere, card)
    assert _signed_in_as(elsewhere) == str(cast.ana.user.pk)


def test_good_cards_are_not_counted(cast: Cast) -> None:
    for _ in range(25):
        client = Client()
        _use(client, _card(cast))
        assert _signed_in_as(client) == str(cast.ana.user.pk)


def test_only_hashes_are_kept(cast: Cast) -> None:
    card = _card(cast)
    token = card.link_fragment.partition("#")[2]
    row = SignInCard.objects.values().get(pk=card.card_id)
    assert card.code.replace("-", "") not in str(row)
    assert token not in str(row)
    assert card.code not in repr(card)
    assert token not in repr(card)
    assert (row["expires_at"] - row["made_at"]) == timedelta(minutes=15)
    assert card.minutes == 15


def test_a_card_replaces_whoever_was_signed_in(cast: Cast) -> None:
    client = cast.rev.client
    _use(client, _card(cast))
    assert _signed_in_as(client) == str(cast.ana.user.pk)


def test_one_tap_links_exist_in_the_demonstration_alone(
    cast: Cast, visitor: Client, settings: Any
) -> None:
    with pytest.raises(ImproperlyConfigured):
        ways.make_sign_in_link(cast.ben.user)
    settings.HANDRAIL_DEMO = True
    link = ways.make_sign_in_link(cast.ben.user)
    token = link.link_fragment.partition("#")[2]
    for _ in range(2):
        client = Client()
        assert client.post(CARD, {"token": token})["Location"] == "/"
        assert _signed_in_as(client) == str(cast.ben.user.pk)
        assert "must_add_factor" not in client.session
    settings.HANDRAIL_DEMO = False
    assert visitor.post(CARD, {"token": token}).status_code == 422


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_of_many_at_once_one_wins(transactional_db: None) -> None:
    from tests.cast import make_cast

    cast = make_cast()
    card = _card(cast)
    won: list[Any] = []
    ready = threading.Barrier(6)

    def run() -> None:
        try:
            ready.wait()
            won.append(redeem_card(card.card_id))
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(won) == 6
    assert [user.pk for user in won if user] == [cast.ana.user.pk]


def test_the_paths_have_their_names() -> None:
    assert reverse("accounts:card") == CARD
    assert reverse("accounts:card_confirm") == WHO
    assert django_settings.AUTHENTICATION_BACKENDS
