"""Addresses of the trust pages, included by the desks."""

from __future__ import annotations

from django.urls import path

from handrail.faces.desks.trust import views

trust_urls = [
    path("my/people/", views.who_sees, name="who_sees"),
    path("my/people/looked/", views.who_looked, name="who_looked"),
    path("my/people/looked/day/", views.looked_on, name="looked_on"),
    path("my/people/new/", views.circle_new, name="circle_new"),
    path("my/people/<uuid:recipient_id>/", views.share, name="share"),
    path("my/people/<uuid:recipient_id>/card/", views.circle_card, name="circle_card"),
    path("my/sharing/<uuid:consent_id>/stop/", views.share_stop, name="share_stop"),
    path("shared/", views.shared_with_me, name="shared_with_me"),
    path("shared/<uuid:participant_id>/", views.shared_person, name="shared_person"),
    path("notice/", views.privacy_notice, name="notice"),
]
