"""Workers of the outbox and the schedule as processes that can be killed; run as a module.

The parent loads everything once and forks workers from there, so that many can die in a second.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from handrail.operate.prepare import let_go, tables

MESSAGES = 40
PEOPLE = 30


def fork(run: Callable[[], Any]) -> int:
    """Run `run` in a child process and return its id."""
    pid = os.fork()
    if pid == 0:
        try:
            run()
        finally:
            os._exit(0)
    return pid


def queue_messages() -> list[str]:
    """Queue messages that leave by file and return their ids."""
    from django.db import transaction

    from handrail.ground.messaging import sending
    from handrail.ground.messaging.sending import Recipient, queue
    from handrail.ground.orgs.models import Organisation

    # As if the process that queued them had died right after its commit.
    sending.enqueue = lambda name, payload: None  # type: ignore[attr-defined]
    org = Organisation.objects.create(name="Riverbend", slug="riverbend")
    to = Recipient(org.id, "sms", "+12025550101", "UTC", "en")
    with transaction.atomic():
        made = [str(queue(to, "code", values={"code": str(n)})) for n in range(MESSAGES)]
    let_go()
    return made


def slow_file() -> None:
    """Make the channel slow before and after sending, where a kill hurts most."""
    from handrail.ground.messaging.channels.local import File

    quick = File.send

    def send(self: Any, letter: Any) -> Any:
        time.sleep(random.uniform(0, 0.004))
        receipt = quick(self, letter)
        time.sleep(random.uniform(0, 0.004))
        return receipt

    File.send = send  # type: ignore[method-assign]


def outcome(made: list[str], **more: Any) -> dict[str, Any]:
    """Return what was queued, what left, and what the rows say."""
    from handrail.ground.messaging.channels.choice import settings
    from handrail.ground.messaging.models import OutboundMessage

    left = Path(settings.HANDRAIL_CHANNEL_FILE).read_text().splitlines()
    rows = OutboundMessage.objects.for_system("a test looks at rows").values_list("state")
    states = sorted({state for (state,) in rows})
    return {"made": made, "left": [json.loads(x)["id"] for x in left], "states": states, **more}


def kill_senders(kills: int) -> dict[str, Any]:
    """Kill sender after sender at random moments, then let one finish."""
    from handrail.ground.messaging import outbox, rules
    from handrail.ground.messaging.models import OutboundMessage

    rules.LEASE = timedelta(milliseconds=150)
    rules.TRIES = 1000
    slow_file()
    made, cut = queue_messages(), 0
    for _ in range(kills):
        pid = fork(outbox.deliver)
        time.sleep(random.uniform(0.005, 0.07))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    rows = OutboundMessage.objects.for_system("a test looks at rows")
    cut = rows.filter(attempts__gt=1).count() + rows.filter(state="leased").count()
    let_go()
    for _ in range(10):
        os.waitpid(fork(outbox.deliver), 0)
        time.sleep(0.2)
    return outcome(made, cut=cut)


def many_senders() -> dict[str, Any]:
    """Four senders at once."""
    from handrail.ground.messaging import outbox

    slow_file()
    made = queue_messages()
    for pid in [fork(outbox.deliver) for _ in range(4)]:
        os.waitpid(pid, 0)
    return outcome(made)


def many_sweepers() -> dict[str, Any]:
    """Four sweepers at once over what is due; each announcement is one line of a file."""
    from handrail.ground.kernel import clock, home
    from handrail.ground.kernel.events import subscribe
    from handrail.ground.people.models import Participant
    from handrail.ground.schedule import planning, rules, sweeper
    from handrail.ground.schedule.events import DueArrived
    from handrail.ground.schedule.models import Due
    from tests.cast import make_cast

    log = home.home() / "announced"
    cast, at = make_cast(), clock.now()
    soon = rules.Rule(at.time(), "UTC", at.date())
    for n in range(PEOPLE):
        person = Participant(
            org=cast.org, site=cast.site, given_name=f"P{n}", zone="UTC", started_on=at.date()
        )
        person.save(force_insert=True)
        planning.expect(org_id=cast.org.id, participant_id=person.id, kind="test.many", rule=soon)
    due = Due.objects.for_system("a test lets time pass")
    due.update(next_attempt_at=at, due_at=at)
    let_go()

    @subscribe(DueArrived)
    def announce(event: DueArrived) -> None:
        with log.open("a") as file:
            file.write(f"{event.due_id}\n")

    for pid in [fork(sweeper.sweep) for _ in range(4)]:
        os.waitpid(pid, 0)
    made = [str(pk) for (pk,) in Due.objects.for_system("a test looks at rows").values_list("pk")]
    left = log.read_text().split()
    states = {s for (s,) in Due.objects.for_system("a test looks at rows").values_list("state")}
    return {"made": made, "left": left, "states": sorted(states)}


def main(what: str, *arguments: str) -> None:
    """Run one scene and print its outcome."""
    tables()
    scenes: dict[str, Callable[..., dict[str, Any]]] = {
        "kill-senders": lambda: kill_senders(int(arguments[0])),
        "many-senders": many_senders,
        "many-sweepers": many_sweepers,
    }
    print(json.dumps(scenes[what]()))


if __name__ == "__main__":
    main(*sys.argv[1:])
