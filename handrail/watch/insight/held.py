"""What this room holds about a person, for their copy and their removal."""

from __future__ import annotations

from handrail.ground.kernel.marked import N_
from handrail.ground.mydata.registry import Then, hold, leave_out
from handrail.watch.insight.models import CaseloadRow, PutOff

leave_out(CaseloadRow, Then.STAY, "worked out from the other tables, and made anew from them")
hold(
    PutOff,
    Then.GO,
    N_("Days on which your coach put a call off"),
    {"on": N_("Day")},
)
