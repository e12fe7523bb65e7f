"""The addresses of accountability: without a person they are one's own."""

from __future__ import annotations

from django.urls import path

from .views import agreement, answers, asking, promises

app_name = "accountability"
_OF, _P = "of/<uuid:participant_id>/", "promises/<uuid:promise_id>/"

urlpatterns = [
    path("agreement/", agreement.agreement, name="agreement"),
    path(f"agreement/{_OF}", agreement.agreement, name="agreement_of"),
    path("agreement/later/", agreement.later, name="agreement_later"),
    path(f"agreement/later/{_OF}", agreement.later, name="agreement_later_of"),
    path("agreement/<uuid:agreement_id>/", agreement.version, name="version"),
    path("promises/", promises.listed, name="promises"),
    path(f"promises/{_OF}", promises.listed, name="promises_of"),
    path("promises/how/", promises.how, name="how"),
    path(f"promises/how/{_OF}", promises.how, name="how_of"),
    path("promises/how/<uuid:how_before_id>/use/", promises.how_before, name="how_before"),
    path("promises/rest/", promises.rest, name="rest"),
    path(_P, promises.one, name="promise"),
    path(f"{_P}change/", promises.change, name="promise_change"),
    path(f"{_P}away/", promises.away, name="promise_away"),
    path(f"{_P}go-on/", promises.go_on, name="promise_go_on"),
    path(f"{_P}share/", promises.share, name="promise_share"),
    path(f"{_P}answer/", answers.answer, name="answer"),
    path(f"{_P}take-back/", answers.take_back, name="answer_back"),
    path("promises/before/<uuid:promise_before_id>/use/", promises.use_before, name="promise_use"),
    path(f"promises/idea/{_OF}", answers.suggest, name="suggest"),
    path("promises/ideas/<uuid:promise_idea_id>/", answers.answer_idea, name="answer_idea"),
    path("track/", asking.track, name="track"),
    path("track/<uuid:track_ask_id>/back/", asking.track_back, name="track_back"),
    path("track/<uuid:track_ask_id>/done/", asking.track_done, name="track_done"),
    path("another-coach/", asking.wish, name="wish"),
    path("another-coach/<uuid:coach_wish_id>/back/", asking.wish_back, name="wish_back"),
    path("another-coach/asked/", asking.wishes, name="wishes"),
    path("another-coach/asked/<uuid:coach_wish_id>/", asking.wish_on, name="wish_on"),
]
