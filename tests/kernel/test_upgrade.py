"""An installation from before: what got an organisation, or a key, gets it from what is there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from handrail.ground.access import wall
from handrail.ground.accounts.models import SignInCard
from handrail.ground.audit.models import AuditEvent, RosterMember
from handrail.ground.kernel import clock, keys
from handrail.ground.kernel.models import Receipt
from handrail.ground.kernel.receipts import Replayed, once
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.people.models import Draft
from tests.cast import Cast, make_cast

BEFORE = [
    ("kernel", "0001_initial"), ("accounts", "0001_initial"), ("audit", "0001_initial"),
    ("contacts", "0002_draft_is_guarded"),
]  # fmt: skip
NOW = [
    ("kernel", "0002_keyed_receipts_versioned_keys"), ("accounts", "0002_signincard_org"),
    ("audit", "0003_rostermember_org"), ("contacts", "0004_drafts_move_down"),
]  # fmt: skip

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")


def _to(target: list[tuple[str, str]]) -> Any:
    executor = MigrationExecutor(connection)
    executor.migrate(target)
    return executor.loader.project_state(target).apps


@pytest.fixture
def old() -> Iterator[tuple[Cast, Any]]:
    """The cast, and the tables as they were before; afterwards the tables of today, empty."""
    cast = make_cast()
    yield cast, _to(BEFORE)
    apps = _to(BEFORE)  # the book can be emptied there
    for app, name in (("audit", "AuditEvent"), ("audit", "RosterMember"), ("kernel", "Receipt")):
        apps.get_model(app, name).objects.all().delete()
    _to(NOW)
    wall.build()


def _receipts(cast: Cast, apps: Any) -> list[Any]:
    assert cast.omar.staff is not None
    owners = [cast.ana.participant_id, cast.omar.staff.pk, cast.mona.user.pk, uuid4()]
    digest = hashlib.sha256(b"before").digest()
    for owner in owners:
        apps.get_model("kernel", "Receipt").objects.create(
            owner=owner, entry=owner, digest=digest, answer={"n": 1}, made_at=clock.now()
        )
    return owners


def _rosters(cast: Cast, apps: Any) -> None:
    members = apps.get_model("audit", "RosterMember").objects
    members.create(roster=b"shown", participant=cast.ana.participant_id)
    members.create(roster=b"never shown", participant=cast.ana.participant_id)
    apps.get_model("audit", "AuditEvent").objects.create(
        org_id=cast.org.pk, lane=1, seq=1, at=clock.now(), kind="list", actor_name="Ben",
        actor_role="coach", capability="caseload.read", roster=b"shown", mac=b"x",
    )  # fmt: skip


def test_an_installation_from_before_loses_nothing(old: tuple[Cast, Any]) -> None:
    cast, apps = old
    owners = _receipts(cast, apps)
    _rosters(cast, apps)
    assert cast.omar.staff is not None
    apps.get_model("accounts", "SignInCard").objects.create(
        user_id=cast.omar.user.pk, code_hash="c", token_hash="t", made_at=clock.now(),
        expires_at=clock.now() + timedelta(minutes=15),
    )  # fmt: skip
    key = keys.make_key(cast.omar.staff.pk)
    begun = apps.get_model("contacts", "ContactDraft")(staff_id=cast.omar.staff.pk)
    keep(key, begun, body='{"note": "begun"}')
    begun.save()
    _to(NOW)
    here, there = cast.org.pk, cast.other_org.pk
    found = dict(Receipt.objects.values_list("owner", "org_id"))
    assert found == dict(zip(owners[:3], (here, there, here), strict=True)), "nobody's is gone"
    for owner in owners[:3]:
        assert once(owner, owner, b"before", dict, org_id=here) == {"n": 1}
        with pytest.raises(Replayed):
            once(owner, owner, b"other words", dict, org_id=here)
    assert SignInCard.objects.get().org_id == there
    moved = Draft.objects.for_system("a test").get()
    assert (moved.org_id, moved.writer_id) == (there, cast.omar.user.pk)
    assert read(key, moved, "body") == '{"note": "begun"}'
    assert [(bytes(m.roster), m.org_id) for m in RosterMember.objects.all()] == [(b"shown", here)]
    assert AuditEvent.objects.count() == 1
