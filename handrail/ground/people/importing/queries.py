"""What the pages of an import show."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.audit import record_list
from handrail.ground.people.importing.models import ImportRow, ImportRun, Verdict
from handrail.ground.people.importing.rules import picked
from handrail.ground.people.models import Participant

PAGE = 50


@dataclass(frozen=True)
class RunView:
    """One import: where it stands and how its rows are spread."""

    id: UUID
    file_name: str
    made_at: datetime
    state: str
    header: tuple[str, ...]
    mapping: dict[str, int]
    site_id: UUID | None
    verdicts: dict[str, int] = field(default_factory=dict)
    states: dict[str, int] = field(default_factory=dict)
    undecided: int = 0

    @property
    def total(self) -> int:
        """Rows of the file."""
        return sum(self.states.values())

    @property
    def finished(self) -> int:
        """Rows of which something came."""
        return self.total - self.states.get("waiting", 0)


@dataclass(frozen=True)
class RowView:
    """One line as the report shows it."""

    number: int
    values: dict[str, str]
    verdict: str
    reasons: tuple[str, ...]
    match_id: UUID | None
    match_name: str
    match_line: int | None
    choice: str
    state: str
    participant_id: UUID | None


def _view(run: ImportRun, verdicts: dict[str, int], states: dict[str, int],
          undecided: int) -> RunView:  # fmt: skip
    return RunView(
        id=run.pk, file_name=run.file_name, made_at=run.made_at, state=run.state,
        header=tuple(run.header), mapping=run.mapping, site_id=run.site_id,
        verdicts=verdicts, states=states, undecided=undecided,
    )  # fmt: skip


def runs(actor: Actor) -> list[RunView]:
    """The organisation's imports, newest first, at most 20."""
    rows = ImportRun.objects.filter(org_id=actor.org_id).order_by("-made_at")[:20]
    return [_view(run, {}, {}, 0) for run in rows]


def run_view(actor: Actor, run_id: UUID) -> RunView:
    """One import with its numbers. Raises NotVisible for another organisation's."""
    run = ImportRun.objects.filter(pk=run_id, org_id=actor.org_id).first()
    if run is None:
        raise NotVisible
    verdicts: dict[str, int] = {}
    states: dict[str, int] = {}
    undecided = 0
    spread = run.rows.values_list("verdict", "state", "choice").annotate(n=Count("pk"))
    for verdict, state, choice, n in spread.order_by():
        verdicts[verdict] = verdicts.get(verdict, 0) + n
        states[state] = states.get(state, 0) + n
        if verdict == Verdict.DOUBLE and state == "waiting" and not choice:
            undecided += n
    return _view(run, verdicts, states, undecided)


def rows_page(actor: Actor, run: RunView, show: str, page: int) -> tuple[Page[ImportRow], list[RowView]]:  # fmt: skip  # noqa: E501
    """One page of the report, all rows or those of one verdict, in the order of the file.

    Whoever on it is known to the house, as a likely double or taken in, is noted in the book.
    """
    rows = ImportRow.objects.filter(run_id=run.id, org_id=actor.org_id).order_by("number")
    if show in Verdict.values:
        rows = rows.filter(verdict=show)
    found = Paginator(rows, PAGE).get_page(page)
    known = {pk for row in found for pk in (row.match_id, row.participant_id) if pk}
    names = _names(actor, known)
    record_list(actor, Capability.INTAKE_WRITE, names)
    return found, [_row(run, row, names) for row in found]


def _names(actor: Actor, ids: set[UUID]) -> dict[UUID, str]:
    people = Participant.objects.visible_to(actor, Capability.INTAKE_WRITE).filter(pk__in=ids)
    return {person.pk: person.short_name for person in people}


def _row(run: RunView, row: ImportRow, names: dict[UUID, str]) -> RowView:
    return RowView(
        number=row.number,
        values=picked(run.mapping, row.cells),
        verdict=row.verdict,
        reasons=tuple(row.reasons),
        match_id=row.match_id,
        match_name=names.get(row.match_id, "") if row.match_id else "",
        match_line=row.match_line,
        choice=row.choice,
        state=row.state,
        participant_id=row.participant_id,
    )
