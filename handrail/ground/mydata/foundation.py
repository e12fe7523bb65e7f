"""What the rooms of the ground hold about a person; they lie below this one and cannot say it."""

from __future__ import annotations

from handrail.ground.audit.models import AuditEvent, RosterMember
from handrail.ground.consent.models import Consent, ConsentItem
from handrail.ground.kernel.marked import N_
from handrail.ground.kernel.models import Receipt, StoredKey
from handrail.ground.messaging.models import OutboundMessage
from handrail.ground.mydata.models import Removal
from handrail.ground.mydata.registry import Then, beside, hold, leave_out
from handrail.ground.people.importing.models import ImportRow
from handrail.ground.people.models import (
    BrokenGlass,
    Draft,
    EarlierStrength,
    Episode,
    Participant,
    Pathway,
    Relationship,
    Stage,
    Strength,
)
from handrail.ground.schedule.models import Due, Expectation

hold(
    Participant,
    Then.STAY,
    N_("About you"),
    {
        "given_name": N_("First name"),
        "family_name": N_("Last name"),
        "phone": N_("Phone"),
        "email": N_("E-mail"),
        "birth_year": N_("Birth year"),
        "zone": N_("Time zone"),
        "language": N_("Language"),
        "contact_by": N_("How you like to be reached"),
        "level": N_("How much coaching"),
        "level_since": N_("Since when"),
        "coaching_model": N_("Way of coaching that you chose"),
        "coaching_since": N_("Since when"),
        "first_days": N_("One thing at a time"),
        "started_on": N_("With us since"),
        "site__name": N_("Site"),
        "org__name": N_("Organisation"),
    },
    emptied={
        "given_name": "", "family_name": "", "phone": "", "email": "", "birth_year": None,
        "contact_by": "", "user": None,
    },
)  # fmt: skip
hold(
    Strength,
    Then.GO,
    N_("Strengths"),
    {
        "text": N_("Words"), "group": N_("Where it belongs"), "by": N_("Written by"),
        "card": N_("Card"), "removed_at": N_("Taken away"),
    },
)  # fmt: skip
hold(
    EarlierStrength,
    Then.GO,
    N_("Earlier words of your strengths"),
    {"made_at": N_("Until"), "text": N_("Words"), "card": N_("Card")},
)
hold(
    Pathway,
    Then.GO,
    N_("What recovery looks like for me"),
    {"chosen": N_("Chosen"), "own": N_("In your own words"), "visibility": N_("Who sees it")},
)
hold(
    Stage,
    Then.GO,
    N_("Where you said you are"),
    {
        "stage": N_("Your word for it"), "made_at": N_("From"), "until": N_("To"),
        "visibility": N_("Who sees it"),
    },
)  # fmt: skip
hold(
    Episode,
    Then.STAY,
    N_("Your time with us"),
    {"opened_at": N_("From"), "closed_at": N_("To"), "close_reason": N_("Why it closed")},
)
hold(
    Relationship,
    Then.STAY,
    N_("Your coaches"),
    {
        "staff__user__name": N_("Name"),
        "kind": N_("Role"),
        "started_at": N_("From"),
        "ended_at": N_("To"),
    },
)
hold(
    Consent,
    Then.STAY,
    N_("What you said yes to"),
    {
        "kind": N_("For what"),
        "recipient__name": N_("For whom"),
        "purpose": N_("Why"),
        "version": N_("Version of the text"),
        "given_at": N_("When you said yes"),
        "given_how": N_("How"),
        "starts_at": N_("From"),
        "expires_at": N_("To"),
        "revoked_at": N_("When you took it back"),
    },
)
hold(
    ConsentItem,
    Then.STAY,
    N_("What each yes opens"),
    {"consent__given_at": N_("When you said yes"), "item": N_("What")},
)
hold(
    BrokenGlass,
    Then.STAY,
    N_("Times your record was opened in an emergency"),
    {
        "staff__user__name": N_("Who"),
        "reason": N_("Why"),
        "made_at": N_("From"),
        "until": N_("To"),
    },
    emptied={"reason": ""},
)
hold(
    Expectation,
    Then.GO,
    N_("Reminders"),
    {
        "kind": N_("For what"),
        "at": N_("Time"),
        "zone": N_("Time zone"),
        "starts_on": N_("From"),
        "ends_on": N_("To"),
        "retired_at": N_("Stopped"),
    },
)
leave_out(Draft, Then.GO, "begun and not saved; only its writer reads it, where it was begun")
leave_out(Due, Then.GO, "the single days of the reminders, which are in the copy as reminders")
hold(
    OutboundMessage,
    Then.GO,
    N_("Messages we sent you"),
    {
        "channel": N_("How"),
        "kind": N_("For what"),
        "made_at": N_("Made"),
        "sent_at": N_("Sent"),
    },
)
hold(
    Removal,
    Then.STAY,
    N_("When you asked to be removed"),
    {"asked_at": N_("Asked"), "taken_back_at": N_("Taken back"), "done_at": N_("Done")},
)
beside(
    Receipt, "owner", Then.GO, "that an entry from the person's phone came once; keyed, no words"
)
beside(
    StoredKey, "owner", Then.LATER, "the person's key; without it no old backup can be read either"
)
beside(
    AuditEvent, "subject", Then.STAY,
    "the book proves who looked, and nobody can change it; a participant stands there as an id",
)  # fmt: skip
beside(
    RosterMember, "participant", Then.STAY,
    "which lists the person was on: without it the book does not say who looked; ids alone",
)  # fmt: skip
beside(
    ImportRow, "participant_id", Then.STAY,
    "which line of a file became this person; the cells went when it did",
    emptied={"cells": []},
)  # fmt: skip
beside(
    ImportRow, "match_id", Then.STAY,
    "a line of a file that was likely the same person; its cells may name them",
    emptied={"cells": [], "match_id": None},
)  # fmt: skip
