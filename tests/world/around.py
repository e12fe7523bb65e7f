"""Rows of the people around: helpers with earlier words, ready words, and wanting company."""

from __future__ import annotations

from handrail.practice.around.commands.company import ask_for_company, write_ready_words
from handrail.practice.around.commands.who_helps import HelperSaid, add_helper, change_helper
from handrail.practice.around.models import CompanyAsk, EarlierHelper
from handrail.practice.updates.commands import UpdateSaid, send_update

from .people import World


def around(world: World, number: int, skip: int = 0) -> None:
    """Write so many helpers down, with words changed once, and ask once for company."""
    me = {"participant_id": world.ana_id}
    for n in range(skip, skip + number):
        said = HelperSaid("doctor", f"Dr. Lee {n}", "My heart", f"215 555 01{n:02}", "Mondays")
        one = add_helper(world.ana.actor, **me, said=said, shared=True)
        said = HelperSaid("friend", f"Jo {n}", "Walks", f"215 555 02{n:02}", company=True)
        change_helper(world.ana.actor, **me, helper_id=one, said=said)
        words = write_ready_words(world.ana.actor, **me, text=f"Are you there? {n}")
        world.ids |= {"helper_id": one, "ready_words_id": words}
        to = [world.ben.user.pk, world.circle.user.pk, world.pat.user.pk]
        update = UpdateSaid(f"Week {n}", "A ride", [("win", f"Slept {n}")], to)
        world.ids["update_id"] = send_update(world.ana.actor, **me, said=update)
    ask_for_company(world.ana.actor, **me)
    rows = {
        "helper_before_id": EarlierHelper.objects.for_system("a test names it"),
        "company_ask_id": CompanyAsk.objects.for_system("a test names it"),
    }
    for name, found in rows.items():
        row = found.order_by("-made_at", "-id").first()
        assert row is not None
        world.ids[name] = row.pk
