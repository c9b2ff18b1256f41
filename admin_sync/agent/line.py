# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The one door to the office: a connection that is kept alive, and requests that it believes.

Whatever comes back is bounded in size and time, and believed only where the office has signed it.
"""

import contextlib
import threading
from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from urllib.parse import quote, urlsplit

import requests
from urllib3.exceptions import HTTPError

from admin_sync.protocol import request as signing
from admin_sync.protocol import session as sessions
from admin_sync.protocol import wire
from admin_sync.protocol.encoding import EncodingError, canonical, parse
from admin_sync.protocol.identity import Identity, words
from admin_sync.protocol.joining import JoiningError, OtherOfficeError, announce, read_answer
from admin_sync.protocol.messages import Beat, BeatReply, Standing
from admin_sync.protocol.session import Session
from content.address import Guard
from content.clock import Clock, since_boot
from content.fetch import GuardedAdapter, NetworkOptions, cause_of, tls_context
from content.retry import parse_retry_after

#: Where the office answers devices.
BASE = "/device/v1/"
_LARGEST_REPLY = 2_500_000
_DEEPEST = 24
# header fields of both, about
_FIELDS = 1_000
# a session is made anew before the office forgets it
_EARLY = 600.0
# what is only read may be read again: it has no number of its own, and the office counts none
_UNCOUNTED = 1
_OK = frozenset({HTTPStatus.OK, HTTPStatus.CREATED, HTTPStatus.NO_CONTENT})


class LineError(Exception):
    """Why the office gave nothing that may be used, in one sentence for an admin.

    `retry_after` is for how many seconds it wants to be left alone.
    """

    def __init__(self, message: str, *, status: int = 0, retry_after: float = 0.0) -> None:
        super().__init__(message)
        self.message = message
        self.status = status
        self.retry_after = retry_after


class RefusedError(LineError):
    """Somebody answers who is not the office that this terminal belongs to."""


class StrangerError(RefusedError):
    """Another office answers than the one that is expected; `office` is its key (32 bytes)."""

    def __init__(self, message: str, office: bytes) -> None:
        super().__init__(message)
        self.office = office


class RevokedError(LineError):
    """The office does not know this device any more, and may have signed that; ask its standing."""


class Wire:
    """One connection, kept alive, for one thread at a time.

    Once the office's own key is `known`, a certificate may be past its time, or seem so, from the
    next connection on: a terminal whose clock is wrong must hear from its office all the more.

    Raises:
        FetchError: the options name a `ca_file` that cannot be read.
    """

    def __init__(
        self, base: str, network: NetworkOptions, known: Callable[[], bool] = lambda: False
    ) -> None:
        self.base = base.rstrip("/")
        self._bytes = 0
        self._network = network
        self._known = known
        self._tls = {yes: tls_context(network.ca_file, dated=not yes) for yes in (True, False)}
        self._lock = threading.Lock()
        self._stopped = False
        self._guard, self._adapter = self._fresh()

    def stop(self) -> None:
        """Cut what is under way: the process is about to end."""
        self._stopped = True
        self._guard.cut()

    def close(self) -> None:
        """End it, and let go of the connection once nobody uses it any more."""
        self.stop()
        with self._lock:
            self._guard.__exit__(None, None, None)
            self._adapter.close()

    def taken(self) -> int:
        """About how many bytes went over it since this was asked last."""
        with self._lock:
            taken, self._bytes = self._bytes, 0
        return taken

    def exchange(
        self, method: str, path: str, body: bytes, headers: Mapping[str, str], limit: int
    ) -> tuple[int, Mapping[str, str], bytes]:
        """One request and the whole of its answer: status, header fields, body.

        Raises:
            LineError: there is none.
        """
        with self._lock:
            if self._stopped:
                raise LineError("The line is closed.")
            watch = threading.Timer(self._network.total, self._guard.cut)
            watch.daemon = True
            watch.start()
            try:
                return self._exchange(method, self.base + path, body, headers, limit)
            except (requests.RequestException, HTTPError, OSError, ValueError) as error:
                late = self._guard.expired
                self._connect()
                words = "did not answer in time" if late else cause_of(error)
                raise LineError(f"{self._host} {words}.") from error
            finally:
                watch.cancel()
                if self._guard.expired:
                    self._connect()

    @property
    def _host(self) -> str:
        return urlsplit(self.base).hostname or self.base

    def _connect(self) -> None:
        """Forget the connection, and be ready to make another."""
        self._guard.__exit__(None, None, None)
        self._adapter.close()
        self._guard, self._adapter = self._fresh()

    def _fresh(self) -> tuple[Guard, GuardedAdapter]:
        # the office's host is configured: it may be private, and nothing else is ever asked
        guard = Guard(self._network.total, proxied=True)
        return guard, GuardedAdapter(guard, self._tls[self._known()])

    def _exchange(
        self, method: str, url: str, body: bytes, headers: Mapping[str, str], limit: int
    ) -> tuple[int, Mapping[str, str], bytes]:
        proxy = self._network.proxy
        said = {
            **headers,
            "User-Agent": self._network.user_agent,
            "Accept-Encoding": "identity",
            "Content-Type": "application/json",
        }
        prepared = requests.Request(method, url, headers=said, data=body or None).prepare()
        response = self._adapter.send(
            prepared,
            stream=True,
            timeout=(self._network.connect, self._network.read),
            proxies={"http": proxy, "https": proxy} if proxy else {},
        )
        with contextlib.closing(response):
            # one byte more than is allowed tells that there is more
            answer = response.raw.read(limit + 1, decode_content=False)
            self._bytes += len(body) + len(answer) + _FIELDS
            # an answer without a length looks whole where it was cut
            self._guard.check_time()
            if len(answer) > limit:
                words = f"{self._host} sends more than the {limit} bytes allowed here."
                raise LineError(words, status=response.status_code)
            self._whole(response, answer)
            return response.status_code, response.headers, answer

    def _whole(self, response: requests.Response, answer: bytes) -> None:
        length = response.headers.get("Content-Length", "")
        if length.isascii() and length.isdigit() and int(length[:15]) != len(answer):
            raise LineError(f"{self._host} ended its answer too early.")
        if response.headers.get("Content-Encoding", "identity") != "identity":
            raise LineError(f"{self._host} packs its answer, which was not asked for.")


class Line:
    """What a terminal asks of its office. Thread-safe; takes turns with itself."""

    def __init__(self, wire_: Wire, identity: Identity, clock: Clock, boot: str) -> None:
        self._wire = wire_
        self._identity = identity
        self._clock = clock
        self._boot = boot
        self._lock = threading.RLock()
        self._device = ""
        self._office = b""
        self._session: Session | None = None
        self._sequence = 0
        self._until = 0.0

    @property
    def session(self) -> Session | None:
        """The session that holds now."""
        return self._session

    def belong(self, device: str, office: bytes) -> None:
        """From now on speak as this device, and believe this office alone."""
        with self._lock:
            if (device, office) != (self._device, self._office):
                self._device, self._office, self._session = device, office, None

    def announce(
        self, serial: str, version: str, code: str = "", expected: bytes = b""
    ) -> Standing:
        """How this device stands, in the word of its office; before it has one, of the `expected`.

        Raises:
            StrangerError: it is another office's word.
            RefusedError: it is not the office's word.
            LineError: there is no answer.
        """
        sealed = announce(self._identity, serial, version, self._clock(), code)
        answer = self._plain("POST", "announce", sealed)
        try:
            return read_answer(answer, self._identity, self._office or expected or None)
        except OtherOfficeError as error:
            raise StrangerError(
                "Whoever answers has not the key of the office that is expected here: "
                f"{words(error.office)}.",
                error.office,
            ) from error
        except JoiningError as error:
            raise RefusedError(f"The office's answer is not to be believed: {error}.") from error

    def open(self) -> Session:
        """The session that holds, made anew where there is none.

        Raises:
            RefusedError: whoever answers has not the office's key.
            LineError: there is no answer.
        """
        with self._lock:
            if (standing := self._standing()) is not None:
                return standing
            nonce = self._challenge()
            asking = sessions.ask(self._identity, self._device, self._boot, nonce, self._clock())
            answer = self._plain("POST", "session", asking.sealed)
            try:
                self._session = asking.accept(answer, self._office)
            except sessions.SessionError as error:
                raise RefusedError(
                    f"Whoever answers has not the key of this terminal's office: {error}."
                ) from error
            self._sequence = 0
            life = max(self._session.seconds - _EARLY, self._session.seconds / 2)
            self._until = since_boot() + life
            return self._session

    def beat(self, beat: Beat) -> BeatReply:
        """Say how things are; hear what is to be done.

        Raises:
            LineError: there is no answer, or none of the office.
        """
        answer = self._json(self.ask("POST", "beat", canonical(wire.plain(beat))))
        try:
            return wire.read(BeatReply, answer)
        except wire.MessageError as error:
            raise LineError(f"The office's answer to a beat is none: {error}.") from error

    def document(self, name: str) -> bytes:
        """A sealed document; raises LineError."""
        return self.ask("GET", f"document/{quote(name)}", signed=False)

    def reading(self, path: str) -> tuple[Session, dict[str, str]]:
        """The session, and the header fields with which another wire may GET a file in it.

        Waits for nobody who is asking something, as long as there is a session.

        Raises:
            LineError: there is no session, and none could be made.
        """
        if not self._device:
            raise LineError("This terminal belongs to no office yet.")
        session = self._standing() or self.open()
        target = urlsplit(self._wire.base + path).path
        return session, signing.sign(session.key, session.id, _UNCOUNTED, "GET", target)

    def drop(self, session: Session) -> None:
        """Make a new session next time, unless there is another one than that already."""
        with self._lock:
            if self._session is session:
                self._session = None

    def put_blob(self, digest: str, order: str, data: bytes) -> None:
        """Hand up what an order made; raises LineError."""
        self.ask("PUT", f"blob/{digest}?for={quote(order)}", data)

    def outbox(self, entries: Sequence[Mapping[str, object]]) -> frozenset[str]:
        """Hand up entries; the keys of those that the office keeps. Raises LineError."""
        answer = self._json(self.ask("POST", "outbox", canonical({"entries": list(entries)})))
        kept = answer.get("kept")
        if not isinstance(kept, list):
            raise LineError("The office does not say which entries it kept.")
        return frozenset(key for key in kept if isinstance(key, str))

    def proofs(self, links: Sequence[str]) -> int:
        """Hand up links of the proof; the number of the last that is kept. Raises LineError."""
        answer = self._json(self.ask("POST", "proofs", canonical({"links": list(links)})))
        kept = answer.get("kept")
        if type(kept) is not int or kept < 0:
            raise LineError("The office does not say which links it kept.")
        return kept

    def ask(self, method: str, name: str, body: bytes = b"", *, signed: bool = True) -> bytes:
        """One request within the session, and the body of an answer that is good.

        `signed`: whether the office must have signed the answer itself; what is sealed or named
        by its hash needs no second signature.

        Raises:
            LineError: there is none.
        """
        with self._lock:
            session = self.open()
            self._sequence += 1
            sequence = self._sequence
            target = urlsplit(f"{self._wire.base}{BASE}{name}")
            path = target.path + (f"?{target.query}" if target.query else "")
            fields = signing.sign(session.key, session.id, sequence, method, path, body=body)
            status, told, answer = self._wire.exchange(
                method, f"{BASE}{name}", body, fields, _LARGEST_REPLY
            )
            if status == HTTPStatus.UNAUTHORIZED:
                self._session = None
            self.good(status, told)
            if signed:
                self._signed(session, sequence, status, told, answer)
            return answer

    def _standing(self) -> Session | None:
        """The session, where it holds on."""
        session = self._session
        return session if session is not None and since_boot() < self._until else None

    def _signed(
        self, session: Session, sequence: int, status: int, told: Mapping[str, str], answer: bytes
    ) -> None:
        try:
            signing.check_reply(session.key, session.id, sequence, status, fields=told, body=answer)
        except signing.RequestError as error:
            raise RefusedError(f"The office has not signed this answer: {error}.") from error

    def _challenge(self) -> str:
        said = self._json(self._plain("POST", "challenge", canonical({"device": self._device})))
        nonce = said.get("nonce")
        if not isinstance(nonce, str) or not 1 <= len(nonce) <= 200:  # noqa: PLR2004 - a sane bound
            raise LineError("The office gives no nonce.")
        return nonce

    def _plain(self, method: str, name: str, body: bytes) -> bytes:
        status, fields, answer = self._wire.exchange(
            method, f"{BASE}{name}", body, {}, _LARGEST_REPLY
        )
        self.good(status, fields)
        return answer

    def good(self, status: int, fields: Mapping[str, str]) -> None:
        """That an answer is one.

        Raises:
            LineError: it is not; the text says why.
        """
        if status in _OK:
            return
        wait = parse_retry_after(fields.get("Retry-After", ""), self._clock()) or 0.0
        if status == HTTPStatus.GONE:
            raise RevokedError("The office has revoked this terminal.", status=status)
        words = {
            HTTPStatus.UNAUTHORIZED: "does not know the session; a new one is made",
            HTTPStatus.NOT_FOUND: "has nothing there; check [office] url",
            HTTPStatus.TOO_MANY_REQUESTS: "was asked too often",
        }.get(HTTPStatus(status) if status in _KNOWN else HTTPStatus.OK, "gave no good answer")
        raise LineError(
            f"The office {words} (HTTP status {status}).", status=status, retry_after=wait
        )

    def _json(self, answer: bytes) -> dict[str, object]:
        try:
            return parse(answer, limit=_LARGEST_REPLY, depth=_DEEPEST)
        except EncodingError as error:
            raise LineError(f"The office's answer is none: {error}.") from error


_KNOWN = frozenset(int(status) for status in HTTPStatus)
