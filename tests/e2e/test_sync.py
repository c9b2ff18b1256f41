# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""From a server to what the player reads, over real HTTP, whatever the server does."""

import hashlib
import socket
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from content.model import Kind
from content.reader import Reader
from content.sync import MOST_REJECTED, Status
from tests.fakes.server import Reply

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
FIVE = range(1, 6)


def test_the_second_sync_is_all_304_and_writes_no_row(terminal, feed, entry, capsys):
    terminal.server.serve("/news", feed(*(entry(n) for n in FIVE)))
    terminal.server.serve(
        "/more", feed(entry(7)), etag="", last_modified="Wed, 01 Jul 2026 06:00:00 GMT"
    )
    sources = (terminal.source(), terminal.source("more"))
    first = terminal.sync(*sources)
    assert [(one.status, one.items) for one in first.values()] == [
        (Status.UPDATED, 5),
        (Status.UPDATED, 1),
    ]
    before = terminal.data_version()
    file = terminal.state / "content.db"
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    stamp = (terminal.runtime / "content.stamp").stat().st_mtime_ns
    terminal.later(minutes=15)
    second = terminal.sync(*sources)
    with capsys.disabled():
        sizes = [sum(one.bytes for one in result.values()) for result in (first, second)]
        changed = sum(a != b for a, b in zip(before, terminal.data_version(), strict=True))
        print(f"\nsync twice: {sizes[0]} bytes, then {sizes[1]}; tables changed: {changed}")  # noqa: T201
    assert [one.status for one in second.values()] == [Status.UNCHANGED] * 2
    assert sizes[1] == 0
    assert terminal.data_version() == before
    assert hashlib.sha256(file.read_bytes()).hexdigest() == digest
    assert (terminal.runtime / "content.stamp").stat().st_mtime_ns == stamp


def test_changed_settings_or_a_new_release_fetch_anew(terminal, feed, entry):
    terminal.server.serve("/news", feed(entry(1)))
    terminal.sync(terminal.source())
    terminal.sync(terminal.source(places=("Haby",)))
    assert [item.places for item in terminal.items()] == [("Haby",)]
    terminal.release = "2"
    asked = [request.headers.get("if-none-match") for request in terminal.server.requests]
    assert asked == [None, None]
    terminal.sync(terminal.source(places=("Haby",)))
    terminal.sync(terminal.source(places=("Haby",)))
    asked = [request.headers.get("if-none-match") for request in terminal.server.requests[2:]]
    assert asked[0] is None
    assert asked[1] is not None


@pytest.mark.parametrize(
    "fault", ["dead", "garbled", "error page", "emptied", "huge", "endless", "half", "500", "slow"]
)
def test_whatever_happens_the_items_stay_and_the_reason_is_told(terminal, feed, entry, fault):
    server, good = terminal.server, feed(*(entry(n) for n in FIVE))
    server.serve("/news", good)
    terminal.sync(terminal.source())
    before, patient = terminal.titles(), terminal.network
    match fault:
        case "dead":
            server.stop()
        case "garbled":
            server.serve("/news", bytes(range(256)) * 40)
        case "error page":
            server.html("/news")
        case "emptied":
            server.serve("/news", feed())
        case "huge":
            server.serve("/news", good + b" " * 10 * terminal.limit)
        case "endless":
            server.endless("/news")
        case "half":
            server.half("/news", good)
        case "500":
            server.status("/news", 500)
        case "slow":
            server.silent("/news")
            terminal.network = replace(patient, read=0.5)
    terminal.later(minutes=15)
    result = terminal.sync(terminal.source())["news"]
    assert result.status is Status.KEPT
    assert result.error
    assert result.items == 5
    assert terminal.titles() == before
    server.start() if fault == "dead" else None
    terminal.network = patient
    server.serve("/news", feed(entry(6), *(entry(n) for n in FIVE)))
    terminal.later(minutes=15)
    assert terminal.sync(terminal.source())["news"].status is Status.UPDATED
    assert len(terminal.items()) == 6


def test_an_emptied_source_is_believed_after_three_fetches_over_a_day(terminal, feed, entry):
    terminal.server.serve("/news", feed(*(entry(n) for n in FIVE)))
    terminal.sync(terminal.source())
    terminal.server.serve("/news", feed())
    seen = []
    for hours in (1, 11, 12, 1):
        terminal.later(hours=hours)
        result = terminal.sync(terminal.source())["news"]
        seen.append((result.status, result.items))
    assert seen == [(Status.KEPT, 5)] * 3 + [(Status.UPDATED, 0)]
    terminal.later(hours=1)
    assert terminal.sync(terminal.source())["news"].status is Status.UNCHANGED


def test_one_vanished_item_goes_at_once(terminal, feed, entry):
    terminal.server.serve("/news", feed(*(entry(n) for n in FIVE)))
    terminal.sync(terminal.source())
    terminal.server.serve("/news", feed(*(entry(n) for n in (1, 2, 4, 5))))
    assert terminal.sync(terminal.source())["news"].items == 4
    assert "Nachricht 3" not in terminal.titles()


def test_410_empties_a_source_at_once(terminal, feed, entry):
    terminal.server.serve("/news", feed(*(entry(n) for n in FIVE)))
    terminal.sync(terminal.source())
    terminal.server.status("/news", 410)
    result = terminal.sync(terminal.source())["news"]
    assert (result.status, result.items, result.error) == (Status.UPDATED, 0, None)
    # there is something to do for an admin all the same
    look = Reader(terminal.state, terminal.runtime).checked()["news"]
    assert look.succeeded == terminal.now
    assert "410" in look.error


def test_a_bad_item_costs_only_itself(terminal, feed, entry):
    terminal.server.serve("/news", feed(entry(1), "<item></item>", entry(2)))
    result = terminal.sync(terminal.source())["news"]
    assert (result.items, result.rejected) == (2, 1)


def test_a_flood_of_bad_items_is_counted_not_listed(terminal, feed, entry):
    flood = (f"<item><guid>x{number}</guid></item>" for number in range(MOST_REJECTED + 7))
    terminal.server.serve("/news", feed(entry(1), *flood))
    terminal.sync(terminal.source())
    held = Reader(terminal.state).sources()["news"]
    assert held.items == 1
    assert len(held.rejected) == MOST_REJECTED + 1
    assert held.rejected[-1].where == "7 weitere Einträge"


def test_a_bad_source_never_costs_another(terminal, feed, entry):
    server = terminal.server
    server.serve("/a", feed(entry(1)))
    server.endless("/b")
    server.serve("/c", b"\x00" * 1000)
    server.serve("/d", feed(entry(2)))
    result = terminal.sync(*(terminal.source(name) for name in "abcd"))
    assert [one.status for one in result.values()] == [
        Status.UPDATED,
        Status.FAILED,
        Status.FAILED,
        Status.UPDATED,
    ]
    assert sorted(terminal.titles()) == ["Nachricht 1", "Nachricht 2"]


def test_a_slow_host_does_not_hold_up_another(terminal, feed, entry, monkeypatch):
    terminal.server.serve("/news", feed(entry(1)))
    heard = threading.Event()

    def late(_):
        heard.wait(30)
        return Reply(reset=True)

    terminal.server.add("/slow", late)
    fast, slow = terminal.source(), terminal.source("slow")
    # the same server by another name, which the machine need not know
    slow = replace(slow, url=slow.url.replace("127.0.0.1", "slow.test"))
    real = socket.getaddrinfo
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *rest, **more: real(
            "127.0.0.1" if host == "slow.test" else host, *rest, **more
        ),
    )
    told = []

    def progress(result):
        told.append(result.id)
        heard.set()

    terminal.sync(slow, fast, progress=progress)
    assert told == ["news", "slow"]


def test_what_is_stopped_is_neither_noted_nor_a_fault(terminal, feed, entry, jpeg):
    terminal.server.serve("/p.jpg", jpeg((40, 30)), "image/jpeg")
    picture = f'<enclosure type="image/jpeg" url="{terminal.server.url}/p.jpg"/>'
    terminal.server.serve("/news", feed(entry(1, extra=picture)))

    def stop(fetcher):
        fetcher.stop()
        return fetcher

    result = terminal.sync(terminal.source(), fetcher=stop)["news"]
    assert result.status is Status.FAILED
    assert "stopped" in result.error
    assert terminal.server.requests == []
    assert Reader(terminal.state, terminal.runtime).checked() == {}
    assert terminal.sync(terminal.source())["news"].status is Status.UPDATED
    assert terminal.items()[0].pictures[0].media


def test_a_source_that_left_the_settings_leaves_the_screen(terminal, feed, entry):
    terminal.server.serve("/a", feed(entry(1)))
    terminal.server.serve("/b", feed(entry(2)))
    terminal.sync(terminal.source("a"), terminal.source("b"))
    terminal.sync(terminal.source("b"))
    assert terminal.titles() == ["Nachricht 2"]


def test_sources_that_need_an_office_wait_for_it(terminal, feed, entry):
    terminal.server.serve("/news", feed(entry(1)))
    for changes in ({"via": "office"}, {"approve": True}):
        result = terminal.sync(terminal.source(**changes))["news"]
        assert result.status is Status.FAILED
        assert "office" in result.error
    assert terminal.server.requests == []


def picture(path: str) -> str:
    return f'<enclosure url="{path}" type="image/jpeg" length="1"/>'


def test_pictures_are_fetched_once_and_scaled(terminal, feed, entry, jpeg):
    server = terminal.server
    server.serve("/flower.jpg", jpeg((3000, 1000)), "image/jpeg")
    server.serve("/news", feed(entry(1, extra=picture(f"{server.url}/flower.jpg"))))
    terminal.sync(terminal.source())
    (item,) = terminal.items()
    (local,) = item.pictures
    assert (local.width, local.height) == (2160, 720)
    assert (terminal.state / "media" / local.media).is_file()
    server.serve("/news", feed(entry(2), entry(1, "Neu", picture(f"{server.url}/flower.jpg"))))
    terminal.sync(terminal.source())
    assert [request.path for request in server.requests].count("/flower.jpg") == 1
    assert {item.text().title: len(item.pictures) for item in terminal.items()} == {
        "Nachricht 2": 0,
        "Neu": 1,
    }


def test_a_failed_picture_costs_only_itself_and_is_tried_again_later(terminal, feed, entry, jpeg):
    server = terminal.server
    server.serve("/good.jpg", jpeg((100, 100)), "image/jpeg")
    server.html("/bad.jpg")
    extra = picture(f"{server.url}/bad.jpg")
    more = picture(f"{server.url}/good.jpg")
    server.serve("/news", feed(entry(1, extra=extra), entry(2, extra=more)))
    result = terminal.sync(terminal.source())["news"]
    assert (result.status, result.items) == (Status.UPDATED, 2)
    media = {item.text().title: item.pictures[0].media for item in terminal.items()}
    assert media["Nachricht 1"] == ""
    assert media["Nachricht 2"]

    def asked() -> int:
        return [request.path for request in server.requests].count("/bad.jpg")

    terminal.later(minutes=5)
    assert terminal.sync(terminal.source())["news"].status is Status.UNCHANGED
    assert asked() == 1
    server.serve("/bad.jpg", jpeg((100, 100)), "image/jpeg")
    terminal.later(hours=12)
    assert terminal.sync(terminal.source())["news"].status is Status.UPDATED
    assert asked() == 2
    assert all(item.pictures[0].media for item in terminal.items())


def test_a_picture_may_not_lead_to_a_private_address(terminal, feed, entry, jpeg):
    server = terminal.server
    server.serve("/x.jpg", jpeg((100, 100)), "image/jpeg")
    foreign = f"http://127.0.0.2:{server.port}/x.jpg"
    server.serve("/news", feed(entry(1, extra=picture(foreign))))
    assert terminal.sync(terminal.source())["news"].status is Status.UPDATED
    assert [item.pictures[0].media for item in terminal.items()] == [""]


def test_failures_stretch_the_time_to_the_next_look(terminal, feed, entry):
    terminal.server.stop()
    for _ in range(3):
        terminal.sync(terminal.source())
    look = Reader(terminal.state, terminal.runtime).checked()["news"]
    assert look.failures == 3
    assert (look.due - terminal.now).total_seconds() > 45 * 60
    assert look.succeeded is None
    terminal.server.start()
    terminal.server.serve("/news", feed(entry(1)))
    terminal.sync(terminal.source())
    look = Reader(terminal.state, terminal.runtime).checked()["news"]
    assert (look.failures, look.succeeded) == (0, terminal.now)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside the repository")
def test_feeds_that_nobody_here_wrote(terminal):
    files = [
        file
        for name in ("newsboat", "reader")
        for file in sorted((CORPUS / "feeds" / name).iterdir())
    ]
    files += sorted((CORPUS / "ical" / "icalendar").glob("calendars__*.ics"))[:10]
    sources = []
    for number, file in enumerate(files):
        terminal.server.serve(f"/s{number}", file.read_bytes())
        calendar = file.suffix == ".ics"
        told = {"kind": Kind.EVENT, "format": "ical"} if calendar else {}
        if file.suffix == ".json":
            told = {"format": "jsonfeed"}
        sources.append(terminal.source(f"s{number}", **told))
    results = terminal.sync(*sources)
    for file, result in zip(files, results.values(), strict=True):
        print(f"{file.name}: {result.status}, {result.items}, {result.error}")  # noqa: T201
    assert len(results) == len(files)
    assert sum(result.items for result in results.values()) > 10
    assert len(terminal.items()) == sum(result.items for result in results.values())
    again = terminal.sync(*sources)
    assert {one.status for one in again.values()} <= {Status.UNCHANGED, Status.FAILED}
