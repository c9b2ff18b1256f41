# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Lines of a GTFS feed: what they are called and are, who runs them, and how to book a seat."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from content.clean import plain_text, safe_link
from content.sources.faults import Faults
from content.sources.gtfs_tables import Archive, GtfsError, seconds_of, words

ZONE = "Europe/Berlin"
MOST_VIA = 3

_LONGEST_BOOKING = 200
_LONGEST_PHONE = 40
_DAY = 86_400
# route_type of GTFS, and of its extension by hundreds
_BASIC = {
    0: "tram", 1: "rail", 2: "rail", 3: "bus", 4: "ferry", 5: "tram", 11: "bus", 12: "rail",
}  # fmt: skip
_EXTENDED = {
    1: "rail", 2: "bus", 3: "rail", 4: "rail", 5: "rail", 6: "rail", 7: "bus", 8: "bus", 9: "tram",
    10: "ferry", 12: "ferry", 15: "bus",
}  # fmt: skip
# Demand and Response Bus Service, and taxis that run like buses
_ON_DEMAND = frozenset({715, *range(1500, 1508)})
_WORDS = {"bus": "Bus", "rail": "Zug", "tram": "Bahn", "ferry": "Fähre", "other": "Linie"}
_SAME_DAY, _DAYS_BEFORE = "1", "2"


@dataclass(frozen=True, slots=True)
class Line:
    """A row of routes.txt with what its agency adds. `phone` is where to order a ride."""

    name: str
    mode: str = "bus"
    on_demand: bool = False
    phone: str = ""
    zone: str = ZONE
    link: str = ""


@dataclass(frozen=True, slots=True)
class Booking:
    """A row of booking_rules.txt: how long before, and what to do."""

    form: str = ""
    minutes: int | None = None
    days: int = 1
    until: int | None = None
    message: str = ""
    phone: str = ""

    def words(self, seconds: int, phone: str) -> str:
        """What somebody must do for a departure at `seconds` of the service day, in German."""
        number = self.phone or phone
        verb = "Anrufen" if number else "Anmelden"
        parts = [f"{verb}{self._by(seconds)}" + (f": {number}" if number else "")]
        if self.message:
            parts.append(self.message)
        return plain_text(". ".join(parts), _LONGEST_BOOKING)

    def _by(self, seconds: int) -> str:
        if self.form == _SAME_DAY and self.minutes is not None:
            last = seconds - self.minutes * 60
            return f" bis {_clock(last)} Uhr" if last >= 0 else f" am Vortag bis {_clock(last)} Uhr"
        if self.form == _DAYS_BEFORE:
            day = "am Vortag" if self.days == 1 else f"{self.days} Tage vorher"
            return f" {day}" if self.until is None else f" {day} bis {_clock(self.until)} Uhr"
        return ""


def lines_of(archive: Archive, routes: Collection[str], faults: Faults) -> dict[str, Line]:
    """The lines with these route ids.

    Raises:
        GtfsError: there is no usable table of routes.
    """
    table = archive.table("routes.txt")
    if table is None or "route_id" not in table.columns:
        raise GtfsError("Im Zip fehlt routes.txt: Es ist kein GTFS-Fahrplan.")
    agencies = _agencies(archive, faults)
    columns = (
        "route_id", "agency_id", "route_short_name", "route_long_name", "route_type", "route_url",
    )  # fmt: skip
    found: dict[str, Line] = {}
    for line, (route, agency, short, long, raw, url) in table.picked(*columns):
        if route not in routes or route in found:
            continue
        form = int(raw) if raw.isascii() and raw.isdigit() and len(raw) <= 5 else -1  # noqa: PLR2004 - digits
        if form < 0:
            faults.at(table.name, line, f"route_type „{raw[:20]}“ ist keine Zahl: Bus gilt.")
        mode = mode_of(form) if form >= 0 else "bus"
        zone, phone = agencies.get(agency) or next(iter(agencies.values()), (ZONE, ""))
        name = words(short) or words(long) or _WORDS[mode]
        found[route] = Line(name, mode, form in _ON_DEMAND, phone, zone, safe_link(url, ""))
    return found


def bookings_of(archive: Archive) -> dict[str, Booking]:
    """The booking rules by their ids.

    Raises:
        GtfsError: the table is damaged.
    """
    table = archive.table("booking_rules.txt")
    if table is None:
        return {}
    columns = (
        "booking_rule_id", "booking_type", "prior_notice_duration_min", "prior_notice_last_day",
        "prior_notice_last_time", "message", "pickup_message", "phone_number",
    )  # fmt: skip
    found: dict[str, Booking] = {}
    for _, (rule, form, minutes, days, until, message, pickup, phone) in table.picked(*columns):
        found[rule] = Booking(
            form=form,
            minutes=_number(minutes),
            days=_number(days) or 1,
            until=seconds_of(until),
            message=words(pickup) or words(message),
            phone=plain_text(phone, _LONGEST_PHONE),
        )
    return found


def mode_of(form: int) -> str:
    """What runs on a line, by its `route_type` (with the extended types)."""
    if form < 100:  # noqa: PLR2004 - where the extended types begin
        return _BASIC.get(form, "other")
    return _EXTENDED.get(form // 100, "other")


def via_of(names: Sequence[str], here: str, direction: str) -> tuple[str, ...]:
    """A few places on the way, of the stops that follow.

    German stops are called "village, stop": villages are what people look for. Those of this
    stop and of the destination say nothing new; of many, some evenly along the way are named.
    """
    own = {_village(here).casefold(), _village(direction).casefold(), direction.casefold()}
    villages = list(
        dict.fromkeys(
            village for name in names[:-1] if (village := _village(name)).casefold() not in own
        )
    )
    if len(villages) <= MOST_VIA:
        return tuple(villages)
    steps = [place * (len(villages) - 1) // (MOST_VIA - 1) for place in range(MOST_VIA)]
    return tuple(villages[step] for step in steps)


def _agencies(archive: Archive, faults: Faults) -> dict[str, tuple[str, str]]:
    """Time zone and phone number of each agency."""
    table = archive.table("agency.txt")
    found: dict[str, tuple[str, str]] = {}
    if table is None:
        faults.note("agency.txt", f"Die Tabelle fehlt: Als Zeitzone gilt {ZONE}.")
        return found
    columns = ("agency_id", "agency_timezone", "agency_phone")
    for line, (agency, zone, phone) in table.picked(*columns):
        known = _is_zone(zone)
        if not known:
            faults.at(table.name, line, f"agency_timezone ist keine Zeitzone: {ZONE} gilt.")
        number = plain_text(phone, _LONGEST_PHONE)
        found.setdefault(agency, (zone if known else ZONE, number))
    return found


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _village(name: str) -> str:
    return name.partition(",")[0].strip()


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else None  # noqa: PLR2004 - digits


def _clock(seconds: int) -> str:
    minutes = seconds % _DAY // 60
    return f"{minutes // 60}:{minutes % 60:02}"
