# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Thirty occurrences over both nights of the clock change, worked out by hand.

On 29 March 2026 Berlin goes from 02:00 CET (+1) to 03:00 CEST (+2), at 01:00 UTC;
on 25 October 2026 from 03:00 CEST back to 02:00 CET, at 01:00 UTC.
"""

from datetime import UTC, date, datetime

from content.model import Kind
from content.sources.adapter import Context, adapter

BERLIN = ";TZID=Europe/Berlin:"
SERIES = {
    # a choir on Sundays keeps its hour on the wall
    "chor-m": f"DTSTART{BERLIN}20260322T190000\nDTEND{BERLIN}20260322T203000\n"
    "RRULE:FREQ=WEEKLY;COUNT=3",
    "chor-o": f"DTSTART{BERLIN}20261018T190000\nDTEND{BERLIN}20261018T203000\n"
    "RRULE:FREQ=WEEKLY;COUNT=3",
    # every night at 02:30, which does not exist in March and exists twice in October
    "nacht-m": f"DTSTART{BERLIN}20260328T023000\nRRULE:FREQ=DAILY;COUNT=3",
    "nacht-o": f"DTSTART{BERLIN}20261024T023000\nRRULE:FREQ=DAILY;COUNT=3",
    # in UTC the hour on the wall moves
    "utc-m": "DTSTART:20260328T013000Z\nRRULE:FREQ=DAILY;COUNT=3",
    "utc-o": "DTSTART:20261024T003000Z\nRRULE:FREQ=DAILY;COUNT=2",
    # without a zone it is Berlin's
    "frei-m": "DTSTART:20260328T031500\nRRULE:FREQ=DAILY;COUNT=3",
    "frei-o": "DTSTART:20261024T031500\nRRULE:FREQ=DAILY;COUNT=3",
    # days have no hours
    "tag-m": "DTSTART;VALUE=DATE:20260328\nRRULE:FREQ=DAILY;COUNT=3",
    "tag-o": "DTSTART;VALUE=DATE:20261024\nDTEND;VALUE=DATE:20261026",
    # through the night: seven hours in March
    "durch-m": f"DTSTART{BERLIN}20260328T220000\nDTEND{BERLIN}20260329T060000",
    # the second of two is moved from ten to eleven, and is still the one of ten
    "markt": f"DTSTART{BERLIN}20261018T100000\nRRULE:FREQ=WEEKLY;COUNT=2",
}
MOVED = f"RECURRENCE-ID{BERLIN}20261025T100000\nDTSTART{BERLIN}20261025T110000"


def utc(text):
    return datetime.strptime(f"2026 {text}", "%Y %d.%m. %H:%M").replace(tzinfo=UTC)


EXPECTED = {
    "chor-m/20260322T180000Z": (utc("22.03. 18:00"), utc("22.03. 19:30")),  # 19:00 +1
    "chor-m/20260329T170000Z": (utc("29.03. 17:00"), utc("29.03. 18:30")),  # 19:00 +2
    "chor-m/20260405T170000Z": (utc("05.04. 17:00"), utc("05.04. 18:30")),
    "chor-o/20261018T170000Z": (utc("18.10. 17:00"), utc("18.10. 18:30")),  # 19:00 +2
    "chor-o/20261025T180000Z": (utc("25.10. 18:00"), utc("25.10. 19:30")),  # 19:00 +1
    "chor-o/20261101T180000Z": (utc("01.11. 18:00"), utc("01.11. 19:30")),
    "nacht-m/20260328T013000Z": (utc("28.03. 01:30"), None),
    "nacht-m/20260329T013000Z": (utc("29.03. 01:30"), None),  # shown as 03:30
    "nacht-m/20260330T003000Z": (utc("30.03. 00:30"), None),
    "nacht-o/20261024T003000Z": (utc("24.10. 00:30"), None),
    "nacht-o/20261025T003000Z": (utc("25.10. 00:30"), None),  # the first of the two
    "nacht-o/20261026T013000Z": (utc("26.10. 01:30"), None),
    "utc-m/20260328T013000Z": (utc("28.03. 01:30"), None),
    "utc-m/20260329T013000Z": (utc("29.03. 01:30"), None),
    "utc-m/20260330T013000Z": (utc("30.03. 01:30"), None),
    "utc-o/20261024T003000Z": (utc("24.10. 00:30"), None),
    "utc-o/20261025T003000Z": (utc("25.10. 00:30"), None),
    "frei-m/20260328T021500Z": (utc("28.03. 02:15"), None),
    "frei-m/20260329T011500Z": (utc("29.03. 01:15"), None),
    "frei-m/20260330T011500Z": (utc("30.03. 01:15"), None),
    "frei-o/20261024T011500Z": (utc("24.10. 01:15"), None),
    "frei-o/20261025T021500Z": (utc("25.10. 02:15"), None),
    "frei-o/20261026T021500Z": (utc("26.10. 02:15"), None),
    "tag-m/20260328": (date(2026, 3, 28), date(2026, 3, 29)),
    "tag-m/20260329": (date(2026, 3, 29), date(2026, 3, 30)),
    "tag-m/20260330": (date(2026, 3, 30), date(2026, 3, 31)),
    "tag-o": (date(2026, 10, 24), date(2026, 10, 26)),
    "durch-m": (utc("28.03. 21:00"), utc("29.03. 04:00")),  # 22:00 +1 to 06:00 +2
    "markt/20261018T080000Z": (utc("18.10. 08:00"), None),
    "markt/20261025T090000Z": (utc("25.10. 10:00"), None),  # 11:00 +1, was 10:00 +1
}


def test_thirty_occurrences():
    assert len(EXPECTED) == 30
    events = [*SERIES.items(), ("markt", MOVED)]
    blocks = (
        f"BEGIN:VEVENT\nUID:{name}\nSUMMARY:{name}\n{times}\nEND:VEVENT" for name, times in events
    )
    data = "\n".join(("BEGIN:VCALENDAR", *blocks, "END:VCALENDAR", "")).encode()
    context = Context("amt", Kind.EVENT, datetime(2026, 3, 1, tzinfo=UTC))
    found = adapter("ical").parse(data, context)
    assert found.error is None
    assert found.rejected == ()
    assert {
        item.id.removeprefix("amt:"): (item.event.start, item.event.end) for item in found.items
    } == EXPECTED
    for item in found.items:
        assert item.event.all_day is ("tag-" in item.id)
