"""The addresses of matching; without a person they are one's own."""

from __future__ import annotations

from django.urls import path

from .views import knowing, likes

app_name = "matching"
_P, _K = "<uuid:participant_id>/", "<uuid:knowing_id>/"

urlpatterns = [
    path("", likes.mine, name="mine"),
    path("before/<uuid:likes_before_id>/use/", likes.use_before, name="use_before"),
    path(f"of/{_P}ask/", knowing.ask, name="ask"),
    path(f"of/{_P}begin/", knowing.begin, name="begin"),
    path(f"of/{_P}back/", knowing.take_back, name="take_back"),
    path("asked/", knowing.asked, name="asked"),
    path(f"asked/{_K}", knowing.one, name="one"),
    path(f"asked/{_K}plan/", knowing.plan, name="plan"),
    path("asked/before/<uuid:knowing_before_id>/use/", knowing.use_before, name="plan_before"),
    path("plans/", knowing.plans, name="plans"),
    path(f"plans/{_K}agree/", knowing.agree, name="agree"),
]
