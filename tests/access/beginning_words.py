"""What is sent about how somebody begins, and who coaches: bodies that make sense, by path."""

from __future__ import annotations

from typing import Any

from handrail.ground.kernel.ids import uuid7
from tests.world import World

P = "<uuid:participant_id>"
STORY = "<uuid:coach_story_id>"


def beginning(world: World) -> dict[str, dict[str, Any]]:
    """What is sent to the pages of coaches, and about the first weeks."""
    story = {"id": uuid7(), "title": "A bus", "text": "A bus stop", "purpose": "hope"}
    return {
        "coaches/mine/": {"id": uuid7(), "part": "about", "text": "By the river"},
        "coaches/mine/take-back/": {"part": "about"},
        "coaches/mine/before/<uuid:coach_before_id>/use/": {},
        "coaches/mine/stories/": story,
        f"coaches/mine/stories/{STORY}/": story,
        f"coaches/mine/stories/{STORY}/away/": {},
        "coaches/mine/stories/before/<uuid:story_before_id>/use/": {},
        f"coaches/stories/of/{P}/{STORY}/offer/": {},
        "coaches/stories/<uuid:offered_story_id>/not-for-me/": {},
        "boundaries/": {"id": uuid7(), "topic": "gifts", "text": "A cake"},
        "boundaries/<uuid:boundary_id>/": {"id": uuid7(), "topic": "gifts", "text": "Two cakes"},
        "boundaries/<uuid:boundary_id>/back/": {},
        "boundaries/here/<uuid:boundary_id>/": {"id": uuid7(), "text": "Share it"},
        "boundaries/here/<uuid:boundary_id>/close/": {},
        "matching/": {"id": uuid7(), "languages": "Spanish", "version": "1"},
        "matching/before/<uuid:likes_before_id>/use/": {},
        f"matching/of/{P}/ask/": {"coach": str(world.ben.actor.staff_id)},
        f"matching/of/{P}/back/": {"coach": str(world.dee_coach.actor.staff_id)},
        f"matching/of/{P}/begin/": {"coach": str(world.ben.actor.staff_id)},
        "matching/asked/<uuid:knowing_id>/": {"kinds": ["work"]},
        "matching/asked/<uuid:knowing_id>/plan/": {"id": uuid7(), "text": "Another group"},
        "matching/asked/before/<uuid:knowing_before_id>/use/": {},
        "matching/plans/<uuid:knowing_id>/agree/": {},
        "beginning/try/": {},
        "beginning/<uuid:beginning_id>/answer/": {"what": "go_on"},
        "beginning/<uuid:beginning_id>/back/": {},
        "beginning/<uuid:beginning_id>/out/": {},
        "beginning/<uuid:beginning_id>/coach/": {"says": "good"},
        f"beginning/office/{P}/": {},
    }
