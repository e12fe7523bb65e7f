"""Rows that the house keeps: meetings, places, cards, files, staff, messages and settings."""

from __future__ import annotations

from handrail.ground.access import Role
from handrail.ground.consent.notice import VERSION
from handrail.ground.messaging.models import OutboundMessage
from handrail.ground.messaging.sending import Recipient, queue
from handrail.ground.people.commands import organisation
from handrail.ground.people.commands.staff import invite_staff
from handrail.ground.people.importing import commands as people_import
from handrail.ground.shelf import commands as cards
from handrail.practice.community import commands as community
from handrail.practice.community.importing import complete
from handrail.practice.community.models import Meeting
from handrail.practice.hours.commands import set_hours
from handrail.practice.hours.rules import Away, Span
from handrail.practice.referrals import commands as referrals
from tests.cast import participant
from tests.community.feeds import feed, row

from .people import World

PEOPLE = b"First name,Last name,Phone\nKit,Brown,202-555-0161\nAna,Marlow,202-555-0101\n"
COLUMNS = {"given_name": 0, "family_name": 1, "phone": 2}


def meetings(world: World, number: int, skip: int = 0) -> None:
    """Import a list of meetings, be there, and leave one list checked and not imported."""
    mona = world.mona.actor
    names = [row(f"m{skip}-{n}", name=f"Oak {skip} {n}", day=n % 7) for n in range(number)]
    for again in (False, True):
        run = community.check_import(
            mona, name=f"List {skip} {again}", address="", zone=world.site.zone, data=feed(*names)
        )
        if not again:
            complete(community.begin_import(mona, run_id=run))
        world.ids["meeting_run_id"] = run
    found = Meeting.objects.filter(org=world.org, name__startswith=f"Oak {skip} ").first()
    assert found is not None
    world.ids["meeting_id"] = found.pk
    for n in range(number):
        world.ids["attendance_id"] = community.record_attendance(
            world.ana.actor, participant_id=world.ana_id, meeting_id=found.pk, heard=f"Keep on {n}",
            local_date=world.in_days(-skip - n), shared=True,
        )  # fmt: skip


def places(world: World, number: int, skip: int = 0) -> None:
    """Fill the directory, put one place away, and tell Ana of places."""
    mona = world.mona.actor
    for n in range(skip, skip + number):
        kept, gone = (
            referrals.add_place(
                mona,
                said=referrals.Place(
                    name=f"{name} {n}",
                    kinds=("food",),
                    checked_on=world.today,
                    phone="202-555-0150",
                ),
            )
            for name in ("Pantry", "Old pantry")
        )
        referrals.put_away(mona, resource_id=gone)
        world.ids["resource_id"], world.ids["away_resource_id"] = kept, gone
        world.ids["referral_id"] = referrals.refer(
            world.ben.actor, participant_id=world.ana_id,
            told=referrals.Told(
                ask_on=world.in_days(3), reason="They know the form", resource_id=kept
            ),
        )  # fmt: skip


def shelf(world: World, number: int, skip: int = 0) -> None:
    """Write cards of the programme's own, put some away, and hide one of ours."""
    mona = world.mona.actor
    for n in range(skip, skip + number):
        kept, gone = (
            cards.add_entry(
                mona, kind="coping", language="en", said=cards.Said(f"{name} {n}", name)
            )
            for name in ("Bench", "Bell")
        )
        cards.put_away(mona, entry_id=gone)
        world.ids["entry_id"], world.ids["away_entry_id"] = kept, gone
    cards.hide(mona, kind="coping", key="call_one")


def imports(world: World, number: int, skip: int = 0) -> None:
    """Bring files of people in: columns not chosen yet, and a report that waits."""
    mona = world.mona.actor
    for n in range(skip, skip + number):
        more = b"".join(b"Kit %d,Brown,\n" % each for each in range(n + 1))
        world.ids["run_id"] = people_import.upload(
            mona, file_name=f"a{n}.csv", content=PEOPLE + more + b"Ana,Marlow,\n"
        )
        run = people_import.upload(mona, file_name=f"b{n}.csv", content=PEOPLE + more)
        people_import.set_columns(
            mona, run_id=run, mapping=COLUMNS, site_id=world.site.pk, confirmed=True,
            notice_version=VERSION,
        )  # fmt: skip
        world.ids["report_run_id"] = run


def staff(world: World, number: int, skip: int = 0) -> None:
    """Invite coaches, and write the hours of those who are there."""
    for n in range(skip, skip + number):
        assert world.carol.staff is not None
        made = invite_staff(
            world.mona.actor, name=f"Newcomer {n}", roles={Role.COACH}, site_id=world.site.pk,
            supervisor_id=world.carol.staff.pk, email=f"new{n}@example.org",
        )  # fmt: skip
        world.ids["staff_id"] = made.staff_id
    spans = [Span(day, 9 * 60, 17 * 60) for day in range(min(6, number + skip))]
    away = [Away(world.in_days(20), world.in_days(24))]
    for who in (world.ben, world.carol):
        set_hours(who.actor, zone=world.site.zone, spans=spans, away=away)


def messages(world: World, number: int, skip: int = 0) -> None:
    """Leave reminders stuck on their way to Ana, as many of them too late by now."""
    rows = OutboundMessage.objects.for_system("a test lets them be stuck")
    to = Recipient(world.org.pk, "sms", "+12025550101", world.site.zone, "en", world.ana_id)
    for n in range(skip, skip + number):
        waits, late = queue(to, "reminder"), queue(to, "reminder")
        rows.filter(pk__in=(waits, late)).update(
            state=OutboundMessage.STUCK, attempts=8, trouble="HTTP 400",
            expires_at=world.later(hours=20),
        )  # fmt: skip
        rows.filter(pk=late).update(expires_at=world.later(hours=-1 - n))
        world.ids["message_id"] = waits


def settings(world: World, number: int, skip: int = 0) -> None:
    """Put numbers of the organisation on the help page, and open sites and put them away."""
    mona = world.mona.actor
    # The help page has room for twelve numbers.
    for n in range(skip, skip + number):
        said = organisation.HelpLineWords(
            label=f"Front desk {n}", number=f"+1202555{170 + n:04}", text_number="", hours="",
            crisis=False,
        )  # fmt: skip
        world.ids["help_line_id"] = organisation.add_help_line(mona, words=said)
        kept, gone = (
            organisation.add_site(mona, name=f"{name} {n}", zone=world.site.zone)
            for name in ("River house", "Old house")
        )
        organisation.put_site_away(mona, site_id=gone)
        world.ids["site_id"], world.ids["away_site_id"] = kept, gone


def people(world: World, number: int, skip: int = 0) -> None:
    """Take more participants in, coached by Ben."""
    for n in range(skip, skip + number):
        participant(world.org, world.site, f"More {n}", world.ben.staff)
