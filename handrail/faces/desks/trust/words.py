"""What each capability shows, in words a participant reads. Beside the policy it translates."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from handrail.ground.access import POLICY, Capability, Reach, Role

C = Capability

SEES: dict[Capability, str | Promise] = {
    C.CASELOAD_READ: _("your line in the list of people"),
    C.PERSON_READ: _("your page with your name and strengths"),
    C.CHECKIN_READ: _("check-ins that you share"),
    C.STEP_READ: _("your steps"),
    C.PLAN_READ: _("goals, values and what gets in the way, as you share them"),
    C.REVIEW_READ: _("how you looked back at your week"),
    C.WIN_READ: _("your wins"),
    C.ATTENDANCE_READ: _("meetings that you share"),
    C.CONTACT_READ: _("when you were in touch, and the note about it"),
    C.APPOINTMENT_READ: _("your appointments"),
    C.APPOINTMENT_SET: _("when you can, and how you like to be reached"),
    C.KIND_WORDS_WRITE: _("kind words they wrote to you, and your thanks"),
    C.REFERRAL_READ: _("places you were told of, and how it went"),
    C.THINKING_READ: _("thinking tools that you share"),
    C.GROWTH_READ: _("milestones, what shows that you grow and how you see it, when you share it"),
    C.BALANCE_READ: _("how the two of you work together"),
    C.AGREEMENT_READ: _("your working agreement"),
    C.PROMISE_READ: _("promises of both of you, and how you want to be held to them"),
    C.TRACK_ANSWER: _("that you asked for help to stay on track"),
    C.HELPER_READ: _("who helps you, when you share it, and what each may be told"),
    C.COMPANY_ANSWER: _("that you would like company"),
    C.UPDATE_READ: _("updates that you sent them"),
    C.TALK_READ: _("what to talk about, and what you share since last time, in ten lines"),
    C.COACH_WISH_READ: _("that you asked for a different coach"),
    C.HANDOVER_PLAN: _("where a change of your coach stands, without the words"),
    C.HANDOVER_READ: _("what the two of you write before another coach comes"),
    C.HANDOVER_INVITED: _("your name and the day on which you all meet, before they begin"),
    C.HANDED_ON_READ: _("what you let them read from your coach before"),
    C.STORY_OFFER: _("how you took a story that they offered you"),
    C.BEGINNING_READ: _("your two weeks to try, and which answer you gave"),
    C.MATCH_READ: _("what you would like in a coach"),
    C.MATCH_PLAN: _("whether you and a coach know each other"),
    C.BEGINNING_SET: _("that you began with two weeks to try"),
    C.COPING_READ: _("what you share of “When it gets hard”"),
    C.SAFETY_LINE_WRITE: _("your safety plan, when you share it"),
    C.TALK_WITH_OTHER: _("with whom you share something, to talk to them under your yes"),
    C.REMARK_WRITE: _("remarks for supervision that they wrote themselves"),
    C.REMARK_READ: _("remarks for supervision, when your coach wrote one"),
    C.INTAKE_WRITE: _("your name, phone, e-mail and dates"),
    C.COACH_ASSIGN: _("who your coach is"),
    C.OUTBOX_MEND: _("that a message did not get to you, without its words"),
    C.COVERAGE_READ: _("how many hard check-ins are shared at which hours, without a name"),
}
"""In the order in which they are read out. What is not here shows nothing of the record."""

LOOKED: dict[Capability, str | Promise] = {
    **SEES,
    C.SUPERVISION_READ: _("your line in the list of people of your coach"),
    C.STEP_AGREE: _("your name, to find a step with you"),
    C.PLAN_WRITE: _("goals that you share, to work on them with you"),
    C.REVIEW_WRITE: _("your steps of the week, to look back together"),
    C.WIN_RECORD: _("your name, to write down a win"),
    C.COPING_BESIDE: _("a line that you share, to write other words beside it"),
    C.CONTACT_LOG: _("your name, to write down that you were in touch"),
    C.APPOINTMENT_SET: _("your name and when you can, to set a time with you"),
    C.PROFILE_EDIT: _("your strengths, or how you are coached"),
    C.REFERRAL_MAKE: _("your name, to tell you of a place"),
    C.TALK_WRITE: _("what the two of you want to talk about"),
    C.KNOWING_ANSWER: _("your name, to say whether they know you"),
    C.KNOWING_AGREE: _("a plan for two who know each other"),
    C.EPISODE_CHANGE: _("that your record may be removed, and why"),
}
"""What a line of the book that only looked was about; here what somebody was about to write counts
too, since the page they wrote on showed something. tests/guards/test_looks.py keeps it whole."""

DOES: dict[Capability, str | Promise] = {
    C.CHECKIN_RECORD: _("a check-in"),
    C.STEP_AGREE: _("your step of the week"),
    C.STEP_REPORT: _("how your step went"),
    C.PLAN_WRITE: _("a goal, or what gets in its way"),
    C.PLAN_OWN: _("your vision and your values"),
    C.REVIEW_WRITE: _("the look back at your week"),
    C.WIN_RECORD: _("a win"),
    C.ATTENDANCE_RECORD: _("a meeting"),
    C.CONTACT_LOG: _("that you were in touch"),
    C.APPOINTMENT_SET: _("an appointment"),
    C.PROFILE_EDIT: _("your page"),
    C.KIND_WORDS_WRITE: _("kind words for you"),
    C.KIND_WORDS_ANSWER: _("your answer to kind words"),
    C.REFERRAL_MAKE: _("a place that can help you"),
    C.REFERRAL_ANSWER: _("how it went with a place"),
    C.THINKING_WRITE: _("your thinking tools"),
    C.THINKING_JOIN: _("an idea or a word for a thinking tool"),
    C.PRIVATE_PAGE: _("a private page"),
    C.COPING_OPEN: _("what you wrote for hard moments"),
    C.COPING_KEEP: _("what you wrote for hard moments"),
    C.COPING_BESIDE: _("other words beside a line of yours"),
    C.SAFETY_LINE_WRITE: _("a line of your safety plan"),
    C.GROWTH_KEEP: _("your milestones, what shows that you grow, or how you see it"),
    C.GROWTH_WORD: _("a word to a milestone of yours"),
    C.PULSE_ANSWER: _("how they see it that you work together"),
    C.MOVE_ANSWER: _("what they do with a suggestion"),
    C.AGREEMENT_SIGN: _("a name under your working agreement"),
    C.PROMISE_WRITE: _("a promise, or how it went"),
    C.PROMISE_OWN: _("how you want to be held to it"),
    C.TRACK_ASK: _("your asking for help to stay on track"),
    C.TALK_WRITE: _("something to talk about"),
    C.NOTE_OWN: _("your view of a note, or what you asked to put right"),
    C.REMARK_WRITE: _("a remark for supervision, or that they saw an answer to one"),
    C.REMARK_ANSWER: _("that they read a remark for supervision"),
    C.TALK_WITH_OTHER: _("that they talked with somebody you share with"),
    C.TRACK_ANSWER: _("that they were in touch because you asked"),
    C.UPDATE_WRITE: _("an update, or that you took one back"),
    C.UPDATE_READ: _("that they saw an update of yours, or their thanks for it"),
    C.HELPER_KEEP: _("your list of who helps you, or your words that are ready to send"),
    C.COMPANY_ASK: _("that you would like company"),
    C.COMPANY_ANSWER: _("that they were in touch because you wanted company"),
    C.COACH_WISH: _("your asking for a different coach"),
    C.COACH_WISH_READ: _("an answer to your asking for a different coach"),
    C.HANDOVER_PLAN: _("that another coach comes"),
    C.HANDOVER_WRITE: _("words before another coach comes, or a day to meet"),
    C.HANDOVER_OWN: _("what you let the next coach read"),
    C.HANDOVER_INVITED: _("whether they can come when you all meet"),
    C.HANDOVER_NOW: _("that the new coach begins"),
    C.HANDOVER_STOP: _("that your coach stays"),
    C.STORY_OFFER: _("a story that they offered you"),
    C.COACH_PAGE_READ: _("your word to a story of your coach"),
    C.BEGINNING_OWN: _("your two weeks to try"),
    C.BEGINNING_SAY: _("how they see the two weeks"),
    C.BEGINNING_SET: _("that you begin with two weeks to try"),
    C.COACH_LIKE: _("what you would like in a coach"),
    C.MATCH_PLAN: _("an asking whether you and a coach know each other"),
    C.KNOWING_ANSWER: _("whether you and a coach know each other"),
    C.KNOWING_AGREE: _("a plan for two who know each other"),
    C.INTAKE_WRITE: _("your name, phone, e-mail or dates"),
    C.COACH_ASSIGN: _("who your coach is"),
    C.EPISODE_CHANGE: _("the dates of your time with us"),
    C.SHARING_CHANGE: _("what you share"),
    C.MY_DATA: _("your copy or your removal"),
    C.CARD_ISSUE: _("a sign-in card for you"),
    C.OUTBOX_MEND: _("that a message to you is sent again, or not"),
}

WHY: dict[Role, str | Promise] = {
    Role.COACH: _("Because you work together"),
    Role.SUPERVISOR: _("Because they support your coach"),
    Role.MANAGER: _("Because they run the programme"),
}

UNTIL: dict[Role, str | Promise] = {
    Role.COACH: _("until you have another coach"),
    Role.SUPERVISOR: _("as long as they support your coach"),
    Role.MANAGER: _("as long as they work here"),
}


_OTHERS = (Reach.ASSIGNED, Reach.SUPERVISED, Reach.ORGANISATION, Reach.NOT_COACHED,
           Reach.COMING)  # fmt: skip


def what_sees(role: Role) -> list[str]:
    """Everything that the policy lets somebody of this role see of a participant, in words."""
    reached = {rule.capability for rule in POLICY if rule.role is role and rule.reach in _OTHERS}
    return [str(words) for capability, words in SEES.items() if capability in reached]
