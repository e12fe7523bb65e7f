"""The second wall: on PostgreSQL the database itself keeps organisations apart."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.test import Client

from handrail.ground.access import acting
from handrail.ground.access.wall import OUTSIDE, walled_tables
from handrail.ground.accounts import ways
from handrail.ground.accounts.models import SignInCard, User
from handrail.ground.accounts.places import Place
from handrail.ground.audit import record_list
from handrail.ground.audit.models import RosterMember
from handrail.ground.consent.notice import VERSION
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.models import Receipt
from handrail.ground.kernel.receipts import once
from handrail.ground.orgs.models import HelpLine, Organisation, Site
from handrail.ground.people.commands.intake import Agreement, Newcomer, take_in_participant
from handrail.ground.people.models import Draft, Episode, Participant
from handrail.practice.contacts.commands.drafts import save_draft
from tests.cast import Cast, participant

postgresql = pytest.mark.skipif(
    "connection.vendor != 'postgresql'", reason="row-level security is PostgreSQL's"
)
OF_PEOPLE = {"owner", "participant", "participant_id", "subject", "staff_id", "user_id"}


def test_every_table_is_behind_the_wall_or_says_why_not(db: None) -> None:
    standing = set(connection.introspection.table_names())
    standing |= {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    assert standing - set(walled_tables()) - set(OUTSIDE) == set(), "no wall and no reason"
    assert set(OUTSIDE) & set(walled_tables()) == set()
    assert set(OUTSIDE) - standing == set(), "stale"
    assert [table for table, reason in OUTSIDE.items() if len(reason) < 20] == []


def test_every_table_of_ours_about_somebody_knows_its_organisation(db: None) -> None:
    ours = [m for m in apps.get_models() if m.__module__.startswith("handrail")]
    about = {m._meta.db_table for m in ours if OF_PEOPLE & {f.column for f in m._meta.local_fields}}
    assert {"kernel_receipt", "accounts_signincard", "audit_rostermember"} <= about
    assert about - set(walled_tables()) == {"kernel_storedkey"}


@postgresql
def test_the_wall_stands_around_each_of_them(cast: Cast) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity")
        secured = {row[0] for row in cursor.fetchall()}
        cursor.execute("SELECT tablename FROM pg_policies WHERE policyname = 'handrail_org'")
        policies = {row[0] for row in cursor.fetchall()}
    assert secured == policies == set(walled_tables())


def _belongings(cast: Cast) -> None:
    """One row for each organisation in the tables that hold matters beside the record."""
    for who in (cast.ben, cast.omar):
        assert who.staff is not None
        actor = who.actor
        HelpLine.objects.create(org_id=actor.org_id, label="Warm line", number="1")
        ways.make_card(who.user, who.user)
        save_draft(actor, about=None, entry=uuid7(), body={"note": "begun"})
        once(who.staff.pk, who.staff.pk, b"x", dict, org_id=actor.org_id)
        record_list(actor, "caseload.read", [who.staff.pk])


@postgresql
@pytest.mark.parametrize(
    "rows",
    [
        User.objects.all,
        SignInCard.objects.all,
        RosterMember.objects.all,
        Receipt.objects.all,
        Site.objects.all,
        HelpLine.objects.all,
        lambda: Draft.objects.for_system("a careless query, for the test"),
    ],
)
def test_what_lies_beside_the_record_is_walled_as_well(cast: Cast, rows) -> None:  # type: ignore[no-untyped-def]
    _belongings(cast)
    assert {row.org_id for row in rows()} == {cast.org.pk, cast.other_org.pk}
    with acting(cast.ben.actor):
        assert {row.org_id for row in rows()} == {cast.org.pk}
        one = rows()[0]
        one.org_id = cast.other_org.pk
        with pytest.raises(DatabaseError), transaction.atomic():
            one.save()
        assert list(Organisation.objects.all()) == [cast.org]


def test_signing_in_asks_before_anybody_is_known(cast: Cast) -> None:
    """A card of either organisation opens for a browser in which nobody is signed in."""
    for who in (cast.ben, cast.omar):
        card = ways.make_card(who.user, who.user)
        visitor = Client()
        answer = visitor.post("/sign-in/card/", {"code": card.code, "token": ""})
        assert answer.headers["Location"].endswith("/sign-in/card/who/")
        answer = visitor.post("/sign-in/card/who/", {"phone": "mine"})
        assert answer.status_code in {302, 303}
        assert SignInCard.objects.get(pk=card.card_id).used_at is not None


def test_a_number_that_opens_an_account_elsewhere_is_never_taken_over(cast: Cast) -> None:
    theirs = Place("phone", str(cast.omar.user.phone))
    with acting(cast.mona.actor):
        taken = _newcomer(cast, theirs.value)
    person = Participant.objects.for_system("test").select_related("user").get(pk=taken)
    assert (person.phone, person.user.phone) == (theirs.value, None)
    assert User.objects.get(phone=theirs.value).pk == cast.omar.user.pk


def _newcomer(cast: Cast, phone: str) -> UUID:
    return take_in_participant(
        cast.mona.actor, newcomer=Newcomer("Kim", phone=phone), site_id=cast.site.pk,
        agreement=Agreement(take_part=True, notice_version=VERSION),
    )  # fmt: skip


@postgresql
def test_another_organisation_is_not_there_even_for_uncareful_code(cast: Cast) -> None:
    theirs = participant(cast.other_org, cast.site, "Zed Other", None)
    with acting(cast.ben.actor):
        everybody = Participant.objects.for_system("a careless query, for the test")
        assert theirs.participant_id not in set(everybody.values_list("pk", flat=True))
        assert cast.ana.participant_id in set(everybody.values_list("pk", flat=True))
        with pytest.raises(DatabaseError), transaction.atomic():
            Episode(org=cast.other_org, participant_id=cast.ana.participant_id).save()
    assert Participant.objects.for_system("outside of any wall").count() == 3


@postgresql
def test_without_an_organisation_there_is_nothing(cast: Cast) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE handrail_app")
        cursor.execute("SELECT count(*) FROM people_participant")
        assert cursor.fetchone()[0] == 0
        cursor.execute("RESET ROLE")


@postgresql
def test_the_book_cannot_be_changed_by_the_application(cast: Cast) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE handrail_app")
        with pytest.raises(DatabaseError), transaction.atomic():
            cursor.execute("TRUNCATE audit_auditevent")
        cursor.execute("RESET ROLE")
