from __future__ import annotations

from django.urls import path

from handrail.faces.desks.participant import (
    hard,
    keeping,
    not_alone,
    phone_files,
    then_now,
    updates,
    views,
)

participant_urls = [
    path("today/", views.today, name="today"),
    path("coping/now/", hard.now, name="now"),
    path("coping/used/", hard.used, name="used"),
    path("coping/not-alone/", not_alone.not_alone, name="not_alone"),
    path("my/updates/", updates.updates, name="updates"),
    path("my/updates/look/", updates.look, name="update_look"),
    path("coping/kept/", hard.kept, name="kept"),
    path("my/then-and-now/", then_now.mine, name="then_now"),
    path("people/<uuid:participant_id>/then-and-now/", then_now.person, name="then_now_of"),
    path("my/keep/<slug:source>/<uuid:source_id>/", keeping.keep_this, name="keep_this"),
    path("offline/", phone_files.offline, name="offline"),
    path("sw.js", phone_files.sw, name="sw"),
    path("manifest.webmanifest", phone_files.manifest, name="manifest"),
]
