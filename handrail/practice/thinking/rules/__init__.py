"""Pure rules of the thinking tools: kinds of sheets, routines, experiments, the map, pages."""

from __future__ import annotations

from handrail.ground.kernel.marked import N_

MISSING = N_("Write a few words first.")
BOTH_KEPT = N_(
    "This was changed somewhere else while you wrote. Yours is here now. The other words are kept "
    "under “Earlier words”."
)
GONE = N_("This is not here now. Please look at the page again.")
