"""What a participant says of working together, when it waited on a phone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from django.utils.translation import gettext as _

from handrail.faces.api.envelope import Entry
from handrail.faces.api.reading import Keep, Said, day_of, form_of
from handrail.ground.access import Actor
from handrail.watch.balance.commands import say_pulse
from handrail.watch.balance.commands.fit import say_fit
from handrail.watch.balance.forms import FitForm, PulseForm
from handrail.watch.balance.rules.fit import SAID
from handrail.watch.balance.rules.pulses import SAVED


def _pulse(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    form = form_of(PulseForm, entry)
    say_pulse(
        actor, participant_id=owner, id=entry.id, said=form.answers(),
        said_on=day_of(actor, entry, sent_at),
    )  # fmt: skip
    return lambda: _(SAVED)


def _fit(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    said = form_of(FitForm, entry).said()
    say_fit(
        actor, participant_id=owner, id=entry.id, said=said, said_on=day_of(actor, entry, sent_at)
    )
    return lambda: _(SAID[said.fits])


KINDS: Mapping[str, Keep] = MappingProxyType({"pulse": _pulse, "fit": _fit})
