# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The wire before a server that is slow, huge, half and dead; and fetches that go over it."""

import hashlib
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from admin_sync.agent.documents import Documents
from admin_sync.agent.fetching import OfficeFetcher
from admin_sync.agent.line import LineError, Wire
from content.clock import utc_now
from content.fetch import FetchError, NetworkOptions, Validators
from tests.fakes import certificates
from tests.fakes.server import FakeServer

NETWORK = NetworkOptions(pause=0)
PATH = "/device/v1/beat"
TEXT = b'{"items":[]}'
HASH = hashlib.sha256(TEXT).hexdigest()


@pytest.fixture
def server():
    with FakeServer() as server:
        yield server


WAYS = {
    "endless": (lambda s: s.endless(PATH), "more than"),
    "half": (lambda s: s.half(PATH, b"x" * 500), ""),
    "lying": (lambda s: s.lying(PATH, b"x", 10**12), ""),
    "reset": (lambda s: s.reset(PATH), ""),
    "bomb": (lambda s: s.gzip_bomb(PATH, 10**7), "packs"),
    "dead": (lambda s: s.stop(), "takes no connection"),
}
SLOW = {
    "silent": (lambda s: s.silent(PATH), {"read": 0.3}),
    "dribble": (lambda s: s.dribble(PATH, b"x" * 500), {"total": 0.5}),
    "dribble without length": (
        lambda s: s.dribble(PATH, b"x" * 500, measured=False),
        {"total": 0.5},
    ),
}


@pytest.mark.parametrize("name", WAYS)
def test_every_answer_is_bounded_and_the_next_is_not_harmed(server, name):
    way, words = WAYS[name]
    with closing(Wire(server.url, NETWORK)) as wire:
        way(server)
        with pytest.raises(LineError) as told:
            wire.exchange("POST", PATH, b"{}", {}, 100_000)
        assert words in told.value.message
        answers_well(server, wire)


@pytest.mark.parametrize("name", SLOW)
def test_a_slow_answer_is_cut_off_and_the_next_is_not_harmed(server, name):
    way, hurry = SLOW[name]
    with closing(Wire(server.url, replace(NETWORK, **hurry))) as wire:
        way(server)
        with pytest.raises(LineError):
            wire.exchange("POST", PATH, b"{}", {}, 100_000)
        # only that answer was to be late, not this machine
        wire._network = NETWORK
        answers_well(server, wire)


def answers_well(server, wire):
    server.stop()
    server.start()
    server.serve(PATH, b"good", etag="")
    status, _, body = wire.exchange("GET", PATH, b"", {}, 100)
    assert (status, body) == (200, b"good")
    assert wire.taken() > 4
    assert wire.taken() == 0


def test_a_redirect_is_not_followed(server):
    server.redirect(PATH, "/elsewhere")
    with closing(Wire(server.url, NETWORK)) as wire:
        assert wire.exchange("POST", PATH, b"", {}, 100)[0] == 302
    assert [request.path for request in server.requests] == [PATH]


def test_a_line_that_was_stopped_stays_so(server):
    wire = Wire(server.url, NETWORK)
    wire.close()
    with pytest.raises(LineError, match="closed"):
        wire.exchange("GET", PATH, b"", {}, 100)


@dataclass
class FakeLine:
    blobs: dict
    asked: int = 0

    def blob(self, digest, _):
        self.asked += 1
        if digest not in self.blobs:
            raise LineError("The office has nothing there.", status=404)
        return self.blobs[digest]


class FakeDocuments(Documents):
    def __init__(self, held):
        self.held = held

    def read(self, name):
        return self.held.get(name)


def fetcher(server, line, held=(), **more):
    return OfficeFetcher(NETWORK, server.url, line, FakeDocuments(dict(held)), **more)


def test_documents_come_from_what_was_checked_and_are_recognised(server):
    found = fetcher(server, FakeLine({}), {"content": (TEXT, "m1")})
    got = found.fetch("office:content", Validators(), 1000)
    assert (got.status, got.body) == (200, TEXT)
    assert found.fetch("office:content", got.validators, 1000).status == 304
    with pytest.raises(FetchError, match="nothing for this source"):
        found.fetch("office:source/news", Validators(), 1000)
    with pytest.raises(FetchError, match="longer"):
        found.fetch("office:content", Validators(), 3)


def test_files_are_what_their_hash_says_and_asked_for_once(server):
    line = FakeLine({HASH: TEXT, "0" * 64: b"another"})
    found = fetcher(server, line)
    for _ in range(3):
        assert found.fetch(f"office:blob/{HASH}", Validators(), 1000).body == TEXT
    assert line.asked == 1
    for bad in ("0" * 64, "1" * 64):
        with pytest.raises(FetchError):
            found.fetch(f"office:blob/{bad}", Validators(), 1000)


def test_pictures_of_the_office_are_asked_for_in_the_session_by_whichever_name(server):
    line = FakeLine({HASH: TEXT, "0" * 64: b"another"})
    found = fetcher(server, line)
    for base in (server.url, "https://schirme.amt.example"):
        url = f"{base}/device/v1/blob/"
        got = found.fetch(url + HASH, Validators(), 1000, configured="office:content")
        assert got.body == TEXT
        with pytest.raises(FetchError, match="not what its address says"):
            found.fetch(url + "0" * 64, Validators(), 1000, configured="office:content")
    assert server.requests == []


def test_a_file_of_another_office_is_no_file_of_this_one(server):
    server.serve(f"/device/v1/blob/{HASH}", TEXT)
    line = FakeLine({})
    found = OfficeFetcher(NETWORK, "https://ours.example", line, FakeDocuments({}))
    assert found.fetch(f"{server.url}/device/v1/blob/{HASH}", Validators(), 1000).body == TEXT
    assert line.asked == 0


def test_who_belongs_to_no_office_reads_what_is_public_and_proves_it(server):
    server.serve(f"/device/v1/blob/{HASH}", TEXT)
    server.serve(f"/device/v1/blob/{'0' * 64}", TEXT)
    found = fetcher(server, None)
    url = f"{server.url}/device/v1/blob/"
    assert found.fetch(url + HASH, Validators(), 1000).body == TEXT
    with pytest.raises(FetchError, match="not what its address says"):
        found.fetch(url + "0" * 64, Validators(), 1000)


def test_without_an_office_there_is_nothing_of_it(server):
    with pytest.raises(FetchError, match="no office"):
        fetcher(server, None).fetch("office:content", Validators(), 1000)


def test_a_line_that_is_used_up_fetches_only_what_may_be(server):
    server.serve("/news", TEXT)
    used = []
    found = fetcher(server, None, allowed=lambda _: "used up", used=used.append)
    with pytest.raises(FetchError, match="used up"):
        found.fetch(f"{server.url}/news", Validators(), 1000)
    server.serve(f"/device/v1/blob/{HASH}", TEXT)
    assert found.fetch(f"{server.url}/device/v1/blob/{HASH}", Validators(), 1000).body == TEXT
    assert used


@pytest.mark.parametrize("days", [-30, 30], ids=["over", "not yet"])
def test_a_certificate_out_of_its_time_is_enough_where_the_key_proves_the_office(tmp_path, days):
    file = certificates.make(tmp_path, utc_now() + timedelta(days=days), "127.0.0.1")
    network = replace(NETWORK, ca_file=file)
    with FakeServer(certificate=file) as server:
        server.serve(PATH, b"good", etag="")
        with closing(Wire(server.url, network, lambda: True)) as wire:
            assert wire.exchange("GET", PATH, b"", {}, 100)[2] == b"good"
        with closing(Wire(server.url, network)) as wire, pytest.raises(LineError):
            wire.exchange("GET", PATH, b"", {}, 100)


def test_a_certificate_that_runs_out_is_enough_once_the_key_is_known(tmp_path):
    file = certificates.make(tmp_path, utc_now() - timedelta(days=30), "127.0.0.1")
    known = []
    with FakeServer(certificate=file) as server:
        server.serve(PATH, b"good", etag="")
        network = replace(NETWORK, ca_file=file)
        with closing(Wire(server.url, network, lambda: bool(known))) as wire:
            with pytest.raises(LineError, match="TLS"):
                wire.exchange("GET", PATH, b"", {}, 100)
            known.append("joined meanwhile")
            with pytest.raises(LineError, match="TLS"):
                wire.exchange("GET", PATH, b"", {}, 100)
            assert wire.exchange("GET", PATH, b"", {}, 100)[2] == b"good"


def test_without_dates_a_strangers_certificate_is_none_all_the_same(tmp_path):
    file = certificates.make(tmp_path, utc_now(), "127.0.0.1")
    with FakeServer(certificate=file) as server:
        server.serve(PATH, b"good", etag="")
        wire = Wire(server.url, NETWORK, lambda: True)
        with closing(wire), pytest.raises(LineError, match="TLS"):
            wire.exchange("GET", PATH, b"", {}, 100)


@pytest.mark.parametrize("days", [-30, 0], ids=["over", "in its time"])
def test_without_dates_the_certificate_of_another_host_is_none_all_the_same(tmp_path, days):
    file = certificates.make(tmp_path, utc_now() + timedelta(days=days), "127.0.0.2")
    with FakeServer(certificate=file) as server:
        server.serve(PATH, b"good", etag="")
        wire = Wire(server.url, replace(NETWORK, ca_file=file), lambda: True)
        with closing(wire), pytest.raises(LineError, match="TLS"):
            wire.exchange("GET", PATH, b"", {}, 100)
