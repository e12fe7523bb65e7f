"""What keeps the caseload's rows current: in the transaction of its cause, whatever the cause."""

from __future__ import annotations

from typing import Any

from handrail.ground.kernel.events import subscribe
from handrail.ground.people import events as people
from handrail.practice.checkins import events as checkins
from handrail.practice.community import events as community
from handrail.practice.contacts import events as contacts
from handrail.practice.plans import events as plans
from handrail.watch.insight import events as insight
from handrail.watch.insight.keeping import add_checkin, rebuild


@subscribe(checkins.CheckInRecorded)
def keep_checkin(event: checkins.CheckInRecorded) -> None:
    """A check-in came: when, and what was shared of it."""
    add_checkin(event)


@subscribe(checkins.CheckInSharingChanged)
@subscribe(checkins.CheckInTakenBack)
@subscribe(contacts.ContactLogged)
@subscribe(contacts.ContactTakenBack)
@subscribe(contacts.AppointmentSet)
@subscribe(plans.StepAgreed)
@subscribe(plans.StepReported)
@subscribe(community.MeetingAttended)
@subscribe(community.MeetingTakenBack)
@subscribe(people.ParticipantTakenIn)
@subscribe(people.Encouraged)
@subscribe(plans.WinTakenBack)
@subscribe(people.ProfileChanged)
@subscribe(people.CoachAssigned)
@subscribe(people.CoachEnded)
@subscribe(people.EpisodeOpened)
@subscribe(people.EpisodeClosed)
@subscribe(insight.ContactPutOff)
def keep_person(event: Any) -> None:
    """Something else about one person changed: their row is made anew."""
    rebuild([event.participant_id])
