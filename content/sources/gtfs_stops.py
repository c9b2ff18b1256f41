# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Which stops of a GTFS feed a terminal is to show: named ones, near ones, else all."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from content.details import Point
from content.geometry import distance_m, on_earth
from content.sources.adapter import Context
from content.sources.faults import Faults
from content.sources.gtfs_tables import Archive, GtfsError, Table, words
from content.sources.option import listed

NEAR_M = 1_500
MOST_NEAR = 100
MOST_STOPS = 20_000

_TABLE = "stops.txt"
_FARTHEST_M = 100_000
_COLUMNS = (
    "stop_id", "stop_name", "stop_lat", "stop_lon", "location_type", "parent_station",
    "platform_code", "stop_code",
)  # fmt: skip
_PLATFORMS = frozenset({"", "0", "4"})
_STATION = "1"


@dataclass(frozen=True, slots=True)
class Stop:
    """A platform, pole or station as the feed has it. `near` is how far it is, in metres."""

    id: str
    name: str
    point: Point | None = None
    parent: str = ""
    platform: str = ""
    type: str = ""
    code: str = ""
    near: float = 0.0


@dataclass(frozen=True, slots=True)
class Choice:
    """The platforms to show, by their ids, the nearest or first named one first.

    With `everything` every stop of the feed was taken.
    """

    stops: Mapping[str, Stop]
    everything: bool = False


def chosen(archive: Archive, context: Context, faults: Faults) -> Choice:
    """The platforms that the option `stops` names, else those near the terminal, else all.

    Raises:
        GtfsError: there is no usable table of stops.
    """
    names = listed(context.options.get("stops", ""))
    radius = _radius(context.options.get("radius_m", ""), faults)
    if names:
        return Choice(_by_names(archive, names, faults))
    if context.point is not None:
        return Choice(_by_distance(archive, context.point, radius, faults))
    stops: dict[str, Stop] = {}
    more = 0
    for stop in _stops(archive, faults):
        if len(stops) < MOST_STOPS:
            stops.setdefault(stop.id, stop)
        else:
            more += 1
    faults.many(_TABLE, more, "Haltestellen", _TOO_MANY.format(most=MOST_STOPS))
    return Choice(_platforms(stops.values(), stops), everything=True)


def names_of(archive: Archive, ids: frozenset[str]) -> dict[str, str]:
    """What the stops with these ids are called, as plain text."""
    return {
        values[0]: words(values[1])
        for _, values in _table(archive).picked("stop_id", "stop_name")
        if values[0] in ids
    }


_TOO_MANY = (
    "Mehr als {most} Haltestellen nimmt ein Schaukasten nicht: Nennen Sie mit der Option stops, "
    "welche er zeigen soll."
)


def _table(archive: Archive) -> Table:
    table = archive.table(_TABLE)
    if table is None or "stop_id" not in table.columns:
        raise GtfsError("Im Zip fehlt stops.txt: Es ist kein GTFS-Fahrplan.")
    return table


def _stops(archive: Archive, faults: Faults | None) -> Iterator[Stop]:
    """Every stop that can be read, station or platform; entrances and the like are none."""
    for line, values in _table(archive).picked(*_COLUMNS):
        name, title, north, east, form, parent, platform, code = values
        if form not in _PLATFORMS and form != _STATION:
            continue
        if not name or "\0" in name:
            if faults is not None:
                faults.at(_TABLE, line, "Die Haltestelle hat keine stop_id.")
            continue
        point = _point(north, east)
        if point is None and (north or east) and faults is not None:
            faults.at(_TABLE, line, f"Die Koordinaten von {name} sind nicht lesbar.")
            continue
        yield Stop(name, title, point, parent, platform, form, code)


def _point(north: str, east: str) -> Point | None:
    try:
        latitude, longitude = float(north), float(east)
    except ValueError:
        return None
    # 0, 0 lies in the Atlantic: it is what software writes that knows nothing
    if not on_earth(latitude, longitude) or (latitude, longitude) == (0, 0):
        return None
    return Point(latitude, longitude)


def _by_names(archive: Archive, names: tuple[str, ...], faults: Faults) -> dict[str, Stop]:
    wanted = {_plain(name): rank for rank, name in enumerate(names)}
    matched: set[str] = set()
    found: dict[str, Stop] = {}
    for stop in _stops(archive, faults):
        for said in (stop.id, stop.name, stop.code):
            rank = wanted.get(_plain(said)) if said else None
            if rank is not None and len(found) < MOST_STOPS:
                matched.add(_plain(said))
                found[stop.id] = replace(stop, near=float(rank))
                break
    for name in names:
        if _plain(name) not in matched:
            faults.note("options.stops", f"Die Haltestelle „{name}“ steht nicht in stops.txt.")
    return _with_family(archive, found)


def _by_distance(archive: Archive, here: Point, radius: float, faults: Faults) -> dict[str, Stop]:
    near = [
        replace(stop, near=metres)
        for stop in _stops(archive, faults)
        if stop.point is not None and (metres := distance_m(here, stop.point)) <= radius
    ]
    near.sort(key=lambda stop: stop.near)
    faults.many(
        _TABLE,
        max(0, len(near) - MOST_NEAR),
        "Haltestellen",
        f"Nur die {MOST_NEAR} nächsten werden gezeigt: Verkleinern Sie die Option radius_m.",
    )
    if not near:
        faults.note(
            _TABLE,
            f"Im Umkreis von {radius:.0f} m um den Schaukasten liegt keine Haltestelle: Nennen Sie "
            "mit der Option stops, welche er zeigen soll, oder vergrößern Sie radius_m.",
        )
    return _with_family(archive, {stop.id: stop for stop in near[:MOST_NEAR]})


def _with_family(archive: Archive, found: dict[str, Stop]) -> dict[str, Stop]:
    """The platforms found and those of stations found, named after their stations at need."""
    parents = {stop.parent for stop in found.values() if stop.parent}
    stations = {stop.id: stop for stop in found.values() if stop.type == _STATION}
    if not parents and not stations:
        return _platforms(found.values(), {})
    family = dict(found)
    for stop in _stops(archive, None):
        if stop.id in parents:
            stations.setdefault(stop.id, stop)
        if stop.parent in found and stop.id not in found and len(family) < MOST_STOPS:
            family[stop.id] = replace(stop, near=found[stop.parent].near)
    return _platforms(family.values(), stations)


def _platforms(stops: Iterable[Stop], stations: Mapping[str, Stop]) -> dict[str, Stop]:
    """What vehicles stop at, in the order of nearness; trips may also name a station itself."""
    found: dict[str, Stop] = {}
    for stop in sorted(stops, key=lambda stop: stop.near):
        station = stations.get(stop.parent)
        found[stop.id] = replace(
            stop,
            name=words(stop.name) or (words(station.name) if station else "") or words(stop.id),
            platform=words(stop.platform),
            point=stop.point or (station.point if station else None),
        )
    return found


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _radius(option: str, faults: Faults) -> float:
    if not option.strip():
        return NEAR_M
    try:
        radius = float(option)
    except ValueError:
        radius = 0.0
    if not 0 < radius <= _FARTHEST_M:
        faults.note(
            "options.radius_m", f"„{option}“ ist keine Entfernung in Metern: {NEAR_M} gilt."
        )
        return NEAR_M
    return radius
