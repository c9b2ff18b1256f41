# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What lies around the demo's terminal, as GeoJSON and GPX. All shapes are invented."""

import json
from functools import lru_cache
from html import escape
from math import cos, pi, radians, sin
from typing import Any, Final

from kiosk.demo.page import Asked, Page
from kiosk.demo.stories import read_data

PLACES: Final = "/umgebung/orte.geojson"
AREAS: Final = "/umgebung/landschaft.geojson"
BUSINESSES: Final = "/umgebung/betriebe.geojson"
TRAILS: Final = "/umgebung/wege.gpx"

_METRES_A_DEGREE = 111_195
_CORNERS = 56
# points that the courses of trails get between two of the data's
_STEPS = 12

Json = dict[str, Any]
Spot = tuple[float, float]


def answer(asked: Asked, now: object, base_url: str) -> Page | None:
    """The layers of the map, see `kiosk.demo.page.Site`."""
    del now, base_url
    return None if asked.post else _pages().get(asked.path)


@lru_cache(maxsize=1)
def _pages() -> dict[str, Page]:
    data = read_data("umgebung")
    return {
        PLACES: _geojson([_place(entry) for entry in data["place"]]),
        BUSINESSES: _geojson([_place(entry) for entry in data["business"]]),
        AREAS: _geojson(
            [
                *(_area(entry) for entry in data["area"]),
                *(_road(entry) for entry in data["road"]),
                *(_place(entry | {"trade": "Dorf"}) for entry in data["village"]),
            ]
        ),
        TRAILS: Page("application/gpx+xml", _gpx(data).encode()),
    }


def _geojson(features: list[Json]) -> Page:
    body = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)
    return Page("application/geo+json", body.encode())


def _feature(entry: Json, geometry: Json) -> Json:
    names = {"text": "description", "hours": "opening_hours"}
    told = ("name", "trade", "text", "hours", "phone", "address", "website")
    properties = {names.get(key, key): entry[key] for key in told if key in entry}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _place(entry: Json) -> Json:
    latitude, longitude = entry["at"]
    return _feature(entry, {"type": "Point", "coordinates": [longitude, latitude]})


def _area(entry: Json) -> Json:
    ring = [[round(east, 6), round(north, 6)] for north, east in outline(entry)]
    return _feature(entry, {"type": "Polygon", "coordinates": [[*ring, ring[0]]]})


def _road(entry: Json) -> Json:
    points = [[longitude, latitude] for latitude, longitude in entry["points"]]
    return _feature(entry | {"trade": "Straße"}, {"type": "LineString", "coordinates": points})


def outline(entry: Json, further: float = 0.0) -> list[Spot]:
    """A shape with bays around its centre, `further` metres outside: latitude and longitude."""
    north, east = entry["centre"]
    wide, high = (radius + further for radius in entry["radius"])
    seed = entry["seed"]
    found = []
    for n in range(_CORNERS):
        turn = 2 * pi * n / _CORNERS
        # a shore of few big and some small bays; seen from outside it is smoother
        bays = 0.16 * sin(2 * turn + seed) + 0.09 * sin(3 * turn + 2.3 * seed)
        bays += 0 if further else 0.03 * sin(7 * turn + seed)
        reach = 1 + bays
        found.append(
            (
                north + sin(turn) * high * reach / _METRES_A_DEGREE,
                east + cos(turn) * wide * reach / _METRES_A_DEGREE / cos(radians(north)),
            )
        )
    return found


def _gpx(data: Json) -> str:
    areas = {entry["name"]: entry for entry in data["area"]}
    parts = ['<gpx version="1.1" creator="demo" xmlns="http://www.topografix.com/GPX/1/1">']
    for entry in data["waypoint"]:
        latitude, longitude = entry["at"]
        parts.append(f'<wpt lat="{latitude}" lon="{longitude}">{_said(entry)}</wpt>')
    for entry in data["trail"]:
        course = _course(entry, areas)
        points = "".join(_point(entry, n / (len(course) - 1), at) for n, at in enumerate(course))
        parts.append(f"<trk>{_said(entry)}<trkseg>{points}</trkseg></trk>")
    return "".join((*parts, "</gpx>"))


def _said(entry: Json) -> str:
    about = f"<desc>{escape(entry['text'])}</desc>" if "text" in entry else ""
    return f"<name>{escape(entry['name'])}</name>{about}<type>{escape(entry['type'])}</type>"


def _point(entry: Json, share: float, at: Spot) -> str:
    height = ""
    if "hills" in entry:
        climb = entry["hills"] * (sin(pi * share) ** 2 * 0.85 + 0.15 * sin(6 * pi * share) ** 2)
        height = f"<ele>{entry['level'] + climb:.1f}</ele>"
    return f'<trkpt lat="{at[0]:.6f}" lon="{at[1]:.6f}">{height}</trkpt>'


def _course(entry: Json, areas: dict[str, Json]) -> list[Spot]:
    """A winding course: around an area, or through the entry's points."""
    if "around" in entry:
        ring = outline(areas[entry["around"]], entry["offset"])
        return [*ring, ring[0]]
    points: list[Spot] = [(at[0], at[1]) for at in entry["points"]]
    found: list[Spot] = []
    for n in range(len(points) - 1):
        before, here = points[max(0, n - 1)], points[n]
        there, after = points[n + 1], points[min(len(points) - 1, n + 2)]
        for step in range(_STEPS):
            share = step / _STEPS
            found.append(
                (
                    _between(before[0], here[0], there[0], after[0], share),
                    _between(before[1], here[1], there[1], after[1], share),
                )
            )
    return [*found, points[-1]]


def _between(before: float, here: float, there: float, after: float, share: float) -> float:
    """A curve through `here` and `there` that knows where it comes from and goes to."""
    leaving, arriving = (there - before) / 2, (after - here) / 2
    square, cube = share**2, share**3
    return (
        (2 * cube - 3 * square + 1) * here
        + (cube - 2 * square + share) * leaving
        + (3 * square - 2 * cube) * there
        + (cube - square) * arriving
    )
