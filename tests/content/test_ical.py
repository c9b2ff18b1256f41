# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

from datetime import UTC, date, datetime, timedelta

import pytest

from content.model import Kind
from content.sources import ical
from content.sources.adapter import Context, adapter
from tests.content.safety import assert_item_is_safe

ICAL = adapter("ical")
NOW = datetime(2026, 10, 1, 10, tzinfo=UTC)


def context(**changes):
    return Context(**({"source": "dorf", "kind": Kind.EVENT, "now": NOW} | changes))


def calendar(*events, head=""):
    blocks = (f"BEGIN:VEVENT\n{event}\nEND:VEVENT\n" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{''.join(blocks)}END:VCALENDAR\n".encode()


def parse(*events, head="", **changes):
    return ICAL.parse(calendar(*events, head=head), context(**changes))


def one(*events, **changes):
    found = parse(*events, **changes)
    assert found.error is None
    assert found.rejected == ()
    (item,) = found.items
    assert_item_is_safe(item)
    return item


def reasons(found):
    return [entry.reason for entry in found.rejected]


BASE = "UID:1\nSUMMARY:Fest\n"
TIMED = BASE + "DTSTART;TZID=Europe/Berlin:20261003T190000\n"


def test_a_whole_event():
    item = one(
        TIMED + "DTEND;TZID=Europe/Berlin:20261003T220000\nLOCATION:Dorfhaus\\, Haby\n"
        "DESCRIPTION:Mit <b>Musik</b>\\nund Tanz\\n\\nEintritt frei\n"
        'ORGANIZER;CN="Feuerwehr":mailto:a@b.example\nCATEGORIES:Feste,Musik\nCATEGORIES:Dorf\n'
        "URL:https://dorf.example/fest\nX-COST:5 Euro\nSTATUS:CANCELLED\n"
        "IMAGE;VALUE=URI;FMTTYPE=image/png:https://dorf.example/a.png\n"
        "ATTACH;FMTTYPE=image/jpeg:https://dorf.example/b.jpg\nATTACH:https://dorf.example/c.pdf\n"
        "LAST-MODIFIED:20260901T100000Z\nCREATED:kaputt\nATTENDEE:mailto:privat@b.example",
        places=("Haby",),
    )
    assert item.id == "dorf:1"
    assert item.event.start == datetime(2026, 10, 3, 17, tzinfo=UTC)
    assert item.event.end == datetime(2026, 10, 3, 20, tzinfo=UTC)
    assert item.event.location == "Dorfhaus, Haby"
    assert item.event.organiser == "Feuerwehr"
    assert item.event.price == "5 Euro"
    assert item.event.cancelled
    assert not item.event.all_day
    assert item.text().title == "Fest"
    assert item.text().body == "Mit <b>Musik</b><br>und Tanz<br><br>Eintritt frei"
    assert item.categories == ("Feste", "Musik", "Dorf")
    assert [p.url[-5:] for p in item.pictures] == ["a.png", "b.jpg"]
    assert item.link == "https://dorf.example/fest"
    assert item.updated == datetime(2026, 9, 1, 10, tzinfo=UTC)
    assert item.published is None
    assert item.places == ("Haby",)
    assert "privat" not in str(item)


@pytest.mark.parametrize(
    ("times", "start", "end"),
    [
        ("DTSTART;VALUE=DATE:20261030\nDTEND;VALUE=DATE:20261102",
         date(2026, 10, 30), date(2026, 11, 2)),
        ("DTSTART;VALUE=DATE:20261030", date(2026, 10, 30), date(2026, 10, 31)),
        ("DTSTART;VALUE=DATE:20261030\nDTEND;VALUE=DATE:20261030",
         date(2026, 10, 30), date(2026, 10, 31)),
        ("DTSTART;VALUE=DATE:20261030\nDTEND:20261030T170000",
         date(2026, 10, 30), date(2026, 10, 31)),
        ("DTSTART:20261030T190000", datetime(2026, 10, 30, 18, tzinfo=UTC), None),
        ("DTSTART;TZID=Berlin:20261030T190000", datetime(2026, 10, 30, 18, tzinfo=UTC), None),
        ("DTSTART;TZID=W. Europe Standard Time:20261030T190000",
         datetime(2026, 10, 30, 18, tzinfo=UTC), None),
        ("DTSTART:20261030T190000Z", datetime(2026, 10, 30, 19, tzinfo=UTC), None),
        ("DTSTART:20261030T190000\nDTEND:20261030T170000",
         datetime(2026, 10, 30, 18, tzinfo=UTC), None),
        ("DTSTART:20261030T190000\nDTEND:kaputt", datetime(2026, 10, 30, 18, tzinfo=UTC), None),
        ("DTSTART:20261030T190000\nDURATION:PT90M", datetime(2026, 10, 30, 18, tzinfo=UTC),
         datetime(2026, 10, 30, 19, 30, tzinfo=UTC)),
        ("DTSTART:20261030T190000\nDTSTART:20261031T190000",
         datetime(2026, 10, 30, 18, tzinfo=UTC), None),
    ],
)  # fmt: skip
def test_times(times, start, end):
    event = one(BASE + times).event
    assert (event.start, event.end) == (start, end)
    assert event.all_day is not isinstance(start, datetime)


def test_the_zone_of_the_calendar_holds_for_floating_times():
    item = one(BASE + "DTSTART:20261030T190000", head="X-WR-TIMEZONE:America/New_York\n")
    assert item.event.start == datetime(2026, 10, 30, 23, tzinfo=UTC)
    item = one(BASE + "DTSTART:20261030T190000", head="X-WR-TIMEZONE:../../etc/passwd\n")
    assert item.event.start == datetime(2026, 10, 30, 18, tzinfo=UTC)


def test_a_zone_of_one_file_is_not_one_of_the_next():
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Berlin\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
        "TZOFFSETFROM:+0900\nTZOFFSETTO:+0900\nEND:STANDARD\nEND:VTIMEZONE\n"
    )
    event = BASE + "DTSTART;TZID=Berlin:20261030T190000"
    assert one(event, head=zone).event.start == datetime(2026, 10, 30, 10, tzinfo=UTC)
    assert one(event).event.start == datetime(2026, 10, 30, 18, tzinfo=UTC)


def test_the_window_has_400_days_and_holds_what_is_under_way():
    events = {
        "gewesen": "DTSTART:20261001T080000Z\nDTEND:20261001T100000Z",
        "laeuft": "DTSTART:20261001T080000Z\nDTEND:20261001T100001Z",
        "ohne-ende-vorbei": "DTSTART:20261001T080000Z",
        "ohne-ende-laeuft": "DTSTART:20261001T080001Z",
        "heute": "DTSTART;VALUE=DATE:20261001",
        "gestern": "DTSTART;VALUE=DATE:20260930",
        "messe": "DTSTART;VALUE=DATE:20260901\nDTEND;VALUE=DATE:20261002",
        "letzter": "DTSTART:20271105T095959Z",
        "zu-spaet": "DTSTART:20271105T100000Z",
    }
    found = parse(*(f"UID:{uid}\nSUMMARY:x\n{times}" for uid, times in events.items()))
    assert NOW + timedelta(days=400) == datetime(2027, 11, 5, 10, tzinfo=UTC)
    assert {item.id.removeprefix("dorf:") for item in found.items} == {
        "laeuft", "ohne-ende-laeuft", "heute", "messe", "letzter",
    }  # fmt: skip
    assert found.rejected == ()


def test_exceptions_of_a_series():
    master = (
        TIMED + "RRULE:FREQ=WEEKLY;COUNT=5\nEXDATE:20261010T170000Z\nEXDATE;VALUE=DATE:20261017"
    )
    moved = (
        "UID:1\nSUMMARY:Verlegt\nRECURRENCE-ID:20261024T170000Z\nDTSTART:20261025T100000Z\n"
        "STATUS:CANCELLED"
    )
    found = parse(master, moved)
    assert [(item.id, item.text().title, item.event.cancelled) for item in found.items] == [
        ("dorf:1/20261003T170000Z", "Fest", False),
        ("dorf:1/20261024T170000Z", "Verlegt", True),
        ("dorf:1/20261031T180000Z", "Fest", False),
    ]


def test_this_and_future_keeps_ids_apart():
    later = (
        "UID:1\nSUMMARY:Neu\nRECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261010T190000\n"
        "DTSTART;TZID=Europe/Berlin:20261010T200000"
    )
    found = parse(TIMED + "RRULE:FREQ=WEEKLY;COUNT=4", later)
    assert found.rejected == ()
    assert len({item.id for item in found.items}) == 4
    assert [item.event.start.hour for item in found.items] == [17, 18, 18, 18]


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ("FREQ=SECONDLY", "öfter als täglich"),
        ("FREQ=MINUTELY;INTERVAL=5", "öfter als täglich"),
        ("FREQ=hourly", "öfter als täglich"),
        ("FREQ=DAILY;BYMINUTE=" + ",".join(map(str, range(60))), "60 mal am Tag"),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL=0"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "auf keinen Tag"),
        ("FREQ=DAILY;INTERVAL=7;BYDAY=MO", "auf keinen Tag"),
        ("FREQ=NIE", "(RRULE)"),
        ("kaputt", "RRULE"),
        ("BYDAY=MO", "RRULE"),
    ],
)
def test_rules_that_would_not_end_cost_only_their_series(rule, reason):
    found = parse(TIMED + f"RRULE:{rule}", "UID:2\nSUMMARY:Gut\nDTSTART:20261004T190000Z")
    assert [item.id for item in found.items] == ["dorf:2"]
    (why,) = reasons(found)
    assert reason in why


def test_rare_rules_are_no_impossible_ones():
    start = "UID:1\nSUMMARY:x\nDTSTART;VALUE=DATE:20240229\n"
    found = parse(start + "RRULE:FREQ=YEARLY", now=datetime(2027, 12, 1, tzinfo=UTC))
    assert [item.id for item in found.items] == ["dorf:1/20280229"]
    friday = (
        "UID:1\nSUMMARY:x\nDTSTART;VALUE=DATE:20260213\nRRULE:FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13"
    )
    assert [item.id[-8:] for item in parse(friday).items] == ["20261113", "20270813"]


@pytest.mark.parametrize("said", ["PRIVATE", "confidential", "X-GEHEIM"])
def test_what_is_not_public_is_left_out_without_its_title(said):
    found = parse(TIMED + f"CLASS:{said}\nRRULE:FREQ=DAILY;COUNT=3", "UID:1\nRECURRENCE-ID:"
                  "20261004T170000Z\nDTSTART:20261004T180000Z\nSUMMARY:Fest")  # fmt: skip
    assert found.items == ()
    assert reasons(found) == ["Ist nicht öffentlich (CLASS)."]
    assert "Fest" not in str(found)
    found = parse(TIMED + "RRULE:FREQ=DAILY;COUNT=3", "UID:1\nRECURRENCE-ID:20261004T170000Z\n"
                  f"DTSTART:20261004T180000Z\nSUMMARY:Geheim\nCLASS:{said}")  # fmt: skip
    assert len(found.items) == 2
    assert "Geheim" not in str(found)


def test_one_bad_event_costs_only_itself():
    found = parse(
        "UID:a\nSUMMARY:ohne Beginn",
        "UID:b\nSUMMARY:b\nDTSTART:kaputt",
        "UID:c\nDas ist keine Zeile",
        "UID:d\nSUMMARY:gut\nDTSTART;TZID=Eigen:20261004T190000",
        "UID:e\nSUMMARY:e\nDTSTART:00010101T000000Z",
        head="BEGIN:VTIMEZONE\nTZID:Eigen\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
        "TZOFFSETFROM:+0200\nTZOFFSETTO:+0200\nEND:STANDARD\nEND:VTIMEZONE\n"
        "BEGIN:VTIMEZONE\nkaputt\nEND:VTIMEZONE\n",
    )
    assert [item.id for item in found.items] == ["dorf:d"]
    assert found.items[0].event.start == datetime(2026, 10, 4, 17, tzinfo=UTC)
    assert len(found.rejected) == 4


@pytest.mark.parametrize("name", ["EXDATE", "RDATE"])
def test_a_list_of_days_that_cannot_be_read_costs_only_the_list(name):
    broken = TIMED + f"RRULE:FREQ=DAILY;COUNT=2\n{name}:<20261004T170000Z,garbage"
    found = parse(broken, TIMED.replace("UID:1", "UID:2"))
    assert found.error is None
    assert [item.id.partition("/")[0] for item in found.items] == ["dorf:1", "dorf:2", "dorf:1"]


def test_one_day_that_cannot_be_read_hides_no_other_of_its_list():
    days = "EXDATE;TZID=Europe/Berlin:2026100,20261004T190000"
    found = parse(TIMED + f"RRULE:FREQ=DAILY;COUNT=3\n{days}")
    assert [item.event.start.day for item in found.items] == [3, 5]


def test_a_fault_of_a_library_costs_only_its_event(monkeypatch):
    real = ical.occurrences

    def faulty(series, *window):
        if series.uid == "1":
            raise ZeroDivisionError
        return real(series, *window)

    monkeypatch.setattr(ical, "occurrences", faulty)
    found = parse(TIMED, TIMED.replace("UID:1", "UID:2"))
    assert [item.id for item in found.items] == ["dorf:2"]
    assert reasons(found) == ["Ist nicht lesbar (ZeroDivisionError)."]


def test_events_without_uid_and_without_title():
    found = parse("SUMMARY:A\nDTSTART:20261004T190000", "DTSTART:20261005T190000\nLOCATION:Haby")
    assert len({item.id for item in found.items}) == 2
    assert [item.text().title for item in found.items] == ["A", "Haby"]
    assert found.items == parse("SUMMARY:A\nDTSTART:20261004T190000",
                                "DTSTART:20261005T190000\nLOCATION:Haby").items  # fmt: skip


def test_the_soonest_are_kept():
    found = parse(TIMED + "RRULE:FREQ=DAILY;COUNT=5", max_items=2)
    assert [item.event.start.day for item in found.items] == [3, 4]
    assert len(found.rejected) == 3


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", "kein Kalender"),
        (b"<html>", "kein Kalender"),
        (b"\x00" * 1000, "kein Kalender"),
        (calendar(TIMED)[:-20], "bricht"),
        (calendar(TIMED)[:-40], "bricht"),
        (b"x" * 5_000_001, "5 MB"),
    ],
)
def test_what_is_no_calendar_is_said(data, error):
    assert error in ICAL.parse(data, context()).error


def test_encodings_and_line_ends():
    data = calendar(BASE.replace("Fest", "Hütte") + "DTSTART:20261004T190000").decode()
    variants = [data.encode(encoding) for encoding in ("utf-8", "cp1252", "utf-8-sig")]
    variants += [data.replace("\n", end).encode() for end in ("\r", "\r\n")]
    for variant in variants:
        assert ICAL.parse(variant, context()).items[0].text().title == "Hütte"


def test_detect():
    assert ICAL.detect(b"\xef\xbb\xbfbegin:vcalendar\r\n")
    assert not ICAL.detect(b"<rss>")
    assert not ICAL.detect(b"")
