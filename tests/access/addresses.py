"""What the matrix declares of each address: whose data it is, and a body that makes sense.

Who may open it is not said here: that comes from the policy table. An address that is new needs an
entry in `bodies` when something can be sent to it, and in one of the other tables only when the
plain reading of its path is wrong. What is stale fails.
"""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID, uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from handrail.ground.access.capability import Capability
from handrail.ground.consent.notice import VERSION
from handrail.ground.kernel.ids import uuid7
from handrail.practice.thinking.rules.kinds import KINDS
from tests.community.feeds import feed, row
from tests.world import World

from .beginning_words import beginning
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
    around,
    between,
    changing,
    growth,
    hard,
    plan,
    talking,
    thinking,
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
    LINE: {"line_id": "help_line_id"},
    f"{LINE}move/": {"line_id": "help_line_id"},
    f"{LINE}remove/": {"line_id": "help_line_id"},
    f"{SITE}back/": {"site_id": "away_site_id"},
    f"{C}/plan/<uuid:line_id>/": {"line_id": "plan_line_id"},
    f"{C}/plan/<uuid:line_id>/remove/": {"line_id": "plan_line_id"},
    f"{C}/plan/<uuid:line_id>/back/": {"line_id": "away_line_id"},
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
    "balance/", "balance/pulse/", "balance/pulse/show/", "balance/fit/", "my/next-talk/",
    "talk/", "handover/", "coaches/", "beginning/", "beginning/try/", "matching/",
    *(f"{TWO}/{end}/" for end in ("agreement", "agreement/later", "promises", "promises/how",
                                  "promises/rest", "track", "another-coach")),
    "plan/", "plan/steps/new/",
    "plan/review/",
    "plan/wins/", "plan/wins/new/", "plan/weeks/", "plan/vision/", "plan/values/",
    "plan/values/sort/", "plan/values/share/", "plan/goals/", "plan/goals/new/",
    "plan/barriers/", "check-in/", "check-in/mine/", "contacts/",
    "contacts/appointments/new/", "contacts/times/", "contacts/touch/",
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


def _sharing(world: World) -> dict[str, Any]:
    return {
        "items": ["wins"], "purpose": "support", "last_day": world.in_days(9).isoformat(),
        "agree": "on",
    }  # fmt: skip


def _time(world: World) -> dict[str, Any]:
    on = world.in_days(50).isoformat()
    return {"id": uuid7(), "on": on, "at": "11:15", "minutes": "30", "kind": "call"}


def _place(world: World) -> dict[str, Any]:
    return {
        "id": uuid7(), "name": "Harbor House", "kinds": ["housing"], "phone": "202-555-0151",
        "checked_on": world.today.isoformat(),
    }  # fmt: skip


def _attended(world: World) -> dict[str, Any]:
    return {
        "id": uuid7(), "place_name": "Oak", "local_date": world.today.isoformat(),
        "when": "after", "share": "private",
    }  # fmt: skip


def _personal(world: World) -> dict[str, dict[str, Any]]:
    """What participants and coaches send."""
    contact = {"participant": world.ana_id, "kind": "call", "next": "none"}
    step = {"text": "Walk", "chosen_by": "participant", "sure": "9"}
    word = {"text": "Thinking of you", "on": world.in_days(20).isoformat()}
    share = {"share": "coach"}
    return {
        "coach/find/": {"name": "Ana"},
        f"coach/later/{P}/": {},
        "my/people/new/": {"name": "Rosa", "label": "my aunt", **_sharing(world)},
        "my/people/<uuid:recipient_id>/": _sharing(world),
        "my/people/<uuid:recipient_id>/card/": {},
        "my/sharing/<uuid:consent_id>/stop/": {},
        "my/data/copy/": {},
        "my/data/remove/": {"sure": "yes"},
        "my/data/stay/": {},
        "my/data/again/": {},
        "my/strengths/": {"id": uuid7(), "text": "Bakes bread"},
        "my/strengths/<uuid:strength_id>/<str:what>/": {},
        f"people/{P}/strengths/": {"id": uuid7(), "text": "Fixes bikes"},
        f"people/{P}/strengths/<uuid:strength_id>/<str:what>/": {},
        "my/pathway/": {"chosen": ["faith"], "own": "Walks"},
        "my/pathway/now/": {"stage": "steady"},
        "my/level/": {"level": "checkins", "agreed": "on"},
        f"people/{P}/level/": {"level": "checkins", "agreed": "on"},
        "my/coaching/": {"model": "traditional"},
        f"people/{P}/coaching/": {"model": "traditional", "agreed": "on"},
        "plan/steps/new/": {"id": uuid7(), **step},
        f"plan/of/{P}/steps/new/": {"id": uuid7(), **step},
        f"plan/steps/{S}/report/": {"state": "done"},
        f"plan/steps/{S}/smaller/": {"id": uuid7(), "smaller_text": "Stand up", "sure": "9"},
        f"plan/steps/{S}/undo/": {},
        f"plan/steps/{S}/move/": {"to": "up"},
        "plan/review/": {"id": uuid7(), "worked": "The bus came"},
        f"plan/of/{P}/review/": {"id": uuid7(), "worked": "The bus came"},
        "plan/reviews/<uuid:review_id>/step/": {},
        "plan/review/draft/": {"id": uuid7(), "about": world.ana_id, "worked": "The b"},
        "plan/review/draft/discard/": {"draft": uuid7(), "about": world.ana_id},
        "plan/steps/draft/": {"id": uuid7(), "about": world.ana_id, "text": "Wal"},
        "plan/steps/draft/discard/": {"draft": uuid7(), "about": world.ana_id},
        "plan/wins/new/": {"id": uuid7(), "text": "Cooked"},
        f"plan/of/{P}/wins/new/": {"id": uuid7(), "text": "Cooked"},
        "plan/wins/<uuid:win_id>/answer/": {"text": "Well done"},
        "plan/wins/<uuid:win_id>/answer/undo/": {},
        "plan/wins/<uuid:win_id>/take-back/": {},
        "plan/wins/<uuid:win_id>/share/": {"share": "coach"},
        "check-in/": {"id": uuid7(), "mood": "4", "share": "coach"},
        "check-in/mine/<uuid:checkin_id>/sharing/": share,
        "check-in/mine/<uuid:checkin_id>/take-back/": {},
        "contacts/new/": {"id": uuid7(), **contact},
        f"contacts/of/{P}/new/": {"id": uuid7(), **contact},
        "contacts/draft/": {"id": uuid7(), "note": "begun"},
        "contacts/draft/discard/": {"draft": uuid7()},
        "contacts/<uuid:contact_id>/edit/": {"id": uuid7(), **contact},
        "contacts/<uuid:contact_id>/undo/": {},
        "contacts/appointments/new/": _time(world),
        f"contacts/of/{P}/appointments/new/": _time(world),
        f"contacts/appointments/{A}/move/": _time(world),
        f"contacts/appointments/{A}/cancel/": {},
        f"contacts/appointments/{A}/agree/": {},
        f"contacts/appointments/{A}/answer/": {"happened": "yes"},
        f"contacts/appointments/{A}/go-on/": {"go_on": "yes"},
        "contacts/calendar/make/": {"id": uuid7()},
        "contacts/times/": {"id": uuid7(), "sort": "ride"},
        "contacts/touch/": {"id": uuid7(), "most_call": "3"},
        f"contacts/of/{P}/touch/": {"id": uuid7(), "most_call": "3"},
        "contacts/touch/before/<uuid:plan_before_id>/use/": {},
        "contacts/pace/": {"id": uuid7(), "key": "start"},
        f"contacts/of/{P}/pace/": {"id": uuid7(), "key": "start"},
        "contacts/pace/<uuid:pace_id>/answer/": {"answer": "end"},
        f"contacts/of/{P}/times/": {"id": uuid7(), "sort": "ride"},
        "contacts/times/<uuid:time_line_id>/change/": {"id": uuid7(), "sort": "phone"},
        "contacts/times/<uuid:time_line_id>/away/": {},
        "contacts/times/before/<uuid:time_before_id>/use/": {},
        "contacts/calendar/place/": {"with_place": "1"},
        "contacts/calendar/stop/": {},
        f"kind-words/of/{P}/": {"id": uuid7(), **word},
        f"kind-words/{W}/edit/": {"id": uuid7(), **word},
        f"kind-words/{W}/take-back/": {},
        f"kind-words/{W}/thanks/": {},
        f"kind-words/{W}/away/": {},
        f"kind-words/{W}/delete/": {},
        "kind-words/from/<uuid:writer_id>/off/": {},
        "hours/": {"zone": world.site.zone, "d0_0_from": "09:00", "d0_0_to": "12:00"},
        "places/": {"kind": "food"},
        f"places/of/{P}/new/": {
            "id": uuid7(), "place_name": "Harbor House", "reason": "They have room",
            "ask_on": world.in_days(5).isoformat(),
        },
        "places/told/<uuid:referral_id>/answer/": {"state": "contacted"},
        "meetings/": {"day": "0", "part": "all"},
        "meetings/attended/<uuid:attendance_id>/sharing/": share,
        "meetings/attended/<uuid:attendance_id>/take-back/": {},
        "meetings/attend/": _attended(world),
        "meetings/attend/<uuid:meeting_id>/": _attended(world),
    }  # fmt: skip


def _of_the_office(world: World) -> dict[str, dict[str, Any]]:
    """What managers and supervisors send."""
    assert world.ben.staff is not None
    person = {"given_name": "Kit", "site": world.site.pk, "language": "en", "take_part": "on",
              "notice": "on", "how": "screen", "notice_version": VERSION}  # fmt: skip
    card = {"title": "The bench", "text": "Sit by the river until the train goes by."}
    columns = {"given_name": "0", "family_name": "1", "phone": "2", "site_all": world.site.pk,
               "confirmed": "on"}  # fmt: skip
    return {
        "supervision/emergency/": {"name": "Ana"},
        f"supervision/emergency/{P}/": {"reason": "She called and nobody else is there tonight."},
        "programme/people/find/": {"name": "Ana"},
        "programme/people/new/": person,
        f"programme/people/{P}/contact/": {"phone": "", "email": "ana@example.org"},
        f"programme/people/{P}/coach/": {"coach": world.ben.staff.pk},
        f"programme/people/{P}/coach/none/": {},
        f"programme/people/{P}/close/": {"reason": "moved"},
        f"programme/people/{P}/open/": {},
        f"cards/{P}/": {},
        "programme/staff/invite/": {"name": "Lee", "roles": ["coach"], "email": "lee@example.org"},
        f"programme/staff/{F}/renew/": {},
        f"programme/staff/{F}/pause/": {},
        f"programme/staff/{F}/resume/": {},
        "programme/import/": {"file": SimpleUploadedFile("c.csv", b"First name\nPeople %d\n" % 1)},
        f"programme/import/{R}/columns/": columns,
        f"programme/import/{R}/choose/": {"rest": "skip"},
        f"programme/import/{R}/start/": {},
        f"programme/import/{R}/put-away/": {},
        f"programme/keeping/{P}/": {"sure": "yes"},
        "programme/coaching/": {"model": "traditional"},
        "shelf/<slug:kind>/new/": {"id": uuid7(), "language": "en", **card},
        "shelf/<slug:kind>/hide/": {"key": "ten_minutes"},
        "shelf/own/<uuid:entry_id>/edit/": {"id": uuid7(), "version": "1", **card},
        "shelf/own/<uuid:entry_id>/away/": {},
        "shelf/own/<uuid:entry_id>/back/": {},
        "places/new/": _place(world),
        "places/<uuid:resource_id>/edit/": _place(world),
        "places/<uuid:resource_id>/away/": {},
        "places/<uuid:resource_id>/back/": {},
        "places/<uuid:resource_id>/checked/": {},
        "meetings/lists/": {
            "file": SimpleUploadedFile("list.json", feed(row("x"))), "name": "New list",
            "zone": world.site.zone,
        },
        f"meetings/lists/{R}/import/": {},
        f"meetings/lists/{R}/forget/": {},
    }  # fmt: skip


def _of_the_settings(world: World) -> dict[str, dict[str, Any]]:
    """What is sent to run the organisation: its settings, its own number, its stuck messages."""
    line = {"label": "Warm line", "number": "202-555-0188"}
    return {
        "programme/messages/late/": {},
        f"programme/messages/{M}/again/": {},
        f"programme/messages/{M}/let-go/": {},
        f"{SET}organisation/": {"name": "Riverbend", "zone": world.site.zone, "ceiling": "20"},
        f"{SET}phones/": {"app_name": "Handrail", "exit_url": "https://weather.example/"},
        f"{SET}years/": {"years": "7"},
        f"{SET}numbers/new/": line,
        LINE: line,
        f"{LINE}move/": {"to": "up"},
        f"{LINE}remove/": {},
        f"{SET}sites/new/": {"name": "Mill Street", "zone": world.site.zone},
        SITE: {"name": "Mill Lane", "zone": world.site.zone},
        f"{SITE}away/": {},
        f"{SITE}back/": {},
        "book/": {},
        "work-number/": {"work_phone": "202-555-0177"},
    }


def _of_an_account() -> dict[str, dict[str, Any]]:
    """What is sent while signing in, and about one's own account."""
    return {
        "sign-in/code/": {"where": "+12025550100"},
        "sign-in/code/check/": {"code": "123456"},
        "sign-in/passkey/": {},
        "sign-in/second/": {"code": "123456"},
        "sign-in/phone/": {"phone": "mine"},
        "sign-in/card/": {"code": "BCDF-GHJK"},
        "sign-in/card/who/": {"phone": "mine"},
        "sign-out/": {},
        "leave/": {},
        "language/": {"language": "es"},
        "look/": {"theme": "dark", "text": "large"},
        "api/sync": {},
        "set-up/<str:token>/": {},
        "account/again/": {},
        "account/again/passkey/": {},
        "account/again/app/": {"code": "123456"},
        "account/passkeys/add/": {"name": "Phone"},
        "account/passkeys/<int:pk>/remove/": {},
        "account/app/add/": {"code": "123456"},
        "account/app/remove/": {},
        "account/codes/new/": {},
        "account/save/": {"language": "es", "zone": "America/Denver"},
        "account/end-others/": {},
        "account/place/": {"where": "+12025550166"},
        "account/place/check/": {"code": "123456"},
    }


def bodies(world: World) -> dict[str, dict[str, Any]]:
    """Return path -> a body that makes sense, for every address that something is sent to."""
    return {
        **_personal(world), **plan(), **thinking(), **hard(world), **growth(),
        **around(world), **between(world), **talking(world), **beginning(world),
        **changing(world),
        **_of_the_office(world), **_of_the_settings(world), **_of_an_account(),
    }  # fmt: skip


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
