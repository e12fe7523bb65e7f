"""What this is and is not, said wherever somebody might take it for more.

Recovery coaches are peers: not therapists, not clinicians (requirements 001-2, rule-1).
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

FOR_PARTICIPANTS = _(
    "This is support from peers who have been there. It is not therapy or treatment. Nobody here "
    "names an illness or tells you what medicine to take. We help you find people who can."
)
FOR_COACHES = _(
    "Peer support: no diagnosis, no treatment, no advice on medicine. What is outside that, help "
    "them find."
)
