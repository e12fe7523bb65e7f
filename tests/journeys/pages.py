"""Every page that a person opens, by who opens it: for axe, for pictures, for query counts."""

from __future__ import annotations

from tests.cast import Cast

NOBODY = (
    "/sign-in/", "/sign-in/card/", "/sign-in/code/", "/signed-out/", "/help/", "/gallery/",
    "/notice/", "/offline/", "/not-a-page/",
)  # fmt: skip
PARTICIPANT = (
    "/today/", "/plan/", "/plan/steps/new/", "/plan/review/", "/plan/wins/", "/plan/wins/new/",
    "/check-in/", "/check-in/mine/", "/meetings/", "/meetings/attend/", "/meetings/attended/",
    "/my/people/", "/my/people/looked/", "/my/people/looked/day/?on=2026-01-05",
    "/my/people/new/", "/contacts/", "/contacts/appointments/new/", "/account/", "/kind-words/",
    "/places/", "/places/mine/", "/my/data/", "/my/data/remove/", "/my/strengths/",
    "/my/pathway/", "/my/level/", "/my/coaching/", "/my/ideas/",
    "/my/ideas/?part=health",
    "/think/", "/think/decisions/", "/think/decisions/new/", "/think/problems/",
    "/think/problems/new/", "/think/experiments/", "/think/experiments/new/", "/think/practice/",
    "/think/people/", "/think/people/new/", "/think/routines/", "/think/routines/new/",
    "/think/principles/", "/think/private/", "/think/private/new/",
)  # fmt: skip
OFFICE = (
    "/programme/", "/programme/people/", "/programme/people/new/", "/programme/staff/",
    "/programme/staff/invite/", "/programme/import/", "/meetings/lists/",
    "/places/", "/places/new/", "/places/away/",
    "/programme/coaching/", "/shelf/", "/shelf/step/", "/shelf/value/", "/shelf/step/new/",
    "/programme/keeping/", "/programme/messages/", "/programme/messages/late/",
    "/programme/settings/", "/programme/settings/organisation/",
    "/programme/settings/phones/", "/programme/settings/years/",
    "/programme/settings/numbers/new/", "/programme/settings/sites/new/",
)  # fmt: skip


def pages(cast: Cast) -> list[tuple[str, str]]:
    """Return (cast member, address) pairs; "nobody" is signed out."""
    ana = cast.ana.participant_id
    coach = (
        "/coach/", f"/people/{ana}/", "/contacts/new/", f"/contacts/of/{ana}/new/",
        f"/contacts/of/{ana}/", f"/contacts/of/{ana}/appointments/new/", f"/plan/of/{ana}/",
        f"/plan/of/{ana}/steps/new/", f"/plan/of/{ana}/review/", f"/plan/of/{ana}/wins/",
        f"/kind-words/of/{ana}/", f"/places/of/{ana}/", f"/places/of/{ana}/new/",
        f"/people/{ana}/strengths/", f"/people/{ana}/level/", f"/think/of/{ana}/",
        f"/people/{ana}/coaching/", f"/people/{ana}/ideas/", f"/people/{ana}/ideas/?part=home",
    )  # fmt: skip
    planning = (
        ("ben", "/hours/"), ("ben", "/account/"), ("ben", "/work-number/"),
        ("carol", "/when-needed/"), ("mona", "/when-needed/"),
    )  # fmt: skip
    emergency = ("/supervision/emergency/", f"/supervision/emergency/{ana}/")
    assert cast.ben.staff is not None
    return [
        *(("nobody", path) for path in NOBODY),
        *(("ana", path) for path in PARTICIPANT),
        *(("ben", path) for path in coach),
        *(("carol", p) for p in ("/supervision/", f"/supervision/coaches/{cast.ben.staff.pk}/")),
        *(("mona", path) for path in (*OFFICE, f"/programme/people/{ana}/")),
        *(("mona", f"/programme/settings/sites/{cast.site.pk}/{end}") for end in ("", "away/")),
        *(("carol", path) for path in emergency),
        *planning,
        ("circle", "/shared/"),
    ]
