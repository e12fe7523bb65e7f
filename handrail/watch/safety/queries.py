"""The numbers of an organisation. Nothing here belongs to a participant."""

from __future__ import annotations

from uuid import UUID

from handrail.ground.orgs.models import HelpLine, Organisation
from handrail.watch.safety.rules import Line, lines


def only_organisation() -> UUID | None:
    """Return the organisation when the house holds exactly one, else None."""
    found = list(Organisation.objects.values_list("id", flat=True)[:2])
    return found[0] if len(found) == 1 else None


def help_lines(org_id: UUID | None) -> tuple[Line, ...]:
    """Return the numbers to show: the organisation's own, then 988 and 911."""
    if org_id is None:
        return lines(())
    rows = HelpLine.objects.filter(org_id=org_id)
    names = ("label", "number", "text_number", "hours", "crisis", "emergency")
    return lines([Line(*row) for row in rows.values_list(*names)])
