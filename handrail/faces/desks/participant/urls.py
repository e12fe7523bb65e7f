from __future__ import annotations

from django.urls import path

from handrail.faces.desks.participant import phone_files, views

participant_urls = [
    path("today/", views.today, name="today"),
    path("offline/", phone_files.offline, name="offline"),
    path("sw.js", phone_files.sw, name="sw"),
    path("manifest.webmanifest", phone_files.manifest, name="manifest"),
]
