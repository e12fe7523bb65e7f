"""The book: whole, append-only, and readable by the person it is about."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from handrail.ground import audit
from handrail.ground.audit.models import AuditEvent, ChainHead
from tests.cast import Cast


def _fill(cast: Cast) -> None:
    for _ in range(5):
        audit.record_read(cast.ben.actor, "person.read", cast.ana.participant_id)
        audit.record_list(
            cast.ben.actor, "caseload.read", [cast.ana.participant_id, cast.rev.participant_id]
        )


@pytest.mark.covers("rule-18")
def test_the_participant_reads_who_looked(cast: Cast) -> None:
    _fill(cast)
    looks, more = audit.reads_of(cast.ana.participant_id, size=6)
    assert len(looks) == 6
    assert more
    assert {look.actor_name for look in looks} == {"Ben"}
    assert {look.kind for look in looks} == {"read", "list"}
    assert len(audit.reads_of(cast.rev.participant_id)[0]) == 5


def test_reading_ones_own_record_is_not_written_down(cast: Cast) -> None:
    audit.record_read(cast.ana.actor, "person.read", cast.ana.participant_id)
    assert AuditEvent.objects.count() == 0


def test_looks_of_one_page_are_written_together_in_their_order(cast: Cast) -> None:
    with CaptureQueriesContext(connection) as alone:
        _fill(cast)
    with CaptureQueriesContext(connection) as at_once, audit.together(), audit.together():
        _fill(cast)
        assert AuditEvent.objects.count() == 10
    assert len(at_once) < len(alone) / 3
    kinds = list(AuditEvent.objects.order_by("seq").values_list("seq", "kind"))
    assert kinds == [(n, "list" if n % 2 == 0 else "read") for n in range(1, 21)]
    verdict = audit.verify()
    assert (verdict.faults, verdict.lines) == ((), 20)
    assert len(audit.reads_of(cast.rev.participant_id)[0]) == 10


def test_of_a_page_that_could_not_be_made_nothing_is_noted(cast: Cast) -> None:
    def page() -> None:
        with audit.together():
            _fill(cast)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        page()
    assert AuditEvent.objects.count() == 0
    _fill(cast)
    assert audit.verify().lines == 10


def test_a_whole_book_verifies(cast: Cast) -> None:
    _fill(cast)
    verdict = audit.verify()
    assert verdict.faults == ()
    assert verdict.lines == 10


@pytest.mark.parametrize("verb", ["update", "delete"])
def test_the_database_refuses_changes(cast: Cast, verb: str) -> None:
    _fill(cast)
    rows = AuditEvent.objects.all()
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(actor_name="x") if verb == "update" else rows.delete()


def _unlocked(sql: str) -> None:
    """Change the book as somebody with the database in hand would."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE audit_auditevent DISABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER audit_no_update")
            cursor.execute("DROP TRIGGER audit_no_delete")
        cursor.execute(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit_auditevent SET actor_name = 'Nobody' WHERE seq = 3",
        "DELETE FROM audit_auditevent WHERE seq = 3",
        "DELETE FROM audit_auditevent WHERE seq = 10",
        "UPDATE audit_auditevent SET seq = seq + 100 WHERE seq = 3",
        "UPDATE audit_auditevent SET subject = NULL WHERE seq = 5",
    ],
)
def test_a_changed_book_is_found(cast: Cast, sql: str) -> None:
    _fill(cast)
    _unlocked(sql)
    assert audit.verify().faults


def test_a_book_cut_off_at_its_end_is_found_by_its_anchor(
    cast: Cast, monkeypatch, tmp_path
) -> None:  # type: ignore[no-untyped-def]
    from handrail.ground.kernel import home

    monkeypatch.setattr(home, "home", lambda: tmp_path)
    _fill(cast)
    assert audit.anchor() == 1
    _unlocked("DELETE FROM audit_auditevent WHERE seq > 8")
    last = AuditEvent.objects.order_by("-seq").first()
    assert last is not None
    ChainHead.objects.update(seq=last.seq, mac=last.mac)
    assert any("anchored" in fault for fault in audit.verify().faults)
