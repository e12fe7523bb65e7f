"""Addresses of the pages about what is held, included by the desks."""

from __future__ import annotations

from django.urls import path

from handrail.faces.desks.my_data import keeping, views

my_data_urls = [
    path("my/data/", views.my_data, name="my_data"),
    path("my/data/copy/", views.my_copy, name="my_copy"),
    path("my/data/remove/", views.my_removal, name="my_removal"),
    path("my/data/stay/", views.my_stay, name="my_stay"),
    path("my/data/again/", views.sign_in_again, name="sign_in_again"),
    path("programme/keeping/", keeping.keeping, name="keeping"),
    path("programme/keeping/<uuid:participant_id>/", keeping.keeping_decide, name="keeping_decide"),
]
