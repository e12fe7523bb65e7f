"""What is sent about one's own thinking and hard moments: bodies that make sense, by path."""

from __future__ import annotations

from typing import Any

from handrail.ground.kernel.ids import uuid7
from handrail.practice.accountability.rules import agreement
from handrail.practice.accountability.text import text_now
from handrail.practice.thinking.rules.kinds import KINDS
from tests.world import World

TWO, C, P = "together", "coping", "<uuid:participant_id>"
GOAL, B = "plan/goals/<uuid:goal_id>", "plan/barriers/<uuid:barrier_id>"
AWAY, ERASE = f"{C}/away/<slug:kind>/<uuid:row_id>", "plan/erase/<slug:kind>/<uuid:line_id>/"
LOOK = f"{C}/strategy/<uuid:look_id>"
N = "contacts/<uuid:contact_id>"
T, L, G = "think/<uuid:sheet_id>", "think/lines/<uuid:line_id>", "think/private/<uuid:page_id>"


def thinking() -> dict[str, dict[str, Any]]:
    """What is sent to the thinking tools: a coach may send a line, the rest is one's own."""
    ways = {"way_1": "Stay", "way_2": "Move"}
    page = {"id": uuid7(), "text": "What I owe"}
    return {
        **{
            f"think/{kind.slug}/new/": {"id": uuid7(), "title": "Something of mine"}
            | (ways if key == "decision" else {})
            for key, kind in KINDS.items()
        },
        f"{T}/edit/": {"id": uuid7(), "title": "Something else", "version": "2"},
        f"{T}/share/": {"share": "coach"},
        f"{T}/end/": {"state": "solved"},
        f"{T}/pick/": {},
        f"{T}/away/": {},
        f"{T}/move/": {"to": "up"},
        f"{T}/step/": {},
        f"{T}/delete/": {},
        f"{T}/tick/": {"done": "yes"},
        f"{T}/pause/": {},
        f"{T}/lines/": {"id": uuid7(), "slot": "idea", "text": "Open the window"},
        f"{L}/edit/": {"id": uuid7(), "slot": "idea", "text": "Open it wide", "version": "1"},
        f"{L}/away/": {},
        "think/earlier/<uuid:earlier_id>/use/": {},
        "think/private/new/": {**page, "sort": "free"},
        f"{G}/edit/": {**page, "version": "2"},
        f"{G}/hide/": {},
        f"{G}/delete/": {},
        "think/private/earlier/<uuid:earlier_id>/use/": {},
    }


def around(world: World) -> dict[str, dict[str, Any]]:
    """What is sent about who helps, about company, and in an update."""
    to = str(world.ben.user.pk)
    one, asked = "around/<uuid:helper_id>", "around/company/<uuid:company_ask_id>"
    said = {"id": uuid7(), "name": "Dr. Lee", "kind": "doctor"}
    return {
        "my/updates/": {"id": uuid7(), "words": "Steady", "to": to},
        "my/updates/look/": {"id": uuid7(), "words": "Steady", "to": to},
        f"updates/from/{P}/<uuid:update_id>/thanks/": {},
        "updates/<uuid:update_id>/back/": {},
        "around/": said,
        f"{one}/": {**said, "version": "2"},
        f"{one}/share/": {"share": "coach"},
        f"{one}/away/": {},
        "around/before/<uuid:helper_before_id>/use/": {},
        "around/company/": {"id": uuid7()},
        f"{asked}/back/": {},
        f"{asked}/done/": {},
        "around/company/words/": {"id": uuid7(), "text": "Are you there?"},
        "around/company/words/<uuid:ready_words_id>/use/": {},
    }


def growth() -> dict[str, dict[str, Any]]:
    """What is sent to milestones and the list of evidence; a coach may send a word back."""
    m, e = "growth/milestones/<uuid:milestone_id>", "growth/evidence/<uuid:evidence_id>"
    card, said = {"id": uuid7(), "take": "1"}, {"id": uuid7(), "text": "A week"}
    return {
        "my/strengths/cards/": {**card, "card": "h_asked"},
        f"people/{P}/strengths/cards/": {**card, "card": "h_waited"},
        "my/then-and-now/": said,
        "my/keep/<slug:source>/<uuid:source_id>/": {},
        "growth/milestones/": {**said, "on": "2027-01-05"},
        f"{m}/": {**said, "version": "2"},
        f"{m}/reached/": {},
        f"{m}/open/": {},
        f"{m}/celebrated/": {},
        f"{m}/away/": {},
        f"{m}/share/": {"share": "coach"},
        f"{m}/word/": {"text": "Well done"},
        f"{m}/word/undo/": {},
        "growth/milestones/before/<uuid:milestone_before_id>/use/": {},
        "growth/evidence/": said,
        f"{e}/": {**said, "version": "2"},
        f"{e}/move/": {"to": "up"},
        f"{e}/away/": {},
        f"{e}/share/": {"share": "coach"},
        "growth/evidence/before/<uuid:sentence_before_id>/use/": {},
        "growth/outlook/": {"id": uuid7(), "hope": "4"},
        "growth/outlook/<uuid:outlook_id>/": {"id": uuid7(), "version": "2", "hope": "5"},
        "growth/outlook/<uuid:outlook_id>/share/": {"share": ""},
        "balance/pulse/": {"id": uuid7(), "held_to": "0", "held_up": "1"},
        "balance/pulse/show/": {"show": "yes"},
        "balance/pulse/rest/": {"rest": "yes"},
        "balance/pulse/<uuid:pulse_id>/back/": {},
        "balance/fit/": {"id": uuid7(), "fits": "yes", "words": "Mornings"},
        "balance/fit/<uuid:fit_id>/back/": {},
        "balance/fit/<uuid:fit_id>/share/": {"share": "no"},
        "balance/of/<uuid:participant_id>/pulse/": {"id": uuid7(), "held_to": "-1"},
        "balance/of/<uuid:participant_id>/pulse/show/": {"show": "no"},
        "balance/of/<uuid:participant_id>/pulse/rest/": {"rest": "yes"},
        "balance/of/<uuid:participant_id>/move/": {
            "id": uuid7(),
            "move": "listen",
            "place": "pressure",
            "answer": "taken",
        },
    }


def between(world: World) -> dict[str, dict[str, Any]]:
    """What is sent to the agreement, to promises, and to ask for something."""
    ahead, one = world.in_days(20).isoformat(), f"{TWO}/promises/<uuid:promise_id>"
    said = {"id": uuid7(), "text": "I write on Monday"}
    # What stands on the table of ana and ben; for anybody else it is a first version.
    named = {"id": uuid7(), "name": "My Name", "review_on": world.in_days(31).isoformat()} | {
        "fingerprint": agreement.fingerprint(text_now(world.ana.actor)),
        "reach": "Call, then text 1", "hours": "Mondays",
    }  # fmt: skip
    how = {"id": uuid7(), "first": "call", "held_to": "2", "held_up": "4", "review_on": ahead}
    asked = {"id": uuid7(), "words": "Please"}
    return {
        f"{TWO}/agreement/": named,
        f"{TWO}/agreement/of/{P}/": named,
        f"{TWO}/agreement/later/": {},
        f"{TWO}/agreement/later/of/{P}/": {},
        f"{TWO}/promises/": said,
        f"{TWO}/promises/of/{P}/": said,
        f"{TWO}/promises/how/": how,
        f"{TWO}/promises/how/of/{P}/": how,
        f"{TWO}/promises/how/<uuid:how_before_id>/use/": {},
        f"{TWO}/promises/rest/": {"rests": "yes"},
        f"{one}/change/": {**said, "version": "2"},
        f"{one}/away/": {},
        f"{one}/go-on/": {},
        f"{one}/share/": {"share": ""},
        f"{one}/answer/": {"id": uuid7(), "said": "kept"},
        f"{one}/take-back/": {},
        f"{TWO}/promises/before/<uuid:promise_before_id>/use/": {},
        f"{TWO}/promises/idea/of/{P}/": said,
        f"{TWO}/promises/ideas/<uuid:promise_idea_id>/": {"take": "yes"},
        f"{TWO}/track/": asked,
        f"{TWO}/track/<uuid:track_ask_id>/back/": {},
        f"{TWO}/track/<uuid:track_ask_id>/done/": {},
        f"{TWO}/another-coach/": asked,
        f"{TWO}/another-coach/<uuid:coach_wish_id>/back/": {},
        f"{TWO}/another-coach/asked/<uuid:coach_wish_id>/": {"done": "no"},
    }


def changing(world: World) -> dict[str, dict[str, Any]]:
    """What is sent about a change of coach."""
    one, said = "handover/<uuid:handover_id>", {"id": uuid7(), "text": "Mornings are good"}
    assert world.dee_coach.staff is not None
    return {
        f"handover/plan/{P}/": {"coach": str(world.dee_coach.staff.pk)},
        f"{one}/words/": {**said, "part": "summary", "version": "2"},
        "handover/before/<uuid:handover_words_before_id>/use/": {},
        f"{one}/wish/": said,
        f"{one}/answer/": {"what": "nothing"},
        f"{one}/day/": {"on": world.in_days(4).isoformat()},
        f"{one}/notes/": {"too": "yes"},
        f"{one}/come/": {"comes": "yes", "day": world.in_days(4).isoformat()},
        f"{one}/met/": {"met": "yes"},
        f"{one}/now/": {},
        f"{one}/stop/": {},
    }


def plan() -> dict[str, dict[str, Any]]:
    """What is sent about goals, the vision, values, and what gets in the way."""
    said = {"id": uuid7()}
    goal = {**said, "text": "A bed of my own"}
    barrier = {**said, "text": "No ride", "taken_by": "together"}
    return {
        "plan/vision/": {**said, "text": "Mornings with coffee"},
        "plan/vision/earlier/<uuid:earlier_id>/use/": {},
        "plan/values/": {**said, "text": "Quiet"},
        "plan/values/sort/": {"card": "honesty", "pile": "most"},
        "plan/values/<uuid:value_id>/": {**said, "text": "Calm"},
        "plan/values/<uuid:value_id>/undo/": {},
        "plan/values/earlier/<uuid:earlier_id>/use/": {},
        "plan/wins/<uuid:win_id>/edit/": {**said, "text": "Cooked soup"},
        "plan/wins/<uuid:win_id>/undo/": {},
        "strengths/<uuid:strength_id>/words/": {**said, "text": "I listen well"},
        "strengths/<uuid:strength_id>/words/undo/": {},
        "strengths/earlier/<uuid:strength_before_id>/use/": {},
        "plan/values/share/": {"share": "coach"},
        "plan/goals/new/": goal,
        f"plan/of/{P}/goals/new/": goal,
        f"{GOAL}/edit/": {**goal, "version": "2"},
        f"{GOAL}/stand/": {"state": "open"},
        f"{GOAL}/undo/": {},
        f"{GOAL}/beside/undo/": {},
        f"{GOAL}/move/": {"to": "up"},
        f"{B}/undo/": {},
        f"{GOAL}/share/": {"share": "coach"},
        f"{GOAL}/ruler/": {**said, "confidence": "6"},
        "plan/rulers/<uuid:ruler_id>/back/": {"back": "1"},
        "plan/goals/earlier/<uuid:earlier_id>/use/": {},
        "plan/goals/ideas/<uuid:idea_id>/": {"take": "yes"},
        ERASE: {},
        "plan/barriers/earlier/<uuid:earlier_id>/use/": {},
        f"{B}/share/": {"share": "coach"},
        "plan/barriers/": barrier,
        f"plan/of/{P}/barriers/": barrier,
        f"{B}/": {**barrier, "version": "1"},
        f"{B}/end/": {**said, "ended": "around"},
        f"{B}/reopen/": {},
        "plan/steps/<uuid:step_id>/why/": {},
        "plan/steps/<uuid:step_id>/edit/": {
            **said,
            "text": "Ask soon",
            "chosen_by": "participant",
            "sure": "7",
        },
        "plan/steps/<uuid:step_id>/edit/undo/": {},
        "plan/reviews/<uuid:review_id>/edit/": {
            **said,
            "worked": "Asking",
            "part": "worked",
            "text": "Asking twice",
        },
        "plan/reviews/<uuid:review_id>/undo/": {},
        "plan/reviews/<uuid:review_id>/share/": {"share": "coach"},
        "plan/week/earlier/<uuid:earlier_id>/use/": {},
        "plan/week/beside/<uuid:beside_id>/": {"take": "yes"},
        "plan/steps/<uuid:step_id>/swap/": {**said, "smaller_text": "Sit outside", "sure": "9"},
    }


def hard(world: World) -> dict[str, dict[str, Any]]:
    """What is sent for hard moments: one's own words, and a coach's line in a shared plan."""
    said, day = {"id": uuid7()}, world.in_days(5).isoformat()
    sign = {**said, "text": "I stop calling back", "first": "Call Jo"}
    trigger = {**said, "kind": "time", "text": "Friday evening"}
    ahead = {**said, "text": "Payday", "kind": "payday", "starts_on": day, "repeats": "once",
             "before": "1"}  # fmt: skip
    clock = {**said, "name": "Not drinking", "counts": "all_but"}
    line = {**said, "part": "alone", "text": "Run"}
    return {
        f"{C}/share/": {"list": "cards", "shared": "1"},
        f"{C}/answer/": {**said, "passed": "yes"},
        f"{C}/cards/": {**said, "text": "Go outside"},
        f"{C}/cards/<uuid:card_id>/edit/": {**said, "text": "Go out"},
        f"{C}/cards/<uuid:card_id>/away/": {},
        f"{C}/cards/<uuid:card_id>/practise/": {**said, "sure": "8"},
        f"{C}/plan/": line,
        f"{C}/of/{P}/plan/": line,
        f"{C}/plan/<uuid:line_id>/": {**line, "version": "1"},
        f"{C}/plan/<uuid:line_id>/remove/": {},
        f"{C}/plan/<uuid:line_id>/back/": {},
        f"{C}/plan/earlier/<uuid:earlier_id>/use/": {},
        f"{C}/earlier/<uuid:earlier_id>/use/": {},
        f"{C}/triggers/": trigger,
        f"{C}/triggers/<uuid:trigger_id>/": trigger,
        f"{C}/signs/": sign,
        f"{C}/signs/<uuid:sign_id>/": sign,
        f"{C}/beside/<slug:kind>/<uuid:row_id>/": {**said, "text": "Skipping lunch"},
        f"{C}/beside/<uuid:beside_id>/": {"take": "yes"},
        f"{C}/strategy/": {},
        f"{LOOK}/look-at/<slug:part>/": said,
        f"{LOOK}/step/": {**said, "text": "Walk past the other way"},
        f"{LOOK}/card/": {**said, "card": "Walk past the other way"},
        f"{LOOK}/share/": {"share": "coach"},
        f"{LOOK}/end/": {},
        f"{AWAY}/": {},
        f"{AWAY}/back/": {},
        f"{AWAY}/erase/": {},
        f"{C}/moments/new/<slug:kind>/": {**said, "learned": "Fridays are long"},
        f"{C}/moments/<uuid:moment_id>/edit/": {**said, "learned": "Fridays are long"},
        f"{C}/moments/<uuid:moment_id>/share/": {"shared": "1"},
        f"{C}/moments/<uuid:moment_id>/card/": {},
        f"{C}/moments/<uuid:moment_id>/step/": {},
        f"{C}/numbers/": clock,
        f"{C}/numbers/<uuid:clock_id>/": {**said},
        f"{C}/numbers/<uuid:clock_id>/change/": {"c-id": uuid7(), "c-name": "Not drinking"},
        f"{C}/numbers/<uuid:clock_id>/away/": {},
        "growth/milestones/<uuid:milestone_id>/undo/": {},
        f"{C}/numbers/days/<uuid:days_id>/remove/": {},
        f"{C}/days/": ahead,
        f"{C}/days/<uuid:day_id>/": ahead,
        f"{C}/days/<uuid:day_id>/remind/": {"said": "on"},
        f"{C}/bad-day/": {**said, "scene": "alone", "body": "holds"},
        f"{C}/bad-day/<uuid:walk_id>/": {**said, "version": "1", "note": "Jo"},
    }


def talking(world: World) -> dict[str, dict[str, Any]]:
    """What is sent to the list of what two people talk about."""
    said, one = {"id": uuid7(), "text": "The bus pass"}, "talk/topics/<uuid:topic_id>"
    return {
        "talk/": said,
        f"talk/of/{P}/": said,
        f"{one}/": {**said, "version": "2"},
        f"{one}/stand/": {"state": "talked"},
        f"{one}/away/": {},
        "talk/topics/before/<uuid:topic_before_id>/use/": {},
        f"{N}/note/view/": {**said, "version": "2"},
        f"{N}/note/ask/": {"id": uuid7(), "words": "It was Tuesday", "version": "2"},
        "contacts/notes/before/": {"open": "yes"},
        "contacts/views/<uuid:own_view_id>/away/": {},
        "contacts/views/before/<uuid:view_before_id>/use/": {},
        "contacts/corrections/<uuid:correction_id>/": {
            "id": uuid7(), "state": "stays", "answer": "I was there",
        },
        "contacts/corrections/<uuid:correction_id>/back/": {},
        "contacts/corrections/before/<uuid:ask_before_id>/use/": {},
        f"contacts/of/{P}/remarks/": {
            "id": uuid7(), "reason": "stuck", "why": "It is mine", "text": "I go in circles",
        },
        "contacts/remarks/<uuid:remark_id>/away/": {},
        "contacts/remarks/<uuid:remark_id>/read/": {"id": uuid7(), "answer": "Call me"},
        f"contacts/of/{P}/with-other/": {
            "id": uuid7(), "consent": str(world.ids["consent_id"]), "note": "A call",
        },
    }  # fmt: skip
