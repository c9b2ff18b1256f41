# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The gate calls the allowed origins and nobody else, whatever it is asked, and by a proxy too."""

import contextlib
import socket
import threading

import pytest

from player.web.allowed import Allowed
from player.web.gate import Gate
from tests.fakes.server import FakeServer
from tests.player.web.trap import Trap
from tests.player.web.visit import ENGINE, SECONDS, opening, page


def asked(gate, said):
    """All that the gate answers."""
    with socket.create_connection(("127.0.0.1", gate.port), SECONDS) as talk:
        talk.sendall(said)
        talk.shutdown(socket.SHUT_WR)
        heard = b""
        with contextlib.suppress(ConnectionResetError):
            while data := talk.recv(65_536):
                heard += data
        return heard


def opened(*allowed, proxy=""):
    gate = Gate(Allowed(allowed), proxy)
    threading.Thread(target=gate.run, daemon=True).start()
    return gate


def test_asks_an_allowed_server_and_hands_on_what_it_says(amt):
    amt.html("/a?b=c", b"well")
    gate = opened(amt.url)
    head = (
        f"GET {amt.url}/a?b=c HTTP/1.1\r\nHost: amt\r\nProxy-Connection: keep-alive\r\nA: b\r\n\r\n"
    )
    # of a second request on the same connection nobody could say where it leads
    heard = asked(gate, head.encode() * 2)
    assert heard.startswith(b"HTTP/1.1 200")
    assert heard.endswith(b"well")
    (request,) = amt.requests
    assert (request.method, request.path) == ("GET", "/a?b=c")
    assert {"host": "amt", "a": "b", "connection": "close"}.items() == request.headers.items()


@pytest.mark.parametrize(
    "said",
    [
        "GET http://{evil}/ HTTP/1.1", "CONNECT {evil} HTTP/1.1", "GET / HTTP/1.1",
        "GET http://{amt}@{evil}/ HTTP/1.1", "GET http://{evil}\\@{amt}/ HTTP/1.1",
        "GET //{evil}/ HTTP/1.1", "CONNECT {amt}@{evil} HTTP/1.1", "CONNECT {amt} HTTP/1.1",
        "CONNECT {evil}/{amt} HTTP/1.1", "GET https://{amt}/ HTTP/1.1", "GET ws://{amt}/ HTTP/1.1",
        "GET", "GET  http://{amt}/", "", "G\u00e4T http://{amt}/ HTTP/1.1",
    ],
)  # fmt: skip
def test_calls_nobody_else(said):
    with Trap("127.0.0.1") as amt, Trap("127.0.0.2") as evil:
        words = {"amt": f"127.0.0.1:{amt.port}", "evil": f"127.0.0.2:{evil.port}"}
        gate = opened(f"http://{words['amt']}")
        heard = asked(gate, said.format(**words).encode() + b"\r\nHost: a\r\n\r\n")
        assert not heard or heard.startswith(b"HTTP/1.1 403")
        assert amt.heard == evil.heard == []


def test_says_where_nobody_is(amt):
    amt.stop()
    assert asked(opened(amt.url), f"GET {amt.url}/ HTTP/1.1\r\n\r\n".encode()).startswith(
        b"HTTP/1.1 502"
    )


def test_carries_a_tunnel_both_ways():
    with socket.create_server(("127.0.0.1", 0)) as door:
        host = f"127.0.0.1:{door.getsockname()[1]}"
        gate = opened(f"https://{host}")
        with socket.create_connection(("127.0.0.1", gate.port), SECONDS) as talk:
            talk.sendall(f"CONNECT {host} HTTP/1.1\r\nHost: {host}\r\n\r\nhello".encode())
            there = door.accept()[0]
            with there:
                assert there.recv(100) == b"hello"
                there.sendall(b"well")
                heard = b""
                while not heard.endswith(b"well"):
                    heard += talk.recv(100)
                assert heard.startswith(b"HTTP/1.1 200")


def test_asks_by_the_proxy_that_there_is():
    with socket.create_server(("127.0.0.1", 0)) as door:
        proxy = f"http://127.0.0.1:{door.getsockname()[1]}"
        gate = opened("https://amt.invalid", proxy=proxy)
        with socket.create_connection(("127.0.0.1", gate.port), SECONDS) as talk:
            head = b"CONNECT amt.invalid:443 HTTP/1.1\r\nHost: amt.invalid:443\r\n\r\n"
            talk.sendall(head)
            there = door.accept()[0]
            with there:
                assert there.recv(1000) == head


@ENGINE
def test_a_page_comes_by_the_proxy(visit):
    with FakeServer() as proxy:
        proxy.html("http://amt.invalid/", page('<img src="/img"><img src="http://evil.invalid/">'))
        seen = visit(opening("http://amt.invalid/", proxy=proxy.url))
        seen.titled("Amt")
        assert {request.path for request in proxy.requests} <= {
            f"http://amt.invalid/{name}" for name in ("", "img")
        }
