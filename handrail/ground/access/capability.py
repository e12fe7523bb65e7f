"""Everything that can be done with somebody's record, by name."""

from __future__ import annotations

from enum import StrEnum


class Capability(StrEnum):
    """One thing that a person may be allowed to do. The policy table says who may."""

    TODAY_OPEN = "today.open"
    CHECKIN_RECORD = "checkin.record"
    CHECKIN_READ = "checkin.read"
    STEP_READ = "step.read"
    STEP_AGREE = "step.agree"
    STEP_REPORT = "step.report"
    REVIEW_READ = "review.read"
    REVIEW_WRITE = "review.write"
    WIN_RECORD = "win.record"
    WIN_READ = "win.read"
    KIND_WORDS_WRITE = "kind.words.write"
    KIND_WORDS_READ = "kind.words.read"
    KIND_WORDS_ANSWER = "kind.words.answer"
    ATTENDANCE_RECORD = "attendance.record"
    ATTENDANCE_READ = "attendance.read"
    CONTACT_LOG = "contact.log"
    CONTACT_READ = "contact.read"
    APPOINTMENT_READ = "appointment.read"
    APPOINTMENT_SET = "appointment.set"
    CASELOAD_READ = "caseload.read"
    PERSON_READ = "person.read"
    PROFILE_EDIT = "profile.edit"
    ACCESS_LOG_READ = "access.log.read"
    MY_DATA = "my.data"
    SHARING_READ = "sharing.read"
    SHARING_CHANGE = "sharing.change"
    RESOURCE_READ = "resource.read"
    RESOURCE_KEEP = "resource.keep"
    REFERRAL_MAKE = "referral.make"
    REFERRAL_READ = "referral.read"
    REFERRAL_ANSWER = "referral.answer"
    MEETING_FIND = "meeting.find"
    MEETING_IMPORT = "meeting.import"
    SHELF_KEEP = "shelf.keep"
    STAFF_READ = "staff.read"
    STAFF_INVITE = "staff.invite"
    INTAKE_WRITE = "intake.write"
    EPISODE_CHANGE = "episode.change"
    COACH_ASSIGN = "coach.assign"
    PARTICIPANT_IMPORT = "participant.import"
    CARD_ISSUE = "card.issue"
    HOURS_SET = "hours.set"
    HOURS_READ = "hours.read"
    COVERAGE_READ = "coverage.read"
    SUPERVISION_READ = "supervision.read"
    BREAK_GLASS = "break.glass"
    AUDIT_VERIFY = "audit.verify"
    ORG_SETTINGS = "org.settings"
    ACCOUNT_OWN = "account.own"


class Role(StrEnum):
    """What somebody is in one organisation; a person may be several."""

    PARTICIPANT = "participant"
    CIRCLE = "circle"
    COACH = "coach"
    SUPERVISOR = "supervisor"
    MANAGER = "manager"
    PARTNER = "partner"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


class Reach(StrEnum):
    """How far a capability reaches: whose records."""

    SELF = "own record"
    ASSIGNED = "people I coach"
    SUPERVISED = "people whose coach I supervise"
    ORGANISATION = "everybody in the organisation"
    CONSENTED = "people who shared this item with me"
    NOBODY = "no person's record"
