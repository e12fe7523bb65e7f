"""Peer support is said everywhere, and nothing here asks for a diagnosis."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.test import Client
from django.utils import translation

from handrail.ground.orgs.scope import FOR_COACHES, FOR_PARTICIPANTS
from tests.cast import Cast

ROOT = Path(__file__).resolve().parents[2] / "handrail"
CLINICAL = re.compile(
    r"diagnos|icd.?10|dsm|symptom|severity|prescri|dosage|treatment_plan|disorder_", re.IGNORECASE
)


def test_no_table_and_no_form_has_a_place_for_a_diagnosis() -> None:
    columns = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        if model.__module__.startswith("handrail.")
        for field in model._meta.get_fields()
        if CLINICAL.search(field.name)
    ]
    assert columns == []
    asked = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in ROOT.rglob("forms.py")
        for line in path.read_text().splitlines()
        if CLINICAL.search(line)
    ]
    assert asked == []


@pytest.mark.covers("001-2", "rule-1")
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_door_says_that_this_is_peer_support(cast: Cast, language: str) -> None:
    ana = cast.ana.participant_id
    with translation.override(language):
        for_participants, for_coaches = str(FOR_PARTICIPANTS), str(FOR_COACHES)
    spoken = {"headers": {"accept-language": language}}
    for member in (cast.ana, cast.ben, cast.carol):
        member.user.language = language
        member.user.save(update_fields=["language"])
    shown = {
        "/sign-in/?ask=1": (Client(), for_participants),
        "/help/": (Client(), for_participants),
        "/notice/": (Client(), for_participants),
        "/my/people/": (cast.ana.client, for_participants),
        f"/people/{ana}/": (cast.ben.client, for_coaches),
        "/coach/": (cast.ben.client, for_coaches),
    }
    for address, (client, words) in shown.items():
        client.cookies["language"] = language
        page = html.unescape(client.get(address, **spoken).content.decode())  # type: ignore[arg-type]
        assert words in page, address
