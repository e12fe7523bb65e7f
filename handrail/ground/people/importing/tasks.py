"""Writing the rows in the background, a transaction each; killed and started again at will."""

from __future__ import annotations

import logging
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import translation

from handrail.ground.access import Actor, NotVisible, acting
from handrail.ground.kernel import clock
from handrail.ground.kernel.jobs import every, job
from handrail.ground.people.actors import actor_for
from handrail.ground.people.commands.intake import Agreement, take_in_participant
from handrail.ground.people.commands.profile import fill_gaps
from handrail.ground.people.importing.checking import Checked, Surroundings, check
from handrail.ground.people.importing.dry_run import surroundings
from handrail.ground.people.importing.models import (
    Choice,
    ImportRow,
    ImportRun,
    RowState,
    RunState,
    Verdict,
)
from handrail.ground.people.importing.rules import picked

log = logging.getLogger(__name__)
JOB = "people.import"
BATCH = 50
STALLED = timedelta(minutes=5)
"""A run that wrote nothing for so long lost its worker."""


@job(JOB)
def write_rows(run_id: str, user_id: str) -> None:
    """Write every row that is ready; says nothing when the account or the run is gone."""
    try:
        actor = actor_for(UUID(user_id))
    except LookupError:
        return
    with acting(actor), translation.override(actor.language):
        run = ImportRun.objects.filter(pk=run_id, org_id=actor.org_id).first()
        if run is None or run.state != RunState.RUNNING:
            return
        around = surroundings(actor, run)
        while _some(actor, run, around):
            ImportRun.objects.filter(pk=run.pk).update(touched_at=clock.now())
        ImportRun.objects.filter(pk=run.pk).update(state=RunState.DONE, touched_at=clock.now())


@every(5, "people.import_sweep")
def take_up_stalled() -> None:
    """Go on with runs whose worker was lost."""
    old = ImportRun.objects.filter(
        state=RunState.RUNNING, touched_at__lt=clock.now() - STALLED
    ).values_list("pk", "made_by_id")
    for run_id, user_id in old:
        write_rows(str(run_id), str(user_id))


def _ready(run: ImportRun) -> list[ImportRow]:
    waiting = run.rows.filter(state=RowState.WAITING).exclude(
        verdict=Verdict.DOUBLE, choice=Choice.NONE
    )
    return list(waiting.exclude(verdict="").order_by("number")[:BATCH])


def _some(actor: Actor, run: ImportRun, around: Surroundings) -> bool:
    """Write up to BATCH rows; False when none was ready."""
    rows = _ready(run)
    for row in rows:
        found = check(picked(run.mapping, row.cells), around)
        try:
            with transaction.atomic():
                _write(actor, run, row, found)
        except (ValueError, NotVisible) as refused:
            # A name of the kind only: the row itself is about a person.
            log.warning("import row refused: %s", type(refused).__name__)
            ImportRow.objects.filter(pk=row.pk).update(
                state=RowState.KEPT_OUT, reasons=["row_broken"]
            )
    return bool(rows)


def _write(actor: Actor, run: ImportRun, row: ImportRow, found: Checked) -> None:
    """One row, once: whoever changes it from waiting does the work, in one transaction."""
    into = row.match_id if row.choice == Choice.MERGE else None
    if row.verdict == Verdict.BLOCKED or found.blocked or found.site_id is None:
        _claim(row, RowState.KEPT_OUT, keep_cells=True)
    elif row.choice == Choice.SKIP:
        _claim(row, RowState.SKIPPED)
    elif into is not None and _claim(row, RowState.MERGED):
        fill_gaps(actor, participant_id=into, newcomer=found.newcomer)
    elif into is None and _claim(row, RowState.ADDED):
        person = take_in_participant(
            actor,
            newcomer=found.newcomer,
            site_id=found.site_id,
            coach_id=found.coach_id,
            agreement=Agreement(take_part=True, notice_version=run.notice_version, how="paper"),
        )
        ImportRow.objects.filter(pk=row.pk).update(participant_id=person)


def _claim(row: ImportRow, state: RowState, *, keep_cells: bool = False) -> bool:
    values = {"state": state} if keep_cells else {"state": state, "cells": []}
    waiting = ImportRow.objects.filter(pk=row.pk, state=RowState.WAITING)
    return waiting.update(**values) == 1
