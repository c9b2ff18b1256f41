# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Fetching over real HTTP, from a server that is well, wrong, slow, huge, half and dead."""

import contextlib
import gzip
import socket
import threading
import tracemalloc
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from content.fetch import Fetcher, FetchError, NetworkOptions, Validators
from content.request import Request
from tests.fakes.server import FakeServer, Reply

NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)
NONE = Validators()
CERTIFICATE = Path(__file__).parents[1] / "data" / "tls-server.pem"
NETWORK = NetworkOptions(user_agent="Schaukasten/1 (+post@example.org)", pause=0)


@pytest.fixture
def server():
    with FakeServer() as running:
        yield running


@pytest.fixture
def fetcher():
    return Fetcher(NETWORK, clock=lambda: NOW)


def refused(fetcher, url, limit=1000, **options):
    with pytest.raises(FetchError) as caught:
        fetcher.fetch(url, NONE, limit, **options)
    error = caught.value
    assert error.message.endswith(".")
    assert "\n" not in error.message
    assert "object at" not in error.message
    assert "(" not in error.message or "Error(" not in error.message
    return error


def test_a_good_answer(server, fetcher):
    server.serve("/feed", b"<rss/>", "Application/RSS+XML; charset=utf-8", etag='"7"')
    got = fetcher.fetch(f"{server.url}/feed", NONE, 1000)
    assert (got.status, got.body, got.url) == (200, b"<rss/>", f"{server.url}/feed")
    assert got.validators == Validators('"7"')
    assert got.bytes_received == 6
    assert got.content_type == "application/rss+xml"
    assert server.requests[0].headers["user-agent"] == "Schaukasten/1 (+post@example.org)"


def test_asks_conditionally(server, fetcher):
    server.serve("/feed", b"<rss/>", last_modified="Wed, 01 Jul 2026 10:00:00 GMT")
    first = fetcher.fetch(f"{server.url}/feed", NONE, 1000)
    second = fetcher.fetch(f"{server.url}/feed", first.validators, 1000)
    assert (second.status, second.body, second.bytes_received) == (304, b"", 0)
    assert second.validators == first.validators
    asked = server.requests[1].headers
    assert asked["if-none-match"] == first.validators.etag
    assert asked["if-modified-since"] == "Wed, 01 Jul 2026 10:00:00 GMT"
    server.serve("/feed", b"<rss>new</rss>")
    assert fetcher.fetch(f"{server.url}/feed", first.validators, 1000).body == b"<rss>new</rss>"


def test_a_question_is_posted_and_never_conditional(server, fetcher):
    server.serve("/graphql", b"{}", "application/json")
    asked = Request(f"{server.url}/graphql", "{}", (("Content-Type", "application/json"),))
    first = fetcher.fetch(asked, Validators('"7"'), 1000)
    assert (first.status, first.body, first.validators) == (200, b"{}", NONE)
    (request,) = server.requests
    assert (request.method, request.headers["content-type"]) == ("POST", "application/json")
    assert not {"if-none-match", "if-modified-since"} & request.headers.keys()


def test_a_304_that_nobody_asked_for_is_no_answer(server, fetcher):
    server.add("/feed", lambda _: Reply(304))
    assert "304" in refused(fetcher, f"{server.url}/feed").message


def test_gone_is_an_answer(server, fetcher):
    server.status("/feed", 410)
    assert fetcher.fetch(f"{server.url}/feed", NONE, 1000).status == 410


@pytest.mark.parametrize(
    ("status", "permanent"),
    [(401, True), (403, True), (404, True), (418, True), (429, False), (500, False), (503, False)],
)
def test_a_bad_status_says_whether_to_try_again(server, fetcher, status, permanent):
    server.status("/feed", status)
    error = refused(fetcher, f"{server.url}/feed")
    assert error.permanent is permanent
    assert str(status) in error.message
    assert error.message.startswith("127.0.0.1 ")
    assert error.retry_after is None


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        ("Wed, 01 Jul 2026 12:10:00 GMT", 600),
        ("99999999999999999999", 86400),
        ("soon", None),
    ],
)
def test_retry_after_is_handed_on(server, fetcher, header, seconds):
    server.status("/feed", 503, retry_after=header)
    assert refused(fetcher, f"{server.url}/feed").retry_after == seconds


def test_a_slow_server_is_cut_off_in_the_end(server):
    server.dribble("/feed", b"x" * 1000, pause=0.02)
    fetcher = Fetcher(replace(NETWORK, total=0.3))
    error = refused(fetcher, f"{server.url}/feed")
    assert "0.3 s" in error.message
    assert not error.permanent


def test_slow_headers_are_cut_off_too():
    def dribble():
        connection, _ = listener.accept()
        with connection, contextlib.suppress(OSError):
            connection.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
            while True:
                connection.sendall(b"x")
                never.wait(0.01)

    never = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=dribble)
        thread.start()
        fetcher = Fetcher(replace(NETWORK, total=0.3))
        error = refused(fetcher, f"http://127.0.0.1:{listener.getsockname()[1]}/feed")
        assert "0.3 s" in error.message
        thread.join()


def test_a_silent_server(server):
    server.silent("/feed")
    fetcher = Fetcher(replace(NETWORK, read=0.2))
    assert "silent" in refused(fetcher, f"{server.url}/feed").message


def test_a_dead_server(server, fetcher):
    server.reset("/feed")
    assert "broke off" in refused(fetcher, f"{server.url}/feed").message
    server.stop()
    error = refused(fetcher, f"{server.url}/feed")
    assert "takes no connection" in error.message
    assert not error.permanent


def test_an_unknown_host(fetcher, monkeypatch):
    def unknown(*_, **__):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert "no known address" in refused(fetcher, "http://feed.invalid/").message


def test_half_an_answer_is_none(server, fetcher):
    server.half("/feed", b"x" * 500)
    assert "too early" in refused(fetcher, f"{server.url}/feed").message


def test_too_much_is_refused_while_it_streams(server, fetcher):
    server.endless("/feed")
    error = refused(fetcher, f"{server.url}/feed", limit=1_000_000)
    assert "1 MB" in error.message
    assert error.permanent


def test_a_length_beyond_the_limit_is_believed(server, fetcher):
    server.lying("/feed", b"x", length=10**15)
    assert "more than" in refused(fetcher, f"{server.url}/feed").message


def test_a_length_that_lies_low_ends_there(server, fetcher):
    server.lying("/feed", b"x" * 5000, length=10)
    assert len(fetcher.fetch(f"{server.url}/feed", NONE, 1000).body) == 10


def test_exactly_the_limit_is_allowed(server, fetcher):
    server.serve("/feed", b"x" * 1000)
    assert len(fetcher.fetch(f"{server.url}/feed", NONE, 1000).body) == 1000
    refused(fetcher, f"{server.url}/feed", limit=999)


def test_packed_answers_are_unpacked(server, fetcher):
    server.serve("/feed", b"x" * 1000, compress=True)
    server.serve("/feed.gz", gzip.compress(b"y" * 1000))
    got = fetcher.fetch(f"{server.url}/feed", NONE, 1000)
    assert got.body == b"x" * 1000
    assert got.bytes_received < 100
    assert fetcher.fetch(f"{server.url}/feed.gz", NONE, 1000).body == b"y" * 1000


def test_bombs_go_off_at_the_limit(server, fetcher):
    server.gzip_bomb("/packed", 50_000_000)
    server.serve("/file.gz", gzip.compress(b"\0" * 50_000_000))
    tracemalloc.start()
    try:
        refused(fetcher, f"{server.url}/packed", limit=100_000)
        refused(fetcher, f"{server.url}/file.gz", limit=100_000)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 5_000_000


@pytest.mark.parametrize(
    "headers", [{"Content-Encoding": "gzip"}, {"Content-Encoding": "gzip, gzip, br"}]
)
def test_what_cannot_be_unpacked(server, fetcher, headers):
    server.add("/feed", lambda _: Reply(200, b"no gzip", headers, length=7))
    refused(fetcher, f"{server.url}/feed")
    server.serve("/feed", gzip.compress(b"x" * 500)[:-9])
    refused(fetcher, f"{server.url}/feed")


def test_follows_a_redirect_and_says_where_it_ended(server, fetcher):
    server.redirect("/old", "/n%C3%A4her/feed", 301)
    server.serve("/n%C3%A4her/feed", b"<rss/>")
    got = fetcher.fetch(f"{server.url}/old", NONE, 1000)
    assert (got.body, got.url) == (b"<rss/>", f"{server.url}/n%C3%A4her/feed")


def test_redirects_come_to_an_end(server, fetcher):
    server.redirect("/loop", "/loop")
    assert "5 times" in refused(fetcher, f"{server.url}/loop").message
    assert len(server.requests) == 6


@pytest.mark.parametrize(
    "target",
    ["file:///etc/passwd", "ftp://127.0.0.1/x", "data:text/plain,x", "http://", "http://[::1"],
)
def test_redirects_stay_on_the_web(server, fetcher, target):
    server.redirect("/feed", target)
    assert refused(fetcher, f"{server.url}/feed").permanent


@pytest.mark.parametrize("url", ["file:///etc/passwd", "feed", "", "http://a b/\n", "gopher://x/"])
def test_only_web_addresses(fetcher, url):
    assert refused(fetcher, url).permanent


def test_a_redirect_to_another_private_address_is_refused(server, fetcher, monkeypatch):
    # a machine need not know "localhost", nor any other name
    real = socket.getaddrinfo
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *rest, **more: real(
            "127.0.0.1" if host == "inside.test" else host, *rest, **more
        ),
    )
    with FakeServer() as inside:
        inside.serve("/secret", b"secret")
        server.redirect("/feed", f"http://inside.test:{inside.port}/secret")
        error = refused(fetcher, f"{server.url}/feed")
        assert "private" in error.message
        assert inside.requests == []


def test_the_host_in_the_settings_may_be_private(server, fetcher):
    with FakeServer() as other_port:
        other_port.serve("/feed", b"x")
        server.redirect("/feed", f"{other_port.url}/feed")
        assert fetcher.fetch(f"{server.url}/feed", NONE, 1000).body == b"x"


def test_what_a_source_names_may_not_be_private_unless_it_is_that_host(server, fetcher):
    server.serve("/a.jpg", b"picture")
    picture = f"{server.url}/a.jpg"
    assert fetcher.fetch(picture, NONE, 1000, configured=f"{server.url}/feed").status == 200
    assert refused(fetcher, picture, configured="https://example.org/feed").permanent


def test_the_address_that_counts_is_the_one_connected_to(server, fetcher, monkeypatch):
    """A name that is public when first looked up, and private a moment later."""
    server.serve("/feed", b"secret")
    real = socket.getaddrinfo
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *rest, **more: real(
            "127.0.0.1" if host == "rebound.example" else host, *rest, **more
        ),
    )
    url = f"http://rebound.example:{server.port}/feed"
    assert "127.0.0.1" in refused(fetcher, url, configured="http://example.org/").message
    assert server.requests == []


def test_a_login_goes_nowhere_else(server, fetcher):
    server.serve("/feed", b"x")
    with_login = server.url.replace("//", "//amt:geheim@") + "/feed"
    got = fetcher.fetch(with_login, NONE, 1000)
    assert server.requests[0].headers["authorization"].startswith("Basic ")
    assert got.url == f"{server.url}/feed"
    server.redirect("/feed", "http://x:y@127.0.0.1/")
    assert "geheim" not in refused(fetcher, with_login).message
    server.status("/feed", 500)
    assert "geheim" not in refused(fetcher, with_login).message


def test_environment_is_ignored(server, fetcher, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    server.serve("/feed", b"x")
    assert fetcher.fetch(f"{server.url}/feed", NONE, 1000).body == b"x"


def test_a_proxy_is_asked_instead(server):
    server.serve("http://example.org/feed", b"x")
    fetcher = Fetcher(replace(NETWORK, proxy=server.url))
    assert fetcher.fetch("http://example.org/feed", NONE, 1000).body == b"x"
    server.redirect("http://example.org/feed", "http://0x7f000001/secret")
    assert "private" in refused(fetcher, "http://example.org/feed").message
    server.stop()
    assert "proxy" in refused(fetcher, "http://example.org/feed").message


def test_tls_is_verified():
    with FakeServer(CERTIFICATE) as server:
        server.serve("/feed", b"x")
        error = refused(Fetcher(NETWORK), f"{server.url}/feed")
        assert "TLS" in error.message
        assert server.requests == []
        trusting = Fetcher(replace(NETWORK, ca_file=CERTIFICATE))
        assert trusting.fetch(f"{server.url}/feed", NONE, 1000).body == b"x"
        server.dribble("/feed", b"x" * 1000)
        slow = Fetcher(replace(NETWORK, ca_file=CERTIFICATE, total=0.3))
        assert "0.3 s" in refused(slow, f"{server.url}/feed").message


def test_an_unreadable_ca_file_says_so(tmp_path):
    with pytest.raises(FetchError, match="ca_file"):
        Fetcher(replace(NETWORK, ca_file=tmp_path / "missing.pem"))
    (tmp_path / "wrong.pem").write_text("no certificate")
    with pytest.raises(FetchError, match="ca_file"):
        Fetcher(replace(NETWORK, ca_file=tmp_path / "wrong.pem"))


def test_hostile_headers_are_not_sent_back(server, fetcher):
    headers = {"ETag": '"' + "x" * 5000 + '"', "Location": "http://example.org"}
    server.add("/feed", lambda _: Reply(200, b"x", headers, length=1))
    assert fetcher.fetch(f"{server.url}/feed", NONE, 1000).validators == NONE
