"""Every page that a person opens, by who opens it: for axe, for pictures, for query counts.

`tests/speed/test_page_list.py` holds this list against all addresses: what can be opened with GET
stands here, or in `NOT_PAGES` with a reason.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.test import Client

from handrail.ground.kernel import clock
from tests.cast import Member, session_for
from tests.world import World

NOBODY = (
    "/look/",
    "/sign-in/", "/sign-in/?ask=1", "/sign-in/card/", "/sign-in/code/", "/signed-out/", "/help/",
    "/gallery/", "/notice/", "/offline/", "/not-a-page/", "/coping/now/",
)  # fmt: skip
# Written with the names of ids in a World.
PARTICIPANT = (
    "/look/", "/my/paper/", "/my/paper/print/?form=whole", "/reads/", "/reads/urges_pass/",
    "/today/", "/plan/", "/plan/steps/new/", "/plan/steps/{step_id}/smaller/", "/plan/review/",
    "/plan/wins/", "/plan/wins/new/", "/plan/wins/{win_id}/take-back/", "/plan/weeks/",
    "/plan/steps/{step_id}/why/", "/plan/steps/{step_id}/swap/", "/plan/vision/", "/plan/values/",
    "/plan/goals/", "/plan/goals/?away=1", "/plan/goals/new/", "/plan/goals/{goal_id}/",
    "/plan/goals/{goal_id}/edit/", "/plan/goals/{goal_id}/steps/",
    "/plan/goals/{goal_id}/earlier/", "/plan/barriers/", "/plan/barriers/{barrier_id}/",
    "/plan/steps/{step_id}/edit/", "/plan/reviews/{review_id}/edit/",
    "/plan/values/{value_id}/", "/plan/wins/{win_id}/edit/", "/strengths/{strength_id}/words/",
    "/plan/erase/goal/{away_goal_id}/", "/coping/away/sign/{away_sign_id}/erase/",
    "/coping/strategy/", "/coping/strategy/{look_id}/", "/coping/strategy/{look_id}/look-at/signs/",
    "/check-in/",
    "/check-in/mine/", "/check-in/mine/{checkin_id}/take-back/", "/meetings/",
    "/meetings/attend/", "/meetings/attend/{meeting_id}/", "/meetings/attended/",
    "/meetings/attended/{attendance_id}/take-back/", "/my/people/",
    "/my/people/looked/", "/my/people/new/", "/my/people/{recipient_id}/", "/contacts/",
    "/contacts/appointments/new/", "/contacts/appointments/{appointment_id}/move/", "/account/",
    "/contacts/calendar/", "/contacts/times/", "/contacts/times/{time_line_id}/",
    "/contacts/touch/", "/contacts/holidays/", "/contacts/holidays/{holiday_plan_id}/",
    "/account/place/", "/account/again/passkey/", "/account/passkeys/{pk}/remove/", "/sign-out/",
    "/kind-words/", "/places/", "/places/mine/", "/my/data/", "/my/data/remove/",
    "/my/data/again/", "/my/strengths/", "/my/pathway/", "/my/level/", "/help/",
    "/my/coaching/", "/my/ideas/", "/my/ideas/?part=health",
    "/my/people/looked/day/?on=2026-01-05",
    "/think/", "/think/decisions/", "/think/decisions/new/", "/think/problems/",
    "/think/problems/new/", "/think/experiments/", "/think/experiments/new/", "/think/practice/",
    "/think/practice/new/", "/think/people/", "/think/people/new/", "/think/routines/",
    "/think/routines/new/", "/think/principles/", "/think/principles/new/", "/think/private/",
    "/think/private/new/", "/think/private/{page_id}/", "/think/private/{page_id}/edit/",
    "/think/private/{page_id}/delete/", "/think/{sheet_id}/", "/think/{sheet_id}/edit/",
    "/think/{sheet_id}/earlier/", "/think/{sheet_id}/delete/", "/think/lines/{line_id}/edit/",
    "/coping/", "/coping/now/", "/coping/cards/", "/coping/used/", "/coping/plan/",
    "/coping/triggers/", "/coping/signs/", "/coping/moments/", "/coping/moments/new/setback/",
    "/coping/moments/new/near_miss/", "/coping/moments/new/use/", "/coping/numbers/",
    "/coping/days/", "/coping/bad-day/", "/coping/bad-day/?scene=alone",
    "/coping/bad-day/{walk_id}/",
    "/coping/cards/{card_id}/edit/", "/coping/cards/{card_id}/practise/",
    "/coping/plan/{plan_line_id}/", "/coping/triggers/{trigger_id}/", "/coping/signs/{sign_id}/",
    "/coping/moments/{moment_id}/", "/coping/moments/{moment_id}/edit/",
    "/coping/moments/{moment_id}/share/", "/coping/numbers/{clock_id}/", "/coping/days/{day_id}/",
    "/my/strengths/cards/", "/growth/", "/growth/milestones/",
    "/growth/milestones/{milestone_id}/", "/growth/evidence/", "/growth/evidence/{evidence_id}/",
    "/growth/outlook/", "/growth/outlook/{outlook_id}/", "/my/then-and-now/", "/balance/",
    "/balance/fit/",
    "/together/agreement/", "/together/agreement/{agreement_id}/", "/together/promises/",
    "/together/promises/{promise_id}/", "/together/track/", "/together/another-coach/",
    "/my/next-talk/", "/talk/", "/talk/topics/{topic_id}/", "/contacts/{contact_id}/note/",
    "/handover/", "/coaches/", "/coaches/here/", "/beginning/", "/matching/",
    "/coping/not-alone/", "/around/", "/around/{helper_id}/",
    "/around/company/words/",
    "/my/updates/",
)  # fmt: skip
COACH = (
    "/reads/", "/reads/kinder_voice/", "/offline/",
    "/look/", "/people/{participant_id}/paper/", "/people/{participant_id}/paper/print/",
    "/coach/", "/people/{participant_id}/", "/contacts/new/", "/contacts/{contact_id}/edit/",
    "/contacts/of/{participant_id}/new/", "/contacts/of/{participant_id}/",
    "/contacts/{yes_contact_id}/what-it-was/",
    "/contacts/of/{participant_id}/appointments/new/", "/plan/of/{participant_id}/",
    "/contacts/calendar/", "/contacts/of/{participant_id}/times/",
    "/contacts/of/{participant_id}/touch/", "/contacts/of/{participant_id}/holidays/",
    "/contacts/holidays/{holiday_plan_id}/",
    "/contacts/times/{time_line_id}/",
    "/plan/of/{participant_id}/steps/new/", "/plan/of/{participant_id}/review/",
    "/plan/of/{participant_id}/wins/", "/plan/of/{participant_id}/wins/new/",
    "/plan/of/{participant_id}/weeks/", "/plan/of/{participant_id}/goals/",
    "/plan/of/{participant_id}/goals/new/", "/plan/of/{participant_id}/barriers/",
    "/plan/goals/{goal_id}/", "/plan/goals/{goal_id}/edit/", "/plan/goals/{coach_goal_id}/edit/",
    "/plan/goals/{goal_id}/steps/", "/plan/goals/{goal_id}/earlier/",
    "/plan/barriers/{barrier_id}/", "/plan/steps/{step_id}/why/",
    "/plan/steps/{step_id}/edit/", "/plan/reviews/{review_id}/edit/",
    "/coping/beside/sign/{sign_id}/",
    "/kind-words/of/{participant_id}/", "/kind-words/{waiting_word_id}/edit/",
    "/places/of/{participant_id}/", "/places/of/{participant_id}/new/",
    "/people/{participant_id}/strengths/", "/people/{participant_id}/level/", "/hours/",
    "/places/", "/meetings/", "/account/second-step/", "/account/passkeys/add/",
    "/account/app/add/", "/account/", "/work-number/", "/think/of/{participant_id}/",
    "/think/{sheet_id}/", "/think/{sheet_id}/earlier/", "/think/lines/{coach_line_id}/edit/",
    "/people/{participant_id}/coaching/", "/people/{participant_id}/ideas/",
    "/people/{participant_id}/ideas/?part=home", "/coping/of/{participant_id}/",
    "/coping/of/{participant_id}/plan/", "/people/{participant_id}/strengths/cards/",
    "/growth/of/{participant_id}/", "/people/{participant_id}/then-and-now/",
    "/balance/of/{participant_id}/",
    "/together/agreement/of/{participant_id}/", "/together/agreement/{agreement_id}/",
    "/together/promises/of/{participant_id}/", "/together/promises/{promise_id}/",
    "/people/{participant_id}/next-talk/", "/talk/of/{participant_id}/",
    "/talk/at-hand/", "/contacts/corrections/{correction_id}/",
    "/contacts/of/{participant_id}/remarks/", "/contacts/of/{participant_id}/with-other/",
    "/talk/topics/{coach_topic_id}/",
    "/handover/of/{participant_id}/", "/coaches/mine/", "/coaches/mine/as-seen/",
    "/coaches/mine/stories/", "/coaches/mine/stories/{coach_story_id}/",
    "/coaches/stories/of/{participant_id}/", "/coaches/here/", "/beginning/of/{participant_id}/",
    "/boundaries/", "/boundaries/{boundary_id}/", "/matching/asked/",
    "/matching/asked/{knowing_id}/",
    "/around/of/{participant_id}/",
    "/updates/from/{participant_id}/",
)  # fmt: skip
SUPERVISOR = (
    "/supervision/", "/supervision/coaches/{own_staff_id}/", "/supervision/emergency/",
    "/supervision/emergency/{participant_id}/", "/people/{participant_id}/", "/when-needed/",
    "/balance/of/{participant_id}/", "/contacts/of/{participant_id}/remarks/supervision/",
    "/contacts/remarks/",
    "/coaches/here/", "/matching/plans/", "/boundaries/here/", "/boundaries/here/{boundary_id}/",
)  # fmt: skip
OFFICE = (
    "/programme/", "/programme/people/", "/programme/people/new/",
    "/programme/people/{participant_id}/", "/programme/staff/", "/programme/staff/invite/",
    "/programme/import/", "/programme/import/{run_id}/columns/",
    "/programme/import/{report_run_id}/", "/programme/keeping/", "/programme/keeping/{rev_id}/",
    "/meetings/lists/", "/meetings/lists/{meeting_run_id}/", "/places/", "/places/new/",
    "/places/{resource_id}/edit/", "/places/away/", "/when-needed/", "/account/again/app/",
    "/account/app/remove/", "/account/codes/", "/account/codes/new/",
    "/programme/messages/", "/programme/messages/late/",
    "/programme/messages/{message_id}/let-go/", "/programme/settings/",
    "/programme/settings/organisation/", "/programme/settings/phones/",
    "/programme/settings/years/", "/programme/settings/numbers/new/",
    "/programme/settings/sites/new/", "/programme/settings/numbers/{help_line_id}/",
    "/programme/settings/sites/{site_id}/", "/programme/settings/sites/{site_id}/away/",
    "/programme/coaching/", "/shelf/", "/shelf/step/", "/shelf/coping/", "/shelf/coping/new/",
    "/shelf/own/{entry_id}/edit/", "/shelf/working_agreement/", "/together/another-coach/asked/",
    "/handover/planned/", "/handover/plan/{participant_id}/", "/coaches/here/",
    "/beginning/office/{participant_id}/", "/programme/people/{participant_id}/matching/",
)  # fmt: skip
OUTSIDE = ("/shared/", "/shared/{participant_id}/")
LISTS: dict[str, tuple[str, ...]] = {
    "nobody": NOBODY, "ana": PARTICIPANT, "ben": COACH, "carol": SUPERVISOR, "mona": OFFICE,
    "circle": (*OUTSIDE, "/kind-words/of/{participant_id}/", "/updates/from/{participant_id}/"),
    "pat": OUTSIDE,
    "glass": ("/people/{participant_id}/",), "auditor": ("/book/",),
}  # fmt: skip

# path of a route -> why it is no page, although a browser may ask for it with GET.
NOT_PAGES: dict[str, str] = {
    "my/paper/plan.pdf": "a file; tests/paper",
    "people/<uuid:participant_id>/paper/plan.pdf": "a file; tests/paper",
    "": "it sends everybody to their own first page",
    "healthz": "an answer for machines",
    "sign-in/code/check/": "stands only between asking for a code and typing it; test_ways_in.py",
    "sign-in/passkey/": "options for the script that asks for the passkey",
    "sign-in/second/": "stands only in the middle of signing in; test_ways_in.py",
    "sign-in/card/who/": "stands only after a card was read; test_ways_in.py",
    "leave/": "it leaves for another site at once",
    "account/again/": "it sends on to the passkey or to the app",
    "account/place/check/": "stands only between asking for a code and typing it; test_ways_in.py",
    "set-up/<str:token>/": "opens once, before there is an organisation; test_ways_in.py",
    "coping/kept/": "what a phone of one's own keeps, for the script",
    "sw.js": "a script",
    "manifest.webmanifest": "a file for the phone",
    "calendar/<slug:secret>.ics": "a file for a calendar; tests/contacts/test_feeds.py",
    "contacts/appointments/<uuid:appointment_id>/calendar.ics": "a file for a calendar",
    "api/session": "an answer for the phone's own script",
}


def proved(member: Member) -> dict[str, Any]:
    """What stands in the session of somebody who has just proved again who they are."""
    said = {"method": "mfa", "at": clock.now().timestamp(), "reauthenticated": True}
    return {
        "account_authentication_methods": [said],
        "account_authentication_methods_user": str(member.user.pk),
    }


def visitor(world: World, who: str) -> Client:
    """Return a browser of one of the cast, who has just proved again who they are, or nobody's.

    Nobody has said whose phone it is, so that the ways in are shown.
    """
    client, member = Client(), world.everybody().get(who)
    if member is None:
        client.post("/sign-in/phone/", {"phone": "mine"})
        return client
    key = session_for(member.user, **proved(member))
    client.cookies[settings.SESSION_COOKIE_NAME] = key
    return client


def pages(world: World) -> list[tuple[str, str]]:
    """Return (cast member, address) pairs; "nobody" is signed out."""
    return [
        (who, address.format(**world.ids))
        for who, addresses in LISTS.items()
        for address in addresses
    ]
