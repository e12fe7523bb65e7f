"""The cast with a week of their lives: one object at least of every kind an address can name.

kim coached ana until last week; gil supervises others and broke the glass for ana; olga manages
and supervises in the other organisation. chris and pat hold a consent of named items from ana, and
had one from rev, who took it back. What is made here is made by the rooms' own commands.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData

from handrail.ground.access import Role
from handrail.ground.consent.commands import Yes, add_circle_member, share, stop_sharing
from handrail.ground.consent.notice import VERSION
from handrail.ground.consent.rules import Item
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.messaging.models import OutboundMessage
from handrail.ground.messaging.sending import Recipient, queue
from handrail.ground.mydata.commands import ask_removal
from handrail.ground.people.commands import organisation
from handrail.ground.people.commands.about import add_strength, choose_pathway
from handrail.ground.people.commands.coaches import assign_coach
from handrail.ground.people.commands.glass import break_glass
from handrail.ground.people.commands.staff import invite_staff
from handrail.ground.people.importing import commands as people_import
from handrail.ground.shelf import commands as cards
from handrail.practice.checkins.commands import record_checkin
from handrail.practice.checkins.models import CheckIn
from handrail.practice.community import commands as community
from handrail.practice.community.importing import complete
from handrail.practice.community.models import Meeting
from handrail.practice.contacts.commands import log_contact, save_draft, set_appointment
from handrail.practice.contacts.models import Appointment
from handrail.practice.encouragement.commands import write_word
from handrail.practice.encouragement.models import KindWord
from handrail.practice.hours.commands import set_hours
from handrail.practice.hours.rules import Away, Span
from handrail.practice.plans.commands import agree_step, answer_win, record_review, record_win
from handrail.practice.plans.rules import week_of
from handrail.practice.referrals import commands as referrals
from handrail.practice.thinking.commands import lines, pages, sheets
from handrail.practice.thinking.models import Earlier, PrivateEarlier
from tests.cast import Cast, Member, _staff, participant
from tests.community.feeds import feed, row

CIRCLE_ITEMS = frozenset({Item.WINS, Item.STEP, Item.APPOINTMENTS, Item.KIND_WORDS})
PARTNER_ITEMS = frozenset({Item.MEETINGS, Item.APPOINTMENTS})
PEOPLE = b"First name,Last name,Phone\nKit,Brown,202-555-0161\nAna,Marlow,202-555-0101\n"
COLUMNS = {"given_name": 0, "family_name": 1, "phone": 2}


@dataclass
class World(Cast):
    """The cast, three more of them, and the id of one object of each kind."""

    former: Member
    glass: Member
    boss_elsewhere: Member
    ids: dict[str, UUID | int] = field(default_factory=dict)

    @property
    def ana_id(self) -> UUID:
        """Ana's id as a participant."""
        assert self.ana.participant_id is not None
        return self.ana.participant_id

    @property
    def rev_id(self) -> UUID:
        """Rev's id as a participant."""
        assert self.rev.participant_id is not None
        return self.rev.participant_id

    @property
    def today(self) -> date:
        """The day where they all live."""
        return clock.today(self.site.zone)

    def in_days(self, days: int) -> date:
        """A day ahead of today, or before it."""
        return self.today + timedelta(days=days)

    def later(self, *, hours: int) -> datetime:
        """The moment so many hours from now, or before it."""
        return clock.now() + timedelta(hours=hours)


def _more_people(cast: Cast) -> World:
    far = cast.omar.staff
    assert far is not None
    assert far.site is not None
    return World(
        **vars(cast),
        former=_staff(cast.org, cast.site, "Kim", "coach", "+12025550110"),
        glass=_staff(cast.org, cast.site, "Gil", "supervisor", "+12025550111"),
        boss_elsewhere=_staff(
            cast.other_org, far.site, "Olga", "manager supervisor", "+12025550112"
        ),
    )


def _relationships(world: World) -> None:
    """Kim's coaching is over and Ben's goes on; Gil opens Ana's record for an hour."""
    assert world.ben.staff is not None
    assert world.former.staff is not None
    boss = world.mona.actor
    for staff in (world.former.staff, world.ben.staff):
        assign_coach(boss, participant_id=world.ana_id, staff_id=staff.pk)
    break_glass(
        world.glass.actor, participant_id=world.ana_id,
        reason="She called from a bridge and nobody else is there tonight.",
    )  # fmt: skip


def _consents(world: World) -> None:
    last = world.in_days(30)
    for member, person, ends in ((world.ana, world.ana_id, False), (world.rev, world.rev_id, True)):
        for to, items in ((world.circle, CIRCLE_ITEMS), (world.pat, PARTNER_ITEMS)):
            kept = share(
                member.actor, participant_id=person, recipient_id=to.user.pk,
                yes=Yes(items, "support", last),
            )  # fmt: skip
            if ends:
                stop_sharing(member.actor, participant_id=person, consent_id=kept)
            elif to is world.circle:
                world.ids["consent_id"] = kept
    world.ids["recipient_id"] = world.circle.user.pk
    aunt = add_circle_member(
        world.ana.actor, participant_id=world.ana_id, name="Rosa", label="my aunt",
        yes=Yes(frozenset({Item.WINS}), "support", last),
    )  # fmt: skip
    world.ids["aunt_id"] = aunt.recipient_id


def checkins(world: World, days: int, skip: int = 0) -> None:
    """Write one check-in a day for so many days, with words now and then."""
    for back in range(skip, skip + days):
        made = record_checkin(
            world.ana.actor, participant_id=world.ana_id, id=None, mood=1 + back % 5,
            craving=back % 11, sleep="well", note=f"Day {back} by the river", shared=back % 3 != 2,
            local_date=world.in_days(-back),
        )  # fmt: skip
        world.ids["checkin_id"] = made
        at = clock.now() - timedelta(days=back)
        CheckIn.objects.for_system("a test moves it back").filter(pk=made).update(made_at=at)


def plan(world: World, weeks: int, skip: int = 0) -> None:
    """Write steps for so many weeks (later on for weeks ahead), reviews and answered wins."""
    ana, ben, me = world.ana.actor, world.ben.actor, world.ana_id
    this = week_of(world.today)
    if not skip:
        ahead = this + timedelta(days=7)
        agree_step(ana, participant_id=me, text="Call the library", week_of=ahead, sure=9)
    for n in range(weeks):
        made = agree_step(
            ana, participant_id=me, text=f"Walk to the corner {n}", why="My own secret why",
            chosen_by="together", sure=8, week_of=this + timedelta(days=7 * (n if skip else -n)),
        )  # fmt: skip
        if n == 0:
            world.ids["step_id"] = made
        world.ids["review_id"] = record_review(
            ana, participant_id=me, worked="The bus came", did_not="Mornings",
            change="Start at noon", shared=True, week_of=this - timedelta(days=7 * (skip + n)),
        ).review_id  # fmt: skip
        win = record_win(ana, participant_id=me, text=f"Slept well {n}", shared=True)
        answer_win(ben, participant_id=me, win_id=win, text="Good to hear.")
        world.ids["win_id"] = record_win(ana, participant_id=me, text=f"Cooked {n}", shared=True)


def contacts(world: World, number: int, skip: int = 0) -> None:
    """Write so many contacts and appointments, ahead, past and called for an answer."""
    ben, me = world.ben.actor, world.ana_id
    for n in range(skip, skip + number):
        world.ids["contact_id"] = log_contact(
            ben, participant_id=me, kind="call", minutes=10, held_to=n % 2 == 0, held_up=True,
            note=f"Talked about home {n}", at=clock.now() - timedelta(hours=5 * n + 1),
        )  # fmt: skip
        set_appointment(
            ben, participant_id=me, on=world.in_days(3 + n), at=time(10, 30), kind="in_person",
            place_words="Elm Street 5", agreed=True,
        )  # fmt: skip
        past = set_appointment(
            ben, participant_id=me, on=world.in_days(40 + n), at=time(9), agreed=True
        )
        world.ids["past_appointment_id"] = past.appointment_id
        then: datetime = clock.now() - timedelta(days=1 + n)
        Appointment.objects.for_system("a test moves it back").filter(
            pk=past.appointment_id
        ).update(starts_at=then, wall_on=then.date())
    asked = set_appointment(
        world.ana.actor, participant_id=me, on=world.in_days(60 + skip), at=time(15)
    )
    world.ids["appointment_id"] = asked.appointment_id


def words(world: World, number: int, skip: int = 0) -> None:
    """Write kind words of the coach and the circle that arrived, and some for a day to come."""
    me, rows = world.ana_id, KindWord.objects.for_system("a test moves them back")
    for n in range(skip, skip + number):
        for writer in (world.circle, world.ben):
            made = write_word(
                writer.actor, participant_id=me, text=f"Well done {n}", on=world.in_days(1 + n)
            )
            rows.filter(pk=made).update(on=world.in_days(-n))
            world.ids["word_id"] = made
        world.ids["waiting_word_id"] = write_word(
            world.ben.actor, participant_id=me, text=f"A month {n}", on=world.in_days(30 + n)
        )
    world.ids["writer_id"] = world.ben.user.pk


def strengths(world: World, number: int, skip: int = 0) -> None:
    """Write half so many strengths of the person, and as many of the coach: twenty at most."""
    for n in range(skip, skip + number // 2):
        world.ids["strength_id"] = add_strength(
            world.ana.actor, participant_id=world.ana_id, text=f"Sings {n}"
        )
        world.ids["coach_strength_id"] = add_strength(
            world.ben.actor, participant_id=world.ana_id, text=f"Keeps her word {n}"
        )


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


def thinking(world: World, number: int, skip: int = 0) -> None:
    """Write problems that Ben reads, with ideas of both, routines, and private pages."""
    ana, me = world.ana.actor, {"participant_id": world.ana_id}
    for n in range(skip, skip + number):
        made = sheets.start_sheet(
            ana, **me, kind="problem", said=sheets.Said(f"Mornings {n}"), shared=True
        )
        sheets.change_sheet(ana, **me, sheet_id=made, said=sheets.Said(f"Early mornings {n}"))
        mine, bens = (
            lines.add_line(
                who.actor, **me, sheet_id=made, slot="idea", told=lines.Told(f"Lights on {n}")
            )
            for who in (world.ana, world.ben)
        )
        world.ids |= {"sheet_id": made, "line_id": mine, "coach_line_id": bens}
        world.ids["routine_id"] = sheets.start_sheet(
            ana, **me, kind="routine", said=sheets.Said(f"Eat something warm {n}"), shared=True
        )
        page = pages.write_page(ana, **me, text=f"What I owe {n}")
        pages.change_page(ana, **me, page_id=page, title="", text=f"What I still owe {n}")
        world.ids["page_id"] = page
    before = Earlier.objects.for_system("a test names it").filter(sheet_id=world.ids["sheet_id"])
    world.ids["earlier_id"] = before.get().pk
    written = PrivateEarlier.objects.for_system("a test names it")
    world.ids["private_earlier_id"] = written.get(page_id=world.ids["page_id"]).pk


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


def _credential() -> dict[str, Any]:
    """What a phone says when it has made a passkey."""
    mine = b"a passkey of ana"
    key = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    known = AttestedCredentialData.create(Aaguid(bytes(16)), mine, key)
    made = AttestationObject.create("none", AuthenticatorData.create(bytes(32), 0x45, 0, known), {})
    client = b'{"type":"webauthn.create","challenge":"eA","origin":"http://testserver"}'
    said = {"clientDataJSON": client, "attestationObject": bytes(made)}
    return {
        "id": websafe_encode(mine), "rawId": websafe_encode(mine), "type": "public-key",
        "response": {name: websafe_encode(raw) for name, raw in said.items()},
    }  # fmt: skip


def _account(world: World) -> None:
    """A passkey of Ana's, an app of Mona's, and something begun."""
    passkey = Authenticator.objects.create(
        user=world.ana.user, type=Authenticator.Type.WEBAUTHN,
        data={"name": "Phone", "credential": _credential()},
    )  # fmt: skip
    TOTP.activate(world.mona.user, generate_totp_secret())
    RecoveryCodes.activate(world.mona.user)
    world.ids["pk"] = passkey.pk
    save_draft(world.ben.actor, about=None, entry=uuid7(), body={"note": "begun"})


def people(world: World, number: int, skip: int = 0) -> None:
    """Take more participants in, coached by Ben."""
    for n in range(skip, skip + number):
        participant(world.org, world.site, f"More {n}", world.ben.staff)


def looks(world: World, number: int, skip: int = 0) -> None:
    """Have Ben look at Ana's page so often."""
    for _n in range(number):
        world.ben.client.get(f"/people/{world.ana_id}/")


ROWS = (
    checkins, plan, contacts, words, strengths, meetings, places, thinking, shelf, imports, staff,
    people, looks, messages, settings,
)  # fmt: skip


def make_world(cast: Cast) -> World:
    """Return the cast with a week behind them."""
    world = _more_people(cast)
    _relationships(world)
    _consents(world)
    checkins(world, 7)
    plan(world, 2)
    rest = (
        contacts,
        words,
        strengths,
        meetings,
        places,
        thinking,
        shelf,
        imports,
        staff,
        looks,
        messages,
        settings,
    )
    for kind in rest:
        kind(world, 2)
    _account(world)
    choose_pathway(
        world.ana.actor, participant_id=world.ana_id, chosen=["groups", "faith"], own="Long walks",
        shared=True,
    )  # fmt: skip
    ask_removal(world.rev.actor, participant_id=world.rev_id)
    world.ids |= {
        "participant_id": world.ana_id,
        "rev_id": world.rev_id,
        "own_staff_id": world.ben.actor.staff_id or world.ana_id,
    }
    return world


def grow(world: World) -> None:
    """Make eight more rows of every kind."""
    for kind in ROWS:
        kind(world, 8, 10)
