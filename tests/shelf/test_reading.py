"""Files of the shelf: read whole or not at all, each fault named with its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from handrail import cli
from handrail.ground.shelf import rules
from handrail.ground.shelf.reading import Unreadable, read_folder

HEAD = 'version = 2\nlicence = "Apache-2.0"\nsource = "Written for a test"\n'
VALUE = '\n[[entry]]\nkey = "calm"\ntitle = "Calm"\ntext = "A quiet mind."\n'
STEP: dict[str, Any] = {
    "key": "walk", "title": "Walk", "text": "Walk to the corner.", "version": 1,
    "licence": "x", "source": "y", "domain": "health", "models": ["strengths"],
    "smaller": "Put on your shoes.",
}  # fmt: skip


PACE: dict[str, Any] = {
    "key": "start", "title": "To begin", "text": "Once a week.", "version": 1, "licence": "x",
    "source": "y", "group": "week", "parts": ["Short calls help."], "minutes": 15, "weeks": 12,
}  # fmt: skip


def folder(tmp_path: Path, **files: str) -> Path:
    for name, text in files.items():
        path = tmp_path / f"{name.replace('__', '/')}.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    return tmp_path


def problems(where: Path, *languages: str) -> list[str]:
    with pytest.raises(Unreadable) as wrong:
        read_folder(where, languages)
    return [str(problem) for problem in wrong.value.problems]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, []),
        ({"text": None}, ["“text” is missing"]),
        ({"smaller": None}, ["“smaller” is missing"]),
        ({"domain": None, "models": None}, ["“domain” is missing", "“models” is missing"]),
        ({"titel": "Walk"}, ["“titel” is not a field of step"]),
        ({"group": "skills"}, ["“group” is not a field of step"]),
        ({"text": " "}, ["“text” is a text that is not empty"]),
        ({"text": 7}, ["“text” is a text that is not empty"]),
        ({"text": "x" * 401}, ["“text” has 401 letters, at most 400"]),
        ({"key": "Walk it"}, ["“key” is small letters, digits and _, at most 60"]),
        ({"version": 0}, ["“version” is a whole number from 1"]),
        ({"version": True}, ["“version” is a whole number from 1"]),
        ({"version": "1"}, ["“version” is a whole number from 1"]),
        ({"models": "strengths"}, ["“models” is a list of one to 12 texts"]),
        ({"models": []}, ["“models” is a list of one to 12 texts"]),
        ({"models": ["other"]}, ["“models” holds only: strengths, traditional"]),
    ],
)
def test_what_is_wrong_with_an_entry(change: dict[str, Any], said: list[str]) -> None:
    raw = {name: value for name, value in {**STEP, **change}.items() if value is not None}
    assert [fault.words for fault in rules.faults("step", raw)] == said


def test_groups_and_parts() -> None:
    common = {k: STEP[k] for k in ("key", "title", "text", "version", "licence", "source")}
    assert rules.faults("strength", {**common, "group": "skills"}) == []
    assert "one of: helped" in rules.faults("strength", {**common, "group": "x"})[0].words
    outline = {**common, "models": ["traditional"], "parts": ["Say hello."]}
    assert rules.faults("session_outline", outline) == []
    assert rules.faults("session_outline", {**outline, "parts": ["x" * 201]}) != []
    assert rules.faults("session_outline", {**outline, "parts": [1]}) != []


def test_a_whole_folder_is_read(tmp_path: Path) -> None:
    own = 'version = 5\nlicence = "CC0-1.0"\n'
    books = read_folder(folder(tmp_path, en__value=HEAD + VALUE + own, es__value=HEAD + VALUE))
    assert (books["en"]["value"][0].version, books["es"]["value"][0].version) == (5, 2)
    assert books["en"]["value"][0].licence == "CC0-1.0"
    assert books["es"]["value"][0].source == "Written for a test"


def test_a_fault_is_named_with_file_entry_and_line(tmp_path: Path) -> None:
    tricky = '\n[[entry]]\nkey = "one"\ntitle = "One"\ntext = """\n[[entry]]\nkey = 1"""\n'
    wrong = '\n[[entry]]\nkey = "two"\ntitle = ""\n'
    where = folder(tmp_path, en__value=HEAD + tricky + VALUE + wrong)
    assert problems(where) == [
        "en/value.toml:17: entry two: “text” is missing",
        "en/value.toml:19: entry two: “title” is a text that is not empty",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD + VALUE + "oops", "en/value.toml:9: "),
        (HEAD, "en/value.toml: there is no [[entry]]"),
        (HEAD + "entry = 3\n", "en/value.toml: there is no [[entry]]"),
        (HEAD + 'title = "x"\n' + VALUE, "en/value.toml: “title” cannot be said for the whole"),
        (HEAD + '[[entry]]\ntitle = "x"\ntext = "y"\n', "en/value.toml:4: entry number 1: “key”"),
        (HEAD + VALUE + VALUE, "en/value.toml:11: entry calm: the key stands there twice"),
        (
            HEAD + VALUE.replace("calm", "c2") + VALUE + 'domain = "moon"\n',
            "en/value.toml:14: entry calm: “domain” is not a field of value",
        ),
        (HEAD.replace("version = 2\n", "") + VALUE, "en/value.toml:4: entry calm: “version” is"),
    ],
)
def test_faults_of_a_file(tmp_path: Path, text: str, said: str) -> None:
    assert problems(folder(tmp_path, en__value=text))[0].startswith(said)


def test_not_text_no_kind_no_folder(tmp_path: Path) -> None:
    assert "there is no such folder" in problems(tmp_path / "gone")[0]
    assert "no file like" in problems(tmp_path)[0]
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "value.toml").write_bytes(b"version = 1\ntitle = \xff")
    assert problems(tmp_path) == ["en/value.toml:2: the file is not UTF-8"]
    assert "no kind has this name" in problems(folder(tmp_path, en__vaule=HEAD))[1]


def test_every_language_has_the_same_entries(tmp_path: Path) -> None:
    where = folder(tmp_path, en__value=HEAD + VALUE, es__value=HEAD + VALUE.replace("calm", "paz"))
    assert problems(where, "en", "fr") == [
        "en/value.toml: entry paz: is only in “es”",
        "es/value.toml: entry calm: is only in “en”",
        "fr/value.toml: the file is missing",
    ]


def test_a_part_of_life_that_is_named_is_there(tmp_path: Path) -> None:
    sign = HEAD + VALUE + 'domain = "moon"\n'
    assert problems(folder(tmp_path, en__warning_sign=sign)) == [
        "en/warning_sign.toml:9: entry calm: no domain has the key “moon”"
    ]
    domains = HEAD + VALUE.replace("calm", "moon")
    assert read_folder(folder(tmp_path, en__domain=domains))["en"]["warning_sign"][0].domain


def test_one_fault_and_nothing_is_taken(tmp_path: Path) -> None:
    where = folder(tmp_path, en__value=HEAD + VALUE, en__barrier=HEAD + VALUE.replace("text", "t"))
    assert len(problems(where)) == 2


@pytest.mark.covers("004-27")
def test_the_command_says_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["shelf", "check"]) == 0
    assert "Everything can be used." in capsys.readouterr().out
    bad = folder(tmp_path, en__value=HEAD + VALUE.replace("text", "txt"))
    assert cli.main(["shelf", "check", str(bad)]) == 1
    said = capsys.readouterr().out
    assert "en/value.toml:5: entry calm: “text” is missing" in said
    assert "nothing was taken" in said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, []),
        ({"minutes": None, "weeks": None}, []),
        ({"told_by": "participant"}, []),
        ({"minutes": 0}, ["“minutes” is a whole number from 1 to 480"]),
        ({"minutes": "15"}, ["“minutes” is a whole number from 1 to 480"]),
        ({"weeks": 53}, ["“weeks” is a whole number from 1 to 52"]),
        ({"group": "daily"}, ["“group” is one of: twice_week, week, two_weeks, month, asked"]),
        ({"told_by": "coach"}, ["“told_by” is “participant” or left out"]),
        ({"parts": None}, ["“parts” is missing"]),
        ({"every": "week"}, ["“every” is not a field of pace"]),
    ],
)
def test_what_is_wrong_with_a_pace(change: dict[str, Any], said: list[str]) -> None:
    raw = {name: value for name, value in {**PACE, **change}.items() if value is not None}
    assert [fault.words for fault in rules.faults("pace", raw)] == said


def test_a_fault_of_a_pace_names_its_line_and_nothing_of_the_folder_is_taken(
    tmp_path: Path,
) -> None:
    text = f'{HEAD}\n[[entry]]\nkey = "start"\ngroup = "week"\nminutes = 900\n'
    text += 'title = "To begin"\ntext = "Once a week."\nparts = ["It helps."]\n'
    where = folder(tmp_path, en__pace=text, en__value=HEAD + VALUE)
    assert problems(where) == [
        "en/pace.toml:8: entry start: “minutes” is a whole number from 1 to 480"
    ]
