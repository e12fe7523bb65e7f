"""Every address, every member of the cast, every method: no answer that was not expected.

Expected is what the declaration and the rings say: strangers are sent to sign in, people without
the capability get the same 404 as for a page that does not exist, and nothing ever breaks.
"""

from __future__ import annotations

import re
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import URLPattern

from handrail.ground.access import rules_for
from handrail.ground.access.capability import Capability
from handrail.ground.access.checks import routes
from handrail.ground.kernel.gate import Declaration, declared
from tests.cast import Cast

METHODS = ("get", "post", "put", "patch", "delete", "head", "options")
WHO = (
    "ana", "ben", "carol", "mona", "dee_coach", "omar", "rev", "pat", "circle", "auditor", "admin",
)  # fmt: skip
FINE = {200, 201, 204, 302, 303, 400, 401, 403, 404, 405, 409, 410, 413, 415, 422, 429}


def _address(path: str, subject: UUID) -> str:
    filled = re.sub(r"<uuid:\w+>", str(subject), path)
    filled = re.sub(r"<int:\w+>", "1", filled)
    filled = re.sub(r"<(?:str|slug|path):\w+>", "x", filled)
    filled = re.sub(r"<\w+>", "x", filled)
    return "/" + re.sub(r"[\^$\\]", "", re.sub(r"\(\?P<\w+>[^)]*\)", "x", filled))


def _all() -> list[tuple[str, Declaration]]:
    found = []
    for path, entry in routes():
        assert isinstance(entry, URLPattern)
        declaration = declared(entry.callback)
        assert declaration is not None
        found.append((path, declaration))
    return found


@pytest.mark.parametrize("who", WHO)
def test_no_unexpected_answer(cast: Cast, who: str) -> None:
    member = cast.everybody()[who]
    roles = member.actor.roles
    client = Client(raise_request_exception=True)
    client.cookies = member.client.cookies
    strange = []
    for path, declaration in _all():
        if path.startswith(("sign-out", "leave", "account", "my/data/again")):
            continue
        may = not declaration.capability or rules_for(roles, Capability(declaration.capability))
        assert cast.ana.participant_id is not None
        for method in METHODS:
            status = getattr(client, method)(_address(path, cast.ana.participant_id)).status_code
            if status not in FINE or (not may and status != 404):
                strange.append((path, method, status))
    assert strange == []


def test_nobody_is_sent_to_sign_in(cast: Cast) -> None:
    client = Client()
    for path, declaration in _all():
        if declaration.kind == "public":
            continue
        response = client.get(_address(path, uuid4()))
        assert response.status_code in {302, 401}, path
        assert cast.ana.user.name.encode() not in response.content


@pytest.mark.parametrize("who", ["dee_coach", "omar", "mona", "rev", "pat", "circle", "admin"])
def test_strangers_cannot_tell_a_record_from_nothing(cast: Cast, who: str) -> None:
    """Ana's id and an id of nobody get the same status on every address, whatever the method."""
    client = cast.everybody()[who].client
    member_of_office = who in {"mona", "admin"}
    for path, declaration in _all():
        if "<uuid:" not in path or (member_of_office and declaration.capability in OFFICE):
            continue
        for method in ("get", "post"):
            known = getattr(client, method)(_address(path, cast.ana.participant_id)).status_code
            nobody = getattr(client, method)(_address(path, uuid4())).status_code
            assert known == nobody, (path, method, known, nobody)


OFFICE = {"intake.write", "episode.change", "coach.assign", "card.issue"}
