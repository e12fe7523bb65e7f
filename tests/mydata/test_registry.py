"""Every table of a participant says what goes into the copy and what becomes of its rows."""

from __future__ import annotations

from django.apps import apps

from handrail.ground.access.scope import Scoped
from handrail.ground.mydata.registry import Then, everything

NOT_KEPT = {"messaging.outboundmessage": {"address", "subject", "body"}}
"""Sealed with the outbox's own key, and emptied as soon as the message has left."""


def test_no_table_of_a_participant_is_forgotten() -> None:
    owned = {m for m in apps.get_models() if issubclass(m, Scoped)}
    assert owned == {held.model for held in everything()}


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
