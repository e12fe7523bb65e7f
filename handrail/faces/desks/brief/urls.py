"""Addresses of the page before two people meet, included by the desks."""

from __future__ import annotations

from django.urls import path

from handrail.faces.desks.brief.views import before_you_meet

brief_urls = [
    path("my/next-talk/", before_you_meet, name="brief"),
    path("people/<uuid:participant_id>/next-talk/", before_you_meet, name="brief_of"),
]
