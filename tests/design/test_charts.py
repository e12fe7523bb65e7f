"""Charts parse, say what they show, and survive nothing, one point and hostile words."""

from __future__ import annotations

from datetime import date, timedelta
from xml.etree import ElementTree as ET

import pytest

from handrail.design import charts

PROBE = "<script>alert(1)</script>\"'&"
DAY = date(2024, 5, 14)
WORDS = charts.ChartWords(PROBE, PROBE, PROBE, PROBE, "Nothing yet " + PROBE)


def line(points: list[charts.Reading], **more: object) -> str:
    scale = {"low": 1, "high": 5, "low_label": PROBE, "high_label": "good", **more}
    return str(charts.line(points, WORDS, **scale))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "points",
    [
        [],
        [(DAY, None)],
        [(DAY, 3)],
        [(DAY, 3), (DAY, 4)],
        [(DAY + timedelta(days=n), n % 7) for n in range(400)],
        [(DAY, 10**30), (DAY + timedelta(days=1), -(10**30))],
        [(date.min, 1), (date.max, 5)],
    ],
)
def test_lines_parse_and_escape(points: list[charts.Reading]) -> None:
    drawn = line(points, marks=[(DAY, PROBE)])
    figure = ET.fromstring(drawn)
    assert figure.tag == "figure"
    assert figure.find(".//script") is None
    assert "style=" not in drawn
    known = [value for _, value in points if value is not None]
    assert (figure.find(".//table") is not None) is bool(known)
    assert len(figure.findall(".//tbody/tr")) == len(known)
    assert PROBE in "".join(figure.find("figcaption").itertext())  # type: ignore[union-attr]


def test_missing_days_are_not_invented() -> None:
    far = [(DAY, 2.0), (DAY + timedelta(days=15), 4.0), (DAY + timedelta(days=16), 4.0)]
    curve = ET.fromstring(line(list(far))).find(".//path[@class='curve']")
    assert curve is not None
    assert curve.get("d", "").count("M") == 2


def test_moving_mean() -> None:
    days = [DAY + timedelta(days=n) for n in (0, 1, 3, 4, 30)]
    readings = list(zip(days, (1.0, 2.0, 3.0, 4.0, 5.0), strict=True))
    assert charts.moving_mean(readings) == [2.0, 2.5, 2.5, 3.0, 5.0]
    assert charts.moving_mean([]) == []


def test_a_scale_has_a_low_and_a_high_end() -> None:
    with pytest.raises(ValueError, match="below"):
        line([(DAY, 3)], low=5, high=5)
    with pytest.raises(ValueError, match="below"):
        charts.spark([1], "x", low=3, high=1)


@pytest.mark.parametrize("rows", [[], [("a", 0)], [(PROBE, 3), ("b", -1), ("c", 10**20)]])
def test_bars(rows: list[tuple[str, float]]) -> None:
    figure = ET.fromstring(str(charts.bars(rows, WORDS)))
    assert len(figure.findall(".//tbody/tr")) == len(rows)
    for part in figure.findall(".//rect[@class='part']"):
        assert 0 <= float(part.get("width", "-1")) <= 100


@pytest.mark.parametrize("values", [[], [None], [3], [1, None, 5], [99, -99]])
def test_spark(values: list[float | None]) -> None:
    drawing = ET.fromstring(str(charts.spark(values, PROBE)))
    assert drawing.get("aria-label") == PROBE
    assert drawing.get("role") == "img"


@pytest.mark.parametrize(
    ("days", "usual", "width"),
    [(None, 3, 0), (4, None, 0), (0, 3, 0), (3, 3, 52.8), (300, 3, 88), (1, 0, 0)],
)
def test_rhythm(days: int | None, usual: int | None, width: float) -> None:
    drawing = ET.fromstring(str(charts.rhythm(days, usual, PROBE)))
    part = drawing.find("rect[@class='part']")
    assert part is not None
    assert float(part.get("width", "-1")) == pytest.approx(width, abs=0.05)
    assert drawing.get("aria-label") == PROBE


@pytest.mark.parametrize(("gap", "parts"), [(14, 2), (29, 2), (30, 1), (183, 1)])
def test_readings_further_apart_than_the_gap_are_not_joined(gap: int, parts: int) -> None:
    far = [(DAY, 2.0), (DAY + timedelta(days=30), 4.0)]
    drawn = line(far, gap=gap)
    curve = drawn[drawn.index('class="curve" d="') + len('class="curve" d="') :].split('"')[0]
    assert curve.count("M") == parts


def test_a_long_time_costs_no_more_than_its_readings() -> None:
    places = charts._Places(date.min, date.max)
    assert [places[day] for day in (date.min, date.max)] == ["8.0", "632.0"]
    assert len(places) == 2


def test_a_day_outside_stands_at_the_nearer_end() -> None:
    week = charts._Places(DAY, DAY + timedelta(days=6))
    assert week[DAY - timedelta(days=9)] == week[DAY]
    assert week[DAY + timedelta(days=99)] == week[DAY + timedelta(days=6)]
    assert float(week[DAY + timedelta(days=3)]) == pytest.approx(charts._WIDTH / 2)
    assert charts._Places(DAY, DAY)[DAY] == f"{charts._WIDTH / 2:.1f}"


def test_the_middle_of_a_scale_has_a_line_and_a_word_when_it_means_something() -> None:
    assert 'class="middle"' not in line([(DAY, 3)])
    drawn = line([(DAY, 3)], middle_label="as asked")
    assert drawn.count('class="middle"') == 1
    assert drawn.index(">good<") < drawn.index(">as asked<")
