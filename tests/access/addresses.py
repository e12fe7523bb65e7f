"""What the matrix declares of each address: whose data it is, and a body that makes sense.

Who may open it is not said here: that comes from the policy table. An address that is new needs an
entry in `bodies` when something can be sent to it, and in one of the other tables only when the
plain reading of its path is wrong. What is stale fails.
"""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID, uuid4

from handrail.ground.access.capability import Capability
from handrail.practice.thinking.rules.kinds import KINDS
from tests.world import World

from .own_words import (
    AWAY,
    ERASE,
    GOAL,
    LOOK,
    TWO,
    B,
    C,
    L,
    P,
    T,
)  # fmt: skip

W, S = "<uuid:word_id>", "<uuid:step_id>"
A, R, F = "<uuid:appointment_id>", "<uuid:run_id>", "<uuid:staff_id>"
SET, M = "programme/settings/", "<uuid:message_id>"
LINE, SITE = f"{SET}numbers/<uuid:line_id>/", f"{SET}sites/<uuid:site_id>/"

# path -> parameter -> the object that stands there, where the name alone says the wrong one.
OBJECTS: dict[str, dict[str, str]] = {
    f"kind-words/{W}/edit/": {"word_id": "waiting_word_id"},
    f"kind-words/{W}/take-back/": {"word_id": "waiting_word_id"},
    f"people/{P}/strengths/<uuid:strength_id>/<str:what>/": {"strength_id": "coach_strength_id"},
    f"programme/import/{R}/": {"run_id": "report_run_id"},
    f"programme/import/{R}/choose/": {"run_id": "report_run_id"},
    f"programme/import/{R}/start/": {"run_id": "report_run_id"},
    f"meetings/lists/{R}/": {"run_id": "meeting_run_id"},
    f"meetings/lists/{R}/import/": {"run_id": "meeting_run_id"},
    f"meetings/lists/{R}/forget/": {"run_id": "meeting_run_id"},
    "places/<uuid:resource_id>/back/": {"resource_id": "away_resource_id"},
    "shelf/own/<uuid:entry_id>/back/": {"entry_id": "away_entry_id"},
    f"supervision/coaches/{F}/": {"staff_id": "own_staff_id"},
    f"programme/keeping/{P}/": {"participant_id": "rev_id"},
    "my/people/<uuid:recipient_id>/card/": {"recipient_id": "aunt_id"},
    f"{T}/tick/": {"sheet_id": "routine_id"},
    f"{T}/pause/": {"sheet_id": "routine_id"},
    f"{L}/away/": {"line_id": "coach_line_id"},
    "my/keep/<slug:source>/<uuid:source_id>/": {"source_id": "win_id"},
    "think/private/earlier/<uuid:earlier_id>/use/": {"earlier_id": "private_earlier_id"},
    "plan/vision/earlier/<uuid:earlier_id>/use/": {"earlier_id": "vision_earlier_id"},
    "plan/goals/earlier/<uuid:earlier_id>/use/": {"earlier_id": "goal_earlier_id"},
    "plan/values/earlier/<uuid:earlier_id>/use/": {"earlier_id": "value_earlier_id"},
    "plan/week/earlier/<uuid:earlier_id>/use/": {"earlier_id": "week_earlier_id"},
    f"contacts/appointments/{A}/answer/": {"appointment_id": "past_appointment_id"},
    f"contacts/appointments/{A}/asked/": {"appointment_id": "unseen_appointment_id"},
    "contacts/<uuid:contact_id>/what-it-was/": {"contact_id": "yes_contact_id"},
    LINE: {"line_id": "help_line_id"},
    f"{LINE}move/": {"line_id": "help_line_id"},
    f"{LINE}remove/": {"line_id": "help_line_id"},
    f"{SITE}back/": {"site_id": "away_site_id"},
    f"{C}/plan/<uuid:line_id>/": {"line_id": "plan_line_id"},
    f"{C}/plan/<uuid:line_id>/remove/": {"line_id": "plan_line_id"},
    f"{C}/plan/<uuid:line_id>/back/": {"line_id": "away_line_id"},
    f"{C}/plan/earlier/<uuid:earlier_id>/use/": {"earlier_id": "line_earlier_id"},
    f"{C}/earlier/<uuid:earlier_id>/use/": {"earlier_id": "coping_earlier_id"},
    f"{C}/moments/new/<slug:kind>/": {"kind": "moment_kind"},
    f"{C}/beside/<slug:kind>/<uuid:row_id>/": {"kind": "listed_kind", "row_id": "sign_id"},
    f"{C}/beside/<uuid:beside_id>/": {"beside_id": "coping_beside_id"},
    f"{LOOK}/look-at/<slug:part>/": {"part": "look_part"},
    f"{AWAY}/": {"kind": "listed_kind", "row_id": "sign_id"},
    f"{AWAY}/back/": {"kind": "listed_kind", "row_id": "away_sign_id"},
    f"{AWAY}/erase/": {"kind": "listed_kind", "row_id": "away_sign_id"},
    **{
        f"{TWO}/promises/<uuid:promise_id>/{end}/": {"promise_id": "ritual_id"}
        for end in ("answer", "take-back", "away")
    },
    ERASE: {"kind": "plan_kind", "line_id": "away_goal_id"},
    "plan/barriers/earlier/<uuid:earlier_id>/use/": {"earlier_id": "barrier_earlier_id"},
}
# type of a parameter -> what nobody has; a new id for "".
OF_NOBODY = {"uuid": "", "int": "999999", "slug": "nothing"}
TEXTS = {
    "what": "away", "token": "x", "kind": "coping", "moment_kind": "setback",
    "secret": "nothing",
    "listed_kind": "sign", "plan_kind": "goal", "look_part": "signs", "source": "win",
    "key": "urges_pass",
}  # fmt: skip

# Addresses about the reader's own record, which is in no path: nobody but a participant has one.
# A meeting in it is the organisation's; a recipient is a partner, or knew the reader's record.
OWN = {
    "today/", "my/people/", "my/people/looked/", "my/people/looked/day/", "my/people/new/",
    "my/data/", "my/data/copy/", "my/people/<uuid:recipient_id>/", "my/data/remove/",
    "my/data/stay/", "my/data/again/", "my/strengths/", "my/pathway/",
    "my/pathway/now/", "my/level/",
    "my/paper/", "my/paper/print/", "my/paper/plan.pdf",
    "my/coaching/", "my/ideas/", "my/strengths/cards/", "my/then-and-now/", "growth/",
    "growth/milestones/", "growth/evidence/", "growth/outlook/",
    "balance/", "balance/pulse/", "balance/pulse/show/", "balance/pulse/rest/", "balance/fit/",
    "my/next-talk/", "talk/", "handover/", "coaches/", "beginning/", "beginning/try/", "matching/",
    *(f"{TWO}/{end}/" for end in ("agreement", "agreement/later", "promises", "promises/how",
                                  "promises/rest", "track", "another-coach")),
    "plan/", "plan/steps/new/",
    "plan/review/",
    "plan/wins/", "plan/wins/new/", "plan/weeks/", "plan/vision/", "plan/values/",
    "plan/values/sort/", "plan/values/share/", "plan/goals/", "plan/goals/new/",
    "plan/barriers/", "check-in/", "check-in/mine/", "contacts/",
    "contacts/appointments/new/", "contacts/times/", "contacts/touch/", "contacts/holidays/",
    "contacts/pace/", "contacts/notes/before/", "kind-words/", "places/mine/",
    "meetings/attended/",
    "meetings/attend/", "meetings/attend/<uuid:meeting_id>/", "think/", "think/private/",
    "think/private/new/", f"{C}/", f"{C}/kept/", f"{C}/used/", f"{C}/cards/", f"{C}/plan/",
    f"{C}/triggers/", f"{C}/signs/", f"{C}/moments/", f"{C}/moments/new/<slug:kind>/",
    f"{C}/numbers/", f"{C}/days/", f"{C}/strategy/", f"{C}/bad-day/",
    *(f"think/{kind.slug}/{end}" for kind in KINDS.values() for end in ("", "new/")),
}  # fmt: skip

# path -> what opens the record in it, where that is not what the page asks of a role.
OPENED_BY: dict[str, tuple[Capability, str]] = {
    f"people/{P}/": (Capability.PERSON_READ, "a broken glass opens this very page for an hour"),
}
_IN_THE_HOUSE = {"ana", "ben", "carol", "glass"}
_WORK_HERE = {
    "ben", "carol", "mona", "dee_coach", "omar", "auditor", "admin", "former", "glass",
    "boss_elsewhere",
}  # fmt: skip
# path -> who alone, of those whom the policy lets near, and why.
NARROWER: dict[str, tuple[set[str], str]] = {
    f"kind-words/{W}/edit/": ({"ben"}, "kind words are changed by their writer alone"),
    f"kind-words/{W}/take-back/": ({"ben"}, "kind words are taken back by their writer alone"),
    f"plan/of/{P}/": (_IN_THE_HOUSE, "a circle member has a page with less on it"),
    f"plan/of/{P}/weeks/": (_IN_THE_HOUSE, "a circle member has a page with less on it"),
    f"plan/of/{P}/wins/": (_IN_THE_HOUSE, "a circle member has a page with less on it"),
    f"supervision/coaches/{F}/": ({"carol"}, "a supervisor's own coaches"),
    "my/strengths/<uuid:strength_id>/<str:what>/": ({"ana"}, "a page of the person alone"),
    f"{L}/edit/": ({"ana"}, "a line is changed by whoever wrote it alone; this one is ana's"),
    "think/earlier/<uuid:earlier_id>/use/": ({"ana"}, "a sheet reads as before for its owner"),
    "plan/goals/earlier/<uuid:earlier_id>/use/": ({"ana"}, "a goal reads as before for its owner"),
    "plan/week/earlier/<uuid:earlier_id>/use/": ({"ana"}, "her step reads as before for her"),
    "plan/week/beside/<uuid:beside_id>/": ({"ana"}, "she says whether she takes the words"),
    "plan/steps/<uuid:step_id>/edit/undo/": ({"ana"}, "what she changed last is hers"),
    "plan/reviews/<uuid:review_id>/undo/": ({"ana"}, "what she changed last is hers"),
    "plan/reviews/<uuid:review_id>/share/": ({"ana"}, "she says who reads what she wrote"),
    "plan/barriers/earlier/<uuid:earlier_id>/use/": ({"ana"}, "hers reads as before for her"),
    "contacts/times/<uuid:time_line_id>/change/": ({"ana"}, "her words are changed by her alone"),
    "contacts/times/<uuid:time_line_id>/away/": ({"ana"}, "her line, put away by her alone"),
    "contacts/times/before/<uuid:time_before_id>/use/": ({"ana"}, "hers reads as before for her"),
    "balance/pulse/<uuid:pulse_id>/back/": ({"ana"}, "taken back by whoever gave the answer"),
    f"{C}/beside/<slug:kind>/<uuid:row_id>/": ({"ben"}, "beside is where a coach writes"),
    f"{C}/beside/<uuid:beside_id>/": ({"ana"}, "she says whether she takes the words"),
    "balance/fit/<uuid:fit_id>/back/": ({"ana"}, "what she said of the fit is hers"),
    "balance/fit/<uuid:fit_id>/share/": ({"ana"}, "she says who reads it"),
    "plan/rulers/<uuid:ruler_id>/back/": ({"ana"}, "her numbers are taken back by her"),
    "plan/wins/<uuid:win_id>/undo/": ({"ana"}, "a win is put right by who wrote it"),
    "strengths/<uuid:strength_id>/words/": ({"ana"}, "a strength is said anew by who wrote it"),
    "strengths/<uuid:strength_id>/words/undo/": ({"ana"}, "hers to take back"),
    "strengths/earlier/<uuid:strength_before_id>/use/": ({"ana"}, "hers reads as before for her"),
    f"{GOAL}/undo/": ({"ana"}, "what she changed last is hers to take back"),
    f"{B}/undo/": ({"ana"}, "what she changed last is hers to take back"),
    "plan/wins/<uuid:win_id>/take-back/": ({"ana"}, "a win is taken back by who wrote it"),
    "plan/wins/<uuid:win_id>/share/": (
        {"ana"},
        "a win of the person is shared by the person alone",
    ),
    "my/keep/<slug:source>/<uuid:source_id>/": ({"ana"}, "the list of evidence is the person's"),
    f"{C}/plan/<uuid:line_id>/": ({"ana"}, "a line is changed by whoever wrote it alone"),
    f"{C}/plan/<uuid:line_id>/remove/": ({"ana"}, "a line of the person goes by the person alone"),
    f"{C}/plan/earlier/<uuid:earlier_id>/use/": (
        {"ana"},
        "a line reads as before for whoever wrote it",
    ),
    f"{C}/plan/<uuid:line_id>/back/": ({"ana"}, "what was put away is the participant's alone"),
    f"{TWO}/promises/<uuid:promise_id>/change/": ({"ana"}, "her words are changed by her alone"),
    f"{TWO}/promises/<uuid:promise_id>/go-on/": ({"ana"}, "whether hers goes on is hers to say"),
    f"{TWO}/promises/before/<uuid:promise_before_id>/use/": (
        {"ana"},
        "hers reads as before for her",
    ),
    "handover/before/<uuid:handover_words_before_id>/use/": ({"ana"}, "used by who wrote them"),
    f"{TWO}/promises/idea/of/{P}/": ({"ben"}, "beside is where a coach writes"),
    "contacts/remarks/<uuid:remark_id>/away/": ({"ben"}, "taken back by whoever wrote it alone"),
    "talk/topics/<uuid:topic_id>/": ({"ana"}, "a line is changed by whoever wrote it alone"),
    "talk/topics/<uuid:topic_id>/away/": ({"ana"}, "taken back by whoever wrote it alone"),
    "talk/topics/before/<uuid:topic_before_id>/use/": ({"ana"}, "hers reads as before for her"),
    **{
        path: ({"ben"}, "it is his own, in nobody's record")
        for path in (
            "coaches/mine/before/<uuid:coach_before_id>/use/",
            "coaches/mine/stories/<uuid:coach_story_id>/",
            "coaches/mine/stories/<uuid:coach_story_id>/away/",
            "coaches/mine/stories/before/<uuid:story_before_id>/use/",
            "boundaries/<uuid:boundary_id>/",
            "boundaries/<uuid:boundary_id>/back/",
            "matching/asked/<uuid:knowing_id>/",
            "matching/asked/<uuid:knowing_id>/plan/",
            "matching/asked/before/<uuid:knowing_before_id>/use/",
        )
    },
    "matching/plans/<uuid:knowing_id>/agree/": ({"carol"}, "whose supervisor she is"),
    "work-number/": (_WORK_HERE, "a work number is for people who work here"),
    f"shared/{P}/": ({"circle", "pat"}, "with whom ana shares something now"),
    "account/passkeys/<int:pk>/remove/": ({"ana"}, "whose passkey it is"),
    "account/app/remove/": ({"mona"}, "who has an authenticator app"),
    "account/codes/": ({"mona"}, "who has recovery codes"),
    "set-up/<str:token>/": (set(), "the one link of a new installation; this one is set up"),
}
# path -> the statuses besides the usual ones, and why.
ALSO: dict[str, tuple[set[int], str]] = {
    "calendar/<slug:secret>.ics": ({404}, "no calendar has this secret, so it is not there"),
    "api/sync": ({401}, "a phone hears that nobody is signed in who could send"),
    "my/strengths/cards/": ({404}, 'no card has the key "", so it is not there'),
    f"people/{P}/strengths/cards/": ({404}, 'no card has the key "", so it is not there'),
    "shelf/<slug:kind>/hide/": ({404}, 'no card of ours has the key "", so it is not there'),
    "balance/fit/": ({422}, "it is asked after the second and the fourth contact alone"),
    "my/updates/look/": ({422}, "it shows what would be sent, and asks whether to send it"),
    f"{C}/share/": ({404}, 'no list has the name "", so it is not there'),
    "account/passkeys/<int:pk>/remove/": ({302}, "who has a factor proves it before any look-up"),
}
_WITHOUT = "without a person in it, what is sent is about the reader's own record"
# path -> why the record stands in what is sent, which names ana, and not in the path.
RECORD_IN_THE_BODY: dict[str, str] = {
    "plan/review/draft/": _WITHOUT,
    "plan/review/draft/discard/": _WITHOUT,
    "plan/steps/draft/": _WITHOUT,
    "plan/steps/draft/discard/": _WITHOUT,
}
# What is sent names something that not everybody who may send it can name.
NAMED_IN_THE_BODY = {
    "contacts/new/": "a person: ana",
    "programme/people/new/": "a site: the one in this house",
}
# (who, path) -> why a good body is answered with a sentence and not done.
ANSWERED_NO: dict[tuple[str, str], str] = {
    ("ana", "plan/wins/<uuid:win_id>/answer/"): "a word back comes from the other person",
}


def parameters(path: str) -> set[str]:
    """Return the names of the parameters of a path."""
    return set(re.findall(r"<\w+:(\w+)>", path))


def address(world: World, path: str, *, nobody: bool = False, **others: UUID) -> str:
    """Return the address with the ids of Ana's week in it, or with ids of nobody."""
    ids: dict[str, Any] = {**world.ids, **TEXTS}
    ids |= {name: ids[other] for name, other in OBJECTS.get(path, {}).items()}
    ids |= others

    def fill(found: re.Match[str]) -> str:
        if nobody and found[1] in OF_NOBODY:
            return OF_NOBODY[found[1]] or str(uuid4())
        return str(ids[found[2]])

    return "/" + re.sub(r"<(\w+):(\w+)>", fill, path)
