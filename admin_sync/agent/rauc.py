# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The one door to RAUC, which writes systems to the disk: its D-Bus interface, bounded in time.

RAUC checks signature and compatibility itself, streams what has an address, and fetches only those
blocks that the disk does not hold yet where the bundle brings their hashes ("adaptive").
"""

import contextlib
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from admin_sync.agent.updates import Slots

_NAME, _INTERFACE = "de.pengutronix.rauc", "de.pengutronix.rauc.Installer"
_PATIENCE = 20.0
# that of a large bundle over a slow line: hours, but not for ever
_LONGEST = 12 * 3600.0
_LOOKED_EVERY = 2.0
_MOST_TEXT = 300
# what a list of slots may hold before it is no list of slots
_MOST_SLOTS = 16

Options = Mapping[str, tuple[str, object]]


class RaucError(Exception):
    """What RAUC did not do, in its own words."""


class NoRaucError(RaucError):
    """There is no RAUC here, or it does not answer."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """What a bundle says of itself, once its signature was found good."""

    version: str
    compatible: str


class Rauc:
    """RAUC on the system bus, or on the bus of an address."""

    def __init__(self, bus: str = "SYSTEM", *, every: float = _LOOKED_EVERY) -> None:
        self._bus = bus
        self._every = every

    def slots(self) -> Slots:
        """How the two systems stand.

        Raises:
            RaucError: it does not say. While it installs it says nothing but that (`busy`).
        """
        with self._open() as asked:
            booted = _text(asked.get("BootSlot"))
            operation = _text(asked.get("Operation"))
            if not operation:
                raise RaucError("RAUC does not say what it does.")
            if operation != "idle":
                return Slots(booted, confirmed=False, busy=True)
            (listed,) = asked.call("GetSlotStatus")
        return _slots(booted, listed)

    def mark(self, state: str, slot: str) -> str:
        """Mark `booted` or `other` as `good` or `bad`; what RAUC says of it.

        Raises:
            RaucError: it did not.
        """
        with self._open() as asked:
            _slot, message = asked.call("Mark", "ss", (state, slot))
        return _text(message)

    def inspect(self, source: str, options: Options | None = None) -> Bundle:
        """What a bundle says of itself, its signature having been checked; it is not installed.

        Raises:
            RaucError: it is none, cannot be read, or somebody else has signed it.
        """
        with self._open() as asked:
            try:
                (said,) = asked.call("InspectBundle", "sa{sv}", (source, dict(options or {})))
            except NoRaucError as error:
                if "UnknownMethod" not in str(error):
                    raise
                # one before 1.9 says less
                compatible, version = asked.call("Info", "s", (source,))
                return Bundle(_text(version), _text(compatible))
        found = _mapping(said)
        update = _mapping(found.get("update"))
        version, compatible = _text(update.get("version")), _text(update.get("compatible"))
        return Bundle(version, compatible)

    def install(
        self,
        source: str,
        options: Options,
        told: Callable[[int], None] = lambda _: None,
        goes_on: Callable[[], bool] = lambda: True,
    ) -> None:
        """Write a bundle into the slot that does not run, and make that the next one.

        Returns once it is done. `told` hears the percentage. RAUC cannot be interrupted: when
        `goes_on` says no, this returns by an error and RAUC goes on by itself.

        Raises:
            RaucError: it failed, or RAUC died over it; the system that runs is untouched.
        """
        with self._open() as asked, asked.completions() as completed:
            asked.call("InstallBundle", "sa{sv}", (source, dict(options)))
            ends = time.monotonic() + _LONGEST
            while (result := completed(self._every)) is None:
                if time.monotonic() > ends:
                    raise RaucError("RAUC has not come to an end for many hours.")
                if not goes_on():
                    raise RaucError("This program ended meanwhile.")
                told(_percent(asked.get("Progress")))
                if _text(asked.get("Operation")) == "idle":
                    # the last word may just have been under way
                    result = completed(self._every)
                    break
            if result == 0:
                return
            why = _text(asked.get("LastError"))
        raise RaucError(why or "RAUC ended while it was writing.")

    @contextlib.contextmanager
    def _open(self) -> "Iterator[_Asked]":
        try:
            # a desk has no RAUC, and needs nothing to talk to it
            from jeepney.io.blocking import open_dbus_connection  # noqa: PLC0415
        except ModuleNotFoundError as error:
            raise NoRaucError(f"{error.name} is not installed") from error
        try:
            with contextlib.closing(open_dbus_connection(self._bus)) as connection:
                yield _Asked(connection)
        except RaucError:
            raise
        except TimeoutError as error:
            raise NoRaucError("RAUC does not answer.") from error
        except (OSError, ValueError, TypeError, LookupError, EOFError, RuntimeError) as error:
            raise NoRaucError(f"There is no RAUC here: {error!s:.200}") from error


class _Asked:
    """Questions to RAUC over one connection."""

    def __init__(self, connection: Any) -> None:  # noqa: ANN401 - jeepney has no types
        from jeepney import DBusAddress, Properties  # noqa: PLC0415 - as above

        self._connection = connection
        self._address = DBusAddress("/", bus_name=_NAME, interface=_INTERFACE)
        self._properties = Properties(self._address)

    def call(self, method: str, signature: str | None = None, body: tuple[Any, ...] = ()) -> Any:  # noqa: ANN401 - what D-Bus brings
        """Call a method; what it returns."""
        from jeepney import new_method_call  # noqa: PLC0415 - as above

        return self._answered(new_method_call(self._address, method, signature, body))

    def get(self, name: str) -> object:
        """A property."""
        ((_signature, value),) = self._answered(self._properties.get(name))
        return value

    @contextlib.contextmanager
    def completions(self) -> Iterator[Callable[[float], int | None]]:
        """Listen from now on to what becomes of installations: waits so long for a result."""
        from jeepney import MatchRule, message_bus  # noqa: PLC0415 - as above

        rule = MatchRule(type="signal", interface=_INTERFACE, member="Completed", path="/")
        self._answered(message_bus.AddMatch(rule))
        with self._connection.filter(rule) as queue:

            def completed(seconds: float) -> int | None:
                try:
                    said = self._connection.recv_until_filtered(queue, timeout=seconds)
                except TimeoutError:
                    return None
                result = said.body[0] if said.body else None
                return result if isinstance(result, int) else 1

            yield completed

    def _answered(self, message: Any) -> Any:  # noqa: ANN401 - what D-Bus brings
        from jeepney import DBusErrorResponse  # noqa: PLC0415 - as above
        from jeepney.wrappers import unwrap_msg  # noqa: PLC0415

        reply = self._connection.send_and_get_reply(message, timeout=_PATIENCE)
        try:
            return unwrap_msg(reply)
        except DBusErrorResponse as error:
            name, said = str(error.name), " ".join(str(one) for one in error.data or ())
            if name.startswith("org.freedesktop.DBus.Error."):
                raise NoRaucError(f"{name.rpartition('.')[2]}: {said}"[:_MOST_TEXT]) from error
            raise RaucError(said[:_MOST_TEXT] or name) from error


def _slots(booted: str, listed: object) -> Slots:
    """The slot of the boot loader that runs, and the other one, of what RAUC lists."""
    found: dict[str, Mapping[str, object]] = {}
    for one in listed[:_MOST_SLOTS] if isinstance(listed, list) else []:
        if isinstance(one, tuple) and len(one) == 2:  # noqa: PLR2004 - a name and what is known
            said = _mapping(one[1])
            name = _text(said.get("bootname"))
            if name:
                found[name] = said
    if booted not in found:
        raise RaucError(f"RAUC does not know the slot that runs ({booted or 'no name'}).")
    mine = found[booted]
    confirmed, installed = mine.get("boot-status") == "good", _text(mine.get("bundle.version"))
    others = [name for name in found if name != booted]
    if len(others) != 1:
        return Slots(booted, confirmed, installed=installed)
    other = found[others[0]]
    return Slots(
        booted,
        confirmed,
        other=others[0],
        version=_text(other.get("bundle.version")),
        good=other.get("boot-status") == "good",
        # both as RFC 3339 in UTC, by the same clock
        newer=_text(other.get("activated.timestamp")) > _text(mine.get("activated.timestamp")),
        installed=installed,
    )


def _mapping(raw: object) -> dict[str, object]:
    """A dictionary of D-Bus without the signatures of its values."""
    if isinstance(raw, tuple) and len(raw) == 2:  # noqa: PLR2004 - a variant: signature and value
        raw = raw[1]
    if not isinstance(raw, dict):
        return {}
    return {
        str(key): value[1] if isinstance(value, tuple) and len(value) == 2 else value  # noqa: PLR2004
        for key, value in raw.items()
    }


def _percent(raw: object) -> int:
    found = raw[0] if isinstance(raw, tuple) and raw else 0
    return min(100, max(0, found)) if isinstance(found, int) else 0


def _text(raw: object) -> str:
    return raw[:_MOST_TEXT] if isinstance(raw, str) else ""
