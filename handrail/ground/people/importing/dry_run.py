"""The report: every row judged, nothing written about anybody."""

from __future__ import annotations

from handrail.ground.access import Actor, Capability, Role
from handrail.ground.kernel import clock
from handrail.ground.orgs.models import Site
from handrail.ground.people.importing.checking import Checked, Surroundings, check
from handrail.ground.people.importing.matching import Known, Traits
from handrail.ground.people.importing.models import ImportRow, ImportRun, RowState, Verdict
from handrail.ground.people.importing.rules import picked, plain_key
from handrail.ground.people.models import Participant, Staff


def surroundings(actor: Actor, run: ImportRun) -> Surroundings:
    """Sites and coaches of the organisation by plain name; a name held twice is left out."""
    coaches: dict[str, list[object]] = {}
    staff = Staff.objects.filter(org_id=actor.org_id, suspended_at__isnull=True)
    for pk, name, roles in staff.values_list("pk", "user__name", "roles"):
        if Role.COACH in roles.split():
            coaches.setdefault(plain_key(name), []).append(pk)
    here = Site.objects.filter(org_id=actor.org_id, away_at__isnull=True)
    sites = here.values_list("name", "pk")
    return Surroundings(
        sites={plain_key(name): pk for name, pk in sites},
        coaches={name: pks[0] for name, pks in coaches.items() if len(pks) == 1},  # type: ignore[misc]
        default_site=run.site_id,
        default_language=actor.language,
        this_year=clock.today(actor.zone).year,
    )


def known_people(actor: Actor) -> Known:
    """Everybody in the organisation, as the matcher compares them; one query."""
    rows = Participant.objects.visible_to(actor, Capability.INTAKE_WRITE)
    people = rows.filter(merged_into__isnull=True).values_list(
        "pk", "given_name", "family_name", "phone", "birth_year"
    )
    return Known((row[0], Traits(*row[1:])) for row in people)


def judge(actor: Actor, run: ImportRun) -> None:
    """Write the verdict of every waiting row, in the transaction of the command around it."""
    around, known = surroundings(actor, run), known_people(actor)
    rows = list(run.rows.filter(state=RowState.WAITING).order_by("number"))
    for row in rows:
        _judge_row(row, check(picked(run.mapping, row.cells), around), known)
    ImportRow.objects.bulk_update(
        rows, ["verdict", "reasons", "match_id", "match_line", "choice"], batch_size=200
    )


def _judge_row(row: ImportRow, found: Checked, known: Known) -> None:
    row.choice, row.match_id, row.match_line = "", None, None
    row.reasons = list(found.reasons)
    if found.blocked:
        row.verdict = Verdict.BLOCKED
        return
    match = known.find(found.traits)
    if match is None:
        row.verdict = Verdict.LOOK if found.reasons else Verdict.ADD
        known.add_line(row.number, found.traits)
        return
    row.verdict = Verdict.DOUBLE
    row.reasons = [match.reason, *found.reasons]
    row.match_id, row.match_line = match.participant_id, match.line
