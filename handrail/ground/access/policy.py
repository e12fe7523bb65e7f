"""The policy table: who may do what, with whose record, and why. Data, not code.

A capability that has no row for a role is refused. There is no row for "everything".
"""

from __future__ import annotations

from dataclasses import dataclass

from handrail.ground.access.capability import Capability as C
from handrail.ground.access.capability import Reach, Role


@dataclass(frozen=True)
class Rule:
    """One row. `purpose` is said to the participant; `fresh` asks for a second factor in this
    session; `glass` lets a broken glass widen the reach to one person for one hour."""

    capability: C
    role: Role
    reach: Reach
    purpose: str
    fresh: bool = False
    glass: bool = False


def _rows(role: Role, reach: Reach, purpose: str, *names: C, fresh: bool = False,
          glass: bool = False) -> tuple[Rule, ...]:  # fmt: skip
    return tuple(Rule(name, role, reach, purpose, fresh, glass) for name in names)


POLICY: tuple[Rule, ...] = (
    *_rows(
        Role.PARTICIPANT, Reach.SELF, "my own record",
        C.TODAY_OPEN, C.CHECKIN_RECORD, C.CHECKIN_READ, C.STEP_READ, C.STEP_AGREE, C.STEP_REPORT,
        C.REVIEW_READ, C.REVIEW_WRITE, C.WIN_RECORD, C.WIN_READ, C.ATTENDANCE_RECORD,
        C.ATTENDANCE_READ, C.CONTACT_READ, C.APPOINTMENT_READ, C.APPOINTMENT_SET,
        C.PERSON_READ, C.PROFILE_EDIT, C.ACCESS_LOG_READ, C.SHARING_READ, C.SHARING_CHANGE,
        C.KIND_WORDS_READ, C.KIND_WORDS_ANSWER, C.MY_DATA,
    ),
    *_rows(Role.PARTICIPANT, Reach.NOBODY, "finding a meeting", C.MEETING_FIND),
    *_rows(Role.PARTICIPANT, Reach.NOBODY, "knowing when somebody is there", C.HOURS_READ),
    *_rows(
        Role.COACH, Reach.ASSIGNED, "coaching",
        C.CHECKIN_READ, C.STEP_READ, C.STEP_AGREE, C.STEP_REPORT, C.REVIEW_READ, C.REVIEW_WRITE,
        C.WIN_RECORD, C.WIN_READ, C.ATTENDANCE_READ, C.CONTACT_LOG, C.CONTACT_READ,
        C.APPOINTMENT_READ, C.APPOINTMENT_SET, C.CASELOAD_READ, C.PERSON_READ, C.PROFILE_EDIT,
        C.CARD_ISSUE, C.KIND_WORDS_WRITE,
    ),
    *_rows(Role.COACH, Reach.NOBODY, "finding a meeting", C.MEETING_FIND),
    *_rows(Role.COACH, Reach.NOBODY, "saying when I am there", C.HOURS_SET),
    *_rows(
        Role.SUPERVISOR, Reach.SUPERVISED, "supervision",
        C.CASELOAD_READ, C.SUPERVISION_READ, C.COVERAGE_READ,
    ),
    *_rows(Role.SUPERVISOR, Reach.NOBODY, "saying when I am there", C.HOURS_SET),
    *_rows(
        Role.SUPERVISOR, Reach.SUPERVISED, "supervision",
        C.PERSON_READ, C.CONTACT_READ, C.STEP_READ, C.APPOINTMENT_READ, glass=True,
    ),
    *_rows(Role.SUPERVISOR, Reach.ORGANISATION, "an emergency", C.BREAK_GLASS, fresh=True),
    *_rows(Role.SUPERVISOR, Reach.NOBODY, "supervision", C.STAFF_READ, C.MEETING_FIND),
    *_rows(
        Role.MANAGER, Reach.ORGANISATION, "running the programme",
        C.INTAKE_WRITE, C.EPISODE_CHANGE, C.COACH_ASSIGN, C.CARD_ISSUE, C.COVERAGE_READ,
        C.OUTBOX_MEND,
    ),
    *_rows(
        Role.MANAGER, Reach.NOBODY, "running the programme",
        C.STAFF_READ, C.STAFF_INVITE, C.PARTICIPANT_IMPORT, C.MEETING_IMPORT, C.MEETING_FIND,
    ),
    *_rows(Role.MANAGER, Reach.NOBODY, "running the programme", C.ORG_SETTINGS, fresh=True),
    *_rows(
        Role.CIRCLE, Reach.CONSENTED, "what was shared with me",
        C.WIN_READ, C.STEP_READ, C.APPOINTMENT_READ, C.KIND_WORDS_WRITE, C.UPDATE_READ,
    ),
    *_rows(
        Role.PARTNER, Reach.CONSENTED, "what was agreed",
        C.ATTENDANCE_READ, C.APPOINTMENT_READ, C.UPDATE_READ,
    ),
    *_rows(Role.AUDITOR, Reach.NOBODY, "checking the access book", C.AUDIT_VERIFY),
    *_rows(
        Role.ADMINISTRATOR, Reach.NOBODY, "keeping the system running",
        C.STAFF_READ, C.STAFF_INVITE, C.AUDIT_VERIFY,
    ),
    *_rows(
        Role.ADMINISTRATOR, Reach.NOBODY, "keeping the system running", C.ORG_SETTINGS, fresh=True
    ),
    *_rows(Role.PARTICIPANT, Reach.SELF, "my own record", C.REFERRAL_READ, C.REFERRAL_ANSWER),
    *_rows(
        Role.COACH, Reach.ASSIGNED, "coaching",
        C.REFERRAL_MAKE, C.REFERRAL_READ, C.REFERRAL_ANSWER,
    ),
    *_rows(Role.SUPERVISOR, Reach.SUPERVISED, "supervision", C.REFERRAL_READ, glass=True),
    *_rows(
        Role.PARTICIPANT, Reach.SELF, "my own record",
        C.COPING_OPEN, C.COPING_KEEP, C.COPING_READ, C.COPING_BESIDE, C.SAFETY_LINE_WRITE,
    ),
    *_rows(
        Role.COACH, Reach.ASSIGNED, "coaching",
        C.COPING_READ, C.COPING_BESIDE, C.SAFETY_LINE_WRITE,
    ),
    *_rows(Role.MANAGER, Reach.NOBODY, "keeping the list of places", C.RESOURCE_KEEP),
    *_rows(Role.MANAGER, Reach.NOBODY, "keeping cards and templates", C.SHELF_KEEP),
    *_rows(Role.PARTICIPANT, Reach.NOBODY, "reading what is on the shelf", C.SHELF_READ),
    *_rows(Role.COACH, Reach.NOBODY, "reading what is on the shelf", C.SHELF_READ),
    *_rows(Role.SUPERVISOR, Reach.NOBODY, "reading what is on the shelf", C.SHELF_READ),
    # Private pages have this one row and shall have no other.
    *_rows(Role.PARTICIPANT, Reach.SELF, "my own record", C.PRIVATE_PAGE),
    *_rows(
        Role.PARTICIPANT, Reach.SELF, "my own record",
        C.THINKING_READ, C.THINKING_WRITE, C.THINKING_JOIN,
    ),
    *_rows(Role.COACH, Reach.ASSIGNED, "coaching", C.THINKING_READ, C.THINKING_JOIN),
    *_rows(Role.PARTICIPANT, Reach.SELF, "my own record", C.GROWTH_READ, C.GROWTH_KEEP),
    *_rows(Role.COACH, Reach.ASSIGNED, "coaching", C.GROWTH_READ, C.GROWTH_WORD),
    *_rows(
        Role.PARTICIPANT, Reach.SELF, "my own record",
        C.AGREEMENT_READ, C.AGREEMENT_SIGN, C.PROMISE_READ, C.PROMISE_WRITE, C.PROMISE_OWN,
        C.TRACK_ASK, C.COACH_WISH,
    ),
    *_rows(
        Role.COACH, Reach.ASSIGNED, "coaching",
        C.AGREEMENT_READ, C.AGREEMENT_SIGN, C.PROMISE_READ, C.PROMISE_WRITE, C.TRACK_ANSWER,
    ),
    *_rows(
        Role.PARTICIPANT, Reach.SELF, "my own record", C.TALK_READ, C.TALK_WRITE, C.NOTE_OWN
    ),
    *_rows(Role.COACH, Reach.ASSIGNED, "coaching", C.TALK_READ, C.TALK_WRITE, C.REMARK_WRITE,
        C.TALK_WITH_OTHER),
    # A broken glass opens no remark: it is for the one who supervises the writer.
    *_rows(Role.SUPERVISOR, Reach.SUPERVISED, "supervision", C.REMARK_READ, C.REMARK_ANSWER),
    # Nobody's coach reads this, whatever else they are allowed: the reach leaves them out.
    *_rows(Role.MANAGER, Reach.NOT_COACHED, "finding another coach", C.COACH_WISH_READ),
    *_rows(Role.ADMINISTRATOR, Reach.NO_MANAGER, "finding another coach", C.COACH_WISH_READ),
    *_rows(
        Role.PARTICIPANT, Reach.SELF, "my own record",
        C.HANDOVER_READ, C.HANDOVER_WRITE, C.HANDOVER_OWN, C.HANDOVER_STOP, C.HANDED_ON_READ,
    ),
    *_rows(
        Role.COACH, Reach.ASSIGNED, "coaching",
        C.HANDOVER_READ, C.HANDOVER_WRITE, C.HANDOVER_NOW, C.HANDED_ON_READ,
    ),
    # Whoever comes is asked to a first talk, once a day for it is set: a name and the day, no more.
    *_rows(Role.COACH, Reach.COMING, "a first talk of all three", C.HANDOVER_INVITED),
    # The office sees where it stands; the words in it have no row here.
    *_rows(
        Role.MANAGER, Reach.ORGANISATION, "a change of coach",
        C.HANDOVER_PLAN, C.HANDOVER_NOW, C.HANDOVER_STOP,
    ),
    *_rows(
        Role.PARTICIPANT, Reach.SELF, "my own record",
        C.COACH_PAGE_READ, C.BEGINNING_READ, C.BEGINNING_OWN, C.COACH_LIKE,
    ),
    *_rows(
        Role.COACH, Reach.ASSIGNED, "coaching",
        C.STORY_OFFER, C.BEGINNING_READ, C.BEGINNING_SAY,
    ),
    # What a coach writes about themselves is in nobody's record.
    *_rows(Role.COACH, Reach.NOBODY, "saying who I am", C.COACH_PAGE_KEEP, C.COACH_PAGES_READ),
    *_rows(Role.PARTICIPANT, Reach.NOBODY, "looking for a coach", C.COACH_PAGES_READ),
    *_rows(Role.SUPERVISOR, Reach.NOBODY, "supervision", C.COACH_PAGES_READ),
    *_rows(Role.MANAGER, Reach.NOBODY, "finding a coach", C.COACH_PAGES_READ),
    # Where the line is: the writer and the supervisors here, and nobody else.
    *_rows(Role.COACH, Reach.NOBODY, "asking where the line is", C.BOUNDARY_WRITE),
    *_rows(Role.SUPERVISOR, Reach.NOBODY, "supervision", C.BOUNDARY_READ),
    # The office reads what somebody would like in a coach; no coach of theirs does.
    *_rows(Role.MANAGER, Reach.NOT_COACHED, "finding a coach", C.MATCH_READ, C.MATCH_PLAN),
    *_rows(Role.MANAGER, Reach.ORGANISATION, "beginning", C.BEGINNING_SET),
    *_rows(Role.COACH, Reach.NOBODY, "saying whether we know each other", C.KNOWING_ANSWER),
    *_rows(Role.SUPERVISOR, Reach.NOBODY, "supervision", C.KNOWING_AGREE),
    *_rows(
        Role.PARTICIPANT, Reach.SELF, "my own record", C.PLAN_READ, C.PLAN_WRITE, C.PLAN_OWN
    ),
    *_rows(Role.COACH, Reach.ASSIGNED, "coaching", C.PLAN_READ, C.PLAN_WRITE),
    *_rows(
        Role.PARTICIPANT, Reach.SELF, "my own record",
        C.HELPER_READ, C.HELPER_KEEP, C.COMPANY_ASK, C.UPDATE_WRITE,
    ),
    *_rows(Role.COACH, Reach.ASSIGNED, "coaching", C.HELPER_READ, C.COMPANY_ANSWER, C.UPDATE_READ),
    *_rows(Role.PARTICIPANT, Reach.SELF, "my own record", C.BALANCE_READ, C.PULSE_ANSWER),
    *_rows(
        Role.COACH, Reach.ASSIGNED, "coaching", C.BALANCE_READ, C.PULSE_ANSWER, C.MOVE_ANSWER
    ),
    # One relationship at a time, to talk it over; no list, no ranking, no report has it.
    *_rows(Role.SUPERVISOR, Reach.SUPERVISED, "supervision", C.BALANCE_READ),
    *(
        rule
        for role in Role
        for rule in _rows(role, Reach.NOBODY, "finding places that help", C.RESOURCE_READ)
    ),
    *(
        rule
        for role in Role
        for rule in _rows(role, Reach.NOBODY, "my own account", C.ACCOUNT_OWN)
    ),
)  # fmt: skip

BY_CAPABILITY: dict[C, tuple[Rule, ...]] = {
    name: tuple(rule for rule in POLICY if rule.capability is name) for name in C
}


def rules_for(roles: frozenset[Role], capability: C) -> tuple[Rule, ...]:
    """Return the rows that give any of `roles` the capability; none means refused."""
    return tuple(rule for rule in BY_CAPABILITY[capability] if rule.role in roles)
