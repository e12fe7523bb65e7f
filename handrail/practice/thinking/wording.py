"""Days and numbers that stood on a sheet or a line before, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from handrail.design import dates
from handrail.ground.kernel.marked import N_

from .models import Earlier, Line, Sheet
from .rules import kinds

_DAY, _UNTIL, _PICKED, _MATTERS = N_("Day"), N_("Until"), N_("Picked"), N_("How much it matters")


def numbers_then(row: Earlier, picked: str) -> list[tuple[str, str]]:
    """What stood beside the words: label to translate ("" for none) and what it was.

    `picked` are the words of the line that somebody leant to. The sheet, and the line where it
    is of one, were read with `row`. Nothing for what was kept before numbers were.
    """
    tool = kinds.KINDS[row.sheet.kind]
    if not row.numbered:
        return []
    if row.line is None:
        return _of_sheet(tool, row, picked)
    return _of_line(tool.slots[row.line.slot], row)


def numbers_now(row: Earlier, picked: str) -> list[tuple[str, str]]:
    """The same as the sheet, or the line, stands today; `picked` are the words picked today."""
    tool = kinds.KINDS[row.sheet.kind]
    if not row.numbered:
        return []
    if row.line is None:
        return _of_sheet(tool, row.sheet, picked)
    return _of_line(tool.slots[row.line.slot], row.line)


def _of_line(place: kinds.Slot, row: Earlier | Line) -> list[tuple[str, str]]:
    found = [(_DAY, dates.dated(row.on))] if place.dated and row.on else []
    if place.weighed:
        found.append((_MATTERS, _(kinds.WEIGHTS.get(row.weight or 0, kinds.NOT_SAID))))
    if place.measured:
        found += [("", before_words(row.before)), ("", after_words(row.after))]
    return found


def _of_sheet(tool: kinds.Kind, row: Earlier | Sheet, picked: str) -> list[tuple[str, str]]:
    found = []
    if tool.sort:
        found.append((tool.sort, _(tool.sorts.get(row.sort, kinds.NOT_SAID))))
    if tool.dated and row.ends_on:
        found.append((_UNTIL, dates.dated(row.ends_on)))
    if tool.picks:
        found.append((_PICKED, picked) if picked else ("", _("This is open.")))
        found += [("", sure_words(row.sure))] if row.sure is not None else []
    return found


def before_words(number: int | None) -> str:
    """How sure somebody felt before they practised."""
    if number is None:
        return _("before: not sure")
    return _("before: %(number)s") % {"number": number}


def after_words(number: int | None) -> str:
    """How sure somebody felt after they practised."""
    if number is None:
        return _("after: not sure")
    return _("after: %(number)s") % {"number": number}


def sure_words(number: int) -> str:
    """How sure somebody is of what they lean to."""
    return _("sure: %(number)s of 10") % {"number": number}
