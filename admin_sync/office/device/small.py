# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The short way of a small beat, which is nearly all that an office hears.

A processor that was asleep pays for every line of code that it has not at hand: what is taken here
is as narrow as can be, and looked at as strictly as on the long way. Whatever is not plain (a
report, a receipt, an order that waits, anything wrong) is left to the long way, which has the words
for it. Nothing is changed before that is decided.
"""

import io
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import orjson

from admin_sync.office.device.exchange import StartResponse
from admin_sync.office.device.memory import Memory, Open, Place, Sighting
from admin_sync.office.fleet.models import Device
from admin_sync.protocol import request
from admin_sync.protocol.envelope import moment

#: Where beats come in.
PATH = "/device/v1/beat"
_LONGEST, _DIGITS, _MARK, _DOCUMENTS, _WHOLE = 9_999, 4, 64, 500, 2**53
_TYPES: dict[str, tuple[type, ...]] = {
    "boot": (str,), "sequence": (int,), "report_mark": (str,), "has": (dict,), "frames": (int,),
    "frames_age": (float, int), "sight_age": (float, int), "sight": (str,),
}  # fmt: skip
_NEEDED = {"boot", "sequence", "report_mark"}
_ACCEPTED = str(Device.State.ACCEPTED)


def answer(
    memory: Memory, environ: dict[str, Any], start_response: StartResponse, now: datetime
) -> Iterable[bytes] | None:
    """Take note of a small beat and answer it; None where it has to go the long way."""
    asked = environ.get
    stated = request.stated(asked("HTTP_SIGNATURE_INPUT", ""))
    opened = memory.sessions.get(stated.session) if stated is not None else None
    if stated is None or opened is None or (place := _place(memory, opened, now)) is None:
        return None
    length = asked("CONTENT_LENGTH") or ""
    if (
        asked("CONTENT_TYPE") != "application/json"
        or not (length.isascii() and length.isdigit() and len(length) <= _DIGITS)
        or asked("QUERY_STRING")
    ):
        return None
    data = bytes(environ["wsgi.input"].read(int(length)))
    # the long way finds all of it again
    environ["wsgi.input"] = io.BytesIO(data)
    if len(data) != int(length) or not request.holds(
        stated, opened.key, PATH, data, asked("HTTP_CONTENT_DIGEST"), asked("HTTP_SIGNATURE")
    ):
        return None
    beat = read(data)
    if beat is None or not memory.count(opened, stated.sequence):
        return None
    terminal = opened.terminal or 0
    memory.put(Sighting(terminal, opened.device, opened.id, stated.sequence, now, beat))
    full = beat["report_mark"] != place.report_mark
    soon = terminal in memory.watched
    body = b'{"acknowledged":[],"full":%b,"next":%b,"now":"%b","orders":[],"wants":%b}' % (
        b"true" if full else b"false",
        b"3.0" if soon else b"30.0",
        moment(now).encode(),
        place.wants,
    )
    return _reply(opened, stated.sequence, body, start_response)


def read(data: bytes) -> dict[str, Any] | None:
    """A small beat in its one form on the wire, as it is kept; None for whatever else it may be."""
    if b"\\" in data or len(data) > _LONGEST:
        return None
    try:
        beat = orjson.loads(data)
        # what stands twice, or is written in another way, comes out otherwise
        if type(beat) is not dict or orjson.dumps(beat) != data or not beat.keys() >= _NEEDED:
            return None
    except (orjson.JSONDecodeError, TypeError):
        return None
    for name, value in beat.items():
        kind = type(value)
        if kind not in _TYPES.get(name, ()) or (kind is int and not -_WHOLE <= value <= _WHOLE):
            return None
    has = beat.get("has", {})
    if len(has) > _DOCUMENTS or not all(type(mark) is str for mark in has.values()):
        return None
    return beat if max(len(beat["report_mark"]), len(beat["boot"])) <= _MARK else None


def _place(memory: Memory, opened: Open, now: datetime) -> Place | None:
    """Where somebody stands of whom nothing is wanted but what is by heart."""
    if (
        opened.state != _ACCEPTED
        or opened.terminal is None
        or opened.ends <= now
        or opened.device in memory.orders
    ):
        return None
    return memory.places.get(opened.terminal)


def _reply(
    opened: Open, sequence: int, body: bytes, start_response: StartResponse
) -> Iterable[bytes]:
    signed = request.sign_reply(opened.key, opened.id, sequence, 200, body)
    start_response(
        "200 OK",
        [
            ("Cache-Control", "no-store"),
            *signed.items(),
            ("Content-Type", "application/json"),
            ("Content-Length", str(len(body))),
        ],
    )
    return [body]
