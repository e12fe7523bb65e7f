from __future__ import annotations

from django.urls import path

from handrail.practice.checkins import views

app_name = "checkins"

urlpatterns = [
    path("", views.new, name="new"),
    path("mine/", views.history, name="history"),
    path("mine/<uuid:checkin_id>/sharing/", views.sharing, name="sharing"),
    path("mine/<uuid:checkin_id>/take-back/", views.take_back, name="take_back"),
]
