"""The invented programme is what the issue of the house promises to a newcomer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from handrail.demo.build import build
from handrail.ground import audit
from handrail.ground.consent.models import Consent
from handrail.ground.consent.rules import Kind
from handrail.ground.kernel import clock
from handrail.ground.orgs.models import Site
from handrail.ground.people.models import Outsider, Participant, Staff
from handrail.practice.checkins.models import CheckIn

pytestmark = pytest.mark.django_db(databases="__all__")
WHY = "a test counts the invented people"


def test_one_programme_with_a_year_behind_it(settings: Any) -> None:
    settings.HANDRAIL_DEMO = True
    doors = build()
    assert [door.role for door in doors] == [
        "participant", "coach", "supervisor", "manager", "circle",
    ]  # fmt: skip
    people = Participant.objects.for_system(WHY)
    roles = [row.roles.split()[0] for row in Staff.objects.all()]
    assert people.count() == 40
    assert (roles.count("coach"), roles.count("supervisor"), roles.count("manager")) == (6, 2, 1)
    assert len(set(Site.objects.values_list("zone", flat=True))) == 2
    first = CheckIn.objects.for_system(WHY).order_by("local_date").first()
    assert first is not None
    assert first.local_date <= clock.today("UTC") - timedelta(days=350)
    yes = Consent.objects.for_system(WHY)
    for kind in (Kind.TAKE_PART, Kind.PRIVACY_NOTICE):
        assert yes.filter(kind=kind).values("participant_id").distinct().count() == 40
    assert yes.filter(kind=Kind.SHARE, recipient_id=Outsider.objects.get().user_id).count() == 1
    assert audit.verify().faults == ()
