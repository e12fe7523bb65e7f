from __future__ import annotations

from django.urls import path

from handrail.faces.api import views

app_name = "api"

urlpatterns = [
    path("session", views.session, name="session"),
    path("sync", views.sync, name="sync"),
]
