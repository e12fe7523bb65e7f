"""What may stand beside a note, and how a correction that is asked for can end. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from handrail.ground.kernel.marked import N_
from handrail.ground.kernel.standing import Place, place

VIEW_LIMIT, ASK_LIMIT, ANSWER_LIMIT, REMARK_LIMIT, WHY_LIMIT = 4000, 1000, 1000, 2000, 300
TOGETHER = "joint_meeting"

WAITS, CORRECTED, STAYS, BACK = "waits", "corrected", "stays", "back"
STANDS: Mapping[str, Place] = MappingProxyType(
    {
        WAITS: place(N_("Waits for an answer"), CORRECTED, STAYS, BACK),
        CORRECTED: place(N_("Corrected"), WAITS, STAYS),
        STAYS: place(N_("It stays, with a reason"), WAITS, CORRECTED),
        BACK: place(N_("Taken back"), WAITS),
    }
)
ANSWERS: Mapping[str, str] = MappingProxyType(
    {CORRECTED: N_("I corrected the note"), STAYS: N_("It stays as it is")}
)

VIEW_MISSING = N_("Write a few words first.")
ASK_MISSING = N_("Write what should be put right.")
CHOOSE = N_("Choose how you answer.")
STAYS_WHY = N_("Say why it stays. They read your answer.")
NOT_CHANGED = N_(
    "The note still reads as it did when they asked. Correct it first, then answer here: what you "
    "wrote is kept. Or choose that it stays, and say why."
)
ANSWER_DRAFT = "note_answer"
ANSWERED_MEANWHILE = N_("It was answered meanwhile. Look how it stands now.")
REMARK_MISSING = N_("Write the remark.")
REMARK_REASON = N_("Choose why it is only for supervision.")
REMARK_WHY = N_("Say in a sentence why it cannot stand in the open note.")
BOTH_KEPT = N_(
    "This was changed somewhere else while you wrote. Yours is here now. The other words are kept "
    "under “Earlier words”."
)
VIEW_SAVED = N_("Your view stands beside the note now. Your coach can read it.")
VIEW_AWAY = N_("Taken back. You can bring it back below.")
VIEW_BACK = N_("It is back beside the note.")
ASKED = N_("Asked. Your coach sees it on their first page until it is answered.")
ASK_BACK = N_("Taken back. You can ask again when you like.")
ASK_AGAIN = N_("It is asked again.")
ANSWERED = N_("Answered. They read it beside the note.")
REMARK_SAVED = N_("Kept for supervision. The person is told that there is a remark, not its words.")
REMARK_BACK = N_("Taken back. You can bring it back.")
REMARK_AGAIN = N_("It is there again.")
REMARK_READ = N_("Marked as read. The coach sees that, and your answer if you wrote one.")
REMARK_UNREAD = N_("It waits again. The coach sees no answer any more; your words are kept here.")
REMARK_ANSWER_LIMIT = 600

SAFETY = "safety"
REASONS: Mapping[str, str] = MappingProxyType(
    {
        SAFETY: N_("I worry about somebody’s safety"),
        "stuck": N_("I do not know what to do next"),
        "boundary": N_("A border between the two of us"),
        "in_me": N_("It touches something in me"),
        "differ": N_("We see something in two ways"),
    }
)
"""Why a remark is for supervision alone; there is no "other", so that it stays rare."""


def check_answer(state: str, words: str) -> tuple[str, str] | None:
    """The field and the sentence when an answer to an asking will not do, or None."""
    if state not in ANSWERS:
        return "state", CHOOSE
    if state == STAYS and not words:
        return "answer", STAYS_WHY
    return None


def check_remark(reason: str, why: str, text: str) -> tuple[str, str] | None:
    """The field and the sentence when a remark will not do, or None."""
    if reason not in REASONS:
        return "reason", REMARK_REASON
    if not why:
        return "why", REMARK_WHY
    return ("text", REMARK_MISSING) if not text else None


def remark_waits(*, own: bool, away: bool, read: bool) -> bool:
    """Whether a remark waits for a supervisor: somebody else's, still there, and not read yet."""
    return not (own or away or read)


def changed_since(
    asked_at: datetime, corrected_at: datetime | None, taken_back_at: datetime | None
) -> bool:
    """Whether a note was corrected or taken back after somebody asked to put it right."""
    return any(at is not None and at >= asked_at for at in (corrected_at, taken_back_at))


def open_for(note_age_ok: bool, state: str) -> bool:
    """Whether a note may be corrected: it is young, or the participant asked for it."""
    return note_age_ok or state == WAITS


NO_COACH = N_("You have no coach just now. The notes are yours alone to read.")
OPENED = N_("Done. Your coach can read the notes from before. You can shut them at any time.")
SHUT = N_("Shut. Your coach sees the days, and no words of coaches before.")
SHUT_NOW = N_(
    "%(name)s cannot read this note: a coach before wrote it. When you ask to put it right, "
    "%(name)s reads it until they have answered, and then it is shut again."
)
SHUT_ASKED = N_(
    "A coach before wrote this note. %(name)s reads it now, because you asked to put it right. "
    "When they have answered, it is shut again."
)


def shut_words(state: str) -> str:
    """What the person is told of a note that is shut to their coach; `state` of an asking or ""."""
    return SHUT_ASKED if state == WAITS else SHUT_NOW
