# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The invented events of the demo Amt as iCalendar, dated from a day."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from icalendar import Calendar, Event, vCalAddress, vText, vUri

from content.clock import BERLIN, at_glass
from kiosk.demo.feeds import picture_url
from kiosk.demo.stories import read_data, slug

WEEKDAYS: Final = ("mo", "di", "mi", "do", "fr", "sa", "so")

#: How long weekly events have been going on.
WEEKS_BACK: Final = 8


@dataclass(frozen=True)
class When:
    """A start as the data says it: a day, and a time unless it lasts all day."""

    day: date
    at: time | None

    @property
    def start(self) -> date:
        """The start as iCalendar wants it."""
        return self.day if self.at is None else datetime.combine(self.day, self.at, BERLIN)


def quiet_day(today: date) -> date:
    """The one day of the next fortnight without any event, never on a weekend."""
    found = today + timedelta(days=10)
    while found.weekday() >= WEEKDAYS.index("sa"):
        found += timedelta(days=1)
    return found


def when(text: str, today: date) -> When:
    """Read "+1 19:30", "do 16:00" (the next after today), "do+1 16:00" or "fr" (all day).

    What falls on the quiet day moves to the day after.

    Raises:
        ValueError: the text is none of these.
    """
    day_text, _, time_text = text.partition(" ")
    if day_text.startswith("+"):
        day = today + timedelta(days=int(day_text))
    else:
        name, _, weeks = day_text.partition("+")
        ahead = (WEEKDAYS.index(name) - today.weekday() - 1) % 7 + 1
        day = today + timedelta(days=ahead, weeks=int(weeks or 0))
    if day == quiet_day(today):
        day += timedelta(days=1)
    return When(day, time.fromisoformat(time_text) if time_text else None)


def calendar(name: str, now: datetime, base_url: str) -> bytes:
    """One calendar as of an aware time."""
    data = read_data(name)
    today = at_glass(now).date()
    document = Calendar()
    document.add("prodid", "-//Schaukasten//Demo-Amt//DE")
    document.add("version", "2.0")
    document.add("x-wr-calname", data["title"])
    document.add("x-wr-timezone", "Europe/Berlin")
    for entry in data["event"]:
        if today.month in entry.get("months", range(1, 13)):
            document.add_component(_event(entry, data["organiser"], today, base_url))
    document.add_missing_timezones()
    written: bytes = document.to_ical()
    return written


def _event(entry: dict[str, Any], organiser: str, today: date, base_url: str) -> Event:
    event = Event()
    event.add("uid", f"{slug(organiser)}-{slug(entry['title'])}@example.org")
    event.add("dtstamp", datetime.combine(today, time(0), BERLIN))
    event.add("summary", entry["title"])
    event.add("location", entry["location"])
    event.add("categories", entry.get("categories", []))
    price = entry.get("price")
    event.add("description", entry["text"] + (f"\n\nEintritt: {price}" if price else ""))
    event.add("url", vUri(f"https://example.org/termine/{slug(entry['title'])}"))
    by = vCalAddress("mailto:info@example.org")
    by.params["cn"] = vText(organiser)
    event.add("organizer", by)
    if entry.get("cancelled"):
        event.add("status", "CANCELLED")
    if entry.get("private"):
        event.add("class", "PRIVATE")
    if "picture" in entry:
        url = vUri(picture_url(base_url, entry["picture"]))
        event.add("attach", url, parameters={"FMTTYPE": "image/jpeg"})
    _add_times(event, entry, today)
    return event


def _add_times(event: Event, entry: dict[str, Any], today: date) -> None:
    begin = when(entry["when"], today)
    length = timedelta(days=entry.get("days", 0), minutes=entry.get("minutes", 0))
    if not entry.get("weekly"):
        event.add("dtstart", begin.start)
        # on the wall clock, as people mean it
        event.add("dtend", begin.start + length)
        return
    weekday = entry["when"].partition(" ")[0]
    first = today + timedelta(
        days=(WEEKDAYS.index(weekday) - today.weekday()) % 7, weeks=-WEEKS_BACK
    )
    start = When(first, begin.at).start
    event.add("dtstart", start)
    event.add("dtend", start + length)
    event.add("rrule", {"freq": "weekly"})
    if quiet_day(today).weekday() == first.weekday():
        event.add("exdate", When(quiet_day(today), begin.at).start)
