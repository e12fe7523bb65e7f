"""Taking in, inviting, assigning, closing, letting in."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine

from handrail.ground import audit
from handrail.ground.access import Capability, NotVisible, Role, can
from handrail.ground.accounts.models import SignInCard, User
from handrail.ground.consent.models import Consent
from handrail.ground.consent.notice import VERSION
from handrail.ground.consent.reactions import OldNoticeError
from handrail.ground.kernel import clock, keys
from handrail.ground.orgs.models import Site
from handrail.ground.people.commands.cards import issue_card
from handrail.ground.people.commands.coaches import assign_coach
from handrail.ground.people.commands.episodes import (
    UnknownReasonError,
    close_episode,
    open_episode,
)
from handrail.ground.people.commands.glass import ReasonTooShortError, break_glass
from handrail.ground.people.commands.intake import (
    Agreement,
    Newcomer,
    NotAgreedError,
    take_in_participant,
)
from handrail.ground.people.commands.profile import change_contact_points, fill_gaps
from handrail.ground.people.commands.staff import (
    OwnAccountError,
    PlaceTakenError,
    invite_staff,
    resume_staff,
    suspend_staff,
)
from handrail.ground.people.models import BrokenGlass, Episode, Participant, Relationship, Staff
from tests.cast import Cast, Member

YES = Agreement(take_part=True, notice_version=VERSION)


def take_in(cast: Cast, **extra: object) -> UUID:
    fields = {"given_name": "Nora", "family_name": "Vale", **extra}
    return take_in_participant(
        cast.mona.actor, newcomer=Newcomer(**fields), site_id=cast.site.pk, agreement=YES
    )


def person(pk: UUID) -> Participant:
    return Participant.objects.for_system("a test looks at the row").get(pk=pk)


def member_id(member: Member) -> UUID:
    assert member.participant_id is not None
    return member.participant_id


def staff_id(member: Member) -> UUID:
    assert member.staff is not None
    return member.staff.pk


def test_taking_in_makes_record_key_account_episode_and_consents(cast: Cast) -> None:
    pk = take_in(cast, phone="+12155550123", birth_year=1988)
    row = person(pk)
    assert (row.short_name, row.zone, row.phone) == ("Nora V.", cast.site.zone, "+12155550123")
    assert keys.key_for(pk).owner == pk
    assert row.user is not None
    assert not row.user.has_usable_password()
    assert Episode.objects.for_system("a test").filter(participant_id=pk).count() == 1
    kinds = Consent.objects.for_system("a test").filter(participant_id=pk)
    assert {(c.kind, c.witness_id) for c in kinds} == {
        ("take_part", cast.mona.user.pk),
        ("privacy_notice", cast.mona.user.pk),
    }
    assert any(look.detail == "taken in" for look in audit.reads_of(pk)[0])


@pytest.mark.parametrize(
    "agreement",
    [
        Agreement(take_part=False, notice_version=VERSION),
        Agreement(take_part=True, notice_version=""),
        Agreement(take_part=True, notice_version=VERSION, how="hearsay"),
    ],
)
def test_nobody_is_taken_in_without_consent_and_notice(cast: Cast, agreement: Agreement) -> None:
    before = Participant.objects.for_system("a test counts").count()
    with pytest.raises(NotAgreedError):
        take_in_participant(
            cast.mona.actor,
            newcomer=Newcomer("Nora"),
            site_id=cast.site.pk,
            agreement=agreement,
        )
    assert Participant.objects.for_system("a test counts").count() == before


def test_an_old_notice_undoes_the_whole_intake(cast: Cast) -> None:
    before = Participant.objects.for_system("a test counts").count()
    with pytest.raises(OldNoticeError):
        take_in_participant(
            cast.mona.actor,
            newcomer=Newcomer("Nora"),
            site_id=cast.site.pk,
            agreement=Agreement(take_part=True, notice_version="2001-01-01"),
        )
    assert Participant.objects.for_system("a test counts").count() == before


def test_a_shared_family_phone_is_kept_but_opens_one_account_only(cast: Cast) -> None:
    pk = take_in(cast, phone="+12025550101")
    row = person(pk)
    assert row.phone == "+12025550101"
    assert row.user is not None
    assert row.user.phone is None
    cast.ana.user.refresh_from_db()
    assert cast.ana.user.phone == "+12025550101"


@pytest.mark.parametrize("who", ["ana", "ben", "carol", "dee_coach", "omar", "pat", "circle"])
def test_only_a_manager_takes_people_in(cast: Cast, who: str) -> None:
    with pytest.raises(NotVisible):
        take_in_participant(
            cast.everybody()[who].actor,
            newcomer=Newcomer("Nora"),
            site_id=cast.site.pk,
            agreement=YES,
        )


def test_a_site_or_coach_of_another_organisation_is_not_there(cast: Cast) -> None:
    far = Site.objects.exclude(org=cast.org).first()
    assert far is not None
    with pytest.raises(NotVisible):
        take_in_participant(
            cast.mona.actor, newcomer=Newcomer("Nora"), site_id=far.pk, agreement=YES
        )
    with pytest.raises(NotVisible):
        assign_coach(
            cast.mona.actor,
            participant_id=member_id(cast.ana),
            staff_id=staff_id(cast.omar),
        )
    with pytest.raises(NotVisible):
        assign_coach(
            cast.mona.actor,
            participant_id=member_id(cast.ana),
            staff_id=staff_id(cast.carol),
        )


def test_a_new_coach_sees_at_once_and_the_one_before_no_longer(cast: Cast) -> None:
    ana = member_id(cast.ana)
    assert can(cast.ben.actor, Capability.PERSON_READ, ana)
    assert not can(cast.dee_coach.actor, Capability.PERSON_READ, ana)
    first = assign_coach(cast.mona.actor, participant_id=ana, staff_id=staff_id(cast.dee_coach))
    again = assign_coach(cast.mona.actor, participant_id=ana, staff_id=staff_id(cast.dee_coach))
    assert first == again
    assert can(cast.dee_coach.actor, Capability.PERSON_READ, ana)
    assert not can(cast.ben.actor, Capability.PERSON_READ, ana)
    history = Relationship.objects.for_system("a test").filter(participant_id=ana)
    assert [bool(r.ended_at) for r in history.order_by("started_at")] == [True, False]
    assert assign_coach(cast.mona.actor, participant_id=ana, staff_id=None) is None
    assert not can(cast.dee_coach.actor, Capability.PERSON_READ, ana)


@pytest.mark.covers("002-16")
def test_closing_keeps_the_door_open_and_reopening_keeps_the_history(cast: Cast) -> None:
    ana = member_id(cast.ana)
    closed = close_episode(cast.mona.actor, participant_id=ana, reason="no_contact")
    assert close_episode(cast.mona.actor, participant_id=ana, reason="moved") is None
    opened = open_episode(cast.mona.actor, participant_id=ana)
    assert opened == open_episode(cast.mona.actor, participant_id=ana) != closed
    rows = Episode.objects.for_system("a test").filter(participant_id=ana).order_by("opened_at")
    assert [(r.pk, r.close_reason) for r in rows] == [(closed, "no_contact"), (opened, "")]
    with pytest.raises(UnknownReasonError):
        close_episode(cast.mona.actor, participant_id=ana, reason="used again")


def test_inviting_staff_makes_an_account_and_a_way_in(cast: Cast) -> None:
    made = invite_staff(
        cast.mona.actor,
        name="Lee",
        roles={Role.COACH, Role.SUPERVISOR},
        site_id=cast.site.pk,
        supervisor_id=staff_id(cast.carol),
        email="lee@example.org",
    )
    row = Staff.objects.select_related("user").get(pk=made.staff_id)
    assert (row.roles, row.user.email, row.supervisor) == (
        "coach supervisor",
        "lee@example.org",
        cast.carol.staff,
    )
    assert SignInCard.objects.get(user=row.user).purpose == "invitation"
    assert made.way_in.code not in repr(made)


def test_inviting_needs_a_role_a_free_address_and_a_supervisor_from_here(cast: Cast) -> None:
    with pytest.raises(ValueError, match="roles"):
        invite_staff(cast.mona.actor, name="Lee", roles=set(), site_id=None)
    with pytest.raises(ValueError, match="roles"):
        invite_staff(cast.mona.actor, name="Lee", roles={Role.PARTICIPANT}, site_id=None)
    with pytest.raises(PlaceTakenError):
        invite_staff(
            cast.mona.actor, name="L", roles={Role.COACH}, site_id=None, phone="+12025550101"
        )
    for boss in (cast.omar, cast.ben):
        with pytest.raises(NotVisible):
            invite_staff(
                cast.mona.actor,
                name="Lee",
                roles={Role.COACH},
                site_id=None,
                supervisor_id=staff_id(boss),
            )
    assert not User.objects.filter(name="Lee").exists()


def test_a_pause_acts_at_once_and_nobody_pauses_themselves(cast: Cast) -> None:
    ana = member_id(cast.ana)
    suspend_staff(cast.mona.actor, staff_id=staff_id(cast.ben))
    assert not can(cast.ben.actor, Capability.PERSON_READ, ana)
    resume_staff(cast.mona.actor, staff_id=staff_id(cast.ben))
    assert can(cast.ben.actor, Capability.PERSON_READ, ana)
    with pytest.raises(OwnAccountError):
        suspend_staff(cast.mona.actor, staff_id=staff_id(cast.mona))
    with pytest.raises(NotVisible):
        suspend_staff(cast.mona.actor, staff_id=staff_id(cast.omar))


def test_a_pause_ends_every_session_and_the_return_starts_afresh(cast: Cast) -> None:
    before = cast.ben.client
    assert before.get("/coach/").status_code == 200
    suspend_staff(cast.mona.actor, staff_id=staff_id(cast.ben))
    resume_staff(cast.mona.actor, staff_id=staff_id(cast.ben))
    answer = before.get("/coach/")
    assert (answer.status_code, "/sign-in/" in answer["Location"]) == (302, True)


@pytest.mark.parametrize(("who", "may"), [("ben", True), ("mona", True), ("dee_coach", False),
                                          ("omar", False), ("ana", False)])  # fmt: skip
def test_who_may_make_a_sign_in_card(cast: Cast, who: str, may: bool) -> None:
    actor = cast.everybody()[who].actor
    if may:
        assert issue_card(actor, participant_id=member_id(cast.ana)).minutes == 15
    else:
        with pytest.raises(NotVisible):
            issue_card(actor, participant_id=member_id(cast.ana))
    with pytest.raises(NotVisible):
        issue_card(actor, participant_id=uuid4())


@pytest.mark.covers("rule-18")
def test_breaking_the_glass_needs_a_reason_lasts_an_hour_and_is_written_down(cast: Cast) -> None:
    alone = take_in(cast)
    carol = cast.carol.actor
    assert not can(carol, Capability.PERSON_READ, alone)
    for short in ("", "emergency", " " * 40, "x" * 19):
        with pytest.raises(ReasonTooShortError):
            break_glass(carol, participant_id=alone, reason=short)
    opened = break_glass(
        carol, participant_id=alone, reason="Her sister called, she cannot be reached."
    )
    assert can(carol, Capability.PERSON_READ, alone)
    assert not can(carol, Capability.CHECKIN_READ, alone)
    assert BrokenGlass.objects.for_system("a test").get(pk=opened.glass_id).until == opened.until
    assert any(look.capability == "break.glass" for look in audit.reads_of(alone)[0])
    with time_machine.travel(clock.now() + timedelta(minutes=61)):
        assert not can(carol, Capability.PERSON_READ, alone)


@pytest.mark.parametrize("who", ["ana", "ben", "mona", "dee_coach", "omar", "pat", "auditor"])
def test_only_a_supervisor_of_the_organisation_breaks_the_glass(cast: Cast, who: str) -> None:
    with pytest.raises(NotVisible):
        break_glass(
            cast.everybody()[who].actor,
            participant_id=member_id(cast.rev),
            reason="A reason that is long enough for the rule.",
        )


def test_contact_points_change_the_way_to_sign_in(cast: Cast) -> None:
    pk = take_in(cast, phone="+12155550123")
    change_contact_points(
        cast.mona.actor, participant_id=pk, phone="+12155550199", email="n@example.org"
    )
    row = person(pk)
    assert row.user is not None
    assert (row.phone, row.user.phone, row.user.email) == (
        "+12155550199",
        "+12155550199",
        "n@example.org",
    )


def test_filling_gaps_never_replaces_what_is_known(cast: Cast) -> None:
    pk = take_in(cast, phone="+12155550123")
    fill_gaps(
        cast.mona.actor,
        participant_id=pk,
        newcomer=Newcomer("Other", family_name="Name", phone="+12155550000", birth_year=1990),
    )
    row = person(pk)
    assert (row.given_name, row.family_name, row.phone, row.birth_year) == (
        "Nora",
        "Vale",
        "+12155550123",
        1990,
    )
