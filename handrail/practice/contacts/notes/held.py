"""What is held beside notes, for a person's copy and their removal.

The copy names each remark with its day, its writer and its reason. Its words are handed over by
the programme when the person asks, after somebody has looked at them: docs/adr/0024.
"""

from __future__ import annotations

from handrail.ground.kernel.marked import N_
from handrail.ground.mydata.registry import Then, hold
from handrail.practice.contacts.notes.models import (
    CorrectionAsk,
    EarlierAsk,
    EarlierView,
    NotesBefore,
    OwnView,
    Remark,
    RemarkRead,
)

_NUMBER = N_("Number of the note")
hold(
    EarlierView,
    Then.GO,
    N_("Earlier words of how you saw a note"),
    {"made_at": N_("When"), "text": N_("Words"), "heard": N_("What you heard"),
     "means": N_("What it means to you")},
)  # fmt: skip
hold(
    OwnView,
    Then.GO,
    N_("How you see a note"),
    {"contact_id": _NUMBER, "touched_at": N_("When"), "text": N_("Words"),
     "heard": N_("What you heard"), "means": N_("What it means to you"),
     "put_away_at": N_("Taken back")},
)  # fmt: skip
hold(
    EarlierAsk,
    Then.GO,
    N_("Earlier words of what you asked to put right"),
    {"made_at": N_("When"), "words": N_("What you asked"), "state": N_("How it stood"),
     "answer": N_("Answer")},
)  # fmt: skip
hold(
    CorrectionAsk,
    Then.GO,
    N_("What you asked to put right in a note"),
    {"contact_id": _NUMBER, "made_at": N_("When"), "asked_at": N_("Asked"),
     "words": N_("What you asked"), "state": N_("How it stands"), "answer": N_("Answer"),
     "answered_by__name": N_("Who answered"),
     "answered_at": N_("Answered")},
)  # fmt: skip
hold(
    NotesBefore,
    Then.GO,
    N_("Whether a coach reads the notes of coaches before"),
    {"staff__user__name": N_("Who"), "open": N_("Can read them"), "said_at": N_("When")},
)
hold(
    RemarkRead,
    Then.GO,
    N_("That a remark for supervision was read. What was answered is handed over with its words"),
    {"remark_id": N_("Number of the remark"), "made_at": N_("When"),
     "staff__user__name": N_("Who read it"), "taken_back_at": N_("Taken back")},
)  # fmt: skip
hold(
    Remark,
    Then.GO,
    N_("Remarks for supervision. You can ask your programme for their words"),
    {"made_at": N_("When"), "staff__user__name": N_("Who wrote it"), "reason": N_("Reason"),
     "put_away_at": N_("Taken back")},
)  # fmt: skip
