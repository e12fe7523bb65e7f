"""Importing lists: numbers that add up, nothing twice, nothing lost, the command line."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from handrail.ground.audit.models import AuditEvent
from handrail.ground.kernel.ids import uuid7
from handrail.practice.community import storing
from handrail.practice.community.commands import check_import, record_attendance
from handrail.practice.community.importing import complete, import_meetings
from handrail.practice.community.models import ImportRun, Meeting, MeetingSource, MeetingTime
from handrail.practice.community.queries import attendances, find_meetings, sources
from handrail.practice.community.rules.feed import FeedRefused
from handrail.practice.community.storing import Counts, Outcome
from tests.cast import Cast
from tests.community.feeds import feed, imported, row


def _adds_up(outcome: Outcome) -> Counts:
    c = outcome.counts
    assert c.read == c.created + c.updated + c.unchanged + c.merged + len(outcome.rejected)
    assert c.rejected == len(outcome.rejected)
    return c


def test_the_numbers_add_up_and_a_second_import_changes_nothing(cast: Cast) -> None:
    data = feed(
        row("a"), row("b", name="Oak"), row("b", name="Oak", day=3), row(7, name="Ash", day=[1, 4]),
        {"slug": "nobody"}, "not a row",
    )  # fmt: skip
    first = _adds_up(imported(cast.org, data))
    assert (first.read, first.created, first.merged, first.rejected) == (6, 3, 1, 2)
    assert MeetingTime.objects.count() == 5
    before = list(Meeting.objects.order_by("id").values())
    second = _adds_up(imported(cast.org, data))
    assert (second.created, second.updated, second.unchanged) == (0, 0, 3)
    assert list(Meeting.objects.order_by("id").values()) == before
    assert MeetingTime.objects.count() == 5


def test_a_changed_row_is_updated_under_the_same_id(cast: Cast) -> None:
    imported(cast.org, feed(row("a"), row("b", name="Oak")))
    kept = Meeting.objects.get(key="a").pk
    counts = _adds_up(
        imported(cast.org, feed(row("a", name="New name", day=2), row("b", name="Oak")))
    )
    assert (counts.updated, counts.unchanged) == (1, 1)
    changed = Meeting.objects.get(pk=kept)
    assert (changed.name, changed.times.get().weekday) == ("New name", 1)


def test_what_left_the_list_is_retired_and_can_come_back(cast: Cast) -> None:
    imported(cast.org, feed(row("a"), row("b", name="Oak")))
    pk = Meeting.objects.get(key="b").pk
    record_attendance(
        cast.ana.actor, participant_id=cast.ana.participant_id, id=uuid7(), meeting_id=pk
    )
    assert imported(cast.org, feed(row("a"))).counts.retired == 1
    assert Meeting.objects.get(pk=pk).retired_at is not None
    assert [c.name for c in find_meetings(cast.ana.actor).cards] == ["Steps on Elm"]
    assert [a.name for a in attendances(cast.ana.actor, cast.ana.participant_id)] == ["Oak"]
    back = imported(cast.org, feed(row("a"), row("b", name="Oak"))).counts
    assert (back.updated, back.retired) == (1, 0)
    assert Meeting.objects.get(pk=pk).retired_at is None
    assert len(find_meetings(cast.ana.actor).cards) == 2


def test_lists_and_organisations_do_not_touch_each_other(cast: Cast) -> None:
    imported(cast.org, feed(row("a")), name="one")
    imported(cast.org, feed(row("a", name="Oak")), name="two")
    imported(cast.other_org, feed(row("a", name="Theirs")), name="one")
    names = sorted(c.name for c in find_meetings(cast.ana.actor).cards)
    assert names == ["Oak", "Steps on Elm"]
    assert [s.name for s in sources(cast.mona.actor)] == ["one", "two"]


def test_the_raw_row_is_kept_as_it_came(cast: Cast) -> None:
    given = {**row("a"), "odd": {"deep": [1, None, "\u0000 \ud800"]}, "latitude": "39.9"}
    imported(cast.org, feed(given))
    assert json.loads(Meeting.objects.get().raw) == [given]


def test_the_zone_is_the_rows_else_the_lists_else_the_organisations(cast: Cast) -> None:
    data = feed(row("a", timezone="America/Denver"), row("b"))
    imported(cast.org, data, name="plain")
    imported(cast.org, data, name="zoned", zone="America/Edmonton")
    found = {(m.source.name, m.key): m.zone for m in Meeting.objects.select_related("source")}
    assert found == {
        ("plain", "a"): "America/Denver",
        ("plain", "b"): "America/New_York",
        ("zoned", "a"): "America/Denver",
        ("zoned", "b"): "America/Edmonton",
    }


def test_a_check_says_beforehand_what_the_import_then_does(cast: Cast) -> None:
    imported(cast.org, feed(row("a"), row("b", name="Oak")), name="list")
    data = feed(row("a"), row("c", name="Ash"), {"slug": 1})
    run_id = check_import(cast.mona.actor, name="list", address="list", zone="", data=data)
    run = ImportRun.objects.select_related("source__org").get(pk=run_id)
    foreseen = dict(run.counts)
    assert Meeting.objects.filter(retired_at=None).count() == 2
    complete(run)
    run.refresh_from_db()
    assert run.counts == foreseen
    assert run.counts["retired"] == 1


def test_an_import_that_was_cut_off_is_completed_by_the_next(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storing, "BATCH", 2)
    data = feed(*[row(n, name=f"Group {n}") for n in range(5)])
    whole = storing._write_batch
    calls = []

    def dies(*args: Any) -> None:
        calls.append(1)
        if len(calls) == 2:
            raise OSError("the machine stopped")
        whole(*args)

    monkeypatch.setattr(storing, "_write_batch", dies)
    with pytest.raises(OSError, match="stopped"):
        imported(cast.org, data)
    assert Meeting.objects.count() == 2
    monkeypatch.setattr(storing, "_write_batch", whole)
    counts = _adds_up(imported(cast.org, data))
    assert (counts.created, counts.unchanged) == (3, 2)


def test_a_list_nobody_could_use_does_not_retire_the_old_one(cast: Cast) -> None:
    imported(cast.org, feed(row("a")))
    with pytest.raises(FeedRefused, match="Nothing was changed"):
        imported(cast.org, feed({"slug": 1}))
    assert Meeting.objects.get().retired_at is None


def test_a_zip_code_stands_in_for_missing_coordinates(cast: Cast) -> None:
    imported(
        cast.org,
        feed(
            row("a", formatted_address=None, address="4812 Louisville", city="Lubbock",
                state="TX", postal_code=79413, latitude=0.0, longitude=0.0)
        ),
    )  # fmt: skip
    found = Meeting.objects.get()
    assert found.rough
    assert found.lat == pytest.approx(33.5, abs=0.2)


def _run(cast: Cast, source: Path | str, **options: Any) -> tuple[int, str]:
    out = io.StringIO()
    given = {"org_slug": cast.org.slug, "zone": None, "as_json": True, **options}
    return import_meetings(str(source), out=out, **given), out.getvalue()


def test_the_command_line_reports_in_json_and_in_words(cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    path.write_bytes(feed(row("a"), row("b", name="Oak", time="late"), {"slug": 1}))
    code, text = _run(cast, path)
    body = json.loads(text)
    assert code == 0
    assert {k: body[k] for k in ("read", "created", "updated", "unchanged", "merged")} == {
        "read": 3, "created": 2, "updated": 0, "unchanged": 0, "merged": 0,
    }  # fmt: skip
    assert [r["row"] for r in body["rejected"]] == [3]
    assert "nobody could find" in body["rejected"][0]["reason"]
    code, text = _run(cast, path, as_json=False)
    assert code == 0
    assert "2 unchanged" in text
    assert "Row 2" in text
    assert MeetingSource.objects.get().address == "list.json"
    assert AuditEvent.objects.filter(detail="import_meetings").count() == 2


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<html></html>", "web page"),
        (b'[{"name": "Elm"', "ends in the middle"),
        (b"{}", "not a list"),
        (b"[]", "no meetings"),
        (b'["Caf\xe9"]', "UTF-8"),
    ],
)
def test_the_command_line_refuses_with_a_sentence(
    cast: Cast, tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "list.json"
    path.write_bytes(content)
    code, text = _run(cast, path)
    assert code == 1
    assert words in json.loads(text)["error"]
    assert not MeetingSource.objects.exists()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"org_slug": "nowhere"}, "no organisation"),
        ({"org_slug": None}, "several organisations"),
        ({"zone": "Mars"}, "not known"),
        ({}, "no file"),
    ],
)
def test_a_wrong_command_line_says_what_is_wrong(
    cast: Cast, tmp_path: Path, options: dict[str, Any], words: str
) -> None:
    code, text = _run(cast, tmp_path / "absent.json", **options, as_json=False)
    assert code == 1
    assert words in text


def test_a_folder_is_no_list(cast: Cast, tmp_path: Path) -> None:
    code, text = _run(cast, tmp_path)
    assert code == 1
    assert "cannot be read" in text
