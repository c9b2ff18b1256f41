# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""How a device comes in: it shows itself, is challenged, and agrees on a session.

Nothing here is trusted before its signature was checked, and signatures cost time: who asks too
often waits.
"""

import hashlib
import secrets
import threading
from dataclasses import replace
from datetime import datetime, timedelta

from django.db import IntegrityError

from admin_sync.office.device import secret, store
from admin_sync.office.device.exchange import RefusedError, Reply, Request
from admin_sync.office.device.limits import Limiter, Rate
from admin_sync.office.device.models import Session
from admin_sync.office.fleet import joining, keys
from admin_sync.office.fleet.models import Device
from admin_sync.protocol import encoding, identity, session
from admin_sync.protocol.joining import (
    JoiningError,
    answer,
    read_announcement,
)
from admin_sync.protocol.messages import Standing

#: How long a session holds.
LASTS = timedelta(hours=24)
#: Devices that wait for staff, all together; more are not taken note of.
WAITING = 1_000
_SMALL = 10_000
_SHOWN = 100


class Opening:
    """The unsigned part of the line; its limits are those of one process."""

    def __init__(self) -> None:
        # a terminal polls every five seconds while it waits, and an Amt has one address
        self._announcing = Limiter(Rate(burst=60, every=0.5))
        self._asking = Limiter(Rate(burst=300, every=0.2))
        self._each = Limiter(Rate(burst=10, every=30))
        # agreeing on a key costs a millisecond of processor; beats go first
        self._busy = threading.BoundedSemaphore(2)

    def announce(self, asked: Request, now: datetime, moment: float) -> Reply:
        """How the device stands that signed this; sealed for it."""
        _patience(self._announcing.wait(asked.address, moment))
        asked.json(_SMALL)
        try:
            said, key = read_announcement(asked.body(), now)
        except JoiningError as error:
            raise RefusedError(400, "announcement", str(error)) from error
        if max(len(said.serial), len(said.version), len(said.code)) > _SHOWN:
            raise RefusedError(400, "announcement", "a field that is too long")
        store.fresh()
        if not Device.objects.filter(key=key).exists() and _full():
            raise RefusedError(429, "full", "too many devices wait already", wait=300)
        with store.committed():
            standing = joining.announce(said, key, asked.address, now)
        return Reply(200, _answered(standing, key, now))

    def challenge(self, asked: Request, now: datetime, moment: float) -> Reply:
        """A nonce, for whoever asks: that a device is known here is not told."""
        _patience(self._asking.wait(asked.address, moment))
        device = asked.json(_SMALL).get("device")
        if not isinstance(device, str) or not 0 < len(device) <= _SHOWN:
            raise RefusedError(400, "device", "it names no device")
        nonce = secret.challenge(device, int(now.timestamp()))
        return Reply(200, encoding.canonical({"nonce": nonce}))

    def open(self, asked: Request, now: datetime, moment: float) -> Reply:
        """A session for the device that signed this and answered its challenge."""
        _patience(self._asking.wait(asked.address, moment))
        name = session.claimed(asked.json(_SMALL))
        _patience(self._each.wait(name, moment))
        if not self._busy.acquire(timeout=1):
            raise RefusedError(429, "busy", "many terminals come at once", wait=_soon())
        try:
            return self._opened(asked.body(), name, now)
        finally:
            self._busy.release()

    def _opened(self, sealed: bytes, name: str, now: datetime) -> Reply:
        store.fresh()
        device = Device.objects.filter(pk=name).first()
        if device is None:
            raise RefusedError(403, "unknown", "this office knows no such device")
        try:
            offer = session.read_offer(sealed, bytes(device.key), now)
        except session.SessionError as error:
            raise RefusedError(400, "offer", str(error)) from error
        if offer.device != name or len(offer.boot) > _SHOWN:
            raise RefusedError(400, "offer", "an offer for another device")
        if device.state == Device.State.REVOKED:
            raise gone(device.pk, bytes(device.key), now)
        if device.state != Device.State.ACCEPTED:
            raise RefusedError(403, "waiting", "nobody has accepted this device yet")
        if not secret.is_ours(offer.nonce, name, int(now.timestamp())):
            raise RefusedError(401, "challenge", "that challenge was not given, or long ago")
        opened = secrets.token_urlsafe(16)
        try:
            granted, key = session.grant(
                offer, keys.office(), opened, int(LASTS.total_seconds()), now
            )
        except session.SessionError as error:
            raise RefusedError(400, "offer", str(error)) from error
        _keep(device, opened, key, offer.nonce, offer.boot, now)
        return Reply(200, granted)


def gone(device: str, key: bytes, now: datetime) -> RefusedError:
    """That a device is locked out, sealed by the office: nobody else can make it wipe itself."""
    standing = _answered(Standing("revoked", device), key, now).decode()
    return RefusedError(410, "revoked", "this device is locked out", standing=standing)


def _answered(standing: Standing, key: bytes, now: datetime) -> bytes:
    office = keys.office()
    told = replace(standing, words=identity.words(key), office=office.name)
    return answer(told, encoding.to_text(key), office, now)


def _keep(device: Device, name: str, key: bytes, nonce: str, boot: str, now: datetime) -> None:  # noqa: PLR0913, PLR0917
    """The one session of a device; a challenge that was answered before opens no second one."""
    answered = hashlib.sha256(nonce.encode()).hexdigest()
    opened = Session(
        id=name,
        device=device,
        key=secret.enclose(name, key),
        nonce=answered,
        boot=boot,
        made=now,
        ends=now + LASTS,
    )
    try:
        with store.committed():
            before = Session.objects.select_for_update().filter(device=device).first()
            if before is not None and before.nonce == answered:
                raise RefusedError(401, "challenge", "that challenge was answered already")
            Session.objects.filter(device=device).delete()
            opened.save(force_insert=True)
    except IntegrityError as error:
        raise RefusedError(429, "busy", "two sessions of one device at once", wait=1) from error


def _full() -> bool:
    return Device.objects.filter(state=Device.State.WAITING).count() >= WAITING


def _patience(wait: float) -> None:
    if wait > 0:
        raise RefusedError(429, "slow", "too many requests", wait=int(wait) + 1)


def _soon() -> int:
    """Not all at the same time again."""
    return 2 + secrets.randbelow(20)
