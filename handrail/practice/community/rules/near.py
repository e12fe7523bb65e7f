"""Distances over ground, by the WGS 84 ellipsoid (geographiclib)."""

from __future__ import annotations

import math
from dataclasses import dataclass

from geographiclib.geodesic import Geodesic

METRES_IN_MILE = 1609.344
_EARTH = Geodesic.WGS84


@dataclass(frozen=True)
class Box:
    """Degrees that enclose a circle. `west` may be below -180 or `east` above 180."""

    south: float
    north: float
    west: float
    east: float


@dataclass(frozen=True)
class Plane:
    """Metres per degree around one latitude, for ordering by distance inside a query.

    For a point `d` degrees north and `e` degrees east of the centre the squared distance is
    (north*d)**2 + (e*(east - lean*d))**2; within 100 miles it is right to about one in a thousand.
    """

    north: float
    east: float
    lean: float


def box_around(lat: float, lon: float, metres: float) -> Box:
    """The smallest box of degrees around the circle; near a pole all longitudes."""
    north = _EARTH.Direct(lat, lon, 0, metres)["lat2"]
    south = _EARTH.Direct(lat, lon, 180, metres)["lat2"]
    farthest = max(abs(lat + metres / 110_000), abs(lat - metres / 110_000))
    if farthest >= 89:
        return Box(min(south, north, lat), max(south, north, lat), -180.0, 180.0)
    half = math.degrees(metres / (6_335_000 * math.cos(math.radians(farthest))))
    return Box(south, north, lon - half, lon + half)


def plane_at(lat: float) -> Plane:
    """Metres per degree at the latitude, from the ellipsoid's two radii of curvature."""
    phi = math.radians(lat)
    squash = _EARTH.f * (2 - _EARTH.f)
    root = 1 - squash * math.sin(phi) ** 2
    meridian = _EARTH.a * (1 - squash) / root**1.5
    across = _EARTH.a / math.sqrt(root)
    degree = math.radians(1)
    return Plane(
        north=meridian * degree,
        east=across * math.cos(phi) * degree,
        lean=across * math.sin(phi) * degree * degree / 2,
    )


def metres_between(here: tuple[float, float], there: tuple[float, float]) -> float:
    """Metres along the ground between two (latitude, longitude) in degrees."""
    return float(_EARTH.Inverse(*here, *there, Geodesic.DISTANCE)["s12"])


def tenths_of_miles(metres: float) -> float:
    """Miles with one decimal, as shown: a ZIP code's centre deserves no more."""
    return round(metres / METRES_IN_MILE, 1)
