"""Every table of a participant says what goes into the copy and what becomes of its rows."""

from __future__ import annotations

from django.apps import apps
from django.db.models import UUIDField

from handrail.ground.access.scope import Scoped
from handrail.ground.accounts.models import User
from handrail.ground.mydata.registry import Then, everything, everything_beside

NOT_KEPT = {
    # Sealed with the outbox's own key, and emptied as soon as the message has left.
    "messaging.outboundmessage": {"address", "subject", "body"},
    # The programme hands the words over when the person asks: docs/adr/0024.
    "contacts.remark": {"why", "text"},
    "contacts.remarkread": {"answer"},
}

CLOSED = "emptied when the account is closed, see removing._close_account"
NOT_THE_PERSON = {
    "kernel.receipt.org_id": "an organisation",
    "kernel.receipt.entry": "one entry; receipts of what is held are found by it and go",
    "audit.auditevent.actor": "who looked or wrote; the book cannot be changed, and names no word",
    "accounts.signincard.user": CLOSED,
    "accounts.signincard.made_by": "who made the card: somebody who works there, or who shares",
    "account.emailaddress.user": CLOSED,
    "mfa.authenticator.user": CLOSED,
    "usersessions.usersession.user": CLOSED,
    "people.staff.user": "somebody who works there is no participant by that account",
    "people.outsider.user": "a circle member; closed where they are there for this person alone",
    "people.importrun.made_by": "somebody who works there",
}
"""Columns outside the record that hold an id and no participant's -> whose id it is."""


def test_no_table_of_a_participant_is_forgotten() -> None:
    owned = {m for m in apps.get_models() if issubclass(m, Scoped)}
    assert owned == {held.model for held in everything()}


def test_no_id_of_a_participant_outside_the_record_is_forgotten() -> None:
    """Every id in a table that is no part of the record is named, with what becomes of it."""
    ids = {
        f"{model._meta.label_lower}.{field.name}"
        for model in apps.get_models()
        if not issubclass(model, Scoped)
        for field in model._meta.local_fields
        if field.related_model is User or (isinstance(field, UUIDField) and field.name != "id")
    }
    named = {f"{table.model._meta.label_lower}.{table.column}" for table in everything_beside()}
    assert {"kernel.receipt.owner", "kernel.storedkey.owner"} <= named
    assert ids - named == set(NOT_THE_PERSON)
    assert named <= ids
    assert [table for table in everything_beside() if len(table.why) < 20] == []


def test_every_sealed_word_is_in_the_copy_or_its_table_says_why_not() -> None:
    for held in everything():
        assert bool(held.heading) != bool(held.left_out), held.name
        if held.heading:
            assert set(held.sealed) - set(held.columns) == NOT_KEPT.get(held.name, set()), held.name


def test_what_is_deleted_is_owned_directly_and_nothing_that_stays_points_at_it() -> None:
    gone = {held.model for held in everything() if held.then is Then.GO}
    for held in everything():
        if held.then is Then.GO:
            names = {f.name for f in held.model._meta.local_fields}
            assert held.model.participant_path.removesuffix("_id") in names, held.name
            continue
        for field in held.model._meta.local_fields:
            if field.related_model in gone:
                assert field.name in held.emptied, f"{held.name}.{field.name}"
