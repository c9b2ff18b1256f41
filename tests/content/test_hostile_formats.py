# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What no honest software writes: no format may raise, hang or let harm through."""

from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.model import Item, Kind
from content.sources.adapter import Context, Parsed, adapter
from tests.content.safety import assert_item_is_safe

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
FORMATS = (
    "cap", "consul", "decidim", "ical", "jsonfeed", "jsonld", "merchant", "nina", "office", "rss",
    "shopware", "smartvillage", "tribe", "woocommerce", "wordpress",
)  # fmt: skip
CONTEXT = Context(
    source="amt",
    kind=Kind.NEWS,
    now=datetime(2026, 11, 22, tzinfo=UTC),
    url="https://amt.example/feed/",
)
SMALL = [
    path
    for folder in ("feeds", "ical", "nina")
    for path in sorted((CORPUS / folder).rglob("*"))
    if path.is_file() and path.stat().st_size < 6_000
]
RSS = b'<?xml version="1.0"?><rss version="2.0"><channel>'
ITEM = b"<item><title>T</title><description>"
EVENT = b"BEGIN:VEVENT\nUID:1\nDTSTART:20261201T100000Z\n"
BOMBS = {
    "ten megabytes of garbage": Random(1).randbytes(10_000_000),  # noqa: S311 - not a secret
    "garbage below the limit": Random(2).randbytes(1_000_000),  # noqa: S311
    "nothing but NUL": b"\0" * 1_000_000,
    "feed with NULs": b"\0".join((RSS, ITEM, b"x</description></item></channel></rss>")),
    "angle brackets": b"<" * 300_000,
    "ampersands": RSS + ITEM + b"&" * 300_000,
    "nested XML": RSS + b"<item>" * 20_000,
    "nested markup": RSS + ITEM + b"<![CDATA[" + b"<div>" * 100_000,
    "escaped nested markup": RSS + ITEM + b"&lt;b&gt;" * 50_000,
    "attributes": RSS + b"<item " + b'a="b" ' * 50_000,
    "empty entries": RSS + b"<item/>" * 5_000 + b"</channel></rss>",
    "entity bomb": b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY e0 "ha">'
    + b"".join(b'<!ENTITY e%d "%s">' % (n + 1, b"&e%d;" % n * 10) for n in range(9))
    + b"]>"
    + RSS[21:]
    + ITEM
    + b"&e9;</description></item></channel></rss>",
    "message": b"<alert><identifier>&#1;</identifier><info><area><polygon>"
    + b"1,1 " * 200_000
    + b"</polygon></area></info></alert>",
    "messages": b"<x>" + b"<alert><identifier>1</identifier><info/></alert>" * 20_000 + b"</x>",
    "nested JSON": b'{"items":' + b"[" * 200_000,
    "long number": b'{"items":[{"id":' + b"9" * 100_000 + b"}]}",
    "escaped surrogates": b'{"items":[{"id":"\\ud800","title":"\\udfff\\u202e<b>"}]}',
    "unclosed comments": b"<!--" * 200_000,
    "unclosed blocks": b'<script type="application/ld+json">' * 20_000,
    "quotes in a block": b'<script type="application/ld+json">{' + b'\\"' * 200_000,
    "comments in a block": b'<script type="application/ld+json">{' + b"/*a" * 200_000,
    "commas in a block": b'<script type="application/ld+json">{' + b", " * 200_000,
    "schedules": b'{"@type":"Event","name":"T","eventSchedule":['
    + b'{"startDate":"2026-12-01","repeatFrequency":"P1D"},' * 20_000
    + b"{}]}",
    "nested graphs": b'{"@graph":' * 900 + b"[]" + b"}" * 900,
    "nested events": b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\n" * 5_000 + b"END:VEVENT\n" * 5_000,
    "events without end": b"BEGIN:VCALENDAR\n" + EVENT * 5_000,
    "long line": b"BEGIN:VCALENDAR\n" + EVENT + b"SUMMARY:" + b"a;" * 500_000,
    "parameters": b"BEGIN:VCALENDAR\n"
    + EVENT
    + b"SUMMARY"
    + b";A=b" * 50_000
    + b":x\nEND:VEVENT\n",
    "rules": b"BEGIN:VCALENDAR\n"
    + (EVENT + b"RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30\nEND:VEVENT\n") * 50
    + b"END:VCALENDAR\n",
    "years": b"BEGIN:VCALENDAR\n"
    + EVENT
    + b"DURATION:P99999999W\nRRULE:FREQ=DAILY;UNTIL=99991231T235959Z\nEND:VEVENT\nEND:VCALENDAR\n",
}


def check(name, data):
    found = adapter(name).parse(data, CONTEXT)
    assert isinstance(found, Parsed)
    assert all(entry.where and entry.reason for entry in found.rejected)
    for item in found.items:
        assert isinstance(item, Item)
        assert_item_is_safe(item)
    assert isinstance(adapter(name).detect(data), bool)
    return found


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("data", BOMBS.values(), ids=BOMBS)
def test_bombs(name, data):
    check(name, data)


@pytest.mark.parametrize("name", FORMATS)
@given(data=st.binary(max_size=200))
def test_any_bytes(name, data):
    check(name, data)


PIECES = st.sampled_from(
    [
        *b'\0 < > & { } [ " : ; \xc3 \xff\xfe null \xe2\x80\xae ]]> <![CDATA[ <!-- TZID='.split(),
        b"javascript:x",
        *b"<item> </item> <title> &lt;script&gt; <script>x</script>".split(),
        *b"<?xml?xml encoding='utf-16'".split(),
        *b"BEGIN:VEVENT\nEND:VEVENT\nRRULE:FREQ=DAILY\nEXDATE:x\nCLASS:\n".splitlines(
            keepends=True
        ),
        b"RECURRENCE-ID:20261201\n",
        b"DTEND:19000101T000000Z\n",
        b'"\\ud800"',
        b"\n",
        b"9" * 20,
    ]
)


@st.composite
def mutations(draw):
    """A file of the corpus, cut, doubled, overwritten and spiked."""
    data = draw(st.sampled_from(SMALL)).read_bytes()
    for _ in range(draw(st.integers(1, 6))):
        at, length = draw(st.integers(0, len(data))), draw(st.integers(0, 300))
        match draw(st.sampled_from("cut truncate double spike replace".split())):  # noqa: SIM905
            case "cut":
                data = data[:at] + data[at + length :]
            case "truncate":
                data = data[:at]
            case "double":
                data = data[:at] + data[at : at + length] * 2 + data[at + length :]
            case "spike":
                data = data[:at] + draw(PIECES) + data[at:]
            case _:
                data = data[:at] + draw(st.binary(max_size=8)) + data[at + 8 :]
    return data


@pytest.mark.skipif(not SMALL, reason="the corpus does not lie beside the repository")
@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(data=mutations() if SMALL else st.nothing())
def test_mutated_files_never_raise(data):
    for name in FORMATS:
        check(name, data)


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.skipif(not SMALL, reason="the corpus does not lie beside the repository")
@settings(max_examples=3_000, suppress_health_check=list(HealthCheck))
@given(data=mutations() if SMALL else st.nothing())
def test_many_mutated_files_never_raise(data):
    for name in FORMATS:
        check(name, data)


@pytest.mark.skipif(not SMALL, reason="the corpus does not lie beside the repository")
@pytest.mark.parametrize("name", ["feeds/reader/full.rss", "feeds/reader/full.json",
                                  "ical/icalendar/calendars__example.ics"])  # fmt: skip
def test_every_truncation(name):
    data = (CORPUS / name).read_bytes()
    kind = {"rss": "rss", "json": "jsonfeed", "ics": "ical"}[name.rpartition(".")[2]]
    whole = check(kind, data)
    assert whole.error is None
    for length in range(0, len(data) - 20, 17):
        found = check(kind, data[:length])
        assert found.error, length
