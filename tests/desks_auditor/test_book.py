"""The book of access on a page: whole, broken, for whom, and never with anybody's record."""

from __future__ import annotations

import pytest
from django.db import connection

from handrail.faces.desks.auditor.views import words_of
from handrail.ground import audit
from handrail.ground.access import Capability, rules_for
from handrail.ground.audit.models import ChainHead
from tests.cast import Cast
from tests.world import make_world

PAGE = "/book/"


def _fill(cast: Cast) -> None:
    for _ in range(4):
        audit.record_read(cast.ben.actor, "person.read", cast.ana.participant_id)


def _changed(sql: str) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE audit_auditevent DISABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER audit_no_update")
            cursor.execute("DROP TRIGGER audit_no_delete")
        cursor.execute(sql)


@pytest.mark.parametrize("who", ["auditor", "admin"])
def test_a_whole_book_is_said_to_be_whole(cast: Cast, who: str) -> None:
    client = cast.everybody()[who].client
    assert "Nothing has been written" in client.post(PAGE).text
    _fill(cast)
    before = client.get(PAGE).text
    assert "Check the book" in before
    assert "lines checked" not in before
    said = client.post(PAGE).text
    assert "The book is whole." in said
    assert "4 lines checked." in said


def test_a_broken_book_is_told_with_its_place_and_without_names(cast: Cast) -> None:
    _fill(cast)
    _changed("UPDATE audit_auditevent SET actor_name = 'Nobody' WHERE seq = 3")
    said = cast.auditor.client.post(PAGE).text
    assert "The book is not whole." in said
    assert "line 3 was changed or is gone." in said
    assert "The book is whole." not in said
    for hidden in (str(cast.ana.participant_id), cast.ana.user.name, cast.ben.user.name):
        assert f">{hidden}<" not in said


def test_lines_missing_at_the_end_are_told(cast: Cast) -> None:
    _fill(cast)
    _changed("DELETE FROM audit_auditevent WHERE seq = 4")
    assert "lines are missing at the end." in cast.auditor.client.post(PAGE).text


def test_many_breaks_are_counted_and_not_all_named(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaks = tuple(
        audit.Fault(audit.What.ANCHOR, cast.ben.actor.org_id, 1, n) for n in range(1, 24)
    )
    verdict = audit.Verdict(30, 1, 23, breaks)
    monkeypatch.setattr("handrail.ground.audit.queries.verify", lambda _org: verdict)
    said = cast.auditor.client.post(PAGE).text
    assert said.count("is not the one that was noted before.") == 20
    assert "And 3 more places." in said


def test_stray_lines_have_words() -> None:
    assert words_of(audit.Fault(audit.What.STRAY, line=1)) == "1 line belongs to no part."
    assert words_of(audit.Fault(audit.What.STRAY, line=2)) == "2 lines belong to no part."


def test_each_organisation_is_checked_alone(cast: Cast) -> None:
    audit.write(cast.omar.actor, "write", "org.settings")
    _fill(cast)
    elsewhere = cast.omar.actor.org_id
    assert elsewhere != cast.auditor.actor.org_id
    _changed(f"UPDATE audit_auditevent SET detail = 'x' WHERE org_id = {_quoted(elsewhere.hex)}")
    said = cast.auditor.client.post(PAGE).text
    assert "4 lines checked." in said
    assert "The book is whole." in said
    assert [one.org for one in audit.verify().breaks] == [elsewhere]
    assert audit.verify(elsewhere).lines == 1


def _quoted(hexed: str) -> str:
    # PostgreSQL reads a UUID with or without its dashes; SQLite keeps it without.
    return f"'{hexed}'"


def test_a_line_written_while_we_read_is_no_break(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    from handrail.ground.audit import queries

    _fill(cast)
    lines, ben, ana = queries._lines, cast.ben.actor, cast.ana.participant_id
    assert ana is not None
    written: list[int] = []

    def busy(org, lane):  # type: ignore[no-untyped-def]
        if not written:
            written.append(1)
            audit.record_read(ben, "person.read", ana)
        return lines(org, lane)

    monkeypatch.setattr(queries, "_lines", busy)
    verdict = audit.verify()
    assert (verdict.lines, verdict.faults) == (5, ())
    monkeypatch.undo()
    ChainHead.objects.filter(seq=5).update(seq=4)
    assert audit.verify().faults


def test_nobody_else_finds_it(cast: Cast) -> None:
    for who, member in make_world(cast).everybody().items():
        may = bool(rules_for(member.actor.roles, Capability.AUDIT_VERIFY))
        for answer in (member.client.get(PAGE), member.client.post(PAGE)):
            assert answer.status_code == (200 if may else 404), who


def test_it_is_the_home_of_an_auditor_and_in_their_menu(cast: Cast) -> None:
    home = cast.auditor.client.get("/")
    assert (home.status_code, home["Location"]) == (302, PAGE)
    assert f'href="{PAGE}"' in cast.auditor.client.get("/help/").text
    assert f'href="{PAGE}"' in cast.admin.client.get("/account/").text
    assert f'href="{PAGE}"' not in cast.mona.client.get("/account/").text
