"""Which pages about a person do not begin with their strengths, and why: the only such list.

Every other page of the practice rooms and of the desks of one person asks for `brief` or `front`
of people/_strengths.html; tests/guards/test_strengths_first.py holds both to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_URGENT = "it is opened in a hard moment: what keeps somebody safe comes first, and nothing else"
_TWO_TAPS = "two taps and no more"
_ASKS = "it asks one thing, yes or no, about a line that stands on it"
_ONE_LINE = "a form for one line; the page that it is opened from begins with the strengths"
_PRIVATE = "a private page stands for itself, with nothing beside it that others wrote"
_NOBODY = "it is about no person: a list, a guide or a setting that is the same for everybody"
_TWO = "a paper of both people, read as both signed it or answer it"
_STRENGTHS = "the strengths are what it is about"
_PHONE = "made of what the phone keeps, and laid out for a phone without a network"
_ACCESS = "it is about who can see what, and shows nothing of the person's life"
_PAPER = "the paper has its own part for them, on top"
_OFFICE = "the office sees where a change stands, and nothing of the person's life"
_COUNTS = "it says about whom something waits, and nothing of the person's life"
_OUTSIDE = "an outsider sees the items that were shared, and no others"

WITHOUT: Mapping[str, str] = MappingProxyType(
    {
        "accountability/promise.html": _ONE_LINE,
        "accountability/track.html": _TWO,
        "accountability/version.html": _TWO,
        "accountability/wish.html": _TWO,
        "accountability/wishes.html": _TWO,
        "around/ready.html": _URGENT,
        "beginning/office.html": _OFFICE,
        **dict.fromkeys(
            (f"boundaries/{name}.html" for name in ("mine", "one", "here", "answering")), _NOBODY
        ),
        **dict.fromkeys((f"matching/{name}.html" for name in ("asked", "one", "plans")), _OFFICE),
        "checkins/new.html": _TWO_TAPS,
        "checkins/take_back.html": _ASKS,
        "community/attend.html": _TWO_TAPS,
        "community/check.html": _NOBODY,
        "community/import.html": _NOBODY,
        "community/meetings.html": _NOBODY,
        "community/take_back.html": _ASKS,
        "contacts/calendar.html": _NOBODY,
        "contacts/note.html": _ONE_LINE,
        "contacts/remarks_wait.html": _COUNTS,
        "coachpage/as_seen.html": _NOBODY,
        "coachpage/coaches.html": _NOBODY,
        "coachpage/mine.html": _NOBODY,
        "coachpage/stories.html": _NOBODY,
        "coachpage/story.html": _NOBODY,
        "coping/beside.html": _ONE_LINE,
        "coping/erase.html": _ASKS,
        "coping/line.html": _ONE_LINE,
        "coping/moment_new.html": _URGENT,
        "coping/moment_share.html": _ASKS,
        "desks/about/guide.html": _NOBODY,
        "desks/about/guides.html": _NOBODY,
        "desks/about/programme_coaching.html": _NOBODY,
        "desks/about/strength_cards.html": _STRENGTHS,
        "desks/about/strengths.html": _STRENGTHS,
        "desks/my_data/again.html": _ACCESS,
        "desks/my_data/decide.html": _ACCESS,
        "desks/my_data/keeping.html": _ACCESS,
        "desks/my_data/mine.html": _ACCESS,
        "desks/my_data/remove.html": _ASKS,
        "desks/paper/print.html": _PAPER,
        "desks/participant/not_alone.html": _URGENT,
        "desks/participant/now.html": _URGENT,
        "desks/participant/offline.html": _PHONE,
        "desks/participant/offline_no_forms.html": _PHONE,
        "desks/participant/used.html": _URGENT,
        "desks/strategy/look.html": _ONE_LINE,
        "desks/strategy/part.html": _ONE_LINE,
        "desks/trust/looked_on.html": _ACCESS,
        "desks/trust/notice.html": _NOBODY,
        "desks/trust/share.html": _ACCESS,
        "desks/trust/shared_person.html": _OUTSIDE,
        "desks/trust/shared_with_me.html": _OUTSIDE,
        "desks/trust/way_in.html": _ACCESS,
        "desks/trust/who_looked.html": _ACCESS,
        "handover/gone.html": _NOBODY,
        "handover/plan.html": _OFFICE,
        "handover/planned.html": _OFFICE,
        "hours/mine.html": _NOBODY,
        "plans/erase.html": _ASKS,
        "plans/step_again.html": _ASKS,
        "plans/win_take_back.html": _ASKS,
        "referrals/away.html": _NOBODY,
        "referrals/directory.html": _NOBODY,
        "referrals/edit.html": _NOBODY,
        "talks/guides.html": _NOBODY,
        "talks/topic.html": _ONE_LINE,
        "thinking/delete.html": _ASKS,
        "thinking/earlier.html": _ONE_LINE,
        "thinking/line.html": _ONE_LINE,
        "thinking/private/delete.html": _PRIVATE,
        "thinking/private/list.html": _PRIVATE,
        "thinking/private/page.html": _PRIVATE,
        "thinking/private/write.html": _PRIVATE,
        "thinking/write.html": _ONE_LINE,
    }
)
"""Template and reason."""
