"""The operator's commands."""

from __future__ import annotations

import json
import os
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from handrail import cli, demo
from handrail.ground.audit import record_read
from handrail.ground.kernel import home
from handrail.ground.schedule import sweeper
from handrail.ground.schedule.queries import WORKER
from handrail.operate import doctor, finding, installation, machine, serve, single
from tests.cast import Cast


def states(checks: dict[str, Callable[[], tuple[str, str, str]]]) -> dict[str, str]:
    """Return name -> state."""
    return {found.name: found.state for found in finding.look(checks)}


def test_every_command_says_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([]) == 2
    shown = capsys.readouterr().out
    for command in cli.COMMANDS:
        assert f"    {command.name}" in shown


@pytest.mark.parametrize("name", [c.name for c in cli.COMMANDS if not c.passes_through])
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main([name, "--help"])
    assert ended.value.code == 0
    assert "usage: handrail " + name in capsys.readouterr().out


def test_an_unknown_command_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["dance"])
    assert ended.value.code == 2
    assert "dance" in capsys.readouterr().err


def test_the_doctor_sees_a_sound_machine() -> None:
    found = states(dict(machine.CHECKS))
    assert {name for name, state in found.items() if state == "missing"} == set()


def test_the_doctor_says_how_to_get_what_is_missing(
    db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["doctor"]) == 1
    shown = capsys.readouterr().out
    assert "missing worker: never seen" in shown
    assert "Run `handrail serve`" in shown
    sweeper.beat(WORKER)
    assert installation.worker()[0] == "ok"


def test_the_doctor_writes_json(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    sweeper.beat(WORKER)
    cli.main(["doctor", "--json"])
    rows = {row["name"]: row for row in json.loads(capsys.readouterr().out)}
    assert set(rows) == {*machine.CHECKS, *installation.CHECKS}
    assert rows["worker"] == {"name": "worker", "state": "ok", "words": "at work", "how": ""}


def test_keys_that_others_may_read_are_missing_something(db: None) -> None:
    home.secret("database")
    assert installation.keys()[0] == "ok"
    path = home.home() / "keys" / "loose"
    path.write_text("x")
    try:
        os.chmod(path, 0o644)
        state, words, how = installation.keys()
        assert (state, "loose" in words, "chmod" in how) == ("missing", True, True)
    finally:
        path.unlink()


def test_a_check_that_breaks_is_a_finding() -> None:
    def broken() -> tuple[str, str, str]:
        raise OSError("no disk")

    (found,) = finding.look({"disk": broken})
    assert (found.state, found.words) == ("missing", "OSError: no disk")
    assert found.how


def test_old_sqlite_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sqlcipher3.dbapi2.sqlite_version", "3.40.1")
    assert machine.sqlite()[0] == "missing"


def test_ways_out_and_address(db: None, settings: Any) -> None:
    settings.HTTPS = True
    assert installation.address()[0] == "ok"
    settings.HANDRAIL_CHANNELS = {"sms": "webhook", "email": "smtp"}
    settings.HANDRAIL_SMS_URL = settings.EMAIL_HOST = ""
    assert (installation.sms()[0], installation.email()[0]) == ("off", "off")


def test_the_second_wall_is_seen_where_there_is_one(db: None) -> None:
    from django.db import connection

    expected = "ok" if connection.vendor == "postgresql" else "off"
    assert installation.second_wall()[0] == expected


def test_audit_verify_says_whether_the_book_is_whole(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["audit", "verify"]) == 0
    assert "Nothing has been written" in capsys.readouterr().out
    record_read(cast.ben.actor, "person.read", cast.ana.participant_id)
    assert cli.main(["audit", "verify"]) == 0
    assert "1 lines in 1 lanes" in (said := capsys.readouterr().out)
    assert "The book is whole." in said


def test_a_demonstration_never_takes_the_place_of_what_people_wrote(tmp_path: Path) -> None:
    free, again, real = tmp_path / "free", tmp_path / "again", tmp_path / "real"
    for folder, file in ((again, demo.MARK), (real, "handrail.db")):
        folder.mkdir()
        (folder / file).touch()
    assert demo.own_folder(str(free)) == free
    assert demo.own_folder(str(again)) == again
    for wished in (str(real), None, ""):
        assert demo.own_folder(wished).parent == Path(tempfile.gettempdir())


def test_a_port_in_use_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert cli.main(["serve", "--port", str(port)]) == 1
    assert "choose another port with --port" in capsys.readouterr().err


def test_greeting_offers_the_set_up_only_while_it_is_needed(
    db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    serve.greet("0.0.0.0", 8000)
    assert "http://127.0.0.1:8000/set-up/" in capsys.readouterr().out


def test_greeting_without_set_up(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    serve.greet("127.0.0.1", 8000)
    assert capsys.readouterr().out == "Handrail is at http://127.0.0.1:8000/\n"


def test_one_scheduler_at_a_time(db: None) -> None:
    first, second = single.OneScheduler(), single.OneScheduler()
    try:
        assert first.take()
        assert first.take()
        assert not second.take()
        first.give_up()
        assert second.take()
    finally:
        first.give_up()
        second.give_up()
    lock = home.home() / "data" / "scheduler.lock"
    assert not lock.exists() or stat.S_IMODE(lock.stat().st_mode) == 0o600


def test_nothing_wrong_is_kept_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise ValueError("HANDRAIL_HTTPS must be 1 or 0")

    monkeypatch.setattr(doctor, "start", broken)
    last = doctor.examine()[-1]
    assert (last.name, last.state) == ("settings", "missing")
    assert "HANDRAIL_HTTPS must be 1 or 0" in last.words
