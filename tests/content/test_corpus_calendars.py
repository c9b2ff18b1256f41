# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Every calendar of the corpus against recurring-ical-events, with a tolerant loader of its own."""

import re
import sys
import warnings
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
import recurring_ical_events
from icalendar import Calendar
from icalendar.timezone import tzp

from content.clock import BERLIN
from content.model import Kind
from content.sources.adapter import Context, adapter
from tests.content.safety import assert_item_is_safe

CALENDARS = Path(__file__).parents[3] / "shared" / "corpus" / "ical"
FILES = sorted(CALENDARS.rglob("*.ics"))
WINDOW = timedelta(days=400)
TODAY = datetime(2026, 11, 22, 12, tzinfo=UTC)
pytestmark = pytest.mark.skipif(not FILES, reason="the corpus does not lie beside the repository")


def moment(value):
    if not isinstance(value, datetime):
        value = datetime.combine(value, time.min)
    return (value if value.tzinfo else value.replace(tzinfo=BERLIN)).astimezone(UTC)


def plain(start, end):
    """Times as the model has them."""
    if not isinstance(start, datetime):
        return start, max(end, start + timedelta(days=1))
    return moment(start), None if moment(end) == moment(start) else moment(end)


def calendars(text):
    """The calendars of a file; if it cannot be read whole, what its readable blocks give."""
    tzp.use_default()
    try:
        found = [c for c in Calendar.from_ical(text, multiple=True) if c.name == "VCALENDAR"]
        if found or "BEGIN:VEVENT" not in text:
            return found
    except ValueError:
        pass
    whole = Calendar()
    for name in ("VTIMEZONE", "VEVENT"):
        for block in re.findall(rf"BEGIN:{name}.*?END:{name}", text, re.DOTALL):
            try:
                part = Calendar.from_ical(f"BEGIN:VCALENDAR\n{block}\nEND:VCALENDAR\n")
            except ValueError:
                continue
            whole.subcomponents += part.subcomponents
    return [whole]


def start_of(event):
    """The first beginning of an event that is one, which it then has alone; else None."""
    for start in event["DTSTART"] if isinstance(event.get("DTSTART"), list) else ():
        event["DTSTART"] = start
        break
    try:
        value = event["DTSTART"].dt
    except (KeyError, AttributeError):
        return None
    return value if isinstance(value, date) else None


def reference(text, now):
    """(uid, start, end) as recurring-ical-events has them, and the uids it fails at."""
    found, failed = Counter(), set()
    for calendar in calendars(text):
        groups = {}
        for number, event in enumerate(calendar.walk("VEVENT")):
            uid = str(event.get("UID", f"#{number}"))
            if start_of(event) is not None:
                groups.setdefault(uid, []).append(event)
        for uid, events in groups.items():
            part = Calendar()
            if "X-WR-TIMEZONE" in calendar:
                part["X-WR-TIMEZONE"] = calendar["X-WR-TIMEZONE"]
            part.subcomponents = events
            span = (now.astimezone(BERLIN), (now + WINDOW).astimezone(BERLIN))
            try:
                occurrences = list(recurring_ical_events.of(part).between(*span))
            except Exception:  # noqa: BLE001 - whatever it raises is noted
                failed.add(uid)
                continue
            for event in occurrences:
                key = "" if uid.startswith("#") else uid
                found[key, *plain(event["DTSTART"].dt, event["DTEND"].dt)] += 1
    return found, failed


def starts(text):
    for calendar in calendars(text):
        for event in calendar.walk("VEVENT"):
            if (start := start_of(event)) is not None:
                yield moment(start)


def ours(path, now):
    context = Context("amt", Kind.EVENT, now, max_items=100_000)
    found = adapter("ical").parse(path.read_bytes(), context)
    text = path.read_bytes().decode("utf-8", "replace")
    named = {str(e.get("UID")) for c in calendars(text) for e in c.walk("VEVENT")}
    items = Counter()
    for item in found.items:
        uid = item.id.removeprefix("amt:").split("/")[0]
        items[uid if uid in named else "", item.event.start, item.event.end] += 1
    return found, items


def moments(text):
    """Shortly before the file's first event, a month later, and today."""
    first = min(starts(text), default=TODAY) - timedelta(hours=3)
    return first, first + timedelta(days=30), TODAY


def test_occurrences_equal_those_of_the_library(capsys):
    table = [f"{'calendar':62}{'library':>9}{'items':>7}{'rejected':>10}  reason"]
    for path in FILES:
        text = path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
        for at in moments(text):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                expected, failed = reference(text, at)
            found, items = ours(path, at)
            assert not items - expected, (path.name, at)
            said = " ".join(entry.where for entry in found.rejected)
            for uid, *times in expected - items:
                assert uid in said, (path.name, at, uid, times)
            assert all(uid in said for uid in failed), (path.name, failed)
            assert all(entry.where and entry.reason for entry in found.rejected)
            if at == moments(text)[0]:
                reasons = ", ".join(sorted({entry.reason for entry in found.rejected}))
                counts = f"{expected.total():9}{items.total():7}{len(found.rejected):10}"
                table.append(f"{path.stem[:61]:62}{counts}  {found.error or reasons}")
    with capsys.disabled():
        sys.stdout.write("\n".join(("", *table, "")))


def test_every_event_is_an_occurrence_or_set_aside_or_outside():
    for path in FILES:
        text = path.read_bytes().decode("utf-8", "replace")
        written = len(re.findall(r"(?m)^BEGIN:VEVENT\s*$", text))
        if written:
            found, items = ours(path, moments(text)[0])
            assert items or found.rejected, path.name


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_harmful_reaches_an_item(path):
    text = path.read_bytes().decode("utf-8", "replace")
    found, _ = ours(path, moments(text)[0])
    ids = [item.id for item in found.items]
    assert len(set(ids)) == len(ids)
    for item in found.items:
        assert_item_is_safe(item)


RULES = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:minutely
DTSTART:20260101T100000Z
RRULE:FREQ=MINUTELY
SUMMARY:a
END:VEVENT
BEGIN:VEVENT
UID:hourly
DTSTART:20260101T100000Z
RRULE:FREQ=HOURLY;COUNT=5
SUMMARY:b
END:VEVENT
BEGIN:VEVENT
UID:private
DTSTART:20261201T100000Z
CLASS:PRIVATE
SUMMARY:c
END:VEVENT
BEGIN:VEVENT
UID:shown
DTSTART:20261201T100000Z
SUMMARY:d
END:VEVENT
END:VCALENDAR
"""


def test_what_the_corpus_lacks_is_refused_with_its_reason():
    context = Context("amt", Kind.EVENT, TODAY)
    found = adapter("ical").parse(RULES.encode(), context)
    assert [item.id for item in found.items] == ["amt:shown"]
    assert {entry.where: entry.reason for entry in found.rejected} == {
        "Termin „a“ (minutely)": "Wiederholt sich öfter als täglich (FREQ=MINUTELY).",
        "Termin „b“ (hourly)": "Wiederholt sich öfter als täglich (FREQ=HOURLY).",
        "Termin (private)": "Ist nicht öffentlich (CLASS).",
    }
