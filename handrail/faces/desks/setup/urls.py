"""Addresses of the set-up."""

from __future__ import annotations

from django.urls import path

from handrail.faces.desks.setup import views

setup_urls = [path("set-up/<str:token>/", views.set_up, name="set_up")]
