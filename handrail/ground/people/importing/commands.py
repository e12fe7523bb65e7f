"""The steps of an import: upload, columns, choices, start, put away."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock, jobs
from handrail.ground.orgs.models import Site
from handrail.ground.people.importing.dry_run import judge
from handrail.ground.people.importing.models import (
    Choice,
    ImportRow,
    ImportRun,
    RowState,
    RunState,
    Verdict,
)
from handrail.ground.people.importing.reading import read_table
from handrail.ground.people.importing.rules import FIELDS, guess
from handrail.ground.people.importing.tasks import JOB


class ColumnMissingError(ValueError):
    """No column was chosen for something that every row needs."""


class NotConfirmedError(ValueError):
    """Nobody confirmed that the people in the file agreed and got the notice."""


def _run_of(actor: Actor, run_id: UUID) -> ImportRun:
    """The run, locked for this transaction where the database can. Raises NotVisible."""
    rows = ImportRun.objects.select_for_update().filter(pk=run_id, org_id=actor.org_id)
    found = rows.first()
    if found is None:
        raise NotVisible
    return found


@command(Capability.PARTICIPANT_IMPORT, record=False)
def upload(actor: Actor, *, file_name: str, content: bytes) -> UUID:
    """Keep the table and guess its columns; returns the run.

    The same file again returns the run that it made the first time. Raises UnreadableError with
    a sentence for the person who sent it.
    """
    table = read_table(content)
    digest = hashlib.sha256(content).hexdigest()
    known = ImportRun.objects.filter(org_id=actor.org_id, digest=digest).first()
    if known is not None:
        return known.pk
    run = ImportRun.objects.create(
        org_id=actor.org_id,
        made_by_id=actor.user_id,
        file_name=file_name[:120],
        digest=digest,
        header=list(table.header),
        mapping=guess(table.header),
    )
    ImportRow.objects.bulk_create(
        (
            ImportRow(org_id=actor.org_id, run=run, number=number, cells=list(cells))
            for number, cells in zip(table.numbers, table.rows, strict=True)
        ),
        batch_size=500,
    )
    return run.pk


@command(Capability.PARTICIPANT_IMPORT, record=False)
def set_columns(
    actor: Actor,
    *,
    run_id: UUID,
    mapping: Mapping[str, int],
    site_id: UUID | None,
    confirmed: bool,
    notice_version: str,
) -> None:
    """Say which column is which, and judge every row; nothing is written about anybody.

    Raises ColumnMissingError, NotConfirmedError, NotVisible (also for a site elsewhere).
    """
    run = _run_of(actor, run_id)
    if run.state not in (RunState.COLUMNS, RunState.REPORT):
        return
    width = len(run.header)
    chosen = {
        field.name: mapping[field.name]
        for field in FIELDS
        if 0 <= mapping.get(field.name, -1) < width
    }
    if any(field.required and field.name not in chosen for field in FIELDS):
        raise ColumnMissingError
    if not confirmed:
        raise NotConfirmedError
    here = Site.objects.filter(org_id=actor.org_id, away_at__isnull=True)
    if site_id is not None and not here.filter(pk=site_id).exists():
        raise NotVisible
    run.mapping, run.site_id, run.notice_version = chosen, site_id, notice_version
    run.state, run.touched_at = RunState.REPORT, clock.now()
    run.save()
    judge(actor, run)


@command(Capability.PARTICIPANT_IMPORT, record=False)
def choose(actor: Actor, *, run_id: UUID, choices: Mapping[int, str]) -> int:
    """Say for likely duplicates, by line number: keep both, merge or skip. Returns how many.

    A line whose double stands in the same file cannot be merged into it; it counts as skipped.
    """
    run = _run_of(actor, run_id)
    rows = run.rows.filter(verdict=Verdict.DOUBLE, state=RowState.WAITING)
    changed = 0
    for choice in (Choice.KEEP, Choice.MERGE, Choice.SKIP):
        lines = [line for line, said in choices.items() if said == choice]
        picked = rows.filter(number__in=lines)
        if choice is Choice.MERGE:
            changed += picked.filter(match_id__isnull=True).update(choice=Choice.SKIP)
            picked = picked.filter(match_id__isnull=False)
        changed += picked.update(choice=choice)
    return changed


@command(Capability.PARTICIPANT_IMPORT, record=False)
def choose_for_rest(actor: Actor, *, run_id: UUID, choice: str) -> int:
    """The same choice for all likely duplicates without one. Raises ValueError if unknown."""
    said = Choice(choice)
    run = _run_of(actor, run_id)
    rows = run.rows.filter(verdict=Verdict.DOUBLE, state=RowState.WAITING, choice="")
    if said is Choice.MERGE:
        within = rows.filter(match_id__isnull=True).update(choice=Choice.SKIP)
        return within + rows.filter(match_id__isnull=False).update(choice=said)
    return rows.update(choice=said)


@command(Capability.PARTICIPANT_IMPORT, record=False)
def start(actor: Actor, *, run_id: UUID) -> None:
    """Begin to write, in the background. Doing it again goes on where it stopped."""
    run = _run_of(actor, run_id)
    if run.state not in (RunState.REPORT, RunState.RUNNING, RunState.DONE):
        return
    run.state, run.touched_at = RunState.RUNNING, clock.now()
    run.save(update_fields=["state", "touched_at"])
    jobs.enqueue(JOB, {"run_id": str(run.pk), "user_id": str(actor.user_id)})


@command(Capability.PARTICIPANT_IMPORT, record=False)
def put_away(actor: Actor, *, run_id: UUID) -> None:
    """Throw the file's rows away; people who were added stay. Not while it is running."""
    run = _run_of(actor, run_id)
    if run.state != RunState.RUNNING:
        run.delete()
