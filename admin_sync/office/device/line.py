# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The line as a bare WSGI callable: whatever lies below `/device/v1/`, answered without Django.

Everything that goes wrong is one JSON object with a status of HTTP; nobody sees a traceback.
"""

import atexit
import gc
import logging
import re
import threading
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.db import DatabaseError, InterfaceError, connection

from admin_sync.office.device import keeping, parcels, readable, small, store
from admin_sync.office.device.beats import PATIENCE, Beats, overloaded
from admin_sync.office.device.exchange import (
    JSON_LIMIT,
    RefusedError,
    Reply,
    Request,
    StartResponse,
)
from admin_sync.office.device.memory import Memory, Open
from admin_sync.office.device.opening import Opening, gone
from admin_sync.office.device.writer import Writer, read
from admin_sync.office.fleet.models import Device
from admin_sync.protocol import request
from content.clock import Clock, since_boot, utc_now

BASE = "/device/v1/"
_LOG = logging.getLogger("schaukasten.office.line")
_NAME = re.compile(r"[A-Za-z0-9._/-]{1,200}")
Application = Callable[[dict[str, Any], Any], Iterable[bytes]]
_METHODS = {
    "announce": ("POST",), "challenge": ("POST",), "session": ("POST",), "beat": ("POST",),
    "outbox": ("POST",), "proofs": ("POST",), "document": ("GET",), "blob": ("GET", "PUT"),
    "bundle": ("GET",),
}  # fmt: skip


class Line:
    """The line of one process. With `threads` its writer runs beside it from the first request."""

    def __init__(
        self,
        clock: Clock = utc_now,
        ticking: Callable[[], float] = since_boot,
        *,
        threads: bool = True,
    ) -> None:
        self.memory = Memory()
        self.writer = Writer(self.memory, clock)
        self._opening = Opening()
        self._beats = Beats(self.memory)
        self._clock = clock
        self._ticking = ticking
        self._threads = threads
        self._started = threading.Lock()
        self._running = False

    def before(self, application: Application) -> Application:
        """A callable that answers devices itself, and hands everybody else on."""

        def both(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
            path = environ.get("PATH_INFO", "")
            if path.startswith("/device/"):
                return self(environ, start_response)
            return application(environ, start_response)

        return both

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """One request (PEP 3333)."""
        try:
            if environ["PATH_INFO"] == small.PATH and environ["REQUEST_METHOD"] == "POST":
                found = self._small(environ, start_response)
                if found is not None:
                    return found
            reply = self._reply(Request(environ, environ["REQUEST_METHOD"], environ["PATH_INFO"]))
        except RefusedError as refused:
            reply = refused.reply()
        except (DatabaseError, InterfaceError):
            _LOG.exception("the database does not answer a device")
            connection.close()
            reply = RefusedError(503, "database", "try again later", wait=30).reply()
        except Exception:  # noqa: BLE001 - whatever it is, it costs one request
            _LOG.exception("a request of a device could not be answered")
            reply = RefusedError(500, "internal", "this is a fault of the office").reply()
        return reply.start(start_response)

    def _small(
        self, environ: dict[str, Any], start_response: StartResponse
    ) -> Iterable[bytes] | None:
        """A small beat, where everything is as always."""
        if self._threads and (not self._running or self._late()):
            return None
        return small.answer(self.memory, environ, start_response, self._clock())

    def _late(self) -> bool:
        """Whether what is heard could not be written for too long."""
        return since_boot() - self.writer.written > PATIENCE

    def _reply(self, asked: Request) -> Reply:
        noun, _, name = asked.path.removeprefix(BASE).partition("/")
        if not asked.path.startswith(BASE) or noun not in _METHODS:
            raise RefusedError(404, "path", "there is nothing here")
        if asked.method not in _METHODS[noun]:
            raise RefusedError(405, "method", f"only {' or '.join(_METHODS[noun])} here")
        if bool(name) != (noun in {"document", "blob", "bundle"}) or (
            name and not _NAME.fullmatch(name)
        ):
            raise RefusedError(404, "path", "there is nothing here")
        now, moment = self._clock(), self._ticking()
        if noun == "blob" and asked.method == "GET" and not asked.claims:
            return parcels.blob(asked, name, lambda: readable.by_anybody(name, now), public=True)
        if noun == "bundle":
            return parcels.bundle(asked, name)
        self._begin()
        if noun == "announce":
            return self._opening.announce(asked, now, moment)
        if noun == "challenge":
            return self._opening.challenge(asked, now, moment)
        if noun == "session":
            return self._opening.open(asked, now, moment)
        return self._within(asked, noun, name, now)

    def _within(self, asked: Request, noun: str, name: str, now: datetime) -> Reply:
        """What is asked within a session: signed, in turn, by a device that is accepted."""
        claim = asked.signed()
        opened = self._session(claim.session)
        limit = keeping.LARGEST_BLOB if noun == "blob" else JSON_LIMIT
        try:
            request.check(claim, opened.key, asked.method, asked.target, asked.body(limit))
        except request.RequestError as error:
            raise RefusedError(401, "signature", str(error)) from error
        if opened.state != Device.State.ACCEPTED:
            raise self._gone(opened, now)
        if opened.ends <= now:
            raise RefusedError(401, "session", "this session is over")
        # a file never changes: whoever repeats what they heard hears it once more, and harms nobody
        reads = noun == "blob" and asked.method == "GET"
        if not reads and not self.memory.count(opened, claim.sequence):
            raise RefusedError(401, "sequence", "that number was used before")
        reply = self._answer(asked, opened, claim.sequence, noun, name, now)
        if isinstance(reply.body, bytes) and reply.status < 300:  # noqa: PLR2004
            signed = request.sign_reply(
                opened.key, opened.id, claim.sequence, reply.status, reply.body
            )
            return Reply(reply.status, reply.body, reply.kind, {**reply.fields, **signed})
        return reply

    def _answer(  # noqa: PLR0913, PLR0917
        self, asked: Request, opened: Open, sequence: int, noun: str, name: str, now: datetime
    ) -> Reply:
        if noun == "beat":
            if self._threads and self._late():
                raise overloaded()
            return self._beats.beat(asked, opened, sequence, now)
        if noun == "outbox":
            return keeping.outbox(asked, opened, sequence, now)
        if noun == "proofs":
            return keeping.proofs(asked, opened, sequence, now)
        if noun == "blob" and asked.method == "PUT":
            return keeping.upload(asked, opened, sequence, name, now)
        terminal = opened.terminal
        if terminal is None:
            raise RefusedError(403, "nowhere", "this device stands nowhere")
        if noun == "blob":
            return parcels.blob(asked, name, lambda: readable.by_terminal(name, terminal))
        return parcels.document(asked, name, terminal)

    def _session(self, name: str) -> Open:
        opened = self.memory.sessions.get(name)
        if opened is None:
            store.fresh()
            rows = store.sessions(self._clock(), name)
            found = read(rows[0]) if rows else None
            if found is None:
                raise RefusedError(401, "session", "this session is not known, or over")
            opened = self.memory.keep(found)
        return opened

    def _gone(self, opened: Open, now: datetime) -> RefusedError:
        if opened.state != Device.State.REVOKED:
            return RefusedError(403, "waiting", "nobody has accepted this device yet")
        device = Device.objects.filter(pk=opened.device).first()
        if device is None:
            return RefusedError(401, "session", "this session is not known, or over")
        return gone(device.pk, bytes(device.key), now)

    def _begin(self) -> None:
        """Start the writer with the first request: a worker process is forked before."""
        if self._running or not self._threads:
            return
        with self._started:
            if not self._running:
                self.writer.warm()
                # what was learnt by heart stays: nothing of it is rubbish to be looked for
                gc.freeze()
                self.writer.start()
                # what was heard in the last second is written when the office is stopped
                atexit.register(self.writer.stop)
                self._running = True
