"""Addresses of the auditor's desk, included by the desks."""

from __future__ import annotations

from django.urls import path

from handrail.faces.desks.auditor import views

auditor_urls = [path("book/", views.book, name="book")]
