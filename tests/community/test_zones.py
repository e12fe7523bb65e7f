"""The time zone of a meeting: its own, the importer's, its place's, its list's, then the home's."""

from __future__ import annotations

import pytest

from handrail.practice.community.models import Meeting
from handrail.practice.community.places import zone_at
from handrail.practice.community.rules.zones import zone_of_address, zone_of_most
from tests.cast import Cast
from tests.community.feeds import feed, imported, row

EDMONTON = {"latitude": "53.54", "longitude": "-113.49"}
CHICAGO = {"latitude": 41.88, "longitude": -87.63}


@pytest.mark.parametrize(
    ("zones", "most"),
    [
        ([], None),
        ([None, None], None),
        (["A", None], "A"),
        (["A"] * 9 + ["B"], "A"),
        (["A"] * 8 + ["B"], None),
    ],
)
def test_the_zone_of_most_rows(zones: list[str | None], most: str | None) -> None:
    assert zone_of_most(zones) == most


def test_a_place_at_sea_has_no_zone() -> None:
    assert zone_at(53.54, -113.49) == "America/Edmonton"
    assert zone_at(35.0, -45.0) is None


def _zones() -> dict[str, str]:
    return dict(Meeting.objects.values_list("key", "zone"))


def test_the_rows_word_then_the_place_then_most_other_places(cast: Cast) -> None:
    data = feed(
        row("own", timezone="America/Denver", **CHICAGO), row("placed", name="Oak", **EDMONTON),
        row("unknown", name="Ash", timezone="Mars", **EDMONTON), row("nowhere", name="Yew"),
    )  # fmt: skip
    outcome = imported(cast.org, data, name="split")
    assert _zones()["own"] == "America/Denver"
    assert _zones()["placed"] == _zones()["unknown"] == "America/Edmonton"
    assert any("Mars" in str(said) for _, said in outcome.remarks)
    data = feed(row("placed", name="Oak", **EDMONTON), row("nowhere", name="Yew"))
    assert imported(cast.org, data, name="one").remarks == []
    assert Meeting.objects.get(key="nowhere", source__name="one").zone == "America/Edmonton"


def test_the_importers_word_goes_before_the_place(cast: Cast) -> None:
    imported(cast.org, feed(row("placed", **EDMONTON)), zone="America/Denver")
    assert _zones() == {"placed": "America/Denver"}


def test_a_list_that_does_not_tell_is_remarked_on_once(cast: Cast) -> None:
    outcome = imported(cast.org, feed(row("a"), row("b", name="Oak")))
    assert set(_zones().values()) == {cast.org.zone}
    ((number, said),) = outcome.remarks
    assert number is None
    assert f"{cast.org.zone} is assumed; --zone sets another" in str(said)


def test_importing_again_corrects_the_zone_of_older_rows(cast: Cast) -> None:
    data = feed(row("placed", **EDMONTON))
    imported(cast.org, data)
    Meeting.objects.update(zone="America/New_York", digest="as an older reader wrote it")
    assert imported(cast.org, data).counts.updated == 1
    assert _zones() == {"placed": "America/Edmonton"}
    assert imported(cast.org, data).counts.unchanged == 1


@pytest.mark.parametrize(
    ("address", "zone"),
    [
        ("8318 104 St, Edmonton, Alberta, T6E 4E8, Canada", "America/Edmonton"),
        ("1 Main Street, Regina, Saskatchewan, Canada", "America/Regina"),
        ("1 Ontario, Reading, PA 19601, USA", None),
        ("", None),
    ],
)
def test_a_canadian_address_tells_its_zone(address: str, zone: str | None) -> None:
    assert zone_of_address(address) == zone
