from __future__ import annotations

from django.urls import path

from handrail.faces.desks.participant import hard, phone_files, views

participant_urls = [
    path("today/", views.today, name="today"),
    path("coping/now/", hard.now, name="now"),
    path("coping/used/", hard.used, name="used"),
    path("coping/kept/", hard.kept, name="kept"),
    path("offline/", phone_files.offline, name="offline"),
    path("sw.js", phone_files.sw, name="sw"),
    path("manifest.webmanifest", phone_files.manifest, name="manifest"),
]
