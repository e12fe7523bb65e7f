"""The desks of all roles."""

from __future__ import annotations

from django.urls import path

from handrail.faces.desks.about.urls import about_urls
from handrail.faces.desks.auditor.urls import auditor_urls
from handrail.faces.desks.brief.urls import brief_urls
from handrail.faces.desks.coach.urls import coach_urls
from handrail.faces.desks.manager.urls import manager_urls
from handrail.faces.desks.my_data.urls import my_data_urls
from handrail.faces.desks.organisation.urls import organisation_urls
from handrail.faces.desks.paper.urls import paper_urls
from handrail.faces.desks.participant.urls import participant_urls
from handrail.faces.desks.setup.urls import setup_urls
from handrail.faces.desks.strategy.urls import strategy_urls
from handrail.faces.desks.supervisor.urls import supervisor_urls
from handrail.faces.desks.trust.urls import trust_urls
from handrail.faces.desks.work_number import work_number

app_name = "desks"
urlpatterns = [
    *participant_urls,
    *strategy_urls,
    *paper_urls,
    *brief_urls,
    *coach_urls,
    *supervisor_urls,
    *manager_urls,
    *trust_urls,
    *my_data_urls,
    *about_urls,
    *organisation_urls,
    *auditor_urls,
    *setup_urls,
    path("work-number/", work_number, name="work_number"),
]
