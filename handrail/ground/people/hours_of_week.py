"""Who stands behind each hour of a week: for counting people, never for showing them."""

from __future__ import annotations

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models.functions import ExtractHour, ExtractIsoWeekDay


def who_by_hour(rows: Any, zone: str) -> list[tuple[int, int, UUID]]:
    """Return (ISO weekday, hour, participant) when the rows were made, each once; one query.

    `rows` are cleared rows that belong to participants; the clock is that of the IANA `zone`.
    """
    place = ZoneInfo(zone)
    return list(
        rows.order_by()
        .annotate(
            day=ExtractIsoWeekDay("made_at", tzinfo=place),
            hour=ExtractHour("made_at", tzinfo=place),
        )
        .values_list("day", "hour", "participant_id")
        .distinct()
    )
