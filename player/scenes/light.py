# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Which season and which light of the day a picture shows. Contains no drawing."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from math import acos, asin, cos, degrees, pi, radians, sin
from types import MappingProxyType
from typing import Final

from content.clock import at_glass


class Season(StrEnum):
    """What stands on the fields."""

    GREEN = "green"
    RAPE = "rape"
    CORN = "corn"
    STUBBLE = "stubble"
    SNOW = "snow"


class Hour(StrEnum):
    """The light of the day."""

    DAY = "day"
    DUSK = "dusk"
    NIGHT = "night"


#: The first month and day of each season, in the order of the year.
STARTS: Final = (
    (1, 1, Season.SNOW),
    (3, 1, Season.GREEN),
    (4, 20, Season.RAPE),
    (7, 1, Season.CORN),
    (9, 1, Season.STUBBLE),
    (12, 1, Season.SNOW),
)

#: Dusk is from half an hour before to three quarters of an hour after the sun crosses the edge.
DUSK_BEFORE_SUNSET: Final = timedelta(minutes=30)
DUSK_AFTER_SUNSET: Final = timedelta(minutes=45)

#: Which seasons look most alike, nearest first.
NEAREST: Final[Mapping[Season, tuple[Season, ...]]] = MappingProxyType(
    {
        Season.GREEN: (Season.RAPE, Season.CORN, Season.STUBBLE, Season.SNOW),
        Season.RAPE: (Season.GREEN, Season.CORN, Season.STUBBLE, Season.SNOW),
        Season.CORN: (Season.RAPE, Season.STUBBLE, Season.GREEN, Season.SNOW),
        Season.STUBBLE: (Season.CORN, Season.SNOW, Season.GREEN, Season.RAPE),
        Season.SNOW: (Season.STUBBLE, Season.GREEN, Season.CORN, Season.RAPE),
    }
)


def season(day: date) -> Season:
    """The season of a day."""
    found = Season.SNOW
    for month, first, name in STARTS:
        if (day.month, day.day) >= (month, first):
            found = name
    return found


def hour(now: datetime, latitude: float, longitude: float) -> Hour:
    """The light at a place at an aware time.

    The sun's edges come from the usual short formula (declination and equation of time from
    the day of the year), right to a few minutes between the polar circles, which is more than
    a picture needs. Where the sun does not rise or set, noon or midnight decides.
    """
    rise, fall = sun_edges(at_glass(now).date(), latitude, longitude)
    moment = now.astimezone(UTC)
    if rise + DUSK_BEFORE_SUNSET <= moment < fall - DUSK_BEFORE_SUNSET:
        return Hour.DAY
    if rise - DUSK_AFTER_SUNSET <= moment < fall + DUSK_AFTER_SUNSET:
        return Hour.DUSK
    return Hour.NIGHT


def sun_edges(day: date, latitude: float, longitude: float) -> tuple[datetime, datetime]:
    """Sunrise and sunset of a day in UTC; degrees north and east."""
    turn = 2 * pi * (day.timetuple().tm_yday - 81) / 365
    declination = asin(sin(radians(23.44)) * sin(turn))
    minutes = 9.87 * sin(2 * turn) - 7.53 * cos(turn) - 1.5 * sin(turn)
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC) - timedelta(
        minutes=minutes + 4 * longitude
    )
    north = radians(latitude)
    # -0.833 degrees: refraction and the radius of the sun
    height = (sin(radians(-0.833)) - sin(north) * sin(declination)) / (
        cos(north) * cos(declination)
    )
    half = timedelta(minutes=4 * degrees(acos(max(-1.0, min(1.0, height)))))
    return noon - half, noon + half
