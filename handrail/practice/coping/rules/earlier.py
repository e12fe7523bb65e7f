"""The sentences about words that were changed."""

from __future__ import annotations

from handrail.ground.kernel.marked import N_

SHOWN = 20
BOTH_KEPT = N_(
    "This was changed somewhere else while you wrote. Yours stands now, and the other words are "
    "kept below under “Earlier words”."
)
