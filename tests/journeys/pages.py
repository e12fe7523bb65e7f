"""Every page that a person opens, by who opens it: for axe, for pictures, for query counts."""

from __future__ import annotations

from tests.cast import Cast

NOBODY = (
    "/sign-in/", "/sign-in/card/", "/sign-in/code/", "/signed-out/", "/help/", "/gallery/",
    "/notice/", "/offline/", "/not-a-page/", "/coping/now/",
)  # fmt: skip
PARTICIPANT = (
    "/today/", "/plan/", "/plan/steps/new/", "/plan/review/", "/plan/wins/", "/plan/wins/new/",
    "/check-in/", "/check-in/mine/", "/meetings/", "/meetings/attend/", "/meetings/attended/",
    "/my/people/", "/my/people/looked/", "/my/people/new/", "/contacts/",
    "/contacts/appointments/new/", "/account/", "/kind-words/", "/places/", "/places/mine/",
    "/coping/", "/coping/now/", "/coping/cards/", "/coping/used/", "/coping/plan/",
    "/coping/triggers/", "/coping/signs/", "/coping/moments/", "/coping/moments/new/setback/",
    "/coping/moments/new/near_miss/", "/coping/moments/new/use/", "/coping/numbers/",
    "/coping/days/", "/coping/bad-day/", "/coping/bad-day/?scene=alone",
    "/my/data/", "/my/data/remove/", "/my/strengths/", "/my/pathway/", "/my/level/",
)  # fmt: skip
OFFICE = (
    "/programme/", "/programme/people/", "/programme/people/new/", "/programme/staff/",
    "/programme/staff/invite/", "/programme/import/", "/meetings/lists/",
    "/places/", "/places/new/", "/places/away/",
    "/programme/keeping/",
)  # fmt: skip


def pages(cast: Cast) -> list[tuple[str, str]]:
    """Return (cast member, address) pairs; "nobody" is signed out."""
    ana = cast.ana.participant_id
    coach = (
        "/coach/", f"/people/{ana}/", "/contacts/new/", f"/contacts/of/{ana}/new/",
        f"/contacts/of/{ana}/", f"/contacts/of/{ana}/appointments/new/", f"/plan/of/{ana}/",
        f"/plan/of/{ana}/steps/new/", f"/plan/of/{ana}/review/", f"/plan/of/{ana}/wins/",
        f"/kind-words/of/{ana}/", f"/places/of/{ana}/", f"/places/of/{ana}/new/",
        f"/coping/of/{ana}/", f"/coping/of/{ana}/plan/",
        f"/people/{ana}/strengths/", f"/people/{ana}/level/",
    )  # fmt: skip
    planning = (("ben", "/hours/"), ("carol", "/when-needed/"), ("mona", "/when-needed/"))
    emergency = ("/supervision/emergency/", f"/supervision/emergency/{ana}/")
    assert cast.ben.staff is not None
    return [
        *(("nobody", path) for path in NOBODY),
        *(("ana", path) for path in PARTICIPANT),
        *(("ben", path) for path in coach),
        *(("carol", p) for p in ("/supervision/", f"/supervision/coaches/{cast.ben.staff.pk}/")),
        *(("mona", path) for path in (*OFFICE, f"/programme/people/{ana}/")),
        *(("carol", path) for path in emergency),
        *planning,
        ("circle", "/shared/"),
    ]
