# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""An office over real HTTP that speaks the protocol, and can be made to lie, garble and die.

with FakeOffice() as office:
    office.accept(key)                        # as staff would
    office.put("control", {...}); office.order(Verb.DRILL, minutes="3")
    office.twist["beat"] = lambda answer: b"nonsense"     # instead of the good answer
    office.status["outbox"] = 503
    office.beats, office.kept, office.links, office.uploads
"""

import hashlib
import json
import threading
import uuid
from collections.abc import Callable  # noqa: TC003
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

from admin_sync.protocol import envelope, request, session, wire
from admin_sync.protocol.encoding import canonical, to_text
from admin_sync.protocol.identity import Identity, words
from admin_sync.protocol.joining import answer, read_announcement
from admin_sync.protocol.messages import Beat, BeatReply, Standing
from admin_sync.protocol.orders import Order, Verb
from content.clock import utc_now


class FakeOffice:
    """See the module's docstring."""

    def __init__(self) -> None:
        self.key = Identity.create()
        self.states: dict[str, str] = {}
        self.codes: dict[str, bool] = {}
        self.documents: dict[str, tuple[str, bytes]] = {}
        self.blobs: dict[str, bytes] = {}
        self.orders: list[Order] = []
        self.sealed: dict[str, str] = {}
        self.beats: list[Beat] = []
        self.receipts: dict[str, object] = {}
        self.kept: dict[str, dict] = {}
        self.links: list[str] = []
        self.uploads: dict[str, tuple[str, bytes]] = {}
        self.twist: dict[str, Callable[[bytes], bytes]] = {}
        self.status: dict[str, int] = {}
        self.connections = 0
        self.asked: list[str] = []
        self.next = 30.0
        self.ahead = timedelta(0)
        self.refuses: set[str] = set()
        self.deaf = False
        self.unsigned = False
        self._device_keys: dict[str, bytes] = {}
        self._sessions: dict[str, tuple[bytes, str, int]] = {}
        self._number = 0
        self._lock = threading.RLock()
        self._httpd: ThreadingHTTPServer | None = None
        self._port = 0

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()

    @property
    def url(self):
        return f"http://127.0.0.1:{self._port}"

    @property
    def now(self):
        return utc_now() + self.ahead

    def start(self):
        """Listen; after a `stop` again on the same port."""
        office = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            timeout = 5

            def setup(self):
                super().setup()
                office.connections += 1

            def log_message(self, *_):
                pass

            def handle_any(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                if office._httpd is None:
                    self.close_connection = True
                    return
                with office._lock:
                    status, fields, said = office.reply(self.command, self.path, self.headers, body)
                self.send_response(status)
                for name, value in fields.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(said)))
                self.end_headers()
                self.wfile.write(said)

            do_GET = do_POST = do_PUT = handle_any  # noqa: N815

        self._httpd = ThreadingHTTPServer(("127.0.0.1", self._port), Handler)
        self._httpd.daemon_threads = True
        self._port = self._httpd.server_address[1]
        threading.Thread(target=self._httpd.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self):
        """Refuse connections from now on."""
        httpd, self._httpd = self._httpd, None
        if httpd is not None:
            httpd.shutdown()
            httpd.server_close()

    def accept(self, key: bytes, device: str = "d1"):
        self.states[to_text(key)] = "accepted"
        self._device_keys[device] = key

    def revoke(self):
        self.states = dict.fromkeys(self.states, "revoked")

    def put(self, name: str, body: dict, device: str = "d1"):
        sealed = envelope.seal(name, device, body, self.key, self.now)
        self.documents[name] = (envelope.mark(body), sealed)

    def blob(self, data: bytes) -> str:
        digest = hashlib.sha256(data).hexdigest()
        self.blobs[digest] = data
        return digest

    def order(self, verb: Verb, *, device="d1", number=None, lasts=600.0, key=None, **arguments):
        self._number = self._number + 1 if number is None else number
        now = self.now
        ends = now + timedelta(seconds=lasts)
        order = Order(uuid.uuid4().hex, device, self._number, verb, now, ends, arguments)
        sealed = envelope.seal(
            "order", device, wire.plain(order), key or self.key, now, not_after=order.not_after
        )
        self.orders.append(order)
        self.sealed[order.id] = sealed.decode()
        return order

    def reply(self, method, target, headers, body):
        path = urlsplit(target).path.removeprefix("/device/v1/")
        noun, _, name = path.partition("/")
        self.asked.append(path)
        if noun in self.status:
            return self.status[noun], {}, b'{"error":"made up"}'
        try:
            status, fields, said = self._reply(method, noun, unquote(name), target, headers, body)
        except KeyError:
            return 401, {}, b'{"error":"session"}'
        if noun in self.twist:
            said = self.twist[noun](said)
        return status, fields, said

    def _reply(self, method, noun, name, target, headers, body):
        if noun in ("announce", "challenge", "session"):
            return 200, {}, getattr(self, f"_{noun}")(body)
        claim = request.claim(headers)
        key, device, last = self._sessions[claim.session]
        request.check(claim, key, method, target, body)
        if noun == "blob" and method == "GET":
            return (200, {}, self.blobs[name]) if name in self.blobs else (404, {}, b"{}")
        assert claim.sequence > last, "a number was used twice"
        self._sessions[claim.session] = (key, device, claim.sequence)
        if self.states[to_text(self._device_keys[device])] == "revoked":
            return 410, {}, b'{"error":"revoked"}'
        status, said = self._within(noun, name, target, body)
        if self.unsigned:
            return status, {}, said
        fields = request.sign_reply(key, claim.session, claim.sequence, status, said)
        return status, fields, said

    def _within(self, noun, name, target, body):
        if noun == "beat":
            return 200, self._beaten(wire.read(Beat, json.loads(body)))
        if noun == "document":
            return 200, self.documents[name][1]
        if noun == "outbox":
            entries = json.loads(body)["entries"]
            taken = [one for one in entries if one["kind"] not in self.refuses]
            if not self.deaf:
                self.kept.update({one["key"]: one for one in taken})
            return 200, canonical({"kept": [one["key"] for one in taken]})
        if noun == "proofs":
            links = json.loads(body)["links"]
            self.links += [link for link in links if link not in self.links]
            return 200, canonical({"kept": len(links)})
        order = parse_qs(urlsplit(target).query)["for"][0]
        assert hashlib.sha256(body).hexdigest() == name
        self.uploads[order] = (name, body)
        return 201, b"{}"

    def _beaten(self, beat):
        self.beats.append(beat)
        for receipt in beat.receipts:
            self.receipts.setdefault(receipt.order, receipt)
        open_ones = [one.id for one in self.orders if one.id not in self.receipts]
        return canonical(
            wire.plain(
                BeatReply(
                    now=self.now,
                    next=self.next,
                    wants={name: mark for name, (mark, _) in self.documents.items()},
                    full=False,
                    orders=tuple(self.sealed[one] for one in open_ones),
                    acknowledged=tuple(receipt.order for receipt in beat.receipts),
                )
            )
        )

    def _challenge(self, _):
        return canonical({"nonce": uuid.uuid4().hex})

    def _announce(self, body):
        said, key = read_announcement(body, self.now)
        state = self.states.get(said.key, "waiting")
        if said.code:
            if said.code not in self.codes:
                state = "unknown"
            elif self.codes[said.code]:  # a ready file's
                self.accept(key)
                state = "accepted"
        self.states.setdefault(said.key, "waiting")
        standing = Standing(
            state=state,
            device="d1" if state == "accepted" else "",
            code="" if said.code or state != "waiting" else "7Q2KX9MD",
            link=f"{self.url}/beitreten/?code=7Q2KX9MD" if state == "waiting" else "",
            seconds=1800 if state == "waiting" else 0,
            words=words(key),
            office=self.key.name,
            place="Haby, Dorfplatz" if state == "accepted" else "",
        )
        return answer(standing, said.key, self.key, self.now)

    def _session(self, body):
        device = session.claimed(json.loads(body))
        offer = session.read_offer(body, self._device_keys[device], self.now)
        name = uuid.uuid4().hex
        sealed, key = session.grant(offer, self.key, name, 86400, self.now)
        self._sessions[name] = (key, device, 0)
        return sealed

    def forget_sessions(self):
        self._sessions.clear()

    def change_key(self):
        """Somebody else answers at the same address."""
        self.key = Identity.create()
        self._sessions.clear()
