"""Addresses of the settings, included by the desks."""

from __future__ import annotations

from django.urls import path

from handrail.faces.desks.organisation import lines, sites, views

_BASE = "programme/settings/"
_LINE = f"{_BASE}numbers/<uuid:line_id>/"
_SITE = f"{_BASE}sites/<uuid:site_id>/"

organisation_urls = [
    path(_BASE, views.settings, name="settings"),
    path(f"{_BASE}organisation/", views.settings_organisation, name="settings_organisation"),
    path(f"{_BASE}phones/", views.settings_phones, name="settings_phones"),
    path(f"{_BASE}years/", views.settings_years, name="settings_years"),
    path(f"{_BASE}numbers/new/", lines.settings_line_new, name="settings_line_new"),
    path(_LINE, lines.settings_line, name="settings_line"),
    path(f"{_LINE}move/", lines.settings_line_move, name="settings_line_move"),
    path(f"{_LINE}remove/", lines.settings_line_remove, name="settings_line_remove"),
    path(f"{_BASE}sites/new/", sites.settings_site_new, name="settings_site_new"),
    path(_SITE, sites.settings_site, name="settings_site"),
    path(f"{_SITE}away/", sites.settings_site_away, name="settings_site_away"),
    path(f"{_SITE}back/", sites.settings_site_back, name="settings_site_back"),
]
