"""What can be sent to each page: a good body for each address, room by room."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from handrail.ground.consent.notice import VERSION
from handrail.ground.kernel.ids import uuid7
from tests.community.feeds import feed, row
from tests.world import World

from .addresses import LINE, SET, SITE, A, F, M, R, S, W
from .beginning_words import beginning
from .own_words import (
    P,
    around,
    between,
    changing,
    growth,
    hard,
    plan,
    talking,
    thinking,
)  # fmt: skip


def _sharing(world: World) -> dict[str, Any]:
    return {
        "items": ["wins"], "purpose": "support", "last_day": world.in_days(9).isoformat(),
        "agree": "on",
    }  # fmt: skip


def _time(world: World) -> dict[str, Any]:
    on = world.in_days(50).isoformat()
    return {"id": uuid7(), "on": on, "at": "11:15", "minutes": "30", "kind": "call"}


HOLIDAY = "contacts/holidays/<uuid:holiday_plan_id>"


def _days(world: World) -> dict[str, Any]:
    first, last = world.in_days(20).isoformat(), world.in_days(22).isoformat()
    return {"id": uuid7(), "name": "Christmas", "first": first, "last": last, "call": "Dee"}


def _place(world: World) -> dict[str, Any]:
    # Another programme may live where it is still the day before.
    checked = world.today - timedelta(days=1)
    return {
        "id": uuid7(), "name": "Harbor House", "kinds": ["housing"], "phone": "202-555-0151",
        "checked_on": checked.isoformat(),
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
        f"plan/steps/{S}/size/": {"to": "kept"},
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
        "contacts/<uuid:contact_id>/what-it-was/": {"id": uuid7(), "held_up": "on"},
        f"contacts/appointments/{A}/asked/": {},
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
        "contacts/holidays/": _days(world),
        f"contacts/of/{P}/holidays/": _days(world),
        f"{HOLIDAY}/": _days(world),
        f"{HOLIDAY}/away/": {},
        "contacts/holidays/before/<uuid:holiday_before_id>/use/": {},
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
