# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""How a device joins, is taken, refused or locked out: the acts of enrolment in the database."""

from dataclasses import replace
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_noop as _

from admin_sync.office import config
from admin_sync.office.fleet import composing, enrolment, outgoing, signs
from admin_sync.office.fleet.models import Code, Device, Guess, Terminal
from admin_sync.office.people import audit
from admin_sync.office.people.models import User
from admin_sync.office.people.rights import Right, may
from admin_sync.protocol.messages import Announcement, Standing

#: New devices that one address may bring within `enrolment.WINDOW`.
NEWCOMERS = 20
_KEPT = timedelta(days=1)
_SEEN = timedelta(minutes=1)


class JoinError(Exception):
    """A device cannot be taken; the message is for staff."""


def announce(said: Announcement, key: bytes, address: str, now: datetime) -> Standing:
    """How a device that shows itself stands; its signature by `key` (32 bytes) has been checked.

    `words` and `office` are left to the caller.
    """
    name = enrolment.device_name(key)
    with transaction.atomic():
        device = Device.objects.select_for_update().filter(pk=name).first()
        if device is None:
            if _guessing("new", address, now, NEWCOMERS):
                return Standing("unknown", detail=enrolment.Refusal.SLOW.value)
            device = Device.objects.create(
                id=name, key=key, serial=said.serial[:100], version=said.version[:40], announced=now
            )
            _guessed("new", address, now)
        elif now - device.announced >= _SEEN:
            device.announced, device.version = now, said.version[:40]
            device.save(update_fields=["announced", "version"])
        if device.state != Device.State.WAITING:
            place = device.terminal.name if device.terminal else ""
            return Standing(device.state, device=device.pk, place=place)
        return _with_code(device, said, address, now) if said.code else _showing(device, now)


def offer(terminal: Terminal, by: User | None, now: datetime, *, ready: bool = False) -> str:
    """A code with which one device may come to a place; earlier ones of its kind end."""
    plain = enrolment.code()
    ends = now + (enrolment.LONG if ready else enrolment.SHORT)
    with transaction.atomic():
        Code.objects.filter(terminal=terminal, used=None, device=None, ready=ready).delete()
        Code.objects.create(
            digest=_digest(plain), terminal=terminal, by=by, made=now, ends=ends, ready=ready
        )
    return plain


def waiting_with(text: str, account: str, now: datetime) -> Device:
    """The waiting device whose screen shows a code, as staff typed it.

    Raises:
        JoinError: there is none, or this account guessed too often.
    """
    if _guessing("staff", account, now, enrolment.TRIES):
        raise JoinError(enrolment.Refusal.SLOW.value)
    plain = enrolment.typed(text)
    found = Code.objects.filter(digest=_digest(plain)).first() if plain else None
    device = found.device if found else None
    if found is None or device is None:
        _guessed("staff", account, now)
        raise JoinError(enrolment.Refusal.UNKNOWN.value)
    refused = enrolment.refusal(_known(found), device.pk, now)
    if refused is not None:
        raise JoinError(refused.value)
    if device.state != Device.State.WAITING:
        raise JoinError(enrolment.Refusal.USED.value)
    return device


def accept(device: Device, terminal: Terminal, by: User | None, now: datetime) -> None:
    """Put a waiting device in a place; what stood there before is locked out.

    Raises:
        JoinError: it does not wait any more, or the place is given up.
    """
    with transaction.atomic():
        fresh = Device.objects.select_for_update().get(pk=device.pk)
        if fresh.state != Device.State.WAITING:
            raise JoinError(_("Dieses Gerät wartet nicht mehr."))
        # whoever else accepts for this place, or gives it up, waits
        if Terminal.objects.select_for_update().get(pk=terminal.pk).retired is not None:
            raise JoinError(_("Dieser Standort ist aufgegeben."))
        with signs.changing([terminal], now):
            for old in Device.objects.filter(terminal=terminal, state=Device.State.ACCEPTED):
                revoke(old, now)
            fresh.state = Device.State.ACCEPTED
            fresh.terminal, fresh.accepted, fresh.accepted_by = terminal, now, by
            fresh.save(update_fields=["state", "terminal", "accepted", "accepted_by"])
        Code.objects.filter(device=fresh, used=None).update(used=now)
        outgoing.seal_anew(terminal, now)
    device.refresh_from_db()


def revoke(device: Device, now: datetime) -> None:
    """Lock a device out, or refuse one that waits. Its key never comes in again."""
    places = [device.terminal] if device.terminal is not None else []
    with signs.changing(places, now):
        Device.objects.filter(pk=device.pk).update(state=Device.State.REVOKED, revoked=now)
        Code.objects.filter(device=device, used=None).update(used=now)
    device.refresh_from_db()


def tidy(now: datetime) -> None:
    """Forget what nobody waits for any more: guesses of yesterday, codes and devices that left."""
    Guess.objects.filter(at__lt=now - _KEPT).delete()
    Code.objects.filter(ends__lt=now - _KEPT, used=None).delete()
    Device.objects.filter(state=Device.State.WAITING, announced__lt=now - _KEPT).delete()


def _with_code(device: Device, said: Announcement, address: str, now: datetime) -> Standing:
    """A device that came with a code of ours."""
    if _guessing("code", address, now, enrolment.TRIES):
        return Standing("unknown", device.pk, detail=enrolment.Refusal.SLOW.value)
    plain = enrolment.typed(said.code)
    code = Code.objects.select_for_update().filter(digest=_digest(plain)).first() if plain else None
    refused = enrolment.refusal(_known(code) if code else None, device.pk, now)
    if refused is not None or code is None or code.terminal is None:
        if code is not None:
            Code.objects.filter(pk=code.pk).update(tries=code.tries + 1)
        _guessed("code", address, now)
        return Standing("unknown", device.pk, detail=(refused or enrolment.Refusal.UNKNOWN).value)
    if code.device_id is None:
        code.device = device
        code.save(update_fields=["device"])
    place = code.terminal
    if code.ready and not _taken_since(place, code.made) and _stands_by(code.by, place):
        accept(device, place, code.by, now)
        composing.publish([place], now)
        detail = {"device": device.pk, "file_by": str(code.by or "")}
        audit.record(None, "device-came-ready", f"terminal:{place.pk}", detail, now)
        return Standing("accepted", device.pk, place=place.name)
    left = max(0, int((code.ends - now).total_seconds()))
    return Standing("waiting", device.pk, seconds=left, place=place.name)


def _stands_by(maker: User | None, place: Terminal) -> bool:
    """Whether who made a ready file might still take a device in; no person, but this machine."""
    return maker is None or may(maker, Right.OPERATE, place.unit)


def _taken_since(place: Terminal, made: datetime) -> bool:
    """Whether a device came to a place after its ready file was made: then somebody has to look."""
    there = outgoing.accepted(place)
    return there is not None and there.accepted is not None and there.accepted > made


def _showing(device: Device, now: datetime) -> Standing:
    """A device without a code: it shows one that staff types."""
    code = Code.objects.filter(device=device, terminal=None, ends__gt=now, used=None).first()
    if code is None:
        code = Code(device=device, made=now, ends=now + enrolment.SHORT)
        code.digest = _digest(enrolment.code_of(_secret(), device.pk, now))
        Code.objects.filter(device=device, terminal=None, used=None).delete()
        code.save()
    plain = enrolment.code_of(_secret(), device.pk, code.made)
    standing = Standing("waiting", device.pk, code=plain)
    link = f"{config.current().base_url.rstrip('/')}/beitreten/?code={plain}"
    return replace(standing, link=link, seconds=int((code.ends - now).total_seconds()))


def _known(code: Code) -> enrolment.Known:
    return enrolment.Known(code.ends, code.used is not None, code.tries, code.device_id or "")


def _guessing(kind: str, name: str, now: datetime, bound: int) -> bool:
    """Whether somebody guessed so often that they have to wait."""
    since = now - enrolment.WINDOW
    return Guess.objects.filter(who=_who(kind, name), at__gt=since).count() >= bound


def _guessed(kind: str, name: str, now: datetime) -> None:
    Guess.objects.create(who=_who(kind, name), at=now)


def _who(kind: str, name: str) -> str:
    return enrolment.who(_secret(), f"{kind} {name}")


def _digest(plain: str) -> str:
    return enrolment.digest(_secret(), plain)


def _secret() -> bytes:
    return settings.SECRET_KEY.encode()
