# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A terminal that signs and speaks the line as the protocol has it, step by step.

Over real HTTP to a running office, or straight into its WSGI callable:

    terminal = Terminal(Http("http://127.0.0.1:8700"))      # or Terminal(Wsgi(application))
    standing = terminal.announce()      # waits, with a code to be typed in the office
    ...                                 # staff accept it: fleet.joining.accept(...)
    terminal.announce()                 # accepted: it pins the office's key
    terminal.open()                     # a session
    reply = terminal.beat(report=terminal.report())         # a BeatReply
    body = terminal.document("settings")                    # unsealed and believed
    terminal.tell({"key": "k1", "kind": "vote", "body": {}, "created": "2026-11-22T12:00:00Z"})
    terminal.show("office:notice-1")    # makes a link of the chain of proofs, and hands it up

`terminal.ask(...)` sends one signed request and returns an Answer, good or bad; with `headers=` or
`body=` of the second kind (`sent=`) it can be forged.
"""

import http.client
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from admin_sync.protocol import chain, encoding, envelope, joining, request, wire
from admin_sync.protocol.identity import Identity
from admin_sync.protocol.messages import Beat, BeatReply
from admin_sync.protocol.report import Frames, Report, Sight
from admin_sync.protocol.session import Session, ask

BASE = "/device/v1/"


def now():
    return datetime.now(UTC)  # noqa: TID251 - a terminal has a clock of its own


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self):
        return json.loads(self.body)


class Http:
    """A connection that is kept alive, and made anew once where the office has closed it."""

    def __init__(self, base, address=""):
        self.parts = urlsplit(base)
        self.connection = None
        # whence it comes, as the proxy before the office has it
        self.whence = {"X-Forwarded-For": address} if address else {}

    def __call__(self, method, target, headers, body):
        for fresh in (self.connection is None, True):
            if fresh:
                self.connection = http.client.HTTPConnection(self.parts.netloc, timeout=20)
            try:
                self.connection.request(method, target, body or None, {**headers, **self.whence})
                answer = self.connection.getresponse()
                return Answer(answer.status, dict(answer.headers), answer.read())
            except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
                if fresh:
                    raise
        raise AssertionError


class Wsgi:
    """The office's callable itself, from an address."""

    def __init__(self, application, address="192.0.2.1"):
        self.application = application
        self.address = address

    def __call__(self, method, target, headers, body):
        path, _, query = target.partition("?")
        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "REMOTE_ADDR": self.address,
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": io.BytesIO(body),
        }
        for name, value in headers.items():
            key = name.upper().replace("-", "_")
            environ[key if key in {"CONTENT_TYPE", "CONTENT_LENGTH"} else f"HTTP_{key}"] = value
        told = {}

        def start(status, fields):
            told["status"], told["fields"] = int(status[:3]), dict(fields)

        answer = b"".join(self.application(environ, start))
        return Answer(told["status"], told["fields"], answer)


@dataclass
class Terminal:
    """One device: `identity` is its key, `clock` its idea of the time, `office` the pinned key."""

    send: object
    identity: Identity = field(default_factory=Identity.create)
    clock: object = now
    boot: str = "boot-1"
    device: str = ""
    office: bytes | None = None
    session: Session | None = None
    sequence: int = 0
    beats: int = 0
    head: chain.Head | None = None

    def plain(self, method, noun, body=b"", headers=None):
        told = {"Content-Type": "application/json"} | (headers or {})
        return self.send(method, BASE + noun, told, body)

    def announce(self, code=""):
        sealed = joining.announce(self.identity, "serial-1", "0.1.0", self.clock(), code)
        answer = self.plain("POST", "announce", sealed)
        assert answer.status == 200, answer
        standing = joining.read_answer(answer.body, self.identity, self.office)
        self.device = standing.device
        if standing.state == "accepted":
            self.office = encoding.from_text(standing.office, 32)
        return standing

    def asking(self, nonce=None):
        """An offer of a session for a fresh challenge."""
        if nonce is None:
            told = self.plain("POST", "challenge", encoding.canonical({"device": self.device}))
            nonce = told.json["nonce"]
        return ask(self.identity, self.device, self.boot, nonce, self.clock())

    def open(self):
        asking = self.asking()
        answer = self.plain("POST", "session", asking.sealed)
        assert answer.status == 200, answer
        self.session = asking.accept(answer.body, self.office)
        self.sequence = 0
        return self.session

    def ask(self, method, noun, body=b"", *, sequence=None, sent=None, headers=None, key=None):
        """One signed request; `sent` goes over the line in place of the body that was signed."""
        if sequence is None:
            self.sequence += 1
            sequence = self.sequence
        target = BASE + noun
        key = key or self.session.key
        fields = request.sign(key, self.session.id, sequence, method, target, body=body)
        fields |= {"Content-Type": "application/json"} | (headers or {})
        answer = self.send(method, target, fields, body if sent is None else sent)
        if answer.status == 200 and method == "POST":
            told = {name.lower(): value for name, value in answer.headers.items()}
            names = (request.DIGEST, request.INPUT, request.SIGNATURE)
            given = {name: told[name.lower()] for name in names}
            request.check_reply(
                key, self.session.id, sequence, answer.status, fields=given, body=answer.body
            )
        return answer

    def post(self, noun, value, **how):
        return self.ask("POST", noun, encoding.canonical(value), **how)

    def beat(self, **more):
        """A beat; `more` are fields of `Beat`."""
        self.beats += 1
        said = Beat(self.boot, self.beats, **({"report_mark": ""} | more))
        answer = self.post("beat", wire.plain(said))
        assert answer.status == 200, answer
        return wire.read(BeatReply, answer.json)

    def report(self, **more):
        """A report of a terminal that is well."""
        well = {
            "version": "0.1.0",
            "taken": self.clock(),
            "clock_trusted": True,
            "uptime": 3_600.0,
            "frames": Frames(0.5, 1_000, "start", dark=False),
            "sight": Sight(3.0, "right", 600.0),
        }
        return Report(**(well | more))

    def document(self, name):
        answer = self.ask("GET", f"document/{name}")
        assert answer.status == 200, answer
        return envelope.unseal(answer.body, self.office, name, self.device, self.clock())

    def tell(self, *entries):
        return self.post("outbox", {"entries": list(entries)})

    def link(self, notice, content="0" * 64, **more):
        """The next link of the chain, sealed."""
        end = self.clock()
        showing = chain.Showing(notice, content, end - timedelta(minutes=1), end, **more)
        head = self.head or chain.beginning(self.identity.public)
        sealed, self.head = chain.append(head, showing, self.identity, end)
        return sealed.decode()

    def show(self, notice, **more):
        return self.post("proofs", {"links": [self.link(notice, **more)]})
