"""The addresses of coaches' pages and their stories."""

from __future__ import annotations

from django.urls import path

from .views import mine, seen, stories

app_name = "coachpage"
_P, _STORY = "<uuid:participant_id>/", "<uuid:coach_story_id>/"

urlpatterns = [
    path("", seen.my_coach, name="my_coach"),
    path("here/", seen.coaches, name="coaches"),
    path("stories/<uuid:offered_story_id>/not-for-me/", seen.not_for_me, name="not_for_me"),
    path("mine/", mine.page, name="mine"),
    path("mine/as-seen/", mine.as_seen, name="as_seen"),
    path("mine/take-back/", mine.take_back, name="take_back"),
    path("mine/before/<uuid:coach_before_id>/use/", mine.use_before, name="use_before"),
    path("mine/stories/", stories.stories, name="stories"),
    path(f"mine/stories/{_STORY}", stories.story, name="story"),
    path(f"mine/stories/{_STORY}away/", stories.away, name="story_away"),
    path("mine/stories/before/<uuid:story_before_id>/use/", stories.use_before,
         name="story_before"),
    path(f"stories/of/{_P}", stories.of_person, name="stories_of"),
    path(f"stories/of/{_P}{_STORY}offer/", stories.offer, name="offer"),
]  # fmt: skip
